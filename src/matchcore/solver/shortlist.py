"""The first candidates: the best pairs of each person at the first prices.

At good prices the best few pairs of each mentee, and of each mentor, contain nearly all of the
optimum. A bad estimate costs iterations, never the answer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from matchcore.model.arrays import Ints, Rows
from matchcore.model.assignment import Assignment
from matchcore.model.integers import integers
from matchcore.model.problem import Problem
from matchcore.solver.scan.found import place_in_row
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.snapshot import Snapshot
from matchcore.solver.start import Start, bids

PER_MENTEE = 12
PER_MENTOR = 8
_MOST = 64  # pairs of one person
_NEARLY = 0.18  # near misses lie within this share of the median score
_DISTURBED = 20  # times the share of mentees with a better pair: the share of near misses to take
_AT_LEAST = 3  # the least share of near misses to take is one in so many
_SOME = 256  # mentees from whom that share is estimated
_CROWD = 4  # new mentors who crowd others out of the lists
_MISSED = 12  # later near misses lie within this fraction of that


@dataclass(frozen=True, eq=False)
class Shortlist:
    """The first candidates, the scan of all pairs that found them, and a margin for later ones."""

    mentees: Rows
    mentors: Rows
    snapshot: Snapshot
    margin: int = 0


def shortlist(problem: Problem, along: Scan, across: Scan, start: Start, worth: int) -> Shortlist:
    """Return the best pairs of each mentee, and of each mentor, at estimated prices.

    Lists are longer where people have more than one seat, or more than two places, to fill.
    """
    n, m = problem.shape
    seats = int(np.median(problem.demand)) if n else 0
    places = int(np.median(problem.capacity)) if m else 0
    count = min(PER_MENTEE + seats - 1, _MOST, max(3, m // 4))
    snapshot = Snapshot.take(along, start.mentors, count, worth=worth)
    mine = snapshot.listed
    last = place_in_row(mine) == np.minimum(problem.demand, _MOST)[mine.rows] - 1
    above = start.least(problem)
    above[mine.rows[last]] = np.maximum(above[mine.rows[last]], mine.gains[last])
    # a mentor on many mentees' lists needs no list
    few = np.flatnonzero(np.bincount(mine.cols, minlength=m) < 2 * PER_MENTEE)
    count = min(PER_MENTOR + places - 2, _MOST, max(3, n // 4))
    theirs = across.part(few, slice(None)).best(above, count, worth=worth)
    rows, cols = (mine.rows, theirs.cols), (mine.cols, few[theirs.rows])
    return Shortlist(np.concatenate(rows), np.concatenate(cols), snapshot)


def relist(
    problem: Problem, along: Scan, across: Scan, start: Start, before: Assignment, worth: int
) -> tuple[Start, Shortlist]:
    """Return the pairs of an earlier answer, and those that gain nearly as much at its prices.

    Mentors without a pair there may be new: where more mentees want them than they have places,
    they are priced first, by what these would gain. Prices move little from there. Adding near
    misses in later iterations, too, saves iterations.
    """
    i, j = still_usable(problem, before.mentees, before.mentors)
    above = start.kept(problem, i, j, worth)
    near = _near(integers(problem.compatibility.at(i, j), problem.shift) * worth)
    share = min(1.0, _DISTURBED * _disturbed(along, start, above, worth))
    reach = max(near // _AT_LEAST, int(near * share))
    most = min(int(problem.demand.max(initial=1)), _MOST)
    take = partial(Snapshot.take, along, count=PER_MENTEE + most - 1, above=above - reach - 1)
    snapshot, old = take(prices=start.mentors, worth=worth), start.mentors
    more = snapshot.listed
    wanted = np.bincount(more.cols[more.gains > above[more.rows]], minlength=problem.shape[1])
    idle = np.setdiff1d(np.flatnonzero(wanted > problem.capacity), j)
    if len(idle):
        start = _with_idle(problem, across, start, idle, above, worth)
        if len(idle) > _CROWD:
            snapshot, old = take(prices=start.mentors, worth=worth), start.mentors
            more = snapshot.listed
    gains = more.gains - (start.mentors - old)[more.cols]
    more = more.where(gains > (above - reach - 1)[more.rows])
    rows, cols = np.concatenate([i, more.rows]), np.concatenate([j, more.cols])
    return start, Shortlist(rows, cols, snapshot, near // _MISSED)


def _disturbed(along: Scan, start: Start, above: Ints, worth: int) -> float:
    """Estimate the share of mentees who now have a better pair than their own."""
    some = np.arange(0, len(above), max(1, len(above) // _SOME))
    found = along.part(some, slice(None)).best(start.mentors, 1, above[some], worth)
    return len(found) / max(1, len(some))


def _with_idle(
    problem: Problem, across: Scan, start: Start, idle: Rows, above: Ints, worth: int
) -> Start:
    """Price some mentors so that no more mentees want them than they have places."""
    places = np.minimum(problem.capacity[idle], _MOST)
    found = across.part(idle, slice(None)).best(above, int(places.max()), worth=worth)
    prices = start.mentors.copy()
    prices[idle] = bids(found, places)
    return replace(start, mentors=prices)


def margin_at(problem: Problem, before: Assignment, worth: int) -> int:
    """Return how far below those of an earlier answer the gains of further candidates may lie."""
    pairs = still_usable(problem, before.mentees, before.mentors)
    return _near(integers(problem.compatibility.at(*pairs), problem.shift) * worth) // _MISSED


def still_usable(problem: Problem, mentees: Rows, mentors: Rows) -> tuple[Rows, Rows]:
    """Return the pairs of an earlier search that this one may use."""
    n, m = problem.shape
    usable = (mentees >= 0) & (mentees < n) & (mentors >= 0) & (mentors < m)
    usable[usable] = problem.usable.allowed_at(mentees[usable], mentors[usable])
    return mentees[usable], mentors[usable]


def _near(scores: Ints) -> int:
    return int(_NEARLY * float(np.median(np.abs(scores)))) if len(scores) else 0
