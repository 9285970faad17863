"""A table as it was given: its cells, how its lists are written, and what was found out."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib import import_module
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matchcore.errors import InputError
from matchcore.tables.layouts import Layout


class TableProblem(NamedTuple):
    """One thing wrong in a table: where, what, and what to do about it."""

    table: str
    row: int
    column: str
    value: str
    problem: str
    remedy: str


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
    record : tuple of str
        How it was read: kind, encoding, delimiter, other names of columns.
    cautions : tuple of str
        What the reader guessed or left out: to be looked at.
    layout : Layout
        How its lists are written, and what stands for nobody.
    kept : frozenset of str
        Columns that the user named: what they are called is no slip.
    part : str
        The sheet, of a workbook that has several.
    rows : array of int
        The row of each line of the frame: 1 is the first below the header; blank ones, left out,
        count. Those of a frame as given need not be stated.
    """

    name: str
    frame: pd.DataFrame
    decimal_comma: bool = False
    record: tuple[str, ...] = ()
    cautions: tuple[str, ...] = ()
    layout: Layout = field(default_factory=Layout)
    kept: frozenset[str] = frozenset()
    part: str = ""
    rows: NDArray[np.int64] = field(default_factory=lambda: np.zeros(0, dtype=np.int64))

    def __post_init__(self) -> None:
        if not len(self.rows):
            object.__setattr__(self, "rows", np.arange(1, len(self.frame) + 1))


def frame_of_columns(names: list[str], columns: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Return cells as they are: no column is given a type of its own."""
    frame = pd.DataFrame({k: pd.Series(cells, dtype=object) for k, cells in enumerate(columns)})
    texts = (str(name).strip().encode(errors="backslashreplace").decode() for name in names)
    frame.columns = pd.Index(list(texts))
    return frame


def table_of_rows(name: str, file: str, rows: list[list[Any]], record: str, **more: Any) -> Table:
    """Return a table whose first row names the columns; blank rows are left out, and said.

    Raises
    ------
    InputError
        There is no row, rows have other lengths than the header, or cells stand in a column
        without a name.
    """
    filled = [k for k, row in enumerate(rows) if not all(map(is_missing, row))]
    if not filled:
        raise InputError(f"{name}: {file} is empty: the first line names the columns")
    header, body = rows[filled[0]], [rows[k] for k in filled[1:]]
    below = np.array(filled[1:], dtype=np.int64) - filled[0]
    named = [k for k, title in enumerate(header) if not is_missing(title)]
    wrong = [
        f"{name}, row {k}: {len(row)} cells under a header of {len(header)}: "
        'quote cells that hold the delimiter, as "a, b"'
        for k, row in zip(below.tolist(), body, strict=True)
        if len(row) != len(header)
    ] or [
        f"{name}: column {k + 1} of {file} has cells but no name: name it"
        for k, title in enumerate(header)
        if is_missing(title) and not all(is_missing(row[k]) for row in body)
    ]
    if wrong:
        raise InputError(wrong)
    columns = list(zip(*body, strict=True)) or [()] * len(header)
    frame = frame_of_columns([header[k] for k in named], [columns[k] for k in named])
    blank = len(rows) - len(filled)
    cautions = [
        *more.pop("cautions", ()),
        *[f"{file}: {blank} blank line(s) left out"] * (blank > 0),
    ]
    said = (f"{file}: {record}",)
    return Table(name, frame, record=said, cautions=tuple(cautions), rows=below, **more)


def optional(module: str, extra: str, path: Path) -> Any:
    """Return a module that an extra of matchcore installs, or say which extra that is."""
    try:
        return import_module(module)
    except ImportError:
        raise InputError(
            f"{path.name} needs {module}, which is not installed: pip install 'matchcore[{extra}]'"
        ) from None


def is_missing(cell: object) -> bool:
    """Return whether a cell holds nothing: None, NaN, or text without a character."""
    if isinstance(cell, str):  # the usual one first
        return not cell.strip()
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return True
    return isinstance(cell, (float, np.floating)) and math.isnan(cell)


def cell_text(cell: object) -> str | None:
    """Return a cell as trimmed text; None where it holds nothing."""
    return None if is_missing(cell) else str(cell).strip()
