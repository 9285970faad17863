"""The options that name tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore.cli import main
from tests.cli.season import MENTEES, MENTORS, PROGRAMME, Captured, refused, tables


def test_columns_of_the_programme_and_a_staff_table_are_read(home: Path, capsys: Captured) -> None:
    """The staff stand between e2 and m2, who make half of the only good matching."""
    (home / "mentors.csv").write_text(
        MENTORS.replace("id", "Matricule")
        .replace("grade", "manager")
        .replace(",2\n", ",b\n")
        .replace(",1\n", ",\n"),
        encoding="utf-8",
    )
    (home / "mentees.csv").write_text(MENTEES.replace("id", "Matricule"), encoding="utf-8")
    (home / "staff.csv").write_text("Matricule,manager\nb,e2\n", encoding="utf-8")
    text = PROGRAMME + '[[rules]]\nkind = "NotInReportingLine"\n[columns]\nMatricule = "id"\n'
    (home / "programme.toml").write_text(text, encoding="utf-8")
    err = refused(tables("check"), 3, capsys)
    assert "mentors, row 2, manager is 'b': no table has this id" in err
    assert main(tables("check", "--staff", "staff.csv")) == 0
    assert "3 of 4 pairs are allowed" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "match"])
def test_wrong_people_are_3_and_all_named(home: Path, capsys: Captured, command: str) -> None:
    (home / "mentors.csv").write_text(MENTORS.replace(",1\n", ",high\n"), encoding="utf-8")
    (home / "mentees.csv").write_text(MENTEES.replace("e2", "e1"), encoding="utf-8")
    more = ["--out", "out"] if command == "match" else []
    err = refused(tables(command, *more), 3, capsys)
    assert "mentors, row 1, grade is 'high'" in err
    assert "mentees, row 2, id is 'e1'" in err
    assert not (home / "out").exists()


def test_a_file_that_is_not_there_is_3(home: Path, capsys: Captured) -> None:
    (home / "mentees.csv").unlink()
    assert "mentees.csv" in refused(tables("match", "--out", "out"), 3, capsys)
