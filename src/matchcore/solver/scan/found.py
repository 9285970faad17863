"""What a scan is asked for, and the pairs it finds: the best few of each row.

A pair's gain is ``worth · score - price`` in integers. Among equal gains each row starts at a
column of its own, so that people with equal scores spread over equal partners. The order depends on
the row and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from matchcore.model.arrays import Ints, Rows

NEVER = 1 << 61  # more than any gain
CLOSED = -(1 << 62)  # less than any gain
_TURN = 0x9E3779B1  # 2**32 over the golden ratio: spreads the starting columns evenly


@dataclass(frozen=True, eq=False)
class Found:
    """Pairs with their gains, sorted by row, the best of each row first."""

    rows: Rows
    cols: Rows
    gains: Ints

    def __len__(self) -> int:
        return len(self.rows)

    def where(self, chosen: Any) -> Found:
        """Return some of the pairs."""
        return Found(self.rows[chosen], self.cols[chosen], self.gains[chosen])


@dataclass(frozen=True, eq=False)
class Query:
    """A search at `prices` for the best `count` pairs of each row that gain more than `above`.

    With `slack` and `drop`, a pair is examined only if its column's drop exceeds its row's slack.
    """

    prices: Ints
    count: int
    above: Ints
    worth: int
    slack: Ints | None = None
    drop: Ints | None = None


def place_in_row(found: Found) -> Rows:
    """Return the rank of each pair in its row, from 0."""
    starts = np.flatnonzero(np.diff(found.rows, prepend=-1))
    return np.arange(len(found)) - np.repeat(starts, np.diff([*starts, len(found)]))


def gathered(parts: list[Found]) -> Found:
    """Return several parts as one, sorted by row."""
    columns = ([getattr(p, name) for p in parts] for name in ("rows", "cols", "gains"))
    none = np.zeros(0, dtype=np.int64)
    together = Found(*(np.concatenate([none, *c]) for c in columns))
    return together.where(np.argsort(together.rows, kind="stable"))


def best_of(found: Found, count: int, width: int) -> Found:
    """Return the best `count` pairs of each row among `width` columns; each row breaks its ties."""
    turn = (found.cols - turns(found.rows, width)) % max(1, width)
    order = np.lexsort((turn, -found.gains, found.rows))
    found = found.where(order)
    return found.where(place_in_row(found) < count)


def turns(rows: Rows, width: int) -> Rows:
    """Return the column from which each row takes equal gains."""
    return ((rows * _TURN) % (1 << 32)) * width >> 32
