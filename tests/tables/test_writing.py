"""Tables out: nothing that a spreadsheet runs, and files written whole."""

from __future__ import annotations

import csv
import io
import os
from pathlib import Path

import pandas as pd
import pytest

from matchcore.tables import write_csv, write_whole

LIVE = ["=1+1", "+1", "-1", "@sum", "\tx", "\rx", '=HYPERLINK("http://x";"y")', "  =1", "-"]
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
    assert exported(frame, tmp_path)[1:] == [["-0.500000", "-1"], ["1.000000", "2"]]


def test_column_names_are_neutralised_too(tmp_path: Path) -> None:
    assert exported(pd.DataFrame({"=x": [1]}), tmp_path)[0] == ["'=x"]


def test_exports_say_that_they_are_utf8(tmp_path: Path) -> None:
    write_csv(pd.DataFrame({"who": ["Zoé"]}), tmp_path / "out.csv")
    assert (tmp_path / "out.csv").read_bytes() == "\ufeffwho\nZoé\n".encode()


def test_a_table_of_nobody_is_exported_as_its_header(tmp_path: Path) -> None:
    assert exported(pd.DataFrame(columns=["who", "why"]), tmp_path) == [["who", "why"]]


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "f", b"old and long")
    write_whole(tmp_path / "f", b"new")
    assert (tmp_path / "f").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["f"]


@pytest.mark.parametrize("step", ["fsync", "replace"])
def test_a_write_that_fails_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError("no space left")

    write_whole(tmp_path / "f", b"old")
    monkeypatch.setattr(os, step, fail)
    with pytest.raises(OSError, match="no space left"):
        write_whole(tmp_path / "f", b"new")
    assert (tmp_path / "f").read_bytes() == b"old"
