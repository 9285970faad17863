"""All pairs at given prices, tile by tile: the best few of each row, exactly, no tile kept.

A pair's gain is ``worth · score - price`` in integers. A filter finds, tile by tile, the pairs
that may be among the best of their row; exact integers choose between them, ties in an order
turned by a different amount for each row, so that equal people share out equal partners. Rows
that a filter cannot settle (floods of ties) are computed exactly throughout. A row's result
depends on nothing but the row: any split over tiles, threads or machines gives the same.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from matchcore.model.arrays import Floats, Ints, Rows
from matchcore.model.blocks import Block
from matchcore.model.compatibility import Compatibility
from matchcore.model.factor_scores import FactorScores
from matchcore.model.integers import integers
from matchcore.solver.scan.filter import FactorFilter, Filter, TileFilter

NEVER = 1 << 61  # above which no gain lies
CLOSED = -(1 << 62)
_SAMPLE = 1024  # columns from which a row's threshold is guessed
_FLOOD = 96  # hits per row of one tile beyond which exact work is cheaper
_NONE = np.zeros(0, dtype=np.int64)
_TURN = 0x9E3779B1  # 2**32 over the golden ratio: turns spread evenly


@dataclass(frozen=True, eq=False)
class Found:
    """Pairs with their gains: sorted by row, the best of each row first."""

    rows: Rows
    cols: Rows
    gains: Ints

    def __len__(self) -> int:
        return len(self.rows)

    def where(self, chosen: Any) -> Found:
        """Return some of the pairs."""
        return Found(self.rows[chosen], self.cols[chosen], self.gains[chosen])


def place_in_row(found: Found) -> Rows:
    """Return the rank of each pair in its row, from 0."""
    starts = np.flatnonzero(np.diff(found.rows, prepend=-1))
    return np.arange(len(found)) - np.repeat(starts, np.diff([*starts, len(found)]))


@dataclass(frozen=True, eq=False)
class Query:
    """What to look for: gains at `prices`, the best `count` of each row that lie above `above`.

    With `slack` and `drop`, only pairs are looked at whose column drops more than its row is slack.
    """

    prices: Ints
    count: int
    above: Ints
    worth: int
    slack: Ints | None = None
    drop: Ints | None = None


def _filter_of(pairs: Compatibility, shift: int, device: str | None = None) -> Filter:
    """Return the filter that fits the scores; on a `device`, the product runs there."""
    if isinstance(pairs.scores, FactorScores) and not pairs.scores.is_sparse:
        if device is None:
            return FactorFilter(pairs, shift)
        from matchcore.solver.scan.gpu import TorchFilter

        return TorchFilter(pairs, shift, device)
    return TileFilter(pairs)


@dataclass(frozen=True, eq=False)
class Tiles:
    """All pairs of a compatibility, ready to be searched from the rows' side."""

    pairs: Compatibility
    shift: int
    blocks: tuple[Block, ...]
    filter: Filter

    @classmethod
    def of(cls, pairs: Compatibility, shift: int, device: str | None = None) -> Tiles:
        """Prepare a search; integer scores are the nearest to ``score · 2**shift``."""
        return cls(pairs, shift, tuple(pairs.blocks()), _filter_of(pairs, shift, device))

    def gains(self, i: Rows, j: Rows, query: Query) -> Ints:
        """Return the exact gains of single pairs."""
        return integers(self.pairs.at(i, j), self.shift) * query.worth - query.prices[j]

    def search(
        self,
        query: Query,
        blocks: slice = slice(None),
        check: Callable[[], None] | None = None,
    ) -> Found:
        """Return what some of the blocks hold; `check` is asked before each run, and may raise."""
        return gathered([_search(self, block, query, check) for block in self.blocks[blocks]])

    def __sizeof__(self) -> int:
        """Tell cluster schedulers, who ask, that this is worth sending only once."""
        return sum(x.nbytes for x in vars(self.filter).values() if isinstance(x, np.ndarray))


def gathered(parts: list[Found]) -> Found:
    """Return several parts as one, sorted by row."""
    columns = ([getattr(p, name) for p in parts] for name in ("rows", "cols", "gains"))
    none = np.zeros(0, dtype=np.int64)
    together = Found(*(np.concatenate([none, *c]) for c in columns))
    return together.where(np.argsort(together.rows, kind="stable"))


def _search(
    tiles: Tiles, block: Block, query: Query, check: Callable[[], None] | None = None
) -> Found:
    """Search one block: filter, then choose exactly; what floods the filter is done exactly."""
    check = check or _go_on
    part, widths = _part_to_look_at(block, query, tiles.filter.run)
    if not len(widths):
        return Found(_NONE, _NONE, _NONE)
    look = _Look.at(tiles, part, query)
    hits, hard, run = [], [], tiles.filter.run
    for start, width in zip(range(0, len(part.rows), run), widths, strict=True):
        check()
        rows = part.rows[start : start + run]
        base = look.base[start : start + run]
        a, b, unsettled = look.filtered(rows, base, width)
        hits.append((rows[a], part.cols[b]))
        hard.append(rows[unsettled])
    i, j = (np.concatenate(x) for x in zip(*hits, strict=True))
    gains = tiles.gains(i, j, query)
    enough = gains > query.above[i]
    found = best_of(Found(i[enough], j[enough], gains[enough]), query.count, tiles.pairs.shape[1])
    difficult = np.concatenate(hard)
    if not len(difficult):
        return found
    return gathered([found, _exactly(tiles, block, difficult, query, check)])


def _go_on() -> None:
    """Stop nothing."""


def _part_to_look_at(block: Block, query: Query, run: int) -> tuple[Block, list[int]]:
    """Return a block's rows in runs, and of how many of its columns each run must see."""
    if query.slack is None or query.drop is None:
        return block, [len(block.cols)] * -(-len(block.rows) // run)
    slack, drop = query.slack[block.rows], query.drop[block.cols]
    rows, cols = np.flatnonzero(slack < drop.max()), np.flatnonzero(drop > slack.min())
    rows, cols = rows[np.argsort(slack[rows])], cols[np.argsort(-drop[cols])]
    widths = np.searchsorted(-drop[cols], -slack[rows[::run]])
    return replace(block, rows=block.rows[rows], cols=block.cols[cols]), widths.tolist()


@dataclass(frozen=True, eq=False)
class _Look:
    """A block at the prices of a query, in the units of the filter."""

    tiles: Tiles
    block: Block
    count: int
    columns: Any
    error: float
    base: Floats  # below which a row wants nothing

    @classmethod
    def at(cls, tiles: Tiles, block: Block, query: Query) -> _Look:
        """Bring prices near zero first: what all pay alike would cost digits."""
        f = tiles.filter
        prices = query.prices[block.cols]
        centre = (int(prices.min()) + int(prices.max())) // 2
        scale = -(tiles.shift + f.exponent)
        relative = np.ldexp((prices - centre).astype(np.float64), scale) / query.worth
        above = query.above[block.rows]
        wanted = np.ldexp((above + centre).astype(np.float64), scale) / query.worth
        error = f.error(float(np.abs(relative).max())) + math.ldexp(0.5, scale)
        base = np.where(above > CLOSED, wanted - error - np.abs(wanted) * 2.0**-50, -np.inf)
        return cls(tiles, block, query.count, f.columns(block.cols, relative), error, base)

    def tile(self, rows: Rows, part: slice) -> Any:
        """Return a tile of approximate gains, minus infinity where a pair is forbidden."""
        f, pairs, cols = self.tiles.filter, self.tiles.pairs, self.block.cols[part]
        tile = f.tile(rows, self.columns, part)
        if pairs.terms or self.block.masks:
            f.restrict(tile, pairs.within(self.block), rows, cols)
        return tile

    def filtered(self, rows: Rows, base: Floats, width: int) -> tuple[Rows, Rows, Rows]:
        """Return the pairs (places in run and block) that may be among the best, and rows left.

        The first `width` columns are looked at.

        Good prices leave few pairs above the base. Where there are many, the value of a rank
        among some columns says where the best of all columns begin; that is a guess, and rows in
        which it leaves fewer pairs than asked for are left for exact work.
        """
        a, b, values, many = self._reaching(rows, base, width)
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

    def _guess(self, rows: Rows, width: int) -> Floats:
        """Guess the value of the last of the best of each row, rather too low than too high."""
        step = max(1, width // _SAMPLE)
        some, mean = -(-width // step), self.count / step
        rank = math.ceil(mean + 3 * math.sqrt(mean) + 2) if step > 1 else self.count
        if rank > some:
            return np.full(len(rows), -np.inf)
        return self.tiles.filter.largest(self.tile(rows, slice(0, width, step)), rank)

    def _reaching(self, rows: Rows, least: Floats, width: int) -> tuple[Rows, Rows, Floats, Any]:
        """Return the places and values of all pairs that reach the least of their row."""
        f = self.tiles.filter
        flooded = ~(least > -np.inf)
        least = np.where(flooded, np.inf, least)
        found: list[tuple[Rows, Rows, Floats]] = [(_NONE, _NONE, np.zeros(0))]
        for start in range(0, width, f.width):
            if (least == np.inf).all():
                break
            part = slice(start, min(width, start + f.width))
            at, reached = f.reaching(self.tile(rows, part), least)
            i, j = np.divmod(at, part.stop - start)
            if len(at) > _FLOOD * len(rows) // 8:
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


def best_of(found: Found, count: int, width: int) -> Found:
    """Return the best `count` of each row, equal ones in the row's own turn."""
    turn = (found.cols - _turns(found.rows, width)) % max(1, width)
    order = np.lexsort((turn, -found.gains, found.rows))
    found = found.where(order)
    return found.where(place_in_row(found) < count)


def _turns(rows: Rows, width: int) -> Rows:
    """Return the column at which each row begins among equals."""
    return ((rows * _TURN) % (1 << 32)) * width >> 32


def _exactly(
    tiles: Tiles, block: Block, rows: Rows, query: Query, check: Callable[[], None]
) -> Found:
    """Search some rows without a filter, and without listing ties that are not taken."""
    parts = []
    these = replace(block, rows=rows)
    pairs, prices = tiles.pairs.cut(these), query.prices[block.cols]
    for run in these.runs():
        check()
        scores = pairs.masked_tile(run)
        closed = np.isinf(scores) if pairs.masks else None
        if closed is not None:
            scores[closed] = 0.0
        gains = integers(scores, tiles.shift)
        gains *= query.worth
        gains -= prices
        if closed is not None:
            gains[closed] = CLOSED
        some = rows[run]
        first = np.searchsorted(block.cols, _turns(some, tiles.pairs.shape[1]))
        a, b = np.nonzero(_top(gains, query.count, query.above[some], first))
        parts.append(Found(some[a], block.cols[b], gains[a, b]))
    return best_of(gathered(parts), query.count, tiles.pairs.shape[1])


def _top(gains: Ints, count: int, above: Ints, first: Rows) -> Any:
    """Return where the best `count` of each row lie; equal ones from column `first` on."""
    width = gains.shape[1]
    if width <= count:
        return gains > above[:, None]
    last = np.partition(gains, width - count, axis=1)[:, width - count]
    better = gains > np.maximum(last, above)[:, None]
    equal = (gains == last[:, None]) & (last > above)[:, None]
    wanted = count - better.sum(axis=1)
    turn = np.cumsum(equal, axis=1, dtype=np.int32)  # among equals, from the first column on
    total = turn[:, -1].copy()
    turn -= np.where(first > 0, turn[np.arange(len(gains)), first - 1], 0).astype(np.int32)[:, None]
    np.add(turn, total[:, None], out=turn, where=turn <= 0)
    return better | (equal & (turn <= wanted[:, None]))
