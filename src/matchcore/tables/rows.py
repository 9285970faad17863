"""Rows of any file gathered into one table under its header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from matchcore.errors import InputError, InputProblem
from matchcore.tables.cells import is_missing
from matchcore.tables.table import Table

_BLOCK = 512  # rows


_QUOTE = 'quote cells that hold the delimiter, as "a, b"'


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
    """Return a table whose first row names the columns.

    Blank rows are left out, and said. Empty cells at the end of a row may be left out; how many
    rows do so is a note.

    Raises
    ------
    InputError
        There is no row, rows have cells beyond the header, or cells stand in a column without a
        name.
    """
    numbered = enumerate(rows)
    top, header = next(((k, row) for k, row in numbered if not _is_blank(row)), (0, None))
    if header is None:
        remedy = "the first line names the columns"
        raise InputError(InputProblem("empty_table", name, "", f"{file} is empty", remedy))
    found = _gather(numbered, len(header))
    wrong = [
        InputProblem(
            "long_row",
            f"{name}, row {k - top}",
            problem=f"{width} cells under a header of {len(header)}",
            remedy=_QUOTE,
        )
        for k, width in found.long.items()
    ]
    nameless = [
        str(k + 1)
        for k, title in enumerate(header)
        if is_missing(title) and not _is_blank(found.columns[k])
    ]
    if nameless and not wrong:
        problem = f"column {', '.join(nameless)} of {file} has cells but no name"
        remedy = "name it, or leave out what stands above the header"
        wrong = [InputProblem("unnamed_column", name, "", problem, remedy)]
    if wrong:
        raise InputError(wrong)
    named = [k for k, title in enumerate(header) if not is_missing(title)]
    frame = frame_of_columns([header[k] for k in named], [found.columns[k] for k in named])
    blank = top + found.size - len(found.filled)
    left_out = [f"{file}: {blank} blank line(s) left out"] if blank else []
    said, torn = _ends(file, top, len(header), found)
    return Table(
        name,
        frame,
        decimal_comma=decimal_comma,
        notes=(f"{file}: {note}", *said),
        cautions=(*cautions, *left_out, *torn),
        sheet=sheet,
        rows=np.array(found.filled, dtype=np.int64) - top,
    )


def _ends(file: str, top: int, width: int, found: _Gathered) -> tuple[list[str], list[str]]:
    """Return what is said of rows that end early: how many, and which may be halves of one.

    A line break that no quote protects tears a row in two, with one cell more than it had.
    """
    short = found.short
    if not short:
        return [], []
    first = min(short) - top
    said = f"{file}: {len(short)} row(s) end before the last column (first: row {first})"
    above = set(found.filled)
    halves = [
        k - top
        for k, cells in short.items()
        if k - 1 in above and short.get(k - 1, width) + cells == width + 1
    ]
    torn = [
        f"{file}: row {row} may be torn off row {row - 1}, as both have the cells of one row "
        f"({len(halves)} such): put a cell that holds a line break into quotes"
        for row in halves[:1]
    ]
    return [f"{said}, read as empty there"], torn


class _Gathered(NamedTuple):
    """Rows turned into columns: which are filled, and which are longer or shorter than due."""

    columns: list[list[Any]]
    filled: list[int]
    long: dict[int, int]
    short: dict[int, int]
    size: int


def _gather(rows: Iterator[tuple[int, Sequence[Any]]], width: int) -> _Gathered:
    """Return the columns of numbered rows, each brought to one width.

    Rows go block by block, as a garbage collector is slow where many of them are kept.
    """
    columns: list[list[Any]] = [[] for _ in range(width)]
    filled, long, short, count = list[int](), dict[int, int](), dict[int, int](), 0
    while block := list(islice(rows, _BLOCK)):
        count += len(block)
        kept = [(k, row) for k, row in block if not _is_blank(row)]
        filled += [k for k, _ in kept]
        short |= {k: len(row) for k, row in kept if len(row) < width}
        long |= {k: len(row) for k, row in kept if not _is_blank(row[width:])}
        if kept and not long:
            cells = zip(*(_fitted(row, width) for _, row in kept), strict=True)
            for column, more in zip(columns, cells, strict=True):
                column.extend(more)
    return _Gathered(columns, filled, long, short, count)


def _fitted(row: Sequence[Any], width: int) -> Sequence[Any]:
    return row if len(row) == width else [*row[:width], *[""] * (width - len(row))]


def _is_blank(cells: Sequence[Any]) -> bool:
    return all(map(is_missing, cells))
