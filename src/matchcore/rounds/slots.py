"""`Slots`: when meetings can take place, and who is free then."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools
from matchcore.names import hours_of
from matchcore.number_checks import is_whole, wrong_count
from matchcore.people import Cohort, People
from matchcore.short_repr import short_repr

__all__ = ["Slots"]

_WEEK = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOUR = 60
COLUMN = "availability"


@dataclass(frozen=True)
class Slots:
    """Times at which meetings can take place, in order.

    `of` makes them from hours of the week.

    Attributes
    ----------
    starts : tuple of datetime
        When each begins, with its time zone.
    minutes : int
        How long each is.
    zone : str
        The name of the time zone.

    Examples
    --------
    >>> slots = Slots.of("2026-03-02", "mardi 12h-14h|Thu 9-10", minutes=30, zone="Europe/Paris")
    >>> [f"{one:%a %d %H:%M}" for one in slots.starts]
    ['Tue 03 12:00', 'Tue 03 12:30', 'Tue 03 13:00', 'Tue 03 13:30', 'Thu 05 09:00', 'Thu 05 09:30']
    """

    starts: tuple[datetime, ...]
    minutes: int
    zone: str

    __repr__ = short_repr

    def __len__(self) -> int:
        return len(self.starts)

    @classmethod
    def of(
        cls,
        start: date | str,
        hours: str | Sequence[str],
        *,
        minutes: int = 30,
        weeks: int = 1,
        zone: str = "Europe/Paris",
    ) -> Slots:
        """Return slots in some hours of the week, from a day on.

        Parameters
        ----------
        start : date or str
            The first day, such as "2026-03-02".
        hours : str or sequence of str
            Hours of the week in words, French or English, as the column ``availability`` has them;
            several in one text are separated by ``|``.
        minutes : int
            How long a slot is: 5 to 60, and a part of an hour.
        weeks : int
            How many weeks, from the first day on.
        zone : str
            The time zone of these hours, a name of the IANA database.

        Raises
        ------
        InputError
            Names every argument that cannot be used.

        Notes
        -----
        An hour that the clock skips in spring has no slot; of an hour that it repeats in autumn,
        the first counts.
        """
        listed = hours.split("|") if isinstance(hours, str) else list(hours)
        read = [hours_of(text) if isinstance(text, str) else None for text in listed]
        problems = _problems(minutes, weeks, zone)
        day = _day(start)
        if day is None:
            remedy = told("give a day such as 2026-03-02")
            problems.append(InputProblem("wrong_type", "start", f"{start!r:.40}", remedy=remedy))
        for text, found in zip(listed, read, strict=True):
            if not found:
                remedy = told("write hours of the week, such as Tue 12:00-14:00")
                problems.append(InputProblem("unreadable", "hours", f"{text!r:.40}", remedy=remedy))
        if problems or day is None:
            raise InputError(problems)
        codes = {code for found in read for code in found or ()}
        starts = _starts(day, codes, minutes, weeks, ZoneInfo(zone))
        return cls(tuple(starts), minutes, zone)

    @property
    def ends(self) -> tuple[datetime, ...]:
        """When each slot ends."""
        length = timedelta(minutes=self.minutes)
        return tuple(one + length for one in self.starts)

    @property
    def days(self) -> np.ndarray:
        """The day of each slot, as ascending numbers."""
        return np.array([one.toordinal() for one in self.starts], dtype=np.int64)

    def free(self, cohort: Cohort, *, unknown: str = "free") -> tuple[Bools, list[str]]:
        """Return who is free in which slot, and the ids of those whose hours are not known.

        Parameters
        ----------
        cohort : Cohort
            Mentees come first, then mentors, each in order of ids.
        unknown : {"free", "never"}
            What counts for people without ``availability``.

        Returns
        -------
        (array of bool of shape (people, slots), list of str)
        """
        codes = [f"{_WEEK[one.weekday()]}-{one.hour:02}" for one in self.starts]
        rows, nameless = [], list[str]()
        for people in (cohort.mentees, cohort.mentors):
            own, without = _hours(people, codes)
            own[without] = unknown == "free"
            rows.append(own)
            nameless += people.ids[without].tolist()
        return np.concatenate(rows), nameless


def _hours(people: People, codes: Sequence[str]) -> tuple[Bools, Bools]:
    """Return in which slots people are free, and who states no hours."""
    items, _ = people.listed(COLUMN)
    place = {code: [k for k, one in enumerate(codes) if one == code] for code in set(codes)}
    free = np.zeros((len(people), len(codes)), dtype=np.bool_)
    for row, label in zip(items.rows.tolist(), items.labels.tolist(), strict=True):
        free[row, place.get(label, [])] = True
    without = np.ones(len(people), dtype=np.bool_)
    without[items.rows] = False
    return free, without


def _starts(day: date, codes: set[str], minutes: int, weeks: int, zone: ZoneInfo) -> list[datetime]:
    starts = []
    for k in range(7 * weeks):
        today = day + timedelta(days=k)
        for code in sorted(code for code in codes if code[:3] == _WEEK[today.weekday()]):
            for minute in range(0, _HOUR, minutes):
                time = datetime(
                    today.year, today.month, today.day, int(code[4:]), minute, tzinfo=zone
                )
                back = datetime.fromtimestamp(time.timestamp(), zone)
                if back.replace(tzinfo=None) == time.replace(tzinfo=None):  # the clock shows it
                    starts.append(time)
    return starts


def _day(given: object) -> date | None:
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given) if isinstance(given, str) else None
    except ValueError:
        return None


def _problems(minutes: object, weeks: object, zone: object) -> list[InputProblem]:
    problems = []
    if not (is_whole(minutes) and 5 <= minutes <= _HOUR and _HOUR % minutes == 0):
        remedy = told("give 5, 6, 10, 12, 15, 20, 30 or 60")
        problems.append(InputProblem("out_of_range", "minutes", f"{minutes!r:.40}", remedy=remedy))
    problems += wrong_count("weeks", weeks)
    try:
        ZoneInfo(str(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        remedy = told("give a name such as Europe/Paris")
        problems.append(InputProblem("unknown_name", "zone", f"{zone!r:.40}", remedy=remedy))
    return problems
