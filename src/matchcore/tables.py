"""Tables in, tables out: text as it stands, and files that a spreadsheet cannot be made to run.

Everything is read as text first, so that ``00123``, ``1E5`` and ``NA`` stay what they are.
"""

from __future__ import annotations

import csv
import io
import logging
import math
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias

import numpy as np
import pandas as pd

from matchcore.errors import InputError

TableSource: TypeAlias = "pd.DataFrame | str | os.PathLike[str]"

_LOG = logging.getLogger(__name__)
_DELIMITERS = (",", ";", "\t")
_RUN_BY_SPREADSHEETS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, eq=False)
class Table:
    """Cells as they were given, with what was found out while reading.

    Attributes
    ----------
    name : str
        What messages call it: ``mentors`` or ``mentees``.
    frame : pandas.DataFrame
        The cells; column names trimmed.
    decimal_comma : bool
        Whether ``3,5`` may stand for a number (the delimiter is not a comma).
    notes : tuple of str
        What the reader decided and the user should know.
    """

    name: str
    frame: pd.DataFrame
    decimal_comma: bool = False
    notes: tuple[str, ...] = ()


def read_table(name: str, source: TableSource) -> Table:
    """Read a data frame, or a CSV file: UTF-8 or cp1252, delimiter ``,`` ``;`` or tab.

    Raises
    ------
    InputError
        The file is missing, of another kind, or its rows do not fit its header.
    """
    if isinstance(source, pd.DataFrame):
        frame = source.copy()
        frame.columns = pd.Index([str(c).strip() for c in source.columns])
        return _unique_columns(Table(name, frame.reset_index(drop=True)))
    if not isinstance(source, (str, os.PathLike)):
        raise InputError(
            f"{name} is a {type(source).__name__}: give a pandas data frame or a CSV file's path"
        )
    path = Path(source)
    if not path.is_file():
        raise InputError(f"{name}: there is no file {str(path)!r}")
    if path.suffix.lower() not in (".csv", ".tsv", ".txt"):
        raise InputError(f"{name}: {path.name} is not a CSV file: save it as CSV UTF-8")
    return _unique_columns(_parse(name, path.name, path.read_bytes()))


def _parse(name: str, file: str, raw: bytes) -> Table:
    notes = []
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = raw.decode("cp1252", errors="replace")
        notes.append(f"{file} is not UTF-8: read as cp1252 (Windows, Western Europe)")
        _LOG.info("%s is not UTF-8: read as cp1252", name)
    if "\0" in text:
        raise InputError(f"{name}: {file} holds zero bytes: save it as CSV UTF-8")
    header = text.lstrip("\r\n").split("\n", 1)[0]
    delimiter = max(_DELIMITERS, key=header.count)
    lines = io.StringIO(text.lstrip("\r\n"), newline="")
    try:
        rows = list(csv.reader(lines, delimiter=delimiter, strict=True))
    except csv.Error as error:
        message = f"{name}: {file} is no table ({error}): look for a quote that is left open"
        raise InputError(message) from None
    if not rows:
        raise InputError(f"{name}: {file} is empty: the first line names the columns")
    columns, body = [c.strip() for c in rows[0]], list(enumerate((r for r in rows[1:] if r), 1))
    wrong = [(k, len(r)) for k, r in body if len(r) != len(columns)]
    if wrong:
        raise InputError(
            [
                f"{name}, row {k}: {cells} cells under a header of {len(columns)}: "
                'quote cells that hold the delimiter, as "a, b"'
                for k, cells in wrong
            ]
        )
    frame = pd.DataFrame([r for _, r in body], columns=pd.Index(columns), dtype=object)
    return Table(name, frame, delimiter != ",", tuple(notes))


def _unique_columns(table: Table) -> Table:
    columns = table.frame.columns
    twice = columns[columns.duplicated()].unique().tolist()
    if twice:
        raise InputError([f"{table.name}: column {c!r} stands twice: rename one" for c in twice])
    return table


def write_csv(frame: pd.DataFrame, path: str | os.PathLike[str]) -> None:
    """Write a table for people: UTF-8 with BOM, as spreadsheets expect, and nothing they run.

    Text that begins like a formula gets a leading apostrophe.
    """
    safe = frame.map(_neutral)
    safe.columns = pd.Index([_neutral(c) for c in frame.columns])
    text = safe.select_dtypes(exclude="number")
    breaks = text.map(lambda cell: "\r" in str(cell)).any(axis=None)  # pandas would not quote it
    quoting: Literal[0, 2] = csv.QUOTE_NONNUMERIC if breaks else csv.QUOTE_MINIMAL
    data = safe.to_csv(index=False, lineterminator="\n", float_format="%.6f", quoting=quoting)
    write_whole(path, data.encode("utf-8-sig"))


def write_whole(path: str | os.PathLike[str], data: bytes) -> None:
    """Write a file so that, whatever happens, the old or the new one stands there whole."""
    target = Path(path)
    draft = target.with_name(f".{target.name}.part")
    with draft.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(target)


def _neutral(cell: object) -> object:
    risky = isinstance(cell, str) and cell.lstrip(" ").startswith(_RUN_BY_SPREADSHEETS)
    return f"'{cell}" if risky else cell


def is_missing(cell: object) -> bool:
    """Return whether a cell holds nothing: None, NaN, or text without a character."""
    if cell is None or cell is pd.NA or cell is pd.NaT:
        return True
    if isinstance(cell, (float, np.floating)):
        return math.isnan(cell)
    return isinstance(cell, str) and not cell.strip()


def cell_text(cell: object) -> str | None:
    """Return a cell as trimmed text; None where it holds nothing."""
    return None if is_missing(cell) else str(cell).strip()
