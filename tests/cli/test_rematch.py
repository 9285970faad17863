"""``matchcore rematch``: one programme after a round, or a folder of them."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from matchcore import Matching
from matchcore.cli import main
from tests.cli.season import Captured, refused, tables, usage
from tests.rounds.programmes import batch_folder

SAID = "rater,rated,score,avoid\ne1,m1,1,yes\nm1,e1,2,\ne2,m2,5,\n"


@pytest.fixture
def before(home: Path, capsys: Captured) -> Path:
    """Return a folder with the results of the first round."""
    assert main(tables("match", "--out", "first")) == 0
    (home / "said.csv").write_text(SAID, encoding="utf-8")
    capsys.readouterr()
    return home


def couples(folder: Path, mentee: str = "mentee", mentor: str = "mentor") -> set[tuple[str, str]]:
    with (folder / "matches.csv").open(encoding="utf-8-sig", newline="") as file:
        delimiter = "," if mentee == "mentee" else ";"  # French headings come with semicolons
        rows = list(csv.DictReader(file, delimiter=delimiter))
    return {(row[mentee], row[mentor]) for row in rows}


def again(*more: str) -> list[str]:
    return tables("rematch", "--previous", "first", "--out", "second", *more)


@pytest.mark.slow
def test_a_vetoed_couple_is_not_made_again_and_nobody_is_named_for_it(
    before: Path, capsys: Captured
) -> None:
    assert couples(before / "first") == {("e1", "m1"), ("e2", "m2")}
    assert main(again("--feedback", "said.csv")) == 0
    assert couples(before / "second") == {("e1", "m2"), ("e2", "m1")}
    names = {path.name for path in (before / "second").iterdir()}
    assert names >= {"changes.csv", "matches.csv", "report.html", "matching"}
    out = capsys.readouterr().out
    assert "ruled out after" in out
    report = (before / "second" / "report.html").read_text(encoding="utf-8")
    assert "avoid" not in out + report.split("<body>")[1]
    assert "veto" not in report.lower()  # what is printed counts them, and names nobody


@pytest.mark.slow
def test_without_feedback_nobody_moves(before: Path, capsys: Captured) -> None:
    assert main(again()) == 0
    assert couples(before / "second") == couples(before / "first")
    assert main(again("--change-cost", "0.05", "--language", "fr")) == 0
    assert couples(before / "second", "Mentoré", "Mentor") == couples(before / "first")


@pytest.mark.slow
def test_the_matching_of_the_round_may_be_named_itself(before: Path) -> None:
    line = tables("rematch", "--previous", "first/matching", "--out", "second")
    assert main(line) == 0
    Matching.load(before / "second" / "matching").verify()


@pytest.mark.slow
def test_what_is_missing_is_said(before: Path, capsys: Captured) -> None:
    assert "--previous and --out, or --batch" in usage(tables("rematch", "--out", "x"), capsys)
    assert "from its folder" in usage(tables("rematch", "--batch", "x"), capsys)
    assert "no price" in usage(again("--change-cost", "-1"), capsys)
    said = refused(tables("rematch", "--previous", "nowhere", "--out", "x"), 3, capsys)
    assert "nowhere" in said
    assert not (before / "x").exists()


@pytest.mark.slow
def test_a_folder_of_programmes_gets_a_line_each_and_one_report(
    tmp_path: Path, capsys: Captured
) -> None:
    batch_folder(tmp_path, 2)
    (tmp_path / "p0" / "mentees.csv").unlink()
    assert main(["rematch", "--batch", str(tmp_path), "--workers", "1"]) == 3
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("p0: exit code 3; ")
    assert lines[1].startswith("p1: exit code 0; ")
    assert "p1" in (tmp_path / "batch.html").read_text(encoding="utf-8")
    assert len((tmp_path / "batch.csv").read_text(encoding="utf-8-sig").splitlines()) == 3
