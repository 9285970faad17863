"""Cells that say in words what matchcore reads as numbers, yes or no, levels, hours and ids.

Each distinct cell is put into our own words once; a cell that is not understood stays as it is, so
that the strict readers name it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from matchcore.catalogue import told
from matchcore.names import (
    count_of,
    hours_per_month_of,
    level_of,
    nobody,
    numbers_in,
    reference_of,
    yes_no_of,
)
from matchcore.people.cells import Wrong, distinct_cells, read_plain_number, read_yes_no
from matchcore.people.columns import COLUMNS, HOURS
from matchcore.people.lists_in_words import lists_in_words
from matchcore.tables import Layout, is_missing
from matchcore.wording import enumerated


class InWords(NamedTuple):
    """The cells of a column in our own words, and what was put into them, left out or guessed.

    `caution` says how figures after the names of entries are read; empty if there are none.
    """

    cells: Sequence[Any]
    notes: list[str]
    caution: str = ""


def in_own_words(
    name: str,
    cells: Sequence[Any],
    layout: Layout,
    table: str,
    *,
    scaled: bool = False,
    comma: bool = False,
) -> InWords:
    """Put the cells of a known column into our own words.

    Parameters
    ----------
    name : str
        Our name of the column.
    cells : sequence
        None where missing.
    layout, table
        How lists are separated, and in which table.
    scaled : bool
        Whether grades are labels of a scale.
    comma : bool
        Whether ``3,5`` is a number.
    """
    column, caution = COLUMNS[name], ""
    distinct, codes = distinct_cells(cells)
    notes = list[str]()
    if column.kind == "list":
        translated, notes, caution = lists_in_words(name, distinct, layout, table)
    else:
        word = _reader(name, distinct, scaled=scaled, comma=comma)
        translated = [cell if cell is None else word(cell) for cell in distinct]
    changed = _changed(distinct, translated)
    shown = [
        told("{cell!r} as {shown}", cell=str(distinct[k]), shown=_shown(translated[k]))
        for k in changed
    ]
    if shown and (column.kind != "list" or name == "availability"):  # others: entry by entry
        notes.append(told("read from words: {shown}", shown=enumerated(shown)))
    if not changed:
        return InWords(cells, notes, caution)
    values = np.empty(len(translated), dtype=object)
    values[:] = translated
    return InWords(values[codes].tolist(), notes, caution)


def _changed(distinct: Sequence[Any], translated: Sequence[Any]) -> list[int]:
    """Return the places of the cells that say the same in other words."""
    return [
        k
        for k, (old, new) in enumerate(zip(distinct, translated, strict=True))
        if new is not old and str(old).strip() != _shown(new)
    ]


def _reader(
    name: str, distinct: Sequence[Any], *, scaled: bool, comma: bool
) -> Callable[[Any], Any]:
    """Return what puts one cell of a column of single values into our own words."""
    kind = COLUMNS[name].kind
    if kind == "yes_no":
        return lambda cell: (
            _unless_none(yes_no_of(str(cell)), cell, {1.0: "yes", 0.0: "no"})
            if isinstance(read_yes_no(cell), Wrong)
            else cell
        )
    if name == "grade":
        if scaled:
            return lambda cell: cell
        labels = [str(cell) for cell in distinct if not is_missing(cell)]
        numbers = numbers_in(labels) or {}
        return lambda cell: cell if _is_number(cell, comma) else numbers.get(str(cell), cell)
    if name == "motivation":
        return lambda cell: cell if _is_number(cell, comma) else _level(cell)
    if name == "hours":
        return lambda cell: (
            cell
            if _is_number(cell, comma)
            else _unless_none(hours_per_month_of(str(cell)), cell, {})
        )
    if kind == "number":
        return lambda cell: (
            cell if _is_number(cell, comma) else _unless_none(count_of(str(cell)), cell, {})
        )
    return _manager if name == "manager" else lambda cell: cell


def _is_number(cell: Any, comma: bool) -> bool:
    return not isinstance(cell, str) or math.isfinite(read_plain_number(cell.strip(), comma=comma))


def _level(cell: Any) -> Any:
    level = level_of(str(cell))
    return level if level and not math.isnan(level) else cell  # 0 is refused, as it was written


def _unless_none(found: float | None, cell: Any, words: Mapping[float, str]) -> Any:
    """Return what was found, in words if there are any, or else the cell."""
    return cell if found is None else words.get(found, found)


def _manager(cell: Any) -> Any:
    """Return the id or e-mail address of a manager, or the name; None where there is none."""
    text = str(cell).strip()
    if nobody(text):
        return None
    reference = reference_of(text)
    if reference is None:
        return cell
    return reference.id or reference.email or reference.name


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        hours = [HOURS.index(entry) for entry in value if entry in HOURS]
        runs = len(hours) == len(value) and len(value) > 2
        return (
            told("{first} to {last}", first=value[0], last=value[-1])
            if runs
            else ", ".join(map(str, value))
        )
    return f"{value:g}" if isinstance(value, float) else str(value)
