"""``matchcore select``: whom to admit, and files from which they can be matched."""

from __future__ import annotations

import csv
import shlex
from pathlib import Path

import pytest

from matchcore import Programme
from matchcore.cli import main
from matchcore.season import Selection
from tests.cli.season import Captured, refused, tables, usage


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


@pytest.mark.slow
def test_those_admitted_can_be_matched_by_the_line_that_is_printed(
    home: Path, capsys: Captured
) -> None:
    assert main(tables("select", "--places-mentors", "1", "--out", "chosen")) == 0
    out = capsys.readouterr().out
    assert "1 mentor and 2 mentees admitted" in out
    assert [row["Person"] for row in rows(home / "chosen" / "waiting.csv")] == ["m2"]
    assert [row["id"] for row in rows(home / "chosen" / "mentors.csv")] == ["m1"]
    command = shlex.split(out.splitlines()[-1])
    assert main(command[1:]) == 0
    pairs = rows(home / "chosen" / "couples" / "matches.csv")
    programme = Programme.from_toml(home / "programme.toml")
    cohort = programme.read(mentors=home / "mentors.csv", mentees=home / "mentees.csv")
    selection = Selection.load(home / "chosen" / "selection.json", programme, cohort)
    assert len(pairs) == len(selection.matching.pairs) == 1


@pytest.mark.slow
def test_places_by_group_are_read_from_a_french_table(home: Path, capsys: Captured) -> None:
    mentees = "id,name,wants,grade,department\ne1,Ana,python,7,R&D\ne2,Cy,python,8,RH\n"
    (home / "mentees.csv").write_text(mentees, encoding="utf-8")
    places = "Rôle;Service;Places\nMentorés;r & d;1\nMentorés;*;0\n"
    (home / "places.csv").write_bytes(places.encode("cp1252"))
    line = tables("select", "--places-file", "places.csv", "--by", "department", "--out", "x")
    assert main([*line, "--language", "fr"]) == 0
    assert "mentorés, R&D : 1 place prise sur 1, 1 candidat" in capsys.readouterr().out
    (waiting,) = rows(home / "x" / "waiting.csv", ";")
    assert waiting["Personne"] == "e2"
    assert "Aucune place ne vous est ouverte" in waiting["Raison"]


def test_wrong_options_and_tables_are_said(home: Path, capsys: Captured) -> None:
    line = tables("select", "--places-file", "p.csv", "--places-mentors", "1", "--out", "x")
    assert "give --places-file, or" in usage(line, capsys)
    (home / "p.csv").write_text("role,places\nboss,1\nmentor,many\n", encoding="utf-8")
    said = refused(tables("select", "--places-file", "p.csv", "--out", "x"), 3, capsys)
    assert "row 2 is 'boss'" in said
    assert "row 3 is 'many'" in said
    assert not (home / "x").exists()
