"""What needs a hand this week."""

from __future__ import annotations

from matchcore.rounds import Couples
from matchcore.season import Season, this_week
from tests.season.parts import TODAY, matched, pulse, season, sessions

PLAN = sessions(
    ("1", "2026-03-04 10:00", "held"),
    ("1", "2026-03-11 10:00", "missed"),
    ("1", "2026-03-18 10:00", "planned"),
    ("2", "2026-03-17 10:00", "planned"),
    ("2", "2026-03-24 18:00", "planned"),
    ("3", "2026-03-25 09:00", "planned"),
)


def tasks(one: Season, *kinds: str) -> list[tuple[str, str, str]]:
    frame = this_week(one).frame
    own = frame[frame["task"].isin(kinds)]
    return [*own[["task", "mentee", "mentor"]].itertuples(index=False, name=None)]


def test_sessions_due_missed_and_not_told_of() -> None:
    assert tasks(season(sessions=PLAN), "replan", "record", "meeting") == [
        ("replan", "e1", "m1"),
        ("record", "e2", "m2"),
        ("meeting", "e1", "m1"),
        ("meeting", "e2", "m2"),
    ]
    said = str(this_week(season(sessions=PLAN)))
    assert "Ana-Mentor (m1) → Ana (e1): session 3, Wednesday 18 March 2026, 10:00" in said
    french = str(this_week(season(sessions=PLAN).in_language("fr")))
    assert "Ana-Mentor (m1) → Ana (e1) : séance 3, mercredi 18 mars 2026 à 10 h" in french


def test_past_sessions_are_one_line_for_each_couple() -> None:
    days = [f"2026-03-{day:02} 10:00" for day in (3, 4, 10, 11)]
    plan = sessions(*(("1", day, "planned") for day in days), ("2", days[0], "held"))
    assert tasks(season(sessions=plan), "record") == [("record", "e1", "m1")]
    assert "4 sessions, the first on Tuesday 3 March 2026" in str(this_week(season(sessions=plan)))


def test_where_nothing_is_recorded_one_line_says_so_of_all() -> None:
    days = [f"2026-03-{day:02} 10:00" for day in (3, 4, 10, 11)]
    plan = sessions(*((who, day, "planned") for who in "12" for day in days))
    one = season(sessions=plan)
    assert tasks(one, "record", "record_all") == [("record_all", "", "")]
    assert "8 past sessions of 2 couples since 3 March 2026" in str(this_week(one))
    french = str(this_week(one.in_language("fr")))
    assert "8 séances passées de 2 couples depuis le 3 mars 2026" in french


def test_trouble_concerns_and_silence() -> None:
    asked = tuple((wave, k, role) for wave in (1, 2) for k in "12" for role in ("mentee", "mentor"))
    answers = pulse(asked, answered=(*asked[:4], asked[5]), troubled=("2",), concerns=2)
    found = tasks(season(pulse=answers), "trouble", "concern", "answer")
    assert found == [
        ("trouble", "e2", "m2"),
        ("concern", "", ""),
        ("answer", "e1", "m1"),
        ("answer", "e2", "m2"),
        ("answer", "e2", "m2"),
    ]
    raters = this_week(season(pulse=answers)).frame["rater"].tolist()
    assert raters == ["", "", "mentee", "mentee", "mentor"]
    assert "2 concerns were raised" in str(this_week(season(pulse=answers)))


def test_who_is_to_be_trained_before_meeting() -> None:
    plain, cohort, matching = matched(e1={"trained": "no"}, e3={"trained": "no"})
    plan = sessions(("1", "2026-04-01 10:00", "planned"), ("3", "2026-04-02 10:00", "planned"))
    one = Season(plain, matching, sessions=plan, today=TODAY)
    trained = this_week(one, cohort).frame
    assert trained.loc[trained["task"] == "train", "mentee"].tolist() == ["e1"]


def test_couples_to_be_settled_and_those_that_ended() -> None:
    couples = Couples().propose([("e1", "m1")], at="2026-03-01")
    couples = couples.start("e2", "m2", at="2026-03-01")
    couples = couples.close("e2", "m2", reason="left", at="2026-03-02")
    one = season(couples=couples, sessions=PLAN, pulse=pulse((), troubled=("2",)))
    assert tasks(one, "decide") == [("decide", "e1", "m1")]
    assert not [task for task in tasks(one, "trouble", "record") if task[1] == "e2"]


def test_an_empty_week_says_so() -> None:
    assert str(this_week(season())) == "Week of 18 March 2026: nothing needs your hand"
    assert len(this_week(season())) == 0
