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
    """Its first two sheets hold what the two CSV files hold."""
    assert main(tables("match", "--out", "out", "--excel")) == 0
    sheets = pd.read_excel(home / "out" / "matches.xlsx", sheet_name=None, engine="openpyxl")
    assert list(sheets) == ["couples", "unmatched", "loads", "cautions"]
    for name, file in {"couples": "matches", "unmatched": "unmatched"}.items():
        table = pd.read_csv(home / "out" / f"{file}.csv")
        table.columns = sheets[name].columns
        pd.testing.assert_frame_equal(sheets[name], table, check_dtype=False, atol=1e-3)
