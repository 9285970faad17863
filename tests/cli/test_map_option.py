"""The option that names columns: its forms, what it refuses, and what counts first."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pytest

from matchcore.cli import main
from matchcore.cli.map_option import add_map_option, with_names
from tests.cli.season import MENTEES, MENTORS, PROGRAMME, Captured, refused, sides, tables, usage


def named(*arguments: str) -> Any:
    """Return the names of columns that the arguments state."""
    parser = ArgumentParser()
    add_map_option(parser)
    return parser.parse_args(arguments).map


def maps(*texts: str) -> list[str]:
    return [part for text in texts for part in ("--map", text)]


def test_names_have_the_form_of_the_file() -> None:
    assert named() == {}
    given = maps(
        "Nom=name",
        "mentees:Compétences=wants",
        " mentees : Q1 : a=b ? = bio ",
        "Vos besoins : lesquels ?=wants",
        "Nom=name",
    )
    assert named(*given) == {
        "Nom": "name",
        "mentees": {"Compétences": "wants", "Q1 : a=b ?": "bio"},
        "Vos besoins : lesquels ?": "wants",
    }
    assert named() == {}, "one command line leaves nothing for the next"


@pytest.mark.parametrize("text", ["Nom", "Nom=", "=name", " = ", "", "mentees:=wants", "staff:id="])
def test_what_names_no_two_columns_is_usage(capsys: Captured, text: str) -> None:
    said = usage(sides("check", f"--map={text}"), capsys)
    assert f"argument --map: {text!r} names no two columns: write" in said


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (["Nom=name", "Nom=id"], "'Nom' is both 'name' and 'id': keep one"),
        (["staff:Nom=name", "staff:Nom=id"], "'Nom' is both 'name' and 'id': keep one"),
        (["staff=name", "staff:Nom=id"], "'staff' is both a table and a column: keep one"),
        (["staff:Nom=id", "staff=name"], "'staff' is both {'Nom': 'id'} and 'name': keep one"),
    ],
)
def test_one_column_has_one_name(capsys: Captured, texts: list[str], said: str) -> None:
    assert said in usage(sides("check", *maps(*texts)), capsys)


def test_names_of_the_command_line_count_first() -> None:
    columns = {
        "Nom": "bio",
        "Site": "site",
        "mentees": {"Nom": "id", "W": "wants"},
        "staff": {"N": "id"},
    }
    assert with_names(columns, {}) == columns
    assert with_names(columns, {"Nom": "name"}) == {
        "Nom": "name",
        "Site": "site",
        "mentees": {"W": "wants"},
        "staff": {"N": "id"},
    }
    assert with_names(columns, {"mentees": {"Nom": "name"}, "mentors": {"K": "skills"}}) == {
        "Nom": "bio",
        "Site": "site",
        "mentees": {"Nom": "name", "W": "wants"},
        "staff": {"N": "id"},
        "mentors": {"K": "skills"},
    }


def test_tables_are_read_by_the_names_given(home: Path, capsys: Captured) -> None:
    """Beside those of the programme's file, or over a preset."""
    mentors = MENTORS.replace("id", "Matricule").replace("skills", "Compétences")
    mentees = MENTEES.replace("id", "Matricule").replace("wants", "Compétences")
    (home / "mentors.csv").write_text(mentors, encoding="utf-8")
    (home / "mentees.csv").write_text(mentees, encoding="utf-8")
    (home / "programme.toml").write_text(
        PROGRAMME + '[columns]\nMatricule = "id"\n', encoding="utf-8"
    )
    names = maps("mentors:Compétences=skills", "mentees:Compétences=wants")
    assert main(tables("match", "--out", "out", *names)) == 0
    assert "total 1.8000" in capsys.readouterr().out
    names += maps("Matricule=id")
    assert main(sides("match", "--out", "out", "--preset", "peer_mentoring", *names)) == 0
    assert "2 couples" in capsys.readouterr().out


def test_a_name_that_no_table_has_is_3(home: Path, capsys: Captured) -> None:
    err = refused(tables("check", *maps("naem=bio")), 3, capsys)
    assert "no table has this column. Is it 'name'?" in err
