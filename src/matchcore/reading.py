"""From the cells of a table to people: text, numbers and lists, or problems, all of them."""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterable
from typing import Any, NamedTuple

import numpy as np

from matchcore.people import COLUMNS, HOURS, Column, Items, Numbers, People, Role, Text, fold
from matchcore.tables import Table, cell_text, is_missing


class TableProblem(NamedTuple):
    """One thing wrong in a table: where, what, and what to do about it."""

    table: str
    row: int
    column: str
    value: str
    problem: str
    remedy: str


_YES_NO = dict.fromkeys(("yes", "oui", "true", "vrai", "1"), 1.0) | dict.fromkeys(
    ("no", "non", "false", "faux", "0"), 0.0
)


def read_people(
    role: Role, table: Table, scale: tuple[str, ...] | None, problems: list[TableProblem]
) -> People:
    """Read one table; what is wrong goes into `problems`, all of it."""
    reader = _Reader(role, table, problems)
    frame, rows = table.frame, np.arange(1, len(table.frame) + 1)
    if "id" not in frame:
        reader.add(
            0, "id", "", "the column is missing", f"Have one id per row; found: {list(frame)}"
        )
        return People(role, frame, np.full(len(frame), None, dtype=object), rows, {})
    if not len(frame):
        reader.add(0, "id", "", "the table is empty", "Give at least one person")
    columns: dict[str, Any] = {}
    for name, column in COLUMNS.items():
        if name in frame and role in column.roles:
            is_scaled = name == "grade" and scale is not None
            columns[name] = (
                reader.scaled(name, scale or ()) if is_scaled else reader.read(name, column)
            )
    reader.check_ids(columns["id"])
    reader.check_minimum(columns)
    return _sorted(People(role, frame, columns["id"], rows, columns))


class _Reader:
    """Reads the columns of one table and collects what is wrong with them."""

    def __init__(self, role: Role, table: Table, problems: list[TableProblem]) -> None:
        self.role, self.table, self.problems = role, table, problems

    def add(self, row: int, column: str, value: object, problem: str, remedy: str) -> None:
        self.problems.append(TableProblem(self.role, row, column, str(value), problem, remedy))

    def read(self, name: str, column: Column) -> Any:
        cells = self.table.frame[name].tolist()
        if column.kind == "list":
            return self._items(name, cells, column)
        if column.kind in ("number", "yes_no"):
            parse = self._number if column.kind == "number" else self._yes_no
            return np.array(
                [parse(name, r, c, column) for r, c in enumerate(cells, 1)], dtype=float
            )
        make = self._id if column.kind == "id" else lambda _n, _r, c: cell_text(c)
        return np.array([make(name, r, c) for r, c in enumerate(cells, 1)], dtype=object)

    def scaled(self, name: str, scale: tuple[str, ...]) -> Numbers:
        """Read labels of an ordered scale as 1, 2 and so on."""
        place = {fold(label): k for k, label in enumerate(scale, 1)}
        grades = np.full(len(self.table.frame), np.nan)
        for row, cell in enumerate(self.table.frame[name].tolist()):
            label = cell_text(cell)
            if label is not None and fold(label) not in place:
                self.add(row + 1, name, label, "not on the scale", f"Use one of {list(scale)}")
            elif label is not None:
                grades[row] = place[fold(label)]
        return grades

    def check_ids(self, ids: Text) -> None:
        first: dict[str, int] = {}
        told = {p.row for p in self.problems if (p.table, p.column) == (self.role, "id")}
        for row, one in enumerate(ids.tolist(), 1):
            if one is None and row not in told:
                self.add(row, "id", "", "the id is missing", "Give every person an id")
            elif one is not None and one in first:
                remedy = (
                    f"Row {first[one]} has it too; make ids unique (after trimming, Unicode NFC)"
                )
                self.add(row, "id", one, "the id stands twice", remedy)
            else:
                first[one] = row

    def check_minimum(self, columns: dict[str, Any]) -> None:
        if "minimum" in columns and "capacity" in columns:
            low, high = columns["minimum"], columns["capacity"]
            for row in np.flatnonzero(low > high):
                remedy = f"The capacity is {high[row]:g}; lower the minimum or raise the capacity"
                self.add(int(row) + 1, "minimum", f"{low[row]:g}", "above the capacity", remedy)

    def _id(self, name: str, row: int, cell: object) -> str | None:
        if isinstance(cell, (float, np.floating)) and not math.isnan(cell):
            self.add(row, name, cell, "a decimal number, digits may be lost", "Read ids as text")
            return None
        text = cell_text(cell)
        return None if text is None else unicodedata.normalize("NFC", text)

    def _number(self, name: str, row: int, cell: object, column: Column) -> float:
        if is_missing(cell):
            return math.nan
        text = str(cell).strip()
        try:
            number = float(text.replace(",", ".") if self.table.decimal_comma else text)
        except ValueError:
            number = math.nan
        if isinstance(cell, (bool, np.bool_)) or not math.isfinite(number) or "_" in text:
            remedy = "Give a number, or leave the cell empty"
            if name == "grade":
                remedy = "Give a whole number, or state the scale of the labels"
            self.add(row, name, cell, "not a number", remedy)
        elif column.whole and number != math.floor(number):
            self.add(row, name, cell, "not a whole number", "Round it")
        elif not column.least <= number <= column.most:
            limits = f"from {column.least:g} to {column.most:g}".replace(" to inf", " upwards")
            self.add(row, name, cell, "out of range", f"Give a number {limits}")
        else:
            return number
        return math.nan

    def _yes_no(self, name: str, row: int, cell: object, _: Column) -> float:
        if is_missing(cell):
            return math.nan
        answer = _YES_NO.get(str(cell).strip().casefold().removesuffix(".0"))
        if answer is None:
            self.add(
                row, name, cell, "neither yes nor no", "Use yes/no, oui/non, true/false or 1/0"
            )
            return math.nan
        return answer

    def _items(self, name: str, cells: list[object], column: Column) -> Items:
        rows: list[int] = []
        labels: list[str] = []
        values: list[float] = []
        for row, cell in enumerate(cells):
            seen = set()
            for entry in self._entries(name, row + 1, cell):
                label, value = self._entry(name, row + 1, entry, column)
                if label in seen:
                    self.add(row + 1, name, entry, "listed twice", "List it once")
                elif label:
                    seen.add(label)
                    rows.append(row)
                    labels.append(label)
                    values.append(value)
        array = np.empty(len(labels), dtype=object)
        array[:] = labels
        return Items(np.array(rows, dtype=np.int64), array, np.array(values, dtype=float))

    def _entries(self, name: str, row: int, cell: object) -> Iterable[str]:
        if isinstance(cell, str):
            parts = [p.strip() for p in cell.replace(";", "|").split("|")]
            if len(parts) > 1 and not all(parts):
                self.add(
                    row, name, cell, "an empty entry in the list", "Remove the extra separator"
                )
            return [p for p in parts if p]
        if isinstance(cell, (list, tuple, set, frozenset, np.ndarray)):
            if all(isinstance(entry, str) for entry in cell):
                return [
                    e.strip()
                    for e in (sorted(cell) if isinstance(cell, (set, frozenset)) else cell)
                ]
        elif is_missing(cell):
            return []
        self.add(
            row, name, cell, "not a list", "Give text such as 'python:4|excel', or a list of text"
        )
        return []

    def _entry(self, name: str, row: int, entry: str, column: Column) -> tuple[str, float]:
        if name == "availability" and entry not in HOURS:
            self.add(row, name, entry, "not a weekly hour", "Write it as mon-09")
            return "", math.nan
        head, colon, tail = entry.rpartition(":")
        if not column.levels or not colon:
            return unicodedata.normalize("NFC", entry), math.nan
        level = tail.strip().replace(",", ".") if self.table.decimal_comma else tail.strip()
        try:
            value = float(level)
        except ValueError:
            value = math.nan
        if not 1 <= value <= 5 or not head.strip():
            self.add(row, name, entry, "the level is not from 1 to 5", "Write it as 'python:4'")
            return "", math.nan
        return unicodedata.normalize("NFC", head.strip()), value


def _sorted(people: People) -> People:
    """Put people into the order of their ids, so that the order of the rows means nothing."""
    keys = ["" if i is None else i for i in people.ids.tolist()]
    order = np.array(sorted(range(len(keys)), key=keys.__getitem__), dtype=np.int64)
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    columns: dict[str, Any] = {}
    for name, values in people.columns.items():
        if isinstance(values, Items):
            rows = place[values.rows]
            by_row = np.lexsort((values.labels.astype(str), rows))
            columns[name] = Items(rows[by_row], values.labels[by_row], values.values[by_row])
        else:
            columns[name] = values[order]
    frame = people.frame.iloc[order].reset_index(drop=True)
    return People(people.role, frame, people.ids[order], people.source_rows[order], columns)
