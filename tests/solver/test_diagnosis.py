"""Infeasible problems: the clash named is real, counted here by plain arithmetic."""

from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.clashes import Clash
from matchcore.errors import CertificateError
from matchcore.solver.diagnosis import shortage
from matchcore.solver.flow.candidates import Candidates
from matchcore.solver.flow.network import Network
from tests.cohorts import examples
from tests.strategies import problems


def clash(scores: Any, allowed: Any = None, **options: Any) -> Clash:
    answer = solve(Problem(Compatibility.from_matrix(scores, allowed), **options))
    assert answer.status is SolveStatus.INFEASIBLE
    assert (answer.total, answer.bound, answer.gap, answer.seats) == (None, None, None, None)
    assert len(answer.mentees) == 0
    assert answer.diagnosis is not None
    assert len(answer.diagnosis.clashes) == 1
    return answer.diagnosis.clashes[0]


def facts(c: Clash) -> tuple[str, list[int], list[int], int, int]:
    return c.kind, c.mentees.tolist(), c.mentors.tolist(), c.needed, c.available


def test_a_required_pair_that_is_closed() -> None:
    closed = np.array([[True, False], [True, True]])
    found = facts(clash(np.ones((2, 2)), closed, required=[(0, 1)]))
    assert found == ("required_closed", [0], [1], 1, 0)
    assert facts(clash(np.ones((2, 2)), required=[(0, 1)], floor=2.0))[0] == "required_closed"
    both = clash(np.ones((2, 2)), required=[(0, 1)], forbidden=[(0, 1)])
    assert facts(both)[0] == "required_closed"


def test_more_required_pairs_than_places() -> None:
    pairs = [(0, 0), (1, 0)]
    found = clash(np.ones((2, 2)), capacity=1, required=pairs)
    assert facts(found) == ("required_over_capacity", [0, 1], [0], 2, 1)
    found = clash(np.ones((2, 2)), required=[(0, 0), (0, 1)])
    assert facts(found) == ("required_over_demand", [0], [0, 1], 2, 1)


def test_a_minimum_above_the_capacity() -> None:
    found = clash(np.ones((2, 2)), capacity=[1, 2], minimum=[2, 0])
    assert facts(found) == ("minimum_over_capacity", [], [0], 2, 1)


def test_mentors_who_need_more_than_their_mentees_can_give() -> None:
    """Mentors 0 and 1 may have mentee 0 only; mentor 2 is no part of it."""
    allowed = np.array([[True, True, False], [False, False, True], [False, False, True]])
    found = clash(np.ones((3, 3)), allowed, minimum=1)
    assert facts(found) == ("minimums", [0], [0, 1], 2, 1)


def test_a_required_pair_that_takes_a_minimums_mentee_is_named() -> None:
    found = clash(np.ones((1, 2)), required=[(0, 0)], minimum=[0, 1])
    assert facts(found) == ("minimums", [0], [1], 1, 0)
    assert found.required.tolist() == [[0, 0]]


def test_what_a_required_pair_brings_is_no_longer_needed() -> None:
    """Of two mentees whom the mentor must get, one is there; the other is not allowed."""
    allowed = np.array([[True], [False]])
    found = clash(np.ones((2, 1)), allowed, required=[(0, 0)], minimum=2, capacity=2)
    assert facts(found)[0] == "minimums"
    assert (found.needed, found.available) == (1, 0)
    found = clash(np.ones((1, 2)), allowed.T, required=[(0, 0)], demand=2, complete=True)
    assert facts(found)[0] == "demands"
    assert (found.needed, found.available) == (1, 0)


def test_mentees_who_need_more_than_their_mentors_have() -> None:
    """Four rows and two columns, on purpose not square: mentees 0 to 2 share mentor 0."""
    allowed = np.array([[True, False]] * 3 + [[True, True]])
    found = clash(np.ones((4, 2)), allowed, capacity=2, complete=True)
    assert facts(found) == ("demands", [0, 1, 2], [0], 3, 2)


def test_all_mentees_without_any_mentor_are_named_together() -> None:
    allowed = np.array([[True, True], [False, False], [True, True], [False, False]])
    found = clash(np.ones((4, 2)), allowed, complete=True)
    assert facts(found) == ("demands", [1, 3], [], 2, 0)


def test_a_demand_above_the_number_of_mentors_cannot_be_complete() -> None:
    assert facts(clash(np.ones((1, 2)), demand=3, complete=True)) == ("demands", [0], [0, 1], 3, 2)


def test_both_sides_may_clash_at_once() -> None:
    allowed = np.array([[True, False], [False, False]])
    c = Compatibility.from_matrix(np.ones((2, 2)), allowed)
    answer = solve(Problem(c, minimum=[0, 1], complete=True))
    assert answer.diagnosis is not None
    assert [c.kind for c in answer.diagnosis.clashes] == ["minimums", "demands"]


def most_given(problem: Problem, c: Clash) -> int:
    """Count what the partners of the needy can give them, in plain loops."""
    n, m = problem.shape
    i, j = np.divmod(np.arange(n * m), max(1, m))
    is_open = problem.open.allowed_at(i, j).reshape(n, m)
    is_open[problem.required[:, 0], problem.required[:, 1]] = False
    if c.kind == "minimums":
        spare = problem.demand - np.bincount(problem.required[:, 0], minlength=n)
        return sum(min(int(spare[k]), int(is_open[k, c.mentors].sum())) for k in range(n))
    spare = problem.capacity - np.bincount(problem.required[:, 1], minlength=m)
    return sum(min(int(spare[k]), int(is_open[c.mentees, k].sum())) for k in range(m))


@pytest.mark.slow
@examples(60)
@given(problems(demands=(1, 2), minimums=(2, 1)))
def test_every_clash_is_a_true_one(problem: Problem) -> None:
    answer = solve(problem)
    assume(answer.status is SolveStatus.INFEASIBLE)
    assert answer.diagnosis is not None
    assert answer.diagnosis.clashes
    for c in answer.diagnosis.clashes:
        assert c.needed > c.available
        if c.kind in ("minimums", "demands"):
            assert c.available == most_given(problem, c)


@pytest.mark.parametrize("rows", [0, 3])
def test_nobody_on_one_side(rows: int) -> None:
    shape = (rows, 3 - rows)
    c = Compatibility.from_matrix(np.zeros(shape))
    assert solve(Problem(c)).status is SolveStatus.OPTIMAL
    if rows:
        assert solve(Problem(c, complete=True)).status is SolveStatus.INFEASIBLE
    else:
        assert solve(Problem(c, minimum=1)).status is SolveStatus.INFEASIBLE


@pytest.mark.parametrize("capacity", [1, 2])
def test_a_witness_that_does_not_hold_is_never_returned(capacity: int) -> None:
    """All pairs are open, but a flow that uses none of them claims to be the largest.

    Two mentees need two seats, and there are two places, or four: enough.
    """
    problem = Problem(Compatibility.from_matrix(np.ones((2, 2))), complete=True, capacity=capacity)
    network = Network.of(problem, Candidates.all(problem))
    with pytest.raises(CertificateError, match="does not hold"):
        shortage(problem, network, np.zeros(4, dtype=np.int64), np.array([0, 1]), side=0)


def test_a_mentor_with_more_required_pairs_than_the_minimum_needs_nothing() -> None:
    """Mentor 1 needs two mentees and may get one: what mentor 0 has beyond a minimum is no help.

    Mentee 0 is taken by a required pair. The flow has given mentee 1 to mentor 0, so that both
    mentors are in the witness.
    """
    problem = Problem(Compatibility.from_matrix(np.ones((2, 2))), minimum=[0, 2], required=[(0, 0)])
    network = Network.of(problem, Candidates.of(problem, np.array([1, 1]), np.array([0, 1])))
    found = shortage(problem, network, np.array([1, 0]), np.array([0, 1]), side=1)
    assert found is not None
    assert facts(found) == ("minimums", [0, 1], [0, 1], 2, 1)
    assert found.required.tolist() == [[0, 0]]
