"""``matchcore plan``: the sessions of a season, and new dates for missed ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore.cli import main
from matchcore.season import SessionPlan
from tests.cli.season import Captured, refused, tables, usage


def matched(home: Path, capsys: Captured) -> list[str]:
    """Match, and return a command line that plans the sessions."""
    assert main(tables("match", "--out", "results")) == 0
    capsys.readouterr()
    return tables("plan", "--matching", "results", "--start", "2026-06-01", "--sessions", "3")


@pytest.mark.slow
def test_sessions_are_planned_and_missed_ones_planned_anew(home: Path, capsys: Captured) -> None:
    line = matched(home, capsys)
    assert main([*line, "--out", "plan", "--calendars", "--language", "fr"]) == 0
    assert "6 séances sur 6 ont une date" in capsys.readouterr().out
    files = sorted(path.name for path in (home / "plan").iterdir())
    assert files == ["calendars", "sessions.csv", "sessions.json"]
    assert len(list((home / "plan" / "calendars").glob("*.ics"))) == 5
    plan = SessionPlan.load(home / "plan" / "sessions.json")
    first = plan.frame.iloc[0]
    text = f"Mentoré;Mentor;Séance;Tenue\n{first.mentee};{first.mentor};1;non\n"
    (home / "tenues.csv").write_text(text, encoding="cp1252")
    again = ["--previous", "plan", "--held", "tenues.csv", "--today", "2026-06-09", "--out", "new"]
    assert main(tables("plan", *again)) == 0
    assert "Séances qui changent de date" in capsys.readouterr().out
    assert len(SessionPlan.load(home / "new" / "sessions.json").moved) == 1
    assert (home / "new" / "moved.csv").exists()


@pytest.mark.slow
def test_another_programme_takes_its_time(home: Path, capsys: Captured) -> None:
    line = matched(home, capsys)
    narrow = [*line, "--hours", "mon 9-10", "--holidays", "none", "--weeks", "3"]
    assert main([*narrow, "--out", "one"]) == 0
    assert main([*narrow, "--busy", "one/sessions.json", "--out", "two"]) == 0
    assert len(SessionPlan.load(home / "one" / "sessions.json").frame) == 6
    assert SessionPlan.load(home / "two" / "sessions.json").frame.empty


@pytest.mark.slow
def test_wrong_options_are_said(home: Path, capsys: Captured) -> None:
    assert "give --matching and --start" in usage(tables("plan", "--out", "x"), capsys)
    assert "--held and --today need" in usage(
        tables("plan", "--held", "x.csv", "--out", "x"), capsys
    )
    assert "--previous needs --today for new dates" in usage(
        tables("plan", "--previous", "x", "--out", "x"), capsys
    )
    line = matched(home, capsys)
    said = refused([*line, "--out", "x", "--holidays", "XX", "--quiet"], 3, capsys)
    assert "holidays is 'XX'" in said


@pytest.mark.slow
def test_what_took_place_is_recorded_without_new_dates(home: Path, capsys: Captured) -> None:
    assert main([*matched(home, capsys), "--training", "2026-05-18", "--out", "plan"]) == 0
    plan = SessionPlan.load(home / "plan" / "sessions.json")
    first = plan.frame.iloc[0]
    text = f"Mentoré;Mentor;Séance;Tenue\n{first.mentee};{first.mentor};1;non\n"
    (home / "tenues.csv").write_text(text, encoding="cp1252")
    capsys.readouterr()
    assert main(tables("plan", "--previous", "plan", "--held", "tenues.csv", "--out", "new")) == 0
    said = capsys.readouterr().out
    assert "1 was missed" in said
    assert "Briefing" not in said  # trainings did not change
    new = SessionPlan.load(home / "new" / "sessions.json")
    assert new.frame["start"].equals(plan.frame["start"])
    assert (new.frame["state"] == "missed").sum() == 1
    assert not (home / "new" / "moved.csv").exists()
    assert (home / "new" / "training.json").exists()
