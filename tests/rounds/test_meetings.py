"""Plans of meetings for people."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort, Programme, datasets
from matchcore.affinity import Learnt
from matchcore.errors import InputError, StorageError
from matchcore.rounds import MeetingPlan, Slots, plan_meetings, plan_timetable
from matchcore.rules import Capacity, Demand, Forbid, MinimumLoad, Require
from tests.cohorts import Drawn, cohorts, examples, season_programme, season_tables

BASIC = ["mentee", "mentor"]


def by_score() -> Programme:
    """Return the preset without what comes before the score: meetings are no couples yet."""
    preset = Programme.reverse_mentoring()
    return preset.replace(affinity=preset.affinity.set_params(skills__first=False))


def season(**options: Any) -> MeetingPlan:
    programme = season_programme(**options.pop("programme", {}))
    return plan_meetings(programme, Cohort(**season_tables()), **options)


def couples(plan: MeetingPlan) -> list[tuple[str, str]]:
    return list(plan.pairs[BASIC].itertuples(index=False, name=None))


@cache
def demo() -> MeetingPlan:
    return plan_meetings(Programme.reverse_mentoring(), datasets.load_demo())


@pytest.mark.slow
def test_a_plan_has_values_in_the_order_of_ids() -> None:
    frame = demo().pairs
    assert frame.columns.tolist() == [
        *BASIC,
        *("expected", "spread", "price", "value", "strong"),
    ]
    assert couples(demo()) == sorted(couples(demo()))
    total = frame["expected"] + demo().asked.kappa * frame["spread"] - frame["price"]
    assert frame["value"].to_numpy() == pytest.approx(total.to_numpy())
    assert frame["value"].sum() == pytest.approx(demo().value) == demo().bound
    assert frame["mentee"].value_counts().max() == 3
    assert frame["mentor"].value_counts().max() <= 5
    demo().verify()


@pytest.mark.slow
def test_partners_in_the_best_matching_meet() -> None:
    best = by_score().match(datasets.load_demo())
    first = best.pairs.drop_duplicates("mentee")  # of several partners of one mentee, one is enough
    met = set(couples(demo()))
    by_mentee = best.pairs.groupby("mentee")["mentor"].agg(list)
    assert all(any((e, m) in met for m in ms) for e, ms in by_mentee.items())
    assert demo().pairs["strong"].sum() >= len(first)


@pytest.mark.slow
@given(cohorts(), st.data())
@examples(8)
def test_what_must_not_meet_never_does_and_everybody_else_does(drawn: Drawn, data: Any) -> None:
    """Everybody meets somebody where places are enough for all whom the rules allow."""
    cohort = drawn.cohort()
    pairs = [(a, b) for a in cohort.mentees.ids for b in cohort.mentors.ids]
    lists = st.lists(st.sampled_from(pairs), max_size=3)
    met, vetoes, forbidden = (data.draw(lists, name) for name in ("met", "vetoed", "forbidden"))
    rules = [Forbid(sorted(set(forbidden)))] if forbidden else []
    programme = Programme(rules=[*rules, Demand(1), Capacity(1)])
    many = {"per_mentee": len(pairs), "per_mentor": len(pairs)}
    learnt = Learnt(vetoes=vetoes)
    plan = plan_meetings(programme, cohort, met=met, learnt=learnt, **many)
    problem = programme.match(cohort, learnt=learnt).problem
    places = np.outer(problem.demand > 0, problem.capacity > 0) & problem.open.allowed
    fine = {pair for pair, is_in in zip(pairs, places.ravel().tolist(), strict=True) if is_in}
    assert set(couples(plan)) == fine - {*met, *vetoes, *forbidden}
    with_somebody = {one for pair in couples(plan) for one in pair}
    assert set(plan.without["who"]) >= {*cohort.mentees.ids, *cohort.mentors.ids} - with_somebody


@pytest.mark.slow
@pytest.mark.parametrize("seed", range(4))
def test_one_meeting_each_without_spread_is_the_best_matching(seed: int) -> None:
    cohort = datasets.make_cohort(12, 12, seed=seed)
    sides = (cohort.mentors.frame, cohort.mentees.frame)
    loads = ["demand", "capacity", "minimum"]
    cohort = Cohort(*(frame.drop(columns=loads, errors="ignore") for frame in sides))
    programme = Programme.reverse_mentoring()
    plan = plan_meetings(programme, cohort, per_mentee=1, per_mentor=1, kappa=0.0)
    assert plan.pairs["expected"].sum() == pytest.approx(by_score().match(cohort).total)


@pytest.mark.slow
def test_loads_of_the_programme_do_not_hold_but_people_without_a_place_do_not_meet() -> None:
    """By hand: m1 may have one mentee, and meets three; e3 asks for nobody."""
    tables = season_tables()
    plan = plan_meetings(season_programme(rules=[Capacity(1), MinimumLoad(1)]), Cohort(**tables))
    assert (len(plan), len(plan.without)) == (6, 0)
    tables["mentees"]["demand"] = [1, 1, 0]
    plan = plan_meetings(season_programme(), Cohort(**tables))
    assert plan.without[["who", "role"]].to_numpy().tolist() == [["e3", "mentee"]]
    assert plan.without.loc[0, "why"] == "This person asks for no mentor (demand 0)."


@pytest.mark.slow
def test_a_required_couple_meets_first_and_once_it_met_no_more() -> None:
    """Though e1 and m2 score less than e1 and m1."""
    rules = {"rules": [Require([("e1", "m2")])]}
    plan = season(programme=rules, per_mentee=1)
    assert ("e1", "m2") in couples(plan)
    again = season(programme=rules, per_mentee=1, met=plan.pairs)
    assert not set(couples(plan)) & set(couples(again))


@pytest.mark.slow
def test_who_met_everybody_has_no_meeting_and_reads_why_in_both_languages() -> None:
    met = [("e1", "m1"), ("e1", "m2"), ("gone", "m1")]
    english = season(met=met)
    why = english.without.loc[0, "why"]
    assert why == "No mentor meets this condition: no meeting so far."
    french = season(met=iter(met), programme={"language": "fr"})
    assert french.without.loc[0, "why"].endswith(": aucune rencontre passée.")
    assert "Mentees without a meeting (1)\n  Ana <b> (e1): No mentor" in str(english)
    assert str(french).startswith("season : 4 rencontres prévues, pour 2 mentorés sur 3")
    assert "Ana &lt;b&gt;" in english._repr_html_()


def test_many_without_a_meeting_are_cut_short() -> None:
    tables = season_tables()
    tables["mentees"] = pd.DataFrame({"id": [f"e{k}" for k in range(9)]}, dtype=object)
    cohort = Cohort(**tables)
    met = [(e, m) for e in cohort.mentees.ids for m in cohort.mentors.ids]
    plan = plan_meetings(season_programme(), cohort, met=met)
    assert "Mentees without a meeting (9)" in str(plan)
    assert "… and 4 more" in str(plan)
    assert (len(plan), plan.value) == (0, 0.0)


def test_a_plan_does_not_depend_on_the_order_of_rows() -> None:
    tables = season_tables()
    turned = {name: frame.iloc[::-1] for name, frame in tables.items()}
    plans = [plan_meetings(season_programme(), Cohort(**t)) for t in (tables, turned)]
    assert plans[0].pairs.equals(plans[1].pairs)


@pytest.mark.slow
def test_pairs_may_be_generated() -> None:
    """Prices of best matchings are not unique: values may differ, counts must not."""
    programme, people = Programme.reverse_mentoring(), datasets.load_demo()
    plan = plan_meetings(programme, people, pairs="generated")
    assert [len(plan), plan.pairs["strong"].sum()] == [len(demo()), demo().pairs["strong"].sum()]
    assert set(plan.without["who"]) == set(demo().without["who"])
    assert plan.status.value == "optimal"
    plan.verify()


def test_one_person_is_looked_up_by_id() -> None:
    plan = season()
    assert plan.meetings("e1")["mentor"].tolist() == ["m1", "m2"]
    assert plan.meetings("m1")["mentee"].tolist() == ["e1", "e2", "e3"]
    with pytest.raises(InputError, match="'nobody': not in the cohort"):
        plan.meetings("nobody")


def test_a_timetable_is_taken_along() -> None:
    plan = season()
    assert plan.timetable is None
    assert plan.with_timetable("monday").timetable == "monday"
    assert plan.timetable is None


@pytest.mark.slow
def test_a_saved_plan_comes_back_without_its_proof(tmp_path: Path) -> None:
    plan = season(met=[("e1", "m1")], spread=0.25, random_state=3)
    plan.save(tmp_path / "plan.json")
    again = MeetingPlan.load(tmp_path / "plan.json", plan.programme, plan.cohort)
    pd.testing.assert_frame_equal(again.pairs, plan.pairs)
    pd.testing.assert_frame_equal(again.without, plan.without)
    assert str(again) == str(plan)
    assert vars(again.asked) == vars(plan.asked)
    assert again.worth(draws=2).equals(plan.worth(draws=2))
    again.save(tmp_path / "again.json")
    assert (tmp_path / "again.json").read_bytes() == (tmp_path / "plan.json").read_bytes()
    with pytest.raises(InputError, match="plan again with the same arguments"):
        again.verify()


@pytest.mark.slow
def test_a_table_of_spreads_is_given_again_at_loading(tmp_path: Path) -> None:
    wide = np.full((3, 2), 0.5)
    plan = season(spread=wide)
    plan.save(tmp_path / "plan.json")
    people = plan.programme, plan.cohort
    again = MeetingPlan.load(tmp_path / "plan.json", *people, spread=wide)
    assert again.worth(draws=2).equals(plan.worth(draws=2))


@pytest.mark.slow
def test_an_empty_plan_comes_back(tmp_path: Path) -> None:
    everything = season(per_mentee=9, per_mentor=9).pairs
    plan = season(met=everything)
    plan.save(tmp_path / "plan.json")
    again = MeetingPlan.load(tmp_path / "plan.json", plan.programme, plan.cohort)
    assert len(again) == 0
    assert str(again) == str(plan)


def test_damaged_plans_and_plans_of_others_are_refused(tmp_path: Path) -> None:
    plan, path = season(), tmp_path / "plan.json"
    plan.save(path)
    fewer = {name: frame.iloc[:1] for name, frame in season_tables().items()}
    with pytest.raises(InputError) as caught:
        MeetingPlan.load(path, plan.programme, Cohort(**fewer))
    assert [p.value for p in caught.value.records] == ["'e2'", "'e3'", "'m2'"]
    record = json.loads(path.read_text("utf-8"))
    for name in ("met", "meetings", "status"):
        path.write_text(json.dumps({**record, name: "odd"}), "utf-8")
        with pytest.raises(StorageError, match="damaged"):
            MeetingPlan.load(path, plan.programme, plan.cohort)


def test_a_table_for_people_has_names_and_no_formulas(tmp_path: Path) -> None:
    season().to_csv(tmp_path / "meetings.csv")
    lines = (tmp_path / "meetings.csv").read_text("utf-8-sig").splitlines()
    assert lines[0].startswith("mentee,mentee_name,mentor,mentor_name,expected,")
    assert lines[1].startswith("e1,Ana <b>,m1,Zoé Ferrand,0.875")
    assert {line.rpartition(",")[2] for line in lines[1:]} <= {"yes", "no"}
    assert any(line.startswith("e2,'=1+1,") for line in lines)


def test_all_wrong_arguments_are_named_at_once() -> None:
    wrong: dict[str, Any] = {
        "per_mentee": 0,
        "per_mentor": 1.5,
        "kappa": -1,
        "learnt": {"weights": 1},
        "met": [("e1", "m1"), "e1"],
        "random_state": -1,
        "time_limits": 3,
    }
    with pytest.raises(InputError) as caught:
        plan_meetings(1, 2, **wrong)  # type: ignore[arg-type]
    places = [p.place for p in caught.value.records]
    assert places == [
        *("programme", "cohort", "learnt", "per_mentee", "per_mentor", "random_state", "kappa"),
        *("met[1]", "time_limits"),
    ]
    assert all(p.remedy for p in caught.value.records)


@pytest.mark.parametrize(
    ("met", "code"),
    [(pd.DataFrame({"mentee": ["e1"]}), "missing_column"), ("e1", "wrong_type"), (3, "wrong_type")],
)
def test_pairs_that_are_none_are_refused(met: Any, code: str) -> None:
    with pytest.raises(InputError) as caught:
        season(met=met)
    assert [p.code for p in caught.value.records] == [code]


@pytest.mark.slow
def test_worth_takes_a_number_of_draws_and_the_seed_of_the_plan() -> None:
    plan = season(random_state=4)
    assert plan.worth(draws=2).equals(season().worth(draws=2, random_state=4))
    assert not plan.worth(draws=2).equals(plan.worth(draws=2, random_state=5))
    with pytest.raises(InputError) as caught:
        plan.worth(draws=1, random_state=0.5)  # type: ignore[arg-type]
    assert [p.place for p in caught.value.records] == ["draws", "random_state"]


@pytest.mark.slow
def test_pairs_that_are_never_free_together_are_not_planned() -> None:
    slots = Slots.of("2026-03-02", "Mon 9-18|Tue 9-18|Wed 9-18|Thu 9-18|Fri 9-18", weeks=2)
    cohort = datasets.load_demo()
    plan = plan_meetings(Programme.reverse_mentoring(), cohort, per_mentee=2, slots=slots)
    timetable = plan_timetable(plan, cohort, slots, effort=0.1)
    assert "no_common_slot" not in set(timetable.unplaced["why"])
    assert len(timetable.unplaced) < 0.1 * len(plan.pairs)
    anyhow = plan_meetings(Programme.reverse_mentoring(), cohort, per_mentee=2)
    timetable = plan_timetable(anyhow, cohort, slots, effort=0.1)
    assert "no_common_slot" in set(timetable.unplaced["why"])
