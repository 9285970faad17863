"""Which pairs meet, in numbers: people first, then strong options, then the surrogate, exactly."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.model.compatibility import Compatibility
from matchcore.model.masks import DenseMask
from matchcore.model.origin import Origin
from matchcore.model.problem import Problem
from matchcore.model.stages import Stage, StagedAssignment
from matchcore.solver import solve, solve_stages, verify_stages

__all__ = ["Loads", "Planned", "options_within", "planned"]

Pairs = tuple[Rows, Rows]
Options = Callable[[], Mapping[str, Any]]


@dataclass(frozen=True, eq=False)
class Loads:
    """Who may meet whom, and how often.

    Attributes
    ----------
    allowed : array of bool of shape (n, m)
    demand : array of int of shape (n,)
        The most meetings of each mentee.
    capacity : array of int of shape (m,)
        The most meetings of each mentor.
    """

    allowed: Bools
    demand: Rows
    capacity: Rows

    def __repr__(self) -> str:
        n, m = self.allowed.shape
        return f"Loads({n} × {m})"

    def problem(self, scores: Compatibility | None = None, **more: Any) -> Problem:
        """Return the problem to fill most seats at the best scores; without any, all are 0."""
        if scores is None:
            n, m = self.allowed.shape
            scores = Compatibility.from_factors(np.zeros((n, 1)), np.zeros((m, 1)))
        scores = scores.with_mask(DenseMask(Origin.of("allowed"), self.allowed))
        return Problem(scores, capacity=self.capacity, demand=self.demand, **more)

    @property
    def reachable(self) -> Bools:
        """Mentors with a place whom some mentee with a seat may meet."""
        return np.asarray((self.capacity > 0) & self.allowed[self.demand > 0].any(axis=0))


@dataclass(frozen=True, eq=False)
class Solved:
    """A problem, its one further stage, and the answer with its proof."""

    problem: Problem
    stage: Stage
    answer: StagedAssignment

    def __repr__(self) -> str:
        return f"Solved({self.answer.status})"

    def verify(self) -> None:
        """Check every claim again."""
        verify_stages(self.problem, [self.stage], self.answer)

    @property
    def pairs(self) -> Pairs:
        """The rows of the pairs."""
        return self.answer.assignment.mentees, self.answer.assignment.mentors


@dataclass(frozen=True, eq=False)
class Planned:
    """The pairs that meet, with the proof.

    Attributes
    ----------
    mentees, mentors : arrays of int
        Parallel row numbers, sorted.
    strong : array of bool
        Which of them are a mentee's strong option.
    status : SolveStatus
        OPTIMAL where every count and the value are proven.
    value, bound : float
        The sum of the surrogate over the pairs, and an upper bound on it among plans that are as
        good in all counts; infinite where the search was stopped before.
    options, plan : Solved
        The two problems solved: one meeting each, and the plan.
    """

    mentees: Rows
    mentors: Rows
    strong: Bools
    status: SolveStatus
    value: float
    bound: float
    options: Solved
    plan: Solved

    def __repr__(self) -> str:
        return f"Planned({self.status}: {len(self.mentees)} meetings, value {self.value:.6g})"

    def verify(self) -> None:
        """Check every claim of the plan and of the options again, without the solver."""
        self.options.verify()
        self.plan.verify()


def planned(loads: Loads, values: Floats, couples: Pairs, options: Options = dict) -> Planned:
    """Return the best plan of meetings.

    In strict order: most mentees with a meeting and most mentors with one; most meetings; most
    mentees who meet their strong option; the best total of `values`.

    Most mentees, most mentors and most meetings never exclude one another: a meeting more can be
    had by exchanges along a path, after which everybody on it has as many meetings as before or one
    more [1]_.

    Parameters
    ----------
    loads : Loads
    values : array of float of shape (n, m)
    couples : (array of int, array of int)
        The couples of the best matching, which are the strong options where they may meet.
    options : callable
        Returns options of `matchcore.solve` for the next of several solves.

    References
    ----------
    .. [1] L. R. Ford and D. R. Fulkerson, *Flows in Networks*, 1962, ch. II (symmetric supply and
       demand).
    """
    alone = replace(loads, demand=np.minimum(loads.demand, 1))
    strong = _solved(alone.problem(), couples, values, options)
    asked, are_counted = loads.problem(), False
    if strong.answer.status is SolveStatus.OPTIMAL:
        missed, are_counted = _missed(loads, options)
        asked = _everybody(loads, missed)
    plan = _solved(asked, strong.pairs, values, options)
    if plan.answer.status is SolveStatus.UNKNOWN:  # stopped: it takes a flow to reach everybody
        plan = _solved(loads.problem(), strong.pairs, values, options)
    real = plan.pairs[0] < len(loads.demand)
    mentees, mentors = (rows[real] for rows in plan.pairs)
    width = len(loads.capacity)
    best = np.isin(mentees * width + mentors, strong.pairs[0] * width + strong.pairs[1])
    value = float(values[mentees, mentors].sum())
    bounds = plan.answer.stages
    bound = value + (bounds[0].bound - bounds[0].total) if bounds else np.inf
    statuses = {strong.answer.status, plan.answer.status}
    is_proven = are_counted and statuses == {SolveStatus.OPTIMAL}
    status = SolveStatus.OPTIMAL if is_proven else SolveStatus.FEASIBLE
    if SolveStatus.UNKNOWN in statuses:
        status = SolveStatus.UNKNOWN
    return Planned(mentees, mentors, best, status, value, bound, strong, plan)


def _missed(loads: Loads, options: Options) -> tuple[int, bool]:
    """Return how many reachable mentors no plan can give a meeting, and whether that is proven."""
    reachable = loads.reachable
    everyone = int(reachable.sum())
    turned = Loads(loads.allowed.T, reachable.astype(np.int64), loads.demand)
    found: Assignment = solve(turned.problem(), **options())
    return everyone - (found.seats or 0), found.status is SolveStatus.OPTIMAL


def _everybody(loads: Loads, missed: int) -> Problem:
    """Return the problem in which each reachable mentor has a meeting.

    Where that cannot be, one more row stands for nobody and meets those who are missed. It has just
    enough seats for them, so it takes no place from anybody else; which of them are missed is left
    to the objective.
    """
    reachable = loads.reachable
    if missed:
        loads = Loads(
            np.vstack([loads.allowed, reachable]),
            np.append(loads.demand, missed),
            loads.capacity,
        )
    return loads.problem(minimum=reachable.astype(np.int64))


def _solved(problem: Problem, preferred: Pairs, values: Floats, options: Options) -> Solved:
    """Return most people and meetings, then most of the preferred pairs, then the best value."""
    mentees, mentors = preferred
    here = problem.compatibility.allowed_at(mentees, mentors) & (problem.demand[mentees] > 0)
    scores = problem.compatibility.with_terms(
        "preferred", mentees[here], mentors[here], np.ones(int(here.sum()))
    )
    problem = replace(problem, compatibility=scores)
    extra = problem.shape[0] - len(values)
    stage = Stage(Compatibility.from_matrix(np.pad(values, ((0, extra), (0, 0)))), name="value")
    return Solved(problem, stage, solve_stages(problem, [stage], **options()))


def options_within(options: Mapping[str, Any]) -> Options:
    """Return options for several solves in turn, which share one time limit from now on.

    ``start`` and ``gap`` are left out: they concern the matching before.
    """
    limit, begun = options.get("time_limit"), time.monotonic()
    options = {name: value for name, value in options.items() if name not in ("start", "gap")}

    def left() -> Mapping[str, Any]:
        if limit is None:
            return options
        return {**options, "time_limit": max(0.0, limit - (time.monotonic() - begun))}

    return left
