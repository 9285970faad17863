"""One table of both roles as two tables: by what people say they are, or by what they fill in."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from matchcore.catalogue import told
from matchcore.names import level_of, roles_in
from matchcore.people.columns import COLUMNS, OWN_LIST, Role
from matchcore.people.latest import latest_rows
from matchcore.tables import Layout, Table, TableProblem, cell_text, record_of

ROLE = "role"
_SIDES: tuple[Role, Role] = ("mentors", "mentees")


def role_tables(table: Table, problems: list[TableProblem]) -> dict[Role, Table]:
    """Return the mentors and the mentees of one table; a person may be both.

    The column ``role`` says who is what; without it, whoever lists skills is a mentor and whoever
    lists wants is a mentee. Columns that a side does not have are left out of it.
    """
    frame = table.frame
    if ROLE in frame:
        roles = _stated(table, problems)
    elif set(OWN_LIST.values()) <= set(frame.columns):
        filled = {side: [*map(_lists_any, frame[OWN_LIST[side]])] for side in _SIDES}
        roles = [{s for s in _SIDES if filled[s][k]} for k in range(len(frame))]
        note = told("mentors are those who list skills, mentees those who list wants")
        table = replace(
            table,
            cautions=(
                *table.cautions,
                told("{table}: no column says who is what: {note}", table=table.name, note=note),
            ),
        )
        _refuse_idle(table, roles, problems)
    else:
        remedy = told("Map the column that says who is mentor or mentee to 'role' (columns)")
        problems.append(
            TableProblem(
                table.name, 0, ROLE, "", told("the column is missing"), remedy, "missing_column"
            )
        )
        roles = [set(_SIDES) for _ in range(len(frame))]
    if table.layout.keep == "latest":
        latest, cautions = latest_rows(table, [*map(frozenset, roles)])
        table = replace(table, cautions=(*table.cautions, *cautions))
        roles = [found if kept else set() for found, kept in zip(roles, latest, strict=True)]
    return {side: _side(table, side, roles) for side in _SIDES}


def _lists_any(cell: Any) -> bool:
    """Return whether a cell lists anything; in a grid, "none" as a level is nothing."""
    if not isinstance(cell, list):
        return cell_text(cell) is not None
    records = [record_of(entry) for entry in cell]
    return any(one is None or level_of(str(one.get("level", ""))) != 0 for one in records)


def _stated(table: Table, problems: list[TableProblem]) -> list[set[str]]:
    """Return the roles that each row states; a row that states none is a problem."""
    roles = []
    remedy = told("Write mentor, mentee or both")
    texts = [*map(_role_text, table.frame[ROLE])]
    meanings = _meanings({text for text in texts if text})
    for row, text in zip(table.rows.tolist(), texts, strict=True):
        found = meanings.get(text) if text else None
        if not found:
            problem = told("not a role") if text else told("the role is missing")
            code = "unknown_role" if text else "missing_role"
            problems.append(TableProblem(table.name, row, ROLE, text or "", problem, remedy, code))
        roles.append(set(found or ()))
    return roles


def _role_text(cell: Any) -> str | None:
    """Return a role as text; of a column for each role, those that are marked."""
    if not isinstance(cell, list):
        return cell_text(cell)
    marked = [one for one in map(record_of, cell) if one and level_of(str(one["level"])) != 0]
    return " + ".join(str(one["name"]).strip(" ?*:\u00a0\u202f") for one in marked) or None


def _meanings(texts: set[str]) -> dict[str, frozenset[str]]:
    """Return the roles that texts state; together where they are clear, or else each by itself."""
    together = roles_in(texts)
    if together is not None:
        return together
    each = {text: roles_in([text]) for text in texts}
    return {text: found[text] for text, found in each.items() if found}


def _refuse_idle(table: Table, roles: Sequence[set[str]], problems: list[TableProblem]) -> None:
    """Add a problem for each person who lists neither skills nor wants."""
    remedy = told("Fill one of them, or remove the row")
    for row, found in zip(table.rows.tolist(), roles, strict=True):
        if not found:
            problem = told("lists neither skills nor wants: mentor or mentee?")
            problems.append(
                TableProblem(table.name, row, ROLE, "", problem, remedy, "missing_role")
            )


def _side(table: Table, side: Role, roles: Sequence[set[str]]) -> Table:
    """Return the rows and the columns of one side."""
    kept = np.array([side in found for found in roles], dtype=bool)
    columns = [
        name
        for name in table.frame.columns
        if name != ROLE and (name not in COLUMNS or side in COLUMNS[name].roles)
    ]
    frame = table.frame.loc[kept, columns].reset_index(drop=True)
    layout = _layout_of(table, side)
    return replace(table, name=side, frame=frame, rows=table.rows[kept], layout=layout)


def _layout_of(table: Table, side: Role) -> Layout:
    """Return the layout of one side: separators of the whole table are those of its sides."""
    separators = table.layout.separators
    if not isinstance(separators, Mapping) or table.name not in separators:
        return table.layout
    own = {**separators[table.name], **separators.get(side, {})}
    return replace(table.layout, separators={**separators, side: own})
