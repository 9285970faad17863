"""The options that name tables, programme and language."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore.cli import main
from tests.cli.season import MENTEES, MENTORS, PROGRAMME, Captured, refused, tables


def test_without_a_programme_it_is_reverse_mentoring(home: Path, capsys: Captured) -> None:
    """Which needs departments, so that nobody can be matched here, and says so."""
    arguments = tables("match", "--out", "out")
    assert main([*arguments[:5], *arguments[7:]]) == 0
    assert "reverse mentoring: 0 couples" in capsys.readouterr().out
    unmatched = (home / "out" / "unmatched.csv").read_text(encoding="utf-8-sig")
    assert unmatched.count("department missing") == 4


def test_the_language_can_be_chosen(home: Path, capsys: Captured) -> None:
    assert main(tables("match", "--out", "out", "--language", "fr")) == 0
    assert "optimum prouvé" in capsys.readouterr().out
    assert '<html lang="fr">' in (home / "out" / "report.html").read_text(encoding="utf-8")
    assert main(tables("check", "--language", "fr")) == 0
    assert "les mentorés demandent 2 mentors" in capsys.readouterr().out


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


@pytest.mark.parametrize(
    "text",
    [
        "",
        "[programme",
        '[[affinity]]\nkind = "Magic"\n',
        PROGRAMME + '[[rules]]\nkind = "NotInReportingLine"\nlevels = "2"\n',
        PROGRAMME + '[programme]\nfloor = "high"\n',
        'programme = "reverse"\n' + PROGRAMME,
        PROGRAMME + '[programme]\nobjective = "speed"\n',
        '[[affinity]]\nkind = "SeniorityCurve"\nwidth = "wide"\n',
        '[[affinity]]\nkind = "SharedInterests"\ncolumn = "name"\n',
        '[[affinity]]\nkind = "EqualAttribute"\ncolumn = "skills"\n',
    ],
    ids=[
        "empty",
        "no toml",
        "unknown kind",
        "levels as text",
        "floor as text",
        "no table",
        "unknown objective",
        "width as text",
        "text as list",
        "list as text",
    ],
)
def test_a_wrong_programme_is_3(home: Path, capsys: Captured, text: str) -> None:
    (home / "programme.toml").write_text(text, encoding="utf-8")
    (home / "mentees.csv").write_text("id,wants,manager\ne1,python,m1\n", encoding="utf-8")
    refused(tables("match", "--out", "out"), 3, capsys)


def test_a_file_that_is_not_there_is_3(home: Path, capsys: Captured) -> None:
    (home / "mentees.csv").unlink()
    assert "mentees.csv" in refused(tables("match", "--out", "out"), 3, capsys)
