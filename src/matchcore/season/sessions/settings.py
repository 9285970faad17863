"""What a plan of sessions was asked for: the season, its periods and its slots."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Any, get_args
from zoneinfo import ZoneInfo

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Rows
from matchcore.number_checks import is_number, is_whole, wrong_count
from matchcore.rounds import Slots
from matchcore.rounds.timetable import Unknown
from matchcore.season.sessions.days_off import Holidays, days_off
from matchcore.short_repr import short_repr

HOURS = "mon 9-18|tue 9-18|wed 9-18|thu 9-18|fri 9-18"
_WEEKS = 2  # for each session, if nobody says how long the season is
_LONGEST = 240  # minutes
_STEP = 5  # minutes


@dataclass(frozen=True)
class Settings:
    """What a plan was asked for, so that a new plan can be made in the same way.

    Attributes
    ----------
    start : date
    sessions, weeks : int
    hours : tuple of str
    minutes : int
    zone : str
    holidays : str, tuple of date, or None
    unknown : {"free", "never"}
    effort : float
    """

    start: date
    sessions: int
    weeks: int
    hours: tuple[str, ...]
    minutes: int
    zone: str
    holidays: str | tuple[date, ...] | None
    unknown: Unknown
    effort: float

    __repr__ = short_repr

    @property
    def periods(self) -> list[tuple[date, date]]:
        """The first and the last day of each session's period: they follow each other."""
        days = 7 * self.weeks
        ends = [days * k // self.sessions for k in range(self.sessions + 1)]
        return [
            (self.start + timedelta(a), self.start + timedelta(b - 1)) for a, b in pairwise(ends)
        ]

    @property
    def middles(self) -> list[date]:
        """The middle day of each period: where a session would best be."""
        return [first + (last - first + timedelta(1)) // 2 for first, last in self.periods]

    @property
    def days(self) -> int:
        """How long a period is, at least."""
        return min((last - first).days + 1 for first, last in self.periods)

    def slots(self, last: date | None = None) -> Slots:
        """Return the slots from the first day to a last one, days off left out.

        Hours that follow each other are cut into slots; what is left of them is no slot.
        """
        last = last or self.periods[-1][1]
        weeks = -(-((last - self.start).days + 1) // 7)
        hourly = Slots.of(self.start, self.hours, minutes=60, weeks=weeks, zone=self.zone)
        off = days_off(self.holidays, self.start, last)
        open_ = [one for one in hourly.starts if one.date() not in off and one.date() <= last]
        return Slots(tuple(_cut(open_, self.minutes, ZoneInfo(self.zone))), self.minutes, self.zone)


def _cut(hours: Sequence[datetime], minutes: int, zone: ZoneInfo) -> list[datetime]:
    """Return the starts of slots in hours that are sorted."""
    stamps = np.array([int(one.timestamp()) for one in hours], dtype=np.int64)
    runs = np.split(stamps, np.flatnonzero(np.diff(stamps) != 3600) + 1) if len(stamps) else []
    starts = [
        start
        for run in runs
        for start in range(int(run[0]), int(run[-1]) + 3600 - 60 * minutes + 1, 60 * minutes)
    ]
    return [datetime.fromtimestamp(one, zone) for one in starts]


def day_numbers(slots: Slots) -> Rows:
    """Return the day of each slot."""
    return np.array([one.toordinal() for one in slots.starts], dtype=np.int64)


def read_day(given: object, place: str) -> date:
    """Return a day.

    Raises
    ------
    InputError
        It is none.

    Examples
    --------
    >>> read_day("2026-03-02", "today")
    datetime.date(2026, 3, 2)
    """
    try:
        day = date.fromisoformat(given) if isinstance(given, str) else given
    except ValueError:
        day = None
    if isinstance(day, datetime) and day == day:
        return day.date()
    if isinstance(day, date) and day == day:
        return day
    remedy = told("give a day such as 2026-03-02")
    raise InputError(InputProblem("wrong_type", place, f"{given!r:.40}", remedy=remedy))


def checked_settings(
    *,
    start: object,
    sessions: Any,
    weeks: Any,
    hours: str | Sequence[str] | None,
    minutes: Any,
    zone: Any,
    holidays: Holidays,
    unknown: Any,
    effort: Any,
) -> Settings:
    """Return what was asked for.

    Raises
    ------
    InputError
        Names every argument that cannot be used.
    """
    problems = [*wrong_count("sessions", sessions), *_wrong_minutes(minutes)]
    if unknown not in get_args(Unknown):
        remedy = told("use one of {choices}", choices=list(get_args(Unknown)))
        problems.append(InputProblem("not_a_choice", "unknown", f"{unknown!r:.40}", remedy=remedy))
    problems += wrong_effort(effort)
    if weeks is None:
        weeks = _WEEKS * max(sessions, 1) if is_whole(sessions) else 1
    elif not problems and is_whole(weeks) and 0 < 7 * weeks < sessions:
        problem = told("{days} days for {sessions} sessions", days=7 * weeks, sessions=sessions)
        remedy = told("give more weeks: each session has days of its own")
        problems.append(InputProblem("too_small", "weeks", f"{weeks}", problem, remedy))
    given = HOURS if hours is None else hours
    listed = given.split("|") if isinstance(given, str) else list(given)
    try:
        Slots.of(start, listed, minutes=60, weeks=weeks, zone=zone)  # type: ignore[arg-type]
    except InputError as error:
        problems += error.problems
    try:
        days_off(holidays, date(2026, 1, 1), date(2026, 1, 1))
    except InputError as error:
        problems += error.problems
    if problems:
        raise InputError(problems)
    kept = holidays if holidays is None or isinstance(holidays, str) else _days(holidays)
    return Settings(
        read_day(start, "start"),
        int(sessions),
        int(weeks),
        tuple(listed),
        int(minutes),
        zone,
        kept,
        unknown,
        float(effort),
    )


def _days(holidays: Any) -> tuple[date, ...]:
    return tuple(sorted(days_off(holidays, date.min, date.max)))


def wrong_effort(effort: object) -> list[InputProblem]:
    """Return the problem with an effort, if there is one.

    >>> print(*wrong_effort(0))
    effort is 0: use a number above 0
    """
    if is_number(effort) and effort > 0:
        return []
    remedy = told("use a number above 0")
    return [InputProblem("out_of_range", "effort", f"{effort!r:.40}", remedy=remedy)]


def _wrong_minutes(minutes: Any) -> list[InputProblem]:
    if is_whole(minutes) and _STEP <= minutes <= _LONGEST and minutes % _STEP == 0:
        return []
    remedy = told(
        "give {step} to {longest} minutes, in steps of {step}", step=_STEP, longest=_LONGEST
    )
    return [InputProblem("out_of_range", "minutes", f"{minutes!r:.40}", remedy=remedy)]
