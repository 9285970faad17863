"""Times at which forms were sent, in the ways that forms write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, TypeAlias

from matchcore.tables.cells import is_missing

Times: TypeAlias = "list[datetime | None]"
_TIME = re.compile(
    r"(\d{1,4})[/.\-](\d{1,2})[/.\-](\d{1,4})"
    r"(?:(?:[T ,]|à|at)+(\d{1,2})[:h](\d{2})(?::(\d{2}))?(?:\.\d+)?"
    r"\s*([AaPp])?\.?[Mm]?\.?(?:\s.*|Z|[+-]\d.*)?)?",
)


def possible_times(cells: Sequence[Any]) -> list[Times]:
    """Return the ways to read a column of times: none, one, or two if days may be months.

    Where day and month could be exchanged, only the order is returned in which every time is a
    date; if both are, the one in which times never fall from row to row. A missing time is None.

    >>> [times[1].day for times in possible_times(["10/03/2026 09:10:07", "18/03/2026 08:00:00"])]
    [18]
    >>> possible_times(["2026/03/10 9:10:07 PM GMT+1", None])[0][0].hour
    21
    >>> len(possible_times(["03/04/2026 09:00", "02/04/2026 09:00", "04/03/2026 09:00"]))
    2
    """
    stated = [cell for cell in cells if not is_missing(cell)]
    read = [times for day_first in (True, False) if (times := _times(stated, day_first=day_first))]
    if len(read) == 2:
        rising = [times for times in read if times == sorted(times)]
        read = read[:1] if read[0] == read[1] else rising if len(rising) == 1 else read
    return [_with_gaps(times, cells) for times in read]


def _with_gaps(times: Sequence[datetime], cells: Sequence[Any]) -> Times:
    left = iter(times)
    return [None if is_missing(cell) else next(left) for cell in cells]


def _times(cells: Sequence[Any], *, day_first: bool) -> list[datetime] | None:
    """Return times with day and month in one order; None if one of them is no date."""
    try:
        return [_time(cell, day_first=day_first) for cell in cells]
    except ValueError:
        return None


def _time(cell: Any, *, day_first: bool) -> datetime:
    if isinstance(cell, datetime):
        return cell.replace(tzinfo=None)
    if isinstance(cell, date):
        return datetime(cell.year, cell.month, cell.day)
    found = _TIME.fullmatch(str(cell).strip())
    if not found:
        raise ValueError
    first, second, third, hour, minute, second_of_minute, half = found.groups()
    a, b, c = int(first), int(second), int(third)
    if len(first) > 2:
        year, month, day = a, b, c
    else:
        year, (day, month) = c, ((a, b) if day_first else (b, a))
    hours = int(hour or 0)
    if half:
        hours = hours % 12 + (12 if half in "Pp" else 0)
    year += 2000 if year < 100 else 0
    return datetime(year, month, day, hours, int(minute or 0), int(second_of_minute or 0))
