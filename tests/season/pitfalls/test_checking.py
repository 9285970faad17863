"""Each pitfall: a season that has it, and one that has not, by hand."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.programme.aims import Aim, Target
from matchcore.rounds import Couples
from matchcore.season import Pitfalls, Season, check, this_week
from matchcore.wording.pitfall_sentences import PITFALLS
from tests.french import french_faults
from tests.season.parts import TODAY, matched, programme, pulse, season, sessions, training

Found = set[tuple[str, str, str]]
BOTH = ((1, "1", "mentee"), (1, "1", "mentor"))


def found(result: Pitfalls, *pitfalls: str) -> Found:
    frame = result.frame[result.frame["pitfall"].isin(pitfalls)]
    return {*frame[["pitfall", "mentee", "mentor"]].itertuples(index=False, name=None)}


def of_people(today: date = TODAY, parts: dict[str, Any] | None = None, **changes: Any) -> Pitfalls:
    """Check the three couples, with further columns of people."""
    plain, cohort, matching = matched(**changes)
    return check(Season(plain, matching, today=today, **(parts or {})), cohort)


def test_who_has_no_place_in_a_training() -> None:
    plan = training(("e1", "m1", "e2"), (("e1", "2026-03-19 09:00"), ("e2", "")))
    result = check(season(training=plan))
    assert found(result, "untrained") == {("untrained", "", "m1")}
    told = replace(result, language="fr").frame["why"].tolist()
    assert "sans place dans la formation nécessaire : « first steps »" in told


def test_who_is_trained_after_the_first_session() -> None:
    meet = sessions(("1", "2026-03-20 10:00", "planned"))
    late = training(("e1", "m1"), (("e1", "2026-03-20 10:00"), ("m1", "2026-03-20 09:00")))
    result = check(season(training=late, sessions=meet))
    assert found(result, "trained_late") == {("trained_late", "e1", "")}
    own_pace = training(("e1",), (("e1", ""),))
    assert not found(check(season(training=own_pace, sessions=meet)), "trained_late", "untrained")


def test_without_a_plan_the_table_says_who_is_trained() -> None:
    result = of_people(e1={"trained": "no"}, m1={"trained": "yes"})
    assert found(result, "untrained_by_table") == {("untrained_by_table", "e1", "")}
    unknown = of_people(e1={"trained": ""}, m1={"trained": ""})
    assert found(unknown, "training_unknown") == {("training_unknown", "", "")}
    assert "training" in check(season()).unchecked


def test_sessions_beyond_the_hours_of_a_month() -> None:
    """Two sessions of an hour in March, one in April."""
    plan = sessions(
        ("1", "2026-03-20 10:00", "planned"),
        ("1", "2026-03-27 10:00", "planned"),
        ("1", "2026-04-02 10:00", "planned"),
    )
    result = of_people(parts={"sessions": plan}, e1={"hours": 1.5}, m1={"hours": 2})
    assert found(result, "too_little_time") == {("too_little_time", "e1", "")}
    why = result.frame.loc[result.frame["pitfall"] == "too_little_time", "why"].item()
    assert why == "sessions take 2 h in March 2026, 1.5 h are there; so in 1 month"
    missed = plan.frame.assign(state=["planned", "missed", "planned"])
    plan.frame = missed
    assert not found(of_people(parts={"sessions": plan}, e1={"hours": 1}), "too_little_time")


def test_sessions_without_a_date() -> None:
    result = check(season(sessions=sessions(unplaced=("1", "1"))))
    assert found(result, "without_date") == {("without_date", "e1", "m1")}
    assert ("not_planned", "e1", "m1") not in found(result, "not_planned")


def test_few_hours_in_common() -> None:
    free = {"availability": "mon-09|tue-09|wed-09"}
    result = of_people(
        e1={"availability": "mon-09|fri-09"},
        m1=free,
        e2={"availability": "thu-10"},
        m2=free,
        e3={"availability": "mon-09|tue-09"},
        m3=free,
    )
    assert found(result, "thin_overlap", "no_overlap") == {
        ("thin_overlap", "e1", "m1"),
        ("no_overlap", "e2", "m2"),
    }
    unknown = of_people(e1={"availability": "mon-09"})
    assert not found(unknown, "thin_overlap", "no_overlap")


def test_no_language_in_common() -> None:
    result = of_people(
        e1={"languages": "fr"},
        m1={"languages": "anglais|German"},
        e2={"languages": "English"},
        m2={"languages": "anglais"},
        e3={"languages": "fr"},
    )
    assert found(result, "no_language") == {("no_language", "e1", "m1")}


def couples_of(levels: list[float], **changes: Any) -> tuple[Season, Cohort]:
    """Return a season of couples whose scores are the levels taught, over five."""
    sides: dict[str, list[dict[str, Any]]] = {"mentors": [], "mentees": []}
    for k, level in enumerate(levels):
        sides["mentors"].append(
            {"id": f"m{k}", "skills": f"s{k}:{level}", **changes.get(f"m{k}", {})}
        )
        sides["mentees"].append({"id": f"e{k}", "wants": f"s{k}", **changes.get(f"e{k}", {})})
    cohort = Cohort(**sides)
    return Season(programme(), programme().match(cohort), today=TODAY), cohort


def test_a_score_far_below_the_others() -> None:
    """Quartiles 0.8 and 1: the fence lies at 0.8 - 1.5 * 0.2 = 0.5."""
    low, cohort = couples_of([1, 4, 4, 4, 5, 5, 5, 5])
    assert found(check(low, cohort), "low_score") == {("low_score", "e0", "m0")}
    near, cohort = couples_of([3, 4, 4, 4, 5, 5, 5, 5])
    assert not found(check(near, cohort), "low_score")
    few, cohort = couples_of([1, 5, 5, 5])
    assert not found(check(few, cohort), "low_score")


def test_a_low_score_and_no_interest_in_common() -> None:
    apart = {"e0": {"interests": "jazz"}, "m0": {"interests": "chess"}}
    apart |= {"e7": {"interests": "jazz"}, "m7": {"interests": "chess"}}
    low, cohort = couples_of([3, 4, 4, 4, 5, 5, 5, 5], **apart)
    assert found(check(low, cohort), "no_interest") == {("no_interest", "e0", "m0")}


def test_mentors_in_several_programmes() -> None:
    result = of_people(
        m1={"running": "somebody", "capacity": 2},
        m2={"programme": "Tandem; Relève"},
        m3={"programme": "Tandem"},
    )
    assert found(result, "running_elsewhere", "several_programmes") == {
        ("running_elsewhere", "", "m1"),
        ("several_programmes", "", "m2"),
    }


@pytest.mark.parametrize(
    ("states", "pitfall"),
    [
        (["held", "missed", "missed"], "missed"),
        (["missed", "held", "missed"], "not_meeting"),
        (["missed", "missed", "held"], ""),
        (["held", "planned", "missed"], "not_meeting"),
        (["planned", "planned", "missed"], "never_met"),
        (["planned", "planned", "held"], ""),
    ],
)
def test_couples_that_do_not_meet(states: list[str], pitfall: str) -> None:
    """Sessions 8, 5 and 1 weeks before today; four weeks without one are too many."""
    days = ["2026-01-21 10:00", "2026-02-11 10:00", "2026-03-11 10:00"]
    others = [("2", "2026-03-17 10:00", "held"), ("3", "2026-03-17 10:00", "held")]
    plan = sessions(*(("1", day, state) for day, state in zip(days, states, strict=True)), *others)
    result = found(check(season(sessions=plan)), "missed", "not_meeting", "never_met")
    assert result == ({(pitfall, "e1", "m1")} if pitfall else set())
    paused = Couples().start("e1", "m1", at="2026-01-01").pause("e1", "m1", at="2026-02-01")
    later = check(season(sessions=plan, couples=paused))
    assert not found(later, "missed", "not_meeting", "never_met", "not_planned")


def test_nothing_recorded_blames_no_couple() -> None:
    plan = sessions(("1", "2026-01-21 10:00", "planned"), ("2", "2026-03-19 10:00", "planned"))
    result = found(check(season(sessions=plan)), "nothing_recorded", "never_met", "not_planned")
    assert result == {("nothing_recorded", "", ""), ("not_planned", "e3", "m3")}


def test_aims_need_targets() -> None:
    judged = Aim("closer", targets=[Target("coverage", at_least=0.9)])
    aims = [judged, Aim("innovation")]
    with_aims = replace(season(), programme=programme().replace(aims=aims))
    assert found(check(with_aims), "aim_without_indicator") == {("aim_without_indicator", "", "")}
    assert "“innovation”" in str(check(with_aims))
    assert found(check(season()), "no_aims") == {("no_aims", "", "")}


def test_surveys_are_asked_and_answered() -> None:
    asked = season(pulse=pulse(BOTH, answered=BOTH[:1]))
    assert found(check(season()), "no_pulse") == {("no_pulse", "", "")}
    assert not found(check(asked), "no_pulse", "low_response")
    assert found(check(asked, response=0.6), "low_response") == {("low_response", "", "")}


def test_the_most_urgent_come_first_and_all_is_said_in_words() -> None:
    result = check(season(sessions=sessions(unplaced=("1",))))
    ranks = [("high", "medium", "low").index(one) for one in result.frame["severity"]]
    assert ranks == sorted(ranks)
    assert "Ana-Mentor (m1) → Ana (e1): 1 session has no date" in str(result)
    french = check(season(sessions=sessions(unplaced=("1",))).in_language("fr"))
    assert "Ana-Mentor (m1) → Ana (e1) : 1 séance sans date" in str(french)
    written = io.StringIO()
    french.to_csv(written)
    assert written.getvalue().splitlines()[0].lstrip("\ufeff") == (
        "Point de vigilance;Quand agir;Mentoré;Mentor;Pourquoi;Que faire"
    )


def test_what_needs_more_than_is_known_is_named() -> None:
    unchecked = check(season()).unchecked
    assert unchecked["hours"] == ("sessions", "hours")
    assert {"dates", "vetoes", "languages", "programmes", "meeting"} <= unchecked.keys()
    assert "hours a month that sessions take: needs a plan of sessions" in str(check(season()))


def test_wrong_arguments_are_told_together() -> None:
    with pytest.raises(InputError) as caught:
        check(season(), "people.csv", least_hours=0, weeks=1.5, response=2)  # type: ignore[arg-type]
    places = [one.place for one in caught.value.problems]
    assert places == ["cohort", "least_hours", "weeks", "response"]


def test_french_is_written_as_french_is() -> None:
    words = {code: french for code, (_, french) in PITFALLS.items()}
    assert {code: french_faults(text) for code, text in words.items() if french_faults(text)} == {}


def test_missed_sessions_with_a_new_date_count_and_need_none() -> None:
    plan = sessions(("1", "2026-03-30 10:00", "planned"), ("1", "2026-04-20 10:00", "planned"))
    early = plan.frame.assign(start=plan.frame["start"] - pd.Timedelta(days=40))
    early["end"] = early["start"] + pd.Timedelta(hours=1)
    plan.missed = early[["mentee", "mentor", "session", "start", "end"]]
    one = season(sessions=plan)
    assert found(check(one), "missed") == {("missed", "e1", "m1")}
    assert not [task for task in this_week(one).tasks if task.task == "replan"]
