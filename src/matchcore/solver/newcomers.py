"""All pairs of some people, added to what is known of all others.

A mentor's price is set so that no mentee gains more by this mentor than by any other pair that is
not listed, and a mentee's bound is the last gain that is listed. So the snapshot bounds all pairs.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from matchcore.model.arrays import Ints, Rows
from matchcore.model.compatibility import Compatibility
from matchcore.model.problem import Problem
from matchcore.solver.scan.found import CLOSED, NEVER, Found, place_in_row
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.snapshot import Snapshot
from matchcore.solver.shortlist import PER_MENTEE, PER_MENTOR

_MOST = 64  # places or seats of one person


def with_newcomers(
    problem: Problem,
    prepare: Callable[[Compatibility], Scan],
    snapshot: Snapshot,
    rows: Rows,
    cols: Rows,
) -> Snapshot:
    """Return a snapshot that lists the best pairs of some mentees and of some mentors, too.

    Parameters
    ----------
    prepare : callable
        Makes the scan of some pairs, from their rows' side.
    snapshot : Snapshot
        Its prices of these mentors, and its bounds on the gains of these mentees, need not hold.
    """
    worth, m = snapshot.worth, problem.shape[1]
    prices, ceiling = snapshot.prices.copy(), snapshot.ceiling.copy()
    is_known = ceiling < NEVER
    least = np.where(is_known, ceiling, ceiling[is_known].max(initial=0))
    pairs, count = problem.usable.take(slice(None), cols).transposed(), bidders(problem, cols)
    theirs = prepare(pairs).best(least, count, worth=worth)
    prices[cols] = _last(theirs, len(cols), count, 0)
    pairs, count = problem.usable.take(rows, slice(None)), _choices(problem, rows)
    mine = prepare(pairs).best(prices, count, worth=worth)
    ceiling[rows] = _last(mine, len(rows), count, CLOSED)
    listed, (i, j) = snapshot.listed, (theirs.cols, cols[theirs.rows])
    parts = (
        (listed.rows, listed.cols, listed.gains + (snapshot.prices - prices)[listed.cols]),
        (i, j, theirs.gains + least[i] - prices[j]),
        (rows[mine.rows], mine.cols, mine.gains),
    )
    i, j, gains = (np.concatenate(x) for x in zip(*parts, strict=True))
    _, once = np.unique(i * m + j, return_index=True)
    return Snapshot(snapshot.scan, worth, Found(i, j, gains).where(once), prices, ceiling)


def bidders(problem: Problem, cols: Rows) -> int:
    """Return how many mentees are worth looking at for each of some mentors."""
    return PER_MENTOR + min(int(problem.capacity[cols].max(initial=0)), _MOST)


def _choices(problem: Problem, rows: Rows) -> int:
    """Return how many mentors are worth looking at for each of some mentees."""
    return PER_MENTEE + min(int(problem.demand[rows].max(initial=1)), _MOST) - 1


def _last(found: Found, rows: int, count: int, otherwise: int) -> Ints:
    """Return the last gain listed of each row; `otherwise` where fewer pairs than `count` are."""
    least, last = np.full(rows, otherwise), place_in_row(found) == count - 1
    least[found.rows[last]] = found.gains[last]
    return least
