"""``matchcore meetings``: who should meet, and when."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from matchcore import Programme
from matchcore.cli import main
from matchcore.rounds import MeetingPlan, Timetable
from tests.cli.season import Captured, refused, tables, usage

WEEK = ["--start", "2026-03-02", "--minutes", "60", "--weeks", "1"]


def rows(path: Path, delimiter: str = ",") -> list[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file, delimiter=delimiter))


def test_a_plan_is_written_and_read_again(home: Path, capsys: Captured) -> None:
    assert main(tables("meetings", "--per-mentee", "1", "--out", "plan")) == 0
    assert sorted(path.name for path in (home / "plan").iterdir()) == ["meetings.csv", "plan.json"]
    assert "2 meetings planned" in capsys.readouterr().out
    met = {(row["mentee"], row["mentor"]) for row in rows(home / "plan" / "meetings.csv")}
    programme = Programme.from_toml(home / "programme.toml")
    cohort = programme.read(mentors=home / "mentors.csv", mentees=home / "mentees.csv")
    plan = MeetingPlan.load(home / "plan" / "plan.json", programme, cohort)
    assert {tuple(pair) for pair in plan.pairs[["mentee", "mentor"]].to_numpy()} == met


@pytest.mark.slow
def test_with_a_first_day_there_is_a_timetable_and_calendars(home: Path, capsys: Captured) -> None:
    line = tables("meetings", *WEEK, "--calendars", "--rooms", "1", "--out", "plan")
    assert main([*line, "--language", "fr"]) == 0
    out = capsys.readouterr().out
    assert "4 rencontres sur 4" in out
    times = rows(home / "plan" / "timetable.csv", ";")
    assert len({row["Début"] for row in times}) == 4  # one room
    assert len(list((home / "plan" / "calendars").glob("*.ics"))) == 4
    assert len(Timetable.load(home / "plan" / "timetable.json").frame) == 4


@pytest.mark.slow
def test_the_round_goes_on_from_the_plan(home: Path, capsys: Captured) -> None:
    assert main(tables("match", "--out", "first")) == 0
    assert main(tables("meetings", "--out", "plan")) == 0
    said = "rater,rated,score\ne1,m2,5\nm2,e1,5\ne1,m1,2\ne2,m1,5\nm1,e2,4\n"
    (home / "said.csv").write_text(said, encoding="utf-8")
    assert main(["feedback", "check", "said.csv", *tables("x")[1:]]) == 0
    line = tables("rematch", "--previous", "first", "--feedback", "said.csv", "--out", "second")
    assert main([*line, "--plan", "plan/plan.json", "--change-cost", "0.05"]) == 0
    pairs = {(row["mentee"], row["mentor"]) for row in rows(home / "second" / "matches.csv")}
    assert pairs == {("e1", "m2"), ("e2", "m1")}

    for path in (home / "second").rglob("*"):
        assert not path.is_file() or b"said" not in path.read_bytes()


def test_wrong_options_are_said(home: Path, capsys: Captured) -> None:
    assert "--calendars needs --start" in usage(
        tables("meetings", "--calendars", "--out", "x"), capsys
    )
    said = refused(tables("meetings", "--start", "soon", "--zone", "Mars", "--out", "x"), 3, capsys)
    assert "start is 'soon'" in said
    assert "zone is 'Mars'" in said
    assert not (home / "x").exists()
