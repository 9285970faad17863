"""Which couples stay, against every answer to tiny problems, in each order."""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.rounds.keeping import Old, choose, requiring
from matchcore.solver import verify
from matchcore.solver.solving import Solving
from tests.cohorts import examples
from tests.rounds.every_answer import Made, every_answer, made_by, open_pairs
from tests.strategies import problems

PRICES = (0.0, 0.0625, 0.25, 1.0, 4.0, math.inf)


@st.composite
def rounds(draw: st.DrawFn, most: int = 3) -> tuple[Problem, set[tuple[int, int]]]:
    """Draw a problem and old couples, which need not fit into one matching any more."""
    problem = draw(problems(most, most))
    may = sorted(open_pairs(problem))
    old = draw(st.sets(st.sampled_from(may), max_size=5)) if may else set()
    return problem, old


def chosen(problem: Problem, old: set[tuple[int, int]], price: float, first: Any) -> Any:
    i, j = np.array(sorted(old), dtype=np.int64).reshape(-1, 2).T
    return choose(problem, Old(i, j, problem.shape), price, first, Solving({}))


def order(problem: Problem, old: set[tuple[int, int]], price: float, first: str) -> Any:
    """Return what ranks answers: the most important first."""
    if price < math.inf:

        def worth(made: Made) -> Fraction:
            return made.total + Fraction(price) * made.kept(old)

        if problem.objective == "coverage":
            return lambda made: (made.covered, made.seats, worth(made), made.kept(old))
        return lambda made: (worth(made), made.seats, made.kept(old))
    if problem.objective == "score":
        return lambda made: (made.kept(old), made.total, made.seats)
    if first == "kept":
        return lambda made: (made.kept(old), made.covered, made.seats, made.total)
    return lambda made: (made.covered, made.seats, made.kept(old), made.total)


def check(problem: Problem, old: set[tuple[int, int]], price: float, first: str) -> None:
    answers = [*every_answer(problem)]
    choice = chosen(problem, old, price, first)
    if not answers:
        assert choice.answer.status is SolveStatus.INFEASIBLE
        return
    rank = order(problem, old, price, first)
    found = made_by(problem, choice.answer)
    assert found.pairs in {made.pairs for made in answers}
    best = max(map(rank, answers))
    all_may_stay = any(old <= made.pairs for made in answers)
    counts_seats = first == "kept" and problem.demand.max(initial=0) > 1 and not all_may_stay
    if price == math.inf and problem.objective == "coverage" and counts_seats:
        assert rank(found)[0] == best[0]  # as documented, seats stand for coverage
        assert found.seats == max(m.seats for m in answers if m.kept(old) == best[0])
    else:
        assert rank(found) == best
    verify(choice.problem, choice.answer)
    for proof in choice.proofs:
        proof.verify()
        assert proof.status is SolveStatus.OPTIMAL


@pytest.mark.slow
@examples(40)
@given(rounds(), st.sampled_from(PRICES), st.sampled_from(["coverage", "kept"]))
def test_the_choice_is_best_in_the_order_asked_for(
    drawn: tuple[Problem, set[tuple[int, int]]], price: float, first: str
) -> None:
    check(*drawn, price, first)


@pytest.mark.long
@examples(800)
@given(rounds(4), st.sampled_from(PRICES), st.sampled_from(["coverage", "kept"]))
def test_the_choice_is_best_in_the_order_asked_for_in_many_cases(
    drawn: tuple[Problem, set[tuple[int, int]]], price: float, first: str
) -> None:
    check(*drawn, price, first)


def check_price(problem: Problem, old: set[tuple[int, int]]) -> None:
    fresh = solve(problem)
    counts = []
    for price in PRICES[: -1 if problem.objective == "score" else None]:
        choice = chosen(problem, old, price, "coverage")
        if fresh.total is None:
            assert choice.answer.status is fresh.status
            return
        counts.append(made_by(problem, choice.answer).kept(old))
        if not price:
            assert choice.answer.total == pytest.approx(fresh.total, abs=1e-9)
            assert choice.problem is problem
    assert counts == sorted(counts)


@pytest.mark.slow
@examples(25)
@given(rounds())
def test_free_changes_give_a_fresh_total_and_a_higher_price_drops_no_more(
    drawn: tuple[Problem, set[tuple[int, int]]],
) -> None:
    check_price(*drawn)


@pytest.mark.long
@examples(500)
@given(rounds(4))
def test_free_changes_give_a_fresh_total_and_a_higher_price_drops_no_more_in_many_cases(
    drawn: tuple[Problem, set[tuple[int, int]]],
) -> None:
    check_price(*drawn)


@pytest.mark.slow
def test_a_price_that_decides_by_hand() -> None:
    scores = Compatibility.from_matrix([[0.5, 0.75], [0.75, 0.5]])
    problem, old = Problem(scores), {(0, 0), (1, 1)}
    for price, total in ((0.125, 1.5), (0.25, 1.5), (0.375, 1.0), (math.inf, 1.0)):
        choice = chosen(problem, old, price, "coverage")
        kept = 2 if price >= 0.25 else 0  # at 0.25 both are as good: the old couples stay
        assert made_by(problem, choice.answer).kept(old) == kept
        assert choice.answer.total == (1.0 if kept else total)


def test_coverage_takes_an_old_couple_apart_and_kept_first_does_not() -> None:
    scores = Compatibility.from_matrix([[0.5, 0.25], [0.5, 0.0]], [[True, True], [True, False]])
    problem, old = Problem(scores), {(0, 0)}
    by = {first: chosen(problem, old, math.inf, first).answer for first in ("coverage", "kept")}
    assert by["coverage"].mentors.tolist() == [1, 0]
    assert by["kept"].mentors.tolist() == [0]


def test_a_floor_is_one_of_true_scores() -> None:
    problem = Problem(Compatibility.from_matrix([[0.5, 0.25]]), floor=0.3)
    i, j = np.array([0]), np.array([1])
    assert not Old(i, j, (1, 2)).priced(problem, 10.0).open.allowed_at(i, j)[0]


def test_requiring_adds_each_pair_once() -> None:
    problem = Problem(Compatibility.from_matrix([[0.5, 0.25]]), required=[(0, 1)])
    again = requiring(problem, np.array([0]), np.array([1]))
    assert again.required.tolist() == [[0, 1]]


@pytest.mark.slow
@pytest.mark.parametrize("price", [0.0625, math.inf])
def test_generated_pairs_choose_like_all_pairs(price: float) -> None:
    rng = np.random.default_rng(0)
    made = Compatibility.from_factors(rng.random((60, 4)), rng.random((40, 4)))
    allowed = rng.random((60, 40)) < 0.7
    made = made.with_pairs("rule", *np.nonzero(~allowed))
    problem = Problem(made, capacity=rng.integers(0, 3, 40))
    before = solve(Problem(made.with_terms("x", [0], [0], [0.0]), capacity=1))
    open_ = made.allowed_at(before.mentees, before.mentors)
    old = Old(before.mentees[open_], before.mentors[open_], problem.shape)
    found = []
    for pairs in ("all", "generated"):
        choice = choose(problem, old, price, "coverage", Solving({"pairs": pairs}))
        for proof in choice.proofs:
            proof.verify()
        kept = old.kept(choice.answer).sum()
        found.append((kept, choice.answer.seats, round(choice.answer.total or 0, 9)))
    assert found[0] == found[1]
