"""From a problem to a proven answer: search, then check what was found."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from numbers import Real
from typing import Literal, get_args

import numpy as np

from matchcore.assignment import Assignment, Clash, Diagnosis, Prices, Quantity, SolveStatus
from matchcore.errors import InputError, MemoryLimitError
from matchcore.problem import Problem
from matchcore.solver.certificate import certify, quantities, stated
from matchcore.solver.diagnosis import contradictions
from matchcore.solver.estimate import estimate
from matchcore.solver.pool import Means
from matchcore.solver.scan import workers
from matchcore.solver.search import InHand, Proofs, Search
from matchcore.solver.watch import Progress, StoppedError, Watch
from matchcore.threads import one_blas_thread

Pairs = Literal["auto", "all", "generated"]
_DEAR = 8  # scores of a place that costs too much to be looked at first


def solve(
    problem: Problem,
    time_limit: float | None = None,
    gap: float = 0.0,
    seed: int = 0,
    progress: Callable[[Progress], object] | None = None,
    *,
    start: Assignment | None = None,
    cancel: threading.Event | None = None,
    memory_limit: int | None = None,
    pairs: Pairs = "auto",
    device: str | None = None,
) -> Assignment:
    """Find the best assignment and prove it.

    A network flow chooses among some pairs, its dual prices show which others could do better,
    and these enter until none is left; small problems enter whole. Prices then bound every other
    answer, checked in integers by code of its own (see `matchcore.solver.certificate`).

    Parameters
    ----------
    problem : Problem
    time_limit : float, optional
        Seconds. It is looked at between steps, and the check comes on top: on two cores the
        overrun is about 0.1 s for 6 000 × 3 000 people and 7 s for 100 000 × 50 000.
    gap : float
        A relative gap that is good enough: the search ends there, with the answer in hand.
    seed : int
        Part of the interface; this method draws nothing at random.
    progress : callable, optional
        Called with a `Progress` before each step; what it raises stops the work.
    start : Assignment, optional
        The answer to a problem of the same shape, such as this one before some scores changed:
        its pairs and prices are where the search begins.
    cancel : threading.Event, optional
        Once it is set, from any thread, the search ends at the next step, as at a time limit.
        So does Ctrl-C, if an answer is in hand; else it raises KeyboardInterrupt as usual.
    memory_limit : int, optional
        Bytes that solving may take beside the problem, as `estimate` predicts.
    pairs : {"auto", "all", "generated"}
        Whether all pairs enter at once; both ways prove the same. By itself, `solve` looks at
        the size.
    device : str, optional
        A PyTorch device for the scan, such as ``"cuda"`` (extra ``gpu``); the answer is the same.

    Returns
    -------
    Assignment
        Never raises for a problem that has no answer: the status says so, the diagnosis why.

    Raises
    ------
    InputError
        The problem carries limits, which this version does not solve; or an option is wrong.
    MemoryLimitError
        More memory is needed than `memory_limit`.

    Examples
    --------
    >>> from matchcore import Compatibility, Problem, solve
    >>> a = solve(Problem(Compatibility.from_matrix([[0.9, 0.8], [0.7, 0.1]]), capacity=1))
    >>> a.status.value, a.mentees.tolist(), a.mentors.tolist(), a.total, a.gap
    ('optimal', [0, 1], [1, 0], 1.5, 0.0)
    """
    _refuse_options(problem, time_limit, gap, seed, start, pairs)
    if memory_limit is not None:
        _refuse_memory(problem, memory_limit)
    clashes = contradictions(problem)
    if clashes:
        return Assignment(SolveStatus.INFEASIBLE, diagnosis=Diagnosis(clashes))
    generate = {"auto": None, "all": False, "generated": True}[pairs]
    with workers() as pool, nullcontext() if device else one_blas_thread():
        watch, means = Watch(time_limit, progress, cancel), Means(generate, pool, device)
        search, clashes = _searched(problem, start, watch, means, gap)
    if clashes:
        return Assignment(SolveStatus.INFEASIBLE, diagnosis=Diagnosis(clashes))
    if search.in_hand is None:
        return Assignment(SolveStatus.UNKNOWN)
    watch.tell("proof", len(search.pool.network.candidates))
    return _proven(problem, search.in_hand, search.problem.shift)


def _searched(
    problem: Problem, start: Assignment | None, watch: Watch, means: Means, gap: float
) -> tuple[Search, tuple[Clash, ...]]:
    """Search among loads that are worth their cost; among all where that is not enough."""
    near = _with_loads_worth_their_cost(problem)
    search = Search(near, watch, means, gap)
    clashes = _ended(search, start)
    if near is problem or not (clashes or _is_cut_short(search, problem)):
        return search, clashes
    wider = Search(problem, watch, means, gap)
    clashes = _ended(wider, start)
    return (wider if clashes or wider.in_hand else search), clashes


def _with_loads_worth_their_cost(problem: Problem) -> Problem:
    """Return the problem without places that cost far more than a score; digits are left then."""
    step, before = problem.load_step, problem.load_before
    dear = step > 0
    worth = max(problem.compatibility.magnitude, float((step * (before + 1)).max(initial=0.0)))
    made = np.bincount(problem.required[:, 1], minlength=problem.shape[1])
    most = np.full(problem.shape[1], np.inf)
    with np.errstate(over="ignore"):  # a step may be next to nothing
        most[dear] = np.ceil(_DEAR * worth / step[dear]) - before[dear]
    most = np.maximum(most, np.maximum(problem.minimum, made))
    if (np.minimum(problem.capacity, problem.shape[0]) <= most).all():
        return problem
    return replace(problem, capacity=np.minimum(most, problem.capacity).astype(np.int64))


def _is_cut_short(search: Search, problem: Problem) -> bool:
    """Whether an answer in hand fills all the places that were not left out."""
    if search.in_hand is None:
        return False
    load = np.bincount(search.in_hand.mentors, minlength=problem.shape[1])
    most = search.problem.capacity
    return bool(((load == most) & (most < problem.capacity)).any())


def _ended(search: Search, start: Assignment | None) -> tuple[Clash, ...]:
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


def _proven(problem: Problem, found: InHand, shift: int) -> Assignment:
    """Check an answer and state what its prices prove."""
    proofs = found.proofs or _prices_of_nothing(problem, found.total)
    held = certify(problem, found.mentees, found.mentors, shift, proofs)
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


def _refuse_options(
    problem: Problem,
    time_limit: float | None,
    gap: float,
    seed: int,
    start: Assignment | None,
    pairs: str,
) -> None:
    problems = []
    if problem.limits:
        problems.append("limits are not solved by this version: solve without them")
    is_number = isinstance(time_limit, Real) and not isinstance(time_limit, bool)
    if time_limit is not None and not (is_number and time_limit >= 0):
        problems.append(f"time_limit is {time_limit!r}: give seconds, or None for no limit")
    if not gap >= 0:
        problems.append(f"gap is {gap!r}: give a number, 0 or more")
    if not isinstance(seed, (int, np.integer)):
        problems.append(f"seed is {seed!r}: give a whole number")
    if pairs not in get_args(Pairs):
        problems.append(f"pairs is {pairs!r}: use 'auto', 'all' or 'generated'")
    held = start.certificate if start else None
    if held is not None and any(len(b.prices.mentors) != problem.shape[1] for b in held.bounds):
        count = len(held.bounds[0].prices.mentors)
        problems.append(f"start is for {count} mentors, not {problem.shape[1]}: leave it out")
    elif (
        start is not None
        and len(start.mentees)
        and (start.mentees.max() >= problem.shape[0] or start.mentors.max() >= problem.shape[1])
    ):
        problems.append("start names people who are not in the problem: leave it out")
    if problems:
        raise InputError(problems)


def _refuse_memory(problem: Problem, memory_limit: int) -> None:
    needed = estimate(problem).bytes
    if needed > memory_limit:
        raise MemoryLimitError(
            f"solving takes about {needed / 1e6:.0f} MB, and memory_limit allows "
            f"{memory_limit / 1e6:.0f} MB: raise it, or solve a smaller pool"
        )
