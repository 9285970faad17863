"""List columns: from cells to items.

Each distinct cell is split once and each distinct entry is read once. What remains to be done for
every person works on arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from matchcore.catalogue import told
from matchcore.model.arrays import Rows
from matchcore.names import fold
from matchcore.people.cells import Fault, Wrong, distinct_cells
from matchcore.people.columns import COLUMNS, PARTNERS, Column, Numbers, Text
from matchcore.people.items import Items, repeated
from matchcore.people.list_cells import EMPTY_ENTRY, Entry, Given, read_entry, read_list, written
from matchcore.people.list_oddities import (
    Oddity,
    commas,
    level_words,
    levels_in_words,
    no_answers,
    numbered,
    other_signs,
    spellings,
)
from matchcore.short_repr import short_repr
from matchcore.tables import Layout

_TWICE = Wrong(told("listed twice"), told("List it once"), "listed_twice")


class Listed(NamedTuple):
    """The items of a column in the order of its cells, and what is wrong or odd about them."""

    items: Items
    faults: list[Fault]
    oddities: list[Oddity]

    def __repr__(self) -> str:
        return short_repr(self)


class _Split(NamedTuple):
    """The entries of all cells.

    Attributes
    ----------
    rows, codes : arrays of int
        Per line: the row of its cell, and its place in `entries`.
    entries : list
        The distinct entries, as written.
    """

    rows: Rows
    codes: Rows
    entries: list[Given]


def read_lists(
    name: str, cells: Sequence[Any], layout: Layout, table: str = "", *, comma: bool
) -> Listed:
    """Read the cells of a list column; `comma` says whether ``3,5`` is a number.

    Extra columns have no levels. Whole numbers in their lists are read as text, as in ids.
    """
    split, faults = _split(name, cells, layout, table)
    rows, codes, entries = split
    read = read_entry(name, COLUMNS.get(name, Column()), comma=comma)
    results = [read(entry) for entry in entries]
    good = np.array([not isinstance(result, Wrong) for result in results], dtype=bool)
    empty = np.array([result is EMPTY_ENTRY for result in results], dtype=bool)
    labels, levels = _labels_and_levels(results)
    names, of_entry = distinct_cells(labels)
    again = repeated(rows, of_entry[codes]) & good[codes]
    faults += [Fault(at, cells[at], EMPTY_ENTRY) for at in np.unique(rows[empty[codes]]).tolist()]
    for line in np.flatnonzero(again | ~(good | empty)[codes]):
        result = results[codes[line]]
        wrong = result if isinstance(result, Wrong) else _TWICE
        faults.append(Fault(int(rows[line]), written(entries[codes[line]]), wrong))
    kept = good[codes] & ~again
    items = Items(rows[kept], labels[codes[kept]], levels[codes[kept]])
    signs = layout.separators_of(name, table)
    oddities = _oddities(name, split, labels, items, names, of_entry[codes[kept]], signs)
    return Listed(items, faults, oddities)


def _split(
    name: str, cells: Sequence[Any], layout: Layout, table: str
) -> tuple[_Split, list[Fault]]:
    """Split all cells; those that are not lists are faults."""
    distinct, codes = distinct_cells(cells)
    texts = [k for k, cell in enumerate(distinct) if isinstance(cell, str) and cell.strip()]
    lists, wrong = dict[int, Any](), dict[int, Any]()
    numbers, column = name in PARTNERS or name not in COLUMNS, COLUMNS.get(name, Column())
    for k, cell in enumerate(distinct):
        if cell is not None and not isinstance(cell, str):
            result = read_list(cell, column, numbers=numbers)
            (wrong if isinstance(result, Wrong) else lists)[k] = result
    places = np.flatnonzero(np.isin(codes, list(wrong))).tolist()
    faults = [Fault(at, cells[at], wrong[codes[at]]) for at in places]
    listed, sizes = layout.split([distinct[k] for k in texts], name, table)
    entries, of_line = distinct_cells([*listed, *chain.from_iterable(lists.values())])
    counts = np.zeros(len(distinct), dtype=np.int64)
    counts[[*texts, *lists]] = [*sizes, *map(len, lists.values())]
    rows, lines = _lines([*texts, *lists], counts, codes)
    return _Split(rows, of_line[lines], entries), faults


def _lines(order: list[int], counts: Rows, codes: Rows) -> tuple[Rows, Rows]:
    """Return each entry's row and its index in the flattened entries of the distinct cells.

    Distinct cell k has `counts[k]` entries; the flattened entries follow `order`. Row r has cell
    `codes[r]`.
    """
    starts = np.zeros(len(counts), dtype=np.int64)
    starts[order] = np.cumsum(counts[order]) - counts[order]
    sizes = counts[codes]
    before = np.cumsum(sizes) - sizes
    rows = np.repeat(np.arange(len(codes)), sizes)
    return rows, np.arange(len(rows)) + (starts[codes] - before)[rows]


def _labels_and_levels(results: list[Entry | Wrong]) -> tuple[Text, Numbers]:
    labels, levels = np.empty(len(results), dtype=object), np.full(len(results), np.nan)
    for k, result in enumerate(results):
        if not isinstance(result, Wrong):
            labels[k], levels[k] = result
    return labels, levels


def _oddities(
    name: str,
    split: _Split,
    labels: Text,
    items: Items,
    names: list[Any],
    codes: Rows,
    separators: Sequence[str],
) -> list[Oddity]:
    """Look through one column; `codes` gives the place of each item's label in `names`."""
    # Labels, not entries: a level may have a decimal comma
    texts = [
        written(entry) if label is None else label
        for label, entry in zip(labels, split.entries, strict=True)
    ]
    if name in PARTNERS:  # read again, once everybody is known
        return []
    oddities = commas(split.rows, split.codes, texts, separators)
    oddities += other_signs(split.rows, split.codes, texts, separators)
    keys = [fold(label or "") for label in names]
    oddities += spellings(items, keys, codes) + no_answers(items, keys, codes)
    oddities += numbered(items, keys, codes)
    has_levels = name in COLUMNS and COLUMNS[name].levels
    if has_levels:
        oddities += levels_in_words(items, keys, codes) + level_words(items, keys, codes)
    return oddities
