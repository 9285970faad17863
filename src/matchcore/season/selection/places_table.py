"""Places from a table that a person fills: side, group and number, in English or French."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.names.phrases import phrase, phrases
from matchcore.names.roles import roles_of
from matchcore.people import read_plain_number
from matchcore.people.cells import column_cells
from matchcore.rounds.feedback_cells import text_of
from matchcore.season.selection.places import OTHERS
from matchcore.tables import Table, TableSource, is_missing, read_table

__all__ = ["read_places"]

_MEANT = phrases(
    {
        "role": "role|side|rôle|profil|population",
        "group": """group|groupe|department|département|direction|service|site|team|équipe
        |entité|lieu""",
        "places": "places|place|number|number of places|seats|nombre|nombre de places|capacité",
    }
)
_OTHERS = (OTHERS, "autres", "Autres", "others", "Others")


def read_places(source: TableSource) -> dict[str, int | dict[str, int]]:
    """Read places from a table, as `select` takes them.

    Parameters
    ----------
    source : data frame, records, columns or path of a file
        Columns ``role`` (mentor or mentee), ``places``, and perhaps ``group`` (a department or
        site; ``*`` for each that is not named; empty for a whole side). French words are read, too.

    Raises
    ------
    InputError
        Lists every cell that cannot be read.

    Examples
    --------
    >>> rows = [("Mentorés", "R&D", "10"), ("Mentorés", "RH", "5"), ("Mentors", "", "12")]
    >>> read_places([dict(zip(["Rôle", "Service", "Places"], row)) for row in rows])
    {'mentees': {'R&D': 10, 'RH': 5}, 'mentors': 12}
    """
    table, problems = read_table("places", source), list[InputProblem]()
    theirs = _columns(table, problems)
    if problems:
        raise InputError(problems)
    cells = {ours: column_cells(table.frame[header]) for ours, header in theirs.items()}
    found: dict[str, int | dict[str, int]] = {}
    for k, row in enumerate(table.rows.tolist()):
        values = {ours: own[k] for ours, own in cells.items()}
        if not all(map(is_missing, values.values())):
            _add(found, values, told("table of places, row {row}", row=row), problems)
    if not found and not problems:
        problems.append(InputProblem("empty", "places", "", told("the table states no places")))
    if problems:
        raise InputError(problems)
    return found


def _columns(table: Table, problems: list[InputProblem]) -> dict[str, str]:
    """Return the header of each of our columns."""
    found: dict[str, list[str]] = {}
    for header in map(str, table.frame.columns):
        ours = _MEANT.get(phrase(header))
        if ours is not None:
            found.setdefault(ours, []).append(header)
    for ours in ("role", "places"):
        if ours not in found:
            place = told("table of places, {column}", column=ours)
            remedy = told("columns are role, group and places")
            problem = told("the column is missing")
            problems.append(InputProblem("missing_column", place, "", problem, remedy))
    for ours, several in found.items():
        if len(several) > 1:
            place, remedy = (
                told("table of places, {column}", column=ours),
                told("rename the others"),
            )
            problem = told("several columns may be this one: {several}", several=several)
            problems.append(InputProblem("same_name", place, "", problem, remedy))
    return {ours: several[0] for ours, several in found.items()}


def _add(
    found: dict[str, int | dict[str, int]],
    values: Mapping[str, Any],
    place: str,
    problems: list[InputProblem],
) -> None:
    """Take one row on board."""
    text, group = text_of(values["role"]), text_of(values.get("group"))
    sides = [side for side in ("mentees", "mentors") if side in (roles_of(text) or ())]
    if len(sides) != 1:
        remedy = told("write mentor or mentee")
        problems.append(InputProblem("unknown_role", place, repr(text[:60]), remedy=remedy))
    count = read_plain_number(text_of(values["places"]), comma=True)
    if not (count >= 0 and count.is_integer()):
        remedy, shown = told("give a whole number, 0 or more"), repr(text_of(values["places"])[:60])
        problems.append(InputProblem("not_a_whole_number", place, shown, remedy=remedy))
        return
    for side in sides if len(sides) == 1 else []:
        group = OTHERS if group in _OTHERS else group
        stated = found.get(side)
        if stated is None:
            found[side] = {group: int(count)} if group else int(count)
        elif isinstance(stated, dict) and group and group not in stated:
            stated[group] = int(count)
        else:
            problem = told("{side} have places twice", side=side)
            remedy = told("give the places of a side whole, or once for each group")
            problems.append(InputProblem("duplicate", place, repr(text[:60]), problem, remedy))
