"""Supply and demand of skills, against counting person by person."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.affinity.taught import TaughtSkills
from matchcore.checks.supply import skill_supply
from matchcore.datasets import load_demo
from tests.cohorts import SKILLS, Drawn, Entries, Person, cohorts, examples


def meant(entries: Entries) -> set[str]:
    return {SKILLS[name] for name, _ in entries}


@pytest.mark.slow
@examples(60)
@given(cohorts(), st.integers(0, 3))
def test_people_and_places_are_counted_once_per_skill(drawn: Drawn, capacity: int) -> None:
    def places(mentor: Person) -> int:
        return capacity if mentor["capacity"] is None else int(mentor["capacity"])

    frame = skill_supply(drawn.cohort(), capacity=capacity)
    expected = []
    skills = {skill for p in drawn.mentors for skill in meant(p["skills"])}
    skills |= {skill for p in drawn.mentees for skill in meant(p["wants"])}
    for skill in skills:
        teachers = [p for p in drawn.mentors if skill in meant(p["skills"])]
        wanted = sum(skill in meant(p["wants"]) for p in drawn.mentees)
        offered = sum(places(p) for p in teachers)
        expected.append((wanted, len(teachers), offered, max(wanted - offered, 0)))
    found = frame[["wanted_by", "taught_by", "places", "short"]].itertuples(index=False, name=None)
    assert sorted(found) == sorted(expected)
    assert frame["short"].is_monotonic_decreasing


def test_a_skill_has_its_usual_name_or_its_usual_spelling() -> None:
    taught = ["PYTHON", "Réseaux sociaux", "Poterie", "poterie|Snake", "Poterie"]
    mentors = pd.DataFrame({"id": list("abcde"), "skills": taught})
    cohort = Cohort(mentors, pd.DataFrame({"id": ["z"]}))
    assert set(skill_supply(cohort)["skill"]) == {"Python", "réseaux sociaux", "Poterie", "Snake"}
    own = skill_supply(cohort, names={"snake": "Python"})
    assert dict(zip(own["skill"], own["taught_by"], strict=True)) == {
        "Python": 2,
        "Réseaux sociaux": 1,
        "Poterie": 3,
    }


def test_wanted_skills_that_are_taught_are_those_of_the_affinity() -> None:
    cohort = load_demo()
    frame = skill_supply(cohort)
    both = frame[(frame["wanted_by"] > 0) & (frame["taught_by"] > 0)]
    assert len(both) == len(TaughtSkills().fit(cohort).labels_)


def test_nobody_teaches_or_wants_anything() -> None:
    frame = skill_supply(Cohort(pd.DataFrame({"id": ["a"]}), pd.DataFrame({"id": ["z"]})))
    assert list(frame) == ["skill", "wanted_by", "taught_by", "places", "short"]
    assert len(frame) == 0


def test_plurals_meet_as_they_do_in_the_affinity() -> None:
    mentors = pd.DataFrame({"id": ["a"], "skills": ["tableaux de bord|potteries"]})
    mentees = pd.DataFrame({"id": ["z"], "wants": ["Tableau de bord|pottery"]})
    frame = skill_supply(Cohort(mentors, mentees))
    assert frame["wanted_by"].tolist() == frame["taught_by"].tolist() == [1, 1]
    assert set(frame["skill"]) == {"tableaux de bord", "potteries"}


def test_places_can_be_given_mentor_by_mentor() -> None:
    mentors = pd.DataFrame({"id": ["a", "b"], "skills": ["sql", "sql"], "capacity": [9, 9]})
    cohort = Cohort(mentors, pd.DataFrame({"id": ["z"]}))
    assert skill_supply(cohort, capacity=np.array([2, 0]))["places"].tolist() == [2]
