"""The names that people write for one thing: the usual one, several in one list, likely slips."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
import pandas as pd

from matchcore.names import fold
from matchcore.people.cells import distinct_cells
from matchcore.people.columns import Role, Text
from matchcore.people.entries import Entries
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
