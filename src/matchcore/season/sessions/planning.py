"""`plan_sessions`: themes, goals and dates of the sessions of all couples."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import NameTable, SkillNames
from matchcore.people import Cohort
from matchcore.rounds import Slots
from matchcore.rounds.strangers import strangers
from matchcore.rounds.timetable import Unknown
from matchcore.season.frames import framed
from matchcore.season.sessions.columns import FRAME, GOALS, MOVED, UNPLACED, in_time
from matchcore.season.sessions.days_off import Holidays
from matchcore.season.sessions.free_time import FreeTime, free_time, own_zones
from matchcore.season.sessions.plan import SessionPlan
from matchcore.season.sessions.prerequisites import Prerequisites, read_needs
from matchcore.season.sessions.settings import Settings, checked_settings, day_numbers
from matchcore.season.sessions.themes import Goal, Step, entries_of, plan_themes
from matchcore.short_repr import short_repr
from matchcore.solver.sessions import Arrangement, SessionsProblem, arrange, reasons
from matchcore.wording import Language, checked_language

__all__ = ["plan_sessions"]

Hear = Callable[[int, int], object]


class Course(NamedTuple):
    """What a couple does, session by session, and what for."""

    mentee: str
    mentor: str
    steps: list[Step]
    goals: list[Goal]

    def __repr__(self) -> str:
        return short_repr(self)


def plan_sessions(
    matching: Matching | pd.DataFrame,
    cohort: Cohort,
    *,
    start: date | str,
    sessions: int = 8,
    weeks: int | None = None,
    hours: str | Sequence[str] | None = None,
    minutes: int = 60,
    zone: str = "Europe/Paris",
    holidays: Holidays = "FR",
    busy: pd.DataFrame | None = None,
    prerequisites: Prerequisites | None = None,
    skill_names: NameTable | Sequence[NameTable] | None = None,
    unknown: Unknown = "free",
    effort: float = 1.0,
    language: Language | None = None,
    progress: Hear | None = None,
) -> SessionPlan:
    """Plan the sessions of a season: for each couple what they do, what for and when.

    The season is cut into as many periods as there are sessions; each session takes place in its
    own period. Nobody is in two sessions at once, outside their weekly hours or beyond their hours
    of a month, over all their couples and `busy`. As many sessions as possible get a date, as near
    as possible to the middles of their periods.

    Parameters
    ----------
    matching : Matching or DataFrame
        A matching, or the columns mentee and mentor; their order means nothing.
    cohort : Cohort
        Their people. Of the columns, ``availability`` says when each is free, ``hours`` how many
        hours a month each can give, ``zone`` (an extra column) in which time zone each lives: their
        weekly hours are on the clock of that zone.
    start : date or str
        The first day, such as "2026-03-02".
    sessions : int
        How many each couple has.
    weeks : int, optional
        How long the season is; two weeks for each session if left out.
    hours : str or sequence of str, optional
        When sessions can take place, hours of the week as in `Slots.of`; weekdays from 9 to 18 if
        left out.
    minutes : int
        How long a session is: 5 to 240, in steps of 5.
    zone : str
        The time zone of the season, a name of the IANA database; months are counted in it.
    holidays : str, iterable of date, or None
        Days on which nobody meets: a country such as "FR", or with a region such as "FR-57" (by
        the package `holidays`, of the extra ``calendar``); or the days themselves.
    busy : DataFrame, optional
        What else takes people's time: person, start, end; as from `SessionPlan.busy`.
    prerequisites : mapping of str to str or sequence of str, optional
        Skill → what it builds on.
    skill_names : table of names or sequence of tables, optional
        Other names of skills, as of `TaughtSkills`.
    unknown : {"free", "never"}
        How people who state no weekly hours count.
    effort : float
        The most work, in units of some seconds; the same effort gives the same plan.
    language : {"en", "fr"}, optional
        Of sentences, tables and calendars; that of the matching if left out.
    progress : callable, optional
        Called with the sessions that are settled, and with all.

    Returns
    -------
    SessionPlan

    Raises
    ------
    InputError
        Names every argument that cannot be used, everybody who is not in the cohort, and couples
        that occur twice.

    Notes
    -----
    The themes are those wishes that the mentor masters better than the mentee, shared out by
    D'Hondt's method with the weight importance × gap of levels; an entry without a number counts 3.
    Sessions first take the best time left; where simple counting does not prove that best, CP-SAT
    solves the people concerned as a whole, and the levels state what is proven.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> from matchcore.season import plan_sessions
    >>> cohort = datasets.load_demo()
    >>> matching = Programme.reverse_mentoring().match(cohort)
    >>> plan = plan_sessions(matching, cohort, start="2026-03-02", sessions=4)
    >>> len(plan.frame) + len(plan.unplaced) == 4 * len(matching.pairs)
    True
    """
    own = matching.language if isinstance(matching, Matching) else "en"
    settings = checked_settings(
        start=start,
        sessions=sessions,
        weeks=weeks,
        hours=hours,
        minutes=minutes,
        zone=zone,
        holidays=holidays,
        unknown=unknown,
        effort=effort,
    )
    spoken = checked_language(language or own)
    couples = couples_of(matching, cohort)
    names = SkillNames(skill_names)
    courses = _courses(couples, cohort, settings.sessions, names, prerequisites)
    slots = settings.slots()
    time = free_time(cohort, slots, unknown=settings.unknown, busy=busy)
    problem = _problem(couples, settings, slots, time)
    found = arrange(problem, limit=settings.effort, progress=progress)
    frame, unplaced = _frames(courses, problem, found, slots)
    return SessionPlan(
        frame,
        unplaced,
        _goals(courses, settings.zone),
        found.levels,
        names_of(cohort),
        own_zones(cohort),
        settings,
        (len(time.unstated), len(time.unlimited)),
        framed([], MOVED, settings.zone),
        spoken,
    )


def couples_of(matching: Any, cohort: Cohort) -> list[tuple[str, str]]:
    """Return the couples, mentee first, sorted; refuse strangers and repeats."""
    pairs = matching.pairs if isinstance(matching, Matching) else matching
    if not isinstance(pairs, pd.DataFrame) or not {"mentee", "mentor"} <= {*pairs.columns}:
        remedy = told("give a Matching, or a frame with the columns mentee and mentor")
        raise InputError(InputProblem("wrong_type", "matching", f"{pairs!r:.60}", remedy=remedy))
    problems = strangers(pairs, cohort, "matching")
    couples = [*zip(*(map(str, pairs[role]) for role in ("mentee", "mentor")), strict=True)]
    if not problems and len({*couples}) < len(couples):
        problem, remedy = told("a couple occurs twice"), told("give each couple once")
        problems.append(InputProblem("duplicate", "matching", "", problem, remedy))
    if problems:
        raise InputError(problems)
    return sorted(couples)


def _courses(
    couples: Sequence[tuple[str, str]],
    cohort: Cohort,
    sessions: int,
    names: SkillNames,
    prerequisites: Prerequisites | None,
) -> list[Course]:
    """Return what each couple does."""
    needs = read_needs(prerequisites, names)
    wants = entries_of(cohort.mentees, "wants", names)
    own = entries_of(cohort.mentees, "skills", names)
    taught = entries_of(cohort.mentors, "skills", names)
    mentees = cohort.rows("mentees", [mentee for mentee, _ in couples]).tolist()
    mentors = cohort.rows("mentors", [mentor for _, mentor in couples]).tolist()
    return [
        Course(*couple, *plan_themes(sessions, wants[i], own[i], taught[j], needs))
        for couple, i, j in zip(couples, mentees, mentors, strict=True)
    ]


def _problem(
    couples: Sequence[tuple[str, str]], settings: Settings, slots: Slots, time: FreeTime
) -> SessionsProblem:
    """Return the sessions in numbers, couple by couple: each in its own period."""
    day, count = day_numbers(slots), len(couples)
    first = [one.toordinal() for one, _ in settings.periods]
    last = [one.toordinal() + 1 for _, one in settings.periods]
    middle = [one.toordinal() for one in settings.middles]
    each = np.arange(count).repeat(settings.sessions)
    mentee = np.array([time.number[one] for one, _ in couples], dtype=np.int64)
    mentor = np.array([time.number[one] for _, one in couples], dtype=np.int64)
    return SessionsProblem(
        mentee[each],
        mentor[each],
        couple=each,
        begin=np.tile(np.searchsorted(day, first), count),
        end=np.tile(np.searchsorted(day, last), count),
        wished=np.tile(np.array(middle, dtype=np.int64), count),
        now=np.full(len(each), -1, dtype=np.int64),
        free=time.free,
        day=day,
        month=time.month,
        budget=time.budget,
    )


def _frames(
    courses: Sequence[Course], problem: SessionsProblem, found: Arrangement, slots: Slots
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Return the sessions with a date and those without."""
    why = reasons(problem, found.slot)
    placed, unplaced = list[Sequence[Any]](), list[Sequence[Any]]()
    sessions = (
        (course.mentee, course.mentor, number, *step)
        for course in courses
        for number, step in enumerate(course.steps, start=1)
    )
    ends = slots.ends
    for k, (one, slot) in enumerate(zip(sessions, found.slot.tolist(), strict=True)):
        if slot < 0:
            unplaced.append((*one, why[k], 0))
        else:
            placed.append((*one, slots.starts[slot], ends[slot], "planned", 0))
    return (
        framed(in_time(placed), FRAME, slots.zone),
        framed(unplaced, UNPLACED, slots.zone),
    )


def _goals(courses: Sequence[Course], zone: str) -> pd.DataFrame:
    rows = [
        (course.mentee, course.mentor, goal.theme, goal.sessions, goal.before, goal.after)
        for course in courses
        for goal in course.goals
    ]
    return framed(rows, GOALS, zone)


def names_of(cohort: Cohort) -> dict[str, str]:
    """Return the name of each person of a cohort, by id; "" for none."""
    return {
        who: name or ""
        for side in (cohort.mentees, cohort.mentors)
        for who, name in zip(side.ids.tolist(), side.text("name").tolist(), strict=True)
    }
