"""`matchcore check`."""

from __future__ import annotations

from pathlib import Path

from matchcore.cli import main
from tests.cli.season import PROGRAMME, Captured, tables


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
