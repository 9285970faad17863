"""Names for one thing: the usual one, several in one list, and likely misspellings."""

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
    """A list that names one thing in several ways; it counts once."""

    table: Role
    who: str
    column: str
    names: tuple[str, ...]


class Slip(NamedTuple):
    """A name that looks like a misspelling of another. The two are never merged automatically.

    `people` is how many people wrote it; 0 if it comes from a rule.
    """

    column: str
    name: str
    people: int
    suggestion: str
    similarity: float


def usual_names(*several: Entries) -> dict[str, str]:
    """Return the most frequent name of each thing, over several columns."""
    keys = np.concatenate([np.array(e.keys, dtype=object)[e.codes] for e in several])
    return usual(keys, np.concatenate([e.names for e in several]))


def usual(keys: Text, names: Text) -> dict[str, str]:
    """Return the most frequent name of each key.

    Ties go to the first name in alphabetical order, lower case first.

    >>> usual(*np.array([["lyon"] * 3, ["LYON", "Lyon", "Lyon"]], dtype=object))
    {'lyon': 'Lyon'}
    """
    key_codes, distinct_keys = pd.factorize(keys, sort=True)
    distinct_names, name_codes = distinct_cells(names)
    alphabetical = sorted(
        range(len(distinct_names)), key=lambda code: distinct_names[code].swapcase()
    )
    rank = np.empty(len(distinct_names), dtype=np.int64)
    rank[alphabetical] = np.arange(len(distinct_names))
    size = max(len(distinct_names), 1)
    pairs, counts = np.unique(key_codes * size + rank[name_codes], return_counts=True)
    key_of_pair, rank_of_pair = np.divmod(pairs, size)
    order = np.lexsort((rank_of_pair, -counts, key_of_pair))
    _, first = np.unique(key_of_pair[order], return_index=True)
    chosen = [distinct_names[alphabetical[k]] for k in rank_of_pair[order][first]]
    return dict(zip(distinct_keys.tolist(), chosen, strict=True))


def merged(people: People, column: str, key: Callable[[str], str] = fold) -> list[Merged]:
    """Return the lists of a column that name one thing in several ways, by person."""
    items = people.items(column)
    name_codes, names = pd.factorize(items.labels)
    things = pd.factorize(np.array([key(name) for name in names], dtype=object))[0][name_codes]
    pair = items.rows * (things.max(initial=0) + 1) + things
    in_several = np.isin(pair, pair[repeated(items.rows, things)])
    groups: dict[int, list[int]] = {}
    for line in np.flatnonzero(in_several).tolist():
        groups.setdefault(int(pair[line]), []).append(line)
    return [
        Merged(people.role, people.ids[items.rows[lines[0]]], column, (*items.labels[lines],))
        for _, lines in sorted(groups.items())
    ]
