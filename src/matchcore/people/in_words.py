"""Cells that say in words what matchcore reads as numbers, yes or no, levels, hours and ids.

Each distinct cell is put into our own words once; a cell that is not understood stays as it is, so
that the strict readers name it.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

import numpy as np

from matchcore.names import (
    count_of,
    entry_in_words,
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
_NEARLY_ALL = 0.8  # of the entries
_ENDS = frozenset(")]")


class InWords(NamedTuple):
    """The cells of a column in our own words, examples of those that were put into them, and more.

    `caution` says how figures after the names of entries are read; empty if there are none.
    """

    cells: Sequence[Any]
    examples: list[tuple[str, str]]
    caution: str = ""


class _Named(NamedTuple):
    """An entry without a level, whatever its name ends in."""

    name: str


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
    if column.kind == "list":
        translated, caution = _lists(name, distinct, layout, table)
    else:
        word = _reader(name, distinct, scaled=scaled, comma=comma)
        translated = [cell if cell is None else word(cell) for cell in distinct]
    changed = [
        k
        for k, (old, new) in enumerate(zip(distinct, translated, strict=True))
        if new is not old and str(old).strip() != str(new)
    ]
    if not changed:
        return InWords(cells, [], caution)
    is_listed = column.kind == "list" and name != "availability"  # entry by entry elsewhere
    shown = [] if is_listed else changed[:_SHOWN]
    examples = [(str(distinct[k]), _shown(translated[k])) for k in shown]
    values = np.empty(len(translated), dtype=object)
    values[:] = translated
    return InWords(values[codes].tolist(), examples, caution)


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


def _lists(name: str, distinct: Sequence[Any], layout: Layout, table: str) -> tuple[list[Any], str]:
    """Return lists in our own words, and a caution on figures after names.

    All texts are split at once, and each entry is read once.
    """
    texts = [cell for cell in distinct if isinstance(cell, str)]
    entries, counts = layout.split(texts, name, table)
    levels, read = COLUMNS[name].levels, _hours
    figures, caution = _figures(entries) if levels else (False, "")
    if name != "availability":
        read = partial(_entry, levels=levels, figures=figures)
    known = {entry: read(entry) for entry in dict.fromkeys(entries)}
    pieces, sizes = iter(entries), iter(counts)
    translated = list[Any]()
    for cell in distinct:
        if isinstance(cell, str):
            own = [*islice(pieces, next(sizes))]
            whole = name == "availability" and any(known[entry] == [entry] for entry in own)
            hours = hours_of(cell) if whole else None  # "Monday 9-11, 14-16": two entries, one day
            translated.append(_listed(cell, own, known) if hours is None else hours or None)
        elif isinstance(cell, list) and cell:
            translated.append(_without_repeats([x for entry in cell for x in read(entry)]))
        else:
            translated.append(cell)
    return translated, caution


def _figures(entries: Sequence[str]) -> tuple[bool, str]:
    """Return whether figures after names, as in ``Excel (4)``, are levels; and a caution.

    They are where nearly all entries have one. Alone, ``Python (3)`` may be a version.
    """
    plain = [entry.strip() for entry in dict.fromkeys(entries)]
    ending = [entry for entry in plain if entry[-1:] in _ENDS or entry[-1:].isdigit()]
    found = {
        entry: in_figures[0]
        for entry in ending
        if (in_figures := entry_in_words(entry, figures=True)) and entry_in_words(entry) is None
    }
    if not found:
        return False, ""
    example = repr(min(found))
    if len(found) >= _NEARLY_ALL * len(plain) and len({*found.values()}) > 1:
        return True, f"figures after names are read as levels, such as in {example}"
    return False, f"a figure is part of the name, not a level, such as in {example}"


def _listed(cell: str, entries: Sequence[str], known: Mapping[str, list[Any]]) -> Any:
    """Return a list in our own words, or its cell where it is in them already."""
    listed = [item for entry in entries for item in known[entry]]
    plain = [entry.strip() for entry in entries]
    if listed == plain and len(set(plain)) == len(plain):
        return cell
    return _without_repeats(listed)


def _without_repeats(listed: Sequence[Any]) -> tuple[Any, ...] | None:
    """Return different entries; as a tuple, so that equal cells are found to be equal."""
    return (*{str(entry): entry for entry in listed}.values(),) or None


def _hours(entry: Any) -> list[Any]:
    """Return the hours of an entry; in a grid, its name is the day and its level the hours."""
    record = record_of(entry)
    if record is None:
        hours = hours_of(str(entry))
        return [entry] if hours is None else [*hours]
    day, slots = str(record["name"]), str(record["level"])
    hours = hours_of(slots, day=day)
    if hours is None:
        hours = _hours_of_each(slots, day)
    return [f"{day} {slots}"] if hours is None else [*hours]


def _hours_of_each(slots: str, day: str) -> tuple[str, ...] | None:
    """Return the hours of several slots of one day, as a form with many choices writes them."""
    pieces = [piece.strip() for piece in slots.replace(";", ",").split(",") if piece.strip()]
    hours = [hours_of(piece, day=day) for piece in pieces]
    if None in hours:
        return None
    return tuple(hour for found in hours for hour in found or ())


def _entry(entry: Any, *, levels: bool, figures: bool = False) -> list[Any]:
    """Return an entry with its level in numbers; none where the level says "not at all"."""
    record = record_of(entry)
    if record is not None and set(record) == {"name", "level"}:
        return _graded(str(record["name"]), record["level"], levels=levels)
    if not isinstance(entry, str):
        return [entry]
    text = entry.strip()
    found = entry_in_words(text, figures=figures) if levels else None
    return [text] if found is None else _graded(found[0], found[1], levels=levels)


def _graded(name: str, level: Any, *, levels: bool) -> list[Any]:
    value = level if isinstance(level, float) else level_of(str(level))
    if value is None:
        return [(name, level)]  # refused by the strict reader
    if value == 0:
        return []
    return [_Named(name) if math.isnan(value) or not levels else (name, value)]


def _shown(value: Any) -> str:
    if isinstance(value, tuple):
        hours = [HOURS.index(entry) for entry in value if entry in HOURS]
        runs = len(hours) == len(value) and len(value) > 2
        return f"{value[0]} to {value[-1]}" if runs else ", ".join(map(str, value))
    return f"{value:g}" if isinstance(value, float) else str(value)
