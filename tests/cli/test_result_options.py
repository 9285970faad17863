"""The options of the results: folder, time limit, delimiter, workbook."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from matchcore.cli import main
from tests.cli.season import MENTORS, Captured, refused, tables


@pytest.mark.parametrize("command", [["demo"], tables("match")])
def test_a_results_folder_that_is_a_file_is_3(
    home: Path, capsys: Captured, command: list[str]
) -> None:
    err = refused([*command, "--out", "mentors.csv"], 3, capsys)
    assert err == "matchcore: --out: mentors.csv is a file: give a folder\n"
    assert (home / "mentors.csv").read_text(encoding="utf-8") == MENTORS


def test_a_negative_time_limit_is_3(home: Path, capsys: Captured) -> None:
    more = ["--out", "out", "--time-limit", "-1"]
    assert "time_limit" in refused(tables("match", *more), 3, capsys)


def test_the_delimiter_can_be_chosen(home: Path) -> None:
    assert main(tables("match", "--out", "out", "--delimiter", ";")) == 0
    first = (home / "out" / "matches.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert first.startswith("mentee;mentee_name;mentor;")


def test_excel_adds_a_workbook(home: Path) -> None:
    """Its sheets equal the two CSV files."""
    assert main(tables("match", "--out", "out", "--excel")) == 0
    sheets = pd.read_excel(home / "out" / "matches.xlsx", sheet_name=None, engine="openpyxl")
    assert list(sheets) == ["matches", "unmatched"]
    for name, sheet in sheets.items():
        file = pd.read_csv(home / "out" / f"{name}.csv")
        pd.testing.assert_frame_equal(sheet, file, check_dtype=False, atol=1e-6)
