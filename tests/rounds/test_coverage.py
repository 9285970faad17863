"""A cut proves coverage without a search, or says that it cannot."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.rounds.coverage import most_covered, scoreless
from matchcore.solver import verify
from tests.cohorts import examples
from tests.strategies import problems


@examples(60)
@given(problems(minimums=(0,)))
def test_the_most_coverage_is_proven_and_less_is_not(problem: Problem) -> None:
    bare = scoreless(problem)
    best = solve(bare)
    if best.total is None or problem.complete or len(problem.required):
        return
    found = most_covered(bare, best)
    assert found is not None
    verify(bare, found)
    if len(best.mentees):
        one_less = Assignment(SolveStatus.FEASIBLE, best.mentees[1:], best.mentors[1:])
        fewer = set(best.mentees[1:].tolist()) != set(best.mentees.tolist())
        assert most_covered(bare, one_less) is None or not fewer


def test_a_chain_of_people_who_move_on_shows_that_more_can_be_covered() -> None:
    allowed = [[True, True, False], [False, True, True], [True, False, False]]
    problem = scoreless(Problem(Compatibility.from_matrix(np.zeros((3, 3)), allowed)))
    short = Assignment(SolveStatus.FEASIBLE, np.array([0, 1]), np.array([0, 1]))
    whole = Assignment(SolveStatus.FEASIBLE, np.array([0, 1, 2]), np.array([1, 2, 0]))
    assert most_covered(problem, short) is None
    found = most_covered(problem, whole)
    assert found is not None
    assert found.status is SolveStatus.OPTIMAL


def test_an_answer_that_breaks_a_rule_is_not_proven() -> None:
    problem = scoreless(Problem(Compatibility.from_matrix([[0.0]], [[False]])))
    wrong = Assignment(SolveStatus.FEASIBLE, np.array([0]), np.array([0]))
    assert most_covered(problem, wrong) is None


@pytest.mark.parametrize("rows", [5, 2000])
def test_many_rows_are_searched_in_tiles(rows: int) -> None:
    made = Compatibility.from_factors(np.ones((rows, 1)), np.ones((3, 1)))
    problem = scoreless(Problem(made))
    answer = Assignment(SolveStatus.FEASIBLE, np.arange(3), np.arange(3))
    assert most_covered(problem, answer) is not None
