"""A table as it was given: its cells, how its lists are written, and what was found out."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from matchcore.errors import InputError
from matchcore.tables.layouts import Layout

_BLOCK = 512  # rows
_QUOTE = 'quote cells that hold the delimiter, as "a, b"'


class TableProblem(NamedTuple):
    """One thing wrong in a table: where, what, what to do about it, and a code for programs."""

    table: str
    row: int
    column: str
    value: str
    problem: str
    remedy: str
    code: str


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


def frame_of_columns(names: list[str], columns: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Return cells as they are: no column is given a type of its own."""
    frame = pd.DataFrame({k: pd.Series(cells, dtype=object) for k, cells in enumerate(columns)})
    texts = (str(name).strip().encode(errors="backslashreplace").decode() for name in names)
    frame.columns = pd.Index(list(texts))
    return frame


def table_of_rows(
    name: str,
    file: str,
    rows: Iterable[Sequence[Any]],
    note: str,
    *,
    cautions: Sequence[str] = (),
    decimal_comma: bool = False,
    sheet: str = "",
) -> Table:
    """Return a table whose first row names the columns; blank rows are left out, and said.

    Raises
    ------
    InputError
        There is no row, rows have other lengths than the header, or cells stand in a column
        without a name.
    """
    numbered = enumerate(rows)
    top, header = next(((k, row) for k, row in numbered if not _is_blank(row)), (0, None))
    if header is None:
        raise InputError(f"{name}: {file} is empty: the first line names the columns")
    columns, filled, uneven, count = _gather(numbered, len(header))
    wrong = [
        f"{name}, row {k - top}: {width} cells under a header of {len(header)}: "
        + (_QUOTE if width > len(header) else "look for a line break within a cell")
        for k, width in uneven
    ]
    nameless = [
        str(k + 1)
        for k, title in enumerate(header)
        if is_missing(title) and not _is_blank(columns[k])
    ]
    if nameless and not wrong:
        wrong = [
            f"{name}: column {', '.join(nameless)} of {file} has cells but no name: name it, "
            "or leave out what stands above the header"
        ]
    if wrong:
        raise InputError(wrong)
    named = [k for k, title in enumerate(header) if not is_missing(title)]
    frame = frame_of_columns([header[k] for k in named], [columns[k] for k in named])
    blank = top + count - len(filled)
    left_out = [f"{file}: {blank} blank line(s) left out"] if blank else []
    return Table(
        name,
        frame,
        decimal_comma=decimal_comma,
        notes=(f"{file}: {note}",),
        cautions=(*cautions, *left_out),
        sheet=sheet,
        rows=np.array(filled, dtype=np.int64) - top,
    )


def _gather(
    rows: Iterator[tuple[int, Sequence[Any]]], width: int
) -> tuple[list[list[Any]], list[int], list[tuple[int, int]], int]:
    """Return the columns of numbered rows, which are filled, and which have another width.

    Last comes how many rows there are. Rows go block by block, as a garbage collector is slow
    where many of them are kept.
    """
    columns: list[list[Any]] = [[] for _ in range(width)]
    filled, uneven, count = list[int](), list[tuple[int, int]](), 0
    while block := list(islice(rows, _BLOCK)):
        count += len(block)
        kept = [(k, row) for k, row in block if not _is_blank(row)]
        filled += [k for k, _ in kept]
        uneven += [(k, len(row)) for k, row in kept if len(row) != width]
        if kept and not uneven:
            cells = zip(*(row for _, row in kept), strict=True)
            for column, more in zip(columns, cells, strict=True):
                column.extend(more)
    return columns, filled, uneven, count


def _is_blank(cells: Sequence[Any]) -> bool:
    return all(map(is_missing, cells))


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
