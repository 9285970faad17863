"""Several solves under one set of options: they share the time limit and the start."""

from __future__ import annotations

import time
from dataclasses import replace

from matchcore.model.assignment import Assignment
from matchcore.model.problem import Problem
from matchcore.model.stages import Stage, StagedAssignment
from matchcore.number_checks import is_number
from matchcore.solver.engine import solve
from matchcore.solver.options import SolveOptions
from matchcore.solver.stages.solve import solve_stages

_LEAST = 0.05  # share of the time limit that each solve has at least


class Solving:
    """Solves problems over the same people by the caller's options.

    Parameters
    ----------
    options : dict
        Those of `matchcore.solve`. The time limit holds for all solves together; each has a
        twentieth of it at least.
    """

    def __init__(self, options: SolveOptions[Assignment]) -> None:
        self.options, self._begin = options, time.monotonic()

    def best(self, problem: Problem, start: Assignment | None = None) -> Assignment:
        """Solve a problem, from another answer if one is given."""
        return solve(problem, **self._options(start))

    def in_stages(
        self, problem: Problem, stage: Stage, start: Assignment | None = None
    ) -> StagedAssignment:
        """Solve a problem and a further stage."""
        return solve_stages(problem, [stage], **self._options(start))

    @property
    def is_over(self) -> bool:
        """Whether the time is up, or `cancel` is set: what is found by now must do."""
        limit, cancel = self.options.get("time_limit"), self.options.get("cancel")
        is_up = limit is not None and time.monotonic() - self._begin >= limit
        return is_up or (cancel is not None and cancel.is_set())

    @property
    def knows_past(self) -> bool:
        """Whether the start says what changed since, so that it leads no search astray."""
        start = self.options.get("start")
        return start is not None and start.past is not None

    def afresh(self) -> Solving:
        """Return the same without the start."""
        other = Solving({**self.options, "start": None})
        other._begin = self._begin
        return other

    def _options(self, start: Assignment | None) -> SolveOptions[Assignment]:
        options: SolveOptions[Assignment] = {**self.options}
        if start is not None and start.total is not None:
            options["start"] = start
        limit = options.get("time_limit")
        if limit is not None and is_number(limit) and limit > 0:  # others are refused as given
            left = limit - (time.monotonic() - self._begin)
            options["time_limit"] = max(left, _LEAST * limit)
        return options


def without_candidates(answer: Assignment) -> Assignment:
    """Return an answer whose candidates are not used: those of a smaller problem are too few."""
    return replace(answer, candidates=None)
