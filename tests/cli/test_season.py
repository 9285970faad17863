"""``matchcore season`` and ``matchcore invite``, from files."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from matchcore import Cohort, Matching
from matchcore.cli import main
from matchcore.rounds import Couples
from matchcore.rounds.round_folder import KINDS
from matchcore.season import SessionPlan, plan_sessions, read_pulse
from tests.cli.season import Captured, refused, tables, usage

WRITTEN = ["indicators.csv", "pitfalls.csv", "season.html"]


@pytest.fixture
def results(home: Path, capsys: Captured) -> Path:
    """Return a folder with a saved matching and a plan of its sessions."""
    assert main(tables("match", "--out", "results")) == 0
    capsys.readouterr()
    matching = Matching.load("results/matching")
    (home / "plan").mkdir()
    pairs = matching.pairs[["mentee", "mentor"]]
    cohort = _cohort(home)
    plan_sessions(pairs, cohort, start="2026-03-02", sessions=2, weeks=8).save("plan/sessions.json")
    return home


def _cohort(home: Path) -> Cohort:
    return Cohort(home / "mentors.csv", home / "mentees.csv")


@pytest.mark.slow
def test_it_needs_the_saved_matching_alone(results: Path, capsys: Captured) -> None:
    (results / "mentors.csv").unlink()
    assert main(["season", "--matching", "results", "--today", "2026-03-04", "--out", "out"]) == 0
    out, _ = capsys.readouterr()
    assert out.startswith("Week of 4 March 2026: nothing needs your hand\n")
    assert out.endswith("out: season.html, indicators.csv, pitfalls.csv\n")
    assert sorted(one.name for one in (results / "out").iterdir()) == WRITTEN


@pytest.mark.slow
def test_plans_levels_and_tables_join_in(results: Path, capsys: Captured) -> None:
    pd.DataFrame({"Personne": ["e1"], "Compétence": ["Python"], "Avant": [1], "Après": [3]}).to_csv(
        "levels.csv", sep=";", index=False
    )
    command = tables("season", "--matching", "results", "--plan", "plan", "--out", "out")
    more = ["--levels", "levels.csv", "--today", "2026-03-04", "--language", "fr"]
    assert main([*command, *more]) == 0
    out, _ = capsys.readouterr()
    assert out.startswith("Semaine du 4 mars 2026 : ")
    page = (results / "out" / "season.html").read_text(encoding="utf-8")
    assert '<html lang="fr">' in page
    assert "Calendrier" in page
    head = (results / "out" / "pitfalls.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert head.startswith("Point de vigilance;Quand agir;")


@pytest.mark.slow
def test_surveys_and_couples_are_told_in_the_language_asked_for(
    results: Path, capsys: Captured
) -> None:
    matching = Matching.load("results/matching")
    mentee, mentor = matching.pairs.loc[0, ["mentee", "mentor"]]
    said = [{"rater": mentee, "rated": mentor, "wave": 1, "satisfaction": 1}]
    read_pulse(said, matching, language="fr").save("pulse.json")
    couples = Couples().propose([(mentee, mentor)], at="2026-03-01")
    KINDS["couples"].save(couples, results / "couples.json")
    command = ["season", "--matching", "results", "--pulse", ".", "--couples", "couples.json"]
    assert main([*command, "--today", "2026-03-04", "--language", "en", "--out", "out"]) == 0
    out, _ = capsys.readouterr()
    assert "1 couple in trouble: talk to both" in out
    assert "at least one of the two rates" in out
    assert "1 couple is not settled" in out


@pytest.mark.slow
@pytest.mark.parametrize(
    ("option", "said"),
    [
        (["--today", "soon"], "--today is 'soon': write it as 2026-03-31"),
        (["--plan", "nowhere"], "nowhere does not hold sessions.json"),
        (["--couples", "couples.json"], "couples.json cannot be read"),
        (["--matching", "nowhere"], "nowhere"),
    ],
)
def test_what_is_wrong_is_3(results: Path, capsys: Captured, option: list[str], said: str) -> None:
    assert said in refused(["season", "--matching", "results", "--out", "out", *option], 3, capsys)
    assert not (results / "out").exists()


@pytest.mark.slow
def test_what_was_held_needs_a_plan(results: Path, capsys: Captured) -> None:
    command = ["season", "--matching", "results", "--held", "held.csv", "--out", "out"]
    assert "--held needs --plan" in usage(command, capsys)


@pytest.mark.slow
def test_what_was_held_is_read(results: Path, capsys: Captured) -> None:
    plan = SessionPlan.load("plan/sessions.json").frame
    rows = zip(plan["mentee"], plan["mentor"], plan["session"], strict=True)
    lines = [f"{mentee};{mentor};{session};non" for mentee, mentor, session in [next(rows)]]
    table = "\n".join(["Mentoré;Mentor;Séance;Tenue", *lines]) + "\n"
    (results / "held.csv").write_text(table, encoding="cp1252")
    command = ["season", "--matching", "results", "--plan", "plan", "--held", "held.csv"]
    assert main([*command, "--today", "2026-06-30", "--out", "out"]) == 0
    assert "1 missed session to plan again" in capsys.readouterr().out


@pytest.mark.slow
def test_letters_tell_first_sessions(results: Path) -> None:
    command = ["letters", "--matching", "results", "--plan", "plan", "--out", "out"]
    assert main([*command, "--today", "2026-02-20"]) == 0
    text = (results / "out" / "mentee-e1-ana.txt").read_text(encoding="utf-8-sig")
    assert "for the first time on" in text


def test_invitations_say_what_is_expected(home: Path, capsys: Captured) -> None:
    assert (
        main(tables("invite", "--sessions", "5", "--training", "a briefing", "--out", "out")) == 0
    )
    out, _ = capsys.readouterr()
    assert out.startswith("4 invitations to candidates\n")
    text = (home / "out" / "mentor-m1-zoe.txt").read_text(encoding="utf-8-sig")
    assert "5 sessions of 60 minutes in 26 weeks" in text
    assert "Before the first session: a briefing" in text
