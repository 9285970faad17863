"""The options of the programme: its file or a preset, names of columns, the language."""

from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

import pytest

from matchcore import Programme
from matchcore.cli import main
from matchcore.cli.programme_options import PRESETS, add_programme_options, with_names
from matchcore.programme import presets
from tests.cli.season import MENTEES, MENTORS, PROGRAMME, Captured, refused, tables


def sides(command: str, *more: str) -> list[str]:
    """Return a command line without a programme file."""
    return [command, "--mentors", "mentors.csv", "--mentees", "mentees.csv", *more]


def usage(arguments: list[str], capsys: Captured) -> str:
    """Assert that a command line is refused, and return its last line."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    out, err = capsys.readouterr()
    assert out == ""
    return err.splitlines()[-1]


# programme --------------------------------------------------------------------------------------


def test_without_a_programme_it_is_reverse_mentoring(home: Path, capsys: Captured) -> None:
    """Which needs departments, so that nobody can be matched here, and says so."""
    assert main(sides("match", "--out", "out")) == 0
    assert "reverse mentoring: 0 couples" in capsys.readouterr().out
    unmatched = (home / "out" / "unmatched.csv").read_text(encoding="utf-8-sig")
    assert unmatched.count("department missing") == 4


def test_the_language_can_be_chosen(home: Path, capsys: Captured) -> None:
    assert main(tables("match", "--out", "out", "--language", "fr")) == 0
    assert "optimum prouvé" in capsys.readouterr().out
    assert '<html lang="fr">' in (home / "out" / "report.html").read_text(encoding="utf-8")
    assert main(tables("check", "--language", "fr")) == 0
    assert "les mentorés demandent 2 mentors" in capsys.readouterr().out


def test_the_presets_are_those_of_programmes() -> None:
    """Named twice, so that help need not load them."""
    assert [*PRESETS] == [*presets.PRESETS]
    assert all(isinstance(getattr(Programme, name)(), Programme) for name in PRESETS)


@pytest.mark.parametrize(
    ("preset", "couples"),
    [
        ("reverse_mentoring", "reverse mentoring: 0 couples"),  # there are no departments
        ("classic_mentoring", "classic mentoring: 0 couples"),  # the mentees are the seniors
        ("peer_mentoring", "peer mentoring: 2 couples"),
    ],
)
def test_a_preset_can_be_chosen(home: Path, capsys: Captured, preset: str, couples: str) -> None:
    assert main(sides("match", "--out", "out", "--preset", preset)) == 0
    assert couples in capsys.readouterr().out


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (["--preset", "reverse"], "invalid choice: 'reverse'"),
        (["--preset", "peer_mentoring", "--programme", "programme.toml"], "not allowed with"),
    ],
)
def test_one_preset_that_there_is(home: Path, capsys: Captured, more: list[str], said: str) -> None:
    assert said in usage(sides("check", *more), capsys)


def test_a_file_may_extend_a_preset(home: Path, capsys: Captured) -> None:
    text = '[programme]\npreset = "reverse_mentoring"\nwithout = ["DifferentDepartment"]\n'
    (home / "programme.toml").write_text(text, encoding="utf-8")
    assert main(tables("match", "--out", "out")) == 0
    assert "reverse mentoring: 2 couples" in capsys.readouterr().out


@pytest.mark.parametrize(
    "text",
    [
        '[[affinity]]\nkind = "Preferences"\namount = 1\n',
        '[[rules]]\nkind = "Demand"\n',
        '[programme]\npreset = "peer_mentoring"\nwithout = ["skills", "interests", "seniority"]\n',
    ],
    ids=["preferences", "rules", "a preset's rules"],
)
def test_a_programme_without_components_is_one(home: Path, capsys: Captured, text: str) -> None:
    (home / "programme.toml").write_text(text, encoding="utf-8")
    rows = zip(MENTEES.split(), ("prefers", "m2|m1", "m1"), strict=True)
    (home / "mentees.csv").write_text("\n".join(map(",".join, rows)), encoding="utf-8")
    assert main(tables("check")) == 0
    assert main(tables("match", "--out", "out")) == 0
    assert "2 couples; 2 of 2 mentees have a mentor" in capsys.readouterr().out


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


# names of columns -------------------------------------------------------------------------------


def named(*arguments: str) -> Any:
    """Return the names of columns that the arguments state."""
    parser = ArgumentParser()
    add_programme_options(parser)
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
