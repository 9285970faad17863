"""All pairs at given prices, tile by tile: the exact best few of each row, with no tile kept.

A screen finds, tile by tile, the pairs that may be among the best of their row, and exact integers
choose among them. Rows the screen cannot settle are searched exactly throughout. A row's result
depends on that row alone, so any split over tiles, threads or machines gives the same pairs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any

import numpy as np

from matchcore.model.arrays import Ints, Rows
from matchcore.model.blocks import Block
from matchcore.model.compatibility import Compatibility
from matchcore.model.factor_scores import FactorScores
from matchcore.model.integers import integers
from matchcore.solver.scan.filter import FactorFilter, Filter, TileFilter
from matchcore.solver.scan.found import CLOSED, Found, Query, best_of, gathered, turns
from matchcore.solver.scan.screen import Screen

_WASTE = 1 << 16  # pairs that take no longer to examine than another run to begin
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Tiles:
    """All pairs of a compatibility, prepared for a search from the rows' side."""

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
        """Return the best pairs in some of the blocks.

        `check` is called before each run of rows; what it raises ends the search.
        """
        return gathered([_search(self, block, query, check) for block in self.blocks[blocks]])

    def __sizeof__(self) -> int:
        """Report the size of the filter, so that cluster schedulers send it only once."""
        return sum(x.nbytes for x in vars(self.filter).values() if isinstance(x, np.ndarray))


def _filter_of(pairs: Compatibility, shift: int, device: str | None = None) -> Filter:
    """Return the filter for this kind of scores; with a `device`, products run there."""
    if isinstance(pairs.scores, FactorScores) and not pairs.scores.is_sparse:
        if device is None:
            return FactorFilter(pairs, shift)
        from matchcore.solver.scan.gpu import TorchFilter

        return TorchFilter(pairs, shift, device)
    return TileFilter(pairs)


def _search(
    tiles: Tiles, block: Block, query: Query, check: Callable[[], None] | None = None
) -> Found:
    """Search one block: screen, then choose exactly; rows left open are searched exactly."""
    check = check or _never_stop
    part, runs = _part_to_examine(block, query, tiles.filter.run)
    if not runs:
        return Found(_NONE, _NONE, _NONE)
    screen = Screen.at(tiles.pairs, tiles.filter, part, query, tiles.shift)
    hits, hard = [], []
    for run, width in runs:
        check()
        rows, base = part.rows[run], screen.base[run]
        a, b, unsettled = screen.passing(rows, base, width)
        hits.append((rows[a], part.cols[b]))
        hard.append(rows[unsettled])
    i, j = (np.concatenate(x) for x in zip(*hits, strict=True))
    gains = tiles.gains(i, j, query)
    enough = gains > query.above[i]
    found = best_of(Found(i[enough], j[enough], gains[enough]), query.count, tiles.pairs.shape[1])
    difficult = np.concatenate(hard)
    if not len(difficult):
        return found
    part = replace(part, rows=difficult, cols=np.sort(part.cols))
    return gathered([found, _exactly(tiles, part, query, check)])


def _never_stop() -> None:
    """Let the search go on."""


def _part_to_examine(
    block: Block, query: Query, most: int
) -> tuple[Block, list[tuple[slice, int]]]:
    """Return a block's rows in runs, and how many of its columns each run must examine."""
    if query.slack is None or query.drop is None:
        starts = range(0, len(block.rows), most)
        return block, [(slice(k, k + most), len(block.cols)) for k in starts]
    slack, drop = query.slack[block.rows], query.drop[block.cols]
    rows, cols = np.flatnonzero(slack < drop.max()), np.flatnonzero(drop > slack.min())
    rows, cols = rows[np.argsort(slack[rows])], cols[np.argsort(-drop[cols])]
    widths = np.searchsorted(-drop[cols], -slack[rows])
    part = replace(block, rows=block.rows[rows], cols=block.cols[cols])
    return part, list(_runs(widths, most))


def _runs(widths: Rows, most: int) -> Iterator[tuple[slice, int]]:
    """Cut rows, the widest first, into runs; all rows of a run are as wide as its first."""
    start = 0
    while start < len(widths):
        here = widths[start : start + most]
        width = int(here[0])
        wasted = np.cumsum(width - here)
        stop = start + int(np.searchsorted(wasted, _WASTE, side="right"))
        yield slice(start, stop), width
        start = stop


def _exactly(tiles: Tiles, block: Block, query: Query, check: Callable[[], None]) -> Found:
    """Search a block without a screen, listing no more ties than are taken."""
    parts = []
    pairs, prices = tiles.pairs.cut(block), query.prices[block.cols]
    for run in block.runs():
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
        some = block.rows[run]
        first = np.searchsorted(block.cols, turns(some, tiles.pairs.shape[1]))
        a, b = np.nonzero(_top(gains, query.count, query.above[some], first))
        parts.append(Found(some[a], block.cols[b], gains[a, b]))
    return best_of(gathered(parts), query.count, tiles.pairs.shape[1])


def _top(gains: Ints, count: int, above: Ints, first: Rows) -> Any:
    """Return where the best `count` of each row are; ties are taken from column `first` on."""
    width = gains.shape[1]
    if width <= count:
        return gains > above[:, None]
    last = np.partition(gains, width - count, axis=1)[:, width - count]
    better = gains > np.maximum(last, above)[:, None]
    equal = (gains == last[:, None]) & (last > above)[:, None]
    wanted = count - better.sum(axis=1)
    turn = np.cumsum(equal, axis=1, dtype=np.int32)  # rank among ties, from the first column on
    total = turn[:, -1].copy()
    turn -= np.where(first > 0, turn[np.arange(len(gains)), first - 1], 0).astype(np.int32)[:, None]
    np.add(turn, total[:, None], out=turn, where=turn <= 0)
    return better | (equal & (turn <= wanted[:, None]))
