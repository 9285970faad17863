"""The items of a list column, person by person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Bools, Rows
from matchcore.people.columns import Numbers, Text


@dataclass(frozen=True, eq=False)
class Items:
    """The entries of a list column, one line each: whose, what, and at which level (NaN: none)."""

    rows: NDArray[np.int64]
    labels: Text
    values: Numbers


def repeated(rows: Rows, things: Rows) -> Bools:
    """Return which lines name a thing that an earlier line of the same person names."""
    _, first = np.unique(rows * (things.max(initial=0) + 1) + things, return_index=True)
    again = np.ones(len(rows), dtype=bool)
    again[first] = False
    return again
