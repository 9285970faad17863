"""A table as it was given: its cells, how its lists are written, and what was found out."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matchcore.tables.layouts import Layout


@dataclass(frozen=True, eq=False)
class Table:
    """Cells as they were given, with what was found out while reading.

    Attributes
    ----------
    name : str
        What messages call it: ``mentors``, ``mentees`` or ``staff``.
    frame : pandas.DataFrame
        The cells; column names trimmed.
    decimal_comma : bool
        Whether ``3,5`` may stand for a number (the delimiter is not a comma).
    notes : tuple of str
        How it was read: kind, encoding, delimiter, other names of columns.
    cautions : tuple of str
        What the reader guessed or left out: to be looked at.
    layout : Layout
        How its lists are written, and what stands for nobody.
    kept : frozenset of str
        Columns that are mapped to themselves: what they are called is no slip.
    moved_to : frozenset of str
        Our names that columns have got by a mapping: no other column can be meant.
    sheet : str
        The sheet, of a workbook that has several.
    rows : array of int
        The row of each line of the frame: 1 is the first below the header; blank ones, left out,
        count. Those of a frame as given need not be stated.
    """

    name: str
    frame: pd.DataFrame
    decimal_comma: bool = False
    notes: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout)
    kept: frozenset[str] = frozenset()
    moved_to: frozenset[str] = frozenset()
    sheet: str = ""
    rows: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def __post_init__(self) -> None:
        if not len(self.rows):
            object.__setattr__(self, "rows", np.arange(1, len(self.frame) + 1))
