"""`read_held`: a table of what took place, and the plan that knows it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from typing import Any, NamedTuple
from zoneinfo import ZoneInfo

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import yes_no_of
from matchcore.names.phrases import phrase, phrases
from matchcore.people import Cohort
from matchcore.people.cells import Wrong, column_cells
from matchcore.people.directory import Directory
from matchcore.rounds.feedback_cells import read_dates, text_of
from matchcore.season.sessions.columns import FRAME, KEY, UNPLACED, framed, in_time, rows_of
from matchcore.season.sessions.held_columns import are_french, find_columns
from matchcore.season.sessions.plan import SessionPlan
from matchcore.short_repr import short_repr
from matchcore.tables import Table, TableSource, is_missing, read_table
from matchcore.tables.headers import composed

__all__ = ["read_held"]

_STATES = phrases(
    {
        "held": "held|tenue|took place|a eu lieu|réalisée|faite",
        "missed": "missed|manquée|did not take place|n'a pas eu lieu|annulée|cancelled|canceled",
        "": "planned|prévue|no date|sans date",
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
        any more changes nothing: it has got another since.

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
    reader = _Reader(read_table("held", table), plan)
    words = reader.words()
    if reader.problems:
        raise InputError(reader.problems)
    return _with_states(plan, words)


class _Reader:
    """Reads the rows of a table and collects what is wrong with them."""

    def __init__(self, table: Table, plan: SessionPlan) -> None:
        self.plan, self.table = plan, table
        self.problems: list[InputProblem] = []
        headers = [composed(name) for name in table.frame.columns]
        self.headers = headers
        self.columns = find_columns(headers, self.problems) if len(table.frame) else {}
        cells = [column_cells(column) for _, column in table.frame.items()]
        self.cells = {name: cells[k] for name, k in self.columns.items()}
        self.filled = [not all(is_missing(one[k]) for one in cells) for k in range(len(table.rows))]
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
        self.directory = _people(plan, self.couples) if self.couples else None

    def words(self) -> dict[Key, _Word]:
        """Return what the table says of sessions."""
        if self.problems or not self.cells:
            return {}
        dates = read_dates(self.cells.get("date", ()), are_french(self.headers))
        found: dict[Key, _Word] = {}
        for k, row in enumerate(self.table.rows.tolist()):
            if not self.filled[k]:
                continue
            when = dates.wrong.get(k, dates.dates[k]) if "date" in self.cells else None
            one = self._one(k, row, when)
            if one is not None:
                self._add(found, *one)
        return found

    def _add(self, found: dict[Key, _Word], key: Key, word: _Word) -> None:
        earlier = found.setdefault(key, word)
        if earlier.state != word.state:
            problem = told("row {row} says otherwise of this session", row=earlier.row)
            self._fault(word.row, "held", "", Wrong(problem, told("keep one"), "contradiction"))

    def _one(self, k: int, row: int, when: Any) -> tuple[Key, _Word] | None:
        """Return what one row says; None if nothing, or if it has a problem."""
        values = {
            "mentee": self._person(k, "mentee", 0),
            "mentor": self._person(k, "mentor", 1),
            "session": self._number(k),
            "date": when,
            "held": _state(text_of(self.cells["held"][k])),
        }
        wrong = {name: one for name, one in values.items() if isinstance(one, Wrong)}
        key = None if wrong else self._key(values)
        if isinstance(key, tuple) and isinstance(key[1], Wrong):
            wrong[key[0]] = key[1]
        for name, one in wrong.items():
            shown = text_of(self.cells[name][k]) if name in self.cells else ""
            self._fault(row, name, shown, one)
        if wrong or not values["held"] or not isinstance(key, tuple):
            return None
        return self._said(key, values, row)  # type: ignore[arg-type]

    def _said(self, key: Key, values: dict[str, Any], row: int) -> tuple[Key, _Word] | None:
        start, when = self.starts[key], values["date"]
        other_day = when is not None and (start is None or start.date() != when.date())
        if values["held"] == "missed" and (other_day or start is None):
            return None  # it has got another date since, or never had one
        if values["held"] == "held" and start is None and (when is None or when.time() == time()):
            problem = told("this session has no date in the plan")
            wrong = Wrong(
                problem, told("give the day and the hour at which it took place"), "no_date"
            )
            self._fault(row, "date" if "date" in self.cells else "held", "", wrong)
            return None
        moment = self._moment(start, when) if other_day else None
        return key, _Word(values["held"], moment, row)

    def _moment(self, start: datetime | None, when: datetime) -> datetime:
        """Return when a session took place: on another day, at the hour planned if none is said."""
        hour = start.time() if start is not None and when.time() == time() else when.time()
        return datetime.combine(when.date(), hour, tzinfo=ZoneInfo(self.plan.zone))

    def _person(self, k: int, role: str, place: int) -> str | Wrong:
        entry = text_of(self.cells[role][k])
        ids = [*dict.fromkeys(self.directory.people(entry))] if entry and self.directory else []
        side = sorted({couple[place] for couple in self.couples})
        known = [one for one in ids if one in side]
        if len(known) == 1:
            return known[0]
        if not entry:
            return Wrong(told("nobody is named"), told("name one person"), "missing_person")
        if self.directory and self.directory.is_shared(entry):
            return Wrong(told("several people have this name"), told("write the id"), "shared_name")
        remedy = told("give the id of a {role} of the plan", role=role)
        return Wrong(told("no {role} of the plan", role=role), remedy, "unknown_person")

    def _number(self, k: int) -> int | Wrong | None:
        text = text_of(self.cells["session"][k]) if "session" in self.cells else ""
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
            column = "session" if "session" in self.cells else "date"
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

    def _fault(self, row: int, name: str, shown: str, wrong: Wrong) -> None:
        header = self.headers[self.columns[name]] if name in self.columns else name
        place = told("held, row {row}, {column}", row=row, column=header)
        value = repr(shown[:60]) if shown else ""
        self.problems.append(InputProblem(wrong.code, place, value, wrong.problem, wrong.remedy))


def _people(plan: SessionPlan, couples: set[tuple[str, str]]) -> Directory:
    """Return the directory of the people of a plan: found by id and by name."""
    sides = [sorted({couple[place] for couple in couples}) for place in (1, 0)]
    rows = [[{"id": who, "name": plan.names.get(who) or None} for who in side] for side in sides]
    return Cohort(*rows).directory


def _state(text: str) -> str | Wrong:
    """Return the state that a cell says, "" for none.

    >>> _state("oui"), _state("Manquée"), _state("prévue"), _state("?").code
    ('held', 'missed', '', 'not_yes_or_no')
    """
    known = _STATES.get(phrase(text)) if text else ""
    if known is not None:
        return known
    answer = yes_no_of(text)
    if answer is None:
        remedy = told("write yes or no, oui or non, or leave the cell empty")
        return Wrong(told("neither yes nor no"), remedy, "not_yes_or_no")
    return "held" if answer else "missed"


def _with_states(plan: SessionPlan, words: dict[Key, _Word]) -> SessionPlan:
    """Return a plan with what is known of its sessions."""
    length = timedelta(minutes=plan.minutes)
    rows, unplaced = list[Sequence[Any]](), list[Sequence[Any]]()
    for frame in (plan.frame, plan.unplaced):
        for row in rows_of(frame):
            word = words.get((row["mentee"], row["mentor"], row["session"]))
            if word is not None:
                row["state"] = word.state
                if word.when is not None:
                    row["start"], row["end"] = word.when, word.when + length
            if "state" in row:
                rows.append([row[name] for name in FRAME])
            else:
                unplaced.append([row[name] for name in UNPLACED])
    return replace(
        plan,
        frame=framed(in_time(rows), FRAME, plan.zone),
        unplaced=framed(unplaced, UNPLACED, plan.zone),
    )
