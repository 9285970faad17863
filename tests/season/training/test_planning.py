"""Plans of trainings by hand, and against what they promise on random people."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort, Programme, datasets
from matchcore.errors import InputError, StorageError
from matchcore.rounds import Slots
from matchcore.rules import Trained
from matchcore.season import Offer, TrainingPlan, default_offers, plan_training, read_attended
from tests.cohorts import examples

SLOTS = Slots.of("2026-02-16", "Mon 9-12|Tue 9-12", minutes=60)
MENTORS = [
    {"id": "m", "name": "Mia", "trained": "yes", "availability": "mon-09", "past": "x"},
    {"id": "n", "trained": "no", "availability": "mon-09|mon-10", "past": "x"},
    {"id": "o", "availability": "mon-09", "past": "x"},
]
MENTEES = [{"id": "e", "trained": "yes", "availability": "tue-09"}]


def plan(**options: Any) -> TrainingPlan:
    given: dict[str, Any] = {"slots": SLOTS, **options}
    return plan_training(Cohort(MENTORS, MENTEES), **given)


def test_who_needs_what_and_why() -> None:
    needs = plan().needs
    briefing, _, workshop, _, tutorial, _ = (offer.name for offer in default_offers())
    found = {(row.person, row.training): row.why for row in needs.itertuples()}
    assert found["m", briefing] == "everyone"
    assert ("m", workshop) not in found
    assert found["n", workshop] == "untrained"
    assert found["o", workshop] == "training_unknown"
    assert found["e", tutorial] == "new"
    assert ("m", tutorial) not in found


def test_nobody_is_in_two_groups_at_once_and_who_has_no_place_is_told_why() -> None:
    """Person o is free for one hour, and needs two."""
    made = plan()
    rows = made.frame[made.frame["group"] > 0]
    assert not rows.duplicated(["person", "start"]).any()
    assert made.unplaced[["person", "why"]].to_numpy().tolist() == [["o", "taken"]]
    assert made.proven
    assert "every" not in str(made)


def test_a_tutorial_has_no_group_and_is_due_by_the_first_session() -> None:
    rows = plan(before="2026-02-18").frame
    row = rows[rows["kind"] == "tutorial"].iloc[0]
    assert (row["person"], row["group"], str(row["start"])) == ("e", 0, "NaT")
    assert f"{row['end']:%Y-%m-%d}" == "2026-02-18"


@pytest.mark.parametrize(
    ("options", "why"),
    [
        ({"before": "2026-02-17"}, "never_free"),
        ({"holidays": ["2026-02-17"]}, "never_free"),
        ({"offers": [Offer("long", "workshop", "mentee", 61)]}, "too_short"),
    ],
)
def test_why_the_mentee_has_no_place(options: Any, why: str) -> None:
    left = plan(**options).unplaced
    assert left[left["person"] == "e"]["why"].tolist() == [why]


def test_people_without_hours_count_as_asked() -> None:
    cohort = Cohort([{"id": "m", "trained": 1}], [{"id": "e", "trained": 1}])
    free = plan_training(cohort, slots=SLOTS)
    assert (len(free.unplaced), free.unknown) == (0, ("free", 2))
    never = plan_training(cohort, slots=SLOTS, unknown="never")
    assert never.unplaced["why"].tolist() == ["hours_unknown"] * 2


def test_a_long_training_takes_slots_on_end() -> None:
    made = plan(offers=[Offer("long", "workshop", "mentor", 90)])
    row = made.frame.iloc[0]
    assert (row["person"], f"{row['start']:%H}", f"{row['end']:%H}") == ("n", "09", "11")


def test_groups_are_no_larger_than_allowed_and_no_more_than_needed() -> None:
    made = plan(offers=[Offer("one", "briefing", "mentor")], at_most=2)
    assert sorted(made.groups["people"]) == [1, 2]
    assert made.levels[1].value == made.levels[1].bound == 2
    few = plan(offers=[Offer("one", "briefing", "mentor")], at_most=1, at_once=1)
    assert len(few.frame) == 2
    assert few.unplaced["why"].tolist() == ["taken"]


def test_one_person_on_both_sides_has_one_calendar() -> None:
    who = [{"id": "p", "availability": "mon-09", "trained": 1}]
    made = plan_training(Cohort(who, who), slots=SLOTS)
    assert made.frame[made.frame["group"] > 0]["person"].tolist() == ["p"]
    assert made.unplaced["why"].tolist() == ["taken"]


def test_of_a_matching_only_couples_are_prepared_and_those_apart_know_it() -> None:
    mentors = [{"id": "m", "site": "Lyon"}, {"id": "n", "site": "Nice"}]
    cohort = Cohort(mentors, [{"id": "e", "site": "LYON"}])
    matching = Programme().match(cohort)
    partner = matching.pairs["mentor"].iloc[0]
    made = plan_training(matching, cohort, slots=SLOTS)
    assert {*made.needs["person"]} == {"e", partner}
    assert ("apart" in made.needs["why"].tolist()) == (partner == "n")


def test_the_rule_trained_and_the_plan_meet() -> None:
    programme = Programme(rules=[Trained()], language="fr")
    cohort = Cohort(MENTORS, MENTEES)
    assert programme.match(cohort).pairs["mentor"].tolist() == ["m"]
    made = plan(programme=programme)
    until = dict(zip(made.barred["person"], made.barred["until"].map(str), strict=True))
    assert until == {"n": "2026-02-16 11:00:00+01:00", "o": "NaT"}
    assert "ne peuvent être en couple ; après ce planning : 1" in str(made)
    after = made.trained(cohort)
    assert after.mentors.numbers("trained").tolist()[:2] == [1, 1]
    assert str(after.mentors.numbers("trained")[2]) == "nan"
    assert str(cohort.mentors.numbers("trained")[1]) == "0.0"
    only_n = programme.replace(rules=[Trained(), *programme.rules[1:]])
    assert len(only_n.match(after).pairs) == 1
    assert after.mentors.frame["trained"].tolist()[1] is True


def test_known_trainings_are_not_needed_again() -> None:
    first = plan()
    rows = first.frame.assign(state="attended")
    known = TrainingPlan(**{**vars_of(first), "frame": rows})
    again = plan(known=known)
    assert again.frame.equals(rows)
    assert again.unplaced["person"].tolist() == ["o"]
    assert len(again.needs) == len(first.needs)
    assert (again.levels[0].value, len(again.groups)) == (0, len(first.groups))


def test_who_was_absent_gets_a_new_place_and_nobody_else_moves() -> None:
    first = plan()
    row = first.of("n").iloc[0]
    absent = {"person": "n", "training": row["training"], "attended": "no"}
    known = read_attended([absent], first)
    later = Slots.of("2026-03-02", "Mon 9-12|Tue 9-12", minutes=60)
    booked = pd.DataFrame(
        [["n", *(pd.Timestamp(f"2026-03-02 {hour}:00", tz="Europe/Paris") for hour in (9, 10))]],
        columns=["person", "start", "end"],
    )
    again = plan(known=known, slots=later, busy=booked)
    new = again.frame[again.frame["start"] >= "2026-03-01"]
    mine = new[new["person"] == "n"]
    assert mine[["training", "group", "start"]].astype(str).to_numpy().tolist() == [
        [row["training"], "2", "2026-03-02 10:00:00+01:00"]
    ]
    assert {*new["person"]} == {"n", "o"}  # o had no place before
    others = again.frame[again.frame["start"] < "2026-03-01"]
    assert len(others) == len(known.frame) - known.frame["start"].isna().sum()
    assert "absent" not in again.unplaced["why"].tolist()
    gone = Cohort(MENTORS[:1] + MENTORS[2:], MENTEES)
    assert "n" not in plan_training(gone, slots=later, known=known).frame["person"].tolist()


def test_trainings_that_are_not_offered_any_more_are_told() -> None:
    known = plan(offers=[Offer("Listening", "workshop", "mentor")])
    with pytest.raises(InputError, match="Listening"):
        plan(known=known)


def vars_of(made: TrainingPlan) -> dict[str, Any]:
    return {name: getattr(made, name) for name in made.__dataclass_fields__}


@pytest.mark.parametrize(
    ("options", "place"),
    [
        ({"at_most": 0}, "at_most"),
        ({"at_once": "x"}, "at_once"),
        ({"effort": 0}, "effort"),
        ({"unknown": "maybe"}, "unknown"),
        ({"before": "soon"}, "before"),
        ({"before": "2026-01-01"}, "no slot is before this day"),
        ({"slots": None}, "slots"),
        ({"offers": [Offer("a", "briefing", "mentor")] * 2}, "two trainings have this name"),
        ({"programme": "x"}, "programme"),
    ],
)
def test_wrong_arguments_are_named(options: Any, place: str) -> None:
    with pytest.raises(InputError, match=place):
        plan(**options)


def test_people_are_a_cohort_or_a_matching_with_its_own() -> None:
    cohort = Cohort(MENTORS, MENTEES)
    matching = Programme().match(cohort)
    for people in ((matching,), (cohort, cohort), ("x",)):
        with pytest.raises(InputError, match="give a cohort, or a matching and its cohort"):
            plan_training(*people, slots=SLOTS)
    other = Cohort([{"id": "x"}], [{"id": "y"}])
    with pytest.raises(InputError, match="'e'"):
        plan_training(matching, other, slots=SLOTS)


def test_it_is_kept_and_written(tmp_path: Path) -> None:
    made = plan(language="fr", before="2026-02-18", programme=Programme(rules=[Trained()]))
    made.save(tmp_path / "t.json")
    loaded = TrainingPlan.load(tmp_path / "t.json")
    assert str(loaded) == str(made)
    for name in ("frame", "unplaced", "needs", "barred"):
        pd.testing.assert_frame_equal(getattr(loaded, name), getattr(made, name))
    made.to_csv(tmp_path / "t.csv")
    text = (tmp_path / "t.csv").read_text("utf-8-sig")
    assert text.startswith("Personne;Nom;Rôle;Formation;Type;Groupe;Début;Fin;État;Pourquoi\n")
    assert "les créneaux possibles sont pris" in text
    made.groups_to_csv(tmp_path / "g.csv")
    assert "Nombre de participants" in (tmp_path / "g.csv").read_text("utf-8-sig")
    (tmp_path / "t.json").write_text('{"kind": "training", "format": 1}')
    with pytest.raises(StorageError, match="damaged"):
        TrainingPlan.load(tmp_path / "t.json")


def test_calendars_have_each_group_once(tmp_path: Path) -> None:
    icalendar = pytest.importorskip("icalendar")
    made = plan()
    paths = made.to_ics(tmp_path)
    assert [path.name for path in paths] == ["e.ics", "m.ics", "n.ics", "o.ics", "trainings.ics"]
    events = {
        path.stem: icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT") for path in paths
    }
    assert len(events["trainings"]) == len(made.groups)
    assert len(events["n"]) == 2
    shared = {str(one["uid"]) for one in events["trainings"]}
    assert {str(one["uid"]) for one in events["m"]} <= shared


def test_row_order_means_nothing() -> None:
    turned = plan_training(Cohort(MENTORS[::-1], MENTEES), slots=SLOTS)
    assert turned.frame.equals(plan().frame)
    assert str(turned) == str(plan())


@pytest.mark.slow
def test_the_sample_can_be_trained_whole() -> None:
    hours = "Mon 9-18|Tue 9-18|Wed 9-18|Thu 9-18|Fri 9-18"
    slots = Slots.of("2026-02-16", hours, minutes=60, weeks=2)
    cohort = datasets.load_demo()
    strict = Programme(rules=[Trained()])
    made = plan_training(cohort, slots=slots, before="2026-03-02", programme=strict)
    assert not len(made.unplaced)
    assert made.levels[0].proven
    assert len(made.barred) == 42
    assert len(strict.match(made.trained(cohort)).pairs) >= 45


HOURS = ["mon-09", "mon-10", "tue-09"]
PERSON = st.fixed_dictionaries(
    {
        "trained": st.sampled_from(["yes", "no", None]),
        "availability": st.lists(st.sampled_from(HOURS), unique=True).map("|".join),
    }
)


@pytest.mark.slow
@given(st.lists(PERSON, min_size=1, max_size=5), st.lists(PERSON, min_size=1, max_size=3))
@examples(30)
def test_nobody_is_booked_twice_or_outside_hours(mentors: Any, mentees: Any) -> None:
    sides = [
        [{"id": f"{name}{k}", **one} for k, one in enumerate(side)]
        for name, side in (("m", mentors), ("e", mentees))
    ]
    made = plan_training(Cohort(*sides), slots=SLOTS, at_most=2, unknown="never")
    hours = {one["id"]: one["availability"].split("|") for side in sides for one in side}
    placed = made.frame[made.frame["group"] > 0]
    assert not placed.duplicated(["person", "start"]).any()
    for row in placed.itertuples():
        assert f"{row.start:%a-%H}".lower() in hours[row.person]
    assert (placed.groupby(["training", "group"]).size() <= 2).all()
    assert (placed.groupby(["training", "group"])["start"].nunique() == 1).all()
    assert len(made.frame) + len(made.unplaced) == len(made.needs)


def test_who_was_absent_joins_a_group_that_has_room() -> None:
    briefing = [Offer("Briefing", "briefing", "mentor", 60, "everyone")]
    people = [{"id": "n", "availability": "mon-10"}, {"id": "o", "availability": "mon-10"}]
    last = Slots.of("2026-02-23", "Mon 9-12", minutes=60)
    late = plan_training(Cohort(people[:1], MENTEES), slots=last, offers=briefing)
    assert len(late.groups) == 1
    grown = Cohort(people, MENTEES)
    again = plan_training(grown, slots=last, offers=briefing, at_most=3, known=late)
    assert again.of("o")["group"].tolist() == again.of("n")["group"].tolist() == [1]
    full = plan_training(grown, slots=last, offers=briefing, at_most=1, known=late)
    assert full.of("o")["group"].tolist() == [2]
    none = plan_training(grown, slots=last, offers=briefing, at_most=1, at_once=1, known=late)
    assert none.unplaced["person"].tolist() == ["o"]
