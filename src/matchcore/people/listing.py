"""The lists in the cells of a column: split, read entry by entry, and looked over.

Each distinct cell is split once, each distinct entry read once: what is left to do for every
person is a matter of arrays.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchcore.masks import Bools, Rows
from matchcore.people.cells import Fault, Wrong, distinct_cells
from matchcore.people.columns import COLUMNS, PARTNERS, Column, Numbers, Text, fold
from matchcore.people.list_cells import EMPTY_ENTRY, Given, read_entry, read_list, written
from matchcore.tables import Layout

_ODD = 0.25  # of the people who list something
_NO_ANSWERS = frozenset("- -- n/a aucun aucune neant none nothing rien".split())  # noqa: SIM905
_LEVEL_WORDS = frozenset(
    """
    advanced avance basic beginner confirme debutant eleve expert faible fort haut high
    intermediaire intermediate low master medium moyen notions novice
    """.split()  # noqa: SIM905
)
_TWICE = Wrong("listed twice", "List it once", "listed_twice")


@dataclass(frozen=True, eq=False)
class Items:
    """The entries of a list column, one line each: whose, what, and at which level (NaN: none)."""

    rows: NDArray[np.int64]
    labels: Text
    values: Numbers


class Oddity(NamedTuple):
    """What should be looked at, and the place of the first cell that has it, from 0."""

    at: int
    what: str


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
    oddities = _commas(rows, kinds, said)
    if name not in PARTNERS:
        keys = [fold(one or "") for one in names]
        which = of_entry[kinds[kept]]
        oddities += _spellings(items, keys, which) + _no_answers(items, keys, which)
        oddities += _levels_in_words(items, keys, which) if column.levels else []
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


def repeated(rows: Rows, things: Rows) -> Bools:
    """Return which lines name a thing that an earlier line of the same person names."""
    _, first = np.unique(rows * (things.max(initial=0) + 1) + things, return_index=True)
    again = np.ones(len(rows), dtype=bool)
    again[first] = False
    return again


def _commas(rows: Rows, kinds: Rows, names: list[str]) -> list[Oddity]:
    """Look for names that seem to be whole lists, written another way."""
    odd = np.array(["," in one or "\n" in one for one in names], dtype=bool)
    with_comma = rows[odd[kinds]]
    who, listing = (np.count_nonzero(np.bincount(x)) for x in (with_comma, rows))
    if not who or who < _ODD * listing:
        return []
    what = (
        f"people with a comma or a line break in an entry: {who} of {listing}; "
        'if it separates: layout = {separators = [",", "\\n"]}'
    )
    return [Oddity(int(with_comma[0]), what)]


def _spellings(items: Items, keys: list[str], kinds: Rows) -> list[Oddity]:
    """Look for lists that name one thing in two spellings: what is compared counts it once.

    `keys` are the distinct names, folded; `kinds` says which one each line has.
    """
    folded, things = distinct_cells(keys)
    if len(folded) == len(keys):
        return []
    things = things[kinds]
    again = np.flatnonzero(repeated(items.rows, things))
    if not len(again):
        return []
    at = items.rows[again[0]]
    both = items.labels[(items.rows == at) & (things == things[again[0]])][:2]
    what = (
        f"people who list one thing in two spellings: {len(np.unique(items.rows[again]))}, such as "
        f"{both[0]!r} and {both[1]!r}; it counts once, at the highest level"
    )
    return [Oddity(int(at), what)]


def _no_answers(items: Items, keys: list[str], kinds: Rows) -> list[Oddity]:
    """Look for entries that say that there is nothing to list: they would count as things."""
    none = np.array([key in _NO_ANSWERS for key in keys], dtype=bool)
    lines = np.flatnonzero(none[kinds])
    if not len(lines):
        return []
    what = (
        f"people who list {items.labels[lines[0]]!r} or the like: "
        f"{len(np.unique(items.rows[lines]))}; if it means nothing, leave the cell empty"
    )
    return [Oddity(int(items.rows[lines[0]]), what)]


def _levels_in_words(items: Items, keys: list[str], kinds: Rows) -> list[Oddity]:
    """Look for names with a colon that may mean a level: others have the part before it alone."""
    known = set(keys)
    parts = [key.rpartition(":") for key in keys]
    odd = [
        bool(colon) and (tail.strip() in _LEVEL_WORDS or head.strip() in known)
        for head, colon, tail in parts
    ]
    lines = np.flatnonzero(np.array(odd, dtype=bool)[kinds] & np.isnan(items.values))
    if not len(lines):
        return []
    what = (
        f"people with a colon but no number in an entry: {len(np.unique(items.rows[lines]))}, "
        f"such as {items.labels[lines[0]]!r}; it is read as a name: a level is a number from 1 to 5"
    )
    return [Oddity(int(items.rows[lines[0]]), what)]
