"""The rows of a table of feedback: each cell read, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.people import Cohort
from matchcore.people.cells import Wrong, column_cells, distinct_cells
from matchcore.rounds.feedback_arguments import Settings
from matchcore.rounds.feedback_cells import (
    read_comment,
    read_dates,
    read_yes_no,
    score_reader,
    text_of,
)
from matchcore.rounds.feedback_columns import NEEDED, Columns, find_columns
from matchcore.rounds.feedback_frame import FLAGS
from matchcore.rounds.feedback_people import Finder, Misfit, Pair
from matchcore.rounds.feedback_rows import Said, Told
from matchcore.tables import Table, is_missing
from matchcore.tables.headers import composed
from matchcore.wording import say


class FeedbackTable:
    """Reads the rows of one table and collects what is wrong with them."""

    def __init__(self, table: Table, cohort: Cohort, given: Settings) -> None:
        self.table, self.given = table, given
        self.problems: list[InputProblem] = []
        self.told: list[Told] = []
        self.finder = Finder(cohort)
        self.headers = [composed(name) for name in table.frame.columns]
        self.columns = self._columns()
        self.rows = table.rows.tolist()
        self.cells = {ours: self._cells(theirs) for ours, theirs in self.columns.theirs.items()}
        self.day_first = False

    def _columns(self) -> Columns:
        if not self.headers and not len(self.table.frame):
            return Columns()  # an empty table: nobody said anything
        if len({*self.headers}) < len(self.headers):
            problem, remedy = (
                told("two columns have one name, but for its spelling"),
                told("rename one"),
            )
            self.problems.append(InputProblem("duplicate_column", "feedback", "", problem, remedy))
            return Columns()
        return find_columns(self.headers, self.given.columns, [*self.given.aspects], self.problems)

    def _cells(self, header: str) -> Sequence[Any]:
        return column_cells(self.table.frame.iloc[:, self.headers.index(header)])

    def said(self) -> list[Said]:
        """Return what each row says; rows with a problem, and blank ones, are left out."""
        values = self._values()
        absent = list[int]()
        said = list[Said]()
        everything = [column_cells(column) for _, column in self.table.frame.items()]
        for k, row in enumerate(self.rows):
            if all(is_missing(cells[k]) for cells in everything):
                continue
            people = [values[name][k] for name in NEEDED if name in values]
            if self.given.absent == "ignore" and any(map(_is_unknown, people)):
                absent.append(row)
                continue
            one = self._one(k, {name: column[k] for name, column in values.items()})
            said += [] if one is None else [one]
        if absent:
            self.told.append(Told("feedback_absent", tuple(absent), len(absent)))
        return said

    def _values(self) -> dict[str, Sequence[Any]]:
        """Return the columns as values, `Wrong` where a cell cannot be read."""
        comma = self.table.decimal_comma
        readers: dict[str, Callable[[Any], Any]] = {
            **dict.fromkeys(("rater", "rated"), self.finder.person),
            **dict.fromkeys(("prefer", *FLAGS), read_yes_no),
            "score": score_reader(self.given.scale, comma),
            "comment": read_comment,
            "role": text_of,
            **{name: score_reader(ends, comma) for name, ends in self.given.aspects.items()},
        }
        values: dict[str, Sequence[Any]] = {
            name: _each(readers[name], cells)
            for name, cells in self.cells.items()
            if name != "date"
        }
        if "date" in self.cells:
            dates = read_dates(self.cells["date"], self.columns.french)
            self.day_first = dates.guessed
            values["date"] = [dates.wrong.get(k, one) for k, one in enumerate(dates.dates)]
        return values

    def _one(self, k: int, cells: Mapping[str, Any]) -> Said | None:
        """Return what one row says; its problems are added."""
        wrong = {name: cell for name, cell in cells.items() if isinstance(cell, Wrong)}
        pair: Pair | Misfit | None = None
        if {*NEEDED} <= cells.keys() - wrong.keys():
            pair = self.finder.pair(cells["rater"], cells["rated"], cells.get("role", ""))
        if isinstance(pair, Misfit):
            wrong[pair.column] = pair.wrong
        scores = [cells.get(name) for name in ("score", *self.given.aspects)]
        if cells.get("declined") is True and any(score is not None for score in scores):
            remedy = told("a meeting that did not take place has no score: keep one of the two")
            wrong["declined"] = Wrong(told("beside a score"), remedy, "declined_with_score")
        for name in sorted(wrong, key=[*cells, "role"].index):
            self._add(k, name, wrong[name])
        if wrong or not isinstance(pair, Pair):
            return None
        said: dict[str, Any] = {name: cells.get(name) for name in ("prefer", "date")}
        said |= {name: bool(cells.get(name)) for name in FLAGS}
        said |= {"score": scores[0], "comment": cells.get("comment", "")}
        return Said(self.rows[k], pair, aspects=tuple(scores[1:]), **said)

    def _add(self, k: int, name: str, wrong: Wrong) -> None:
        """Add the problem of a cell; what a comment says is not repeated."""
        shown = "" if name not in self.cells or name == "comment" else text_of(self.cells[name][k])
        place = told(
            "feedback, row {row}, {column}",
            row=self.rows[k],
            column=self.columns.theirs.get(name, name),
        )
        value = repr(shown[:60]) if shown else ""
        self.problems.append(InputProblem(wrong.code, place, value, wrong.problem, wrong.remedy))

    def cautions(self) -> list[str]:
        """Return what to say of the table as a whole; the file's own cautions may show cells."""
        language, told = self.given.language, list[str]()
        if self.table.cautions and self.given.readers == "nobody":
            told.append(say("feedback_file", language, count=len(self.table.cautions)))
        else:
            told += self.table.cautions
        if unread := self.columns.unread:
            names = ", ".join(map(repr, unread))
            told.append(say("feedback_unread", language, count=len(unread), names=names))
        return [*told, say("feedback_day_first", language)] if self.day_first else told

    def notes(self) -> tuple[str, ...]:
        """Return how the table was read; notes after the first may show cells."""
        language = self.given.language
        others = [
            say("feedback_as", language, theirs=repr(theirs), ours=repr(ours))
            for ours, theirs in self.columns.theirs.items()
            if ours != theirs
        ]
        renamed = [say("feedback_renamed", language, names=", ".join(others))] if others else []
        shown = 1 if self.given.readers == "nobody" else None
        return (*self.table.notes[:shown], *renamed)


def _each(read: Callable[[Any], Any], cells: Sequence[Any]) -> list[Any]:
    """Read a column, each distinct cell once."""
    distinct, codes = distinct_cells(cells)
    values = [*map(read, distinct)]
    return [values[code] for code in codes.tolist()]


def _is_unknown(found: Any) -> bool:
    return isinstance(found, Wrong) and found.code == "unknown_person"
