"""A cell that holds a list, and its entries: what each one names, and at which level."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np

from matchcore.names import fold
from matchcore.people.cells import (
    NO_UNICODE,
    Wrong,
    is_unicode,
    read_plain_number,
    read_text,
)
from matchcore.people.columns import HOURS, Column
from matchcore.tables import is_missing, list_of, plain_cell, record_of

Entry: TypeAlias = tuple[str, float]  # a label, with its level or NaN
Given: TypeAlias = "str | tuple[str, Any]"
"""An entry as text, which may end in a level, or a name with its level apart."""

EMPTY_ENTRY = Wrong("an empty entry in the list", "Remove the extra separator", "empty_entry")
_LEVEL = "Write it as 'python:4'; a name with a colon and a number needs a level, too"
_NO_NAME = Wrong("the level is not from 1 to 5", _LEVEL, "not_a_level")
_NO_LEVEL = frozenset(["inf", "infinity", "n/a", "na", "nan", "none", "null"])
_HUGE = 10**100
_HOURS = frozenset(HOURS)
_HOUR = "Write day and hour as in mon-09: mon tue wed thu fri sat sun, 00 to 23"


def read_list(cell: object, column: Column, *, numbers: bool) -> list[Given] | Wrong:
    """Read a list that is none of text; `numbers` says whether whole ones are text, as in ids.

    Where the column has levels, a mapping is a list of its names with their levels.
    """
    forms = "a list of text" + (", or a mapping of name to level" if column.levels else "")
    wrong = Wrong("not a list", f"Give text such as 'python:4|excel', {forms}", "not_a_list")
    if isinstance(cell, Mapping):
        pairs = [_pair(name, level) for name, level in cell.items()]
        return _all(pairs) if column.levels else wrong
    listed = list_of(cell)
    if listed is not None:
        return _all([_given(one, numbers=numbers) for one in listed])
    is_number = isinstance(cell, (int, float, np.integer, np.floating))
    text = read_text(cell) if numbers and is_number else None
    return [text] if isinstance(text, str) else text or wrong


def _all(entries: list[Given | Wrong]) -> list[Given] | Wrong:
    """Return entries that are all right, or what is wrong with them; empty ones come last."""
    wrong = [one for one in entries if isinstance(one, Wrong)]
    serious = [one for one in wrong if one is not EMPTY_ENTRY]
    good = [one for one in entries if not isinstance(one, Wrong)]
    return (serious or wrong)[0] if wrong else good


def _given(entry: object, *, numbers: bool) -> Given | Wrong:
    """Read one entry of a list: text, a pair of name and level, or a record of these."""
    entry = plain_cell(entry)
    if is_missing(entry):
        return EMPTY_ENTRY
    record = record_of(entry)
    if record is not None:
        return _named(record)
    if isinstance(entry, tuple) and len(entry) == 2:  # as Arrow gives its maps
        return _pair(*entry)
    text = read_text(entry) if numbers or isinstance(entry, str) else None
    remedy = "Give a list of text, such as ['python:4', 'excel']"
    return (
        text if isinstance(text, str) else Wrong("not a list of text", remedy, "not_a_list_of_text")
    )


def _pair(name: object, level: object) -> Given | Wrong:
    """Read a name with a level that must be there."""
    name, level = plain_cell(name), plain_cell(level)
    if not isinstance(name, str):
        remedy = "Give names as text, each with a level from 1 to 5"
        return Wrong("not a list of text", remedy, "not_a_list_of_text")
    return name, "" if is_missing(level) else _hashable(level)


def _named(record: Mapping[Any, Any]) -> Given | Wrong:
    """Read ``{"name": ..., "level": ...}``; the level may be called importance, or be missing."""
    told = {key: plain_cell(value) for key, value in record.items()}
    name = told.pop("name", None)
    levels = [told.pop(key, None) for key in ("level", "importance")]
    levels = [level for level in levels if not is_missing(level)]
    if not isinstance(name, str) or told or len(levels) > 1:
        remedy = "Give each entry a name and nothing else but a level, or an importance"
        return Wrong("an entry that is no name with a level", remedy, "not_a_name_with_level")
    return name, _hashable(levels[0]) if levels else None


def _hashable(level: object) -> object:
    """Return a number as it is and all else as text; True equals 1, but is none."""
    if isinstance(level, (int, float)) and not isinstance(level, bool):
        return level if abs(level) < _HUGE else math.inf  # thousands of digits cannot be written
    return str(level)


def written(entry: Given) -> str:
    """Return an entry as text."""
    if isinstance(entry, str):
        return entry.strip()
    name, level = entry
    return name.strip() if level is None else f"{name.strip()}:{level}"


def read_entry(name: str, column: Column, *, comma: bool) -> Callable[[Given], Entry | Wrong]:
    """Return a reader of the entries of a list: a label, with a level where the column has any."""

    def read(entry: Given) -> Entry | Wrong:
        label, level = (entry, None) if isinstance(entry, str) else entry
        label = unicodedata.normalize("NFC", label.strip())
        if not label:
            return EMPTY_ENTRY if not level else _NO_NAME
        if not is_unicode(label):
            return NO_UNICODE
        if name == "availability" and label not in _HOURS:
            return Wrong("not a weekly hour", _HOUR, "not_an_hour")
        if isinstance(entry, str):
            return _split(label, comma=comma) if column.levels else (label, math.nan)
        if level is None:
            return label, math.nan
        if not column.levels:
            return Wrong("a level where the column has none", "Give names alone", "needless_level")
        return _levelled(label, str(level).strip(), comma=False)

    return read


def _split(entry: str, *, comma: bool) -> Entry | Wrong:
    """Read text that may end in a level; behind the last colon, a word is part of the name."""
    head, colon, tail = (part.strip() for part in entry.rpartition(":"))
    is_name = not colon or (head and _is_word(tail))
    return (entry, math.nan) if is_name else _levelled(head, tail, comma=comma)


def _is_word(tail: str) -> bool:
    """Return whether text is no slip of a level: it has letters, and does not begin as a number."""
    start = tail.lstrip("+-.,")[:1]
    is_text = any(sign.isalpha() for sign in tail) and not start.isnumeric()
    return is_text and fold(tail) not in _NO_LEVEL


def _levelled(label: str, level: str, *, comma: bool) -> Entry | Wrong:
    value = read_plain_number(level, comma=comma)
    if label and 1 <= value <= 5:
        return label, value
    is_number = label and math.isfinite(value)
    remedy = "Give a level from 1 to 5" if is_number else _LEVEL
    return Wrong("the level is not from 1 to 5", remedy, "not_a_level")
