"""Workbooks written: text stays text, and nothing is lost without a trace."""

from __future__ import annotations

import io
import math
import zipfile
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import Any

import numpy as np
import openpyxl
import pandas as pd
import pytest
from python_calamine import CalamineWorkbook

from matchcore.errors import InputError
from matchcore.tables.new_workbook import new_workbook, write_cell

TEXTS = [
    "http://x.example/?a=1&b=2",
    "mailto:a@b.example",
    "internal:Sheet1!A1",
    "external:c:\\a.xlsx",
    "{=1+1}",
    "0042",
    "1e5",
    " padded ",
    "two\nlines",
    "<b>&amp;</b>",
    "<r><t>no markup</t></r>",
    "<r></r>",
    "Zoé 🐦",
]


def written(*values: object) -> bytes:
    stream = io.BytesIO()
    with new_workbook(stream) as book:
        sheet = book.add_worksheet("x")
        for row, value in enumerate(values):
            write_cell(sheet, row, 0, row)
            write_cell(sheet, row, 1, value)
    return stream.getvalue()


def read(data: bytes) -> list[Any]:
    """Read the column by a reader that is not openpyxl: that one spells out control characters."""
    sheet = CalamineWorkbook.from_filelike(io.BytesIO(data)).get_sheet_by_index(0)
    return [row[1] for row in sheet.to_python()]


def parts(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as book:
        return b"".join(book.read(name) for name in book.namelist()).decode()


def test_text_like_an_escape_is_escaped() -> None:
    """Excel would show ``_x0041_`` as A; readers of old versions do not undo the escape."""
    assert "_x005F_x0041_" in parts(written("_x0041_"))


def test_text_is_no_link_no_formula_and_no_markup() -> None:
    data = written(*TEXTS)
    assert read(data) == TEXTS
    assert "<hyperlink" not in parts(data)
    assert "<f>" not in parts(data)


@pytest.mark.parametrize("missing", [None, math.nan, np.nan, pd.NA, pd.NaT])
def test_missing_values_are_blank(missing: object) -> None:
    book = openpyxl.load_workbook(io.BytesIO(written(missing)))
    assert book["x"]["B1"].value is None


@pytest.mark.parametrize(
    ("value", "cell"),
    [
        (10**15 - 1, 10**15 - 1),
        (10**15, "1000000000000000"),
        (-(2**60), "-1152921504606846976"),
        (np.int64(7), 7),
        (np.float64(0.5), 0.5),
        (Fraction(1, 4), 0.25),
        (Decimal("1.50"), "1.50"),
        (math.inf, "inf"),
        (True, True),
        (np.bool_(True), "True"),
    ],
)
def test_numbers_keep_their_digits(value: object, cell: object) -> None:
    assert read(written(value)) == [cell]


def test_long_text_says_that_it_is_cut() -> None:
    """Excel counts UTF-16 units, so a bird counts twice."""
    fits, long, birds = "a" * 32_767, "a" * 32_768, "🐦" * 20_000
    assert read(written(fits, long, birds)) == [fits, "a" * 32_766 + "…", "🐦" * 16_383 + "…"]


def test_equal_workbooks_have_equal_bytes() -> None:
    assert written("a", 1, None) == written("a", 1, None)


def test_nothing_is_delivered_where_writing_fails(tmp_path: Path) -> None:
    def interrupted() -> None:
        with new_workbook(tmp_path / "x.xlsx") as book:
            book.add_worksheet("x")
            raise KeyError

    with pytest.raises(KeyError):
        interrupted()
    assert list(tmp_path.iterdir()) == []


def test_a_missing_package_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(__import__("sys").modules, "xlsxwriter", None)
    with (
        pytest.raises(InputError, match=r"x\.xlsx needs xlsxwriter.*matchcore\[excel\]"),
        new_workbook(tmp_path / "x.xlsx"),
    ):
        pass
