"""A workbook written with XlsxWriter, whole or not at all; needs the extra ``excel``."""

from __future__ import annotations

import io
import math
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from numbers import Real
from pathlib import Path
from typing import Any

from matchcore.catalogue import told
from matchcore.tables.cells import is_missing
from matchcore.tables.extras import optional
from matchcore.tables.streams import Target, deliver

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LINE_ENDS = re.compile("\r\n?")
_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)  # a fixed date: the same tables give the same bytes
_FIRST_YEAR = 1901  # Excel has no dates before 1900, and wrong ones at its beginning
_DIGITS = 15  # significant ones, that Excel keeps of a number
_LONGEST = 32_767  # characters of a cell, as UTF-16 counts them


@contextmanager
def new_workbook(path: Target) -> Iterator[Any]:
    """Yield an empty workbook of XlsxWriter; deliver it, without dates, when the block ends.

    Rows go to disk as they are written: write each sheet row by row, from the top.
    """
    name = Path(path).name if isinstance(path, (str, os.PathLike)) else told("a workbook")
    xlsxwriter = optional("xlsxwriter", "excel", name)
    stream = io.BytesIO()
    book = xlsxwriter.Workbook(stream, {"constant_memory": True})
    book.set_properties({"created": _WRITTEN})
    try:
        yield book
    finally:
        book.close()  # removes the rows from the disk
    deliver(path, stream.getvalue(), is_text=False)


def write_cell(sheet: Any, row: int, column: int, value: object, look: Any = None) -> None:
    """Write one cell; text stays text, and what Excel cannot hold becomes text."""
    if isinstance(value, str):
        write_text(sheet, row, column, value, look)
    elif is_missing(value):
        sheet.write_blank(row, column, None, look)
    elif isinstance(value, bool):
        sheet.write_boolean(row, column, value, look)
    elif isinstance(value, Real) and math.isfinite(value) and _fits(value):
        sheet.write_number(row, column, value, look)
    elif isinstance(value, date) and value.year >= _FIRST_YEAR:
        bare = value.replace(tzinfo=None) if isinstance(value, datetime) else value
        sheet.write_datetime(row, column, bare, look)
    else:
        write_text(sheet, row, column, str(value), look)


def write_text(sheet: Any, row: int, column: int, text: str, look: Any = None) -> None:
    """Write text as it is: no formula, no link, no markup."""
    clean = _shortened(_LINE_ENDS.sub("\n", _NOT_XML.sub("\ufffd", text)))
    if clean.startswith("<r>") and clean.endswith("</r>"):  # XlsxWriter takes it for markup
        looks = () if look is None else (look,)
        sheet.write_rich_string(row, column, clean[0], clean[1:-1], clean[-1], *looks)
    else:
        sheet.write_string(row, column, clean, look)


def _fits(number: Any) -> bool:
    """Return whether Excel keeps all digits of a number; it rounds decimals as people expect."""
    return not isinstance(number, int) or abs(number) < 10**_DIGITS


def _shortened(text: str) -> str:
    """Return text that one cell can hold; "…" shows that there was more."""
    if len(text) <= _LONGEST // 2 or len(text.encode("utf-16-le")) // 2 <= _LONGEST:
        return text
    head = text.encode("utf-16-le")[: 2 * (_LONGEST - 1)]
    return head.decode("utf-16-le", errors="ignore") + "…"
