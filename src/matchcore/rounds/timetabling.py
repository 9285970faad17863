"""`plan_timetable`: gives each planned meeting a slot."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, get_args
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.people import Cohort, Roster
from matchcore.rounds.meeting_plan import MeetingPlan
from matchcore.rounds.rooms import in_rooms, rooms_of
from matchcore.rounds.slots import Slots
from matchcore.rounds.strangers import strangers
from matchcore.rounds.timetable import COLUMNS, UNPLACED, Timetable, Unknown, zoned
from matchcore.solver.timetable import TimetableProblem, full, schedule
from matchcore.wording import Language, checked_language

__all__ = ["plan_timetable"]

_NONE = -1  # the slot of a meeting that has none


def plan_timetable(
    meetings: MeetingPlan | pd.DataFrame,
    cohort: Cohort,
    slots: Slots,
    *,
    rooms: int | Sequence[int] | None = None,
    unknown: Unknown = "free",
    effort: float = 1.0,
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
        The most work, in units of some seconds; the same effort gives the same timetable.
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
    Meetings are placed along Kempe chains and by ejection; where some stay out, from a linear
    relaxation. CP-SAT chooses which slots to use, and improves small timetables as a whole. Where
    the best is not proven, the levels state the gap. Somebody who is a mentee and a mentor has one
    calendar.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> from matchcore.rounds import Slots, plan_meetings, plan_timetable
    >>> cohort = datasets.load_demo()
    >>> plan = plan_meetings(Programme.reverse_mentoring(), cohort, per_mentee=2)
    >>> slots = Slots.of("2026-03-02", "Mon 9-18|Tue 9-18|Wed 9-18|Thu 9-18|Fri 9-18", weeks=2)
    >>> timetable = plan_timetable(plan, cohort, slots, rooms=6, effort=0.1)
    >>> len(timetable.frame) + len(timetable.unplaced) == len(plan.pairs)
    True
    """
    pairs: Any = meetings.pairs if isinstance(meetings, MeetingPlan) else meetings
    own = meetings.programme.language if isinstance(meetings, MeetingPlan) else "en"
    asked = _pairs(pairs, cohort)
    capacity = rooms_of(rooms, len(slots), len(asked))
    if unknown not in get_args(Unknown):
        remedy = told("use one of {choices}", choices=list(get_args(Unknown)))
        raise InputError(InputProblem("not_a_choice", "unknown", f"{unknown!r:.40}", remedy=remedy))
    free, nameless = slots.free(cohort, unknown=unknown)
    (mentees, mentors), calendars = _calendars(asked, cohort, free)
    these = TimetableProblem(mentees, mentors, calendars, capacity, slots.days)
    timed = schedule(these, limit=effort)
    sides = Roster.of(cohort.mentees), Roster.of(cohort.mentors)
    return Timetable(
        _frame(asked, cohort, slots, timed.slot),
        _unplaced(asked, cohort, these, timed.slot),
        timed.levels,
        {who: name for side in sides for who, name in zip(side.ids, side.names, strict=True)},
        slots.minutes,
        slots.zone,
        (unknown, len(nameless)),
        checked_language(language or own),
    )


def _calendars(
    asked: np.ndarray, cohort: Cohort, free: np.ndarray
) -> tuple[tuple[np.ndarray, np.ndarray], np.ndarray]:
    """Return the people of each meeting, each numbered once, and when they are free."""
    ids = np.concatenate([cohort.mentees.ids, cohort.mentors.ids]).astype(str)
    people, number = np.unique(ids, return_inverse=True)
    calendars = np.ones((len(people), free.shape[1]), dtype=np.bool_)
    np.logical_and.at(calendars, number, free)
    n = len(cohort.mentees)
    return (number[:n][asked[:, 0]], number[n:][asked[:, 1]]), calendars


def _pairs(pairs: Any, cohort: Cohort) -> np.ndarray:
    """Return the rows of both people of each meeting, sorted; refuse strangers and repeats."""
    if not isinstance(pairs, pd.DataFrame) or not {"mentee", "mentor"} <= set(pairs.columns):
        remedy = told("give a MeetingPlan, or a frame with the columns mentee and mentor")
        raise InputError(InputProblem("wrong_type", "meetings", f"{pairs!r:.60}", remedy=remedy))
    problems = strangers(pairs, cohort, "meetings")
    sides = [cohort.rows(f"{role}s", pairs[role].tolist()) for role in ("mentee", "mentor")]
    both = np.column_stack(sides) if len(pairs) else np.zeros((0, 2), dtype=np.int64)
    if not problems and len(np.unique(both, axis=0)) < len(both):
        problem, remedy = told("a pair occurs twice"), told("give each meeting once")
        problems.append(InputProblem("duplicate", "meetings", "", problem, remedy))
    if problems:
        raise InputError(problems)
    return both[np.lexsort((both[:, 1], both[:, 0]))]


def _frame(asked: np.ndarray, cohort: Cohort, slots: Slots, when: np.ndarray) -> pd.DataFrame:
    """Return the meetings that have a slot, in order of time, each with its room."""
    placed = np.flatnonzero(when != _NONE)
    placed = placed[np.lexsort((placed, when[placed]))]
    ids = _ids(asked[placed], cohort)
    zone = ZoneInfo(slots.zone)
    times = {
        name: zoned([moments[k] for k in when[placed]], zone)
        for name, moments in (("start", slots.starts), ("end", slots.ends))
    }
    return pd.DataFrame({**ids, **times, "room": in_rooms(when[placed])}, columns=COLUMNS)


def _unplaced(
    asked: np.ndarray, cohort: Cohort, these: TimetableProblem, when: np.ndarray
) -> pd.DataFrame:
    left = np.flatnonzero(when == _NONE)
    why = np.where(np.isin(left, full(these, when)), "full", "no_common_slot")
    return pd.DataFrame({**_ids(asked[left], cohort), "why": why.tolist()}, columns=UNPLACED)


def _ids(rows: np.ndarray, cohort: Cohort) -> dict[str, Any]:
    return {
        "mentee": cohort.mentees.ids[rows[:, 0]].tolist(),
        "mentor": cohort.mentors.ids[rows[:, 1]].tolist(),
    }
