"""`matchcore feedback check`."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore.cli import main
from tests.cli.season import Captured, refused, sides, tables, usage

SAID = "rater,rated,score,avoid,date,listening\ne1,Zoé,4,,2026-03-01,7\nm2,e1,,yes,2026-05-01,\n"


@pytest.fixture
def said(home: Path) -> Path:
    path = home / "said.csv"
    path.write_text(SAID.replace("Zoé", "m1"), encoding="utf-8")
    return path


def check(*more: str) -> list[str]:
    return tables("feedback", "check", "said.csv", *more)


def test_a_table_is_read_and_counted(said: Path, capsys: Captured) -> None:
    before = said.read_bytes(), sorted(said.parent.iterdir())
    assert main(check("--aspect", "listening=0-10")) == 0
    out, err = capsys.readouterr()
    assert "said.csv: UTF-8, delimiter ','" in out
    assert "1 of 2 mentees answered" in out
    assert "1 couple vetoed" in out
    assert "listening: 1 from 0 to 10" in out
    assert err == ""
    assert (said.read_bytes(), sorted(said.parent.iterdir())) == before


def test_cautions_count_and_name_rows_for_a_coordinator_only(said: Path, capsys: Captured) -> None:
    assert main(check("--until", "2026-04-01")) == 0
    out = capsys.readouterr().out
    assert "1 row is left out: dated after 2026-04-01\n" in out
    assert "column not read: 'listening'" in out
    assert main(check("--until", "2026-04-01", "--readers", "coordinator")) == 0
    assert "dated after 2026-04-01 (row 3)" in capsys.readouterr().out


def test_any_files_of_people_do_and_the_language_may_be_french(
    home: Path, capsys: Captured
) -> None:
    header = "Matricule;Prénom;Nom;Rôle;Service;Grade;Compétences;Souhaits\n"
    people = "7;Ana;Roy;Mentorée;A;5;;sql\n8;Zoé;Li;Mentor;B;1;sql;\n"
    (home / "gens.csv").write_text(header + people, encoding="cp1252")
    (home / "retours.csv").write_text(
        "Évaluatrice;Évalué;Avis\nAna Roy;Zoé Li;2,5\n", encoding="cp1252"
    )
    arguments = ["feedback", "check", "retours.csv", "--people", "gens.csv", "--language", "fr"]
    assert main([*arguments, "--scale", "0-3", "--column", "Avis=score"]) == 0
    out = capsys.readouterr().out
    assert "1 mentoré sur 1 a répondu" in out
    assert "1 note de 0 à 3" in out


@pytest.mark.slow
def test_problems_name_rows_and_end_with_code_3(said: Path, capsys: Captured) -> None:
    err = refused(check("--scale", "1-3"), 3, capsys)
    assert "feedback, row 2, score is '4': not on the scale from 1 to 3" in err
    said.write_text("rater,rated\ne1,m9\nm1,e1\n", encoding="utf-8")
    assert "feedback, row 2, rated is 'm9': nobody in the tables" in refused(check(), 3, capsys)
    assert main(check("--absent", "ignore")) == 0
    assert "1 row is left out" in capsys.readouterr().out
    assert "until is 'soon'" in refused(check("--until", "soon"), 3, capsys)
    said.unlink()
    assert "there is no file 'said.csv'" in refused(check(), 3, capsys)


@pytest.mark.parametrize(
    ("more", "message"),
    [
        (["--scale", "five"], "'five' is no scale"),
        (["--aspect", "listening=high"], "'high' is no scale"),
        (["--column", "score"], "'score' names no two columns"),
    ],
)
def test_a_wrong_option_is_a_wrong_command_line(
    said: Path, more: list[str], message: str, capsys: Captured
) -> None:
    assert message in usage(check(*more), capsys)


def test_what_to_do_and_the_file_are_needed(home: Path, capsys: Captured) -> None:
    assert "invalid choice: 'read'" in usage(sides("feedback", "read", "said.csv"), capsys)
    assert "FILE" in usage(sides("feedback", "check"), capsys)


def test_notes_on_the_people_go_to_standard_error(said: Path, capsys: Captured) -> None:
    (said.parent / "mentors.csv").write_text(
        "id,name,skills,grade,badge\nm1,Zoé,python:5,1,x\nm2,Bo,python:4,2,y\n", encoding="utf-8"
    )
    assert main(check()) == 0
    out, err = capsys.readouterr()
    assert "badge" in err
    assert "badge" not in out
