"""The hint that the default programme may be meant the other way round."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore.cli import main

HEAD = "Courriel;Nom;Direction;Grade"


def checked(
    folder: Path, capsys: pytest.CaptureFixture[str], grades: tuple[str, str], *more: str
) -> str:
    """Return what `check` says on standard error of two files with such grades."""
    mentor = f"{HEAD};Compétences\na@x.org;Ana Roy;IT;{grades[0]};SQL\n"
    mentee = f"{HEAD};Souhaits\nb@x.org;Bo Day;RH;{grades[1]};SQL\n"
    (folder / "m.csv").write_text(mentor, encoding="utf-8")
    (folder / "e.csv").write_text(mentee, encoding="utf-8")
    files = ["--mentors", str(folder / "m.csv"), "--mentees", str(folder / "e.csv")]
    assert main(["check", *files, *more]) == 0
    return capsys.readouterr().err


@pytest.mark.slow
@pytest.mark.parametrize("grades", [("Cadre dirigeant", "Employé"), ("8", "2")])
def test_mentors_above_mentees_are_told_where_nobody_chose_a_programme(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], grades: tuple[str, str]
) -> None:
    assert "--preset classic_mentoring" in checked(tmp_path, capsys, grades)
    english = checked(tmp_path, capsys, grades, "--language", "en")
    assert "most mentors rank above the mentees" in english


@pytest.mark.parametrize(
    ("grades", "more"),
    [
        (("2", "8"), ()),
        (("3", "3"), ()),
        (("", "3"), ()),
        (("8", "2"), ("--preset", "classic_mentoring")),
        (("8", "2"), ("--preset", "reverse_mentoring")),
    ],
)
def test_else_there_is_no_hint(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    grades: tuple[str, str],
    more: tuple[str, ...],
) -> None:
    assert "classic_mentoring" not in checked(tmp_path, capsys, grades, *more)
