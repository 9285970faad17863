"""What one table is taken for: names of columns, and columns that belong together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from matchcore.model.arrays import Rows
from matchcore.people import COLUMNS, Role, near_columns
from matchcore.people.latest import TIMESTAMP
from matchcore.recognition.columns import id_column, recognise_columns
from matchcore.recognition.rows import values_of_leavers
from matchcore.recognition.taken import TakenFor
from matchcore.tables import Table, cell_text
from matchcore.tables.nobody_rows import rows_of_nobody

_ROLES: Mapping[str, Role] = {"mentors": "mentors", "mentees": "mentees", "staff": "staff"}
_HELPERS = (TIMESTAMP, "role")  # columns of the table that reading uses under these names


@dataclass
class TakenTable:
    """What one table is taken for.

    Attributes
    ----------
    name : str
    taken : list of TakenFor
    names : dict of str to str
        Header → ours, where they differ.
    name_of : tuple of str
        The columns that make up a name.
    grids, choices, numbered : dict, list and dict
        Our name of a list → its columns; the columns of choices in order; our name of a list → its
        columns that are numbered.
    left_out : dict
        Header → the values of those who have left.
    has_labels : bool
        Whether the first row repeats the headers in other words; `frame` is without it, and
        without rows that are nobody.
    rows : array of int
        The number of each row of the frame in its source.
    """

    name: str
    frame: pd.DataFrame
    taken: list[TakenFor]
    rows: Rows
    names: dict[str, str] = field(default_factory=dict)
    name_of: tuple[str, ...] = ()
    grids: dict[str, list[str]] = field(default_factory=dict)
    choices: list[str] = field(default_factory=list)
    numbered: dict[str, list[str]] = field(default_factory=dict)
    left_out: dict[str, tuple[str, ...]] = field(default_factory=dict)
    has_labels: bool = False

    @property
    def is_ours(self) -> bool:
        """Whether all of it has our own headers: then it is read as ever."""
        spread = self.grids or self.choices or self.numbered
        return not (self.names or self.name_of or spread or self.left_out)

    @property
    def columns(self) -> dict[str, str]:
        """Our names of the columns of the table, with their headers; grids and names aside."""
        ours = {one.header: one.header for one in self.taken if one.column == one.header}
        return {column: header for header, column in {**ours, **self.names}.items()}

    def has(self, column: str) -> bool:
        """Return whether the table has one of our columns, in whatever form."""
        made = {"name"} if self.name_of else set()
        made |= {"prefers"} if self.choices else set()
        return column in {*self.columns, *self.grids, *self.numbered, *made}

    @property
    def unknown_list(self) -> str | None:
        """The first header that says nothing, above lists: a person may say what they are."""
        kept = (one for one in self.taken if not self.read_as(one) and not one.meant)
        return next((o.header for o in kept if o.content.mostly("several", share=0.3)), None)

    def read_as(self, one: TakenFor) -> str:
        """Return what a column is read as: ours, or a helper's; empty where it is kept."""
        if self.names.get(one.header, one.header) != one.header:
            return self.names[one.header]
        if one.sureness == "unsure" and one.header != one.column:
            return ""
        return one.column

    def cells(self, column: str) -> list[Any]:
        """Return the cells of one of our columns; an empty list where the table lacks it."""
        header = self.columns.get(column)
        return [] if header is None else self.frame[header].tolist()


def taken_table(table: Table, stated: Mapping[str, str]) -> TakenTable:
    """Return what a table is taken for; what is `stated` of its columns holds."""
    has_labels = _has_labels(table.frame)
    places = np.arange(has_labels, len(table.frame))
    nobody = list(rows_of_nobody(table.frame))
    places = np.setdiff1d(places, np.array(nobody, dtype=np.int64))
    frame = table.frame.iloc[places] if len(places) < len(table.frame) else table.frame
    free = frame[[header for header in frame.columns if header not in stated]]
    settled = set(stated.values())
    taken = recognise_columns(free, _ROLES.get(table.name))
    ours = "id" in frame and not any(map(_is_foreign, taken))
    taken = [
        _extra(one) if one.column in settled or (ours and one.column != one.header) else one
        for one in taken
    ]
    rows = table.rows[places]
    found = TakenTable(table.name, frame, taken, rows=rows, has_labels=has_labels)
    sure = [one for one in taken if one.sureness != "unsure"]
    if "id" not in settled and (by := id_column(taken)) is not None and by.header != "id":
        found.names[by.header] = "id"
    for one in sure:
        if one.grid is not None:
            found.grids.setdefault(one.column, []).append(one.header)
        elif one.rank is not None and one.column != "prefers":
            found.numbered.setdefault(one.column, []).append(one.header)
        elif one.header not in found.names and one.header != one.column:
            _add_name(found, one)
    found.choices.extend(o.header for o in sorted(_choices(sure), key=lambda o: o.rank or 0))
    parts = {one.column: one.header for one in sure if one.column in ("first_name", "last_name")}
    if parts and not found.has("name") and "name" not in settled:
        found.name_of = tuple(parts[key] for key in ("first_name", "last_name") if key in parts)
    found.names |= {header: ours for header, ours in stated.items() if header in frame}
    if not found.is_ours:
        found.names |= {
            header: header for header in map(str, free) if _is_misleading(found, header)
        }
    return found


def _is_misleading(found: TakenTable, header: str) -> bool:
    """Return whether a column that is kept has almost the name of one of ours, as if by a typo."""
    one = next(one for one in found.taken if one.header == header)
    return not found.read_as(one) and one.grid is None and bool(near_columns(header))


def _has_labels(frame: pd.DataFrame) -> bool:
    """Return whether the first row repeats the headers in other words."""
    if not len(frame):
        return False
    first = [_letters(cell_text(cell) or "") for cell in frame.iloc[0]]
    same = [one == _letters(str(name)) for one, name in zip(first, frame.columns, strict=True)]
    return sum(same) > len(same) / 2


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text.casefold()))


def _is_foreign(one: TakenFor) -> bool:
    """Return whether a column is surely one of ours under another name."""
    is_part = one.grid is not None or one.rank is not None
    return is_part or (
        one.column in COLUMNS and one.column != one.header and one.sureness == "sure"
    )


def _choices(taken: Sequence[TakenFor]) -> list[TakenFor]:
    """Return the columns of which each holds one choice."""
    return [one for one in taken if one.column == "prefers" and one.rank is not None]


def _add_name(found: TakenTable, one: TakenFor) -> None:
    """Add what a single column is taken for to the names of a table."""
    if one.column == "status":
        if gone := values_of_leavers(found.frame[one.header].tolist()):
            found.left_out[one.header] = gone
    elif one.column == "prefers" and one.rank is not None:
        return
    elif one.column in COLUMNS or one.column in (*_HELPERS, "prefers"):
        found.names[one.header] = one.column


def _extra(one: TakenFor) -> TakenFor:
    return replace(one, column="", why="other_column", sureness="sure")
