"""`replan_sessions`: new dates for what was missed, with few other moves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.people import Cohort
from matchcore.rounds import Slots
from matchcore.season.sessions.columns import FRAME, MOVED, UNPLACED, framed, in_time
from matchcore.season.sessions.free_time import BUSY, free_time, own_zones
from matchcore.season.sessions.plan import SessionPlan
from matchcore.season.sessions.planning import Hear, names_of
from matchcore.season.sessions.settings import day_numbers, read_day
from matchcore.short_repr import short_repr
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

    What took place stays, and so does what was planned until today. As many sessions as possible
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
        The last day of new dates; a period after the end of the season if left out.
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
    A session that keeps to its period may move within it. One that has none left, or has left its
    period, may be on any day from tomorrow to the end of the period of the couple's next session
    that keeps to its own; after the last, until `until`. It would best be halfway between the
    couple's sessions around it.

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
    last = end + timedelta(plan.settings.days) if until is None else read_day(until, "until")
    if last <= day:
        remedy = told("give a day after today")
        raise InputError(InputProblem("out_of_range", "until", f"{last}", remedy=remedy))
    limit = plan.settings.effort if effort is None else effort
    spoken = checked_language(language or plan.language)
    asked = _Asked(plan, cohort, day)
    slots = plan.settings.slots(last)
    taken = [one for one in (_busy(asked.fixed), busy) if one is not None]
    time = free_time(cohort, slots, unknown=plan.settings.unknown, busy=pd.concat(taken))
    problem = _problem(asked, slots, last, time)
    found = arrange(problem, limit=limit, progress=progress)
    frames = _frames(asked, problem, found.slot, slots)
    return replace(
        plan,
        **frames,
        levels=found.levels,
        names={**plan.names, **names_of(cohort)},
        zones={**plan.zones, **own_zones(cohort)},
        unstated=(len(time.unstated), len(time.unlimited)),
        language=spoken,
    )


@dataclass(frozen=True)
class Open:
    """A session that may get a date.

    Attributes
    ----------
    row : dict
        Its cells, as in the frames of the plan.
    was : str
        ``planned``, ``missed`` or ``unplaced``.
    keeps : bool
        Whether it has a date within its own period.
    """

    row: dict[str, Any]
    was: str
    keeps: bool

    __repr__ = short_repr

    @property
    def couple(self) -> tuple[str, str]:
        """Mentee and mentor."""
        return self.row["mentee"], self.row["mentor"]

    @property
    def date(self) -> date | None:
        """The day that it has so far."""
        return self.row["start"].date() if self.was == "planned" else None


class _Asked:
    """What stays, what may get a date, and what cannot any more."""

    def __init__(self, plan: SessionPlan, cohort: Cohort, today: date) -> None:
        self.plan, self.today = plan, today
        self.cohort = cohort
        self.fixed: list[dict[str, Any]] = []
        self.open: list[Open] = []
        self.absent: list[Open] = []
        for row in plan.frame.astype(object).to_dict("records"):
            past = row["start"].date() <= today and row["state"] == "planned"
            if row["state"] == "held" or past:
                self.fixed.append(row)
            else:
                self._add(row, row["state"])
        for row in plan.unplaced.astype(object).to_dict("records"):
            self._add(row, "unplaced")
        self.open.sort(key=lambda one: (*one.couple, one.row["session"]))

    def _add(self, row: dict[str, Any], was: str) -> None:
        first, last = self.plan.settings.periods[row["session"] - 1]
        keeps = was == "planned" and first <= row["start"].date() <= last
        one = Open(row, was, keeps)
        here = all(
            self.cohort.rows(side, [who])[0] >= 0
            for side, who in zip(("mentees", "mentors"), one.couple, strict=True)
        )
        (self.open if here else self.absent).append(one)

    def couples(self) -> Iterator[list[int]]:
        """Return the places of the open sessions of each couple, in order."""
        places: dict[tuple[str, str], list[int]] = {}
        for k, one in enumerate(self.open):
            places.setdefault(one.couple, []).append(k)
        yield from places.values()


class _Window(NamedTuple):
    """The first and last day on which a session may be, and the day that suits best."""

    first: date
    last: date
    wished: date

    def __repr__(self) -> str:
        return short_repr(self)


def _windows(asked: _Asked, last: date) -> list[_Window]:
    """Return the window of each open session."""
    settings = asked.plan.settings
    found: dict[int, _Window] = {}
    latest: dict[tuple[str, str], date] = {}
    for row in asked.fixed:
        couple = row["mentee"], row["mentor"]
        latest[couple] = max(latest.get(couple, asked.today), row["start"].date())
    tomorrow = asked.today + timedelta(1)
    for places in asked.couples():
        waiting: list[int] = []
        before = latest.get(asked.open[places[0]].couple, asked.today)
        for k in [*places, _NONE]:
            if k != _NONE and not asked.open[k].keeps:
                waiting.append(k)
                continue
            # no session of the couple after them keeps to its period: all days are theirs
            number = asked.open[k].row["session"] - 1 if k != _NONE else 0
            end = settings.periods[number][1] if k != _NONE else last
            following = asked.open[k].date or end if k != _NONE else end
            for nth, one in enumerate(waiting, start=1):
                wished = before + (following - before) * nth // (len(waiting) + 1)
                found[one] = _Window(tomorrow, end, wished)
            waiting = []
            if k != _NONE:
                first = max(tomorrow, settings.periods[number][0])
                found[k] = _Window(first, end, settings.middles[number])
                before = following
    return [found[k] for k in range(len(asked.open))]


def _problem(asked: _Asked, slots: Slots, last: date, time: Any) -> SessionsProblem:
    """Return the open sessions in numbers."""
    day = day_numbers(slots)
    windows = _windows(asked, last)
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
    asked: _Asked, problem: SessionsProblem, slot: Any, slots: Slots
) -> dict[str, pd.DataFrame]:
    """Return the frames of the new plan, by name."""
    why = reasons(problem, slot)
    rows, unplaced, moved = [*asked.fixed], list[dict[str, Any]](), list[dict[str, Any]]()
    ends = slots.ends
    for k, one in enumerate(asked.open):
        to = int(slot[k])
        was = one.row.get("start")
        if to == _NONE:
            unplaced.append({**one.row, "why": why[k]})
        else:
            again = int(was != slots.starts[to])
            new = {"start": slots.starts[to], "end": ends[to], "state": "planned"}
            rows.append({**one.row, **new, "moves": one.row["moves"] + again})
        if was is not None or to != _NONE:
            now = None if to == _NONE else slots.starts[to]
            moved.append({**one.row, "state": one.was, "was": was, "now": now})
    for one in asked.absent:
        unplaced.append({**one.row, "why": "absent"})
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


def _cells(rows: list[dict[str, Any]], columns: list[str]) -> list[list[Any]]:
    return [[row[name] for name in columns] for row in rows]
