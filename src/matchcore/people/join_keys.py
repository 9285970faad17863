"""Who is who in two tables that are joined: by id, by e-mail address, or by an id nearly equal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from matchcore.catalogue import together, told
from matchcore.people.cells import texts_of
from matchcore.people.columns import Role
from matchcore.people.identifiers import differ, id_keys, loose_key, name_key
from matchcore.tables import Table, TableProblem
from matchcore.wording import enumerated

_KEYS = ("id", "email")


class Found(NamedTuple):
    """The row of each person in the other table, −1 for nobody, and what to tell."""

    rows: list[int]
    cautions: list[str]


def found_rows(
    tables: Mapping[Role, Table], more: Table, problems: list[TableProblem]
) -> dict[Role, Found]:
    """Return where the people of some tables stand in another one.

    A join by which nobody is found is a problem, and so is an id of people with other names.
    """
    columns = [name for name in _KEYS if name in more.frame]
    places, shared = _places(more, columns)
    found = {role: _found(table, more, places, shared, problems) for role, table in tables.items()}
    if not len(more.frame):
        remedy = told("Give at least one person; an iterator can be read only once")
        problems.append(
            TableProblem(more.name, 0, "id", "", told("the table is empty"), remedy, "empty")
        )
    elif not any(row >= 0 for one in found.values() for row in one.rows):
        remedy = told("Map the columns of ids or of e-mail addresses of both tables (columns)")
        problem = told("nobody of the other tables is in it, by id or e-mail address")
        if not columns:
            problem = told("it has no column of ids and none of e-mail addresses")
        problems.append(TableProblem(more.name, 0, "id", "", problem, remedy, "nobody_joined"))
    return found


def _places(more: Table, columns: Sequence[str]) -> tuple[dict[str, int], dict[str, list[int]]]:
    """Return the row of each id and e-mail address, and the rows of those that several have."""
    places: dict[str, int] = {}
    shared: dict[str, list[int]] = {}
    for column in columns:
        for row, key in enumerate(_keys(more, column)):
            first = places.setdefault(key, row) if key else row
            if first != row:
                shared.setdefault(key, [first]).append(row)
    return {key: row for key, row in places.items() if key not in shared}, shared


def _found(
    table: Table,
    more: Table,
    places: Mapping[str, int],
    shared: Mapping[str, list[int]],
    problems: list[TableProblem],
) -> Found:
    """Return the row of each person of one table."""
    by = {column: _keys(table, column) for column in _KEYS if column in table.frame}
    rows, several = [-1] * len(table.frame), dict[int, str]()
    for keys in by.values():
        for k, key in enumerate(keys):
            if rows[k] < 0:
                rows[k] = places.get(key, -1)
            if key in shared:
                several.setdefault(
                    k, told("{key!r} ({rows})", key=key, rows=_rows(more, shared[key]))
                )
    cautions = []
    unclear = [what for k, what in several.items() if rows[k] < 0]
    if unclear:
        what = told("several rows of the joined table, none of which is read")
        cautions.append(
            told("{table}: {what}: {shown}", table=table.name, what=what, shown=enumerated(unclear))
        )
    names = [_texts(one, "name") for one in (table, more)]
    cautions += _nearly(table, more, by.get("id", []), rows, names, places)
    _refuse_others(table, more, rows, by.get("email", []), names, problems)
    return Found(rows, cautions)


def _nearly(
    table: Table,
    more: Table,
    keys: Sequence[str],
    rows: list[int],
    names: Sequence[Sequence[str | None]],
    places: Mapping[str, int],
) -> list[str]:
    """Find people whose ids differ in leading zeros only, by name; return cautions on them."""
    left = [k for k, key in enumerate(keys) if rows[k] < 0 and key]
    if not left:
        return []
    loose: dict[str, int] = {}
    for key, row in places.items():
        loose[loose_key(key)] = row if loose.get(loose_key(key), row) == row else -1
    ids, joined, doubtful = _texts(more, "id"), list[str](), list[str]()
    for k in left:
        row = loose.get(loose_key(keys[k]), -1)
        if row < 0:
            continue
        one, other = names[0][k], names[1][row]
        is_one = bool(one and other and name_key(one) == name_key(other))
        shown = told(
            "{keys!r} (row {row}) and {id!r}", keys=keys[k], row=table.rows[k], id=ids[row]
        )
        (joined if is_one else doubtful).append(shown)
        rows[k] = row if is_one else -1
    said = [
        (told("ids joined by name, as they differ in leading zeros"), joined),
        (told("ids that may be one, not joined as no name agrees"), doubtful),
    ]
    return [
        told("{table}, id: {what}: {shown}", table=table.name, what=what, shown=enumerated(shown))
        for what, shown in said
        if shown
    ]


def _refuse_others(
    table: Table,
    more: Table,
    rows: Sequence[int],
    mails: Sequence[str],
    names: Sequence[Sequence[str | None]],
    problems: list[TableProblem],
) -> None:
    """Add a problem for each person whose id is that of somebody with another name.

    One e-mail address is proof enough: people change their names.
    """
    theirs = _keys(more, "email") if "email" in more.frame else []
    remedy = told("Correct the id of one of the two, or map another column to 'id' (columns)")
    for k, row in enumerate(rows):
        one, other = (names[0][k], names[1][row]) if row >= 0 else (None, None)
        if one == other or not differ(one, other):
            continue
        if not (mails and theirs and mails[k] and mails[k] == theirs[row]):
            problem = told(
                "row {row} of {more} has this id with the name {other!r}",
                row=more.rows[row],
                more=more.name,
                other=other,
            )
            problems.append(
                TableProblem(
                    table.name, int(table.rows[k]), "name", str(one), problem, remedy, "two_names"
                )
            )


def _keys(table: Table, column: str) -> list[str]:
    return id_keys(text or "" for text in _texts(table, column))


def _texts(table: Table, column: str) -> list[str | None]:
    if column not in table.frame:
        return [None] * len(table.frame)
    return texts_of(table.frame[column])


def _rows(table: Table, places: Sequence[int]) -> str:
    return told(
        "rows {names}", names=together(told(" and "), (str(table.rows[place]) for place in places))
    )
