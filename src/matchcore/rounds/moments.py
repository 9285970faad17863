"""Moments as they are recorded: dates and times without a zone."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem

__all__ = ["Moment", "moment_text", "read_moment"]

Moment = date | str  # a datetime is a date, too


def read_moment(at: Any, place: str = "at") -> datetime:
    """Return a date or a time as a moment without a time zone; one with a zone as it is in UTC.

    Parameters
    ----------
    at : date, datetime or str
        As text in ISO 8601. A date is its first moment.
    place : str
        The argument, for the error.

    Raises
    ------
    InputError
        It is neither.

    Examples
    --------
    >>> read_moment("2026-03-01"), read_moment("2026-03-01T09:30:00+02:00")
    (datetime.datetime(2026, 3, 1, 0, 0), datetime.datetime(2026, 3, 1, 7, 30))
    """
    try:
        given = datetime.fromisoformat(at) if isinstance(at, str) else at
        if isinstance(given, datetime):  # of pandas as well; NaT has no time
            moment = datetime.combine(given.date(), given.timetz())
            return moment.astimezone(UTC).replace(tzinfo=None) if moment.tzinfo else moment
        if isinstance(given, date):
            return datetime(given.year, given.month, given.day)
    except (ValueError, OverflowError):
        pass
    remedy = told("give a date, a datetime or text such as '2026-03-01'")
    raise InputError(InputProblem("wrong_type", place, f"{at!r:.60}", remedy=remedy))


def moment_text(moment: datetime) -> str:
    """Return a moment in ISO 8601, in short: a first moment of a day as the day.

    >>> moment_text(read_moment("2026-03-01")), moment_text(read_moment("2026-03-01T09:30"))
    ('2026-03-01', '2026-03-01T09:30')
    """
    text = moment.isoformat()
    return text.removesuffix(":00").removesuffix("T00:00")
