"""More about people from another table, such as HR data, joined by id or e-mail address."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from matchcore.catalogue import told
from matchcore.names import fold
from matchcore.people.cells import texts_of
from matchcore.people.columns import COLUMNS, Role
from matchcore.people.identifiers import id_key, name_key
from matchcore.people.join_keys import Found, found_rows
from matchcore.tables import Table, TableProblem, cell_text, is_missing
from matchcore.wording import enumerated


def joined(
    tables: Mapping[Role, Table], more: Table, problems: list[TableProblem]
) -> tuple[dict[Role, Table], Table]:
    """Return tables with the columns and the empty cells that another table fills, and its rest.

    People are the same where the ids or the e-mail addresses are equal, whatever their writing. A
    cell that is filled stays; cautions say where the two tables differ, and who is only in one.
    Someone known by an e-mail address alone gets the id of the other table; any other id stays, and
    the other table is changed to it. Its rest are the people who are in none of the tables.
    """
    found = found_rows(tables, more, problems)
    more = _under_our_ids(tables, more, found)
    result = {role: _filled(table, more, found[role]) for role, table in tables.items()}
    here = {place for one in found.values() for place in one.rows if place >= 0}
    others = [k for k in range(len(more.frame)) if k not in here]
    notes = list(more.notes)
    if others:
        shown = enumerated([_name(more, k) for k in others])
        notes.append(
            told(
                "{more}: {count} people in no other table: {shown}",
                more=more.name,
                count=len(others),
                shown=shown,
            )
        )
    first = next(iter(result))
    table = result[first]
    result[first] = replace(
        table, notes=(*table.notes, *notes), cautions=(*more.cautions, *table.cautions)
    )
    rest = replace(more, frame=more.frame.iloc[others], rows=more.rows[others])
    return result, replace(rest, frame=rest.frame.reset_index(drop=True))


def _filled(table: Table, more: Table, found: Found) -> Table:
    """Return a table with what the other one adds, and cautions on where they differ."""
    frame, cautions, added = table.frame.copy(deep=False), [*found.cautions], []
    for name in map(str, more.frame.columns):
        if name == "id" or not _is_wanted(name, table, more):
            continue
        theirs = _taken(_cells(name, table, more), found.rows)
        if name not in frame:
            frame[name] = _column(theirs)
            added.append(name)
            continue
        ours = frame[name].tolist()
        filled = zip(ours, theirs, strict=True)
        frame[name] = _column([other if is_missing(cell) else cell for cell, other in filled])
        cautions += _differences(table, name, ours, theirs)
    missing = [_name(table, k) for k, row in enumerate(found.rows) if row < 0]
    if missing:
        what = told("{count} not in the joined table", count=len(missing))
        cautions.append(
            told("{table}: {what}: {shown}", table=table.name, what=what, shown=enumerated(missing))
        )
    notes = (
        [told("{table}: columns joined: {names}", table=table.name, names=", ".join(added))]
        if added
        else []
    )
    if _with_ids(frame, more, found.rows):
        notes.append(
            told("{table}: ids of the joined table, in place of e-mail addresses", table=table.name)
        )
    return replace(
        table,
        frame=frame,
        notes=(*table.notes, *notes),
        cautions=(*table.cautions, *cautions),
        kept=table.kept | (more.kept & set(added)),
        moved_to=table.moved_to | (more.moved_to & set(added)),
    )


def _taken(cells: Sequence[Any], rows: Sequence[int]) -> list[Any]:
    """Return the cells of some rows; None for −1."""
    return [cells[row] if row >= 0 else None for row in rows]


def _is_wanted(name: str, table: Table, more: Table) -> bool:
    """Return whether a table has use for a column: others may hold what is nobody's business."""
    if name in COLUMNS:
        return table.name in COLUMNS[name].roles
    return name in more.moved_to | more.kept


def _cells(name: str, table: Table, more: Table) -> list[Any]:
    """Return the cells of a column; lists that are separated in another way come split."""
    cells: list[Any] = more.frame[name].tolist()
    if name not in COLUMNS or COLUMNS[name].kind != "list":
        return cells
    signs = [one.layout.separators_of(name, one.name) for one in (table, more)]
    if signs[0] == signs[1]:
        return cells
    texts = {cell for cell in cells if isinstance(cell, str) and not is_missing(cell)}
    split = {text: more.layout.split([text], name, more.name)[0] for text in texts}
    lists = {text: [entry.strip() for entry in entries] for text, entries in split.items()}
    return [lists.get(cell, cell) if isinstance(cell, str) else cell for cell in cells]


def _under_our_ids(tables: Mapping[Role, Table], more: Table, found: Mapping[Role, Found]) -> Table:
    """Return the other table with our ids of the people and their managers.

    E-mail addresses as ids stay what they are there: they are replaced by its ids.
    """
    if "id" not in more.frame:
        return more
    theirs, ours = texts_of(more.frame["id"]), dict[str, str]()
    for role, table in tables.items():
        if "id" in table.frame:
            for own, row in zip(texts_of(table.frame["id"]), found[role].rows, strict=True):
                other = theirs[row] if row >= 0 else None
                if other and own not in (None, other) and not _is_address(own):
                    ours.setdefault(id_key(other), own)
    if not ours:
        return more
    frame = more.frame.copy(deep=False)
    for name in ("id", "manager"):
        if name in frame:
            frame[name] = _column([ours.get(_key(cell), cell) for cell in frame[name].tolist()])
    return replace(more, frame=frame)


def _with_ids(frame: Any, more: Table, found: Sequence[int]) -> bool:
    """Replace e-mail addresses as ids by the ids of the other table, in place."""
    if "id" not in frame or "id" not in more.frame:
        return False
    ours, theirs = frame["id"].tolist(), _taken(texts_of(more.frame["id"]), found)
    moved = [
        bool(_is_address(one) and other and _key(one) != _key(other))
        for one, other in zip(ours, theirs, strict=True)
    ]
    if not any(moved):
        return False
    mails = frame["email"].tolist() if "email" in frame else [None] * len(ours)
    frame["email"] = _column(
        [
            cell_text(one) if is_missing(mail) and _is_address(one) else mail
            for one, mail in zip(ours, mails, strict=True)
        ]
    )
    lines = zip(ours, theirs, moved, strict=True)
    frame["id"] = _column([other if move else one for one, other, move in lines])
    return True


def _differences(table: Table, name: str, ours: Sequence[Any], theirs: Sequence[Any]) -> list[str]:
    """Return a caution on the cells that differ between the two tables."""
    key = name_key if name == "name" else _loosely
    differ = [
        k
        for k, (one, other) in enumerate(zip(ours, theirs, strict=True))
        if one != other
        and not is_missing(one)
        and not is_missing(other)
        and key(str(one)) != key(str(other))
    ]
    if not differ:
        return []
    k = differ[0]
    return [
        told(
            "{table}, {name}: {count} differ from the joined table, such as "
            "{ours!r} and {theirs!r} (row {row}); the first is kept",
            table=table.name,
            name=name,
            count=len(differ),
            ours=ours[k],
            theirs=theirs[k],
            row=table.rows[k],
        )
    ]


def _name(table: Table, k: int) -> str:
    id_ = cell_text(table.frame["id"].iloc[k]) if "id" in table.frame else None
    return repr(id_) if id_ else told("row {row}", row=table.rows[k])


def _is_address(cell: Any) -> bool:
    return isinstance(cell, str) and "@" in cell


def _key(cell: Any) -> str:
    return id_key(cell_text(cell) or "")


def _loosely(text: str) -> str:
    return id_key(fold(text))


def _column(cells: list[Any]) -> Any:
    column = np.empty(len(cells), dtype=object)
    column[:] = cells
    return column
