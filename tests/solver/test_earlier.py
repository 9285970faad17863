"""Bounds on the numbers of seats, from an earlier answer's prices."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import assume, given

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.solver.earlier import bounded_counts, filled
from tests.cohorts import examples
from tests.strategies import problems


@pytest.mark.slow
@examples(100)
@given(problems(objectives=("coverage",)))
def test_an_answers_own_prices_bound_its_counts_exactly(problem: Problem) -> None:
    answer = solve(problem)
    assume(answer.status is SolveStatus.OPTIMAL)
    assert answer.certificate is not None
    for quantity, (limit, prices) in bounded_counts(problem, answer).items():
        assert limit == answer.certificate.of(quantity).value
        assert prices.score == 0
    seats = np.bincount(answer.mentees, minlength=problem.shape[0])
    first = int((seats > 0).sum()) - len(np.unique(problem.required[:, 0]))
    found = filled(problem, first, len(answer.mentees) - len(problem.required) - first)
    assert found["covered"] == (seats > 0).sum()
    assert found["seats"] == len(answer.mentees)


@pytest.mark.slow
@examples(100)
@given(problems(3, 3, objectives=("coverage",)), problems(3, 3, objectives=("coverage",)))
def test_prices_of_another_problem_bound_counts_all_the_same(one: Problem, other: Problem) -> None:
    before, answer = solve(one), solve(other)
    assume(answer.status is SolveStatus.OPTIMAL)
    assert answer.certificate is not None
    for quantity, (limit, _) in bounded_counts(other, before).items():
        assert limit >= answer.certificate.of(quantity).value


def test_an_answer_without_prices_bounds_nothing() -> None:
    problem = Problem(Compatibility.from_matrix(np.eye(2)))
    assert bounded_counts(problem, replace(solve(problem), certificate=None)) == {}


def test_one_mentee_more_needs_no_flow_to_count_seats() -> None:
    """The prices say that a third seat can be filled, and the candidates fill it."""
    c = Compatibility.from_matrix(np.array([[1.0, 0.5], [0.5, 1.0], [0.75, 0.5]]))
    fewer = Problem(c.take(np.arange(2), slice(None)), capacity=2)
    problem = Problem(c, capacity=2)
    limits = bounded_counts(problem, solve(fewer))
    assert limits["seats"][0] == 3 == solve(problem).seats
