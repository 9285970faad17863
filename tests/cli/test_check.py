"""`matchcore check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore.cli import main
from tests.cli.season import PROGRAMME, Captured, tables, usage


def test_checking_counts_and_writes_nothing(home: Path, capsys: Captured) -> None:
    """Rules of the file: one pair forbidden of four."""
    more = '[[rules]]\nkind = "Forbid"\npairs = [["e1", "m1"]]\n'
    (home / "programme.toml").write_text(PROGRAMME + more, encoding="utf-8")
    before = sorted(home.iterdir())
    assert main(tables("check")) == 0
    out = capsys.readouterr().out
    assert "mentees ask for 2 mentors, mentors offer 2 places" in out
    assert "2 mentors, 2 mentees" in out
    assert "mentors.csv: UTF-8, delimiter ','" in out
    assert "3 of 4 pairs are allowed" in out
    assert "no forbidden pair: not met by 1 pair" in out
    assert "there is nobody" not in out
    assert sorted(home.iterdir()) == before


@pytest.mark.slow
def test_skills_are_told_of_and_written_where_asked(home: Path, capsys: Captured) -> None:
    """One of two mentees wants what nobody teaches."""
    mentees = "id,name,wants,grade\ne1,Ana,python,7\ne2,Cy,jazz,8\n"
    (home / "mentees.csv").write_text(mentees, encoding="utf-8")
    before = sorted(home.iterdir())
    assert main(tables("check", "--skills")) == 0
    out = capsys.readouterr().out
    assert "1 of 2 mentees who want skills has a mentor who teaches one of them" in out
    assert "one more mentor who teaches jazz covers one more mentee: 2 of 2" in out
    assert sorted(home.iterdir()) == before
    assert main(tables("check", "--skills", "--out", "skills", "--language", "fr")) == 0
    assert "skills.csv, skills.html" in capsys.readouterr().out
    text = (home / "skills" / "skills.csv").read_text("utf-8-sig")
    assert text.splitlines()[1] == "jazz;1;0;0;0;1"
    assert '<html lang="fr">' in (home / "skills" / "skills.html").read_text("utf-8")


def test_a_folder_is_for_skills_alone(home: Path, capsys: Captured) -> None:
    assert "--out needs --skills" in usage(tables("check", "--out", "x"), capsys)
