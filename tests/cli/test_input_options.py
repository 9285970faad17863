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
        assert "pas de colonne compétences" in capsys.readouterr().err
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
