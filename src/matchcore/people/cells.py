"""Cells of single values: readers of text, numbers, and yes or no."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime, time
from decimal import Decimal, InvalidOperation
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.model.arrays import Rows
from matchcore.people.columns import MOST, Column, Text
from matchcore.tables import cell_text, is_missing, plain_cell

_YES_NO = dict.fromkeys(("yes", "oui", "true", "vrai", "1", "1.0"), 1.0) | dict.fromkeys(
    ("no", "non", "false", "faux", "0", "0.0"), 0.0
)
_PLAIN = {str, int, float, bool, type(None), list}  # need no conversion
_DIGITS = 100  # the longest whole number that is read as text


class Wrong(NamedTuple):
    """Why a cell cannot be read, what to do about it, and a code for programs."""

    problem: str
    remedy: str
    code: str


class Fault(NamedTuple):
    """A cell that cannot be read: its place in the column, from 0, its content, and why."""

    at: int
    value: object
    wrong: Wrong


NO_UNICODE = Wrong(
    told("contains half a character"), told("Retype the text in Unicode"), "not_unicode"
)
TOO_LONG = Wrong(told("a number of too many digits"), told("Give text"), "too_many_digits")
_DECIMAL = Wrong(
    told("a decimal number, digits may be lost"), told("Read the column as text"), "digits_lost"
)
_NEITHER = Wrong(
    told("neither yes nor no"), told("Use yes/no, oui/non, true/false or 1/0"), "not_yes_or_no"
)


def column_cells(column: pd.Series[Any]) -> Sequence[Any]:
    """Return a column of any type as plain objects; None where missing."""
    cells = column.astype(object).to_numpy(dtype=object, copy=True)
    if not set(map(type, cells)) <= _PLAIN:
        cells[:] = [plain_cell(cell) for cell in cells]
    try:
        cells[pd.isna(cells)] = None
    except InvalidOperation:  # a signalling NaN cannot be compared
        cells[[is_missing(cell) for cell in cells]] = None
    return cells.tolist()


def texts_of(column: pd.Series[Any]) -> list[str | None]:
    """Return a column of any type as trimmed text; None where missing."""
    cells = column_cells(column)
    return [(cell.strip() or None) if isinstance(cell, str) else cell_text(cell) for cell in cells]


def distinct_cells(cells: Iterable[Any]) -> tuple[list[Any], Rows]:
    """Return the distinct cells and each cell's place among them; 1, 1.0 and True are distinct."""
    cells = list(cells)
    kinds = set(map(type, cells)) - {type(None)}
    if kinds <= {str}:
        codes, texts = pd.factorize(np.array(cells, dtype=object), use_na_sentinel=False)
        return [text if isinstance(text, str) else None for text in texts.tolist()], codes
    place: dict[Any, int] = {}
    is_mixed = len(kinds) > 1
    keys = zip(map(type, cells), cells, strict=True) if is_mixed else cells
    try:
        places = [place.setdefault(key, len(place)) for key in keys]
    except TypeError:  # lists cannot be hashed: all count as distinct
        return cells, np.arange(len(cells))
    return [k[1] for k in place] if is_mixed else [*place], np.array(places, dtype=np.int64)


def read_cells(cells: Sequence[Any], read: Callable[[Any], Any]) -> tuple[Text, list[Fault]]:
    """Read a column of single values, each distinct cell once; None where missing or wrong."""
    distinct, codes = distinct_cells(cells)
    values = np.empty(len(distinct), dtype=object)
    values[:] = [None if cell is None else read(cell) for cell in distinct]
    wrong = np.array([isinstance(value, Wrong) for value in values], dtype=bool)
    places = np.flatnonzero(wrong[codes]).tolist()
    faults = [Fault(at, cells[at], values[codes[at]]) for at in places]
    values[wrong] = None
    return values[codes], faults


def is_unicode(text: str) -> bool:
    """Return whether text can be encoded; half a character (a lone surrogate) cannot."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def read_text(cell: object) -> str | Wrong | None:
    """Read text; whole numbers are text too, decimal ones are not."""
    if isinstance(cell, str):
        return cell.strip() or None if is_unicode(cell) else NO_UNICODE
    if isinstance(cell, (int, np.integer)) and not isinstance(cell, bool):
        return TOO_LONG if abs(int(cell)) >= 10**_DIGITS else str(cell)
    if isinstance(cell, (float, np.floating, Decimal)):
        return _DECIMAL
    return Wrong(
        told("not text but {kind}", kind=type(cell).__name__), told("Give text"), "not_text"
    )


def read_extra(cell: object) -> str | Wrong | None:
    """Read a cell of an extra column that is compared: text, yes or no, or a date.

    Dates become ISO 8601 text. Midnight is left out, since libraries store dates as midnights.
    """
    if isinstance(cell, date):
        is_day = not isinstance(cell, datetime) or (cell.time() == time() and not cell.tzinfo)
        return cell.isoformat()[: len("2026-03-01")] if is_day else cell.isoformat()
    return str(cell) if isinstance(cell, (bool, np.bool_)) else read_text(cell)


def read_id(cell: object) -> str | Wrong | None:
    """Read an id: text in Unicode NFC."""
    text = read_text(cell)
    return unicodedata.normalize("NFC", text) if isinstance(text, str) else text


def read_manager(nobody: tuple[str, ...]) -> Callable[[object], str | Wrong | None]:
    """Return a reader of ids; the words in `nobody` mean that there is no manager."""

    def read(cell: object) -> str | Wrong | None:
        manager = read_id(cell)
        return None if manager in nobody else manager

    return read


def read_number(column: Column, *, comma: bool, remedy: str) -> Callable[[object], float | Wrong]:
    """Return a reader of numbers within the column's limits."""
    limits = told("from {least:g} to {most:g}", least=column.least, most=column.most)
    if column.most == MOST:
        limits = (
            told("of fewer digits")
            if column.least < 0
            else told("{least:g} or more", least=column.least)
        )

    def read(cell: object) -> float | Wrong:
        try:
            text = str(cell).strip()
        except ValueError:  # a whole number of thousands of digits
            return Wrong(
                told("out of range"), told("Give a number, {limits}", limits=limits), "out_of_range"
            )
        if not text:
            return math.nan
        number = read_plain_number(text, comma=comma)
        if isinstance(cell, (bool, np.bool_)) or not math.isfinite(number):
            is_comma = not comma and math.isfinite(read_plain_number(text, comma=True))
            advice = told("Write a decimal point") if is_comma else remedy
            return Wrong(told("not a number"), advice, "not_a_number")
        if column.whole and number != math.floor(number):
            return Wrong(told("not a whole number"), told("Round it"), "not_a_whole_number")
        if not column.least <= number <= column.most:
            return Wrong(
                told("out of range"), told("Give a number, {limits}", limits=limits), "out_of_range"
            )
        return number

    return read


def read_yes_no(cell: object) -> float | Wrong:
    """Read 1 for yes and 0 for no."""
    text = str(cell).strip().casefold()
    return _YES_NO.get(text, _NEITHER) if text else math.nan


def read_plain_number(text: str, *, comma: bool = False) -> float:
    """Return the number written in ASCII text; NaN if it is not a number."""
    try:
        number = float(text.replace(",", ".") if comma else text)
    except ValueError:
        return math.nan
    return math.nan if "_" in text or not text.isascii() else number
