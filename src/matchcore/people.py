"""One table of people: which columns there are, and what they hold for whom."""

from __future__ import annotations

import math
import unicodedata
from dataclasses import dataclass, field
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matchcore.errors import InputError
from matchcore.tables import Layout, cell_text

Role = Literal["mentors", "mentees", "staff"]
Text = NDArray[np.object_]  # str, or None where missing
Numbers = NDArray[np.float64]  # NaN where missing


@dataclass(frozen=True, eq=False)
class Items:
    """The entries of a list column, one line each: whose, what, and at which level (NaN: none)."""

    rows: NDArray[np.int64]
    labels: Text
    values: Numbers


_BOTH: tuple[Role, ...] = ("mentors", "mentees")
_ALL: tuple[Role, ...] = (*_BOTH, "staff")


@dataclass(frozen=True, kw_only=True)
class Column:
    """What a column holds, and in which tables."""

    kind: Literal["id", "text", "number", "yes_no", "list"] = "text"
    roles: tuple[Role, ...] = _BOTH
    least: float = -math.inf
    most: float = math.inf
    whole: bool = False
    levels: bool = False  # list entries may carry a level from 1 to 5


MOST = 10**9  # a capacity, minimum or demand beyond this is a mistake
COLUMNS: dict[str, Column] = {
    "id": Column(kind="id", roles=_ALL),
    "name": Column(roles=_ALL),
    "email": Column(),
    "language": Column(),
    "department": Column(),
    "site": Column(),
    "programme": Column(),
    "grade": Column(kind="number", whole=True),
    "manager": Column(kind="id", roles=_ALL),
    "skills": Column(kind="list", levels=True),
    "wants": Column(kind="list", levels=True, roles=("mentees",)),
    "interests": Column(kind="list"),
    "languages": Column(kind="list"),
    "bio": Column(),
    "availability": Column(kind="list"),
    "hours": Column(kind="number", least=0),
    "motivation": Column(kind="number", least=1, most=5, whole=True),
    "trained": Column(kind="yes_no"),
    "capacity": Column(kind="number", least=0, most=MOST, whole=True, roles=("mentors",)),
    "minimum": Column(kind="number", least=0, most=MOST, whole=True, roles=("mentors",)),
    "demand": Column(kind="number", least=0, most=MOST, whole=True, roles=("mentees",)),
    "past": Column(kind="list"),
    "running": Column(kind="list"),
}

# What the frames of an answer call their columns: in a table of people they would mean two things.
RESERVED = ("mentee", "mentee_name", "mentor", "mentor_name", "score")

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
HOURS = tuple(f"{day}-{hour:02d}" for day in _DAYS for hour in range(24))


@dataclass(frozen=True, eq=False)
class People:
    """The mentors, the mentees or the staff: validated, in the order of their ids.

    Attributes
    ----------
    role : {"mentors", "mentees", "staff"}
    frame : pandas.DataFrame
        The cells as given, extra columns included, sorted by id.
    ids : array of str
    source_rows : array of int
        The row of each person in the table as given; 1 is the first below the header.
    layout : Layout
        How lists are written.
    """

    role: Role
    frame: pd.DataFrame
    ids: Text
    source_rows: NDArray[np.int64]
    columns: dict[str, Any] = field(repr=False)
    layout: Layout = field(default_factory=Layout, repr=False)

    def __len__(self) -> int:
        return len(self.ids)

    def text(self, column: str) -> Text:
        """Return a text column: str, or None where missing; extra columns too."""
        found = self.columns.get(column)
        if found is None and column in self.frame:
            found = np.array([cell_text(v) for v in self.frame[column]], dtype=object)
        return np.full(len(self), None, dtype=object) if found is None else found

    def numbers(self, column: str) -> Numbers:
        """Return a column of numbers; NaN where missing."""
        found = self.columns.get(column)
        return np.full(len(self), np.nan) if found is None else found

    def items(self, column: str) -> Items:
        """Return the entries of a list column, in row order."""
        found = self.columns.get(column)
        empty = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=object), np.zeros(0)
        return Items(*empty) if found is None else found

    def values(self, column: str) -> Text | Numbers:
        """Return a column of text or of numbers, whichever it holds; None or NaN where missing.

        Raises
        ------
        InputError
            The column holds lists.
        """
        kind = COLUMNS[column].kind if column in COLUMNS else "text"
        if kind == "list":
            raise InputError(f"column {column!r} holds lists: use one that holds single values")
        return self.numbers(column) if kind in ("number", "yes_no") else self.text(column)


def fold(label: str) -> str:
    """Fold a name for comparing: Unicode form, case, accents and runs of spaces do not count.

    >>> fold("  Réseaux  SOCIAUX ") == fold("reseaux sociaux")
    True
    """
    marks = unicodedata.normalize("NFKD", label.casefold())
    plain = "".join(c for c in marks if not unicodedata.combining(c))
    return " ".join(plain.split())
