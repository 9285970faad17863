"""Tables written: nothing that a spreadsheet executes, and the same bytes each time."""

from __future__ import annotations

import csv
import datetime
import io
import zipfile
from pathlib import Path

import openpyxl
import pandas as pd
import pytest

from matchcore.errors import InputError
from matchcore.tables import write_csv, write_workbook

LIVE = [
    "=1+1",
    "+1",
    "-1",
    "@sum",
    "\tx",
    "\rx",
    "\n=1",
    "\xa0=1",
    "\ufeff+1",
    "＝1+1",
    '=HYPERLINK("http://x";"y")',
    "  =1",
    "-",
]
DEAD = ["a=1", "1+1", "Zoé", "", "x@y.example", "'=1", "5-6", "(=1)"]


def exported(frame: pd.DataFrame, folder: Path) -> list[list[str]]:
    write_csv(frame, folder / "out.csv")
    text = (folder / "out.csv").read_bytes().decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("cell", LIVE)
def test_what_a_spreadsheet_would_run_is_neutralised(tmp_path: Path, cell: str) -> None:
    assert exported(pd.DataFrame({"who": [cell]}), tmp_path) == [["who"], [f"'{cell}"]]


@pytest.mark.parametrize("cell", DEAD)
def test_harmless_text_is_exported_as_it_stands(tmp_path: Path, cell: str) -> None:
    assert exported(pd.DataFrame({"who": [cell], "n": [1]}), tmp_path)[1] == [cell, "1"]


@pytest.mark.parametrize("cell", ["Ana\r=1+1", "Ana\n=1+1", "Ana\r\n=1+1"])
def test_a_line_end_in_a_cell_starts_no_row(tmp_path: Path, cell: str) -> None:
    """Else the text behind it would stand at the beginning of a row, where it runs."""
    assert exported(pd.DataFrame({"who": [cell], "n": [1]}), tmp_path)[1:] == [[cell, "1"]]


def test_numbers_are_not_taken_for_formulas(tmp_path: Path) -> None:
    frame = pd.DataFrame({"score": [-0.5, 1.0], "seats": [-1, 2]})
    assert exported(frame, tmp_path)[1:] == [["-0.500", "-1"], ["1.000", "2"]]


def test_whole_numbers_stay_whole_beside_missing_ones(tmp_path: Path) -> None:
    frame = pd.DataFrame({"a": pd.array([1, None], dtype="Int64"), "b": [1.5, 2.0]})
    write_csv(frame, tmp_path / "x.csv", ";")
    assert (tmp_path / "x.csv").read_text("utf-8-sig") == "a;b\n1;1,500\n;2,000\n"


def test_column_names_are_neutralised_too(tmp_path: Path) -> None:
    assert exported(pd.DataFrame({"=x": [1]}), tmp_path)[0] == ["'=x"]


def test_exports_say_that_they_are_utf8(tmp_path: Path) -> None:
    write_csv(pd.DataFrame({"who": ["Zoé"]}), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == "\ufeffwho\nZoé\n".encode()


def test_a_table_of_nobody_is_exported_as_its_header(tmp_path: Path) -> None:
    assert exported(pd.DataFrame(columns=["who", "why"]), tmp_path) == [["who", "why"]]


def test_text_stays_text_in_a_workbook(tmp_path: Path) -> None:
    """A formula would have the type f; what begins like one is shown, and stays, as it is."""
    who = [*LIVE, *DEAD, "a\x07b", "\ufffe\uffff"]
    frame = pd.DataFrame({"=who": who, "score": [0.25] * len(who)})
    write_workbook({"one": frame, "two": frame.head(0)}, tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book.sheetnames == ["one", "two"]
    rows = list(book["one"].iter_rows())
    assert [cell.value for cell in rows[0]] == ["=who", "score"]
    read = [row[0].value or "" for row in rows[1:]]
    assert read == [
        *(cell.replace("\r", "\n") for cell in (*LIVE, *DEAD)),
        "a\ufffdb",
        "\ufffd\ufffd",
    ]
    assert {cell.data_type for row in rows for cell in row if cell.value} == {"s", "n"}
    assert all(row[0].quotePrefix for row in rows[1 : 1 + len(LIVE)])
    assert [row[1].value for row in rows[1:]] == [0.25] * len(who)
    assert [[cell.value for cell in row] for row in book["two"].iter_rows()] == [["=who", "score"]]


def test_a_sheet_can_be_read_at_once(tmp_path: Path) -> None:
    """Headings stay in sight and filter, columns fit, numbers are rounded, dates are dates."""
    frame = pd.DataFrame(
        {
            "name": ["Zoé Ferrand de la Tour", "x" * 40_000],
            "score": [0.123456, 1.0],
            "seats": [1, 2],
            "day": [datetime.date(2026, 3, 1), pd.Timestamp("2026-03-02 09:30", tz="Europe/Paris")],
        }
    )
    write_workbook({"one": frame, "none": pd.DataFrame()}, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["one"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:D3")
    assert sheet["A1"].font.bold
    assert sheet["A1"].fill.fgColor.rgb == "FFE3ECF5"
    assert 50 <= sheet.column_dimensions["A"].width <= 65, "long cells wrap"
    assert sheet.column_dimensions["B"].width < 12
    assert [cell.number_format for cell in sheet[2][1:]] == ["0.000", "0", "yyyy-mm-dd"]
    assert (sheet["B2"].value, sheet["D2"].value) == (0.123456, datetime.datetime(2026, 3, 1))
    assert sheet["D3"].value == datetime.datetime(2026, 3, 2, 9, 30)
    assert len(sheet["A3"].value) == 32_767


@pytest.mark.parametrize(
    "text", ["http://x.example", "mailto:a@x.example", "internal:one!A1", "=1"]
)
def test_no_text_becomes_a_link(tmp_path: Path, text: str) -> None:
    write_workbook({"one": pd.DataFrame({text: [text]})}, tmp_path / "out.xlsx")
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["one"]
    assert [sheet["A1"].value, sheet["A2"].value] == [text, text]
    assert sheet["A2"].hyperlink is None
    assert sheet["A2"].data_type == "s"


def test_a_workbook_does_not_tell_when_it_was_written(tmp_path: Path) -> None:
    """So that the same tables give the same bytes."""
    write_workbook({"x": pd.DataFrame({"who": ["a"]})}, tmp_path / "x.xlsx")
    with zipfile.ZipFile(tmp_path / "x.xlsx") as parts:
        assert {part.date_time[0] for part in parts.infolist()} == {1980}
        texts = b"".join(parts.read(part) for part in parts.namelist())
    assert f"{datetime.date.today():%Y-}".encode() not in texts


@pytest.mark.slow
def test_tables_go_into_streams_as_into_files(tmp_path: Path) -> None:
    frame = pd.DataFrame({"who": ["=1", "Zoé"], "score": [0.5, 1.0]})
    write_csv(frame, tmp_path / "out.csv", ";")
    write_workbook({"one": frame}, tmp_path / "out.xlsx")
    table, book, text = io.BytesIO(), io.BytesIO(), io.StringIO()
    write_csv(frame, table, ";")
    write_csv(frame, text, ";")
    write_workbook({"one": frame}, book)
    assert table.getvalue() == (tmp_path / "out.csv").read_bytes()
    assert text.getvalue() == table.getvalue().decode("utf-8-sig")
    assert book.getvalue() == (tmp_path / "out.xlsx").read_bytes()
    with pytest.raises(InputError, match="binary mode"):
        write_workbook({"one": frame}, io.StringIO())
