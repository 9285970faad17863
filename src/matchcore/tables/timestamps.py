"""Times at which forms were sent, in the ways that forms write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from matchcore.tables.cells import is_missing

_TIME = re.compile(
    r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})"
    r"(?:[T ,]+(\d{1,2})[:h](\d{2})(?::(\d{2}))?(?:\.\d+)?\s*([AaPp])?\.?[Mm]?\.?.*)?",
)


def timestamps(cells: Sequence[Any]) -> list[datetime] | None:
    """Return the times of a column; None if one is missing or cannot be read for certain.

    Where day and month could be exchanged, the order is used in which every time is a date; if
    both are, the one in which times never fall from row to row.

    >>> timestamps(["10/03/2026 09:10:07", "18/03/2026 08:00:00"])[1].day
    18
    >>> timestamps(["2026/03/10 9:10:07 PM GMT+1"])[0].hour
    21
    >>> timestamps(["03/04/2026 09:00", "02/04/2026 09:00", "04/03/2026 09:00"]) is None
    True
    """
    if any(is_missing(cell) for cell in cells):
        return None
    if all(isinstance(cell, datetime) for cell in cells):
        return [cell.replace(tzinfo=None) for cell in cells]
    if all(isinstance(cell, date) for cell in cells):
        return [datetime(cell.year, cell.month, cell.day) for cell in cells]
    found = [_TIME.fullmatch(str(cell).strip()) for cell in cells]
    if not all(found):
        return None
    parts = [match.groups() for match in found if match]
    read = [times for day_first in (True, False) if (times := _times(parts, day_first=day_first))]
    rising = [times for times in read if times == sorted(times)]
    if len(read) == 1 or (len(read) == 2 and read[0] == read[1]):
        return read[0]
    return rising[0] if len(rising) == 1 else None


def _times(parts: Sequence[tuple[str | None, ...]], *, day_first: bool) -> list[datetime] | None:
    """Return times with day and month in one order; None if one of them is no date."""
    try:
        return [_time(part, day_first=day_first) for part in parts]
    except ValueError:
        return None


def _time(part: tuple[str | None, ...], *, day_first: bool) -> datetime:
    first, second, third, hour, minute, second_of_minute, half = part
    a, b, c = int(first or 0), int(second or 0), int(third or 0)
    if len(first or "") == 4:
        year, month, day = a, b, c
    else:
        year, (day, month) = c, ((a, b) if day_first else (b, a))
    hours = int(hour or 0)
    if half:
        hours = hours % 12 + (12 if half in "Pp" else 0)
    year += 2000 if year < 100 else 0
    return datetime(year, month, day, hours, int(minute or 0), int(second_of_minute or 0))
