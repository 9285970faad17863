"""One table taken for what it is: names of columns, and columns that belong together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from matchcore.people import COLUMNS, Role, near_columns
from matchcore.people.latest import TIMESTAMP
from matchcore.people.role_tables import ROLE
from matchcore.recognition.columns import recognise_columns
from matchcore.recognition.contents import Content
from matchcore.recognition.further_columns import FIRST_NAME, LAST_NAME, PREFERS, STATUS
from matchcore.recognition.id_columns import id_column
from matchcore.recognition.rows import values_of_leavers
from matchcore.recognition.taken import TakenFor
from matchcore.recognition.taken_table import TakenTable
from matchcore.tables import Table, cell_text
from matchcore.tables.headers import reduced
from matchcore.tables.nobody_rows import rows_of_nobody

_ROLES: Mapping[str, Role] = {"mentors": "mentors", "mentees": "mentees", "staff": "staff"}
_LISTS = {
    "mentors": frozenset(["skills"]),
    "mentees": frozenset(["wants"]),
    "people": frozenset(["skills", "wants"]),
}
_READ = (TIMESTAMP, ROLE, PREFERS)  # helpers that reading uses under these names


def taken_table(table: Table, stated: Mapping[str, str]) -> TakenTable:
    """Return what a table is taken for; what is `stated` of its columns holds."""
    has_labels = _has_labels(table.frame)
    places = np.arange(has_labels, len(table.frame))
    nobody = list(rows_of_nobody(table.frame))
    places = np.setdiff1d(places, np.array(nobody, dtype=np.int64))
    frame = table.frame.iloc[places] if len(places) < len(table.frame) else table.frame
    held = {header: stated[header] for header in frame.columns if header in stated}
    free = frame[[header for header in frame.columns if header not in held]]
    taken = recognise_columns(free, _ROLES.get(table.name))
    taken = _beside_stated(taken, held)
    if _has_our_headers(table.name, taken, held):
        taken = [_in_our_table(one, table.name) for one in taken]
    found = TakenTable(
        table.name,
        frame,
        taken,
        rows=table.rows[places],
        has_labels=has_labels,
        stated=frozenset(held),
    )
    _add_names(found, is_settled=set(held.values()).__contains__)
    found.names |= held
    found.taken = _in_order(
        frame, [*found.taken, *(_stated(frame, *pair) for pair in held.items())]
    )
    if not found.is_ours:
        misleading = [one.header for one in found.taken if _is_misleading(found, one)]
        found.names |= {header: header for header in misleading if header not in held}
    return found


def _add_names(found: TakenTable, is_settled: Callable[[str], bool]) -> None:
    """Add what is sure or likely of the columns of a table that nobody has stated."""
    by = None if is_settled("id") else id_column(found.taken)
    if by is not None:
        found.names |= {} if by.header == "id" else {by.header: "id"}
        found.taken = [
            _extra(one, other=by.header) if one.column == "id" and one is not by else one
            for one in found.taken
        ]
    sure = [one for one in found.taken if one.sureness != "unsure"]
    for one in sure:
        if one.grid is not None:
            found.grids.setdefault(one.column, []).append(one.header)
        elif one.rank is not None and one.column != PREFERS:
            found.numbered.setdefault(one.column, []).append(one.header)
        elif one.column == STATUS:
            if gone := values_of_leavers(found.frame[one.header].tolist()):
                found.left_out[one.header] = gone
        elif _is_renamed(one) and one.header not in found.names:
            found.names[one.header] = one.column
    choices = [one for one in sure if one.column == PREFERS and one.rank is not None]
    found.choices.extend(one.header for one in sorted(choices, key=lambda one: one.rank or 0))
    parts = {one.column: one.header for one in sure if one.column in (FIRST_NAME, LAST_NAME)}
    if parts and not found.has("name") and not is_settled("name"):
        found.name_of = tuple(parts[key] for key in (FIRST_NAME, LAST_NAME) if key in parts)


def _is_renamed(one: TakenFor) -> bool:
    """Return whether a column is read under another name than its header."""
    is_read = one.column in COLUMNS or one.column in _READ
    return is_read and one.rank is None and one.header != one.column


def _beside_stated(taken: list[TakenFor], held: Mapping[str, str]) -> list[TakenFor]:
    """Return columns of which none is what another one is stated to be."""
    headers = {ours: header for header, ours in held.items()}
    return [
        _extra(one, other=headers[one.column]) if one.column in headers else one for one in taken
    ]


def _in_our_table(one: TakenFor, table: str) -> TakenFor:
    """Return a column of a table with our own headers: any other one is kept as it is."""
    is_ours = one.column == one.header
    is_read = one.column in COLUMNS or one.column in (PREFERS, TIMESTAMP)
    is_role = one.column == ROLE and table == "people"
    return one if is_ours and (is_read or is_role) else _extra(one)


def _stated(frame: pd.DataFrame, header: str, ours: str) -> TakenFor:
    """Return a column that the programme names."""
    content = Content(frame[header])
    return TakenFor(
        header=header,
        column=ours,
        sureness="sure",
        why="stated",
        example=content.example,
        content=content,
    )


def _in_order(frame: pd.DataFrame, taken: Iterable[TakenFor]) -> list[TakenFor]:
    """Return columns in the order of their table."""
    by_header = {one.header: one for one in taken}
    return [by_header[header] for header in map(str, frame.columns)]


def _is_misleading(found: TakenTable, one: TakenFor) -> bool:
    """Return whether a column that is kept has almost the name of one of ours, as if by a typo."""
    return not found.read_as(one) and one.grid is None and bool(near_columns(one.header))


def _has_labels(frame: pd.DataFrame) -> bool:
    """Return whether the first row repeats the headers in other words."""
    if not len(frame):
        return False
    first = [reduced(cell_text(cell) or "") for cell in frame.iloc[0]]
    same = [one == reduced(str(name)) for one, name in zip(first, frame.columns, strict=True)]
    return sum(same) > len(same) / 2


def _has_our_headers(table: str, taken: Sequence[TakenFor], held: Mapping[str, str]) -> bool:
    """Return whether a table has our own headers, so that any other column is an extra one.

    It has our ``id``. Where it also has our list of its side, most of its columns must be ours, as
    an extra ``team`` is no department then; else none may surely be one of ours in other words.
    Names that are stated, in `held`, are as good as ours.
    """
    own = {one.header for one in taken if one.header == one.column} | {*held.values()}
    own &= COLUMNS.keys()
    foreign = sum(map(_is_foreign, taken))
    has_list = bool(own & _LISTS.get(table, frozenset()))
    return "id" in own and (not foreign or (has_list and len(own) > foreign))


def _is_foreign(one: TakenFor) -> bool:
    """Return whether a column is surely one of ours under another name."""
    is_part = one.grid is not None or one.rank is not None
    return is_part or (
        one.column in COLUMNS and one.column != one.header and one.sureness == "sure"
    )


def _extra(one: TakenFor, other: str = "") -> TakenFor:
    """Return a column that is kept as it is, as others are what it could be."""
    meant = one.column or one.meant
    return replace(one, column="", why="other_column", sureness="sure", meant=meant, other=other)
