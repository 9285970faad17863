"""The entries of a list column as codes over all people, without a loop over people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Self

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from matchcore.model.arrays import Rows
from matchcore.names import fold
from matchcore.people.columns import Numbers, Text
from matchcore.people.people import People
from matchcore.short_repr import short_repr

MIDDLE = 3.0  # level or importance of an entry that states none
TOP = 5.0


class Entries(NamedTuple):
    """What people list: each thing once per person, at its highest level.

    Attributes
    ----------
    keys : list of str
        The distinct things; names with equal keys are one thing.
    rows, codes, levels, names : arrays
        Per entry: row of the person, place of the thing in `keys`, level, and name as written.
        Sorted by row, then code.
    size : int
        The number of people.
    """

    keys: list[str]
    rows: Rows
    codes: Rows
    levels: Numbers
    names: Text
    size: int

    def __repr__(self) -> str:
        return short_repr(self)

    @classmethod
    def read(cls, people: People, column: str, key: Callable[[str], str] = fold) -> Self:
        """Read a list column; `key` maps each name to its thing."""
        items = people.items(column)
        which, names = pd.factorize(items.labels, sort=True)
        of_name = np.array([key(name) for name in names], dtype=object)
        code, keys = pd.factorize(of_name, sort=True)
        levels = np.where(np.isnan(items.values), MIDDLE, items.values)
        rows, codes = items.rows, code[which] if len(which) else which
        order = np.lexsort((which, levels, codes, rows))
        highest = np.ones(len(rows), dtype=np.bool_)
        highest[:-1] = (np.diff(rows[order]) != 0) | (np.diff(codes[order]) != 0)
        line = order[highest]
        names = items.labels[line]
        return cls(keys.tolist(), rows[line], codes[line], levels[line], names, len(people))

    def sums(self, values: Numbers | None = None) -> Numbers:
        """Return the sum of values over each person's entries; without values, their count."""
        return np.bincount(self.rows, values, minlength=self.size).astype(np.float64)

    def matrix(self, columns: Mapping[str, int], values: Numbers) -> csr_array:
        """Return a matrix of one row per person, with the values of entries that have a column."""
        place = np.array([columns.get(key, -1) for key in self.keys], dtype=np.int64)
        where = place[self.codes] if len(self.codes) else self.codes
        kept = where >= 0
        cells = values[kept], (self.rows[kept], where[kept])
        return csr_array(cells, shape=(self.size, len(columns)))
