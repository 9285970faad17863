"""Which columns of people a programme reads, and which of its rules and parts read each."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from matchcore.affinity.components import Component
from matchcore.affinity.terms import PairTerm
from matchcore.people import COLUMNS, Role
from matchcore.programme.definition import Definition
from matchcore.rules.reporting_line import NotInReportingLine
from matchcore.rules.rule import ColumnRule

SIDES: tuple[Role, ...] = ("mentors", "mentees")


class Need(NamedTuple):
    """Who reads a column of one table: rules as they are written, parts by their names.

    Attributes
    ----------
    needed_by : tuple of str
        Those that do nothing, or forbid everybody, where the column is missing.
    used_by : tuple of str
        Those that do without: loads have a default, and nobody need have a past partner.
    """

    needed_by: tuple[str, ...] = ()
    used_by: tuple[str, ...] = ()


def needed_columns(programme: Definition) -> dict[Role, dict[str, Need]]:
    """Return the columns that a programme reads from each table.

    They stand in the order of ``COLUMNS``, extra ones last. Everybody has an ``id`` besides. A
    user-defined rule or part says with ``reads`` what it reads.

    Examples
    --------
    >>> from matchcore import Programme
    >>> needs = needed_columns(Programme.reverse_mentoring())
    >>> needs["mentees"]["wants"]
    Need(needed_by=('skills',), used_by=())
    >>> needs["mentors"]["grade"]
    Need(needed_by=('SeniorityGap(at_least=2)', 'seniority'), used_by=())
    >>> needs["mentors"]["capacity"]
    Need(needed_by=(), used_by=('Capacity',))
    """
    needs: dict[Role, dict[str, Need]] = {side: {} for side in SIDES}
    for name, reader in _readers(programme):
        for side in SIDES:
            for column in dict.fromkeys(reader.reads(side)):
                needed, used = needs[side].get(column, Need())
                if _is_needed(reader, side, column):
                    needs[side][column] = Need((*needed, name), used)
                else:
                    needs[side][column] = Need(needed, (*used, name))
    return {side: _in_order(columns) for side, columns in needs.items()}


def _readers(programme: Definition) -> Iterator[tuple[str, Any]]:
    """Yield the rules, then the components and terms, by name."""
    yield from ((str(rule), rule) for rule in programme.rules)
    affinity = programme.affinity
    yield from affinity.components.items()
    yield from affinity.terms.items()


def _is_needed(reader: Any, side: Role, column: str) -> bool:
    """Return whether a rule or part does not work where one side lacks a column."""
    if isinstance(reader, ColumnRule):
        return reader.missing != "allow"
    if isinstance(reader, Component):
        return reader.weight > 0
    if isinstance(reader, PairTerm):  # where both sides may say it, one is enough
        return not all(column in reader.reads(other) for other in SIDES if other != side)
    return isinstance(reader, NotInReportingLine)


def _in_order(needs: dict[str, Need]) -> dict[str, Need]:
    known = [column for column in COLUMNS if column in needs]
    return {column: needs[column] for column in dict.fromkeys([*known, *needs])}
