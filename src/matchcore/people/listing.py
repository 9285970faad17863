"""The lists in the cells of a column: split, read entry by entry, and looked over.

Each distinct cell is split once, each distinct entry read once: what is left to do for every
person is a matter of arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.names import fold
from matchcore.people.cells import Fault, Wrong, distinct_cells
from matchcore.people.columns import COLUMNS, PARTNERS, Column
from matchcore.people.items import Items, repeated
from matchcore.people.list_cells import EMPTY_ENTRY, Given, read_entry, read_list, written
from matchcore.people.oddities import Oddity, commas, levels_in_words, no_answers, spellings
from matchcore.tables import Layout

_TWICE = Wrong("listed twice", "List it once", "listed_twice")


class Listed(NamedTuple):
    """What the lists of a column hold, in the order of the cells, and what was found."""

    items: Items
    faults: list[Fault]
    oddities: list[Oddity]


class _Split(NamedTuple):
    """The entries of all cells: whose each one is, and which of the distinct ones."""

    rows: Rows
    kinds: Rows
    entries: list[Given]


def read_lists(name: str, cells: Sequence[Any], layout: Layout, *, comma: bool) -> Listed:
    """Read the cells of a list column; `comma` says whether ``3,5`` is a number.

    An extra column has no levels; whole numbers in its lists are text, as in ids.
    """
    split, faults = _split(name, cells, layout)
    rows, kinds, entries = split
    column = COLUMNS.get(name, Column())
    read = read_entry(name, column, comma=comma)
    found = [read(entry) for entry in entries]
    good = np.array([not isinstance(one, Wrong) for one in found], dtype=bool)
    empty = np.array([one is EMPTY_ENTRY for one in found], dtype=bool)
    faults += [Fault(at, cells[at], EMPTY_ENTRY) for at in np.unique(rows[empty[kinds]]).tolist()]
    labels, levels = np.empty(len(entries), dtype=object), np.full(len(entries), np.nan)
    for k, one in enumerate(found):
        if not isinstance(one, Wrong):
            labels[k], levels[k] = one
    names, of_entry = distinct_cells(labels)
    again = repeated(rows, of_entry[kinds]) & good[kinds]
    why = {k: one for k, one in enumerate(found) if isinstance(one, Wrong)}
    for line in np.flatnonzero(again | ~(good | empty)[kinds]):
        k = kinds[line]
        faults.append(Fault(int(rows[line]), written(entries[k]), why.get(k, _TWICE)))
    kept = good[kinds] & ~again
    items = Items(rows[kept], labels[kinds[kept]], levels[kinds[kept]])
    told = zip(labels, entries, strict=True)  # a level may have a decimal comma
    said = [written(entry) if label is None else label for label, entry in told]
    oddities = commas(rows, kinds, said)
    if name not in PARTNERS:
        keys = [fold(one or "") for one in names]
        which = of_entry[kinds[kept]]
        oddities += spellings(items, keys, which) + no_answers(items, keys, which)
        oddities += levels_in_words(items, keys, which) if column.levels else []
    return Listed(items, faults, oddities)


def _split(name: str, cells: Sequence[Any], layout: Layout) -> tuple[_Split, list[Fault]]:
    """Split all cells; those that are no lists are faults."""
    distinct, codes = distinct_cells(cells)
    texts = [k for k, cell in enumerate(distinct) if isinstance(cell, str) and cell.strip()]
    lists, wrong = dict[int, Any](), dict[int, Any]()
    numbers, column = name in PARTNERS or name not in COLUMNS, COLUMNS.get(name, Column())
    for k, cell in enumerate(distinct):
        if cell is not None and not isinstance(cell, str):
            one = read_list(cell, column, numbers=numbers)
            (wrong if isinstance(one, Wrong) else lists)[k] = one
    places = np.flatnonzero(np.isin(codes, list(wrong))).tolist()
    faults = [Fault(at, cells[at], wrong[codes[at]]) for at in places]
    listed, sizes = layout.split([distinct[k] for k in texts])
    entries, kinds = distinct_cells([*listed, *chain.from_iterable(lists.values())])
    counts = np.zeros(len(distinct), dtype=np.int64)
    counts[[*texts, *lists]] = [*sizes, *map(len, lists.values())]
    rows, lines = _lines([*texts, *lists], counts, codes)
    return _Split(rows, kinds[lines], entries), faults


def _lines(order: list[int], counts: Rows, codes: Rows) -> tuple[Rows, Rows]:
    """Return whose each entry is, and where it stands among those of the distinct cells.

    The entries of distinct cell k, `counts[k]` of them, stand together, cells in this `order`; row
    r has the cell `codes[r]`.
    """
    starts = np.zeros(len(counts), dtype=np.int64)
    starts[order] = np.cumsum(counts[order]) - counts[order]
    sizes = counts[codes]
    before = np.cumsum(sizes) - sizes
    rows = np.repeat(np.arange(len(codes)), sizes)
    return rows, np.arange(len(rows)) + (starts[codes] - before)[rows]
