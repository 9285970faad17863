"""A plan for people: tables, calendars, words, and a file that brings it back."""

from __future__ import annotations

import csv
from pathlib import Path

import icalendar
import pandas as pd
import pytest

from matchcore.errors import StorageError
from matchcore.season import SessionPlan, plan_sessions, read_held, replan_sessions
from tests.french import french_faults
from tests.season.sessions.seasons import cohort_of, couples, said


def plan_of(language: str = "en") -> SessionPlan:
    cohort = cohort_of(
        {"id": "m", "name": "Zoé Ferrand", "skills": "Excel:5", "availability": "mon-09|thu-13",
         "zone": "Europe/London"},
        {"id": "programme", "name": "=Ana", "wants": "excel:4", "hours": 9},
        {"id": "e2", "availability": "sun-09"},
    )  # fmt: skip
    both = couples(("programme", "m"), ("e2", "m"))
    return plan_sessions(both, cohort, start="2026-03-16", sessions=3, language=language)  # type: ignore[arg-type]


def events(path: Path) -> list[icalendar.Event]:
    return list(icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT"))


@pytest.mark.slow
def test_calendars_are_in_the_zone_of_their_owner(tmp_path: Path) -> None:
    plan = plan_of("fr")
    paths = plan.to_ics(tmp_path / "calendars")
    names = [path.name for path in paths]
    assert names[0] == "m.ics"
    assert names[1].startswith("programme-")
    assert names[2:] == ["programme.ics"]
    mine, other, everything = (events(path) for path in paths)
    assert len(mine) == len(other) == len(everything) == 3
    for one, two in zip(mine, other, strict=True):
        assert (one["uid"], one.start) == (two["uid"], two.start)
        assert (str(one.start.tzinfo), str(two.start.tzinfo)) == ("Europe/London", "Europe/Paris")
        assert one.start.hour + 1 == two.start.hour
    assert str(other[1]["summary"]) == "Séance 2 avec Zoé Ferrand : tableurs" or "Excel" in str(
        other[1]["summary"]
    )
    assert "→" in str(everything[0]["summary"])


@pytest.mark.slow
def test_an_event_keeps_its_identity_when_it_moves(tmp_path: Path) -> None:
    cohort = cohort_of({"id": "m"}, {"id": "e"})
    plan = plan_sessions(couples(("e", "m")), cohort, start="2026-03-16", sessions=2)
    held = read_held(said(("e", "m", 1, "no")), plan)
    again = replan_sessions(held, cohort, today="2026-03-24")
    before = events(plan.to_ics(tmp_path / "one")[0])
    after = events(again.to_ics(tmp_path / "two")[0])
    assert [one["uid"] for one in before] == [one["uid"] for one in after]
    assert [int(one["sequence"]) for one in after] == [1, 0]
    assert len(events(held.to_ics(tmp_path / "three")[0])) == 1  # a missed session is left out


@pytest.mark.slow
def test_an_event_that_lost_its_date_is_cancelled(tmp_path: Path) -> None:
    """The mentee leaves: RFC 5545 asks for the same UID, a higher SEQUENCE, STATUS:CANCELLED."""
    people = [{"id": "m"}, {"id": "e", "name": "Zoé"}, {"id": "f"}]
    plan = plan_sessions(
        couples(("e", "m"), ("f", "m")), cohort_of(*people), start="2026-03-16", sessions=2
    )
    again = replan_sessions(plan, cohort_of(people[0], people[2]), today="2026-03-17")
    before = {one["uid"]: one for one in events(plan.to_ics(tmp_path / "one")[0])}
    paths = again.to_ics(tmp_path / "two")
    assert [path.name for path in paths] == ["e.ics", "f.ics", "m.ics", "programme.ics"]
    for path, count in ((paths[0], 2), (paths[2], 2), (paths[3], 2), (paths[1], 0)):
        gone = [one for one in events(path) if one.get("status") == "CANCELLED"]
        assert len(gone) == count
        for one in gone:
            assert one.start == before[one["uid"]].start
            assert one.end == before[one["uid"]].end
            assert int(one["sequence"]) > int(before[one["uid"]]["sequence"])
            assert str(one["summary"]).startswith("Cancelled: ")
    back = replan_sessions(again, cohort_of(*people), today="2026-03-17")
    for one in events(back.to_ics(tmp_path / "three")[0]):
        assert "status" not in one
        assert int(one["sequence"]) == 2  # lost once, and given again


def test_a_table_says_all_in_words(tmp_path: Path) -> None:
    plan_of("fr").to_csv(tmp_path / "s.csv")
    with (tmp_path / "s.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert [*rows[0]] == [
        *("Mentoré", "Nom du mentoré", "Mentor", "Nom du mentor", "Séance", "Thème"),
        *("Objectif", "Début", "Fin", "État", "Pourquoi"),
    ]
    assert [row["État"] for row in rows] == ["prévue"] * 3 + ["sans date"] * 3
    assert rows[3]["Pourquoi"] == "jamais libres ensemble à cette période"
    assert rows[0]["Nom du mentoré"] == "'=Ana"  # no formula in a spreadsheet
    assert rows[0]["Thème"] == "faire connaissance"


@pytest.mark.slow
def test_a_plan_comes_back_from_disk(tmp_path: Path) -> None:
    plan = plan_of()
    plan = read_held(said(("programme", "m", 1, "no")), plan)
    cohort = cohort_of({"id": "m"}, {"id": "programme"}, {"id": "e2"})
    for one in (plan, replan_sessions(plan, cohort, today="2026-03-30")):
        one.save(tmp_path / "sessions.json")
        again = SessionPlan.load(tmp_path / "sessions.json")
        for name in ("frame", "unplaced", "goals", "moved"):
            pd.testing.assert_frame_equal(getattr(again, name), getattr(one, name))
        assert (again.settings, again.levels, str(again)) == (one.settings, one.levels, str(one))
        assert (again.zones, again.names) == (one.zones, one.names)
    text = (tmp_path / "sessions.json").read_text("utf-8")
    (tmp_path / "sessions.json").write_text(text.replace('"levels"', '"level"'), "utf-8")
    with pytest.raises(StorageError, match="damaged"):
        SessionPlan.load(tmp_path / "sessions.json")


def test_a_plan_says_itself() -> None:
    assert str(plan_of()).splitlines() == [
        "3 of 6 sessions of 2 couples have a date",
        "  from 23 March 2026 to 20 April 2026, Europe/Paris",
        "  no plan gives a date to more sessions",
        "  on average 1.0 days from the day that would suit best; no such plan is nearer",
        "  1 person states no hours and counts as always free",
        "  2 people state no hours a month: nothing limits their sessions",
        "",
        "Sessions without a date",
        "  3: the two are never free together in those days",
        "  Zoé Ferrand (m) → e2: sessions 1, 2, 3",
    ]
    assert all(not french_faults(line) for line in str(plan_of("fr")).splitlines())


def test_what_one_person_does_and_when_all_are_taken() -> None:
    plan = plan_of()
    assert len(plan.of("m")) == len(plan.of("programme")) == 3
    assert plan.of("nobody").empty
    assert plan.busy()["person"].value_counts().to_dict() == {"m": 3, "programme": 3}
