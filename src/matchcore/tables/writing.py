"""Tables written as CSV files and workbooks; spreadsheets never execute their cells."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from numbers import Integral, Real
from string import whitespace
from typing import Any, Literal

import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables.new_workbook import new_workbook, write_cell
from matchcore.tables.streams import Target, deliver

_DELIMITERS = (",", ";", "\t")
_DECIMALS = 3
_RISKY_ENDS = ("\t", "\r", "\n")  # a cell that begins with one may run what follows
_FORMULA_STARTS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")  # wide ones in Japanese spreadsheets
_UNSEEN = "\ufeff\u200b"  # a spreadsheet may drop them
_WIDEST, _NARROWEST = 60, 8  # of a column, in characters
_HEADING = {"bold": True, "text_wrap": True, "valign": "vcenter", "bottom": 1}


def write_csv(frame: pd.DataFrame, path: Target, delimiter: str = ",") -> None:
    """Write a table as CSV for spreadsheets, in UTF-8 with a byte order mark.

    Text that begins like a formula gets a leading apostrophe, so that no spreadsheet executes it.
    Numbers are rounded to three decimals. With a delimiter other than a comma, they have a decimal
    comma, as spreadsheets in such countries expect.
    """
    if delimiter not in _DELIMITERS:
        remedy = told("use one of {choices}", choices=list(_DELIMITERS))
        wrong = InputProblem("not_a_choice", "delimiter", repr(delimiter), remedy=remedy)
        raise InputError(wrong)
    safe = frame.map(_neutral)
    for k, kind in enumerate(frame.dtypes):
        if pd.api.types.is_integer_dtype(kind):  # with missing ones, map may make them fractions
            safe.isetitem(k, frame.iloc[:, k].array)
    safe.columns = pd.Index([_neutral(c) for c in frame.columns])
    text = safe.select_dtypes(exclude="number")
    breaks = text.map(lambda cell: "\r" in str(cell)).any(axis=None)  # pandas would not quote it
    quoting: Literal[0, 2] = csv.QUOTE_NONNUMERIC if breaks else csv.QUOTE_MINIMAL
    data = safe.to_csv(
        index=False,
        lineterminator="\n",
        float_format=f"%.{_DECIMALS}f",
        quoting=quoting,
        sep=delimiter,
        decimal="." if delimiter == "," else ",",
    )
    deliver(path, data.encode("utf-8-sig"))


def write_workbook(frames: Mapping[str, pd.DataFrame], path: Target) -> None:
    """Write tables as a workbook, one sheet each; text stays text, even if it looks like a formula.

    Columns are as wide as their content, headings stay in sight and filter, numbers are shown
    rounded, dates are dates. Needs the extra ``excel``. The same tables give the same bytes: the
    file tells neither when nor where it was written.
    """
    with new_workbook(path) as book:
        looks = {
            "heading": book.add_format({**_HEADING, "bg_color": "#E3ECF5"}),
            "text": book.add_format({"valign": "top", "text_wrap": True}),
            "quoted": book.add_format({"valign": "top", "text_wrap": True, "quote_prefix": True}),
            "whole": book.add_format({"valign": "top", "num_format": "0"}),
            "number": book.add_format({"valign": "top", "num_format": f"0.{'0' * _DECIMALS}"}),
            "date": book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"}),
            "moment": book.add_format({"valign": "top", "num_format": "yyyy-mm-dd hh:mm"}),
        }
        for name, frame in frames.items():
            _write_sheet(book.add_worksheet(name), frame, looks)


def _write_sheet(sheet: Any, frame: pd.DataFrame, looks: Mapping[str, Any]) -> None:
    rows = frame.to_numpy(dtype=object).tolist()
    headings = [str(name) for name in frame.columns]
    for j, column in enumerate(zip(headings, *rows, strict=True)):
        sheet.set_column(j, j, _width(column))
    sheet.freeze_panes(1, 0)
    if headings:
        sheet.autofilter(0, 0, len(rows), len(headings) - 1)
    for j, name in enumerate(headings):
        write_cell(sheet, 0, j, name, looks["heading"])
    for i, row in enumerate(rows, 1):
        for j, value in enumerate(row):
            write_cell(sheet, i, j, value, looks[_look(value)])


def _look(value: object) -> str:
    """Return how a cell is shown."""
    if isinstance(value, date):
        return "moment" if isinstance(value, datetime) else "date"
    if isinstance(value, Real) and not isinstance(value, bool):
        return "whole" if isinstance(value, Integral) else "number"
    return "quoted" if is_formula(value) else "text"


def _width(cells: Iterable[object]) -> int:
    """Return a width that shows the longest line of a column, within limits."""
    lines = (line for cell in cells if isinstance(cell, str) for line in cell[:1000].split("\n"))
    return min(_WIDEST, max(_NARROWEST, 2 + max(map(len, lines), default=0)))


def _neutral(cell: object) -> object:
    """Return a cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if is_formula(cell) else cell


def is_formula(cell: object) -> bool:
    """Return whether a spreadsheet would take a cell for a formula."""
    if not isinstance(cell, str):
        return False
    seen = cell.lstrip(f"{whitespace}\xa0{_UNSEEN}")
    return cell.lstrip(" ").startswith(_RISKY_ENDS) or seen.startswith(_FORMULA_STARTS)
