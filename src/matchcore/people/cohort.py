"""The people of one season: mentors and mentees, read, checked and sorted."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from copy import copy
from functools import cached_property
from typing import Any, Self

import numpy as np

from matchcore.errors import CohortError, InputError
from matchcore.model.arrays import Rows
from matchcore.people.assembly import read_sources
from matchcore.people.cautions import extra_columns, look_alikes, misplaced_columns
from matchcore.people.columns import COLUMNS, Role, Text
from matchcore.people.directory import Directory
from matchcore.people.identity import Identity
from matchcore.people.overview import Overview, overview
from matchcore.people.partners import with_known_ids
from matchcore.people.people import People
from matchcore.people.reading import read_people
from matchcore.people.reporting_lines import (
    ReportingLines,
    manager_problems,
    managers_elsewhere,
    reports,
)
from matchcore.people.same_people import identity_cautions, identity_problems
from matchcore.people.scale import Scale, scale_problems
from matchcore.tables import (
    ColumnNames,
    Layout,
    Table,
    TableProblem,
    TableSource,
    frame_of_problems,
)
from matchcore.wording import Language, checked_language, counted


class Cohort:
    """Mentors and mentees, validated; all problems of all tables are reported together.

    Parameters
    ----------
    mentors, mentees : data frame, records, columns or path of a file
        One person per row; the guide "People" in ``docs/`` lists the columns. Only ``id`` is
        required; extra columns are kept. Frames may be pandas, polars or pyarrow; files may be
        CSV, Excel, Parquet or JSON. Records are mappings, dataclasses, named tuples or database
        rows, in a list, generator or other iterable; columns are a mapping of name to list.
    staff : as mentors and mentees, optional
        People who manage others but do not take part: ``id`` and ``manager``. Mentors and mentees
        may be listed here too.
    people : as mentors and mentees, optional
        One table of mentors and mentees, in place of the two: its column ``role`` says who is
        what.
    join : as mentors and mentees, optional
        More about the people of the other tables, such as HR data: joined by ``id`` or ``email``.
    scale : sequence of str, optional
        The labels of ``grade``, lowest first; equal ones in a list of their own. Without it grades
        are whole numbers.
    columns : mapping of str to str, optional
        Column name in the tables → name in matchcore. Where two tables use one name for different
        things, ``{"mentees": {...}}`` applies to one of them.
    layout : str or Layout, optional
        How another system writes its tables: ``"scim"``, ``"successfactors"``,
        ``"google_forms"``, ``"microsoft_forms"``, or your own `Layout`.

    Attributes
    ----------
    mentors, mentees : People
        Sorted by id, whatever the order of the rows.
    staff : People or None
    notes : tuple of str
        How the tables were read: encodings, delimiters, other names, extra columns, `cautions`.
    cautions : tuple of str
        The notes that need a look: what the reader guessed or left out.
    extra : tuple of str
        The notes that name extra columns.
    identity : Identity
        Which ids of several tables are one person's.
    directory : Directory
        Whom an entry means that is no id.

    Raises
    ------
    CohortError
        Something in the tables is wrong. Its ``problems`` frame has one row per problem.
    InputError
        A file cannot be read as a table, or an argument is wrong.

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
        mentors: TableSource | None = None,
        mentees: TableSource | None = None,
        staff: TableSource | None = None,
        *,
        people: TableSource | None = None,
        join: TableSource | None = None,
        scale: Scale | None = None,
        columns: ColumnNames | None = None,
        layout: str | Layout | Mapping[str, Any] | None = None,
    ) -> None:
        if wrong := scale_problems(scale):
            raise InputError(wrong)
        sides = {"mentors": mentors, "mentees": mentees, "staff": staff}
        problems: list[TableProblem] = []
        sources = {**sides, "people": people, "join": join}
        tables = read_sources(sources, columns or {}, layout, problems)
        cautions = [caution for table in tables.values() for caution in table.cautions]
        words: list[str] = []
        by_role = {
            role: read_people(role, table, scale, problems, cautions, words)
            for role, table in tables.items()
        }
        self.identity = Identity([*by_role.values()])
        self.directory = Directory(self.identity)
        told = self._find_partners(by_role, tables)
        self.mentors: People = by_role["mentors"]
        self.mentees: People = by_role["mentees"]
        self.staff: People | None = by_role.get("staff")
        cautions += misplaced_columns(self.mentors, self.mentees)
        cautions += [*identity_cautions(self.identity), *told, *look_alikes(self._everybody)]
        self.cautions = tuple(dict.fromkeys(cautions))  # one file may serve as two tables
        self.extra = tuple(note for table in by_role.values() for note in extra_columns(table))
        words += managers_elsewhere(self._everybody)
        records = dict.fromkeys(note for table in tables.values() for note in table.notes)
        self.notes = (*records, *words, *self.extra, *self.cautions)
        problems += identity_problems(self.identity)
        problems += manager_problems(self._everybody, self.reporting, self.identity.same)
        if problems:
            raise CohortError(frame_of_problems(problems))

    def _find_partners(
        self, by_role: dict[Role, People], tables: Mapping[Role, Table]
    ) -> list[str]:
        """Give managers and partners their ids, in place; return cautions on those entries."""
        told = []
        for role, people in by_role.items():
            headers = tables[role].headers
            by_role[role], cautions = with_known_ids(people, self.directory, headers)
            told += cautions
        return told

    def __repr__(self) -> str:
        return f"Cohort({', '.join(counted(len(p), p.role) for p in (self.mentors, self.mentees))})"

    @property
    def shape(self) -> tuple[int, int]:
        """The numbers of mentees and mentors, in the order of every array of pairs."""
        return len(self.mentees), len(self.mentors)

    @cached_property
    def managers(self) -> dict[str, str]:
        """The manager of each person who has one, over all tables."""
        managers = {
            report.person: report.manager
            for report in reports(self._everybody)
            if report.person is not None
        }
        same = self.identity.same
        by_person = {same[one]: boss for one, boss in managers.items() if one in same}
        others = {one: by_person[who] for one, who in same.items() if who in by_person}
        return {**others, **managers}

    @cached_property
    def reporting(self) -> ReportingLines:
        """The reporting lines, followed to any depth."""
        return ReportingLines(self.managers)

    def has_column(self, column: str) -> bool:
        """Return whether a column is known, or an extra one of either table."""
        return any(column in names for names in (COLUMNS, self.mentors.frame, self.mentees.frame))

    def rows(self, role: str, ids: Sequence[str] | Text) -> Rows:
        """Return the row numbers of some ids; −1 for ids that nobody has.

        Where a person has other ids in other tables, each of them counts.
        """
        place = self._places[role]
        return np.array([place.get(i, -1) for i in ids], dtype=np.int64)

    @cached_property
    def _places(self) -> dict[str, dict[str, int]]:
        places: dict[str, dict[str, int]] = {}
        for people in (self.mentors, self.mentees):
            own = {i: k for k, i in enumerate(people.ids.tolist())}
            standing = {self.identity.standing(i): own[i] for i in self.identity.same if i in own}
            same = self.identity.same.items()
            others = {i: standing[who] for i, who in same if who in standing}
            places[people.role] = {**others, **own}
        return places

    def only(self, mentees: Rows, mentors: Rows) -> Self:
        """Return some of these people as a cohort, by row number.

        Whom entries mean, and who manages whom, stays as it was: the others are still known.

        >>> cohort = Cohort([{"id": "m"}, {"id": "n"}], [{"id": "e"}])
        >>> cohort.only(np.array([0]), np.array([1])).mentors.ids.tolist()
        ['n']
        """
        chosen = copy(self)
        vars(chosen)["reporting"] = self.reporting  # of everybody
        for name in ("_places", "oneself"):
            vars(chosen).pop(name, None)
        chosen.mentees, chosen.mentors = self.mentees.only(mentees), self.mentors.only(mentors)
        return chosen

    @cached_property
    def oneself(self) -> tuple[Rows, Rows]:
        """The pairs of a mentee and a mentor who are, or may be, one person."""
        own = self.rows("mentors", self.mentees.ids)
        pairs = {*zip(np.flatnonzero(own >= 0).tolist(), own[own >= 0].tolist(), strict=True)}
        two_ids = self.identity.pairs_of_one()
        mentees = self.rows("mentees", [a for a, _ in two_ids]).tolist()
        mentors = self.rows("mentors", [b for _, b in two_ids]).tolist()
        pairs.update(zip(mentees, mentors, strict=True))
        rows = np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)
        return rows[:, 0], rows[:, 1]

    def summary(self, language: Language = "en") -> Overview:
        """Return counts of people and of filled cells, and how the tables were read.

        Parameters
        ----------
        language : {"en", "fr"}
            Of the text.

        Examples
        --------
        >>> import pandas as pd
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
        return overview(self._everybody, self.notes, checked_language(language))

    @property
    def _everybody(self) -> list[People]:
        return [p for p in (self.mentors, self.mentees, self.staff) if p is not None]
