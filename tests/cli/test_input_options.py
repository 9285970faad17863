"""The options that name tables."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest

from matchcore import Programme
from matchcore.cli import main
from tests.cli.season import MENTEES, MENTORS, PROGRAMME, Captured, refused
from tests.cli.season import tables as tables_of
from tests.readings import tables, write


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
    err = refused(tables_of("check"), 3, capsys)
    assert "mentors, row 3, manager is 'b': no table has this id" in err
    assert main(tables_of("check", "--staff", "staff.csv")) == 0
    assert "3 of 4 pairs are allowed" in capsys.readouterr().out


@pytest.mark.parametrize("command", ["check", "match"])
def test_wrong_people_are_3_and_all_named(home: Path, capsys: Captured, command: str) -> None:
    (home / "mentors.csv").write_text(MENTORS.replace(",1\n", ",high\n"), encoding="utf-8")
    (home / "mentees.csv").write_text(MENTEES.replace("e2", "e1"), encoding="utf-8")
    more = ["--out", "out"] if command == "match" else []
    err = refused(tables_of(command, *more), 3, capsys)
    assert "mentors, row 2, grade is 'high'" in err
    assert "mentees, row 3, id is 'e1'" in err
    assert not (home / "out").exists()


def test_a_file_that_is_not_there_is_3(home: Path, capsys: Captured) -> None:
    (home / "mentees.csv").unlink()
    assert "mentees.csv" in refused(tables_of("match", "--out", "out"), 3, capsys)


def test_a_written_reading_asks_again_what_nobody_answered(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without the skills a matching would be by site and interests alone."""
    head = "Courriel;Nom;Direction;Grade"
    (tmp_path / "m.csv").write_text(f"{head}\na@x.org;Ana Roy;IT;1\n", encoding="utf-8")
    (tmp_path / "e.csv").write_text(f"{head}\nb@x.org;Bo Day;RH;5\n", encoding="utf-8")
    given = ["--mentors", str(tmp_path / "m.csv"), "--mentees", str(tmp_path / "e.csv")]
    written = str(tmp_path / "p.toml")
    assert main(["init", *given, "--out", written]) == 7
    for command in (["check"], ["match", "--out", str(tmp_path / "out")]):
        capsys.readouterr()
        assert main([*command, *given, "--programme", written]) == 7
        assert "aucune colonne « compétences »" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_how_to_keep_repeats_every_option_and_quotes_paths(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    head = "Courriel;Nom;Service;Grade;Rôle;Compétences;Souhaits;Note"
    people = ["a@x.org;Ana;IT;6;Mentor;Go;;1", "b@x.org;Bo;RH;1;Mentoré;;Go;2"]
    path = tmp_path / "Grid view.csv"
    path.write_text("\n".join([head, *people]), encoding="utf-8")
    options = ["--people", str(path), "--keep", "latest", "--preset", "classic_mentoring"]
    assert main(["check", *options, "--map", "people:Note=rank"]) == 0
    line = next(x for x in capsys.readouterr().out.splitlines() if "matchcore init" in x)
    assert f"--people '{path}' --keep latest --preset classic_mentoring" in line
    assert line.endswith("--map people:Note=rank")


@pytest.mark.slow
def test_what_was_recognised_is_shown_with_how_to_keep_it(home: Path, capsys: Captured) -> None:
    """The command repeats the options that had a part in it, fit for a shell."""
    write(home, tables("fr", mentors={"Pôle d'appui": ["a", "b", "c"]}))
    (home / "mentors.csv").rename(home / "mes mentors.csv")
    names = ["--map", "Pôle d'appui=site", "--map", "mentees:Service=department"]
    sides = ["--mentors", "mes mentors.csv", "--mentees", "mentees.csv"]
    more = ["--preset", "classic_mentoring", "--keep", "latest", "--language", "en", *names]
    assert main(["check", *sides, *more]) == 0
    out = capsys.readouterr().out
    assert re.search(r"Pôle d'appui +site +a +as stated", out)
    (line,) = [x for x in out.splitlines() if x.startswith("to keep this: ")]
    words = shlex.split(line.removeprefix("to keep this: "))
    assert words[:2] == ["matchcore", "init"]
    assert sorted(words[2:]) == sorted([*sides, *more])
    assert main([*words[1:], "--out", "kept.toml"]) == 0
    assert Programme.from_toml(home / "kept.toml").columns["Pôle d'appui"] == "site"


def test_our_own_tables_are_read_without_a_word(home: Path, capsys: Captured) -> None:
    sides = ["--mentors", "mentors.csv", "--mentees", "mentees.csv"]
    main(["check", *sides])
    out = capsys.readouterr().out
    assert out.startswith("2 mentors, 2 mentees")
    assert "to keep this" not in out


@pytest.mark.slow
def test_what_a_file_leaves_open_is_recognised(home: Path, capsys: Captured) -> None:
    """A file that answers one question states one name; a file of init states how to read all."""
    write(home, tables("en", mentors={"Job level": None, "Rung": [1, 2, 1]}))
    text = '[programme]\npreset = "reverse_mentoring"\n[columns]\nRung = "grade"\n'
    (home / "programme.toml").write_text(text, encoding="utf-8")
    assert main(tables_of("init", "--out", "all.toml")) == 0
    capsys.readouterr()
    for file in ("programme.toml", "all.toml"):
        assert main([*tables_of("check")[:5], "--programme", file]) == 0
        out = capsys.readouterr().out
        assert ("to keep this: matchcore init" in out) is (file == "programme.toml")
        assert "mentees ask for 2 mentors, mentors offer 3 places" in out


def test_a_line_that_answers_a_question_is_enough_of_a_file(home: Path, capsys: Captured) -> None:
    write(home, tables("fr", mentors={"Courriel": ["zoe@x.org", "bo@x.org", "ZOE@x.org"]}))
    text = '[programme]\npreset = "reverse_mentoring"\n[programme.layout]\nkeep = "latest"\n'
    (home / "programme.toml").write_text(text, encoding="utf-8")
    assert main(tables_of("match", "--out", "out")) == 0
    assert "row 2 of 'zoe@x.org' is left out" in capsys.readouterr().err


def test_names_that_a_file_states_in_full_are_read_as_ever(home: Path, capsys: Captured) -> None:
    """An extra column of such a table is nobody's department."""
    (home / "mentors.csv").write_text(
        MENTORS.replace("id", "Matricule").replace("grade", "Team"), encoding="utf-8"
    )
    text = PROGRAMME + '[columns]\nMatricule = "id"\n'
    (home / "programme.toml").write_text(text, encoding="utf-8")
    assert main(tables_of("check")) == 0
    out = capsys.readouterr().out
    assert "to keep this" not in out
    assert "mentors: extra columns kept: Team" in out


def test_keep_overrides_the_programme(home: Path, capsys: Captured) -> None:
    text = PROGRAMME + '[columns]\nMail = "id"\n'
    (home / "programme.toml").write_text(text, encoding="utf-8")
    (home / "mentors.csv").write_text(MENTORS.replace("id", "Mail") + "m1,Zo,sql,1\n", "utf-8")
    (home / "mentees.csv").write_text(MENTEES.replace("id", "Mail"), "utf-8")
    assert main(tables_of("check")) == 3
    capsys.readouterr()
    assert main(tables_of("check", "--keep", "latest")) == 0
    assert "row 2 of 'm1' is left out" in capsys.readouterr().out


def test_our_own_tables_that_leave_something_open_are_shown(home: Path, capsys: Captured) -> None:
    (home / "people.csv").write_text(MENTORS, encoding="utf-8")
    assert main(["check", "--people", "people.csv"]) == 7
    out, err = capsys.readouterr()
    assert "  skills  skills" in out
    assert "to answer, write the programme's file and complete it: matchcore init --people" in out
    assert "no column says who is mentor and who is mentee" in err
