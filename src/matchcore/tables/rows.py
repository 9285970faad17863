"""Rows of any source gathered into one table under their header."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.cells import is_missing
from matchcore.tables.headers import trimmed
from matchcore.tables.nobody_rows import is_footer
from matchcore.tables.table import Table

_BLOCK = 512  # rows
_QUOTE = told('quote cells that contain the delimiter, as "a, b"')


class _Gathered(NamedTuple):
    """Rows turned into columns, with the places of those that are filled, too long or too short.

    Attributes
    ----------
    columns : list of list
    filled : list of int
        The places of the rows that are not blank.
    long, short : dict of int to int
        The place of a row that does not have the width of the header → its number of cells.
    size : int
        The number of rows, blank ones included.
    """

    columns: list[list[Any]]
    filled: list[int]
    long: dict[int, int]
    short: dict[int, int]
    size: int


def frame_of_columns(names: list[str], columns: Sequence[Sequence[Any]]) -> pd.DataFrame:
    """Return a frame of cells as they are: pandas infers no type for a column."""
    frame = pd.DataFrame({k: pd.Series(cells, dtype=object) for k, cells in enumerate(columns)})
    frame.columns = pd.Index([trimmed(name) for name in names])
    return frame


def table_of_rows(
    name: str,
    file: str,
    rows: Iterable[Sequence[Any]],
    note: str,
    *,
    notes: Sequence[str] = (),
    cautions: Sequence[str] = (),
    decimal_comma: bool = False,
    sheet: str = "",
    unseen: Set[int] = frozenset(),
    first: int | None = None,
) -> Table:
    """Return a table whose first row names the columns.

    Blank rows are left out, with a caution. A row may omit empty cells at its end; a note counts
    such rows. The places in `unseen` are left out, but counted.

    Parameters
    ----------
    name, file : str
        The names of the table and of its source in messages.
    rows : iterable of sequence
    note : str
        How it was read.
    notes, cautions : sequence of str
        What else is to be told.
    decimal_comma, sheet
        As in `Table`.
    unseen : set of int
        Places in `rows`, from 0.
    first : int, optional
        The number of the first of `rows` in its file. Rows of no file are records, of which the
        first, below the header, is 1.

    Raises
    ------
    InputError
        There is no row, rows have cells beyond the header, or a column has cells but no name.
    """
    numbered = enumerate(rows)
    top, header = _header(name, file, numbered)
    found = _gather(numbered, len(header), unseen)
    shift = -top if first is None else first
    if wrong := _misfits(name, file, shift, header, found):
        raise InputError(wrong)
    named = [k for k, title in enumerate(header) if not is_missing(title)]
    frame = frame_of_columns([header[k] for k in named], [found.columns[k] for k in named])
    blank = top + found.size - len(found.filled) - len(unseen)
    skipped = (
        [told("{file}: {count} blank line(s) left out", file=file, count=blank)] if blank else []
    )
    short, torn = _short_rows(file, shift, len(header), found)
    return Table(
        name,
        frame,
        decimal_comma=decimal_comma,
        notes=(told("{file}: {what}", file=file, what=note), *notes, *short),
        cautions=(*cautions, *skipped, *torn),
        sheet=sheet,
        rows=np.array(found.filled, dtype=np.int64) + shift,
    )


def _header(
    name: str, file: str, rows: Iterator[tuple[int, Sequence[Any]]]
) -> tuple[int, Sequence[Any]]:
    """Return the first filled row and its place, or raise InputError."""
    for k, row in rows:
        if not _is_blank(row):
            return k, row
    remedy = told("the first line names the columns")
    raise InputError(
        InputProblem("empty_table", name, "", told("{file} is empty", file=file), remedy)
    )


def _misfits(
    name: str, file: str, shift: int, header: Sequence[Any], found: _Gathered
) -> list[InputProblem]:
    """Return a problem for each row longer than the header, or else one for nameless columns."""
    if found.long:
        return [
            InputProblem(
                "long_row",
                told("{table}, row {row}", table=name, row=k + shift),
                problem=told(
                    "{width} cells under a header of {count}", width=width, count=len(header)
                ),
                remedy=_QUOTE,
            )
            for k, width in found.long.items()
        ]
    nameless = [
        str(k + 1)
        for k, title in enumerate(header)
        if is_missing(title) and not _is_blank(found.columns[k])
    ]
    if not nameless:
        return []
    problem = told(
        "column {names} of {file} has cells but no name", names=", ".join(nameless), file=file
    )
    remedy = told("name it, or remove the lines above the header")
    return [InputProblem("unnamed_column", name, "", problem, remedy)]


def _short_rows(file: str, shift: int, width: int, found: _Gathered) -> tuple[list[str], list[str]]:
    """Return a note that counts the short rows, and a caution if two may be halves of one.

    An unquoted line break splits a row in two, which together have one cell more than it had.
    """
    short = found.short
    if not short:
        return [], []
    first = min(short) + shift
    note = told(
        "{file}: {count} row(s) end before the last column (first: row "
        "{first}), read as empty there",
        file=file,
        count=len(short),
        first=first,
    )
    filled = set(found.filled)
    last = found.filled[-1]
    halves = [
        k + shift
        for k, cells in short.items()
        if k - 1 in filled
        and short.get(k - 1, width) + cells == width + 1
        and not (k == last and is_footer(str(found.columns[0][-1])))
    ]
    cautions = [
        told(
            "{file}: row {row} may continue row {row2}, as together they have the "
            "cells of one row ({count} such): quote cells that contain a line break",
            file=file,
            row=row,
            row2=row - 1,
            count=len(halves),
        )
        for row in halves[:1]
    ]
    return [note], cautions


def _gather(rows: Iterator[tuple[int, Sequence[Any]]], width: int, unseen: Set[int]) -> _Gathered:
    """Return the columns of numbered rows, each row brought to one width.

    It works block by block, as the garbage collector is slow where many rows are kept.
    """
    columns: list[list[Any]] = [[] for _ in range(width)]
    filled, long, short, count = list[int](), dict[int, int](), dict[int, int](), 0
    while block := list(islice(rows, _BLOCK)):
        count += len(block)
        kept = [(k, row) for k, row in block if k not in unseen and not _is_blank(row)]
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
