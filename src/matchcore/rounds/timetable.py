"""`plan_timetable`: when each planned meeting takes place."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from pathlib import Path
from typing import Any, Literal, get_args
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from matchcore.answer.summary import Summary, Told
from matchcore.errors import InputError, InputProblem, StorageError
from matchcore.people import Cohort
from matchcore.rounds.meeting_plan import MeetingPlan
from matchcore.rounds.record_files import read_record, write_record
from matchcore.rounds.rooms import in_rooms, rooms_of
from matchcore.rounds.slots import Slots
from matchcore.rounds.timetable_words import told
from matchcore.solver.timetable import Appointments, Level, schedule
from matchcore.solver.timetable.appointments import NOT_PLACED
from matchcore.tables import Target, write_csv
from matchcore.wording import Language, checked_language

__all__ = ["Timetable", "plan_timetable"]

Unknown = Literal["free", "never"]
_KIND = "timetable"


@dataclass(frozen=True, eq=False, repr=False)
class Timetable(Told):
    """When each meeting takes place; ``print`` says how good the timetable is.

    Attributes
    ----------
    frame : pandas.DataFrame
        mentee, mentor, start and end (with their time zone) and room (from 1 on), in order of time.
    unplaced : pandas.DataFrame
        mentee, mentor, why: ``no_common_slot``, or ``full`` where others took every slot.
    levels : tuple of Level
        Meetings placed, slots used, idle slots: each with its value and a bound on it. Nobody can
        place more; no timetable that places as many uses fewer slots than the bound; and so on.
    names : dict of str to str
        The name of each person, by id.
    minutes : int
    zone : str
    unknown : (str, int)
        How people without stated hours count, and how many there are.
    language : {"en", "fr"}
    """

    frame: pd.DataFrame
    unplaced: pd.DataFrame
    levels: tuple[Level, ...]
    names: dict[str, str] = field(repr=False)
    minutes: int
    zone: str
    unknown: tuple[Unknown, int] = ("free", 0)
    language: Language = "en"

    @property
    def proven(self) -> bool:
        """Whether no timetable is better."""
        return not any(level.gap for level in self.levels)

    @cached_property
    def summary(self) -> Summary:
        """How many meetings are placed, how good that is, and what has no slot."""
        return told(self)

    def of(self, person: str) -> pd.DataFrame:
        """Return the meetings of one person, in order of time; empty if there are none."""
        own = (self.frame["mentee"] == person) | (self.frame["mentor"] == person)
        return self.frame[own].reset_index(drop=True)

    def to_csv(self, path: Target, delimiter: str = ",") -> None:
        """Write the timetable for people, with names; arguments are those of `Matching.to_csv`."""
        frame = self.frame.copy()
        for name in ("start", "end"):
            frame[name] = [f"{one:%Y-%m-%d %H:%M}" for one in frame[name]]
        for role in ("mentee", "mentor"):
            place = frame.columns.tolist().index(role) + 1
            frame.insert(place, f"{role}_name", [self.names.get(one, "") for one in frame[role]])
        write_csv(frame, path, delimiter)

    def to_ics(self, folder: str | os.PathLike[str], *, stamp: datetime | None = None) -> list[Path]:
        """Write a calendar for each person, and return the paths in order of ids.

        A calendar names the other person and the room, and nothing that anybody said.

        Parameters
        ----------
        folder : str or path
            Created if needed. Files are called after the ids.
        stamp : datetime, optional
            When the calendars were made, with a time zone; the first start if left out, so that
            equal timetables give equal files.

        Raises
        ------
        InputError
            The extra ``calendar`` is not installed.
        """
        from matchcore.rounds.calendars import write_calendars

        return write_calendars(self, Path(folder), stamp)

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the timetable as one file, whole or not at all."""
        times = self.frame.assign(
            **{name: [one.isoformat() for one in self.frame[name]] for name in ("start", "end")}
        )
        values = {
            "meetings": times.to_numpy(dtype=object).tolist(),
            "unplaced": self.unplaced.to_numpy(dtype=object).tolist(),
            "levels": [[level.quantity, level.value, level.bound] for level in self.levels],
            "names": self.names,
            "minutes": self.minutes,
            "zone": self.zone,
            "unknown": list(self.unknown),
            "language": self.language,
        }
        write_record(path, _KIND, values)

    @classmethod
    def load(cls, path: str | os.PathLike[str]) -> Timetable:
        """Read a timetable that `save` wrote.

        Raises
        ------
        StorageError
            There is no such file, or it is damaged.
        """
        values = read_record(path, _KIND)
        try:
            frame = pd.DataFrame(values["meetings"], columns=_COLUMNS)
            zone = ZoneInfo(values["zone"])
            for name in ("start", "end"):
                times = [datetime.fromisoformat(one).astimezone(zone) for one in frame[name]]
                frame[name] = _times(times, zone)
            return cls(
                frame,
                pd.DataFrame(values["unplaced"], columns=_UNPLACED),
                tuple(Level(*level) for level in values["levels"]),
                dict(values["names"]),
                int(values["minutes"]),
                values["zone"],
                (values["unknown"][0], int(values["unknown"][1])),
                checked_language(values["language"]),
            )
        except (AttributeError, LookupError, OSError, TypeError, ValueError) as error:
            raise StorageError(f"{path} is damaged ({error!r:.200})") from error


_COLUMNS = ["mentee", "mentor", "start", "end", "room"]
_UNPLACED = ["mentee", "mentor", "why"]


def plan_timetable(
    meetings: MeetingPlan | pd.DataFrame,
    cohort: Cohort,
    slots: Slots,
    *,
    rooms: int | Sequence[int] | None = None,
    unknown: Unknown = "free",
    effort: float = 2.0,
    language: Language | None = None,
) -> Timetable:
    """Give each meeting a slot.

    Nobody meets two people at once, or outside their hours, and no slot has more meetings than
    rooms. As many meetings as possible are placed, then as few slots as possible used, then as
    little idle time as possible left between the meetings of a person on a day.

    Parameters
    ----------
    meetings : MeetingPlan or DataFrame
        A plan, or the columns mentee and mentor; their order means nothing.
    cohort : Cohort
        Their people; the column ``availability`` says when each is free.
    slots : Slots
    rooms : int or sequence of int, optional
        The most meetings at once, or those in each slot; without it, there is room for all.
    unknown : {"free", "never"}
        How people who state no hours count.
    effort : float
        Deterministic seconds that CP-SAT works on each quantity; 0 leaves it out.
    language : {"en", "fr"}, optional
        Of the summary; that of the plan's programme if left out.

    Returns
    -------
    Timetable

    Raises
    ------
    InputError
        Names everybody who is not in the cohort, pairs that occur twice, and wrong arguments.

    Notes
    -----
    Slots are filled one after the other by min-cost flows, and meetings give way to each other in
    ejection chains (Glover, 1996). CP-SAT chooses which slots to use and improves small timetables.
    Where it stops early, the levels state the gap.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> from matchcore.rounds import Slots, plan_meetings, plan_timetable
    >>> cohort = datasets.load_demo()
    >>> plan = plan_meetings(Programme.reverse_mentoring(), cohort, per_mentee=2)
    >>> slots = Slots.of("2026-03-02", "Mon 9-18|Tue 9-18|Wed 9-18|Thu 9-18|Fri 9-18", weeks=2)
    >>> timetable = plan_timetable(plan, cohort, slots, rooms=6, effort=0)
    >>> len(timetable.frame) + len(timetable.unplaced) == len(plan.pairs)
    True
    """
    is_plan = isinstance(meetings, MeetingPlan)
    pairs = meetings.pairs if is_plan else meetings
    spoken = language or (meetings.programme.language if is_plan else "en")
    asked = _pairs(pairs, cohort)
    capacity = rooms_of(rooms, len(slots), len(asked))
    if unknown not in get_args(Unknown):
        remedy = f"use one of {list(get_args(Unknown))}"
        raise InputError(InputProblem("not_a_choice", "unknown", f"{unknown!r:.40}", remedy=remedy))
    free, nameless = slots.free(cohort, unknown=unknown)
    mentees, mentors = asked[:, 0], asked[:, 1] + len(cohort.mentees)
    these = Appointments(mentees, mentors, free, capacity, slots.days)
    timed = schedule(these, effort=effort)
    return Timetable(
        _frame(asked, cohort, slots, timed.slots),
        _unplaced(asked, cohort, these, timed.slots),
        timed.levels,
        _names(cohort),
        slots.minutes,
        slots.zone,
        (unknown, len(nameless)),
        checked_language(spoken),
    )


def _pairs(pairs: pd.DataFrame, cohort: Cohort) -> np.ndarray:
    """Return the rows of both people of each meeting, sorted; refuse strangers and repeats."""
    if not isinstance(pairs, pd.DataFrame) or not {"mentee", "mentor"} <= set(pairs.columns):
        remedy = "give a MeetingPlan, or a frame with the columns mentee and mentor"
        raise InputError(InputProblem("wrong_type", "meetings", f"{pairs!r:.60}", remedy=remedy))
    sides: list[Any] = []
    problems = []
    for role, table in (("mentee", "mentees"), ("mentor", "mentors")):
        ids = pairs[role].tolist()
        rows = cohort.rows(table, ids)
        remedy = f"give ids of {table} of the cohort"
        problems += [
            InputProblem("unknown_person", "meetings", f"{who!r:.40}", remedy=remedy)
            for who in sorted({str(one) for one, row in zip(ids, rows, strict=True) if row < 0})
        ]
        sides.append(rows)
    both = np.column_stack(sides) if len(pairs) else np.zeros((0, 2), dtype=np.int64)
    if not problems and len(np.unique(both, axis=0)) < len(both):
        problem, remedy = "a pair occurs twice", "give each meeting once"
        problems.append(InputProblem("duplicate", "meetings", "", problem, remedy))
    if problems:
        raise InputError(problems)
    return both[np.lexsort((both[:, 1], both[:, 0]))]


def _frame(asked: np.ndarray, cohort: Cohort, slots: Slots, when: np.ndarray) -> pd.DataFrame:
    """Return the meetings that have a slot, in order of time, each with its room."""
    placed = np.flatnonzero(when != NOT_PLACED)
    placed = placed[np.lexsort((placed, when[placed]))]
    ids = _ids(asked[placed], cohort)
    zone = ZoneInfo(slots.zone)
    times = {
        name: _times([moments[k] for k in when[placed]], zone)
        for name, moments in (("start", slots.starts), ("end", slots.ends))
    }
    return pd.DataFrame({**ids, **times, "room": in_rooms(when[placed])}, columns=_COLUMNS)


def _times(moments: Sequence[datetime], zone: ZoneInfo) -> pd.Series:
    return pd.Series(pd.DatetimeIndex(pd.to_datetime(list(moments), utc=True)).tz_convert(zone))


def _unplaced(
    asked: np.ndarray, cohort: Cohort, these: Appointments, when: np.ndarray
) -> pd.DataFrame:
    left = np.flatnonzero(when == NOT_PLACED)
    why = np.where(these.possible[left].any(axis=1), "full", "no_common_slot")
    return pd.DataFrame({**_ids(asked[left], cohort), "why": why.tolist()}, columns=_UNPLACED)


def _ids(rows: np.ndarray, cohort: Cohort) -> dict[str, Any]:
    return {
        "mentee": cohort.mentees.ids[rows[:, 0]].tolist(),
        "mentor": cohort.mentors.ids[rows[:, 1]].tolist(),
    }


def _names(cohort: Cohort) -> dict[str, str]:
    names: dict[str, str] = {}
    for people in (cohort.mentees, cohort.mentors):
        given = (name or "" for name in people.text("name").tolist())
        names |= dict(zip(people.ids.tolist(), given, strict=True))
    return names
