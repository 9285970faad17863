"""Columns that name people: partners and managers, as ids of the tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.model.arrays import Rows
from matchcore.people.columns import PARTNERS
from matchcore.people.directory import Directory
from matchcore.people.items import Items, repeated
from matchcore.people.managers import known_managers
from matchcore.people.people import People
from matchcore.wording import enumerated


class Found(NamedTuple):
    """A table whose partners and managers are ids where somebody is meant, and what to tell."""

    people: People
    cautions: list[str]


def with_known_ids(people: People, directory: Directory, headers: Mapping[str, str]) -> Found:
    """Return a table in which those who are named otherwise than by id are named by id.

    Entries that name nobody stay as they are. Cautions name columns by their headers.
    """
    columns, cautions = dict(people.columns), list[str]()
    for name in PARTNERS:
        if name in columns:
            where = told("{role}, {column}", role=people.role, column=headers.get(name, name))
            columns[name] = _partners(people, name, directory, where, cautions)
    if "manager" in columns:
        columns["manager"] = known_managers(people, directory, cautions)
    return Found(replace(people, columns=columns) if cautions else people, cautions)


def _partners(
    people: People, name: str, directory: Directory, where: str, cautions: list[str]
) -> Items:
    """Resolve the entries of a list column, each distinct one once."""
    items = people.items(name)
    codes, labels = pd.factorize(items.labels)
    known = set(directory.identity.ids)
    meant = [[label] if label in known else directory.people(label) for label in labels]
    as_id = [k for k, label in enumerate(labels) if meant[k] and meant[k] != [label]]
    nobody = [k for k, found in enumerate(meant) if not found]
    first = _first_rows(people, items.rows, codes, len(labels))
    if as_id:
        order = sorted(as_id, key=lambda k: (first[k], labels[k]))
        shown = [
            told(
                "{label!r} (row {first}) as {names}",
                label=labels[k],
                first=first[k],
                names=", ".join(map(repr, meant[k])),
            )
            for k in order
        ]
        cautions.append(
            told("{where}: entries read as ids: {shown}", where=where, shown=enumerated(shown))
        )
    if nobody:
        order = sorted(nobody, key=lambda k: (first[k], labels[k]))
        shown = [told("{label!r} (row {first})", label=labels[k], first=first[k]) for k in order]
        cautions.append(
            told(
                "{where}: entries that name nobody in the tables: {shown}",
                where=where,
                shown=enumerated(shown),
            )
        )
    return _replaced(items, codes, [found or [labels[k]] for k, found in enumerate(meant)], as_id)


def _replaced(items: Items, codes: Rows, ids: list[list[str]], changed: list[int]) -> Items:
    """Return items with the ids of each label, everybody once per row and in order."""
    if not changed:
        return items
    sizes = np.array([len(one) for one in ids], dtype=np.int64)[codes]
    lines = np.repeat(np.arange(len(codes)), sizes)
    labels = np.array([one for code in codes.tolist() for one in ids[code]], dtype=object)
    rows, values = items.rows[lines], items.values[lines]
    things = pd.factorize(labels, sort=True)[0]
    order = np.lexsort((things, rows))
    order = order[~repeated(rows[order], things[order])]
    return Items(rows[order], labels[order], values[order])


def _first_rows(people: People, rows: Rows, codes: Rows, size: int) -> Sequence[int]:
    """Return the first row of the table as given that has each label."""
    first = np.full(size, np.iinfo(np.int64).max)
    np.minimum.at(first, codes, people.source_rows[rows])
    return [int(row) for row in first]
