"""Plans of sessions: what they obey, how good they are, and what is refused."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort, Programme, datasets
from matchcore.errors import InputError
from matchcore.season import plan_sessions
from tests.cohorts import examples
from tests.season.sessions.seasons import HOURS, Person, check, cohort_of, couples

PARIS = ZoneInfo("Europe/Paris")
PAIRS = [("e1", "m1"), ("e2", "m1"), ("e3", "m2"), ("e1", "m2"), ("both", "m1"), ("e3", "both")]


@st.composite
def seasons(draw: st.DrawFn) -> tuple[dict[str, Person], list[tuple[str, str]]]:
    hours = st.lists(st.sampled_from(HOURS.split("|")), max_size=5, unique=True).map("|".join)
    zone = st.sampled_from([None, None, "Europe/London", "Asia/Kolkata"])
    people = {
        who: {
            "id": who,
            "availability": draw(hours),
            "hours": draw(st.sampled_from([None, 1, 2, 2.5, 4])),
            "zone": draw(zone),
        }
        for who in ("e1", "e2", "e3", "m1", "m2", "both")
    }
    return people, draw(st.lists(st.sampled_from(PAIRS), unique=True))


def both_sides(people: dict[str, Person]) -> Cohort:
    """Return a cohort in which one person is a mentor and a mentee."""
    mentors = [one for who, one in people.items() if who[0] in "mb"]
    return Cohort(mentors, [one for who, one in people.items() if who[0] in "eb"])


@pytest.mark.slow
@examples(60)
@given(seasons(), st.integers(1, 5), st.sampled_from([30, 60, 90]))
def test_nobody_is_booked_twice_or_outside_hours_or_over_budget(
    case: tuple[dict[str, Person], list[tuple[str, str]]], sessions: int, minutes: int
) -> None:
    people, pairs = case
    off = frozenset([date(2026, 4, 6), date(2026, 4, 8)])
    settings = {"start": "2026-03-16", "sessions": sessions, "minutes": minutes, "holidays": off}
    plan = plan_sessions(couples(*pairs), both_sides(people), **settings)  # type: ignore[arg-type]
    check(plan, people, sessions * len(pairs), off)
    assert plan.proven
    for row in plan.frame.itertuples():
        first, last = plan.settings.periods[row.session - 1]
        assert first <= row.start.date() <= last
    turned = plan_sessions(couples(*pairs[::-1]), both_sides(people), **settings)  # type: ignore[arg-type]
    pd.testing.assert_frame_equal(turned.frame, plan.frame)


def test_public_holidays_are_left_out() -> None:
    cohort = cohort_of({"id": "m", "availability": "mon-09"}, {"id": "e"})
    asked = {"start": "2026-04-06", "sessions": 1, "weeks": 1}  # Easter Monday
    plan = plan_sessions(couples(("e", "m")), cohort, **asked)  # type: ignore[arg-type]
    assert plan.unplaced["why"].tolist() == ["no_common_slot"]
    open_ = plan_sessions(couples(("e", "m")), cohort, holidays=None, **asked)  # type: ignore[arg-type]
    assert open_.frame["start"].tolist() == [pd.Timestamp("2026-04-06 09:00", tz=PARIS)]


def test_hours_are_on_the_clock_of_ones_own_zone() -> None:
    cohort = cohort_of(
        {"id": "m", "availability": "mon-13|mon-14", "Fuseau horaire": "Asia/Kolkata"},
        {"id": "e", "availability": "mon-09|mon-10|mon-08"},
    )
    # 13:00 to 15:00 in Kolkata is 9:30 to 11:30 in Paris in summer, 8:30 to 10:30 in winter
    for start, hour in (("2026-06-01", 10), ("2026-01-05", 9)):
        plan = plan_sessions(couples(("e", "m")), cohort, start=start, sessions=1, weeks=1)
        assert [one.hour for one in plan.frame["start"]] == [hour]


@pytest.mark.slow
def test_hours_of_a_month_count_over_all_couples_and_other_programmes() -> None:
    people = {
        "m": {"id": "m", "hours": 2},
        "e1": {"id": "e1"},
        "e2": {"id": "e2"},
    }
    cohort = cohort_of(*people.values())
    asked = {"start": "2026-03-02", "sessions": 2, "weeks": 4}
    both = plan_sessions(couples(("e1", "m"), ("e2", "m")), cohort, **asked)  # type: ignore[arg-type]
    assert len(both.frame) == 2
    assert {*both.unplaced["why"]} == {"hours"}
    one = plan_sessions(couples(("e1", "m")), cohort, **asked)  # type: ignore[arg-type]
    other = plan_sessions(couples(("e2", "m")), cohort, busy=one.busy(), **asked)  # type: ignore[arg-type]
    assert (len(one.frame), len(other.frame)) == (2, 0)
    wide = {**people, "m": {"id": "m", "hours": 4}}
    fits = plan_sessions(couples(("e2", "m")), cohort_of(*wide.values()), busy=one.busy(), **asked)  # type: ignore[arg-type]
    check(fits, wide, 2)
    assert not {*fits.frame["start"]} & {*one.frame["start"]}


def test_the_clock_change_moves_no_session() -> None:
    cohort = cohort_of({"id": "m", "availability": "mon-09"}, {"id": "e"})
    plan = plan_sessions(couples(("e", "m")), cohort, start="2026-03-23", sessions=2, weeks=2)
    local = [f"{one:%m-%d %H:%M %z}" for one in plan.frame["start"]]
    assert local == ["03-23 09:00 +0100", "03-30 09:00 +0200"]


def test_a_longer_session_needs_all_its_hours() -> None:
    cohort = cohort_of({"id": "m", "availability": "mon-09|mon-10|tue-09"}, {"id": "e"})
    plan = plan_sessions(
        couples(("e", "m")), cohort, start="2026-03-02", sessions=1, weeks=1, minutes=90
    )
    assert [f"{one:%a %H:%M}" for one in plan.frame["start"]] == ["Mon 09:00"]


def test_themes_and_goals_follow_wishes_and_levels() -> None:
    cohort = cohort_of(
        {"id": "m", "skills": "Python:5|Excel:4|Rust:5"},
        {"id": "e", "wants": "python:5|tableur Excel:3", "skills": "excel:4"},
    )
    plan = plan_sessions(couples(("e", "m")), cohort, start="2026-03-02", sessions=5, language="fr")
    assert plan.frame["theme"].tolist() == ["", "python", "python", "python", ""]
    assert plan.frame["goal"].tolist() == ["meet", "begin", "practise", "alone", "review"]
    assert plan.goals.to_numpy().tolist() == [["e", "m", "python", 3, 0.0, 2.0]]


@pytest.mark.slow
def test_the_sample_is_planned_and_said() -> None:
    cohort = datasets.load_demo()
    matching = Programme.reverse_mentoring().replace(language="fr").match(cohort)
    plan = plan_sessions(matching, cohort, start="2026-03-02")
    people = {
        who: {
            "availability": "|".join(week) if isinstance(week, list) and week else None,
            "hours": None if pd.isna(hours) else hours,
        }
        for side in (cohort.mentees.to_frame(), cohort.mentors.to_frame())
        for who, week, hours in zip(side["id"], side["availability"], side["hours"], strict=True)
    }
    check(plan, people, 8 * len(matching.pairs))
    assert plan.proven
    words = str(plan)
    assert "séances sur" in words
    assert "aucune planification ne donne de date à plus de séances" in words
    assert "toujours" not in words  # everybody states their hours


def test_everything_wrong_is_named_at_once() -> None:
    cohort = cohort_of({"id": "m", "zone": "Mars/Olympus"}, {"id": "e"})
    with pytest.raises(InputError) as caught:
        plan_sessions(
            couples(("e", "m")),
            cohort,
            start="soon",
            sessions=0,
            minutes=7,
            zone="Nowhere",
            hours="whenever",
            holidays="XX",
            unknown="maybe",  # type: ignore[arg-type]
            effort=0,
        )
    places = {problem.place for problem in caught.value.problems}
    asked = {"start", "sessions", "minutes", "zone", "hours", "holidays", "unknown", "effort"}
    assert places == asked
    with pytest.raises(InputError, match=r"mentors, row 1, zone is 'Mars/Olympus'"):
        plan_sessions(couples(("e", "m")), cohort, start="2026-03-02")
    with pytest.raises(InputError, match=r"(?s)'e9'.*'m9'"):
        plan_sessions(couples(("e9", "m9")), cohort, start="2026-03-02")
    fine = cohort_of({"id": "m"}, {"id": "e"})
    with pytest.raises(InputError, match="occurs twice"):
        plan_sessions(couples(("e", "m"), ("e", "m")), fine, start="2026-03-02")
    with pytest.raises(InputError, match="give more weeks"):
        plan_sessions(couples(("e", "m")), fine, start="2026-03-02", sessions=9, weeks=1)
    with pytest.raises(InputError, match="give a Matching"):
        plan_sessions([("e", "m")], fine, start="2026-03-02")  # type: ignore[arg-type]


def test_wrong_busy_times_are_named() -> None:
    fine = cohort_of({"id": "m"}, {"id": "e"})
    now = datetime(2026, 3, 2, 9, tzinfo=PARIS)
    busy = pd.DataFrame(
        [("m", now, now + timedelta(hours=1)), ("m", now, now), ("e", "x", "y")],
        columns=["person", "start", "end"],
    )
    with pytest.raises(InputError) as caught:
        plan_sessions(couples(("e", "m")), fine, start="2026-03-02", busy=busy)
    assert [problem.place for problem in caught.value.problems] == ["busy, row 2", "busy, row 3"]
    with pytest.raises(InputError, match="person"):
        plan_sessions(couples(("e", "m")), fine, start="2026-03-02", busy=busy[["person"]])


def test_progress_is_told() -> None:
    cohort = cohort_of({"id": "m1"}, {"id": "m2"}, {"id": "e1"}, {"id": "e2"})
    heard: list[tuple[int, int]] = []
    plan_sessions(
        couples(("e1", "m1"), ("e2", "m2")),
        cohort,
        start="2026-03-02",
        sessions=3,
        progress=lambda done, total: heard.append((done, total)),
    )
    assert heard == [(3, 6), (6, 6)]
