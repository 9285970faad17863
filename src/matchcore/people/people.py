"""One table of people: text, numbers and lists by column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Rows
from matchcore.people.cells import Fault, column_cells, read_cells, read_extra
from matchcore.people.columns import COLUMNS, Numbers, Role, Text
from matchcore.people.items import Items
from matchcore.people.list_columns import read_lists
from matchcore.people.scale import Scale
from matchcore.people.typed_columns import typed_column
from matchcore.tables import Layout
from matchcore.wording import counted


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
        The row of each person in the table as given. Of a text file or a workbook it is the number
        that a spreadsheet shows; of any other source, 1 is the first person.
    columns : dict of str to array or Items
        The known columns, read.
    layout : Layout
        How lists are separated.
    scale : sequence of str, optional
        The labels of ``grade``, lowest first.
    """

    role: Role
    frame: pd.DataFrame
    ids: Text
    source_rows: NDArray[np.int64]
    columns: dict[str, Any] = field(repr=False)
    layout: Layout = field(default_factory=Layout, repr=False)
    scale: Scale | None = field(default=None, repr=False)

    def __repr__(self) -> str:
        return f"People({counted(len(self), self.role)}, {len(self.frame.columns)} columns)"

    def __len__(self) -> int:
        return len(self.ids)

    def only(self, rows: Rows) -> People:
        """Return some of these people, by row numbers in ascending order."""
        columns = {
            name: values.only(rows) if isinstance(values, Items) else values[rows]
            for name, values in self.columns.items()
        }
        frame = self.frame.iloc[rows].reset_index(drop=True)
        at = self.ids[rows], self.source_rows[rows]
        return replace(self, frame=frame, ids=at[0], source_rows=at[1], columns=columns)

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
            raise InputError(self._wrong_kind(column, told("holds single values"), told("lists")))
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
            raise InputError(self._wrong_kind(column, told("holds lists"), told("single values")))
        return self.numbers(column) if kind in ("number", "yes_no") else self.text(column)

    def to_frame(self) -> pd.DataFrame:
        """Return the people as a frame of typed columns, which reads back as the same people.

        Known columns hold what was read: text (``string``), whole numbers (``Int64``), hours
        (``float64``), yes and no (``boolean``), grades on a scale (an ordered category), and lists
        of text with levels as in ``python:4``. A name that would then be misread, such as ``16:9``,
        is ``{"name": "16:9"}``. Managers and partners are ids. Extra columns are as given. Names of
        columns are ours: a programme with ``columns`` of its own reads it with ``columns={}``.

        Returns
        -------
        pandas.DataFrame
            One row per person, by id; the columns of the table, in its order.

        Examples
        --------
        >>> from matchcore import Cohort
        >>> cohort = Cohort([{"id": "m", "skills": "R:5 | go"}], [{"id": "e", "grade": 3.0}])
        >>> cohort.mentors.to_frame()["skills"].tolist()
        [['R:5', 'go']]
        >>> cohort.mentees.to_frame().dtypes.astype(str).to_dict()
        {'id': 'string', 'grade': 'Int64'}
        """
        columns = {
            name: typed_column(name, self.columns[name], len(self), self.scale)
            if name in self.columns
            else cells.copy()
            for name, cells in self.frame.items()
        }
        return pd.DataFrame(columns)

    def _wrong_kind(self, column: str, held: str, needed: str) -> InputProblem:
        place, remedy = (
            told("{role}, {column}", role=self.role, column=column),
            told("use a column that holds {needed}", needed=needed),
        )
        return InputProblem("wrong_column_kind", place, "", held, remedy)

    def _problems(self, column: str, faults: Sequence[Fault]) -> list[InputProblem]:
        where = [
            told(
                "{role}, row {row}, {column}",
                role=self.role,
                row=self.source_rows[fault.at],
                column=column,
            )
            for fault in faults
        ]
        return [
            InputProblem(wrong.code, place, repr(value), wrong.problem, wrong.remedy)
            for place, (_, value, wrong) in zip(where, faults, strict=True)
        ]
