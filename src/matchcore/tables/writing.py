"""Tables written as CSV files and workbooks; spreadsheets never execute their cells."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from typing import Literal

import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.new_workbook import new_workbook, write_cell
from matchcore.tables.streams import Target, deliver

_DELIMITERS = (",", ";", "\t")
_FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r")


def write_csv(frame: pd.DataFrame, path: Target, delimiter: str = ",") -> None:
    """Write a table as CSV for spreadsheets, in UTF-8 with a byte order mark.

    Text that begins like a formula gets a leading apostrophe, so that no spreadsheet executes it.
    With a delimiter other than a comma, numbers have a decimal comma, as spreadsheets in such
    countries expect.
    """
    if delimiter not in _DELIMITERS:
        remedy = told("use one of {choices}", choices=list(_DELIMITERS))
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
    with new_workbook(path) as book:
        quoted = book.add_format({"quote_prefix": True})
        for name, frame in frames.items():
            sheet = book.add_worksheet(name)
            sheet.freeze_panes(1, 0)
            rows = (frame.columns.tolist(), *frame.to_numpy(dtype=object).tolist())
            for i, row in enumerate(rows):
                for j, value in enumerate(row):
                    write_cell(sheet, i, j, value, quoted if _is_risky(value) else None)


def _neutral(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if _is_risky(cell) else cell


def _is_risky(cell: object) -> bool:
    """Return whether a spreadsheet would take a cell for a formula."""
    return isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA_STARTS)
