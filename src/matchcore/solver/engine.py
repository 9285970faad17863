"""From a problem to a proven answer: search, then check the answer found."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import replace
from functools import partial
from typing import Unpack

import numpy as np

from matchcore.catalogue import told
from matchcore.clashes import Clash, Diagnosis
from matchcore.errors import CertificateError, FlowError, InputError, InputProblem, MemoryLimitError
from matchcore.model.assignment import Assignment, Certificate, Prices, SolveStatus
from matchcore.model.integers import integers
from matchcore.model.objective import MEASURES, Quantity
from matchcore.model.problem import Problem
from matchcore.solver.diagnosis import contradictions
from matchcore.solver.estimate import estimate
from matchcore.solver.greedy import greedy
from matchcore.solver.incumbent import Incumbent
from matchcore.solver.options import Pairs, SolveOptions, checked_options
from matchcore.solver.pair_generation import Resources
from matchcore.solver.proof.certificate import certify, quantities, stated, violations
from matchcore.solver.scale import at_first, is_cut_short
from matchcore.solver.scan.scan import scan_threads, workers
from matchcore.solver.search import Search
from matchcore.solver.watch import StoppedError, Watch
from matchcore.threads import one_blas_thread


def solve(problem: Problem, **options: Unpack[SolveOptions[Assignment]]) -> Assignment:
    """Find the best assignment and prove it.

    A network flow chooses among some pairs. Its dual prices show which other pairs could improve
    it, and these are added until none is left; in small problems all pairs enter at once. The
    prices then bound every other answer, and independent code checks the bounds in integers (see
    `matchcore.solver.proof`).

    Parameters
    ----------
    problem : Problem
    time_limit : float, optional
        Seconds. The search stops within the next block of a scan, or after the current flow, which
        cannot be interrupted: early enough to check the answer, where it is known by then how long
        that takes. ``docs/scale.md`` has figures.
    gap : float
        Relative gap at which the search ends. With ``"coverage"`` it is the gap of the total, once
        the seats are proven.
    progress : callable, optional
        Called with a `Progress` before each step, and once at the end. An exception it raises ends
        the solve. `matchcore.progress.bar` is one that shows a bar.
    start : Assignment, optional
        The answer to a similar problem, such as this one before some scores changed. The search
        starts from its pairs and prices, by row number, as far as they fit this problem.
    cancel : threading.Event, optional
        Once set, from any thread, the search ends as at a time limit. Ctrl-C does the same if
        there is an answer; otherwise KeyboardInterrupt is raised as usual.
    memory_limit : int, optional
        Most bytes solving may take beside the problem, by the prediction of `estimate`.
    pairs : {"auto", "all", "generated"}
        Whether all pairs enter the network at once; both ways prove the same. ``"auto"`` decides by
        the size of the problem.
    device : str, optional
        A PyTorch device for the scan, such as ``"cuda"`` (extra ``gpu``); the answer is the same.

    Returns
    -------
    Assignment
        A problem without an answer raises nothing: the status says so, and the diagnosis says why.
        A stopped search returns the best answer so far, with valid bounds: at once a greedy one,
        or, with `minimum` or `complete`, one that meets them after the first flows.

    Raises
    ------
    InputError
        The problem carries limits, which this version does not solve; or an option is wrong.
    MemoryLimitError
        Solving would take more memory than `memory_limit`.

    Examples
    --------
    >>> from matchcore import Compatibility, Problem, solve
    >>> a = solve(Problem(Compatibility.from_matrix([[0.9, 0.8], [0.7, 0.1]]), capacity=1))
    >>> a.status.value, a.mentees.tolist(), a.mentors.tolist(), a.total, a.gap
    ('optimal', [0, 1], [1, 0], 1.5, 0.0)
    """
    settings = checked_options(options)
    refuse(problem, settings)
    watch = Watch(settings["time_limit"], settings["progress"], settings["cancel"])
    with watch.until_done():
        with ExitStack() as held:
            found = searched(problem, settings, watch, held)
        return found if isinstance(found, Assignment) else proven(problem, found, settings)


def refuse(problem: Problem, settings: SolveOptions[Assignment]) -> None:
    """Raise InputError or MemoryLimitError for a problem that cannot be solved."""
    if problem.limits:
        reason, remedy = told("this version does not solve them"), told("solve without them")
        raise InputError(InputProblem("unsupported", "limits", "", reason, remedy))
    _refuse_memory(problem, settings["pairs"], settings["memory_limit"])


def searched(
    problem: Problem,
    settings: SolveOptions[Assignment],
    watch: Watch,
    held: ExitStack,
    checks_unique: bool = True,
) -> Search | Assignment:
    """Search for the best answer; return the search, or what to say where it found none.

    The search can go on while `held` keeps its threads.
    """
    clashes = contradictions(problem)
    if clashes:
        return Assignment(SolveStatus.INFEASIBLE, diagnosis=Diagnosis(clashes))
    resources = _resources(settings, watch, held)
    begun = partial(Search, watch=watch, resources=resources, gap=settings["gap"])
    search, clashes = _searched(problem, settings["start"], begun, checks_unique)
    if clashes:
        return Assignment(SolveStatus.INFEASIBLE, diagnosis=Diagnosis(clashes))
    return Assignment(SolveStatus.UNKNOWN) if search.incumbent is None else search


def proven(problem: Problem, search: Search, settings: SolveOptions[Assignment]) -> Assignment:
    """Check the incumbent of a search and state what is proven of it.

    A search that trusted an earlier answer in vain begins anew.
    """
    search.watch.report("proof", len(search.generation.network.candidates))
    try:
        found = _proven(problem, search)
    except KeyboardInterrupt:  # once: the search is over, so check its answer after all
        found = _proven(problem, search)
    if found.status is SolveStatus.OPTIMAL or not was_misled(search):
        return found
    with ExitStack() as held:
        anew = searched(problem, {**settings, "start": None}, search.watch, held)
    return found if isinstance(anew, Assignment) else _proven(problem, anew)


def was_misled(search: Search) -> bool:
    """Return whether a search ended because it trusted what an earlier answer says of all pairs."""
    return search.is_done and search.generation.resumed


def _resources(settings: SolveOptions[Assignment], watch: Watch, held: ExitStack) -> Resources:
    """Return what searches the pairs: a device, joblib's workers, or threads.

    Threads divide whole blocks among them, which stays cheap beside busy processes. BLAS would
    divide each tile, so it gets one thread.
    """
    generate = {"auto": None, "all": False, "generated": True}[settings["pairs"]]
    check, device = watch.check if watch.may_stop else None, settings["device"]
    found = held.enter_context(workers())
    if device is not None:
        return Resources(generate, found, device, check, foresee=watch.foresee)
    count = scan_threads()
    held.enter_context(one_blas_thread())
    several = held.enter_context(ThreadPoolExecutor(count)) if count > 1 else None
    return Resources(generate, found, None, check, several, watch.foresee)


def _searched(
    problem: Problem,
    start: Assignment | None,
    begun: Callable[[Problem], Search],
    checks_unique: bool,
) -> tuple[Search, tuple[Clash, ...]]:
    """Search without outlying scores and costs; search the full problem if that is not enough."""
    near = at_first(problem)
    search = begun(near)
    clashes = _ended(search, start, checks_unique)
    if near is problem or not (clashes or _is_cut_short(search, problem)):
        return search, clashes
    wider = begun(problem)
    if search.incumbent is not None:
        wider.offer(search.incumbent.mentees, search.incumbent.mentors)
    clashes = _ended(wider, start, checks_unique)
    was_stopped_at_once = search.incumbent is not None and not (clashes or wider.proofs)
    return (search if was_stopped_at_once else wider), clashes


def _is_cut_short(search: Search, problem: Problem) -> bool:
    """Return whether leaving outliers out may have cost the incumbent something."""
    found = search.incumbent
    if found is None or not is_cut_short(problem, search.problem, found.mentees, found.mentors):
        return False
    if not search.is_done:
        return True
    try:
        proven = _certified(problem, search, found).proven
    except CertificateError:  # the seats need places that were left out
        return True
    search.unique = False  # uniqueness was checked without the outliers
    return not proven


def _ended(search: Search, start: Assignment | None, checks_unique: bool) -> tuple[Clash, ...]:
    """Search until the end or a stop; return the clashes if there is no answer."""
    try:
        if start is not None and not violations(search.problem, start.mentees, start.mentors):
            order = np.lexsort((start.mentors, start.mentees))
            search.offer(start.mentees[order], start.mentors[order])
        search.begin(start)
        clashes = search.clashes()
        if not clashes:
            search.optimise(checks_unique)
        return clashes
    except FlowError:
        if not search.generation.resumed:
            raise
        search.is_done = True  # misled: the proof will fail
        return ()
    except StoppedError:
        _offer_greedy(search)
        return ()
    except KeyboardInterrupt:
        _offer_greedy(search)
        if search.incumbent is None:
            raise
        return ()


def _offer_greedy(search: Search) -> None:
    """Offer a greedy answer, unless the requirements need a flow.

    An early flow over few pairs may be worse than a greedy answer. The greedy answer takes about
    2 % of a full solve and is made only when a search is stopped.
    """
    network = search.generation.network
    if not (network.complete or network.need.any()):
        search.offer(*greedy(search.problem))


def _proven(problem: Problem, search: Search) -> Assignment:
    found = search.incumbent
    if found is None:
        return Assignment(SolveStatus.UNKNOWN)
    pairs = found.mentees, found.mentors
    certificate = _certified(problem, search, found)
    certificate = replace(certificate, unique=search.unique and certificate.proven)
    generation = search.generation
    return Assignment(
        SolveStatus.OPTIMAL if certificate.proven else SolveStatus.FEASIBLE,
        *pairs,
        certificate=certificate,
        candidates=generation.ended_with,
        listing=search.listing_for(problem),
        **stated(problem, *pairs, certificate),
    )


def _certified(problem: Problem, search: Search, found: Incumbent) -> Certificate:
    shift = search.problem.shift
    return certify(problem, found.mentees, found.mentors, shift, proofs_of(problem, search))


def proofs_of(problem: Problem, search: Search) -> list[tuple[Quantity, Prices]]:
    """Return prices that bound each quantity; those without prices are bounded by counting."""
    found = search.incumbent
    counted = {quantity: _prices_that_count(problem, quantity) for quantity in quantities(problem)}
    if found is not None and search.ranking.fixes_seats and not problem.complete:
        counted["total"] = _price_of_the_best(search.problem, found)
    return list((counted | search.proofs).items())


def _price_of_the_best(problem: Problem, found: Incumbent) -> Prices:
    """Return prices that bound the total by the score of the best pair found, times the seats.

    Few pairs score more, so this takes far less time than what every mentee gains at most.
    """
    scores = integers(problem.compatibility.at(found.mentees, found.mentors), problem.shift)
    nothing = np.zeros(problem.shape[1], dtype=np.int64)
    return Prices(nothing, seats=-int(scores.max(initial=0)), score=1)


def _prices_that_count(problem: Problem, quantity: Quantity) -> Prices:
    """Return prices that bound a quantity by the mentees' best, or pairs by the number of places.

    A price of 1 for each place bounds the number of pairs by the places; no price, by the seats.
    """
    n, m = problem.shape
    seats = int(np.minimum(problem.demand, m).sum())
    places = int(np.minimum(problem.capacity, n).sum())
    measure = MEASURES[quantity]
    price = int(measure.counts_pairs and places < seats)
    return Prices(np.full(m, price, dtype=np.int64), **{measure.worth: 1})


def _refuse_memory(problem: Problem, pairs: Pairs, memory_limit: int | None) -> None:
    if memory_limit is None:
        return
    needed = estimate(problem, pairs).bytes
    if needed > memory_limit:
        raise MemoryLimitError(
            told(
                "solving takes about {needed:.0f} MB, but memory_limit allows "
                "{memory_limit:.0f} MB: raise it, or solve a smaller problem",
                needed=needed / 1e6,
                memory_limit=memory_limit / 1e6,
            )
        )
