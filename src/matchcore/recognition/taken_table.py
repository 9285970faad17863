"""What one table is taken for, and what can be asked of it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pandas as pd

from matchcore.model.arrays import Rows
from matchcore.people import COLUMNS
from matchcore.recognition.further_columns import PREFERS
from matchcore.recognition.taken import TakenFor
from matchcore.short_repr import short_repr


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
    stated : frozenset of str
        The headers that the programme names.
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
    stated: frozenset[str] = frozenset()

    __repr__ = short_repr

    @property
    def is_ours(self) -> bool:
        """Whether it has our own headers, or stated ones, and nothing else: it is read as ever."""
        moved = any(h != ours and h not in self.stated for h, ours in self.names.items())
        spread = self.grids or self.choices or self.numbered
        other = moved or self.name_of or spread or self.left_out
        joins = self.name == "join" and any(map(self.has, COLUMNS))
        return not other and (self.has("id") or joins or not self.taken)

    @property
    def columns(self) -> dict[str, str]:
        """Our names of the columns of the table, with their headers; grids and names aside."""
        ours = {one.header: one.header for one in self.taken if one.column == one.header}
        return {column: header for header, column in {**ours, **self.names}.items()}

    def has(self, column: str) -> bool:
        """Return whether the table has one of our columns, in whatever form."""
        made = {"name"} if self.name_of else set()
        made |= {PREFERS} if self.choices else set()
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

    def first_of_grids(self) -> list[TakenFor]:
        """Return the columns; of the columns of each grid one, under the first and last header."""
        grids: dict[tuple[str, str], list[TakenFor]] = {}
        for one in self.taken:
            if one.grid is not None:
                grids.setdefault((one.column, one.sureness), []).append(one)
        firsts = [
            replace(ones[0], header=", ".join(dict.fromkeys((ones[0].header, ones[-1].header))))
            for ones in grids.values()
        ]
        return [one for one in self.taken if one.grid is None] + firsts

    def cells(self, column: str) -> list[Any]:
        """Return the cells of one of our columns; an empty list where the table lacks it."""
        header = self.columns.get(column)
        return [] if header is None else self.frame[header].tolist()
