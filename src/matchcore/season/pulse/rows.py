"""The rows of one table of answers: each cell read, and what is wrong with it."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.names import SkillNames
from matchcore.people.cells import Wrong, column_cells, distinct_cells
from matchcore.rounds.feedback_cells import read_comment, read_dates, text_of
from matchcore.rounds.feedback_people import Finder, Misfit, Pair
from matchcore.season.pulse.cells import read_answer, read_entry, read_wave, scale_reader
from matchcore.season.pulse.columns import MOST_WANTS, find_columns
from matchcore.season.pulse.participants import Participants
from matchcore.season.pulse.questions import Question
from matchcore.season.pulse.replies import Met, Reply
from matchcore.season.pulse.who import Who
from matchcore.tables import Table
from matchcore.tables.headers import composed

__all__ = ["AnswerTable"]

_PEOPLE = ("rater", "rater_name", "email", "partner", "partner_name", "mentee", "mentor")
_PLACES = range(1, MOST_WANTS + 1)


@dataclass(repr=False)
class AnswerTable:
    """Reads the rows of one table and collects what is wrong with them.

    Attributes
    ----------
    table : Table
    of : Participants
    survey : tuple of Question
    stated : mapping of str to str
        Heading → our code.
    wave : int, optional
        Of rows that state none.
    skills : SkillNames
        Which names of skills are of one skill.
    problems : list of InputProblem
        Of headings and cells.
    """

    table: Table
    of: Participants
    survey: tuple[Question, ...]
    stated: Mapping[str, str]
    wave: int | None
    skills: SkillNames
    finder: Finder
    problems: list[InputProblem] = field(default_factory=list)
    absent: list[int] = field(default_factory=list)
    day_first: bool = False

    def __post_init__(self) -> None:
        headers = [composed(name) for name in self.table.frame.columns]
        if len({*headers}) < len(headers):
            problem = told("two columns have one name, but for its spelling")
            remedy = told("rename one")
            wrong = InputProblem("duplicate_column", self.table.name, "", problem, remedy)
            self.problems.append(wrong)
            headers = [*dict.fromkeys(headers)]
        self.headers = headers
        self.columns = find_columns(
            self.table.name, headers, self.stated, self.survey, self.problems
        )
        self.who = Who(self.of, self.finder, self.columns.theirs)
        self._check_columns()

    def _check_columns(self) -> None:
        """Add a problem where no column says who answers, or none holds an answer."""
        theirs = self.columns.theirs
        lacking = []
        if not self.who.is_known():
            lacking.append(("rater", told("no column says who answers")))
        if not self._asked() & theirs.keys():
            lacking.append((self.survey[0].code, told("no column holds an answer")))
        for name, problem in lacking if self.headers else ():
            place = told("{table}, {column}", table=self.table.name, column=name)
            remedy = told(
                "name the one that is {name!r} (columns); found: {choices}",
                name=name,
                choices=[*self.headers],
            )
            self.problems.append(InputProblem("missing_column", place, "", problem, remedy))
        if lacking:
            theirs.clear()

    def _asked(self) -> set[str]:
        """Return the codes of columns that may hold an answer."""
        return {*(one.code for one in self.survey), *(f"met {place}" for place in _PLACES)}

    @property
    def waves(self) -> set[int]:
        """The surveys whose forms are in the table, filled in or not."""
        return {one for one in self.values.get("wave", ()) if isinstance(one, int)}

    def replies(self, absent: str) -> list[Reply]:
        """Return what each row says; rows with a problem, and without an answer, are left out."""
        found = []
        for k in range(len(self.table.rows)):
            cells = {code: column[k] for code, column in self.values.items()}
            if self.columns.theirs and not self._says_nothing(k, cells):
                one = self._one(k, cells, absent)
                found += [] if one is None or one.is_empty else [one]
        return found

    def _says_nothing(self, k: int, cells: Mapping[str, Any]) -> bool:
        """Return whether a row answers no question: a form that did not come back."""
        return all(cells.get(code) in (None, "") for code in self._asked())

    @property
    def want_places(self) -> int:
        """The number of wants that a mentee is asked about."""
        return max((n for n in _PLACES if f"met {n}" in self.columns.theirs), default=0)

    @cached_property
    def cells(self) -> dict[str, Sequence[Any]]:
        """The cells of each column, by our code."""
        return {
            code: column_cells(self.table.frame.iloc[:, self.headers.index(header)])
            for code, header in self.columns.theirs.items()
        }

    @cached_property
    def values(self) -> dict[str, Sequence[Any]]:
        """Return the columns as values, `Wrong` where a cell cannot be read."""
        readers = self._readers()
        values: dict[str, Sequence[Any]] = {}
        for code, cells in self.cells.items():
            if code != "date":
                distinct, codes = distinct_cells(cells)
                read = [readers[code](cell) for cell in distinct]
                values[code] = [read[place] for place in codes.tolist()]
        if "date" in self.cells:
            dates = read_dates(self.cells["date"], self.columns.french)
            self.day_first = dates.guessed
            values["date"] = [dates.wrong.get(k, one) for k, one in enumerate(dates.dates)]
        return values

    def _readers(self) -> dict[str, Callable[[Any], Any]]:
        scale = scale_reader(self.table.decimal_comma)
        kinds = {"scale": scale, "yes_no": read_answer, "text": read_comment, "want": scale}
        readers: dict[str, Callable[[Any], Any]] = {
            **dict.fromkeys((*_PEOPLE, "role"), read_entry),
            **{question.code: kinds[question.kind] for question in self.survey},
            "wave": read_wave,
        }
        for place in _PLACES:
            readers |= {f"want {place}": read_entry}
            readers |= {f"{name} {place}": scale for name in ("importance", "met")}
        return readers

    def _one(self, k: int, cells: Mapping[str, Any], absent: str) -> Reply | None:
        """Return what one row says; its problems are added."""
        wrong = {code: cell for code, cell in cells.items() if isinstance(cell, Wrong)}
        pair = self.who.pair(cells)
        if isinstance(pair, Misfit):
            if absent == "ignore" and pair.wrong.code in ("unknown_person", "unknown_couple"):
                self.absent.append(self.table.rows.tolist()[k])
                return None
            wrong[pair.column] = pair.wrong
        wave = cells.get("wave")
        wave = self.wave if wave is None else wave
        if wave is None:
            remedy = told("write its number, or give it (wave)")
            wrong["wave"] = Wrong(told("the number of the survey is missing"), remedy, "no_wave")
        elif self.wave is not None and not isinstance(wave, Wrong) and wave != self.wave:
            problem = told("another survey than {wave}, which is given", wave=self.wave)
            remedy = told("correct one of them, or leave out wave")
            wrong["wave"] = Wrong(problem, remedy, "other_wave")
        if isinstance(pair, Pair):
            wrong |= self._not_asked(pair, cells)
        wants = self._wants(pair, cells, wrong)
        for code in sorted(wrong, key=self._place):
            self._add(k, code, wrong[code])
        if wrong or not isinstance(pair, Pair) or wave is None:
            return None
        said = {one.code: cells.get(one.code) for one in self.survey if one.kind != "want"}
        said = {code: one for code, one in said.items() if code in self.columns.theirs}
        row = int(self.table.rows[k])
        return Reply(self.table.name, row, pair, int(wave), cells.get("date"), said, wants)

    def _place(self, code: str) -> int:
        """Return the place of a column in the table; what has none comes last."""
        header = self.columns.theirs.get(code)
        return len(self.headers) if header is None else self.headers.index(header)

    def _not_asked(self, pair: Pair, cells: Mapping[str, Any]) -> dict[str, Wrong]:
        """Return answers to questions that the other side alone is asked."""
        found = {}
        for question in self.survey:
            codes = [question.code]
            if question.kind == "want":
                codes = [f"met {place}" for place in _PLACES]
            for code in codes:
                if pair.rater not in question.of and cells.get(code) not in (None, ""):
                    problem = told("not asked of a {role}", role=pair.rater)
                    remedy = told("leave the cell empty, or correct the role")
                    found[code] = Wrong(problem, remedy, "other_side")
        return found

    def _wants(
        self, pair: Pair | Misfit, cells: Mapping[str, Any], wrong: dict[str, Wrong]
    ) -> tuple[Met, ...]:
        """Return what a row says of wants; one without a name is a problem."""
        if not isinstance(pair, Pair) or pair.rater != "mentee":
            return ()
        own = {self.skills.key(want.skill): want for want in self.of.wants.get(pair.mentee, ())}
        found: dict[str, Met] = {}
        for place in _PLACES:
            name, met = cells.get(f"want {place}"), cells.get(f"met {place}")
            if isinstance(met, Wrong) or met is None:
                continue
            if not name:
                remedy = told("name what is wanted beside it, or leave the cell empty")
                problem = told("an answer about no want")
                wrong[f"met {place}"] = Wrong(problem, remedy, "missing_value")
                continue
            key = self.skills.key(name)
            known, importance = own.get(key), cells.get(f"importance {place}")
            if importance is None and known is not None and not math.isnan(known.importance):
                importance = known.importance
            if key in found:
                wrong[f"want {place}"] = Wrong(told("twice"), told("keep one"), "listed_twice")
            found[key] = Met(known.skill if known else name, importance, met)
        return tuple(sorted(found.values(), key=lambda x: x.skill))

    def _add(self, k: int, code: str, wrong: Wrong) -> None:
        """Add the problem of a cell; what somebody wrote freely, or in confidence, is not shown."""
        kinds = {one.code: one.kind for one in self.survey}
        is_hidden = kinds.get(code) == "text" or code in ("change", "concern")
        shown = "" if is_hidden or code not in self.cells else text_of(self.cells[code][k])
        place = told(
            "{table}, row {row}, {column}",
            table=self.table.name,
            row=int(self.table.rows[k]),
            column=self.columns.theirs.get(code, code),
        )
        value = repr(shown[:60]) if shown else ""
        self.problems.append(InputProblem(wrong.code, place, value, wrong.problem, wrong.remedy))
