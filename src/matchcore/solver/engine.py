"""From a problem to a proven answer: search, then check what was found."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import numpy as np

from matchcore.assignment import Assignment, Clash, Diagnosis, Prices, Quantity, SolveStatus
from matchcore.errors import InputError
from matchcore.problem import Problem
from matchcore.solver.certificate import certify, quantities, stated
from matchcore.solver.diagnosis import contradictions
from matchcore.solver.pool import Means
from matchcore.solver.scan import workers
from matchcore.solver.search import InHand, Proofs, Search
from matchcore.solver.watch import Progress, StoppedError, Watch

Pairs = Literal["auto", "all", "generated"]


def solve(
    problem: Problem,
    time_limit: float | None = None,
    gap: float = 0.0,
    seed: int = 0,
    progress: Callable[[Progress], object] | None = None,
    *,
    start: Assignment | None = None,
    cancel: threading.Event | None = None,
    pairs: Pairs = "auto",
    device: str | None = None,
) -> Assignment:
    """Find the best assignment and prove it.

    Returns
    -------
    Assignment
    """
    _refuse_options(problem, time_limit, gap, seed)
    clashes = contradictions(problem)
    if clashes:
        return Assignment(SolveStatus.INFEASIBLE, diagnosis=Diagnosis(clashes))
    generate = {"auto": None, "all": False, "generated": True}[pairs]
    with workers() as pool:
        watch = Watch(time_limit, progress, cancel)
        search = Search(problem, watch, Means(generate, pool, device), gap)
        clashes = _searched(search, start)
    if clashes:
        return Assignment(SolveStatus.INFEASIBLE, diagnosis=Diagnosis(clashes))
    if search.in_hand is None:
        return Assignment(SolveStatus.UNKNOWN)
    watch.tell("proof", len(search.pool.network.candidates))
    return _proven(problem, search.in_hand)


def _searched(search: Search, start: Assignment | None) -> tuple[Clash, ...]:
    """Search until the end, or until something stops it; return why there is no answer."""
    try:
        search.begin(start)
        clashes = search.clashes()
        if not clashes:
            search.optimise()
        return clashes
    except StoppedError:
        return ()
    except KeyboardInterrupt:
        if search.in_hand is None:
            raise
        return ()


def _proven(problem: Problem, found: InHand) -> Assignment:
    """Check an answer and state what its prices prove."""
    proofs = found.proofs or _prices_of_nothing(problem, found.total)
    held = certify(problem, found.mentees, found.mentors, problem.shift, proofs)
    held = replace(held, unique=found.unique and held.proven)
    return Assignment(
        SolveStatus.OPTIMAL if held.proven else SolveStatus.FEASIBLE,
        found.mentees,
        found.mentors,
        certificate=held,
        **stated(problem, found.mentees, found.mentors, held),
    )


def _prices_of_nothing(problem: Problem, total: Prices) -> Proofs:
    """Return prices that bound seats by counting, beside those that bound the total."""
    nothing = np.zeros(problem.shape[1], dtype=np.int64)
    worth: dict[Quantity, Prices] = {
        "covered": Prices(nothing, covered=1),
        "seats": Prices(nothing, seats=1),
        "total": total,
    }
    return [(quantity, worth[quantity]) for quantity in quantities(problem)]


def _refuse_options(problem: Problem, time_limit: float | None, gap: float, seed: int) -> None:
    problems = []
    if problem.limits:
        problems.append("limits are not solved by this version: solve without them")
    if time_limit is not None and not time_limit >= 0:
        problems.append(f"time_limit is {time_limit!r}: give seconds, or None for no limit")
    if not gap >= 0:
        problems.append(f"gap is {gap!r}: give a number, 0 or more")
    if not isinstance(seed, (int, np.integer)):
        problems.append(f"seed is {seed!r}: give a whole number")
    if problems:
        raise InputError(problems)
