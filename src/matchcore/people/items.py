"""The items of a list column, person by person."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Bools, Rows
from matchcore.people.columns import Numbers, Text
from matchcore.short_repr import short_repr


@dataclass(frozen=True, eq=False)
class Items:
    """The entries of a list column, one per line.

    Attributes
    ----------
    rows : array of int
        Row of the person who lists the entry.
    labels : array of str
    values : array of float
        Level or importance; NaN if the entry states none.
    """

    rows: Rows
    labels: Text
    values: Numbers

    __repr__ = short_repr

    def only(self, rows: Rows) -> Items:
        """Return the entries of some people, who get new row numbers.

        >>> items = Items(np.array([0, 2]), np.array(["R", "go"]), np.array([1.0, 2.0]))
        >>> items.only(np.array([1, 2])).rows.tolist()
        [1]
        """
        place = np.full(max(self.rows.max(initial=0), rows.max(initial=0)) + 1, -1)
        place[rows] = np.arange(len(rows))
        new = place[self.rows]
        kept = new >= 0
        return Items(new[kept], self.labels[kept], self.values[kept])


def repeated(rows: Rows, things: Rows) -> Bools:
    """Return which lines name a thing that an earlier line of the same person names.

    >>> rows, things = np.array([0, 0, 0, 1]), np.array([3, 5, 3, 3])
    >>> repeated(rows, things).tolist()
    [False, False, True, False]
    """
    _, first = np.unique(rows * (things.max(initial=0) + 1) + things, return_index=True)
    again = np.ones(len(rows), dtype=bool)
    again[first] = False
    return again
