"""The people of one season: mentors and mentees, read, checked and put into order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from matchcore.errors import CohortError, InputError, InputProblem
from matchcore.model.arrays import Rows
from matchcore.names import fold
from matchcore.people.cautions import extra_columns, misplaced_columns, unknown_partners
from matchcore.people.columns import COLUMNS, LISTS, Role, Text
from matchcore.people.overview import Overview, overview
from matchcore.people.people import People
from matchcore.people.reading import read_people
from matchcore.people.reporting import ReportingLines, manager_problems, reports
from matchcore.tables import ColumnNames, Layout, TableProblem, TableSource, read_tables
from matchcore.wording import counted


class Cohort:
    """Mentors and mentees, validated; every problem of all tables is reported at once.

    Parameters
    ----------
    mentors, mentees : data frame, records, columns or path of a file
        One person per row; the columns are those of the guide "People" in ``docs/``. Only ``id``
        is needed; extra columns are kept. Frames may be of pandas, polars or pyarrow, files CSV,
        Excel, Parquet or JSON. Records are mappings, dataclasses, named tuples or rows of a
        database, in a list, a generator or the like; columns are a mapping of name to list.
    staff : as mentors and mentees, optional
        People who take no part but manage others: ``id`` and ``manager``. Whoever takes part may
        stand there, too.
    scale : sequence of str, optional
        The labels of ``grade``, lowest first. Without it grades are whole numbers.
    columns : mapping of str to str, optional
        Name of a column in the tables → name of ours; where two tables call different things
        alike, ``{"mentees": {...}}`` holds for one of them.
    layout : str or Layout, optional
        How another system writes its tables: ``"scim"``, ``"successfactors"``,
        ``"google_forms"``, ``"microsoft_forms"``, or a `Layout` of your own.

    Attributes
    ----------
    mentors, mentees : People
        In the order of their ids, whatever the order of the rows.
    staff : People or None
    notes : tuple of str
        How the tables were read: encodings, delimiters, other names, extra columns, `cautions`.
    cautions : tuple of str
        Those of the notes that should be looked at: what the reader guessed or left out.
    extra : tuple of str
        Those that name the columns that are none of ours.

    Raises
    ------
    CohortError
        Its ``problems`` frame names table, row, column, value, problem and remedy of each.
    InputError
        A file that cannot be read as a table at all, or an argument that cannot be used.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"Matricule": ["b", "a"], "skills": ["python:5", "excel|sql:2"]})
    >>> mentees = pd.DataFrame({"Matricule": ["z"], "wants": ["python"]})
    >>> cohort = Cohort(mentors, mentees, columns={"Matricule": "id"})
    >>> cohort
    Cohort(2 mentors, 1 mentee)
    >>> cohort.mentors.ids.tolist()
    ['a', 'b']
    """

    def __init__(
        self,
        mentors: TableSource,
        mentees: TableSource,
        staff: TableSource | None = None,
        *,
        scale: Sequence[str] | None = None,
        columns: ColumnNames | None = None,
        layout: str | Layout | Mapping[str, Any] | None = None,
    ) -> None:
        if wrong := scale_problems(scale):
            raise InputError(wrong)
        order = None if scale is None else tuple(scale)
        sources: dict[Role, TableSource] = {"mentors": mentors, "mentees": mentees}
        if staff is not None:
            sources["staff"] = staff
        problems: list[TableProblem] = []
        tables = read_tables(sources, columns or {}, layout, problems, LISTS)
        odd: list[str] = []
        people = {role: read_people(role, tables[role], order, problems, odd) for role in sources}
        self.mentors: People = people["mentors"]
        self.mentees: People = people["mentees"]
        self.staff: People | None = people.get("staff")
        odd += [*misplaced_columns(self.mentors, self.mentees), *unknown_partners(self._everybody)]
        told = [caution for role in sources for caution in tables[role].cautions]
        self.cautions = tuple(dict.fromkeys([*told, *odd]))  # one file may serve two tables
        self.extra = tuple(note for one in people.values() for note in extra_columns(one))
        records = (note for role in sources for note in tables[role].notes)
        self.notes = (*records, *self.extra, *self.cautions)
        problems += manager_problems(self._everybody, self.reporting)
        if problems:
            raise CohortError(pd.DataFrame(problems, columns=list(TableProblem._fields)))

    def __repr__(self) -> str:
        return f"Cohort({', '.join(counted(len(p), p.role) for p in (self.mentors, self.mentees))})"

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors, in the order of all arrays."""
        return len(self.mentees), len(self.mentors)

    @cached_property
    def managers(self) -> dict[str, str]:
        """Who reports to whom: person → manager, over all tables."""
        return {one: boss for _, _, one, boss in reports(self._everybody) if one is not None}

    @cached_property
    def reporting(self) -> ReportingLines:
        """The lines of managers, followed to any depth."""
        return ReportingLines(self.managers)

    def has_column(self, column: str) -> bool:
        """Return whether a column is one of ours, or an extra one of either table."""
        return any(column in names for names in (COLUMNS, self.mentors.frame, self.mentees.frame))

    def rows(self, role: str, ids: Sequence[str] | Text) -> Rows:
        """Return the row numbers of some ids; −1 where nobody has that id."""
        place = self._places[role]
        return np.array([place.get(i, -1) for i in ids], dtype=np.int64)

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        return {p.role: {i: k for k, i in enumerate(p.ids)} for p in (self.mentors, self.mentees)}

    def summary(self) -> Overview:
        """Return who is there, how far the columns are filled, and how the tables were read.

        Examples
        --------
        >>> mentors = pd.DataFrame({"id": ["a", "b"], "grade": [3, None], "badge": "x"})
        >>> print(Cohort(mentors, pd.DataFrame({"id": ["z"], "grade": [8]})).summary())
        2 mentors, 1 mentee
          filled  mentors  mentees
          id         100%     100%
          grade       1/2     100%
          badge      100%        –
        in no table: name, email, language, department, ...
        mentors: extra columns kept: badge
        """
        return overview(self._everybody, self.notes)

    @property
    def _everybody(self) -> list[People]:
        return [p for p in (self.mentors, self.mentees, self.staff) if p is not None]


def scale_problems(scale: Any) -> list[InputProblem]:
    """Return what is wrong with a scale of grades."""
    is_list = isinstance(scale, (list, tuple)) and all(isinstance(label, str) for label in scale)
    if scale is None or (is_list and scale and len(set(map(fold, scale))) == len(scale)):
        return []
    remedy = "give a list of different labels, lowest first"
    return [InputProblem("not_a_scale", "scale", repr(scale), remedy=remedy)]
