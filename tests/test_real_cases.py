"""The solver reaches the optimum of every published problem, and breaks none of its rules."""

from collections.abc import Callable
from functools import partial

import numpy as np
import pytest

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from tests.real_cases import (
    RealCase,
    bids,
    mentoring_spreadsheet,
    mentoring_stage,
    midl,
    openreview,
    openreview_names,
    orlib,
)

# The values were published, or found with other solvers, before this library was written.
CASES: dict[str, Callable[[], RealCase]] = {
    "mentoring stage 1": partial(mentoring_stage, 1, maxima=1, advisers=False, optimum=8.9),
    "mentoring stage 2": partial(mentoring_stage, 2, maxima=2, advisers=True, optimum=57.066667),
    "mentoring stage 2, advisers ignored": partial(
        mentoring_stage, 2, maxima=2, advisers=False, optimum=57.4
    ),
    "mentoring stage 2, maxima of stage 1": partial(
        mentoring_stage, 2, maxima=1, advisers=True, optimum=57.6
    ),
    "mentoring from its spreadsheet": partial(mentoring_spreadsheet, 11.733333),
    "assign100": partial(orlib, 100, 305),
    "assign200": partial(orlib, 200, 475),
    "assign300": partial(orlib, 300, 626),
    "assign400": partial(orlib, 400, 804),
    "MIDL 2018": partial(midl, 201.8849, with_minimum=False),
    "MIDL 2018, minimum loads": partial(midl, 150.0431, with_minimum=True),
    "AAMAS 2015 bids": partial(bids, "aamas2015", 12, 1406.25),
    "PrefLib bids": partial(bids, "preflib1", 6, 124.25),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", CASES)
def test_published_optimum_is_reached(name: str) -> None:
    """Programmes, assignment problems and conferences, each with a number known beforehand."""
    check(CASES[name]())


@pytest.mark.parametrize("name", openreview_names())
def test_recorded_verdict_is_reached(name: str) -> None:
    """Small, awkward instances: demands of zero, minimums, ties, and some that cannot be met."""
    check(openreview(name))


def check(case: RealCase) -> None:
    """Solve, then hold the answer against the case's own arrays, never against our report."""
    answer = solve(problem_of(case))
    if case.optimum is None:
        assert answer.status is SolveStatus.INFEASIBLE
        assert answer.diagnosis is not None
        return
    assert answer.status is SolveStatus.OPTIMAL
    assert value_of(answer, case) == pytest.approx(case.optimum, abs=case.tolerance)
    assert answer.total == pytest.approx(value_of(answer, case), abs=1e-6)
    assert answer.gap == pytest.approx(0, abs=1e-6)
    assert_rules_are_kept(answer, case)


def problem_of(case: RealCase) -> Problem:
    """The case in the words of the library: every demand is an equality in all of them."""
    return Problem(
        Compatibility.from_matrix(case.scores, allowed=case.allowed),
        capacity=case.capacity,
        minimum=case.minimum,
        demand=case.demand,
        complete=True,
        required=case.required,
        forbidden=case.forbidden,
    )


def value_of(answer: Assignment, case: RealCase) -> float:
    return float(case.scores[answer.mentees, answer.mentors].sum())


def assert_rules_are_kept(answer: Assignment, case: RealCase) -> None:
    """Loads, demands and pairs are counted anew: an optimum that cheats would be no optimum."""
    mentees, mentors = case.scores.shape
    made = set(zip(answer.mentees.tolist(), answer.mentors.tolist(), strict=True))
    filled = np.bincount(answer.mentees, minlength=mentees)
    loads = np.bincount(answer.mentors, minlength=mentors)

    assert len(made) == len(answer.mentees) == answer.seats
    assert (filled == case.demand).all()
    assert ((loads >= case.minimum) & (loads <= case.capacity)).all()
    assert made.issuperset(case.required)
    assert made.isdisjoint(case.forbidden)
    assert case.allowed is None or all(case.allowed[pair] for pair in made)
