"""The names of columns in a file mapped to ours, as users and layouts state them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeAlias

from matchcore.catalogue import told, with_colon
from matchcore.errors import InputProblem
from matchcore.tables.people_tables import TABLES

ColumnNames: TypeAlias = "Mapping[str, str | Mapping[str, str]]"
"""Name of a column in the file → ours, in all tables; under ``mentors``, ``mentees``, ``staff``,
``people`` and ``join`` for that table only."""


def mapping_problems(
    place: str, columns: Any, tables: tuple[str, ...] = TABLES
) -> list[InputProblem]:
    """Return what is wrong with a mapping of names of columns.

    Under the names of `tables` it may hold mappings for that table only.
    """
    if not isinstance(columns, Mapping):
        remedy = told("give a mapping of your names to ours")
        return [InputProblem("wrong_type", place, repr(columns), remedy=remedy)]
    problems = []
    for theirs, ours in columns.items():
        if theirs in tables and isinstance(ours, Mapping):
            problems += mapping_problems(with_colon(place, theirs), ours, ())
        elif not all(isinstance(name, str) and name.strip() for name in (theirs, ours)):
            remedy = told("give text for both names")
            where = with_colon(place, repr(theirs))
            problems.append(InputProblem("wrong_type", where, repr(ours), remedy=remedy))
    return problems


def names_for(table: str, columns: ColumnNames) -> dict[str, str]:
    """Return the names that apply to one table: the shared ones, overridden by its own.

    >>> names_for("mentees", {"Nom": "name", "mentees": {"Nom": "badge"}, "mentors": {"X": "id"}})
    {'Nom': 'badge'}
    """
    shared = {theirs: ours for theirs, ours in columns.items() if isinstance(ours, str)}
    own = columns.get(table)
    return shared | (dict(own) if isinstance(own, Mapping) else {})
