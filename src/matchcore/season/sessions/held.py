"""`read_held`: a table of what took place, and the plan that knows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from matchcore.catalogue import told
from matchcore.names.phrases import phrases
from matchcore.people import Cohort
from matchcore.people.cells import Wrong
from matchcore.rounds.feedback_cells import read_dates
from matchcore.rounds.feedback_people import Finder
from matchcore.season.attendance import AttendanceTable, took_place
from matchcore.season.frames import framed, rows_of
from matchcore.season.sessions.attempts import key_of, with_missed
from matchcore.season.sessions.columns import FRAME, KEY, UNPLACED, in_time
from matchcore.season.sessions.held_columns import held_columns
from matchcore.season.sessions.plan import SessionPlan
from matchcore.short_repr import short_repr
from matchcore.tables import TableSource

__all__ = ["read_held"]

_STATES = phrases(
    {
        True: "held|tenue|took place|a eu lieu|réalisée|faite",
        False: "missed|manquée|did not take place|n'a pas eu lieu|annulée|cancelled|canceled",
        None: "planned|prévue|no date|sans date",
    }
)
_NUMBER = re.compile(r"\D*(\d{1,6})(?:\.0)?\D*")
Key = tuple[str, str, int]


class _Word(NamedTuple):
    """What a row says of one session: whether it took place, and when if the row knows."""

    state: str
    when: datetime | None
    row: int

    def __repr__(self) -> str:
        return short_repr(self)


def read_held(table: TableSource, plan: SessionPlan) -> SessionPlan:
    """Return the plan with what took place and what did not.

    Parameters
    ----------
    table : data frame, records, columns or path of a file
        One row per session: ``mentee`` and ``mentor`` (ids or names), ``session`` (its number) or
        ``date`` (its day), and ``held`` (yes or no). Headers may be English or French; the table
        that `SessionPlan.to_csv` wrote is read, too, with the words of its column of states.
        Rows that do not say whether the session took place change nothing.
    plan : SessionPlan

    Returns
    -------
    SessionPlan
        The states of its sessions are those of the table. A session that took place on another day
        than planned has that day. That a session did not take place on a day that is not its day
        any more changes nothing: it has got another since. A session missed before, and held on
        another day, counts as missed once: ``missed`` keeps it. Its ``cautions`` name the columns
        that were not read.

    Raises
    ------
    InputError
        Names every row that cannot be used, all at once.

    Examples
    --------
    >>> import pandas as pd
    >>> from matchcore import Cohort
    >>> from matchcore.season import plan_sessions, read_held
    >>> cohort = Cohort([{"id": "m", "name": "Zoé Ferrand"}], [{"id": "e"}])
    >>> couples = pd.DataFrame({"mentee": ["e"], "mentor": ["m"]})
    >>> plan = plan_sessions(couples, cohort, start="2026-03-02", sessions=3)
    >>> rows = [{"Mentoré": "e", "Mentor": "FERRAND Zoé", "Séance": 1, "Tenue": "oui"}]
    >>> read_held(rows, plan).frame["state"].tolist()
    ['held', 'planned', 'planned']
    """
    reader = _Reader(AttendanceTable("held", table, held_columns), plan)
    words = reader.words()
    reader.table.refuse()
    cautions = reader.table.cautions(plan.language)
    return replace(_with_states(plan, words), cautions=cautions)


class _Reader:
    """Reads the rows of a table as words on the sessions of a plan."""

    def __init__(self, table: AttendanceTable, plan: SessionPlan) -> None:
        self.plan, self.table = plan, table
        both = (plan.frame, plan.unplaced)
        self.starts: dict[Key, datetime | None] = {
            (str(a), str(b), int(n)): start
            for frame in both
            for a, b, n, start in zip(
                *(frame[name] for name in KEY),
                frame["start"] if "start" in frame else [None] * len(frame),
                strict=True,
            )
        }
        self.couples = {key[:2] for key in self.starts}
        self.finder = _finder(plan, self.couples) if self.couples else None

    def words(self) -> dict[Key, _Word]:
        """Return what the table says of sessions."""
        cells = self.table.cells.get("date")
        dates = read_dates(cells or (), self.table.columns.french)
        found: dict[Key, _Word] = {}
        for k in self.table.rows():
            when = None if cells is None else dates.wrong.get(k, dates.dates[k])
            one = self._one(k, when)
            if one is not None:
                self._add(found, *one)
        return found

    def _add(self, found: dict[Key, _Word], key: Key, word: _Word) -> None:
        earlier = found.setdefault(key, word)
        if earlier.state != word.state:
            row = self.table.numbers[earlier.row]
            problem = told("row {row} says otherwise of this session", row=row)
            self.table.fault(word.row, "held", Wrong(problem, told("keep one"), "contradiction"))

    def _one(self, k: int, when: Any) -> tuple[Key, _Word] | None:
        """Return what one row says; None if nothing, or if it has a problem."""
        said = took_place(self.table.text(k, "held"), _STATES)
        values = {
            "mentee": self._person(k, "mentee", 0),
            "mentor": self._person(k, "mentor", 1),
            "session": self._number(k),
            "date": when,
            "held": said,
        }
        wrong = {name: one for name, one in values.items() if isinstance(one, Wrong)}
        key = None if wrong else self._key(values)
        if isinstance(key, tuple) and isinstance(key[1], Wrong):
            wrong[key[0]] = key[1]
        for name, one in wrong.items():
            self.table.fault(k, name, one)
        if wrong or said is None or not isinstance(key, tuple):
            return None
        return self._said(key, values, k)  # type: ignore[arg-type]

    def _said(self, key: Key, values: dict[str, Any], k: int) -> tuple[Key, _Word] | None:
        start, when = self.starts[key], values["date"]
        other_day = when is not None and (start is None or start.date() != when.date())
        if not values["held"] and (other_day or start is None):
            return None  # it has got another date since, or never had one
        if values["held"] and start is None and (when is None or when.time() == time()):
            problem = told("this session has no date in the plan")
            wrong = Wrong(
                problem, told("give the day and the hour at which it took place"), "no_date"
            )
            self.table.fault(k, "date" if "date" in self.table.cells else "held", wrong)
            return None
        moment = self._moment(start, when) if other_day else None
        return key, _Word("held" if values["held"] else "missed", moment, k)

    def _moment(self, start: datetime | None, when: datetime) -> datetime:
        """Return when a session took place: on another day, at the hour planned if none is said."""
        hour = start.time() if start is not None and when.time() == time() else when.time()
        return datetime.combine(when.date(), hour, tzinfo=ZoneInfo(self.plan.zone))

    def _person(self, k: int, role: str, place: int) -> str | Wrong:
        if self.finder is None:
            return _stranger(role)
        found = self.finder.person(self.table.cells[role][k])
        if isinstance(found, Wrong):
            return found
        return self.finder.sides(found)[place] or _stranger(role)

    def _number(self, k: int) -> int | Wrong | None:
        text = self.table.text(k, "session")
        if not text:
            return None
        read = _NUMBER.fullmatch(text)
        if read:
            return int(read[1])
        return Wrong(
            told("no number of a session"), told("write a number such as 3"), "not_a_number"
        )

    def _key(self, values: dict[str, Any]) -> Key | tuple[str, Wrong]:
        """Return the session that a row is about; or what is wrong, and in which column."""
        pair = values["mentee"], values["mentor"]
        if pair not in self.couples:
            remedy = told("give a mentee and a mentor who are a couple of the plan")
            return "mentor", Wrong(told("not a couple of the plan"), remedy, "unknown_couple")
        own = sorted(key for key in self.starts if key[:2] == pair)
        if values["session"] is not None:
            if (*pair, values["session"]) in own:
                return (*pair, values["session"])
            problem = told("the couple has sessions 1 to {last}", last=own[-1][2])
            return "session", Wrong(problem, told("correct the number"), "unknown_session")
        if values["date"] is None:
            problem = told("neither the number nor the date of a session")
            column = "session" if "session" in self.table.cells else "date"
            return column, Wrong(problem, told("give one of the two"), "missing_session")
        return self._on_day(own, values["date"])

    def _on_day(self, own: Sequence[Key], when: datetime) -> Key | tuple[str, Wrong]:
        starts = {key: start for key in own if (start := self.starts[key]) is not None}
        for key, start in starts.items():
            if start.date() == when.date():
                return key
        near = sorted(starts.values(), key=lambda one: abs(one.date() - when.date()))[:2]
        days = [f"{one:%Y-%m-%d}" for one in sorted(near)]
        problem = told("the couple has no session on this day")
        remedy = told("give the number of the session; planned are {days}", days=days)
        return "date", Wrong(problem, remedy, "unknown_session")


def _finder(plan: SessionPlan, couples: set[tuple[str, str]]) -> Finder:
    """Return what finds the people of a plan, by id and by name."""
    sides = [sorted({couple[place] for couple in couples}) for place in (1, 0)]
    rows = [[{"id": who, "name": plan.names.get(who) or None} for who in side] for side in sides]
    unknown = told("nobody of the plan"), told("give the id of a person of the plan")
    return Finder(Cohort(*rows), unknown)


def _stranger(role: str) -> Wrong:
    remedy = told("give the id of a {role} of the plan", role=role)
    return Wrong(told("no {role} of the plan", role=role), remedy, "unknown_person")


def _with_states(plan: SessionPlan, words: dict[Key, _Word]) -> SessionPlan:
    """Return a plan with what is known of its sessions."""
    length = timedelta(minutes=plan.minutes)
    rows, unplaced = list[Sequence[Any]](), list[Sequence[Any]]()
    missed, held = list[dict[str, Any]](), list[Any]()
    for frame in (plan.frame, plan.unplaced):
        for row in rows_of(frame):
            word = words.get((row["mentee"], row["mentor"], row["session"]))
            if word is not None:
                if word.when is not None and row.get("state") == "missed":
                    missed.append({**row})
                row["state"] = word.state
                if word.when is not None:
                    row["start"], row["end"] = word.when, word.when + length
                if word.state == "held":
                    held.append(key_of(row))
            if "state" in row:
                rows.append([row[name] for name in FRAME])
            else:
                unplaced.append([row[name] for name in UNPLACED])
    return replace(
        plan,
        frame=framed(in_time(rows), FRAME, plan.zone),
        unplaced=framed(unplaced, UNPLACED, plan.zone),
        missed=with_missed(plan, missed, wrong=held),
    )
