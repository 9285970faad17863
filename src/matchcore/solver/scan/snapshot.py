"""Reusing one scan of all pairs after prices have moved.

The scan lists the best pairs of each row at its prices; no other pair gains more than the row's
ceiling. A pair's gain rises only by as much as its column's price drops. So an unlisted pair needs
examining only if its column's price has dropped by more than the row's ceiling lies below the gain
asked for. While prices move little, few pairs do.
"""

from __future__ import annotations

import time
from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Ints
from matchcore.solver.scan.found import CLOSED, Found, best_of, gathered, place_in_row
from matchcore.solver.scan.scan import Scan


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The result of a scan of all pairs.

    Attributes
    ----------
    listed : Found
        The pairs it found.
    prices : array of int
        One per column.
    ceiling : array of int
        One per row: an upper bound on the gains of unlisted pairs at these prices.
    seconds : float
        How long it took; 0 where not all pairs were examined.
    """

    scan: Scan
    worth: int
    listed: Found
    prices: Ints
    ceiling: Ints
    seconds: float = 0.0

    @classmethod
    def take(
        cls, scan: Scan, prices: Ints, count: int, above: Ints | None = None, worth: int = 1
    ) -> Snapshot:
        """Scan all pairs, as `Scan.best` does."""
        count, begin = max(1, count), time.perf_counter()
        listed = scan.best(prices, count, above, worth)
        rows = scan.tiles.pairs.shape[0]
        least = np.full(rows, CLOSED) if above is None else above
        ceiling, seconds = _ceiling(listed, count, least), time.perf_counter() - begin
        return cls(scan, worth, listed, prices, ceiling, seconds)

    def moved(self, prices: Ints, count: int, above: Ints) -> Snapshot:
        """Return what a scan at other prices would take, without examining all pairs."""
        listed = self.best(prices, count, above)
        return Snapshot(self.scan, self.worth, listed, prices, _ceiling(listed, count, above))

    def share(self, prices: Ints, above: Ints) -> float:
        """Return the share of all pairs that a scan at other prices would examine."""
        slack, drop = np.sort(above - self.ceiling), self.prices - prices
        examined = np.searchsorted(slack, drop).sum()
        return float(examined) / max(1, len(slack) * len(drop))

    def best(self, prices: Ints, count: int, above: Ints) -> Found:
        """Return what a scan at other prices would find, without examining all pairs."""
        drop = self.prices - prices
        new = self.scan.best(prices, count, above, self.worth, above - self.ceiling, drop)
        rows, cols = self.listed.rows, self.listed.cols
        gains = self.listed.gains + drop[cols]
        both = gathered([new, Found(rows, cols, gains).where(gains > above[rows])])
        _, once = np.unique(both.rows * len(prices) + both.cols, return_index=True)
        return best_of(both.where(once), count, len(prices))


def _ceiling(listed: Found, count: int, above: Ints) -> Ints:
    """Return what no unlisted pair of each row exceeds, if up to `count` are listed."""
    ceiling, last = above.copy(), place_in_row(listed) == count - 1
    ceiling[listed.rows[last]] = listed.gains[last]
    return ceiling
