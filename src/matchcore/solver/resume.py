"""Going on from an answer after some people joined or left: only what changed is looked at.

A search ends with a list of pairs and a bound on the gains of all others. As long as scores stay,
both hold for people who are still there, so no scan need tell it: they become the first snapshot.
All pairs are looked at only of who joined. If some scores changed unseen, the final check finds the
answer unproven, and the search begins anew.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import numpy as np

from matchcore.model.arrays import Ints, Rows
from matchcore.model.assignment import Assignment, Listing, Past, SolveStatus
from matchcore.model.compatibility import Compatibility
from matchcore.model.integers import integers
from matchcore.model.masks import PairSet
from matchcore.model.objective import RANKINGS
from matchcore.model.problem import Problem
from matchcore.solver.newcomers import bidders, with_newcomers
from matchcore.solver.scan.found import NEVER, Found, best_of, gathered
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.snapshot import Snapshot
from matchcore.solver.shortlist import PER_MENTOR, still_usable
from matchcore.solver.start import Start, rescaled

_MANY = 0.2  # share of people who changed beyond which a search begins anew
_TERMS = 8  # pairs with a term for each mentee beyond which it does, too
_LOOKED_AT = 64  # mentees of whom all pairs are looked at, whether scores have changed
_MOST = 64  # pairs of one person
_FINEST = 60  # bits by which scales may differ, for all that matters
_NEARLY = 0.1  # share of the median score by which a pair is nearly good enough


@dataclass(frozen=True, eq=False)
class Resumed:
    """Where a search goes on: prices, the first candidates, and a snapshot of all pairs."""

    start: Start
    mentees: Rows
    mentors: Rows
    snapshot: Snapshot


def listing_of(problem: Problem, answer: Assignment) -> Listing | None:
    """Return what a proven answer tells of all pairs; None if nothing.

    That is what its search saw. Where it needed no scan, prices tell as much: beside the pairs of
    the answer, none gains more than the least of its mentee's own, and where a seat is free, than
    an empty one.
    """
    proof = answer.certificate
    if answer.status is not SolveStatus.OPTIMAL or proof is None:
        return None
    p = proof.of("total").prices
    if p.score != 1 or not RANKINGS[problem.objective].fixes_seats:
        return None
    if answer.listing is not None or len(problem.required):
        return answer.listing and _with_single(problem, answer.listing)
    i, j = answer.mentees, answer.mentors
    scores = problem.at_scale(proof.shift).compatibility.at(i, j)
    least = np.full(problem.shape[0], NEVER)
    np.minimum.at(least, i, integers(scores, proof.shift) - p.mentors[j])
    filled = np.bincount(i, minlength=problem.shape[0])
    empty = -p.seats - np.where(filled > 0, 0, p.covered)
    if not problem.complete:
        least = np.where(filled >= problem.demand, least, np.minimum(least, empty))
    return _with_single(problem, Listing(i, j, p.mentors, least, proof.shift))


def _with_single(problem: Problem, listing: Listing) -> Listing:
    """List pairs that have an amount or a veto of their own, too: these may be gone next time."""
    pairs = problem.compatibility
    entries = [term.entries.tocoo() for term in pairs.terms]
    entries += [mask.entries.tocoo() for mask in pairs.masks if isinstance(mask, PairSet)]
    entries = [x for x in entries if x.nnz <= _TERMS * problem.shape[0]]
    i = np.concatenate([listing.mentees, *(x.row for x in entries)])
    j = np.concatenate([listing.mentors, *(x.col for x in entries)])
    return replace(listing, mentees=i.astype(np.int64), mentors=j.astype(np.int64))


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
    snapshot = _of_before(problem, along, before, past)
    unlisted = _unlisted(snapshot.listed, changed, past)
    snapshot = with_newcomers(problem, prepare, snapshot, *unlisted)
    if _has_changed(snapshot, past):
        return None
    have, cols = start.kept(problem, *pairs, worth), changed[1]
    wanting = _wanting(snapshot, cols, bidders(problem, cols), have)
    parts = pairs, _near(snapshot, start, have), still_usable(problem, *past.candidates), wanting
    i, j = (np.concatenate(side) for side in zip(*parts, strict=True))
    prices = start.mentors.copy()
    prices[cols] = 0  # duals raise prices that are too low, and lower none that are too high
    return Resumed(replace(start, mentors=prices), i, j, snapshot)


def _terms(problem: Problem) -> int:
    return sum(term.entries.nnz for term in problem.compatibility.terms)


def _changed(had: Rows, now: Rows) -> Rows:
    """Return who joined, or lost a partner."""
    return np.flatnonzero((had < 0) | (np.bincount(now, minlength=len(had)) < had))


def _unlisted(listed: Found, changed: list[Rows], past: Past) -> list[Rows]:
    """Return who joined, or has changed and is not listed with enough others to choose from."""
    pairs, had = (listed.rows, listed.cols), (past.seats, past.loads)
    return [
        people[(before[people] < 0) | (np.bincount(of, minlength=len(before))[people] < PER_MENTOR)]
        for people, of, before in zip(changed, pairs, had, strict=True)
    ]


def _of_before(problem: Problem, along: Scan, before: Assignment, past: Past) -> Snapshot:
    """Return what an earlier answer says of all pairs; those with a term may be worth more now."""
    worth, known, m = RANKINGS[problem.objective].score_worth, past.listing, problem.shape[1]
    shift = problem.shift - known.shift
    rounding = worth * ((1 << min(max(shift, 0), _FINEST)) + 1)  # of scores, then and now
    ceiling = rescaled(known.gains, shift, worth) + rounding
    ceiling[known.gains >= NEVER] = NEVER
    prices = np.where(past.loads < 0, NEVER, rescaled(known.prices, shift, worth))
    with_term = [term.entries.tocoo() for term in problem.compatibility.terms]
    keys = [before.mentees * m + before.mentors, known.mentees * m + known.mentors]
    keys += [x.row.astype(np.int64) * m + x.col for x in with_term]
    i, j = still_usable(problem, *np.divmod(np.unique(np.concatenate(keys)), m))
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


def _near(snapshot: Snapshot, start: Start, have: Ints) -> tuple[Rows, Rows]:
    """Return the listed pairs that gain nearly what their mentee has."""
    listed, prices = snapshot.listed, start.mentors
    gains = listed.gains + (snapshot.prices - prices)[listed.cols]
    values = (gains + prices[listed.cols])[gains >= have[listed.rows]]
    reach = int(_NEARLY * float(np.median(np.abs(values)))) if len(values) else 0
    close = gains > (have - reach)[listed.rows]
    return listed.rows[close], listed.cols[close]


def _wanting(snapshot: Snapshot, cols: Rows, count: int, have: Ints) -> tuple[Rows, Rows]:
    """Return the listed mentees who would gain most by some mentors, beyond what they have."""
    listed, chosen = snapshot.listed, np.zeros(len(snapshot.prices), dtype=np.bool_)
    chosen[cols] = True
    beyond = listed.gains + snapshot.prices[listed.cols] - have[listed.rows]
    here = chosen[listed.cols] & (beyond > 0)
    found = gathered([Found(listed.cols[here], listed.rows[here], beyond[here])])
    found = best_of(found, count, len(have))
    return found.cols, found.rows
