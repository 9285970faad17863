"""`replan_sessions`: new dates for what was missed, with few other moves."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.people import Cohort
from matchcore.rounds import Slots
from matchcore.season.frames import framed
from matchcore.season.sessions.attempts import with_missed
from matchcore.season.sessions.columns import FRAME, MOVED, UNPLACED, in_time
from matchcore.season.sessions.free_time import BUSY, free_time, own_zones
from matchcore.season.sessions.open_sessions import Asked, windows_of
from matchcore.season.sessions.plan import SessionPlan
from matchcore.season.sessions.planning import Hear, names_of
from matchcore.season.sessions.settings import day_numbers, read_day, wrong_effort
from matchcore.solver.sessions import SessionsProblem, arrange, reasons
from matchcore.wording import Language, checked_language

__all__ = ["replan_sessions"]

_NONE = -1  # the slot of a session that has none


def replan_sessions(
    plan: SessionPlan,
    cohort: Cohort,
    *,
    today: date | str,
    until: date | str | None = None,
    busy: pd.DataFrame | None = None,
    effort: float | None = None,
    language: Language | None = None,
    progress: Hear | None = None,
) -> SessionPlan:
    """Give missed sessions, and those without a date, a new one after today.

    What took place stays, and so does what was planned until today. That a session was missed is
    not forgotten with its new date: the plan's ``missed`` keeps it. As many sessions as possible
    get a date; then as few planned ones as possible get another; then all are as near as possible
    to the days that suit best. The sessions of a couple stay in order, on different days.

    Parameters
    ----------
    plan : SessionPlan
        As `read_held` returns it.
    cohort : Cohort
        The people as they are now. A planned session whose people are not free then any more gets
        another date; of couples with somebody who left, the sessions to come lose theirs.
    today : date or str
        New dates are later.
    until : date or str, optional
        The last day of new dates. If left out, a period after the end of the season, or after today
        where that is later.
    busy : DataFrame, optional
        What else takes people's time, as of `plan_sessions`.
    effort : float, optional
        As of `plan_sessions`; that of the plan if left out.
    language : {"en", "fr"}, optional
        That of the plan if left out.
    progress : callable, optional
        As of `plan_sessions`.

    Returns
    -------
    SessionPlan
        Its ``moved`` says what changed; its ``levels`` are over the sessions after today and those
        that need a new date.

    Raises
    ------
    InputError
        Names every argument that cannot be used.

    Notes
    -----
    A session that keeps to its period may move within it. One that has no date, or has left its
    period, may be on any day between the sessions of the couple around it that keep to theirs; the
    next of these may also move into the period after its own, to make room. After the last, there
    are the days until `until`. It would best be halfway between the sessions around it.

    Examples
    --------
    >>> import pandas as pd
    >>> from matchcore import Cohort
    >>> from matchcore.season import plan_sessions, read_held, replan_sessions
    >>> cohort = Cohort([{"id": "m"}], [{"id": "e"}])
    >>> couples = pd.DataFrame({"mentee": ["e"], "mentor": ["m"]})
    >>> plan = plan_sessions(couples, cohort, start="2026-03-02", sessions=3)
    >>> said = [{"mentee": "e", "mentor": "m", "session": 1, "held": "no"}]
    >>> again = replan_sessions(read_held(said, plan), cohort, today="2026-03-10")
    >>> again.moved[["session", "state"]].to_numpy().tolist()
    [[1, 'missed']]
    """
    day = read_day(today, "today")
    end = plan.settings.periods[-1][1]
    later = max(end, day) + timedelta(plan.settings.days)
    last = later if until is None else read_day(until, "until")
    if last <= day:
        remedy = told("give a day after today")
        raise InputError(InputProblem("out_of_range", "until", f"{last}", remedy=remedy))
    limit = plan.settings.effort if effort is None else effort
    if wrong := wrong_effort(limit):
        raise InputError(wrong)
    spoken = checked_language(language or plan.language)
    asked = Asked(plan, cohort, day)
    slots = plan.settings.slots(last)
    taken = [one for one in (_busy(asked.fixed), busy) if one is not None]
    time = free_time(cohort, slots, unknown=plan.settings.unknown, busy=pd.concat(taken))
    problem = _problem(asked, slots, last, time)
    found = arrange(problem, limit=limit, progress=progress)
    frames = _frames(asked, problem, found.slot, slots)
    return replace(
        plan,
        frame=frames["frame"],
        unplaced=frames["unplaced"],
        moved=frames["moved"],
        missed=with_missed(plan, [one.row for one in (*asked.open, *asked.absent) if one.missed]),
        levels=found.levels,
        names={**plan.names, **names_of(cohort)},
        zones={**plan.zones, **own_zones(cohort)},
        unstated=(len(time.unstated), len(time.unlimited)),
        language=spoken,
    )


def _problem(asked: Asked, slots: Slots, last: date, time: Any) -> SessionsProblem:
    """Return the open sessions in numbers."""
    day = day_numbers(slots)
    windows = windows_of(asked, last)
    place = {one.timestamp(): k for k, one in enumerate(slots.starts)}
    couples = {couple: k for k, couple in enumerate(sorted({one.couple for one in asked.open}))}
    now = [
        place.get(one.row["start"].timestamp(), _NONE) if one.was == "planned" else _NONE
        for one in asked.open
    ]

    def numbers(values: Sequence[int]) -> Any:
        return np.array(values, dtype=np.int64)

    return SessionsProblem(
        numbers([time.number[one.couple[0]] for one in asked.open]),
        numbers([time.number[one.couple[1]] for one in asked.open]),
        couple=numbers([couples[one.couple] for one in asked.open]),
        begin=np.searchsorted(day, numbers([one.first.toordinal() for one in windows])),
        end=np.searchsorted(day, numbers([one.last.toordinal() + 1 for one in windows])),
        wished=numbers([one.wished.toordinal() for one in windows]),
        now=numbers(now),
        free=time.free,
        day=day,
        month=time.month,
        budget=time.budget,
    )


def _busy(fixed: list[dict[str, Any]]) -> pd.DataFrame:
    """Return when people are taken by what stays."""
    rows = [(row[role], row["start"], row["end"]) for row in fixed for role in ("mentee", "mentor")]
    return pd.DataFrame(rows, columns=BUSY)


def _frames(
    asked: Asked, problem: SessionsProblem, slot: Any, slots: Slots
) -> dict[str, pd.DataFrame]:
    """Return the frames of the new plan, by name."""
    why = reasons(problem, slot)
    rows, unplaced, moved = [*asked.fixed], list[dict[str, Any]](), list[dict[str, Any]]()
    ends = slots.ends
    for k, one in enumerate(asked.open):
        to = int(slot[k])
        was = one.row.get("start")
        if to == _NONE:
            unplaced.append({**_without_date(one.row), "why": why[k]})
        else:
            again = int(was != slots.starts[to])
            new = {"start": slots.starts[to], "end": ends[to], "state": "planned"}
            rows.append({**one.row, **new, "moves": one.row["moves"] + again})
        if was is not None or to != _NONE:
            now = None if to == _NONE else slots.starts[to]
            moved.append({**one.row, "state": one.was, "was": was, "now": now})
    for one in asked.absent:
        unplaced.append({**_without_date(one.row), "why": "absent"})
        if "start" in one.row:
            moved.append({**one.row, "state": one.was, "was": one.row["start"], "now": None})
    zone = asked.plan.zone
    changed = [one for one in moved if one["was"] != one["now"]]
    key = ("mentee", "mentor", "session")
    return {
        "frame": framed(in_time(_cells(rows, FRAME)), FRAME, zone),
        "unplaced": framed(sorted(_cells(unplaced, UNPLACED)), UNPLACED, zone),
        "moved": framed(
            _cells(sorted(changed, key=lambda row: tuple(row[one] for one in key)), MOVED),
            MOVED,
            zone,
        ),
    }


def _without_date(row: dict[str, Any]) -> dict[str, Any]:
    """Return a session that has no date; losing one is a change of its date."""
    return {**row, "moves": row["moves"] + ("start" in row)}


def _cells(rows: list[dict[str, Any]], columns: list[str]) -> list[list[Any]]:
    return [[row[name] for name in columns] for row in rows]
