"""As few pairs as possible that do not come first, against every answer to tiny problems."""

from __future__ import annotations

import threading
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.model.origin import Origin
from matchcore.model.preference import Preference
from matchcore.solver import verify
from matchcore.solver.preferring import Preferred, prefer
from matchcore.solver.solving import Solving
from tests.cohorts import examples
from tests.rounds.every_answer import Made, every_answer, made_by
from tests.strategies import problems

FIRST = Origin("first", "shares")


def preference(shared: Any) -> Preference:
    """Return a preference for the pairs of a table."""
    table = np.array(shared, dtype=np.float64)
    return Preference(FIRST, table, np.eye(table.shape[1]))


@st.composite
def preferred_problems(draw: st.DrawFn, most: int = 3) -> tuple[Problem, Preference]:
    problem = draw(problems(most, most))
    n, m = problem.shape
    rows = st.lists(st.booleans(), min_size=m, max_size=m)
    table = draw(st.lists(rows, min_size=n, max_size=n))
    return problem, preference(np.array(table, dtype=np.float64).reshape(n, m))


def number(made: Made, first: Preference) -> int:
    return sum(not first.mask.at(np.array([i]), np.array([j]))[0] for i, j in made.pairs)


def check(problem: Problem, first: Preference) -> None:
    found = prefer(problem, first, Solving({}))
    answers = [*every_answer(problem)]
    if not answers:
        assert found.answer.status is SolveStatus.INFEASIBLE
        return
    made = made_by(problem, found.answer)
    assert made.pairs in {one.pairs for one in answers}
    verify(found.problem, found.answer)
    if problem.objective == "score":
        assert not found.settled
        assert made.total == max(one.total for one in answers)
        return

    def rank(one: Made) -> Any:
        return one.covered, one.seats, -number(one, first), one.total

    best = max(map(rank, answers))
    assert rank(made) == best
    assert found.settled
    for proof in found.proofs:
        proof.verify()
    if found.answer.certificate is not None and found.answer.certificate.unique:
        assert sum(rank(one) == best for one in answers) == 1


@pytest.mark.slow
@examples(60)
@given(preferred_problems())
def test_the_answer_is_best_in_the_order_asked_for(drawn: tuple[Problem, Preference]) -> None:
    check(*drawn)


@pytest.mark.long
@examples(1500)
@given(preferred_problems(4))
def test_the_answer_is_best_in_the_order_asked_for_in_many_cases(
    drawn: tuple[Problem, Preference],
) -> None:
    check(*drawn)


def found(scores: Any, shared: Any, **options: Any) -> Preferred:
    problem = Problem(Compatibility.from_matrix(scores), **options)
    return prefer(problem, preference(shared), Solving({}))


def test_a_higher_score_does_not_pay_for_a_pair_that_comes_later() -> None:
    scores, shared = [[0.25, 1.0], [0.75, 0.25]], [[1, 0], [0, 1]]
    assert solve(Problem(Compatibility.from_matrix(scores))).mentors.tolist() == [1, 0]
    assert found(scores, shared).answer.mentors.tolist() == [0, 1]


def test_coverage_comes_before() -> None:
    """Both may have mentor 0 alone first; one of them has another, with the better score."""
    answer = found([[0.5, 0.25], [0.5, 0.0]], [[1, 0], [1, 0]]).answer
    assert answer.mentors.tolist() == [1, 0]


def test_who_has_nobody_first_waits_where_places_are_few() -> None:
    assert found([[0.25], [1.0]], [[1], [0]]).answer.mentees.tolist() == [0]


def test_a_pair_that_is_required_stays() -> None:
    made = found([[0.25, 0.5]], [[1, 0]], required=[(0, 1)])
    assert made.answer.mentors.tolist() == [1]
    assert made.settled


def test_too_many_pairs_to_list_are_left_as_they_are(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matchcore.solver.preferring._LISTED", 3)
    made = found([[0.5, 0.25], [0.5, 0.0]], [[1, 0], [1, 0]])
    assert not made.settled
    assert made.problem.compatibility.masks == ()
    assert made.answer.seats == 2


def test_an_answer_that_has_only_pairs_that_come_first_is_kept() -> None:
    problem = Problem(Compatibility.from_matrix([[0.5, 0.25], [0.5, 0.5]]))
    known, first = solve(problem), preference(np.eye(2))
    made = prefer(problem, first, Solving({}), known)
    assert made.settled
    assert made.answer.mentors.tolist() == known.mentors.tolist() == [0, 1]
    verify(made.problem, made.answer)


def test_a_limit_leaves_the_order_unsettled() -> None:
    problem = Problem(Compatibility.from_matrix([[0.5, 0.25], [0.5, 0.0]]))
    stop = threading.Event()
    stop.set()
    made = prefer(problem, preference([[1, 0], [1, 0]]), Solving({"cancel": stop}))
    assert made.answer.status is not SolveStatus.OPTIMAL
    assert not made.settled


@pytest.mark.parametrize("wide", [True, False])
def test_many_people_are_looked_at_in_tiles(wide: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("matchcore.model.preference._COLUMNS", 2)
    monkeypatch.setattr("matchcore.model.preference._CELLS", 8 if wide else 1)
    rng = np.random.default_rng(1)
    shared = rng.random((9, 5)) < 0.2
    scores = Compatibility.from_matrix(rng.random((9, 5)), rng.random((9, 5)) < 0.7)
    problem = Problem(scores, demand=rng.integers(0, 3, 9))
    first = preference(shared)
    open_ = problem.usable.allowed_tile(slice(None))
    assert first.short(problem).tolist() == ((open_ & shared).sum(axis=1) < problem.demand).tolist()
    pairs = zip(*(x.tolist() for x in first.others(problem)), strict=True)
    assert sorted(pairs) == sorted(zip(*np.nonzero(open_ & ~shared), strict=True))
