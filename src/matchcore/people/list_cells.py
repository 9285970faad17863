"""List cells: from a cell to its entries, and from an entry to a label and its level."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

import numpy as np

from matchcore.catalogue import told
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

Entry: TypeAlias = tuple[str, float]  # a label and its level, or NaN
Given: TypeAlias = "str | tuple[str, Any]"
"""An entry as written: text that may end in a level, or a name and a separate level."""

EMPTY_ENTRY = Wrong(
    told("an empty entry in the list"), told("Remove the extra separator"), "empty_entry"
)
_NO_LIST = Wrong(
    told("not a list"), told("Give text such as 'python:4|excel', a list of text"), "not_a_list"
)
_NO_LIST_OF_LEVELS = Wrong(
    told("not a list"),
    told("Give text such as 'python:4|excel', a list of text, or a mapping of name to level"),
    "not_a_list",
)
_LEVEL = told("Write it as 'python:4'; a name that ends in a colon and a number needs a level too")
_BAD_LEVEL = told("the level is not a number from 1 to 5")
_NO_LEVEL = frozenset(["inf", "infinity", "n/a", "na", "nan", "none", "null"])
_HUGE = 10**100
_HOURS = frozenset(HOURS)
_HOUR = told("Write day and hour as in mon-09: mon tue wed thu fri sat sun, 00 to 23")


def read_list(cell: object, column: Column, *, numbers: bool) -> list[Given] | Wrong:
    """Read a list that is not written as text; `numbers` allows whole numbers, as in ids.

    If the column has levels, a mapping of name to level is a list too.
    """
    wrong = _NO_LIST_OF_LEVELS if column.levels else _NO_LIST
    if isinstance(cell, Mapping):
        pairs = [_pair(name, level) for name, level in cell.items()]
        return _unless_wrong(pairs) if column.levels else wrong
    listed = list_of(cell)
    if listed is not None:
        return _unless_wrong([_given(entry, numbers=numbers) for entry in listed])
    is_number = isinstance(cell, (int, float, np.integer, np.floating))
    text = read_text(cell) if numbers and is_number else None
    return [text] if isinstance(text, str) else text or wrong


def _unless_wrong(entries: list[Given | Wrong]) -> list[Given] | Wrong:
    """Return the entries, or the first thing wrong with them; empty entries count last."""
    wrong = [entry for entry in entries if isinstance(entry, Wrong)]
    serious = [one for one in wrong if one is not EMPTY_ENTRY]
    good = [entry for entry in entries if not isinstance(entry, Wrong)]
    return (serious or wrong)[0] if wrong else good


def _given(entry: object, *, numbers: bool) -> Given | Wrong:
    """Read one entry of a list: text, a pair of name and level, or a record of both."""
    if type(entry) is str and entry.isascii():  # the most frequent kinds first
        return entry.strip() or EMPTY_ENTRY
    if type(entry) is tuple and len(entry) == 2:  # Arrow converts maps to such pairs
        return _pair(*entry)
    entry = plain_cell(entry)
    if is_missing(entry):
        return EMPTY_ENTRY
    record = record_of(entry)
    if record is not None:
        return _named(record)
    if isinstance(entry, tuple) and len(entry) == 2:
        return _pair(*entry)
    text = read_text(entry) if numbers or isinstance(entry, str) else None
    if isinstance(text, str):
        return text
    remedy = told("Give a list of text, such as ['python:4', 'excel']")
    return Wrong(told("not a list of text"), remedy, "not_a_list_of_text")


def _pair(name: object, level: object) -> Given | Wrong:
    """Read a name and its level, which must not be missing."""
    name, level = plain_cell(name), plain_cell(level)
    if not isinstance(name, str):
        remedy = told("Give names as text, each with a level from 1 to 5")
        return Wrong(told("not a list of text"), remedy, "not_a_list_of_text")
    return name, "" if is_missing(level) else _hashable(level)


def _named(record: Mapping[Any, Any]) -> Given | Wrong:
    """Read ``{"name": ..., "level": ...}``; ``importance`` may replace the level, or neither."""
    rest = {key: plain_cell(value) for key, value in record.items()}
    name = rest.pop("name", None)
    levels = [rest.pop(key, None) for key in ("level", "importance")]
    levels = [level for level in levels if not is_missing(level)]
    if not isinstance(name, str) or rest or len(levels) > 1:
        remedy = told("Give each entry a name, and at most a level or an importance")
        return Wrong(
            told("an entry that is not a name with a level"), remedy, "not_a_name_with_level"
        )
    return name, _hashable(levels[0]) if levels else None


def _hashable(level: object) -> object:
    """Return a number as it is and anything else as text; True equals 1 but is not a level."""
    if isinstance(level, (int, float)) and not isinstance(level, bool):
        return level if abs(level) < _HUGE else math.inf  # too many digits to convert to text
    return str(level)


def written(entry: Given) -> str:
    """Return an entry as text."""
    if isinstance(entry, str):
        return entry.strip()
    name, level = entry
    return name.strip() if level is None else f"{name.strip()}:{level}"


def read_entry(name: str, column: Column, *, comma: bool) -> Callable[[Given], Entry | Wrong]:
    """Return a reader of entries: a label, and its level if the column has levels."""

    def read(entry: Given) -> Entry | Wrong:
        label, level = (entry, None) if isinstance(entry, str) else entry
        label = unicodedata.normalize("NFC", label.strip())
        if not label:
            return EMPTY_ENTRY if not level else Wrong(_BAD_LEVEL, _LEVEL, "not_a_level")
        if not is_unicode(label):
            return NO_UNICODE
        if name == "availability" and label not in _HOURS:
            return Wrong(told("not a weekly hour"), _HOUR, "not_an_hour")
        if isinstance(entry, str):
            return _split(label, comma=comma) if column.levels else (label, math.nan)
        if level is None:
            return label, math.nan
        if not column.levels:
            return Wrong(
                told("a level, but this column has no levels"),
                told("Give only names"),
                "needless_level",
            )
        return _levelled(label, str(level).strip(), comma=False)

    return read


def _split(entry: str, *, comma: bool) -> Entry | Wrong:
    """Read text that may end in a level; a word after the last colon is part of the name."""
    head, colon, tail = (part.strip() for part in entry.rpartition(":"))
    is_name = not colon or (head and _is_word(tail))
    return (entry, math.nan) if is_name else _levelled(head, tail, comma=comma)


def _is_word(tail: str) -> bool:
    """Return whether text cannot be a mistyped level: letters, and no number at the start."""
    start = tail.lstrip("+-.,")[:1]
    is_text = any(sign.isalpha() for sign in tail) and not start.isnumeric()
    return is_text and fold(tail) not in _NO_LEVEL


def _levelled(label: str, level: str, *, comma: bool) -> Entry | Wrong:
    value = read_plain_number(level, comma=comma)
    if label and 1 <= value <= 5:
        return label, value
    is_number = label and math.isfinite(value)
    remedy = told("Give a level from 1 to 5") if is_number else _LEVEL
    return Wrong(_BAD_LEVEL, remedy, "not_a_level")
