"""Several solves share their options and the time limit."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Compatibility, Problem, SolveStatus
from matchcore.solver import Stage
from matchcore.solver.solving import Solving, without_candidates

PROBLEM = Problem(Compatibility.from_matrix([[0.5, 0.25], [0.75, 0.5]]))


def test_a_solve_starts_from_another_answer() -> None:
    solving = Solving({"pairs": "generated"})
    first = solving.best(PROBLEM)
    again = solving.best(PROBLEM, without_candidates(first))
    assert again.total == first.total == 1.0
    assert without_candidates(first).candidates is None


def test_stages_are_solved_by_the_same_options() -> None:
    stage = Stage(Compatibility.from_matrix(np.eye(2)[::-1]), name="other")
    found = Solving({}).in_stages(PROBLEM, stage)
    assert (found.status, found.stages[0].total) == (SolveStatus.OPTIMAL, 2.0)


def test_each_solve_has_a_share_of_the_time_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    now, limits = [0.0], []
    monkeypatch.setattr("matchcore.solver.solving.time.monotonic", lambda: now[0])
    monkeypatch.setattr(
        "matchcore.solver.solving.solve", lambda problem, **options: limits.append(options)
    )
    solving = Solving({"time_limit": 10.0})
    for moment in (0.0, 4.0, 9.9, 99.0):
        now[0] = moment
        solving.best(PROBLEM)
    assert [x["time_limit"] for x in limits] == [10.0, 6.0, 0.5, 0.5]


def test_afresh_leaves_out_the_start_and_keeps_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    now, given = [0.0], []
    monkeypatch.setattr("matchcore.solver.solving.time.monotonic", lambda: now[0])
    start = Solving({}).best(PROBLEM)
    monkeypatch.setattr(
        "matchcore.solver.solving.solve", lambda problem, **options: given.append(options)
    )
    solving = Solving({"start": start, "time_limit": 10.0})
    now[0] = 4.0
    for one in (solving, solving.afresh()):
        one.best(PROBLEM)
    assert [(x["start"], x["time_limit"]) for x in given] == [(start, 6.0), (None, 6.0)]
