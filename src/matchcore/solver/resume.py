"""Going on from an answer after some people joined or left: only what changed is looked at.

At the prices that prove an answer best, no other pair gains more than what its mentee has. As long
as scores stay, that holds for all pairs of people who are still there, so no scan need tell it: a
snapshot of all pairs is taken from the answer. What is scanned are the people who joined or lost a
partner. If some scores changed unseen, the final check finds the answer unproven, and the search
begins anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from matchcore.model.arrays import Ints, Rows
from matchcore.model.assignment import Assignment, Past, SolveStatus
from matchcore.model.compatibility import Compatibility
from matchcore.model.integers import integers
from matchcore.model.objective import RANKINGS
from matchcore.model.problem import Problem
from matchcore.solver.scan.found import NEVER, Found
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.snapshot import Snapshot
from matchcore.solver.shortlist import PER_MENTEE, PER_MENTOR, still_usable
from matchcore.solver.start import Start, bids, rescaled

_MANY = 0.2  # share of people who changed beyond which a search begins anew
_TERMS = 8  # pairs with a term for each mentee beyond which it does, too
_LOOKED_AT = 64  # mentees of whom all pairs are looked at, whether scores have changed
_MOST = 64  # pairs of one person


@dataclass(frozen=True, eq=False)
class Resumed:
    """Where a search goes on: prices, the first candidates, and a snapshot of all pairs."""

    start: Start
    mentees: Rows
    mentors: Rows
    snapshot: Snapshot


def gains_beside(problem: Problem, answer: Assignment) -> Ints | None:
    """Return the most that each mentee gains by any pair beside those of a proven answer.

    The gains are at the prices of the total. A mentee with free seats gains no more than an empty
    one does. None if nothing is proven, or required pairs may lie below.
    """
    proof = answer.certificate
    if answer.status is not SolveStatus.OPTIMAL or proof is None or len(problem.required):
        return None
    p = proof.of("total").prices
    if p.score != 1 or not RANKINGS[problem.objective].fixes_seats:
        return None
    i, j = answer.mentees, answer.mentors
    scores = problem.at_scale(proof.shift).compatibility.at(i, j)
    least = np.full(problem.shape[0], NEVER)
    np.minimum.at(least, i, integers(scores, proof.shift) - p.mentors[j])
    filled = np.bincount(i, minlength=problem.shape[0])
    empty = -p.seats - np.where(filled > 0, 0, p.covered)
    if problem.complete:
        return least
    return np.where(filled >= problem.demand, least, np.minimum(least, empty))


def resumed(
    problem: Problem, prepare: Callable[[Compatibility], Scan], along: Scan, before: Assignment
) -> Resumed | None:
    """Return where to go on from an answer; None where too much has changed, or it is not known.

    Parameters
    ----------
    prepare : callable
        Makes the scan of some pairs, from their rows' side.
    along : Scan
        The scan of all usable pairs.
    before : Assignment
        In the rows of this problem.
    """
    past, worth = before.past, RANKINGS[problem.objective].score_worth
    start = Start.of_assignment(problem, before, worth)
    if past is None or start is None or _terms(problem) > _TERMS * problem.shape[0]:
        return None
    pairs = still_usable(problem, before.mentees, before.mentors)
    changed = [_changed(x, y) for x, y in zip((past.seats, past.loads), pairs, strict=True)]
    if any(len(x) > _MANY * size for x, size in zip(changed, problem.shape, strict=True)):
        return None
    snapshot = _of_before(problem, along, start, before, past)
    if _has_changed(snapshot, past):
        return None
    pool = _Pool(problem, prepare, worth)
    have = start.kept(problem, *pairs, worth)
    start, wanting = pool.priced(start, changed[1], past, pairs[1], have)
    wanted = pool.best_of(changed[0], start)
    listed, more = snapshot.listed, still_usable(problem, *past.more)
    parts = pairs, (listed.rows, listed.cols), more, wanting, wanted
    i, j = (np.concatenate(side) for side in zip(*parts, strict=True))
    return Resumed(start, i, j, snapshot)


def _terms(problem: Problem) -> int:
    return sum(term.entries.nnz for term in problem.compatibility.terms)


def _changed(had: Rows, now: Rows) -> Rows:
    """Return who joined, or lost a partner."""
    return np.flatnonzero((had < 0) | (np.bincount(now, minlength=len(had)) < had))


def _of_before(
    problem: Problem, along: Scan, start: Start, before: Assignment, past: Past
) -> Snapshot:
    """Return what an earlier answer says of all pairs; those with a term may be worth more now."""
    worth = RANKINGS[problem.objective].score_worth
    shift = before.certificate.shift if before.certificate else problem.shift
    ceiling = rescaled(past.gains, problem.shift - shift, worth) + 1
    ceiling[past.gains >= NEVER] = NEVER
    prices = np.where(past.loads < 0, NEVER, start.mentors)
    with_term = [term.entries.tocoo() for term in problem.compatibility.terms]
    i, j = (
        np.concatenate([mine, *(getattr(x, axis).astype(np.int64) for x in with_term)])
        for mine, axis in ((before.mentees, "row"), (before.mentors, "col"))
    )
    i, j = still_usable(problem, *np.divmod(np.unique(i * problem.shape[1] + j), problem.shape[1]))
    gains = integers(problem.compatibility.at(i, j), problem.shift) * worth - prices[j]
    return Snapshot(along, worth, Found(i, j, gains), prices, ceiling)


def _has_changed(snapshot: Snapshot, past: Past) -> bool:
    """Return whether some pair gains more now, by looking at all pairs of a few mentees."""
    stayed = np.flatnonzero(past.seats >= 0)
    some = stayed[:: max(1, len(stayed) // _LOOKED_AT)]
    found = snapshot.scan.part(some, slice(None)).best(
        snapshot.prices, _MOST, snapshot.ceiling[some], snapshot.worth
    )
    known = snapshot.listed
    m = len(snapshot.prices)
    keys = some[found.rows] * m + found.cols
    return not np.isin(keys, known.rows * m + known.cols).all()


@dataclass(frozen=True, eq=False)
class _Pool:
    """All people, in whom those who changed look for partners."""

    problem: Problem
    prepare: Callable[[Compatibility], Scan]
    worth: int

    def priced(
        self, start: Start, cols: Rows, past: Past, matched: Rows, have: Ints
    ) -> tuple[Start, tuple[Rows, Rows]]:
        """Price the free places of some mentors, and return who would pay most for them."""
        loads = np.bincount(matched, minlength=self.problem.shape[1])[cols]
        places = np.clip(self.problem.capacity[cols] - loads, 0, _MOST)
        count = PER_MENTOR + int(places.max(initial=0))
        pairs = self.problem.usable.take(slice(None), cols).transposed()
        nothing = np.zeros(len(cols), dtype=np.int64)
        found = self.prepare(pairs).best(have, count, nothing, self.worth)
        bid, prices = bids(found, places), start.mentors.copy()
        prices[cols] = np.where(past.loads[cols] < 0, bid, np.minimum(prices[cols], bid))
        return replace(start, mentors=prices), (found.cols, cols[found.rows])

    def best_of(self, rows: Rows, start: Start) -> tuple[Rows, Rows]:
        """Return the best pairs of some mentees."""
        most = min(int(self.problem.demand.max(initial=1)), _MOST)
        pairs, least = self.problem.usable.take(rows, slice(None)), start.least(self.problem)[rows]
        found = self.prepare(pairs).best(start.mentors, PER_MENTEE + most - 1, least, self.worth)
        return rows[found.rows], found.cols
