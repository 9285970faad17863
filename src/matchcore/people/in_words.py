"""Cells that say in words what matchcore reads as numbers, yes or no, levels, hours and ids.

Each distinct cell is put into our own words once; a cell that is not understood stays as it is, so
that the strict readers name it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, NamedTuple

import numpy as np

from matchcore.names import (
    count_of,
    day_of,
    entry_in_words,
    fold,
    hours_of,
    hours_per_month_of,
    level_of,
    nobody,
    numbers_in,
    reference_of,
    yes_no_of,
)
from matchcore.people.cells import distinct_cells, read_plain_number
from matchcore.people.columns import COLUMNS, HOURS
from matchcore.tables import Layout, is_missing, record_of

_SHOWN = 3
_ANY_DAY = "monday"
_RANKED = re.compile(
    r"(?P<name>.*\S)\s*(?::\s*|[(\[]\s*)(?P<last>\d{1,2})\s*[)\]]?"
    r"|(?P<first>\d{1,2})\s*[.)°:-]\s*(?P<after>.*\S)",
    re.DOTALL,
)


class InWords(NamedTuple):
    """The cells of a column in our own words, and examples of those that were put into them."""

    cells: Sequence[Any]
    examples: list[tuple[str, str]]


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
    column = COLUMNS[name]
    distinct, codes = distinct_cells(cells)
    if column.kind == "list":
        separate = partial(_separated, layout=layout, column=name, table=table)
        place = _placed if name in layout.ranked else list[Any]
        translated = [_listed(name, cell, separate, place) for cell in distinct]
    else:
        word = _reader(name, distinct, scaled=scaled, comma=comma)
        translated = [cell if cell is None else word(cell) for cell in distinct]
    changed = [
        k
        for k, (old, new) in enumerate(zip(distinct, translated, strict=True))
        if new is not old and str(old).strip() != str(new)
    ]
    examples = [(str(distinct[k]), _shown(translated[k])) for k in changed]
    if column.kind == "list" and name != "availability":
        examples = []  # lists are listed entry by entry elsewhere
    if not changed:
        return InWords(cells, [])
    values = np.empty(len(translated), dtype=object)
    values[:] = translated
    return InWords(values[codes].tolist(), examples[:_SHOWN])


def _reader(
    name: str, distinct: Sequence[Any], *, scaled: bool, comma: bool
) -> Callable[[Any], Any]:
    """Return what puts one cell of a column of single values into our own words."""
    kind = COLUMNS[name].kind
    if kind == "yes_no":
        return lambda cell: _unless_none(yes_no_of(str(cell)), cell, {1.0: "yes", 0.0: "no"})
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
    return cell if level is None or math.isnan(level) else level


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


def _separated(cell: str, *, layout: Layout, column: str, table: str) -> list[str]:
    entries, _ = layout.split([cell], column, table)
    return entries


def _listed(
    name: str,
    cell: Any,
    separate: Callable[[str], list[str]],
    place: Callable[[list[Any]], list[Any]],
) -> Any:
    """Return a list in our own words: names with levels, or weekly hours."""
    if cell is None:
        return None
    is_text = isinstance(cell, str)
    entries: list[Any] = separate(cell) if is_text else cell if isinstance(cell, list) else []
    if not entries:
        return cell
    read = _hours if name == "availability" else partial(_entry, levels=COLUMNS[name].levels)
    listed = [item for entry in place(entries) for item in read(entry)]
    plain = [entry.strip() if isinstance(entry, str) else entry for entry in entries]
    if is_text and listed == plain and len(set(plain)) == len(plain):
        return cell
    unique = list({str(entry): entry for entry in listed}.values())
    return unique or None


def _placed(entries: list[Any]) -> list[Any]:
    """Return ranked entries with levels from 5 for the first to 1 for the last.

    Entries that are ranked in no such way stay as they are, and the strict reader names them.
    """
    named = [_with_rank(entry, k) for k, entry in enumerate(entries, 1)]
    ranks = [rank for _, rank in named]
    if not ranks or not all(math.isfinite(rank) and rank >= 1 for rank in ranks):
        return entries
    step = 4 / max(max(ranks) - 1, 1)
    return [{"name": name, "level": 5 - step * (rank - 1)} for name, rank in named]


def _with_rank(entry: Any, place: int) -> tuple[str, float]:
    """Return the name of an entry, and its rank: its number or else its place."""
    record = record_of(entry)
    if record is not None and set(record) == {"name", "level"}:
        return str(record["name"]), read_plain_number(str(record["level"]).strip())
    found = _RANKED.fullmatch(str(entry).strip())
    if found is None:
        return str(entry).strip(), float(place)
    return (found["name"] or found["after"]).strip(), float(found["last"] or found["first"])


def _hours(entry: Any) -> list[Any]:
    """Return the hours of an entry; in a grid, its name is the day and its level the hours."""
    record = record_of(entry)
    if record is None:
        hours = hours_of(str(entry))
        return [entry] if hours is None else [*hours]
    day, slots = str(record["name"]), str(record["level"])
    if day_of(day) is None and hours_of(day, day=_ANY_DAY) is not None:  # a row for each hour
        each = [hours_of(day, day=one) for one in _slots(slots)]
        return [f"{day} {slots}"] if None in each else [hour for day in each for hour in day or ()]
    hours = hours_of(slots, day=day)
    if hours is None:
        hours = _hours_of_each(slots, day)
    return [f"{day} {slots}"] if hours is None else [*hours]


def _hours_of_each(slots: str, day: str) -> tuple[str, ...] | None:
    """Return the hours of several slots of one day, as a form with many choices writes them."""
    hours = [hours_of(piece, day=day) for piece in _slots(slots)]
    if None in hours:
        return None
    return tuple(hour for found in hours for hour in found or ())


def _slots(text: str) -> list[str]:
    return [piece.strip() for piece in text.replace(";", ",").split(",") if piece.strip()]


def _entry(entry: Any, *, levels: bool) -> list[Any]:
    """Return an entry with its level in numbers; none where the level says "not at all"."""
    record = record_of(entry)
    if record is not None and set(record) == {"name", "level"}:
        return _graded(str(record["name"]), record["level"], levels=levels)
    if not isinstance(entry, str):
        return [entry]
    text = entry.strip()
    found = entry_in_words(text) if levels else None
    return [text] if found is None else _graded(found[0], found[1], levels=levels)


def _graded(name: str, level: Any, *, levels: bool) -> list[Any]:
    value = level if isinstance(level, float) else level_of(str(level))
    if value is None and fold(str(level)) == fold(name):  # a form that repeats the option
        return [{"name": name}]
    if value is None:
        return [{"name": name, "level": level}]  # refused by the strict reader
    if value == 0:
        return []
    return [{"name": name} if math.isnan(value) or not levels else {"name": name, "level": value}]


def _shown(value: Any) -> str:
    if isinstance(value, list):
        hours = [HOURS.index(entry) for entry in value if entry in HOURS]
        runs = len(hours) == len(value) and len(value) > 2
        return f"{value[0]} to {value[-1]}" if runs else ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
