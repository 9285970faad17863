"""Stages: further objectives, each of which ranks the best answers of all before it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.assignment import Assignment, Prices, SolveStatus
from matchcore.model.compatibility import Compatibility
from matchcore.model.objective import MOST_SEATS
from matchcore.model.problem import Problem


@dataclass(frozen=True, eq=False)
class Stage:
    """A further objective: the best total of other scores, among answers equally good before.

    Parameters
    ----------
    compatibility : Compatibility
        Its scores and terms count, of any sign. Its hard rules do not: those of the problem hold.
    load_step : float or array of float of shape (m,)
        What each further mentee of a mentor costs in this stage, as in `Problem`; the mentors'
        `load_before` is the problem's.
    name : str

    Examples
    --------
    >>> stage = Stage(Compatibility.from_matrix([[0.0, 1.0]]), name="kept couples")
    >>> stage.name
    'kept couples'
    """

    compatibility: Compatibility
    load_step: Any = 0.0
    name: str = ""

    def of(self, problem: Problem) -> Problem:
        """Return the problem with the scores and load costs of this stage, and its own rules."""
        scores = replace(self.compatibility, masks=problem.open.masks)
        return replace(
            problem,
            compatibility=scores,
            load_step=self.load_step,
            forbidden=(),  # they are masks now, as is the floor
            floor=None,
            objective=MOST_SEATS,
        )


def staged(problem: Problem, then: Sequence[Stage]) -> list[Problem]:
    """Return one problem for each further stage.

    Raises
    ------
    InputError
        Names every stage that is no `Stage`, has another shape, or load steps that cannot be used.
    """
    made, problems = [], []
    for k, stage in enumerate(then):
        place = f"then[{k}]"
        if not isinstance(stage, Stage) or not isinstance(stage.compatibility, Compatibility):
            remedy = told("give a Stage with a Compatibility")
            problems.append(InputProblem("wrong_type", place, f"{stage!r:.40}", remedy=remedy))
        elif stage.compatibility.shape != problem.shape:
            found = told(
                "has shape {shape}, the problem {shape2}",
                shape=stage.compatibility.shape,
                shape2=problem.shape,
            )
            problems.append(InputProblem("wrong_shape", place, "", found, told("make them equal")))
        else:
            try:
                made.append(stage.of(problem))
            except InputError as error:
                problems += [replace(p, place=f"{place}.{p.place}") for p in error.problems]
    if problems:
        raise InputError(problems)
    return made


@dataclass(frozen=True, eq=False)
class StageBound:
    """What a further stage reached, and an upper bound on it among the best of all stages before.

    Attributes
    ----------
    name : str
    total : float
        Sum of the pairs' scores in this stage less its load costs.
    value, limit : int
        The same in integers, and the bound. Where they are equal, the stage is proven.
    shift : int
        Integers are the nearest to ``score · 2**shift``.
    rounding : float
        The most that `total` can lie below the best because scores are rounded to integers.
    prices : Prices
        The prices that give `limit`, together with those of the stages before.
    """

    name: str
    total: float
    value: int
    limit: int
    shift: int
    rounding: float
    prices: Prices

    @property
    def met(self) -> bool:
        """Whether the answer reaches the bound."""
        return self.value == self.limit

    @property
    def bound(self) -> float:
        """An upper bound on `total`, up to `rounding`."""
        return self.total + math.ldexp(self.limit - self.value, -self.shift)


@dataclass(frozen=True, eq=False)
class StagedAssignment:
    """The answer of `matchcore.solver.solve_stages`.

    Attributes
    ----------
    assignment : Assignment
        The pairs, with what is proven of them for the problem itself.
    stages : tuple of StageBound
        What is proven of each further stage, in order. A search that was stopped has fewer of
        them than were asked for.
    asked : int
        The number of further stages asked for.
    """

    assignment: Assignment
    stages: tuple[StageBound, ...]
    asked: int

    @property
    def status(self) -> SolveStatus:
        """Return the status of the problem, or FEASIBLE if a further stage is not proven."""
        if self.assignment.status is not SolveStatus.OPTIMAL:
            return self.assignment.status
        proven = len(self.stages) == self.asked and all(stage.met for stage in self.stages)
        return SolveStatus.OPTIMAL if proven else SolveStatus.FEASIBLE
