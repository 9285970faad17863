"""Lists that say in words what matchcore reads as levels and weekly hours."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any, NamedTuple

from matchcore.catalogue import told
from matchcore.names import day_of, entry_in_words, fold, hours_of, level_of
from matchcore.people.columns import COLUMNS, HOURS
from matchcore.people.ranks import placed
from matchcore.tables import Layout, record_of
from matchcore.wording import enumerated

_NEARLY_ALL = 0.8  # of the entries
_ANY_DAY = "monday"
_NUMBER = re.compile(r"\s*\d{1,2}\s?[.)]\s+(?=[^\W\d])(?!.*\s\d{1,2}\s?[.)]\s)", re.DOTALL)
_NUMBERED_LISTS = frozenset({"skills", "wants", "interests", "languages"})
_ENDS = frozenset(")]")
_HOURS = frozenset(HOURS)


class _Lost(NamedTuple):
    """Entries of lists that are not read as they stand."""

    none: list[str]  # whose level says "not at all"
    again: list[str]  # twice in one cell
    levels: list[str]  # with a level, in a list that has none
    numbers: list[str]  # that are numbered

    def notes(self) -> list[str]:
        """Return a note on each kind."""
        kinds = {
            told("left out, as the level says none"): self.none,
            told("listed twice in one cell, read once"): self.again,
            told("read without the level"): self.levels,
            told("read without the number before it"): self.numbers,
        }
        return [
            told(
                "{what}: {shown}", what=what, shown=enumerated([*map(repr, dict.fromkeys(entries))])
            )
            for what, entries in kinds.items()
            if entries
        ]


class _Named(NamedTuple):
    """An entry without a level, whatever its name ends in."""

    name: str


class ListsInWords(NamedTuple):
    """Cells of lists in our own words, notes on what was left out, and a caution on figures."""

    cells: list[Any]
    notes: list[str]
    caution: str


def lists_in_words(name: str, distinct: Sequence[Any], layout: Layout, table: str) -> ListsInWords:
    """Put the distinct cells of a list column into our own words.

    All texts are split at once, and each entry is read once.
    """
    lost = _Lost([], [], [], [])
    texts = [cell for cell in distinct if isinstance(cell, str)]
    entries, counts = layout.split(texts, name, table)
    levels, read = COLUMNS[name].levels, _hours
    figures, caution = _figures(entries) if levels else (False, "")
    if name != "availability":
        read = partial(_entry, levels=levels, figures=figures, lost=lost)
        if name in _NUMBERED_LISTS:
            read = partial(_unnumbered, read=read, lost=lost)
    known = {entry: read(entry) for entry in dict.fromkeys(entries)}
    again = lost.again if name != "availability" else []  # hours may overlap
    pieces, sizes = iter(entries), iter(counts)
    translated = list[Any]()
    for cell in distinct:
        own = [*islice(pieces, next(sizes))] if isinstance(cell, str) else cell
        in_order = placed(own) if name in layout.ranked and isinstance(own, list) else None
        if in_order is not None:
            translated.append(_without_repeats(in_order, again))
        elif isinstance(cell, str):
            is_unread = name == "availability" and any(
                known[entry] == [entry] and entry not in _HOURS for entry in own
            )
            # "Monday 9-11, 14-16": two entries, one day
            hours = hours_of(cell) if is_unread else None
            translated.append(_listed(cell, own, known, again) if hours is None else hours or None)
        elif isinstance(cell, list) and cell:
            found = [item for entry in cell for item in read(entry)]
            translated.append(_without_repeats(found, again))
        else:
            translated.append(cell)
    return ListsInWords(translated, lost.notes(), caution)


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
        return True, told(
            "figures after names are read as levels, such as in {example}", example=example
        )
    return False, told(
        "a figure is part of the name, not a level, such as in {example}", example=example
    )


def _listed(
    cell: str, entries: Sequence[str], known: Mapping[str, list[Any]], again: list[str]
) -> Any:
    """Return a list in our own words, or its cell where it is in them already."""
    found = [item for entry in entries for item in known[entry]]
    plain = [entry.strip() for entry in entries]
    if found == plain and len(set(plain)) == len(plain):
        return cell
    return _without_repeats(found, again)


def _without_repeats(found: Sequence[Any], again: list[str]) -> tuple[Any, ...] | None:
    """Return different entries; as a tuple, so that equal cells are found to be equal."""
    unique = {str(entry): entry for entry in found}
    if len(unique) < len(found):
        texts = [entry if isinstance(entry, str) else str(entry[0]) for entry in found]
        again.extend(text for text in dict.fromkeys(texts) if texts.count(text) > 1)
    return (*unique.values(),) or None


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


def _unnumbered(entry: Any, *, read: Callable[[Any], list[Any]], lost: _Lost) -> list[Any]:
    """Return an entry without the number before it, as in ``1. Python`` and ``2) SQL``."""
    if isinstance(entry, str) and (found := _NUMBER.match(entry)):
        lost.numbers.append(entry.strip())
        entry = entry[found.end() :]
    return read(entry)


def _entry(entry: Any, *, levels: bool, figures: bool, lost: _Lost) -> list[Any]:
    """Return an entry with its level in numbers; none where the level says "not at all"."""
    record = record_of(entry)
    if record is not None and set(record) == {"name", "level"}:
        return _graded(str(record["name"]), record["level"], levels=levels, lost=lost)
    if not isinstance(entry, str):
        return [entry]
    text = entry.strip()
    found = entry_in_words(text, figures=figures) if levels else None
    return [text] if found is None else _graded(found[0], found[1], levels=levels, lost=lost)


def _graded(name: str, level: Any, *, levels: bool, lost: _Lost) -> list[Any]:
    value = level if isinstance(level, float) else level_of(str(level))
    if value is None and fold(str(level)) == fold(name):  # a form that repeats the option
        return [_Named(name)]
    if value is None:
        return [(name, level)]  # refused by the strict reader
    if value == 0:
        lost.none.append(name)
        return []
    if math.isnan(value):
        return [_Named(name)]
    if not levels:
        lost.levels.append(name)
        return [_Named(name)]
    return [(name, value)]
