"""A table as it was given: its cells, its layout, and notes on how it was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matchcore.short_repr import short_repr
from matchcore.tables.layout import Layout


@dataclass(frozen=True, eq=False)
class Table:
    """A table as it was given, with notes on how it was read.

    Attributes
    ----------
    name : str
        Its name in messages: ``mentors``, ``mentees`` or ``staff``.
    frame : pandas.DataFrame
        The cells; column names trimmed.
    decimal_comma : bool
        Whether ``3,5`` may stand for a number (the delimiter is not a comma).
    notes : tuple of str
        How it was read: type, encoding, delimiter, renamed columns.
    cautions : tuple of str
        What the reader guessed or left out, for the user to check.
    layout : Layout
        How its lists and missing managers are written.
    kept : frozenset of str
        Columns mapped to themselves: their names are not typos of ours.
    moved_to : frozenset of str
        Our names that columns got by mapping: no other column is a typo of these.
    headers : dict of str to str
        Our name of a column → its header in the table, where they differ.
    sheet : str
        Its sheet, if the workbook has several.
    rows : array of int
        The row number of each line of the frame. Of a text file or a workbook it is the row that
        a spreadsheet shows, all rows counted: 2 is the first below a header in the first row. By
        default 1, 2, 3 and so on, for records, which stand below no header.
    """

    name: str
    frame: pd.DataFrame
    decimal_comma: bool = False
    notes: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout)
    kept: frozenset[str] = frozenset()
    moved_to: frozenset[str] = frozenset()
    headers: Mapping[str, str] = field(default_factory=dict)
    sheet: str = ""
    rows: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    __repr__ = short_repr

    def __post_init__(self) -> None:
        if not len(self.rows):
            object.__setattr__(self, "rows", np.arange(1, len(self.frame) + 1))
