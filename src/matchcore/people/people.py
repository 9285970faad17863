"""One table of people: text, numbers and lists by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matchcore.errors import InputError, InputProblem
from matchcore.people.cells import Fault, column_cells, read_cells, read_extra
from matchcore.people.columns import COLUMNS, Numbers, Role, Text
from matchcore.people.items import Items
from matchcore.people.list_columns import read_lists
from matchcore.tables import Layout


@dataclass(frozen=True, eq=False)
class People:
    """The mentors, the mentees or the staff: validated and sorted by id.

    Attributes
    ----------
    role : {"mentors", "mentees", "staff"}
    frame : pandas.DataFrame
        The cells as given, extra columns included, sorted by id.
    ids : array of str
    source_rows : array of int
        The row of each person in the table as given. Row 1 is the first below the header; blank
        rows count.
    columns : dict of str to array or Items
        The known columns, read.
    layout : Layout
        How lists are separated.
    """

    role: Role
    frame: pd.DataFrame
    ids: Text
    source_rows: NDArray[np.int64]
    columns: dict[str, Any] = field(repr=False)
    layout: Layout = field(default_factory=Layout, repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    def text(self, column: str) -> Text:
        """Return a text column, known or extra: str, or None where missing.

        Raises
        ------
        InputError
            Cells of an extra column are not text; the error lists them all.
        """
        if column in self.columns:
            text: Text = self.columns[column]
            return text
        if column not in self.frame:
            return np.full(len(self), None, dtype=object)
        values, faults = read_cells(column_cells(self.frame[column]), read_extra)
        if faults:
            raise InputError(self._problems(column, faults))
        return values

    def numbers(self, column: str) -> Numbers:
        """Return a column of numbers; NaN where missing."""
        found = self.columns.get(column)
        return np.full(len(self), np.nan) if found is None else found

    def items(self, column: str) -> Items:
        """Return the entries of a list column, known or extra, in row order.

        Raises
        ------
        InputError
            The column holds single values, or cells of an extra column are not lists of text; the
            error lists them all.
        """
        items, problems = self.listed(column)
        if problems:
            raise InputError(problems)
        return items

    def listed(self, column: str) -> tuple[Items, list[InputProblem]]:
        """Return the entries of a list column that can be read, and the problems of the others."""
        if column in COLUMNS and COLUMNS[column].kind != "list":
            raise InputError(self._wrong_kind(column, "holds single values", "lists"))
        if column in self.columns:
            return self.columns[column], []
        if column in COLUMNS or column not in self.frame:
            empty = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=object), np.zeros(0)
            return Items(*empty), []
        cells = column_cells(self.frame[column])
        items, faults, _ = read_lists(column, cells, self.layout, self.role, comma=False)
        return items, self._problems(column, faults)

    def values(self, column: str) -> Text | Numbers:
        """Return a column of text or of numbers; None or NaN where missing.

        Raises
        ------
        InputError
            The column holds lists.
        """
        kind = COLUMNS[column].kind if column in COLUMNS else "text"
        if kind == "list":
            raise InputError(self._wrong_kind(column, "holds lists", "single values"))
        return self.numbers(column) if kind in ("number", "yes_no") else self.text(column)

    def _wrong_kind(self, column: str, held: str, needed: str) -> InputProblem:
        place, remedy = f"{self.role}, {column}", f"use a column that holds {needed}"
        return InputProblem("wrong_column_kind", place, "", held, remedy)

    def _problems(self, column: str, faults: Sequence[Fault]) -> list[InputProblem]:
        where = [f"{self.role}, row {self.source_rows[fault.at]}, {column}" for fault in faults]
        return [
            InputProblem(wrong.code, place, repr(value), wrong.problem, wrong.remedy)
            for place, (_, value, wrong) in zip(where, faults, strict=True)
        ]
