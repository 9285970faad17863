"""The entries of a list column, person by person, without a loop over people."""

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

MIDDLE = 3.0  # level or importance of an entry that states none
TOP = 5.0


class Entries(NamedTuple):
    """What people list: each thing once per person, with the highest of its levels.

    Attributes
    ----------
    keys : list of str
        The things, each once; equal keys are one thing.
    rows, codes, levels, names : arrays
        Whose, which thing, how much, as what; sorted by the first two.
    size : int
        The number of people.
    """

    keys: list[str]
    rows: Rows
    codes: Rows
    levels: Numbers
    names: Text
    size: int

    @classmethod
    def read(cls, people: People, column: str, key: Callable[[str], str] = fold) -> Self:
        """Read a list column; names with the same `key` are one thing."""
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
        """Return sums of values over each person's entries; without values, their number."""
        return np.bincount(self.rows, values, minlength=self.size).astype(np.float64)

    def matrix(self, columns: Mapping[str, int], values: Numbers) -> csr_array:
        """Return one row per person with a value for each entry that has a column."""
        place = np.array([columns.get(key, -1) for key in self.keys], dtype=np.int64)
        where = place[self.codes] if len(self.codes) else self.codes
        kept = where >= 0
        cells = values[kept], (self.rows[kept], where[kept])
        return csr_array(cells, shape=(self.size, len(columns)))
