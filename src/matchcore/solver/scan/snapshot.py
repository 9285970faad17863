"""What a look at all pairs still says when prices have moved.

A look at some prices lists the best pairs of each row; none of the others gains more than the row's
ceiling. A price that drops lets its pairs gain that much more, and nothing else does. So a pair
that is not listed needs another look only where its column has dropped by more than its row's
ceiling lies below what is asked for: few pairs, as long as prices move little.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Ints
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.tiles import CLOSED, Found, best_of, gathered, place_in_row


@dataclass(frozen=True, eq=False)
class Snapshot:
    """The outcome of a look at all pairs.

    Attributes
    ----------
    listed : Found
    prices : array of int
        One per column.
    ceiling : array of int
        One per row: what no pair that is not listed gains more than, at these prices.
    """

    scan: Scan
    worth: int
    listed: Found
    prices: Ints
    ceiling: Ints

    @classmethod
    def take(
        cls, scan: Scan, prices: Ints, count: int, above: Ints | None = None, worth: int = 1
    ) -> Snapshot:
        """Look at all pairs, as `Scan.best` does."""
        count = max(1, count)
        listed = scan.best(prices, count, above, worth)
        rows = scan.tiles.pairs.shape[0]
        ceiling = np.full(rows, CLOSED) if above is None else above.copy()
        last = place_in_row(listed) == count - 1
        ceiling[listed.rows[last]] = listed.gains[last]
        return cls(scan, worth, listed, prices, ceiling)

    def best(self, prices: Ints, count: int, above: Ints) -> Found:
        """Return what a look at all pairs at other prices would, without looking at all."""
        drop = self.prices - prices
        new = self.scan.best(prices, count, above, self.worth, above - self.ceiling, drop)
        rows, cols = self.listed.rows, self.listed.cols
        gains = self.listed.gains + drop[cols]
        both = gathered([new, Found(rows, cols, gains).where(gains > above[rows])])
        _, once = np.unique(both.rows * len(prices) + both.cols, return_index=True)
        return best_of(both.where(once), count, len(prices))
