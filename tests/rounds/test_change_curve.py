"""The price of changes, against every answer, and solved anew beside each breakpoint."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Compatibility, Problem, Programme, datasets, solve
from matchcore.affinity import Learnt
from matchcore.errors import InputError
from matchcore.rounds import rematch
from matchcore.rounds.change_curve import change_curve
from matchcore.rounds.keeping import Old, choose
from matchcore.solver.solving import Solving
from tests.answer.solved import pairs_of
from tests.cohorts import examples
from tests.rounds.every_answer import every_answer, open_pairs
from tests.strategies import problems


@st.composite
def rounds(draw: st.DrawFn, most: int = 3) -> tuple[Problem, Old]:
    """Draw a problem with coverage first that has an answer, and old couples."""
    problem = draw(problems(most, most, objectives=["coverage"]))
    may = sorted(open_pairs(problem))
    old = draw(st.sets(st.sampled_from(may), max_size=5)) if may else set()
    i, j = np.array(sorted(old), dtype=np.int64).reshape(-1, 2).T
    return problem, Old(i, j, problem.shape)


def hull(problem: Problem, old: Old) -> list[tuple[Fraction, int]]:
    """Return total and couples kept of the answers that are best at some price, one each."""
    pairs = {*zip(old.mentees.tolist(), old.mentors.tolist(), strict=True)}
    answers = [*every_answer(problem)]
    covered = max((made.covered, made.seats) for made in answers)
    points = {
        (made.total, made.kept(pairs)) for made in answers if (made.covered, made.seats) == covered
    }
    best = {kept: max(t for t, k in points if k == kept) for _, kept in points}
    found = [max((total, kept) for kept, total in best.items())]
    while True:  # from each, the next is where the price that makes both equal is least
        total, kept = found[-1]
        more = [((total - t) / (k - kept), -k, t) for k, t in best.items() if k > kept]
        if not more:
            return found
        _, k, t = min(more)
        found.append((t, -k))


def check(problem: Problem, old: Old) -> None:
    if solve(problem).total is None:
        return
    curve = change_curve(problem, old, Solving({}), None, "en")
    expected = hull(problem, old)
    frame = curve.frame
    assert [len(old) - kept for _, kept in expected] == frame["dropped"].tolist()
    assert frame["total"].tolist() == pytest.approx([float(total) for total, _ in expected])
    assert curve.is_complete
    assert frame["from_price"].tolist()[1:] == frame["to_price"].tolist()[:-1]
    for (t, k), (u, m), turn in zip(expected, expected[1:], frame["to_price"], strict=False):
        assert turn == pytest.approx(float((t - u) / (m - k)))
    assert_solved_anew(problem, old, frame)


def assert_solved_anew(problem: Problem, old: Old, frame: Any) -> None:
    """Just inside each end of an interval its own answer is best."""
    for row in frame.to_dict(orient="records"):
        low, high = row["from_price"], row["to_price"]
        width = (high - low) if high < math.inf else 1.0
        if width < 1e-6:
            continue
        ends = [low + width * 1e-3, high - width * 1e-3 if high < math.inf else low + 100.0]
        for price in ends:
            choice = choose(problem, old, price, "coverage", Solving({}))
            assert len(old) - old.kept(choice.answer).sum() == row["dropped"]
            assert choice.answer.total == pytest.approx(row["total"])


@pytest.mark.slow
@examples(10)
@given(rounds())
def test_the_curve_has_each_answer_that_is_best_at_some_price(drawn: tuple[Problem, Old]) -> None:
    check(*drawn)


@pytest.mark.long
@examples(500)
@given(rounds(4))
def test_the_curve_has_each_answer_that_is_best_at_some_price_in_many_cases(
    drawn: tuple[Problem, Old],
) -> None:
    check(*drawn)


def by_hand() -> tuple[Problem, Old]:
    """Two exchanges: one gains 1 by two dropped couples, one 3."""
    scores = np.full((4, 4), -9.0)
    scores[:2, :2] = [[1.0, 1.5], [1.5, 1.0]]
    scores[2:, 2:] = [[1.0, 2.5], [2.5, 1.0]]
    return Problem(Compatibility.from_matrix(scores)), Old(np.arange(4), np.arange(4), (4, 4))


@pytest.mark.slow
def test_a_curve_by_hand() -> None:
    curve = change_curve(*by_hand(), Solving({}), None, "en")
    assert curve.frame.to_numpy().tolist() == [
        [0.0, 0.5, 4, 8.0, 0.0],
        [0.5, 1.5, 2, 7.0, 0.0],
        [1.5, math.inf, 0, 4.0, 0.0],
    ]
    assert str(curve).splitlines() == [
        "3 answers, from free changes to no change at any price; there are no others",
        "  price 0 to 0.5: 4 couples dropped, total 8.0000",
        "  price 0.5 to 1.5: 2 couples dropped, total 7.0000",
        "  price 1.5 and above: 0 couples dropped, total 4.0000",
    ]


def test_fewer_points_leave_a_gap_that_is_stated() -> None:
    curve = change_curve(*by_hand(), Solving({}), 2, "fr")
    assert len(curve.frame) == 2
    assert not curve.is_complete
    assert "amélioreraient le total de" in str(curve)


def test_one_answer_is_best_at_every_price() -> None:
    problem = Problem(Compatibility.from_matrix([[1.0]]))
    curve = change_curve(problem, Old(np.array([0]), np.array([0]), (1, 1)), Solving({}), 20, "en")
    assert curve.frame.to_numpy().tolist() == [[0.0, math.inf, 0, 1.0, 0.0]]


def test_wrong_points_and_unproven_answers_are_errors() -> None:
    with pytest.raises(InputError, match="give a whole number, 2 or more"):
        change_curve(*by_hand(), Solving({}), 1, "en")
    with pytest.raises(InputError, match="not proven best"):
        change_curve(*by_hand(), Solving({"time_limit": 0.0}), 20, "en")


@pytest.mark.slow
def test_a_rematch_draws_its_curve() -> None:
    programme, cohort = Programme.reverse_mentoring(), datasets.load_demo()
    matching = programme.match(cohort)
    learnt = Learnt(vetoes=[pairs_of(matching)[0]])
    again = rematch(programme, cohort, previous=matching, learnt=learnt)
    curve = again.change_curve()
    last = curve.frame.iloc[-1]
    assert (last["dropped"], last["total"]) == (again.dropped, pytest.approx(again.matching.total))
    spec = curve.plot().to_dict()
    assert len(spec["vconcat"]) == 2
