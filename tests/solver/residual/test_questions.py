"""Every question against a fresh, constrained solve by brute force."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.errors import FlowError, InputError
from matchcore.solver.residual import Change, Costs, Residual
from tests.oracle import brute_force
from tests.solver.test_uniqueness import best_sets
from tests.strategies import planted, problems

MANY = settings(
    max_examples=400, deadline=None, derandomize=True, suppress_health_check=[*HealthCheck]
)
FEW = settings(MANY, max_examples=40)


def solved(problem: Problem) -> tuple[Residual, Assignment]:
    answer = solve(problem)
    assume(answer.status is SolveStatus.OPTIMAL)
    return Residual.of(problem, answer), answer


def value(problem: Problem, mentees: Any, mentors: Any) -> tuple[int, int, Fraction]:
    """Covered, seats and total of some pairs, which must obey every requirement."""
    n, m = problem.shape
    seats, load = np.bincount(mentees, minlength=n), np.bincount(mentors, minlength=m)
    pairs = set(zip(mentees.tolist(), mentors.tolist(), strict=True))
    assert len(pairs) == len(mentees)
    assert set(map(tuple, problem.required.tolist())) <= pairs
    assert problem.open.allowed_at(mentees, mentors).all()
    assert (seats == problem.demand).all() if problem.complete else (seats <= problem.demand).all()
    assert (problem.minimum <= load).all()
    assert (load <= problem.capacity).all()
    total = sum((Fraction(x) for x in problem.compatibility.at(mentees, mentors).tolist()), 0)
    for step, before, count in zip(
        problem.load_step.tolist(), problem.load_before.tolist(), load.tolist(), strict=True
    ):
        total -= Fraction(step) * sum(before + k for k in range(count))
    return len(np.unique(mentees)), len(mentees), Fraction(total)


def check(problem: Problem, other: Problem, answer: Assignment, change: Change | None) -> None:
    """The change leads from the answer to the best one of the other problem, and says by what."""
    expected = brute_force(other)
    assert (change is None) == (expected is None)
    if change is None or expected is None:
        return
    found = value(other, change.mentees, change.mentors)
    counted = slice(0 if problem.objective == "coverage" else 1, 3)
    assert found[counted] == expected[counted]
    before = value(problem, answer.mentees, answer.mentors)
    covered, seats, total = (b - a for a, b in zip(before, found, strict=True))
    assert (change.covered, change.seats) == (covered, seats)
    assert change.total == float(total)
    old, new = (
        set(zip(i.tolist(), j.tolist(), strict=True))
        for i, j in ((answer.mentees, answer.mentors), (change.mentees, change.mentors))
    )
    gone, come = (
        set(zip(*(x.tolist() for x in p), strict=True)) for p in (change.gone, change.come)
    )
    assert (gone, come) == (old - new, new - old)
    replay(old, new, change)


def replay(old: set[tuple[int, int]], new: set[tuple[int, int]], change: Change) -> None:
    """The moves, one after the other, lead from the old couples to the new ones."""
    pairs = set(old)
    for move in change.moves:
        if move.left is not None:
            pairs ^= {(move.mentee, move.left)}
        if move.joined is not None:
            pairs ^= {(move.mentee, move.joined)}
    assert pairs == new


def requiring(problem: Problem, i: int, j: int) -> Problem:
    required = {*map(tuple, problem.required.tolist()), (i, j)}
    return replace(problem, required=sorted(required))


def forbidding(problem: Problem, i: int, j: int) -> Problem:
    return replace(problem, forbidden=[*problem.forbidden.tolist(), (i, j)])


def row(problem: Problem, field: str, k: int, by: int) -> Problem:
    values = getattr(problem, field).copy()
    values[k] += by
    return replace(problem, **{field: values})


def without(problem: Problem, side: int, k: int) -> Problem:
    kept = problem.required[problem.required[:, side] != k]
    demand, capacity, minimum = (
        getattr(problem, name).copy() for name in ("demand", "capacity", "minimum")
    )
    if side:
        capacity[k] = minimum[k] = 0
    else:
        demand[k] = 0
    return replace(problem, required=kept, demand=demand, capacity=capacity, minimum=minimum)


def check_pairs(problem: Problem) -> None:
    residual, answer = solved(problem)
    n, m = problem.shape
    for i, j in np.ndindex(n, m):
        check(problem, requiring(problem, i, j), answer, residual.force(i, j))
        check(problem, forbidding(problem, i, j), answer, residual.forbid(i, j))


def check_loads(problem: Problem) -> None:
    residual, answer = solved(problem)
    for i in range(problem.shape[0]):
        check(problem, without(problem, 0, i), answer, residual.drop(mentee=i))
        check(problem, row(problem, "demand", i, 1), answer, residual.more_seats(i))
        if problem.demand[i]:
            check(problem, row(problem, "demand", i, -1), answer, residual.fewer_seats(i))
    for j in range(problem.shape[1]):
        check(problem, without(problem, 1, j), answer, residual.drop(mentor=j))
        check(problem, row(problem, "capacity", j, 1), answer, residual.more_places(j))
        if problem.capacity[j]:
            check(problem, row(problem, "capacity", j, -1), answer, residual.fewer_places(j))


def check_costs(problem: Problem) -> None:
    """The prices of all pairs, by one run a person, are those of requiring each."""
    residual, _ = solved(problem)
    n, m = problem.shape
    by_mentor = [residual.costs_of(mentor=j) for j in range(m)]
    by_mentee = [residual.costs_of(mentee=i) for i in range(n)]
    for i, j in np.ndindex(n, m):
        change = residual.force(i, j)
        for costs, k in ((by_mentor[j], i), (by_mentee[i], j)):
            assert costs.possible[k] == (change is not None)
            if change is None:
                assert costs.total[k] == np.inf
                continue
            lost = {quantity: -int(x[k]) for quantity, x in costs.lost.items()}
            have = {"covered": change.covered, "seats": change.seats, "total": change.score}
            assert lost == {quantity: have[quantity] for quantity in lost}
            assert costs.total[k] == -change.total


@FEW
@given(problems())
def test_pairs_quickly(problem: Problem) -> None:
    check_pairs(problem)


@FEW
@given(problems())
def test_loads_quickly(problem: Problem) -> None:
    check_loads(problem)


@FEW
@given(problems())
def test_costs_quickly(problem: Problem) -> None:
    check_costs(problem)


@pytest.mark.long
@MANY
@given(problems())
def test_pairs_required_or_forbidden_equal_a_new_solve(problem: Problem) -> None:
    check_pairs(problem)


@pytest.mark.long
@MANY
@given(problems())
def test_people_and_loads_equal_a_new_solve(problem: Problem) -> None:
    check_loads(problem)


@pytest.mark.long
@MANY
@given(problems())
def test_costs_equal_those_of_each_pair(problem: Problem) -> None:
    check_costs(problem)
