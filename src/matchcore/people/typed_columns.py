"""Columns of people as typed columns of a frame, which the reader of tables reads again."""

from __future__ import annotations

from functools import cache
from typing import Any

import numpy as np
import pandas as pd

from matchcore.people.cells import Wrong
from matchcore.people.columns import COLUMNS, Numbers, Text
from matchcore.people.items import Items
from matchcore.people.list_cells import Entry, read_entry
from matchcore.people.scale import Scale, labels_of


def typed_column(
    name: str, values: Text | Numbers | Items, size: int, scale: Scale | None
) -> pd.Series[Any]:
    """Return a known column of `size` people.

    Text is ``string``, whole numbers are ``Int64``, yes and no are ``boolean``, hours ``float64``.
    Grades on a scale are an ordered category. A list is a list of text.

    >>> scale = ["Employé", ["Cadre", "Manager"]]
    >>> typed_column("grade", np.array([2.0, np.nan]), 2, scale).tolist()
    ['Cadre', nan]
    """
    if isinstance(values, Items):
        return pd.Series(_lists(name, values, size), dtype=object)
    column = COLUMNS[name]
    if column.kind == "yes_no":
        return pd.Series(pd.array([_or_missing(x, bool) for x in values], dtype="boolean"))
    if column.kind != "number":
        return pd.Series(values, dtype="string")
    if name == "grade" and scale is not None:
        rungs = [labels_of([rung])[0] for rung in scale]
        codes = np.nan_to_num(values.astype(np.float64), nan=0).astype(np.int64) - 1
        return pd.Series(pd.Categorical.from_codes(codes, pd.Index(rungs), ordered=True))
    if column.whole:
        return pd.Series(pd.array([_or_missing(x, int) for x in values], dtype="Int64"))
    return pd.Series(values.astype(np.float64))


def _or_missing(value: float, kind: type[int]) -> Any:
    return pd.NA if np.isnan(value) else kind(value)


def _lists(name: str, items: Items, size: int) -> list[list[str | dict[str, str]]]:
    """Return the list of each person, entries with their levels as in ``python:4``."""
    read = read_entry(name, COLUMNS[name], comma=False)

    @cache
    def written(label: str, level: float | None) -> tuple[str, bool]:
        """Return an entry as text, and whether it is read as what it is."""
        entry = label if level is None else f"{label}:{_shortest(level)}"
        return entry, _same(read(entry), label, level)

    lists: list[list[str | dict[str, str]]] = [[] for _ in range(size)]
    lines = zip(items.rows.tolist(), items.labels.tolist(), items.values.tolist(), strict=True)
    for row, label, level in lines:
        entry, is_read = written(label, None if np.isnan(level) else level)
        # a name such as 16:9 without a level would be read as one with a level
        lists[row].append(entry if is_read else {"name": label})
    return lists


def _shortest(level: float) -> str:
    return str(int(level)) if level.is_integer() else repr(level)


def _same(found: Entry | Wrong, label: str, level: float | None) -> bool:
    if isinstance(found, Wrong) or found[0] != label:
        return False
    return bool(np.isnan(found[1])) if level is None else found[1] == level
