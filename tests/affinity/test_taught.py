"""Skills taught × skills wanted, by hand."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pytest

from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import InputError
from tests.affinity.formulas import value, values
from tests.cohorts import cohort


@pytest.mark.parametrize(
    ("skills", "wants", "expected"),
    [
        ("python:5", "python:1", 1.0),
        ("python:1", "python:5", 0.2),
        ("python", "python", 0.6),
        ("python:5|sql:5|excel:5", "python:2", 1.0),
        ("python:5", "python:1|sql:3", 0.25),
        ("python:4|sql:2", "python:3|sql:2|law:5", (3 * 0.8 + 2 * 0.4) / 10),
        ("sql:5", "python:5", 0.0),
        ("C++:5", "C:5|C#:5|C++:2", 2 / 12),
    ],
)
def test_taught_skills_by_hand(skills: str, wants: str, expected: float) -> None:
    assert value(TaughtSkills(), {"skills": skills}, {"wants": wants}) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("skill", "wish"),
    [
        ("machine learning", "apprentissage automatique"),
        ("Apprentissage  Automatique", "ML"),
        ("réseaux sociaux", "Social Media"),
        ("generative AI", "IA generative"),
        ("cybersécurité", "CYBERSECURITE"),
    ],
)
def test_french_and_english_names_meet(skill: str, wish: str) -> None:
    assert value(TaughtSkills(), {"skills": f"{skill}:5"}, {"wants": wish}) == 1.0


def test_two_names_of_one_skill_count_once() -> None:
    """The higher level counts; the wish for one skill under two names is one wish."""
    mentor, mentee = (
        {"skills": "ML:1|machine learning:4"},
        {"wants": "ML:5|machine learning:2|law:5"},
    )
    assert value(TaughtSkills(), mentor, mentee) == pytest.approx(0.5 * 0.8)


def test_own_names_replace_the_table() -> None:
    own = TaughtSkills(names={"Snake": "python"})
    assert value(own, {"skills": "snake:5"}, {"wants": "Python"}) == 1.0
    assert value(own, {"skills": "ML:5"}, {"wants": "machine learning"}) == 0.0


def test_factors_are_the_skills_both_sides_name() -> None:
    people = cohort({"id": ["m"], "skills": ["sql|law"]}, {"id": ["e"], "wants": ["SQL|zen"]})
    assert TaughtSkills().fit(people).labels_ == ["SQL"]


def test_a_wish_that_few_can_fulfil_counts_more() -> None:
    """Three mentors: sql by all (rarity 1), law by one: 1 + ln(4 / 2)."""
    people = cohort(
        {"id": ["a", "b", "c"], "skills": ["sql:5|law:5", "sql:5", "sql:5"]},
        {"id": ["e"], "wants": ["sql|law"]},
    )
    law = 1 + math.log(2)
    found = values(TaughtSkills(rarity=True), people)
    np.testing.assert_allclose(found, [[1, 1 / (1 + law), 1 / (1 + law)]])


@pytest.mark.parametrize("rarity", ["yes", 1, None])
def test_rarity_is_true_or_false(rarity: Any) -> None:
    with pytest.raises(InputError, match="rarity"):
        value(TaughtSkills(rarity=rarity), {"skills": "sql"}, {"wants": "sql"})


# near misses ---------------------------------------------------------------------------------


def suggested(component: TaughtSkills, skills: str, wants: str) -> list[tuple[str, str, str]]:
    people = cohort({"id": ["m"], "skills": [skills]}, {"id": ["e"], "wants": [wants]})
    frame = component.suggestions(people)
    return list(frame[["column", "name", "suggestion"]].itertuples(index=False, name=None))


@pytest.mark.slow
@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("pyhton", "Python"),
        ("machin lerning", "machine learning"),
        ("apprentisage automatique", "machine learning"),
        ("cyber securty", "cybersecurity"),
    ],
)
def test_a_misspelling_of_a_known_name_is_suggested(written: str, meant: str) -> None:
    assert suggested(TaughtSkills(), "sql", written) == [("wants", written, meant)]
    assert suggested(TaughtSkills(), written, "sql") == [("skills", written, meant)]


def test_names_of_the_other_side_are_suggested_too() -> None:
    found = suggested(TaughtSkills(names={}), "pottery", "potery|law")
    assert found == [("wants", "potery", "pottery"), ("skills", "pottery", "potery")]


def test_nothing_is_suggested_for_names_that_meet_or_resemble_nothing() -> None:
    assert suggested(TaughtSkills(), "sql|basket weaving", "SQL|C#|ML|R") == []
    assert suggested(TaughtSkills(names={}), "", "") == []


def test_suggestions_count_people_and_merge_nothing() -> None:
    people = cohort(
        {"id": ["m"], "skills": ["python"]}, {"id": ["e", "f"], "wants": ["Pyhton", "pyhton:5"]}
    )
    frame = TaughtSkills().suggestions(people)
    assert frame[["people", "similarity"]].to_numpy().tolist() == [[2, 0.83]]
    assert values(TaughtSkills(), people).tolist() == [[0.0], [0.0]]
    assert TaughtSkills().suggestions(people, at_least=0.9).empty


@pytest.mark.parametrize("target", ["Python", "PYTHON", " Pythons"])
def test_a_user_defined_name_meets_the_plain_name(target: str) -> None:
    """However the target is spelt in the mapping, a plain entry is the same skill."""
    skills = TaughtSkills(names={"snake": target})
    assert value(skills, {"skills": "python:5"}, {"wants": "Snake"}) == 1.0
    assert value(skills, {"skills": "snakes:5"}, {"wants": "python"}) == 1.0


def test_a_skill_is_called_what_most_call_it_as_the_table_writes_it() -> None:
    """Two of three say it in French; the table has its accents and its case."""
    people = cohort(
        {"id": ["m", "n"], "skills": ["MACHINE LEARNING|SQL", "Apprentissage Automatique|Sql"]},
        {"id": ["e"], "wants": ["apprentissage automatique|sql"]},
    )
    assert TaughtSkills().fit(people).labels_ == ["apprentissage automatique", "SQL"]
