"""Counts of people and of filled cells in a cohort, as a frame and as text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from matchcore.catalogue import Language, in_language, together, told
from matchcore.people.columns import COLUMNS
from matchcore.people.items import Items
from matchcore.people.people import People
from matchcore.tables import is_missing
from matchcore.wording import column_noun, counted


@dataclass(frozen=True, repr=False)
class Overview:
    """How many people there are, which cells are filled, and how the tables were read.

    Attributes
    ----------
    sizes : dict of str to int
        Number of people in each table.
    frame : pandas.DataFrame
        One row per column of any table: ``column``, ``kind``, and for each table how many people
        have a value; −1 if that table does not have the column.
    absent : tuple of str
        Known columns that no table has.
    notes : tuple of str
    language : {"en", "fr"}
        Of the text.
    """

    sizes: dict[str, int]
    frame: pd.DataFrame
    absent: tuple[str, ...]
    notes: tuple[str, ...]
    language: Language = "en"

    def __str__(self) -> str:
        heading = together(", ", [counted(size, role) for role, size in self.sizes.items()])
        columns = [self._named(name) for name in self.frame["column"]]
        filled = self._said(told("filled"))
        width = max(map(len, [filled, *columns]))
        roles = [self._said(told("{role}", role=role)) for role in self.sizes]
        wide = max(9, *(len(role) + 1 for role in roles))
        lines = [
            self._said(heading),
            f"  {filled:<{width}}" + "".join(f"{r:>{wide}}" for r in roles),
        ]
        for column, row in zip(columns, self.frame.to_dict("records"), strict=True):
            shares = "".join(f"{_share(row[r], size):>{wide}}" for r, size in self.sizes.items())
            lines.append(f"  {column:<{width}}{shares}")
        if self.absent:
            names = ", ".join(map(self._named, self.absent))
            lines.append(self._said(told("in no table: {names}", names=names)))
        return "\n".join([*lines, *map(self._said, self.notes)])

    __repr__ = __str__

    def _said(self, text: str) -> str:
        return in_language(text, self.language)

    def _named(self, column: str) -> str:
        return str(column_noun(column, self.language))

    def _repr_html_(self) -> str:
        return f"<pre>{escape(str(self))}</pre>"


def overview(everybody: Sequence[People], notes: tuple[str, ...], language: Language) -> Overview:
    """Count the filled cells of each column; known columns first, then extra ones."""
    extra = [str(c) for people in everybody for c in people.frame.columns if c not in COLUMNS]
    found = [c for c in COLUMNS if any(c in people.frame for people in everybody)]
    names = list(dict.fromkeys([*found, *extra]))
    frame = pd.DataFrame({"column": names})
    frame["kind"] = [COLUMNS[c].kind if c in COLUMNS else "extra" for c in names]
    for people in everybody:
        frame[people.role] = [_filled(people, name) for name in names]
    sizes: dict[str, int] = {people.role: len(people) for people in everybody}
    absent = tuple(c for c in COLUMNS if c not in found)
    return Overview(sizes, frame, absent, notes, language)


def _filled(people: People, name: str) -> int:
    if name not in people.frame:
        return -1
    values = people.columns.get(name)
    if isinstance(values, Items):
        return len(np.unique(values.rows))
    if values is None:
        return sum(not is_missing(cell) for cell in people.frame[name])
    return int((~pd.isna(values)).sum())


def _share(count: int, size: int) -> str:
    return "–" if count < 0 else f"{count / size:.0%}" if count in (0, size) else f"{count}/{size}"
