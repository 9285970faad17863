"""`read_attended`: a table of who took part, and the plan that knows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names import yes_no_of
from matchcore.names.phrases import phrase, phrases
from matchcore.people import Cohort
from matchcore.people.cells import Wrong, column_cells
from matchcore.rounds.feedback_cells import text_of
from matchcore.season.training.columns import FRAME, UNPLACED, framed, rows_of
from matchcore.season.training.plan import TrainingPlan
from matchcore.short_repr import short_repr
from matchcore.tables import Table, TableSource, is_missing, read_table
from matchcore.tables.headers import composed

__all__ = ["read_attended"]

COLUMNS = ("person", "training", "attended")
_HEADERS = phrases(
    {
        "person": "person|participant|participante|personne|id|who|matricule|identifiant|qui"
        "|participant(e)|email|name|nom|nom et prénom|nom complet",
        "training": "training|formation|session de formation|atelier|workshop|course",
        "attended": "attended|present|took part|état|state|présent|présence|présent(e)|présente"
        "|a participé|a suivi|participation|statut|status",
    }
)
_FIRST = phrases({True: "person|id|who|matricule|identifiant|personne"})  # of several, these
_STATES = phrases(
    {
        1.0: "attended|suivie|present|présent|présente",
        0.0: "absent|absente|missed|manquée|absence",
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
        whether somebody took part change nothing.
    plan : TrainingPlan

    Returns
    -------
    TrainingPlan
        Who took part has the state ``attended``; who was absent has no place any more, for the
        reason ``absent``.

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
    reader = _Reader(read_table("attended", table), plan)
    words = reader.words()
    if reader.problems:
        raise InputError(reader.problems)
    return _noted(plan, words)


class _Reader:
    """Reads the rows of a table and collects what is wrong with them."""

    def __init__(self, table: Table, plan: TrainingPlan) -> None:
        self.problems: list[InputProblem] = []
        self.rows = table.rows.tolist()
        self.headers = [composed(name) for name in table.frame.columns]
        self.columns = self._columns() if len(table.frame) else {}
        every = [column_cells(column) for _, column in table.frame.items()]
        self.cells = {name: every[k] for name, k in self.columns.items()}
        self.filled = [not all(is_missing(one[k]) for one in every) for k in range(len(self.rows))]
        self.trainings: dict[str, list[str]] = {}
        for row in rows_of(plan.needs):
            self.trainings.setdefault(row["person"], []).append(row["training"])
        people = [{"id": who, "name": plan.names.get(who) or None} for who in self.trainings]
        self.directory = Cohort(people, [{"id": "-"}]).directory if people else None

    def _columns(self) -> dict[str, int]:
        """Return the place of each column; add what is missing or there twice."""
        found: dict[str, list[int]] = {}
        for k, header in enumerate(self.headers):
            ours = header if header in COLUMNS else _HEADERS.get(phrase(header))
            if ours:
                found.setdefault(ours, []).append(k)
        for name, places in found.items():
            first = [k for k in places if phrase(self.headers[k]) in _FIRST]
            if len(places) > 1 and not (name == "person" and first):
                problem = told("several columns may be this one")
                several = [self.headers[k] for k in places]
                remedy = told("keep one of {several}", several=several)
                self._add("same_name", told("attended, {column}", column=name), problem, remedy)
            found[name] = (first if name == "person" else []) or places
        remedy = told(
            "the columns are {needed}; found: {choices}",
            needed=[*COLUMNS],
            choices=[*self.headers],
        )
        for name in ("person", "attended"):
            if name not in found:
                place = told("attended, {column}", column=name)
                self._add("missing_column", place, told("the column is missing"), remedy)
        return {name: places[0] for name, places in found.items()}

    def _add(self, code: str, place: str, problem: str, remedy: str, value: str = "") -> None:
        self.problems.append(InputProblem(code, place, value, problem, remedy))

    def words(self) -> dict[tuple[str, str], _Word]:
        """Return what the table says of each person and training."""
        found: dict[tuple[str, str], _Word] = {}
        for k, row in enumerate(self.rows if not self.problems else []):
            if not self.filled[k]:
                continue
            said = self._answer(text_of(self.cells["attended"][k]))
            who = self._person(text_of(self.cells["person"][k]))
            name: str | Wrong = "" if isinstance(who, Wrong) else self._training(k, who)
            values = {"person": who, "training": name, "attended": said}
            wrong = {column: one for column, one in values.items() if isinstance(one, Wrong)}
            for column, one in wrong.items():
                self._fault(k, column, one)
            if wrong or said is None:
                continue
            word = found.setdefault((str(who), str(name)), _Word(said == 1, row))
            if word.attended != (said == 1):
                problem = told("row {row} says otherwise of this training", row=word.row)
                self._fault(k, "attended", Wrong(problem, told("keep one"), "contradiction"))
        return found

    def _fault(self, k: int, name: str, wrong: Wrong) -> None:
        header = self.headers[self.columns[name]] if name in self.columns else name
        place = told("attended, row {row}, {column}", row=self.rows[k], column=header)
        shown = text_of(self.cells[name][k]) if name in self.cells else ""
        value = repr(shown[:60]) if shown else ""
        self._add(wrong.code, place, wrong.problem, wrong.remedy, value)

    def _answer(self, text: str) -> float | Wrong | None:
        if not text:
            return None
        known = phrase(text)
        if known in _STATES:
            return _STATES[known]
        answer = yes_no_of(text)
        if answer is None:
            remedy = told("write yes or no, oui or non, or leave the cell empty")
            return Wrong(told("neither yes nor no"), remedy, "not_yes_or_no")
        return answer

    def _person(self, entry: str) -> str | Wrong:
        if not entry:
            return Wrong(told("nobody is named"), told("name one person"), "missing_person")
        ids = [*dict.fromkeys(self.directory.people(entry))] if self.directory else []
        known = [one for one in ids if one in self.trainings]
        if len(known) == 1:
            return known[0]
        if self.directory and self.directory.is_shared(entry):
            return Wrong(told("several people have this name"), told("write the id"), "shared_name")
        remedy = told("give the id of a person of the plan")
        return Wrong(told("nobody of the plan"), remedy, "unknown_person")

    def _training(self, k: int, who: str) -> str | Wrong:
        own = self.trainings[who]
        text = text_of(self.cells["training"][k]) if "training" in self.cells else ""
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
