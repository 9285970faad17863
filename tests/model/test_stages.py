"""Stages and what is stated of them, before anything is solved."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from matchcore import Assignment, Compatibility, Problem, SolveStatus
from matchcore.model.assignment import Prices
from matchcore.model.stages import Stage, StageBound, StagedAssignment, staged

BOUND = StageBound("", 1.5, 6, 7, 2, 0.0, Prices(np.zeros(1, dtype=np.int64), score=1))


def test_a_stage_has_its_own_scores_and_the_rules_of_the_problem() -> None:
    c = Compatibility.from_matrix([[0.5, 0.0, 1.0]], [[True, True, False]])
    problem = Problem(c, floor=0.25, forbidden=[(0, 0)], load_before=2, capacity=3)
    other = Compatibility.from_matrix([[-1.0, 2.0, 3.0]], [[False, True, True]])
    (made,) = staged(problem, [Stage(other, load_step=0.5)])
    assert made.compatibility.dense().tolist() == [[-1.0, 2.0, 3.0]]
    assert (made.open.allowed == problem.open.allowed).all()
    assert made.load_step.tolist() == [0.5] * 3
    assert made.load_before.tolist() == [2] * 3
    assert made.capacity.tolist() == [3] * 3


def test_a_bound_is_the_total_and_what_is_missing_at_its_scale() -> None:
    assert not BOUND.met
    assert BOUND.bound == 1.75


@pytest.mark.parametrize(
    ("first", "bounds", "status"),
    [
        (SolveStatus.OPTIMAL, (replace(BOUND, value=7),), SolveStatus.OPTIMAL),
        (SolveStatus.OPTIMAL, (BOUND,), SolveStatus.FEASIBLE),
        (SolveStatus.OPTIMAL, (), SolveStatus.FEASIBLE),
        (SolveStatus.FEASIBLE, (), SolveStatus.FEASIBLE),
        (SolveStatus.UNKNOWN, (), SolveStatus.UNKNOWN),
        (SolveStatus.INFEASIBLE, (), SolveStatus.INFEASIBLE),
    ],
)
def test_the_status_says_whether_every_stage_is_proven(
    first: SolveStatus, bounds: tuple[StageBound, ...], status: SolveStatus
) -> None:
    assert StagedAssignment(Assignment(first), bounds, 1).status is status
