"""Tables written as CSV files and workbooks; spreadsheets never execute their cells."""

from __future__ import annotations

import csv
import io
import os
import re
import zipfile
from collections.abc import Mapping
from importlib import import_module
from pathlib import Path
from typing import Literal

import pandas as pd

from matchcore.errors import InputError, InputProblem
from matchcore.tables.extras import optional
from matchcore.tables.streams import Target, deliver

_DELIMITERS = (",", ";", "\t")
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(frame: pd.DataFrame, path: Target, delimiter: str = ",") -> None:
    """Write a table as CSV for spreadsheets, in UTF-8 with a byte order mark.

    Text that begins like a formula gets a leading apostrophe, so that no spreadsheet executes it.
    With a delimiter other than a comma, numbers have a decimal comma, as spreadsheets in such
    countries expect.
    """
    if delimiter not in _DELIMITERS:
        remedy = f"use one of {list(_DELIMITERS)}"
        wrong = InputProblem("not_a_choice", "delimiter", repr(delimiter), remedy=remedy)
        raise InputError(wrong)
    safe = frame.map(_neutral)
    safe.columns = pd.Index([_neutral(c) for c in frame.columns])
    text = safe.select_dtypes(exclude="number")
    breaks = text.map(lambda cell: "\r" in str(cell)).any(axis=None)  # pandas would not quote it
    quoting: Literal[0, 2] = csv.QUOTE_NONNUMERIC if breaks else csv.QUOTE_MINIMAL
    data = safe.to_csv(
        index=False,
        lineterminator="\n",
        float_format="%.6f",
        quoting=quoting,
        sep=delimiter,
        decimal="." if delimiter == "," else ",",
    )
    deliver(path, data.encode("utf-8-sig"))


def write_workbook(frames: Mapping[str, pd.DataFrame], path: Target) -> None:
    """Write tables as a workbook, one sheet each; text stays text, even if it looks like a formula.

    Needs the extra ``excel``. The same tables give the same bytes: the file contains no dates.
    """
    openpyxl = optional("openpyxl", "excel", _named(path))
    cells = import_module("openpyxl.cell")
    book = openpyxl.Workbook(write_only=True)
    for name, frame in frames.items():
        sheet = book.create_sheet(name)
        sheet.freeze_panes = "A2"
        for row in (frame.columns.tolist(), *frame.to_numpy(dtype=object).tolist()):
            line = []
            for value in row:
                is_text = isinstance(value, str)
                text = _NOT_XML.sub("\ufffd", value) if is_text else value
                line.append(cells.WriteOnlyCell(sheet, text))
                if is_text:  # even if it begins like a formula
                    line[-1].data_type, line[-1].quotePrefix = "s", _neutral(value) != value
            sheet.append(line)
    stream = io.BytesIO()
    book.save(stream)
    deliver(path, _undated(stream.getvalue()), is_text=False)


def _undated(workbook: bytes) -> bytes:
    """Return a workbook with a fixed date in place of its own."""
    undated = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(workbook)) as old, zipfile.ZipFile(undated, "w") as new:
        for part in old.infolist():
            data = _DATES.sub(rb"\g<1>2000-01-01T00:00:00Z", old.read(part))
            new.writestr(zipfile.ZipInfo(part.filename), data, zipfile.ZIP_DEFLATED)
    return undated.getvalue()


def _named(path: Target) -> Path:
    """Return the name of the file in messages."""
    return Path(path) if isinstance(path, (str, os.PathLike)) else Path("a workbook")


def _neutral(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    risky = isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA_STARTS)
    return f"'{cell}" if risky else cell
