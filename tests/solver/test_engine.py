"""`solve` against brute force, two other solvers, and the answers that must follow from its own."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from tests.oracle import Answer, brute_force, check_feasible, cp_sat, highs
from tests.strategies import Sketch, planted, problems, real_problems, shapes, sketches

pytestmark = pytest.mark.slow

Rank = tuple[int | Fraction, ...]


def examples(count: int) -> settings:
    """Run so many examples, always the same, however long each takes."""
    return settings(max_examples=count, deadline=None, derandomize=True)


def check(problem: Problem, expected: Answer | None) -> None:
    """Assert that `solve` proves the expected optimum, or that there is none."""
    assignment = solve(problem)
    if expected is None:
        check_infeasible(assignment)
        return
    covered, seats, total = expected
    assert assignment.status is SolveStatus.OPTIMAL
    check_feasible(problem, assignment)
    assert assignment.seats == seats
    assert assignment.total == total
    if problem.objective == "coverage":
        assert len({*assignment.mentees.tolist()}) == covered
    assert assignment.seats_bound == seats
    assert assignment.bound == assignment.total
    assert assignment.gap == 0
    assert assignment.diagnosis is None


def check_infeasible(assignment: Assignment) -> None:
    """Assert that nothing is stated but that, and why, there is no answer."""
    assert assignment.status is SolveStatus.INFEASIBLE
    assert assignment.mentees.size == assignment.mentors.size == 0
    assert assignment.total is None
    assert assignment.diagnosis is not None


def rank(problem: Problem, assignment: Assignment) -> Rank:
    """Order answers as the objective does; none at all comes last."""
    if assignment.total is None or assignment.seats is None:
        return ()
    if problem.objective == "score":
        return Fraction(assignment.total), assignment.seats
    covered = len({*assignment.mentees.tolist()})
    return covered, assignment.seats, Fraction(assignment.total)


def optimum(problem: Problem) -> Rank:
    """Solve, and keep only what the objective compares."""
    return rank(problem, solve(problem))


def restated(problem: Problem, **changes: Any) -> Problem:
    """State a problem again as a matrix and plain arrays, with some parts changed."""
    parts = {
        "scores": problem.compatibility.dense(),
        "allowed": problem.compatibility.allowed,
        "capacity": problem.capacity,
        "minimum": problem.minimum,
        "demand": problem.demand,
        "complete": problem.complete,
        "required": problem.required,
        "forbidden": problem.forbidden,
        "floor": problem.floor,
        "objective": problem.objective,
        "load_step": problem.load_step,
        "load_before": problem.load_before,
    } | changes
    compatibility = Compatibility.from_matrix(parts.pop("scores"), parts.pop("allowed"))
    return Problem(compatibility, **parts)


@examples(300)
@given(shapes().flatmap(sketches))
def test_scores_and_mask_follow_their_definition(sketch: Sketch) -> None:
    assert np.array_equal(sketch.compatibility.dense(), sketch.scores)
    assert np.array_equal(sketch.compatibility.allowed, sketch.allowed)


@examples(150)
@given(problems())
def test_the_oracles_agree(problem: Problem) -> None:
    assert brute_force(problem) == highs(problem) == cp_sat(problem)


@examples(1000)
@given(problems())
def test_any_problem(problem: Problem) -> None:
    check(problem, brute_force(problem))


@pytest.mark.long
@examples(500)
@given(problems(5, 4, objectives=["score"]))
def test_best_total(problem: Problem) -> None:
    check(problem, brute_force(problem))


@pytest.mark.long
@examples(500)
@given(problems(5, 4, demands=(2, 3, 1), minimums=(1, 0, 2)))
def test_several_mentors_and_minimums(problem: Problem) -> None:
    check(problem, brute_force(problem))


@pytest.mark.long
@examples(500)
@given(problems(4, 5, sources=["factors"]))
def test_factors(problem: Problem) -> None:
    check(problem, brute_force(problem))


@examples(300)
@given(real_problems())
def test_real_scores_cost_no_more_than_the_stated_rounding(problem: Problem) -> None:
    assignment, expected = solve(problem), brute_force(problem)
    assert expected is not None
    assert assignment.status is SolveStatus.OPTIMAL
    check_feasible(problem, assignment)
    assert assignment.certificate is not None
    assert assignment.total is not None
    assert abs(assignment.total - expected[2]) <= assignment.certificate.rounding
    if problem.objective == "coverage":
        assert assignment.seats == expected[1]


@pytest.mark.parametrize("seed", range(12))
def test_medium_problems(seed: int) -> None:
    problem = planted(seed)
    expected = highs(problem)
    assert expected is not None
    assert expected == cp_sat(problem)
    check(problem, expected)


@pytest.mark.parametrize("seed", range(12))
def test_medium_problem_without_a_solution(seed: int) -> None:
    problem = planted(seed)
    minimum = problem.minimum.copy()
    busiest = int(problem.capacity.argmax())
    allowed = problem.compatibility.allowed.copy()
    minimum[busiest] = problem.capacity[busiest]
    allowed[minimum[busiest] - 1 :, busiest] = False
    check_infeasible(solve(restated(problem, minimum=minimum, allowed=allowed)))


@examples(200)
@given(problems())
def test_a_matrix_says_the_same_as_what_it_was_made_from(problem: Problem) -> None:
    assert optimum(restated(problem)) == optimum(problem)


@examples(150)
@given(problems(objectives=["coverage"]), st.integers(-16, 16))
def test_a_constant_moves_the_total_by_itself_for_each_seat(problem: Problem, parts: int) -> None:
    constant = parts / 4
    scores = problem.compatibility.dense() + constant
    floor = None if problem.floor is None else problem.floor + constant
    before, after = optimum(problem), optimum(restated(problem, scores=scores, floor=floor))
    moved = [*before[:2], *(total + before[1] * Fraction(constant) for total in before[2:])]
    assert after == tuple(moved)


@examples(150)
@given(problems(), st.integers(-20, 20))
def test_a_power_of_two_only_scales_the_total(problem: Problem, power: int) -> None:
    factor = 2.0**power
    scores = problem.compatibility.dense() * factor
    floor = None if problem.floor is None else problem.floor * factor
    steps = problem.load_step * factor
    changed = restated(problem, scores=scores, floor=floor, load_step=steps)
    before, after = solve(problem), solve(changed)
    assert (after.status, after.seats) == (before.status, before.seats)
    assert after.total == (None if before.total is None else before.total * factor)


@examples(200)
@given(problems(), st.data())
def test_the_order_of_people_does_not_matter(problem: Problem, data: st.DataObject) -> None:
    rows, columns = (
        np.array(data.draw(st.permutations(range(count))), dtype=np.int64)
        for count in problem.compatibility.shape
    )
    places = np.argsort(rows), np.argsort(columns)

    def renamed(pairs: np.ndarray) -> np.ndarray:
        """Follow the people of some pairs to their new rows."""
        return np.column_stack([place[side] for place, side in zip(places, pairs.T, strict=True)])

    other = restated(
        problem,
        scores=problem.compatibility.dense()[np.ix_(rows, columns)],
        allowed=problem.compatibility.allowed[np.ix_(rows, columns)],
        capacity=problem.capacity[columns],
        minimum=problem.minimum[columns],
        load_step=problem.load_step[columns],
        load_before=problem.load_before[columns],
        demand=problem.demand[rows],
        required=renamed(problem.required),
        forbidden=renamed(problem.forbidden),
    )
    assert optimum(other) == optimum(problem)


@examples(150)
@given(problems(), st.data())
def test_nobody_misses_a_pair_that_was_not_made(problem: Problem, data: st.DataObject) -> None:
    assignment = solve(problem)
    used = {*zip(assignment.mentees.tolist(), assignment.mentors.tolist(), strict=True)}
    idle = [pair for pair in np.ndindex(problem.compatibility.shape) if pair not in used]
    assume(idle and assignment.status is SolveStatus.OPTIMAL)
    forbidden = [*problem.forbidden.tolist(), data.draw(st.sampled_from(idle))]
    assert optimum(restated(problem, forbidden=forbidden)) == rank(problem, assignment)


@examples(150)
@given(problems(), st.data())
def test_one_more_seat_never_hurts(problem: Problem, data: st.DataObject) -> None:
    assume(problem.capacity.size)
    capacity = problem.capacity.copy()
    capacity[data.draw(st.integers(0, capacity.size - 1))] += 1
    assert optimum(restated(problem, capacity=capacity)) >= optimum(problem)


@examples(150)
@given(problems())
def test_requiring_the_answer_reproduces_it(problem: Problem) -> None:
    first = solve(problem)
    assume(first.status is SolveStatus.OPTIMAL)
    required = np.column_stack([first.mentees, first.mentors])
    second = solve(restated(problem, required=required))
    assert second.mentees.tolist() == first.mentees.tolist()
    assert second.mentors.tolist() == first.mentors.tolist()
    assert (second.status, second.total) == (first.status, first.total)


@examples(150)
@given(problems())
def test_unique_means_that_every_pair_counts(problem: Problem) -> None:
    assignment = solve(problem)
    assume(assignment.status is SolveStatus.OPTIMAL)
    best, forbidden = rank(problem, assignment), problem.forbidden.tolist()
    used = zip(assignment.mentees.tolist(), assignment.mentors.tolist(), strict=True)
    without = [optimum(restated(problem, forbidden=[*forbidden, pair])) for pair in used]
    assert assignment.certificate is not None
    assert assignment.certificate.unique == all(other < best for other in without)
