"""Timetables for people: nobody twice, nobody outside their hours, saved and told."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort, Programme, datasets
from matchcore.errors import InputError, StorageError
from matchcore.rounds import Slots, Timetable, plan_meetings, plan_timetable
from tests.cohorts import examples

HOURS = "mon-09|mon-10|tue-09|tue-10"
SLOTS = Slots.of("2026-03-02", HOURS, minutes=60)
WEEK = Slots.of("2026-03-02", "Mon 9-12|Tue 9-12|Wed 9-12", minutes=30)


def cohort_of(hours: dict[str, str]) -> Cohort:
    people = [{"id": k, "name": k.upper(), "availability": v} for k, v in hours.items()]
    sides = [[p for p in people if p["id"].startswith(side)] for side in "me"]
    return Cohort(sides[0], sides[1])


def meetings(*pairs: tuple[str, str]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["mentee", "mentor"])


def code(row: object) -> str:
    start = row.start  # type: ignore[attr-defined]
    return f"{start:%a}".lower() + f"-{start:%H}"


def check(timetable: Timetable, cohort: Cohort, asked: pd.DataFrame, rooms: int) -> None:
    """Nobody meets two people at once or outside their hours; each meeting is told of once."""
    listed = {
        who: set(hours.split("|")) if hours else None
        for side in (cohort.mentees, cohort.mentors)
        for who, hours in zip(
            side.ids.tolist(),
            ("|".join(x) if x else "" for x in side.to_frame()["availability"]),
            strict=True,
        )
    }
    booked = set()
    for row in timetable.frame.itertuples(index=False):
        for who in (row.mentee, row.mentor):
            assert (who, row.start) not in booked
            booked.add((who, row.start))
            assert listed[who] is None or code(row) in listed[who]
    sizes = timetable.frame.groupby("start").size()
    assert (sizes <= rooms).all()
    told = pd.concat([timetable.frame, timetable.unplaced])[["mentee", "mentor"]]
    assert sorted(map(tuple, told.to_numpy())) == sorted(
        map(tuple, asked[["mentee", "mentor"]].to_numpy())
    )


@st.composite
def asked(draw: st.DrawFn) -> tuple[Cohort, pd.DataFrame, int]:
    hours = st.lists(st.sampled_from(HOURS.split("|")), max_size=4, unique=True).map("|".join)
    cohort = cohort_of({who: draw(hours) for who in ("e1", "e2", "e3", "m1", "m2")})
    pairs = st.tuples(st.sampled_from(["e1", "e2", "e3"]), st.sampled_from(["m1", "m2"]))
    return cohort, meetings(*draw(st.lists(pairs, unique=True))), draw(st.integers(0, 3))


@pytest.mark.slow
@examples(60)
@given(asked(), st.randoms())
def test_nobody_is_booked_twice_or_outside_their_hours(
    case: tuple[Cohort, pd.DataFrame, int], random: object
) -> None:
    cohort, pairs, rooms = case
    timetable = plan_timetable(pairs, cohort, SLOTS, rooms=rooms)
    check(timetable, cohort, pairs, rooms)
    turned = plan_timetable(pairs[::-1], cohort, SLOTS, rooms=rooms)
    assert turned.frame.equals(timetable.frame)


def test_why_a_meeting_has_no_slot_is_said() -> None:
    cohort = cohort_of({"e1": "mon-09", "e2": "mon-09", "m1": "mon-09", "m2": "tue-09"})
    pairs = meetings(("e1", "m1"), ("e2", "m1"), ("e1", "m2"))
    timetable = plan_timetable(pairs, cohort, SLOTS)
    assert timetable.unplaced.to_dict("records") == [
        {"mentee": "e1", "mentor": "m2", "why": "no_common_slot"},
        {"mentee": "e2", "mentor": "m1", "why": "full"},
    ]
    assert timetable.proven
    assert str(timetable).splitlines() == [
        "1 of 3 meetings in 1 slot",
        "  from 2026-03-02 09:00 to 2026-03-02 10:00, Europe/Paris",
        "  no timetable places more meetings",
        "  none that places as many uses fewer slots",
        "  idle time: 0 slots between meetings of a day; no such timetable has less",
        "",
        "Meetings without a slot",
        "  M2 (m2) → E1 (e1): no slot in which both are free",
        "  M1 (m1) → E2 (e2): every slot in which both are free is taken",
    ]


def test_people_without_hours_are_free_or_never() -> None:
    cohort = cohort_of({"e1": "", "m1": "tue-10"})
    free = plan_timetable(meetings(("e1", "m1")), cohort, SLOTS, language="fr")
    assert [code(row) for row in free.frame.itertuples()] == ["tue-10"]
    assert "1 personne n'indique aucune disponibilité et est considérée comme toujours" in str(free)
    never = plan_timetable(meetings(("e1", "m1")), cohort, SLOTS, unknown="never")
    assert never.unplaced["why"].tolist() == ["no_common_slot"]


@pytest.mark.slow
def test_a_plan_of_the_sample_is_placed_and_comes_back_from_disk(tmp_path: Path) -> None:
    cohort = datasets.load_demo()
    plan = plan_meetings(Programme.reverse_mentoring(), cohort, per_mentee=2)
    slots = Slots.of("2026-03-23", "Mon 9-18|Tue 9-18|Wed 9-18|Thu 9-18|Fri 9-18", weeks=2)
    timetable = plan_timetable(plan, cohort, slots, rooms=8, effort=0.1)
    check(timetable, cohort, plan.pairs, 8)
    assert set(timetable.unplaced["why"]) == {"no_common_slot"}
    person = timetable.frame["mentor"][0]
    assert set(timetable.of(person)["mentor"]) == {person}
    timetable.save(tmp_path / "timetable.json")
    again = Timetable.load(tmp_path / "timetable.json")
    pd.testing.assert_frame_equal(again.frame, timetable.frame)
    assert (again.levels, str(again)) == (timetable.levels, str(timetable))
    text = (tmp_path / "timetable.json").read_text("utf-8")
    (tmp_path / "timetable.json").write_text(text.replace('"start"', '"begin"', 1)[:-200])
    with pytest.raises(StorageError):
        Timetable.load(tmp_path / "timetable.json")
    timetable.to_csv(tmp_path / "t.csv")
    first = (tmp_path / "t.csv").read_text("utf-8-sig").splitlines()[0]
    assert first == "mentee,mentee_name,mentor,mentor_name,start,end,room"


def test_wrong_meetings_are_named() -> None:
    cohort = cohort_of({"e1": "", "m1": ""})
    with pytest.raises(InputError, match=r"(?s)'e9'.*'m9'"):
        plan_timetable(meetings(("e9", "m9")), cohort, SLOTS)
    with pytest.raises(InputError, match="occurs twice"):
        plan_timetable(meetings(("e1", "m1"), ("e1", "m1")), cohort, SLOTS)
    with pytest.raises(InputError, match="give a MeetingPlan"):
        plan_timetable(pd.DataFrame({"mentee": []}), cohort, SLOTS)
    with pytest.raises(InputError, match="unknown is 'maybe'"):
        plan_timetable(meetings(("e1", "m1")), cohort, SLOTS, unknown="maybe")  # type: ignore[arg-type]


def test_no_meetings_make_an_empty_timetable() -> None:
    empty = plan_timetable(meetings(), cohort_of({"e1": "", "m1": ""}), SLOTS)
    assert empty.frame.empty
    assert "0 of 0 meetings in 0 slots" in str(empty)


def test_somebody_on_both_sides_has_one_calendar() -> None:
    people = {"e1": "mon-09", "both": "mon-09|tue-09", "m1": "mon-09|tue-09"}
    rows = {who: {"id": who, "availability": hours} for who, hours in people.items()}
    cohort = Cohort([rows["both"], rows["m1"]], [rows["e1"], rows["both"]])
    pairs = meetings(("e1", "both"), ("both", "m1"))
    timetable = plan_timetable(pairs, cohort, SLOTS)
    assert [code(row) for row in timetable.frame.itertuples()] == ["mon-09", "tue-09"]
    narrow = Slots.of("2026-03-02", "mon-09", minutes=60)
    alone = plan_timetable(pairs, cohort, narrow)
    assert (len(alone.frame), alone.unplaced["why"].tolist()) == (1, ["full"])
