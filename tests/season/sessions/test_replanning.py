"""New dates after missed sessions: what stays, what moves, what is proven."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.season import SessionPlan, plan_sessions, read_held, replan_sessions
from tests.cohorts import examples
from tests.season.sessions.seasons import Person, check, cohort_of, couples, said
from tests.season.sessions.test_planning import both_sides, seasons

KEY = ["mentee", "mentor", "session"]


@pytest.mark.slow
@examples(60)
@given(seasons(), st.integers(1, 4), st.integers(0, 60), st.data())
def test_what_was_held_stays_and_the_rest_obeys_all(
    case: tuple[dict[str, Person], list[tuple[str, str]]],
    sessions: int,
    days: int,
    data: st.DataObject,
) -> None:
    people, pairs = case
    off = frozenset([date(2026, 4, 6)])
    plan = plan_sessions(
        couples(*pairs), both_sides(people), start="2026-03-16", sessions=sessions, holidays=off
    )
    today = date.fromordinal(date(2026, 3, 16).toordinal() + days)
    past = plan.frame[plan.frame["start"].dt.date <= today]
    rows = [
        (*row[:3], data.draw(st.sampled_from(["yes", "no", ""]))) for row in past[KEY].to_numpy()
    ]
    held = read_held(said(*rows), plan)
    again = replan_sessions(held, both_sides(people), today=today)
    check(again, people, sessions * len(pairs), off, today)
    before, after = (one.frame.set_index(KEY) for one in (held, again))
    for key, row in before.iterrows():
        stays = row.state == "held" or (row.state == "planned" and row.start.date() <= today)
        if stays:
            assert (after.loc[key, "start"], after.loc[key, "state"]) == (row.start, row.state)
        elif key in after.index:
            assert after.loc[key, "start"].date() > today
    assert again.proven
    told = {*map(tuple, again.moved[KEY].to_numpy())}
    for key in {*before.index} | {*after.index}:
        was = before["start"].get(key, pd.NaT)
        now = after["start"].get(key, pd.NaT)
        assert (key in told) == (str(was) != str(now))


def season() -> tuple[Cohort, SessionPlan]:
    """Return four sessions in the first hour of Mondays and Thursdays, two weeks apart."""
    cohort = cohort_of({"id": "m", "availability": "mon-09|thu-09"}, {"id": "e"})
    plan = plan_sessions(couples(("e", "m")), cohort, start="2026-06-01", sessions=4, holidays=None)
    return cohort, plan


def dates(plan: SessionPlan) -> list[str]:
    return [f"{one:%m-%d}" for one in plan.frame["start"]]


def test_a_missed_session_goes_between_its_neighbours() -> None:
    cohort, plan = season()
    assert dates(plan) == ["06-08", "06-22", "07-06", "07-20"]
    held = read_held(said(("e", "m", 1, "yes"), ("e", "m", 2, "no")), plan)
    again = replan_sessions(held, cohort, today="2026-06-23")
    # halfway from today, 23 June, to 6 July is 29 June
    assert dates(again) == ["06-08", "06-29", "07-06", "07-20"]
    assert again.moved[["session", "state"]].to_numpy().tolist() == [[2, "missed"]]
    assert again.frame["moves"].tolist() == [0, 1, 0, 0]
    assert again.levels[1].value == 0


@pytest.mark.slow
def test_a_planned_session_makes_room_if_it_must() -> None:
    cohort, plan = season()
    held = read_held(said(("e", "m", 2, "no")), plan)
    # between 3 July and 6 July there is no day left, unless the third session moves
    again = replan_sessions(held, cohort, today="2026-07-03")
    assert dates(again) == ["06-08", "07-06", "07-09", "07-20"]
    assert again.levels[1] == (1, 1)
    assert again.moved["state"].tolist() == ["missed", "planned"]
    told = str(replan_sessions(held, cohort, today="2026-07-03", language="fr"))
    assert "séances prévues qui changent de date : 1" in told
    assert "séance 3, 6 juillet 2026, 9 h → 9 juillet 2026, 9 h" in told


def test_the_last_session_may_be_after_the_season() -> None:
    cohort, plan = season()
    held = read_held(said(("e", "m", 4, "no")), plan)
    again = replan_sessions(held, cohort, today="2026-07-26")
    assert dates(again)[-1] == "08-03"


def test_who_left_has_no_sessions_to_come() -> None:
    _, plan = season()
    other = cohort_of({"id": "m2"}, {"id": "e"})
    again = replan_sessions(plan, other, today="2026-06-10")
    assert again.unplaced["why"].tolist() == ["absent"] * 3
    assert dates(again) == ["06-08"]
    assert "ne participe plus" in str(
        replan_sessions(plan, other, today="2026-06-10", language="fr")
    )


def test_new_hours_move_what_they_must() -> None:
    _, plan = season()
    other = cohort_of({"id": "m", "availability": "thu-09"}, {"id": "e"})
    again = replan_sessions(plan, other, today="2026-06-10")
    assert [f"{one:%a}" for one in again.frame["start"]] == ["Mon", "Thu", "Thu", "Thu"]
    assert again.levels[1] == (3, 3)


def test_wrong_days_are_named() -> None:
    cohort, plan = season()
    with pytest.raises(InputError, match="today is 'soon'"):
        replan_sessions(plan, cohort, today="soon")
    with pytest.raises(InputError, match="give a day after today"):
        replan_sessions(plan, cohort, today="2026-07-01", until="2026-07-01")
    with pytest.raises(InputError, match="effort is 0"):
        replan_sessions(plan, cohort, today="2026-07-01", effort=0)


@pytest.mark.slow
def test_what_was_missed_is_remembered_with_its_date(tmp_path: Path) -> None:
    cohort, plan = season()
    first = plan.frame["start"].iloc[0]
    again = replan_sessions(read_held(said(("e", "m", 1, "no")), plan), cohort, today=first.date())
    assert again.missed[[*KEY, "start"]].to_numpy().tolist() == [["e", "m", 1, first]]
    assert (again.frame["state"] == "planned").all()
    again.save(tmp_path / "sessions.json")
    loaded = SessionPlan.load(tmp_path / "sessions.json")
    assert loaded.missed.equals(again.missed)
    second = loaded.frame["start"].iloc[0]
    twice = replan_sessions(
        read_held(said(("e", "m", 1, "no")), loaded), cohort, today=second.date()
    )
    assert twice.missed["start"].tolist() == [first, second]
    gone = Cohort([{"id": "m"}], [{"id": "f"}])
    left = read_held(said(("e", "m", 1, "no")), twice)
    assert len(replan_sessions(left, gone, today="2026-06-01").missed) == 3


def test_a_plan_of_before_remembers_nothing(tmp_path: Path) -> None:
    path = tmp_path / "sessions.json"
    season()[1].save(path)
    values = json.loads(path.read_text(encoding="utf-8"))
    del values["missed"]
    path.write_text(json.dumps(values), encoding="utf-8")
    assert SessionPlan.load(path).missed.empty


def test_a_session_held_after_all_was_not_missed() -> None:
    cohort, plan = season()
    first = plan.frame["start"].iloc[0]
    missed = read_held(said(("e", "m", 1, "no")), plan)
    again = replan_sessions(missed, cohort, today=first.date())
    row = {"mentee": "e", "mentor": "m", "session": 1, "held": "yes"}
    assert read_held([{**row, "date": first.date()}], again).missed.empty
    assert len(read_held([row], again).missed) == 1
    later = read_held([{**row, "date": "2026-03-20"}], missed)  # told before a new plan was made
    assert later.missed["start"].tolist() == [first]
    assert read_held([{**row, "date": first.date()}], missed).missed.empty
