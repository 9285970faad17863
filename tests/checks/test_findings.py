"""Findings of a check: counts, blocked people and frames that are copies."""

from __future__ import annotations

import pandas as pd

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.taught import TaughtSkills
from matchcore.rules.columns import Departments, SameAttribute
from matchcore.rules.decisions import Forbid
from tests.cohorts import cohort


def test_two_rules_of_one_name_count_as_one() -> None:
    people = cohort(
        {"id": ["m1", "m2"], "department": ["IT", "HR"]},
        {"id": ["e1", "e2"], "department": ["X", "Y"]},
    )
    rules = [Departments({"Y": ["IT", "HR"]}), Departments({"Y": ["IT"], "Z": ["HR"]})]
    programme = Programme(affinity=Affinity(likes=SharedInterests()), rules=rules)
    found = programme.check(people)
    assert found.rules.to_numpy().tolist() == [["Departments", 3, 1, 1, "rule"]]
    said = {row.who: row.why for row in found.blocked.itertuples()}
    later = programme.match(people).unmatched
    assert {who: why for who, _, why in later.to_numpy() if who in said} == said


def test_editing_the_frames_of_a_check_changes_nothing_that_it_says() -> None:
    tables = {
        "mentors": pd.DataFrame({"id": ["m"], "skills": ["python|ML|machine learning"]}),
        "mentees": pd.DataFrame({"id": ["e", "f"], "wants": ["python", "pyhton"]}),
    }
    rules = [Forbid([("e", "m"), ("f", "m")])]
    found = Programme(affinity=Affinity(skills=TaughtSkills()), rules=rules).check(Cohort(**tables))
    said = str(found)
    for name in ("rules", "blocked", "skills", "slips", "merged"):
        frame = getattr(found, name)
        assert len(frame), name
        frame[frame.columns[0]] = "edited"
        del frame[frame.columns[-1]]
    assert str(found) == said


def test_places_that_are_not_there_are_told() -> None:
    """An allowed mentor with no place is none; nor is a mentee who asks for nobody."""
    people = cohort(
        {"id": ["m", "n"], "site": ["A", "B"], "capacity": [0, 1]},
        {"id": ["e", "f"], "site": ["A", "B"], "demand": [1, 0]},
    )
    programme = Programme(affinity=Affinity(likes=SharedInterests()), rules=[SameAttribute("site")])
    found = programme.check(people)
    assert found.blocked[["who", "role", "why"]].to_numpy().tolist() == [
        ["e", "mentee", "None of the possible mentors offers a place. There was one."],
        ["n", "mentor", "None of the possible mentees asks for a mentor. There was one."],
    ]
    unmatched = programme.match(people).unmatched
    assert dict(zip(unmatched["who"], unmatched["why"], strict=True)) == {
        "e": "None of the possible mentors offers a place. There was one.",
        "f": "This person asks for no mentor (demand 0).",
        "m": "This person offers no place (capacity 0).",
        "n": "None of the possible mentees asks for a mentor. There was one.",
    }
