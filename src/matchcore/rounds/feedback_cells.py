"""Cells of a table of feedback: scores, yes and no, comments and dates."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

import numpy as np

from matchcore.catalogue import told
from matchcore.names import yes_no_of
from matchcore.people import read_plain_number
from matchcore.people.cells import NO_UNICODE, TOO_LONG, Wrong, distinct_cells, is_unicode
from matchcore.short_repr import short_repr
from matchcore.tables import cell_text, is_missing, plain_cell
from matchcore.tables.timestamps import Times, possible_times

_THOUSANDS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+")  # 1,000 may be one or a thousand
_PROBES = ("31/12/2000", "12/31/2000")  # each is a date in one order only


def text_of(cell: Any) -> str:
    """Return a cell as text; whole numbers without a point, and empty cells as no text.

    >>> text_of(7.0), text_of(" a "), text_of(None)
    ('7', 'a', '')
    """
    text = _written(cell)
    return text.problem if isinstance(text, Wrong) else text


def read_comment(cell: Any) -> str | Wrong:
    """Return a comment as text."""
    text = _written(cell)
    return text if isinstance(text, Wrong) or is_unicode(text) else NO_UNICODE


def _written(cell: Any) -> str | Wrong:
    cell = plain_cell(cell)
    if isinstance(cell, (float, np.floating)) and float(cell).is_integer():
        return str(int(cell)) if abs(float(cell)) < 2**53 else str(cell)
    try:
        return cell_text(cell) or ""
    except ValueError:  # Python writes no whole number of thousands of digits
        return TOO_LONG


def read_yes_no(cell: Any) -> bool | Wrong | None:
    """Return yes or no in either language; None where the cell is empty.

    >>> read_yes_no("Oui"), read_yes_no(0.0), read_yes_no("maybe").code
    (True, False, 'not_yes_or_no')
    """
    text = text_of(cell)
    answer = yes_no_of(text) if text else None
    if text and answer is None:
        remedy = told("write yes or no, oui or non, or leave the cell empty")
        return Wrong(told("neither yes nor no"), remedy, "not_yes_or_no")
    return None if answer is None else bool(answer)


def score_reader(scale: tuple[float, float], comma: bool) -> Callable[[Any], float | Wrong | None]:
    """Return a reader of numbers on a scale; None where the cell is empty.

    A decimal comma is read wherever it cannot separate thousands.

    >>> read = score_reader((1, 5), False)
    >>> read("4,5"), read(None), read("7").code, read("1,000").code, read("good").code
    (4.5, None, 'out_of_range', 'not_a_number', 'not_a_number')
    """
    low, high = scale
    remedy = told(
        "give a number from {low:g} to {high:g}, or leave the cell empty", low=low, high=high
    )

    def read(cell: Any) -> float | Wrong | None:
        text = text_of(cell)
        if not text:
            return None
        is_decimal = comma or not _THOUSANDS.fullmatch(text)
        score = read_plain_number(text, comma=is_decimal)
        if isinstance(cell, (bool, np.bool_)) or not math.isfinite(score):
            return Wrong(told("not a number"), remedy, "not_a_number")
        if not low <= score <= high:
            return Wrong(
                told("not on the scale from {low:g} to {high:g}", low=low, high=high),
                remedy,
                "out_of_range",
            )
        return score

    return read


@dataclass(frozen=True, repr=False)
class Dates:
    """A column of dates, None where there is none, and what is wrong, by place in the column."""

    dates: list[datetime | None]
    wrong: dict[int, Wrong]
    guessed: bool = False

    __repr__ = short_repr


def read_dates(cells: Sequence[Any], french: bool) -> Dates:
    """Read a column of dates, whatever the order of its rows.

    Where every date could be read with the day or with the month first, French headers mean the
    day, which `guessed` tells; under English ones it is a problem.

    >>> read_dates(["2026-03-01 09:30", None], False).dates
    [datetime.datetime(2026, 3, 1, 9, 30), None]
    >>> read_dates(["13/04/2026", "05/04/2026"], False).dates[1].month
    4
    >>> read_dates(["05/04/2026"], False).wrong[0].code
    'ambiguous_date'
    >>> read_dates(["05/04/2026"], True).dates[0].day
    5
    """
    remedy = told("write it as 2026-03-01")
    dates: list[datetime | None] = [None] * len(cells)
    distinct, codes = distinct_cells(cells)
    both_ways = [None if is_missing(cell) else _ways(cell) for cell in distinct]
    ways = {k: both for k, code in enumerate(codes.tolist()) if (both := both_ways[code])}
    no_date = Wrong(told("not a date"), remedy, "unreadable_date")
    wrong = {k: no_date for k, both in ways.items() if both == (None, None)}
    ways = {k: both for k, both in ways.items() if k not in wrong}
    fits = [order for order in (0, 1) if all(both[order] is not None for both in ways.values())]
    doubtful = [k for k, (day_first, month_first) in ways.items() if day_first != month_first]
    if not fits or (len(fits) == 2 and doubtful and not french):
        problem = (
            told("day and month cannot be told apart")
            if fits
            else told("days and months change places")
        )
        wrong |= dict.fromkeys(doubtful, Wrong(problem, remedy, "ambiguous_date"))
        return Dates(dates, wrong)
    for k, both in ways.items():
        dates[k] = both[fits[0]]
    return Dates(dates, wrong, len(fits) == 2 and bool(doubtful))


def _ways(cell: Any) -> tuple[datetime | None, datetime | None]:
    """Return a date with its day first, and with its month first; None where it is none."""
    day_first, month_first = (possible_times([cell, probe]) for probe in _PROBES)
    return _plain(day_first), _plain(month_first)


def _plain(times: Sequence[Times]) -> datetime | None:
    """Return the first of some times to the microsecond; None where there is none."""
    moment = times[0][0] if times else None
    if moment is None:
        return None
    day = (moment.year, moment.month, moment.day)
    try:
        return datetime(*day, moment.hour, moment.minute, moment.second, moment.microsecond)
    except ValueError:  # libraries know years beyond 9999
        return None


def read_until(given: Any) -> datetime | Wrong | None:
    """Return the last moment that counts: a day counts as a whole.

    >>> read_until("2026-03-01"), read_until(None), read_until("soon").code
    (datetime.datetime(2026, 3, 1, 23, 59, 59, 999999), None, 'unreadable_date')
    """
    if given is None:
        return None
    if isinstance(given, str):
        try:
            given = datetime.fromisoformat(given.strip())
        except ValueError:
            return Wrong(told("not a date"), told("write it as 2026-03-01"), "unreadable_date")
    if isinstance(given, datetime) and given == given:  # NaT is not
        moment = given.replace(tzinfo=None)
        return datetime.combine(moment, time.max) if moment.time() == time() else moment
    if isinstance(given, date) and given == given:
        return datetime.combine(given, time.max)
    return Wrong(told("not a date"), told("give a date, or text such as 2026-03-01"), "wrong_type")
