"""`read_attended`: a table of who took part, and the plan that knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.names.phrases import phrase, phrases
from matchcore.people import Cohort
from matchcore.people.cells import Wrong
from matchcore.rounds.feedback_cells import read_dates
from matchcore.rounds.feedback_columns import Columns
from matchcore.rounds.feedback_people import Finder
from matchcore.season.attendance import AttendanceTable, find_columns, took_place
from matchcore.season.frames import framed, rows_of
from matchcore.season.training.columns import FRAME, UNPLACED
from matchcore.season.training.plan import TrainingPlan
from matchcore.short_repr import short_repr
from matchcore.tables import TableSource
from matchcore.wording import LANGUAGES, worded_headings

__all__ = ["read_attended"]

OURS = ("person", "training", "date", "attended")
_RANKED = (  # of several columns of people, the first of these
    "matricule|identifiant|id|who",
    "person|personne|participant|participante|participant(e)|email|qui",
    "name|nom|nom et prénom|nom complet",
)
_PERSON = {one: k for k, words in enumerate(_RANKED) for one in phrases({"person": words})}
_DAYS = ("start", "début", "date", "day", "jour")  # of several, the first of these
_WORDS = phrases(
    {
        "training": "training|formation|session de formation|atelier|workshop|course",
        "attended": "attended|present|took part|état|state|présent|présence|présent(e)|présente"
        "|a participé|a suivi|participation|statut|status",
    }
)
_BESIDE = ("role", "kind", "group", "end", "why")  # TrainingPlan.to_csv writes them, too
_WRITTEN = {phrase(one) for x in LANGUAGES for one in worded_headings(_BESIDE, x)}
_FRENCH = phrases({True: "début|jour|formation|personne|présent|présence|état"})
_STATES = phrases(
    {
        True: "attended|suivie|present|présent|présente",
        False: "absent|absente|missed|manquée|absence",
        None: "planned|prévue",
    }
)


class _Word(NamedTuple):
    """What a row says of one person and training."""

    attended: bool
    row: int

    def __repr__(self) -> str:
        return short_repr(self)


def read_attended(table: TableSource, plan: TrainingPlan) -> TrainingPlan:
    """Return the plan with who took part and who was absent.

    Parameters
    ----------
    table : data frame, records, columns or path of a file
        One row per person and training: ``person`` (an id or a name), ``training`` (its name in
        the plan; not needed by who has only one), ``attended`` (yes or no). Headers may be English
        or French; the table that `TrainingPlan.to_csv` wrote is read, too. Rows that do not say
        whether somebody took part change nothing, nor do those who were absent on a day (``date``
        or ``start``, if it is there) that is not their day any more: they have a later place since.
    plan : TrainingPlan

    Returns
    -------
    TrainingPlan
        Who took part has the state ``attended``; who was absent has no place any more, for the
        reason ``absent``. Its ``cautions`` name the columns that were not read.

    Raises
    ------
    InputError
        Names every row that cannot be used, all at once.

    Examples
    --------
    >>> from matchcore import Cohort
    >>> from matchcore.rounds import Slots
    >>> from matchcore.season import plan_training
    >>> cohort = Cohort([{"id": "m", "name": "Zoé Ferrand", "trained": "oui"}], [{"id": "e"}])
    >>> plan = plan_training(cohort, slots=Slots.of("2026-02-16", "Mon 9-12", minutes=60))
    >>> row = {"Participant": "FERRAND Zoé", "Présent": "oui", "Formation": "Briefing for mentors"}
    >>> read_attended([row], plan).of("m")["state"].tolist()
    ['attended', 'planned']
    """
    reader = _Reader(AttendanceTable("attended", table, _columns), plan)
    words = reader.words()
    reader.table.refuse()
    return replace(_noted(plan, words), cautions=reader.table.cautions(plan.language))


def _columns(headers: Sequence[str], problems: list[InputProblem]) -> Columns:
    """Return which header is which column; what is missing is added to the problems."""
    meant = [_meant(header) for header in headers]
    found = find_columns("attended", headers, meant, OURS, ("person", "attended"), problems)
    found.unread = [header for header in found.unread if phrase(header) not in _WRITTEN]
    found.french = any(phrase(one) in _FRENCH for one in headers)
    return found


def _meant(header: str) -> tuple[str, int]:
    """Return which of our columns a header may be, "" for none, and its rank among several."""
    key = phrase(header)
    if key in _PERSON:
        return "person", _PERSON[key]
    day = [k for k, word in enumerate(_DAYS) if phrase(word) == key]
    return ("date", day[0]) if day else (_WORDS.get(key, ""), 0)


class _Reader:
    """Reads the rows of a table as words on the trainings of a plan."""

    def __init__(self, table: AttendanceTable, plan: TrainingPlan) -> None:
        self.table = table
        self.trainings: dict[str, list[str]] = {}
        for row in rows_of(plan.needs):
            self.trainings.setdefault(row["person"], []).append(row["training"])
        people = [{"id": who, "name": plan.names.get(who) or None} for who in self.trainings]
        unknown = told("nobody of the plan"), told("give the id of a person of the plan")
        self.finder = Finder(Cohort(people, people), unknown) if people else None
        self.days = {
            (row["person"], row["training"]): row["start"].date()
            for row in rows_of(plan.frame)
            if not pd.isna(row["start"])
        }

    def words(self) -> dict[tuple[str, str], _Word]:
        """Return what the table says of each person and training."""
        found: dict[tuple[str, str], _Word] = {}
        days = read_dates(self.table.cells.get("date") or (), self.table.columns.french)
        for k in self.table.rows():
            said = took_place(self.table.text(k, "attended"), _STATES)
            who = self._person(k)
            name: str | Wrong = "" if isinstance(who, Wrong) else self._training(k, who)
            values = {"person": who, "training": name, "attended": said}
            wrong = {column: one for column, one in values.items() if isinstance(one, Wrong)}
            for column, one in wrong.items():
                self.table.fault(k, column, one)
            if wrong or said is None:
                continue
            day = days.dates[k] if days.dates and k not in days.wrong else None
            if not said and day and day.date() != self.days.get((str(who), str(name)), day.date()):
                continue
            word = found.setdefault((str(who), str(name)), _Word(bool(said), k))
            if word.attended != said:
                row = self.table.numbers[word.row]
                problem = told("row {row} says otherwise of this training", row=row)
                wrong_word = Wrong(problem, told("keep one"), "contradiction")
                self.table.fault(k, "attended", wrong_word)
        return found

    def _person(self, k: int) -> str | Wrong:
        cell = self.table.cells["person"][k]
        if self.finder is None:
            remedy = told("give the id of a person of the plan")
            return Wrong(told("nobody of the plan"), remedy, "unknown_person")
        return self.finder.person(cell)

    def _training(self, k: int, who: str) -> str | Wrong:
        own = self.trainings[who]
        text = self.table.text(k, "training")
        same = [name for name in own if phrase(name) == phrase(text)]
        if same:
            return same[0]
        if not text and len(own) == 1:
            return own[0]
        remedy = told("use one of {choices}", choices=own)
        if not text:
            return Wrong(told("this person has several trainings"), remedy, "missing_training")
        return Wrong(told("this person does not need that training"), remedy, "unknown_training")


def _noted(plan: TrainingPlan, words: dict[tuple[str, str], _Word]) -> TrainingPlan:
    """Return a plan with what is known of its trainings."""
    frame, absent = list[dict[str, Any]](), list[Sequence[Any]]()
    for row in rows_of(plan.frame):
        word = words.get((row["person"], row["training"]))
        if word is not None and not word.attended:
            absent.append([*(row[name] for name in UNPLACED[:3]), "absent"])
        else:
            frame.append({**row, "state": row["state"] if word is None else "attended"})
    unplaced = list[Sequence[Any]]()
    for row in rows_of(plan.unplaced):
        word = words.get((row["person"], row["training"]))
        if word is not None and word.attended:
            frame.append(_unplanned(plan, row))
        else:
            unplaced.append([row[name] for name in UNPLACED])
    rows = [[row[name] for name in FRAME] for row in frame]
    return replace(
        plan,
        frame=framed(rows, FRAME, plan.zone),
        unplaced=framed([*unplaced, *absent], UNPLACED, plan.zone),
    )


def _unplanned(plan: TrainingPlan, row: dict[str, Any]) -> dict[str, Any]:
    """Return a row for somebody who took part without a place: at the latest in the last group."""
    needs = plan.needs
    kind = needs.loc[needs["training"] == row["training"], "kind"].iloc[0]
    end = plan.frame.loc[plan.frame["training"] == row["training"], "end"].max()
    others = {"kind": kind, "group": 0, "start": None, "end": end, "state": "attended"}
    return {**{name: row[name] for name in UNPLACED[:3]}, **others}
