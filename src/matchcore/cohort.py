"""The people of one season: mentors and mentees, read, checked and put into order."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property

import numpy as np
import pandas as pd

from matchcore.errors import CohortError
from matchcore.masks import Rows
from matchcore.people import COLUMNS, People, Text
from matchcore.reading import TableProblem, read_people
from matchcore.tables import TableSource, read_table


class Cohort:
    """Mentors and mentees, validated; every problem of both tables is reported at once.

    Parameters
    ----------
    mentors, mentees : pandas.DataFrame or path of a CSV file
        One person per row; the columns are those of the guide "People" in ``docs/``. Only ``id``
        is needed; extra columns are kept.
    scale : sequence of str, optional
        The labels of ``grade``, lowest first. Without it grades are whole numbers.

    Attributes
    ----------
    mentors, mentees : People
        In the order of their ids, whatever the order of the rows.
    notes : tuple of str
        What the reader decided and the user should know, such as an encoding.

    Raises
    ------
    CohortError
        Its ``problems`` frame names table, row, column, value, problem and remedy of each.
    InputError
        A file that cannot be read as a table at all.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["b", "a"], "skills": ["python:5", "excel|sql:2"]})
    >>> mentees = pd.DataFrame({"id": ["z"], "wants": ["python"]})
    >>> cohort = Cohort(mentors, mentees)
    >>> cohort
    Cohort(2 mentors, 1 mentees)
    >>> cohort.mentors.ids.tolist()
    ['a', 'b']
    """

    def __init__(
        self, mentors: TableSource, mentees: TableSource, *, scale: Sequence[str] | None = None
    ) -> None:
        tables = read_table("mentors", mentors), read_table("mentees", mentees)
        problems: list[TableProblem] = []
        order = None if scale is None else tuple(scale)
        self.mentors: People = read_people("mentors", tables[0], order, problems)
        self.mentees: People = read_people("mentees", tables[1], order, problems)
        self.notes = tables[0].notes + tables[1].notes
        problems += self._looping_managers()
        if problems:
            raise CohortError(pd.DataFrame(problems, columns=list(TableProblem._fields)))

    def __repr__(self) -> str:
        return f"Cohort({len(self.mentors)} mentors, {len(self.mentees)} mentees)"

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors, in the order of all arrays."""
        return len(self.mentees), len(self.mentors)

    @cached_property
    def managers(self) -> dict[str, str]:
        """Who reports to whom: person → manager, over both tables."""
        chain: dict[str, str] = {}
        for people in (self.mentors, self.mentees):
            pairs = zip(people.ids.tolist(), people.text("manager").tolist(), strict=True)
            chain.update({one: boss for one, boss in pairs if boss is not None})
        return chain

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

    def _looping_managers(self) -> list[TableProblem]:
        """Return one problem for each person whose line of managers never ends."""
        ends: dict[str, bool] = {}
        for start in self.managers:
            path: dict[str, None] = {}
            one: str | None = start
            while one is not None and one not in ends and one not in path:
                path[one] = None
                one = self.managers.get(one)
            ends.update(dict.fromkeys(path, one is None or ends.get(one, False)))
        return [
            TableProblem(
                people.role,
                int(row),
                "manager",
                str(self.managers.get(one)),
                "the line of managers runs in a circle",
                f"Correct the manager of {one}, or of somebody above",
            )
            for people in (self.mentors, self.mentees)
            for row, one in zip(people.source_rows, people.ids.tolist(), strict=True)
            if not ends.get(one, True)
        ]
