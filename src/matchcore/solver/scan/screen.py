"""Screening a block: approximate gains decide which pairs may be among the best of their row.

Nothing that may be among the best is missed. Exact integers then choose among the pairs that pass.
Rows the screen cannot settle, such as those with very many ties, are reported for exact search.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from matchcore.model.arrays import Floats, Rows
from matchcore.model.blocks import Block
from matchcore.model.compatibility import Compatibility
from matchcore.model.masks import Mask
from matchcore.solver.scan.filter import Filter
from matchcore.solver.scan.found import CLOSED, Query

_SAMPLE = 1024  # columns from which a row's threshold is estimated
_FLOOD = 96  # hits per row of one tile beyond which exact work is cheaper
_CROWD = 24  # the same where dear masks would be asked of each hit, and a threshold can be sought
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Screen:
    """A block at the prices of a query, in the units of the filter."""

    pairs: Compatibility
    filter: Filter
    block: Block
    count: int
    columns: Any
    error: float
    base: Floats  # gain below which a row wants no pair

    @classmethod
    def at(
        cls, pairs: Compatibility, near: Filter, block: Block, query: Query, shift: int
    ) -> Screen:
        """Prepare a block; prices are centred on zero, for a common offset would cost digits."""
        prices = query.prices[block.cols]
        centre = (int(prices.min()) + int(prices.max())) // 2
        scale = -(shift + near.exponent)
        relative = np.ldexp((prices - centre).astype(np.float64), scale) / query.worth
        above = query.above[block.rows]
        wanted = np.ldexp((above + centre).astype(np.float64), scale) / query.worth
        error = near.error(float(np.abs(relative).max())) + math.ldexp(0.5, scale)
        base = np.where(above > CLOSED, wanted - error - np.abs(wanted) * 2.0**-50, -np.inf)
        columns = near.columns(block.cols, relative)
        return cls(pairs, near, block, query.count, columns, error, base)

    def passing(self, rows: Rows, base: Floats, width: int) -> tuple[Rows, Rows, Rows]:
        """Return the pairs (places in run and block) that may be among the best, and open rows.

        Only the first `width` columns are examined.

        At good prices few pairs exceed the base. Where many do, a sample of the columns gives a
        threshold. That is an estimate: rows in which too few pairs reach it are left open, for
        exact search.
        """
        a, b, values, many = self._reaching(rows, base, width, is_first=True)
        left = np.zeros_like(many)
        if many.any():
            some = np.flatnonzero(many)
            guess = self._guess(rows[some], width)
            least = np.maximum(guess - 2 * self.error, base[some])
            more, b2, values2, flooded = self._reaching(rows[some], least, width)
            sure = np.bincount(more[values2 >= guess[more]], minlength=len(some))
            left[some] = flooded | ((sure < self.count) & (least > base[some]))
            a, b = np.concatenate([a, some[more]]), np.concatenate([b, b2])
            values = np.concatenate([values, values2])
            order = np.argsort(a, kind="stable")
            a, b, values = a[order], b[order], values[order]
        kept = ~left[a] & _near_best(a, values, self.count, 2 * self.error, len(rows))
        return a[kept], b[kept], np.flatnonzero(left)

    def _tile(self, rows: Rows, part: slice, masks: tuple[Mask, ...]) -> Any:
        """Return a tile of approximate gains, minus infinity where some masks forbid a pair."""
        tile = self.filter.tile(rows, self.columns, part)
        if self.pairs.terms or masks:
            pairs = replace(self.pairs, masks=masks)
            self.filter.restrict(tile, pairs, rows, self.block.cols[part])
        return tile

    def _guess(self, rows: Rows, width: int) -> Floats:
        """Estimate the gain of the last pair wanted in each row, preferably too low."""
        step = max(1, width // _SAMPLE)
        some, mean = -(-width // step), self.count / step
        rank = math.ceil(mean + 3 * math.sqrt(mean) + 2) if step > 1 else self.count
        if rank > some:
            return np.full(len(rows), -np.inf)
        tile = self._tile(rows, slice(0, width, step), self.block.masks)
        return self.filter.largest(tile, rank)

    def _reaching(
        self, rows: Rows, least: Floats, width: int, is_first: bool = False
    ) -> tuple[Rows, Rows, Floats, Any]:
        """Return places and values of the pairs that reach their row's least, and flooded rows.

        A first look asks no dear mask about rows that may be flooded: a threshold comes cheaper.
        """
        flooded = ~(least > -np.inf)
        least = np.where(flooded, np.inf, least)
        dear, cheap = (
            tuple(mask for mask in self.block.masks if mask.is_dear == so) for so in (True, False)
        )
        found: list[tuple[Rows, Rows, Floats]] = [(_NONE, _NONE, np.zeros(0))]
        for start in range(0, width, self.filter.width):
            if (least == np.inf).all():
                break
            part = slice(start, min(width, start + self.filter.width))
            at, reached = self.filter.reaching(self._tile(rows, part, cheap), least)
            i, j = np.divmod(at, part.stop - start)
            if is_first and dear and len(i) > _CROWD * len(rows) // 8:
                flooded |= np.bincount(i, minlength=len(rows)) > _CROWD
                i, j, reached = (x[~flooded[i]] for x in (i, j, reached))
                least = np.where(flooded, np.inf, least)
            for mask in dear:
                open_ = mask.at(rows[i], self.block.cols[part][j])
                i, j, reached = i[open_], j[open_], reached[open_]
            if len(i) > _FLOOD * len(rows) // 8:
                flooded |= np.bincount(i, minlength=len(rows)) > _FLOOD
                least = np.where(flooded, np.inf, least)
            found.append((i, j + start, reached.astype(np.float64)))
        a: Rows = np.concatenate([x for x, _, _ in found])
        b: Rows = np.concatenate([x for _, x, _ in found])
        values: Floats = np.concatenate([x for _, _, x in found])
        kept = np.flatnonzero(~flooded[a])
        order = kept[np.argsort(a[kept], kind="stable")]
        return a[order], b[order], values[order], flooded


def _near_best(a: Rows, values: Floats, count: int, margin: float, rows: int) -> Any:
    """Return which values, sorted by row, lie within a margin of the best `count` of their row."""
    size = np.bincount(a, minlength=rows)
    widest = int(size.max(initial=0))
    if widest <= count:
        return np.ones(len(a), dtype=np.bool_)
    place = np.arange(len(a)) - (np.cumsum(size) - size)[a]
    padded = np.full((rows, widest), -np.inf)
    padded[a, place] = values
    last = np.partition(padded, widest - count, axis=1)[:, widest - count]
    return values >= (last - margin)[a]
