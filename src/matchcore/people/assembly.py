"""The table of each role, put together from wherever people are: one table or several."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from matchcore.catalogue import together, told
from matchcore.errors import InputError, InputProblem
from matchcore.people.columns import LISTS, Role
from matchcore.people.joining import joined
from matchcore.people.latest import latest_answers
from matchcore.people.role_tables import role_tables
from matchcore.tables import ColumnNames, Layout, Table, TableProblem, TableSource, read_tables
from matchcore.tables.people_tables import PEOPLE
from matchcore.tables.sheet_roles import with_sheets_apart

_STAFF = ["id", "name", "email", "manager"]


def read_sources(
    sources: Mapping[str, TableSource | None],
    columns: ColumnNames,
    layout: str | Layout | Mapping[str, Any] | None,
    problems: list[TableProblem],
) -> dict[Role, Table]:
    """Read the tables that are given and return one for each role.

    Parameters
    ----------
    sources : mapping
        Under ``mentors`` and ``mentees``, or under ``people`` both of them, in one sheet or in a
        sheet for each role; under ``staff`` people who manage others, under ``join`` more about
        everybody. None where there is no table.
    columns, layout : as in `Cohort`
    problems : list
        Gets the problems of names and roles.

    Raises
    ------
    InputError
        Tables are missing, or cannot be read at all.
    """
    given = with_sheets_apart(sources)
    if wrong := missing_tables(given):
        raise InputError(wrong)
    tables = read_tables(given, columns, layout, problems, LISTS)
    for name, table in tables.items():
        if table.layout.keep == "latest" and name != PEOPLE:  # there, roles count
            tables[name] = latest_answers(table)
    by_role: dict[Role, Table] = {}
    if "people" in tables:
        by_role = role_tables(tables.pop("people"), problems)
    more = tables.pop("join", None)
    by_role |= tables
    if more is None:
        return by_role
    sides: dict[Role, Table] = {role: table for role, table in by_role.items() if role != "staff"}
    added, others = joined(sides, more, problems)
    by_role |= added
    if "staff" not in by_role and len(others.frame) and {"id", "manager"} <= {*others.frame}:
        by_role["staff"] = _staff(others)
    return by_role


def _staff(others: Table) -> Table:
    """Return people of a joined table who take no part as staff: they may manage others."""
    frame = others.frame[[name for name in _STAFF if name in others.frame]]
    return replace(others, name="staff", frame=frame, notes=(), cautions=())


def missing_tables(given: Mapping[str, TableSource]) -> list[InputProblem]:
    """Return what is wrong with the choice of tables.

    >>> [problem.place for problem in missing_tables({"mentors": []})]
    ['mentees']
    """
    if "people" in given:
        both = [name for name in ("mentors", "mentees") if name in given]
        problem, remedy = (
            told("it holds mentors and mentees"),
            told("leave out {names}", names=together(told(" and "), both)),
        )
        return [InputProblem("needless_table", "people", "", problem, remedy)] if both else []
    return [
        InputProblem(
            "missing_table",
            name,
            "",
            told("there is no table"),
            told("give {name}, or people", name=name),
        )
        for name in ("mentors", "mentees")
        if name not in given
    ]
