"""From a table to people; every problem of the table is collected."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import numpy as np
import pandas as pd

from matchcore.catalogue import together, told
from matchcore.people.cells import (
    Fault,
    column_cells,
    read_cells,
    read_id,
    read_manager,
    read_number,
    read_text,
    read_yes_no,
)
from matchcore.people.columns import COLUMNS, Column, Role, Text, near_columns
from matchcore.people.identifiers import id_keys
from matchcore.people.in_words import in_own_words
from matchcore.people.items import Items
from matchcore.people.list_columns import read_lists
from matchcore.people.people import People
from matchcore.people.scale import Scale, read_label
from matchcore.tables import Table, TableProblem
from matchcore.wording import ANSWER_COLUMNS


def read_people(
    role: Role,
    table: Table,
    scale: Scale | None,
    problems: list[TableProblem],
    cautions: list[str],
    notes: list[str],
) -> People:
    """Read one table; append errors, oddities, and cells read from words."""
    reader = _Reader(role, table, problems, cautions, notes)
    frame, rows = table.frame, table.rows
    if len(frame.columns) or len(frame):
        reader.check_names()
    if not len(frame) and ("id" in frame or not len(frame.columns)):
        remedy = told("Give at least one person; an iterator can be read only once")
        reader.add(None, "id", "", told("the table is empty"), remedy, "empty")
    if "id" not in frame:
        return People(role, frame, np.full(len(frame), None, dtype=object), rows, {}, table.layout)
    columns = {
        name: reader.column(name, column, scale)
        for name, column in COLUMNS.items()
        if name in frame and (role in column.roles or role != "staff")
    }
    reader.check_ids(columns["id"])
    reader.check_minimum(columns)
    people = People(role, frame, columns["id"], rows, columns, table.layout, scale)
    return _sorted(people)


class _Reader:
    """Reads the columns of one table and collects what is wrong with them."""

    def __init__(
        self,
        role: Role,
        table: Table,
        problems: list[TableProblem],
        cautions: list[str],
        notes: list[str],
    ) -> None:
        self.role, self.table, self.problems = role, table, problems
        self.cautions, self.notes = cautions, notes
        self.rows = table.rows.tolist()

    def add(
        self, at: int | None, column: str, value: object, problem: str, remedy: str, code: str
    ) -> None:
        """Add a problem of the cell at a place from 0; None means the whole column."""
        written = str(value).encode(errors="backslashreplace").decode()
        row = 0 if at is None else self.rows[at]
        self.problems.append(TableProblem(self.role, row, column, written, problem, remedy, code))

    def add_faults(self, column: str, faults: Sequence[Fault]) -> None:
        for at, value, wrong in faults:
            self.add(at, column, value, *wrong)

    def check_names(self) -> None:
        """Look for a missing id, for reserved names and for typos in known names."""
        found = [str(c) for c in self.table.frame.columns]
        for name in (c for c in found if c in ANSWER_COLUMNS):
            problem = told("answers have a column of this name")
            remedy = told("Rename it, or map {name!r} to another name (columns)", name=name)
            self.add(None, name, "", problem, remedy, "reserved_name")
        known = [n for n, c in COLUMNS.items() if self.role in c.roles and n not in found]
        typos, settled = [], {*self.table.kept, *self.table.layout.name_of}
        for name in (c for c in found if c not in COLUMNS and c not in settled):
            typos += [
                (meant, name)
                for meant in near_columns(name, known)
                if self.role in COLUMNS[meant].roles and meant not in self.table.moved_to
            ]
        if "id" not in found:
            near = next((name for meant, name in typos if meant == "id"), None)
            typos = [typo for typo in typos if typo[0] != "id"]
            where = together(", ", (*self.table.notes[:1], told("found: {found}", found=found)))
            hint = told("map {near!r} to 'id' (columns)", near=near) if near else where
            remedy = told("Give one id per row; {hint}", hint=hint)
            self.add(None, "id", "", told("the column is missing"), remedy, "missing_column")
        for meant, name in typos:
            remedy = told(
                "Map {name!r} to {meant!r} (columns), or to itself to keep it",
                name=name,
                meant=meant,
            )
            self.add(
                None,
                name,
                "",
                told("unknown, but close to {meant!r}", meant=meant),
                remedy,
                "misspelt_column",
            )

    def column(self, name: str, column: Column, scale: Scale | None) -> Any:
        """Read a known column, in row order."""
        comma = self.table.decimal_comma
        cells = self._cells(name, scaled=scale is not None)
        if column.kind == "list":
            return self._items(name, cells)
        if column.kind == "yes_no":
            return self._single(name, cells, read_yes_no).astype(float)
        if column.kind == "number":
            remedy = told("Give a number, or leave the cell empty")
            if name == "grade":
                remedy = told("Give a whole number, or set a scale of labels")
            is_label = name == "grade" and scale is not None
            number = read_number(column, comma=comma, remedy=remedy)
            read = read_label(scale or ()) if is_label else number
            return self._single(name, cells, read).astype(float)
        if name == "manager":
            return self._single(name, cells, read_manager(self.table.layout.nobody))
        return self._single(name, cells, read_id if column.kind == "id" else read_text)

    def _cells(self, name: str, *, scaled: bool) -> Sequence[Any]:
        """Return the cells of a column, in our own words where the layout has others."""
        cells = column_cells(self.table.frame[name])
        layout, comma = self.table.layout, self.table.decimal_comma
        if not layout.in_words:
            return cells
        found = in_own_words(name, cells, layout, self.role, scaled=scaled, comma=comma)
        self.notes += [self._of(name, note) for note in found.notes]
        if found.caution:
            self.cautions.append(self._of(name, found.caution))
        return found.cells

    def _of(self, name: str, what: str) -> str:
        """Return what is said of a column, with its place."""
        return told("{role}, {column}: {what}", role=self.role, column=name, what=what)

    def _single(self, name: str, cells: Sequence[Any], read: Callable[[Any], Any]) -> Text:
        values, faults = read_cells(cells, read)
        self.add_faults(name, faults)
        return values

    def _items(self, name: str, cells: Sequence[Any]) -> Items:
        comma = self.table.decimal_comma
        items, faults, oddities = read_lists(name, cells, self.table.layout, self.role, comma=comma)
        self.add_faults(name, faults)
        self.cautions += [
            told(
                "{role}, {column}: {what} (first: row {row})",
                role=self.role,
                column=name,
                what=what,
                row=self.rows[at],
            )
            for at, what in oddities
        ]
        return items

    def check_ids(self, ids: Text) -> None:
        """Look for ids that are missing or occur twice, in words also in another case."""
        first: dict[str, int] = {}
        in_words = self.table.layout.in_words
        known = [person for person in ids.tolist() if person is not None]
        keys = dict(zip(known, id_keys(known) if in_words else known, strict=True))
        reported = {p.row for p in self.problems if (p.table, p.column) == (self.role, "id")}
        for at, person in enumerate(ids.tolist()):
            if person is None and self.rows[at] not in reported:
                self.add(
                    at,
                    "id",
                    "",
                    told("the id is missing"),
                    told("Give every person an id"),
                    "missing_id",
                )
            elif person is not None and keys[person] in first:
                other = self.rows[first[keys[person]]]
                remedy = told(
                    "Row {other} has it too; make ids unique (after trimming, Unicode NFC)",
                    other=other,
                )
                if in_words:
                    remedy = told(
                        "Row {other} has it too; to keep the latest answer, add keep = "
                        '"latest" to [programme.layout], or --keep latest',
                        other=other,
                    )
                self.add(at, "id", person, told("the id occurs twice"), remedy, "duplicate_id")
            elif person is not None:
                first[keys[person]] = at
        if not in_words:
            self.check_case(list(first))

    def check_case(self, ids: list[str]) -> None:
        """Look for ids that differ only in case, or in what the eye hardly sees."""
        keys = id_keys(ids)
        if len(set(keys)) == len(ids):
            return
        first: dict[str, str] = {}
        pairs = [(first.setdefault(key, one), one) for key, one in zip(keys, ids, strict=True)]
        similar = [(one, other) for one, other in pairs if one != other]
        is_case = all(one.casefold() == other.casefold() for one, other in similar)
        only = (
            told("only in case")
            if is_case
            else told("only in case, signs or digits that look alike")
        )
        self.cautions.append(
            told(
                "{role}, id: ids that differ from another {only}: {count}, such as "
                "{one!r} and {other!r}; they count as different people",
                role=self.role,
                only=only,
                count=len(similar),
                one=similar[0][0],
                other=similar[0][1],
            )
        )

    def check_minimum(self, columns: dict[str, Any]) -> None:
        """Look for minimums above the same mentor's capacity."""
        if "minimum" in columns and "capacity" in columns:
            low, high = columns["minimum"], columns["capacity"]
            for at in np.flatnonzero(low > high).tolist():
                remedy = told(
                    "The capacity is {high:g}; lower the minimum or raise the capacity",
                    high=high[at],
                )
                value = f"{low[at]:g}"
                self.add(at, "minimum", value, told("above the capacity"), remedy, "above_capacity")


def _sorted(people: People) -> People:
    """Sort people by id, so that the order of the rows does not matter."""
    keys = ["" if person is None else person for person in people.ids.tolist()]
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    columns: dict[str, Any] = {}
    for name, values in people.columns.items():
        if isinstance(values, Items):
            rows = place[values.rows]
            by_row = np.lexsort((pd.factorize(values.labels, sort=True)[0], rows))
            columns[name] = Items(rows[by_row], values.labels[by_row], values.values[by_row])
        else:
            columns[name] = values[order]
    frame = people.frame.iloc[order].reset_index(drop=True)
    rows = people.source_rows[order]
    return replace(people, frame=frame, ids=people.ids[order], source_rows=rows, columns=columns)
