"""``matchcore plan --training``: trainings before the first session, and who took part."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from matchcore.cli import main
from matchcore.season import SessionPlan, TrainingPlan
from tests.cli.season import Captured, refused, tables, usage

PLANS: dict[str, Any] = {"sessions": SessionPlan.load, "training": TrainingPlan.load}


def planned(capsys: Captured, *more: str) -> list[str]:
    """Match, and return a command line that plans sessions and trainings."""
    assert main(tables("match", "--out", "results")) == 0
    capsys.readouterr()
    line = tables("plan", "--matching", "results", "--start", "2026-06-01", "--sessions", "3")
    return [*line, "--training", "2026-05-18", "--out", "plan", *more]


@pytest.mark.slow
def test_trainings_come_before_the_first_session(home: Path, capsys: Captured) -> None:
    assert main(planned(capsys, "--calendars", "--language", "fr")) == 0
    said = capsys.readouterr().out
    assert "Réunion d'information des mentors" in said
    files = sorted(path.name for path in (home / "plan").iterdir())
    assert files == [
        "calendars",
        "groups.csv",
        "sessions.csv",
        "sessions.json",
        "training.csv",
        "training.json",
    ]
    plan = TrainingPlan.load(home / "plan" / "training.json")
    starts = plan.frame["start"].dropna()
    assert starts.dt.strftime("%Y-%m-%d").between("2026-05-18", "2026-05-31").all()
    assert "2026-05-25" not in set(starts.dt.strftime("%Y-%m-%d"))  # Whit Monday
    assert list((home / "plan" / "calendars" / "training").glob("*.ics"))


@pytest.mark.slow
def test_letters_and_the_page_have_them(home: Path, capsys: Captured) -> None:
    assert main(planned(capsys)) == 0
    assert (
        main(
            [
                "letters",
                "--matching",
                "results",
                "--plan",
                "plan",
                "--today",
                "2026-05-18",
                "--out",
                "letters",
            ]
        )
        == 0
    )
    texts = [path.read_text("utf-8") for path in (home / "letters").rglob("*.txt")]
    assert any("Briefing for" in text for text in texts)
    line = ["season", "--matching", "results", "--plan", "plan", "--today", "2026-05-20"]
    assert main([*line, "--out", "season"]) == 0


@pytest.mark.slow
def test_who_was_absent_is_noted_and_gets_a_new_place(home: Path, capsys: Captured) -> None:
    assert main(planned(capsys)) == 0
    before = [load(home / "plan" / f"{name}.json") for name, load in PLANS.items()]
    row = before[1].frame.iloc[0]
    text = f"Participant;Formation;Présent\n{row.person};{row.training};non\n"
    (home / "presences.csv").write_text(text, encoding="cp1252")
    again = ["--previous", "plan", "--attended", "presences.csv"]
    capsys.readouterr()
    assert main(tables("plan", *again, "--out", "new")) == 0
    said = capsys.readouterr().out
    assert "Briefing" in said
    assert "have a date" not in said  # sessions did not change
    sessions, noted = (load(home / "new" / f"{name}.json") for name, load in PLANS.items())
    assert "absent" in noted.unplaced["why"].tolist()
    assert sessions.frame.equals(before[0].frame)
    for out, line in {
        "third": ["--previous", "new", "--training", "2026-05-27"],
        "fourth": [*again, "--training", "2026-06-01"],  # the season is under way
    }.items():
        assert main(tables("plan", *line, "--out", out)) == 0
        new = TrainingPlan.load(home / out / "training.json")
        assert new.unplaced.empty
        place = new.frame[(new.frame.person == row.person) & (new.frame.training == row.training)]
        assert str(place["start"].iloc[0])[:10] >= line[-1]
        assert len(new.frame) == len(before[1].frame)
        assert SessionPlan.load(home / out / "sessions.json").frame.equals(sessions.frame)


@pytest.mark.slow
def test_trainings_of_ones_own(home: Path, capsys: Captured) -> None:
    (home / "offers.csv").write_text("Nom;Type;Pour\nÉcouter;atelier;mentors\n", "utf-8")
    assert main(planned(capsys, "--offers", "offers.csv")) == 0
    plan = TrainingPlan.load(home / "plan" / "training.json")
    assert {*plan.needs["training"]} == {"Écouter"}


@pytest.mark.slow
def test_wrong_options_are_said(home: Path, capsys: Captured) -> None:
    first = tables("plan", "--matching", "results", "--start", "2026-06-01", "--out", "x")
    assert "--offers needs --training" in usage([*first, "--offers", "o.csv"], capsys)
    assert "--attended needs --previous" in usage([*first, "--attended", "o.csv"], capsys)
    assert main(planned(capsys)) == 0
    late = [*planned(capsys)[:-1], "y", "--training", "2026-07-01"]
    assert "no slot is before this day" in refused([*late, "--quiet"], 3, capsys)
