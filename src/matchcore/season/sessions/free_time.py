"""Who is free in which slot, in hours of their own zone, and how many sessions a month allows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Rows
from matchcore.names.phrases import phrase, phrases
from matchcore.people import Cohort, People
from matchcore.people.columns import HOURS
from matchcore.rounds import Slots
from matchcore.short_repr import short_repr

# The extra column of people's zones, by names of the IANA database
_ZONE = phrases({True: "zone|time zone|timezone|fuseau horaire|fuseau|zone horaire"})
BUSY = ["person", "start", "end"]
_PLACE = {code: k for k, code in enumerate(HOURS)}
_PLENTY = 10**6  # sessions a month of somebody who states no hours
_HOUR = 60  # minutes


@dataclass(frozen=True, eq=False)
class FreeTime:
    """Calendars and budgets of all people of a cohort, each person counted once.

    Attributes
    ----------
    number : dict of str to int
        The number of each person, by each of their ids.
    free : array of bool, shape (people, slots)
    budget : array of int, shape (people, months)
        The most sessions in each month.
    month : array of int, shape (slots,)
        The month of each slot, counted from that of the first, in the zone of the season.
    unstated : tuple of str
        The ids of people who state no weekly hours.
    unlimited : tuple of str
        The ids of people who state no hours a month.
    """

    number: Mapping[str, int]
    free: Bools
    budget: Rows
    month: Rows
    unstated: tuple[str, ...]
    unlimited: tuple[str, ...]

    __repr__ = short_repr


def free_time(
    cohort: Cohort, slots: Slots, *, unknown: str, busy: pd.DataFrame | None = None
) -> FreeTime:
    """Return when the people of a cohort are free, and how much they can give in each month.

    Parameters
    ----------
    cohort : Cohort
    slots : Slots
    unknown : {"free", "never"}
        What counts for people without weekly hours.
    busy : DataFrame, optional
        What else takes the time of people: person, start, end. It takes its slots and, where they
        start, its minutes of the month. People who are not in the cohort do not matter.

    Raises
    ------
    InputError
        Names every zone that does not exist and every row of `busy` that cannot be used.
    """
    number = _numbers(cohort)
    people = max(number.values(), default=-1) + 1
    free = np.ones((people, len(slots)), dtype=np.bool_)
    minutes = np.full(people, np.inf)
    unstated, unlimited = set[str](), set[str]()
    zones = own_zones(cohort)
    for side in (cohort.mentees, cohort.mentors):
        at = np.array([number[who] for who in side.ids.tolist()], dtype=np.int64)
        own, without = _own_hours(side, slots, zones)
        own[without] = unknown == "free"
        np.logical_and.at(free, at, own)
        unstated |= {*side.ids[without].tolist()}
        given = side.numbers("hours") * _HOUR
        np.minimum.at(minutes, at, np.where(np.isnan(given), np.inf, given))
        unlimited |= {*side.ids[np.isnan(given)].tolist()}
    month = months_of(slots)
    left = np.repeat(minutes[:, None], month.max(initial=0) + 1, axis=1)
    if busy is not None:
        _take(busy, number, slots, free, left)
    budget = np.where(np.isinf(left), _PLENTY * slots.minutes, np.maximum(np.round(left), 0))
    whole = budget.astype(np.int64) // slots.minutes
    return FreeTime(number, free, whole, month, tuple(sorted(unstated)), tuple(sorted(unlimited)))


def _numbers(cohort: Cohort) -> dict[str, int]:
    """Return a number for each id; ids that stand for one person have one number."""
    ids = {*cohort.mentees.ids.tolist(), *cohort.mentors.ids.tolist()}
    standing = {who: cohort.identity.standing(who) for who in sorted(ids)}
    place = {who: k for k, who in enumerate(sorted({*standing.values()}))}
    return {who: place[one] for who, one in standing.items()}


def own_zones(cohort: Cohort) -> dict[str, str]:
    """Return the zone of each person who states one, by id.

    Raises
    ------
    InputError
        Names every zone that does not exist, with its row.
    """
    found, problems = {}, []
    remedy = told("give a name such as Europe/Paris")
    for side in (cohort.mentees, cohort.mentors):
        column = _zone_column(side)
        names = side.text(column).tolist()
        cells = zip(side.ids.tolist(), names, side.source_rows.tolist(), strict=True)
        for who, name, row in cells:
            if name is not None and _exists(name.strip()):
                found[who] = name.strip()
            elif name is not None:
                place = told(
                    "{table}, row {row}, {column}", table=side.role, row=row, column=column
                )
                problems.append(InputProblem("unknown_name", place, repr(name[:40]), remedy=remedy))
    if problems:
        raise InputError(problems)
    return found


def _zone_column(side: People) -> str:
    """Return the header of the column of zones, or what it would be called."""
    named = [str(name) for name in side.frame.columns if phrase(str(name)) in _ZONE]
    return named[0] if named else "zone"


def _exists(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True


def _own_hours(side: People, slots: Slots, zones: Mapping[str, str]) -> tuple[Bools, Bools]:
    """Return in which slots the people of a side are free, and who states no weekly hours.

    Somebody is free in a slot if they are in every hour of their week that it touches.
    """
    items = side.items("availability")
    week = np.zeros((len(side), len(HOURS)), dtype=np.bool_)
    known = np.array([_PLACE.get(label, -1) for label in items.labels.tolist()], dtype=np.int64)
    week[items.rows[known >= 0], known[known >= 0]] = True
    without = np.ones(len(side), dtype=np.bool_)
    without[items.rows] = False
    free = np.zeros((len(side), len(slots)), dtype=np.bool_)
    zone = np.array([zones.get(who, slots.zone) for who in side.ids.tolist()], dtype=object)
    for name in sorted({*zone.tolist()}):
        rows = np.flatnonzero(zone == name)
        touched = _touched(slots, ZoneInfo(name))
        free[rows] = week[np.ix_(rows, touched.ravel())].reshape(len(rows), *touched.shape).all(1)
    return free, without


def _touched(slots: Slots, zone: ZoneInfo) -> Rows:
    """Return the hours of the week that each slot touches, shape (hours, slots)."""
    length = timedelta(minutes=slots.minutes)
    last = timedelta(seconds=1)
    count = slots.minutes // _HOUR + 2
    steps = [min(timedelta(hours=k), length - last) for k in range(count - 1)] + [length - last]
    return np.array([[_hour(s, step, zone) for s in slots.starts] for step in steps], np.int64)


def _hour(start: datetime, step: timedelta, zone: ZoneInfo) -> int:
    """Return the hour of the week at a moment after a start, on the clock of a zone."""
    moment = datetime.fromtimestamp(start.timestamp() + step.total_seconds(), zone)
    return moment.weekday() * 24 + moment.hour


def months_of(slots: Slots) -> Rows:
    """Return the month of each slot, counted from that of the first."""
    months = np.array([12 * one.year + one.month for one in slots.starts], dtype=np.int64)
    return np.asarray(months - months.min(initial=10**6) if len(months) else months)


def _take(
    busy: pd.DataFrame, number: Mapping[str, int], slots: Slots, free: Bools, left: Any
) -> None:
    """Take the time of `busy` out of calendars and budgets, in place."""
    month = dict(
        zip(((one.year, one.month) for one in slots.starts), months_of(slots), strict=True)
    )
    zone = ZoneInfo(slots.zone)
    for who, touched, start, end in taken_slots(busy, slots):
        if who in number:
            free[number[who], touched] = False
            local = start.astimezone(zone)
            if (local.year, local.month) in month:
                minutes = (end.timestamp() - start.timestamp()) / 60
                left[number[who], month[local.year, local.month]] -= minutes


def taken_slots(
    busy: pd.DataFrame, slots: Slots
) -> Iterator[tuple[str, Bools, datetime, datetime]]:
    """Yield each row of `busy`: the person, the slots that it touches, its start and its end.

    Raises
    ------
    InputError
        Names every row that cannot be used.
    """
    starts = np.array([one.timestamp() for one in slots.starts])
    for who, start, end in _checked(busy):
        begins_before = starts < end.timestamp()
        yield who, begins_before & (starts + 60 * slots.minutes > start.timestamp()), start, end


def _checked(busy: Any) -> list[tuple[str, datetime, datetime]]:
    remedy = told("give a frame with the columns {columns}", columns=BUSY)
    if not isinstance(busy, pd.DataFrame) or not {*BUSY} <= {*busy.columns}:
        raise InputError(InputProblem("wrong_type", "busy", f"{type(busy)!r:.60}", remedy=remedy))
    rows, problems = [], []
    remedy = told("give a start and a later end, both with a time zone")
    for k, (who, start, end) in enumerate(busy[BUSY].itertuples(index=False)):
        timed = all(isinstance(one, datetime) and one.tzinfo is not None for one in (start, end))
        if timed and start < end:
            rows.append((str(who), start, end))
        else:
            place, value = told("busy, row {row}", row=k + 1), f"{start} – {end}"
            problems.append(InputProblem("wrong_type", place, value[:60], remedy=remedy))
    if problems:
        raise InputError(problems)
    return rows
