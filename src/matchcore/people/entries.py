"""The entries of a list column, person by person, without a loop over people."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple, Self

import numpy as np
import pandas as pd
from scipy.sparse import csr_array

from matchcore.model.arrays import Rows
from matchcore.names import fold
from matchcore.people.cells import distinct_cells
from matchcore.people.columns import Numbers, Role, Text
from matchcore.people.items import repeated
from matchcore.people.people import People


class Merged(NamedTuple):
    """A list that names one thing in several ways; the thing counts once."""

    table: Role
    who: str
    column: str
    names: tuple[str, ...]


class Slip(NamedTuple):
    """A name that looks like a misspelling of another; nobody decides but people.

    `people` is how many wrote it: none of a table, where it stands in a rule.
    """

    column: str
    name: str
    people: int
    suggestion: str
    similarity: float


MIDDLE = 3.0  # the level, or importance, of an entry that states none
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


def usual_names(*several: Entries) -> dict[str, str]:
    """Return what most people call each thing, over several lists of entries."""
    keys = np.concatenate([np.array(e.keys, dtype=object)[e.codes] for e in several])
    return usual(keys, np.concatenate([e.names for e in several]))


def usual(keys: Text, names: Text) -> dict[str, str]:
    """Return for each key the name that stands most often beside it.

    Of equally many, the first in the alphabet is taken, small letters first.

    >>> usual(*np.array([["lyon"] * 3, ["LYON", "Lyon", "Lyon"]], dtype=object))
    {'lyon': 'Lyon'}
    """
    of_line, things = pd.factorize(keys, sort=True)
    used, which = distinct_cells(names)
    in_order = sorted(range(len(used)), key=lambda k: used[k].swapcase())
    place = np.empty(len(used), dtype=np.int64)
    place[in_order] = np.arange(len(used))
    size = max(len(used), 1)
    pairs, counts = np.unique(of_line * size + place[which], return_counts=True)
    thing, name = np.divmod(pairs, size)
    order = np.lexsort((name, -counts, thing))
    _, first = np.unique(thing[order], return_index=True)
    most = [used[in_order[k]] for k in name[order][first]]
    return dict(zip(things.tolist(), most, strict=True))


def merged(people: People, column: str, key: Callable[[str], str] = fold) -> list[Merged]:
    """Return the lists of a column that name one thing in several ways, person by person."""
    items = people.items(column)
    which, names = pd.factorize(items.labels)
    things = pd.factorize(np.array([key(name) for name in names], dtype=object))[0][which]
    pair = items.rows * (things.max(initial=0) + 1) + things
    told = np.isin(pair, pair[repeated(items.rows, things)])
    groups: dict[int, list[int]] = {}
    for line in np.flatnonzero(told).tolist():
        groups.setdefault(int(pair[line]), []).append(line)
    return [
        Merged(people.role, people.ids[items.rows[lines[0]]], column, (*items.labels[lines],))
        for _, lines in sorted(groups.items())
    ]
