"""More about people from another table, such as HR data, joined by id or e-mail address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from matchcore.people.columns import COLUMNS, Role
from matchcore.tables import Table, cell_text, is_missing

_SHOWN = 5


def joined(tables: Mapping[Role, Table], more: Table) -> dict[Role, Table]:
    """Return tables with the columns and the empty cells that another table fills.

    People are the same where the ids or the e-mail addresses are equal, whatever their case. A
    cell that is filled stays; cautions say where the two tables differ, and who is only in one.
    Someone known by an e-mail address alone gets the id of the other table.
    """
    places = _places(more)
    found = {role: _found(table, places) for role, table in tables.items()}
    result = {role: _filled(table, more, found[role]) for role, table in tables.items()}
    here = {place for rows in found.values() for place in rows if place >= 0}
    others = len(more.frame) - len(here)
    if others and result:
        first = next(iter(result))
        note = f"{more.name}: {others} of {len(more.frame)} people are in no other table"
        table = result[first]
        result[first] = replace(table, notes=(*table.notes, note))
    return result


def _places(more: Table) -> dict[str, int]:
    """Return the row of each id and of each e-mail address; one that two people share has none."""
    places: dict[str, int] = {}
    for column in ("id", "email"):
        if column in more.frame:
            for row, cell in enumerate(more.frame[column]):
                key = _key(cell)
                if key:
                    places[key] = row if places.get(key, row) == row else -1
    return places


def _found(table: Table, places: Mapping[str, int]) -> list[int]:
    """Return the row of each person in the other table; −1 for nobody."""
    rows = [-1] * len(table.frame)
    for column in ("id", "email"):
        if column in table.frame:
            keys = map(_key, table.frame[column])
            rows = [
                places.get(key, -1) if row < 0 else row for row, key in zip(rows, keys, strict=True)
            ]
    return rows


def _filled(table: Table, more: Table, found: list[int]) -> Table:
    """Return a table with what the other one adds, and cautions on where they differ."""
    frame, cautions, added = table.frame.copy(deep=False), [], []
    for name in more.frame.columns:
        if name == "id" or not _is_wanted(str(name), table, more):
            continue
        theirs = _taken(more.frame[name].tolist(), found)
        if name not in frame:
            frame[name] = _column(theirs)
            added.append(str(name))
            continue
        ours = frame[name].tolist()
        frame[name] = _column(
            [other if is_missing(cell) else cell for cell, other in zip(ours, theirs, strict=True)]
        )
        cautions += _differences(table, str(name), ours, theirs)
    frame, renamed = _with_ids(frame, more, found)
    missing = [_name(table, k) for k, row in enumerate(found) if row < 0]
    if missing:
        shown = ", ".join(map(repr, missing[:_SHOWN])) + (", …" if len(missing) > _SHOWN else "")
        cautions.append(f"{table.name}: {len(missing)} not in the joined table: {shown}")
    notes = [f"{table.name}: columns joined: {', '.join(added)}"] if added else []
    notes += [f"{table.name}: ids of the joined table, in place of e-mail addresses"] * renamed
    return replace(
        table,
        frame=frame,
        notes=(*table.notes, *notes),
        cautions=(*table.cautions, *cautions),
    )


def _taken(cells: list[Any], rows: list[int]) -> list[Any]:
    """Return the cells of some rows; None for −1."""
    return [cells[row] if row >= 0 else None for row in rows]


def _is_wanted(name: str, table: Table, more: Table) -> bool:
    """Return whether a table has use for a column: others may hold what is nobody's business."""
    if name in COLUMNS:
        return table.name in COLUMNS[name].roles
    return name in more.moved_to | more.kept


def _with_ids(frame: Any, more: Table, found: list[int]) -> tuple[Any, bool]:
    """Return a frame whose e-mail addresses as ids are replaced by the ids of the other table."""
    if "id" not in frame or "id" not in more.frame:
        return frame, False
    ours = [cell_text(cell) for cell in frame["id"]]
    theirs = _taken([cell_text(cell) for cell in more.frame["id"]], found)
    is_address = [bool(one and "@" in one) for one in ours]
    moved = [
        bool(address and other and _key(one) != _key(other))
        for one, other, address in zip(ours, theirs, is_address, strict=True)
    ]
    if not any(moved):
        return frame, False
    if "email" not in frame:
        frame["email"] = _column([o if a else None for o, a in zip(ours, is_address, strict=True)])
    ids = zip(ours, theirs, moved, strict=True)
    frame["id"] = _column([other if move else one for one, other, move in ids])
    return frame, True


def _differences(table: Table, name: str, ours: list[Any], theirs: list[Any]) -> list[str]:
    """Return a caution on the cells that differ between the two tables."""
    differ = [
        k
        for k, (one, other) in enumerate(zip(ours, theirs, strict=True))
        if not is_missing(one) and not is_missing(other) and _key(one) != _key(other)
    ]
    if not differ:
        return []
    k = differ[0]
    return [
        f"{table.name}, {name}: {len(differ)} differ from the joined table, such as "
        f"{ours[k]!r} and {theirs[k]!r} (row {table.rows[k]}); the first is kept"
    ]


def _name(table: Table, k: int) -> str:
    return str(cell_text(table.frame["id"].iloc[k])) if "id" in table.frame else f"row {k + 1}"


def _key(cell: Any) -> str:
    return (cell_text(cell) or "").casefold()


def _column(cells: list[Any]) -> Any:
    column = np.empty(len(cells), dtype=object)
    column[:] = cells
    return column
