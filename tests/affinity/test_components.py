"""Each component gives what its formula says: by hand, and by loops over random people."""

from __future__ import annotations

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given

from matchcore import Cohort
from matchcore.affinity import (
    Component,
    EqualAttribute,
    SeniorityCurve,
    SharedInterests,
    TaughtSkills,
)
from matchcore.errors import InputError
from tests.cohorts import (
    INTERESTS,
    SITES,
    SKILLS,
    Drawn,
    Entries,
    Person,
    cohort,
    cohorts,
    examples,
)

Formula = Callable[[Person, Person], float]


def values(component: Component, people: Cohort) -> Any:
    """Return what the component gives for all pairs, before weights."""
    sides = component.fit(people).transform(people)
    return sides.mentees @ sides.mentors.T


def value(component: Component, mentor: dict[str, Any], mentee: dict[str, Any]) -> float:
    """Return what one pair gets."""
    sides = (
        {"id": [one], **{k: [v] for k, v in x.items()}} for one, x in (("m", mentor), ("e", mentee))
    )
    table = values(component, cohort(*sides))
    assert table.shape == (1, 1)
    return float(table[0, 0])


# by loops ------------------------------------------------------------------------------------


def meant(entries: Entries, pool: dict[str, str]) -> dict[str, float]:
    """Return name → level; of two spellings of one thing the higher counts, none counts 3."""
    found: dict[str, float] = {}
    for name, level in entries:
        found[pool[name]] = max(found.get(pool[name], 0), 3 if level is None else level)
    return found


def taught_by_hand(mentee: Person, mentor: Person) -> float:
    wants, has = meant(mentee["wants"], SKILLS), meant(mentor["skills"], SKILLS)
    if not wants:
        return 0.0
    return sum(w * has.get(name, 0) / 5 for name, w in wants.items()) / sum(wants.values())


def shared_by_hand(mentee: Person, mentor: Person) -> float:
    one, other = ({INTERESTS[name] for name, _ in p["interests"]} for p in (mentee, mentor))
    return len(one & other) / math.sqrt(len(one) * len(other)) if one and other else 0.0


def curve_by_hand(mentee: Person, mentor: Person) -> float:
    if mentee["grade"] is None or mentor["grade"] is None:
        return 0.0
    return max(0.0, 1 - abs(mentee["grade"] - mentor["grade"] - 2) / 3)


def site_by_hand(mentee: Person, mentor: Person) -> float:
    one, other = mentee["site"], mentor["site"]
    return float(one is not None and other is not None and SITES[one] == SITES[other])


FORMULAS: list[tuple[Component, Formula]] = [
    (TaughtSkills(names={}), taught_by_hand),
    (SharedInterests(), shared_by_hand),
    (SeniorityCurve(ideal=2, width=3), curve_by_hand),
    (EqualAttribute(column="site"), site_by_hand),
]


@pytest.mark.parametrize(("component", "formula"), FORMULAS, ids=lambda x: getattr(x, "label", ""))
@examples(25)
@given(drawn=cohorts())
def test_values_follow_the_formula(component: Component, formula: Formula, drawn: Drawn) -> None:
    mentees, mentors = drawn.sorted()
    expected = [[formula(mentee, mentor) for mentor in mentors] for mentee in mentees]
    found = values(component, drawn.cohort())
    np.testing.assert_allclose(found, expected, atol=1e-12)
    assert found.min() >= 0
    assert found.max() <= 1 + 1e-12


@pytest.mark.parametrize(
    ("component", "mentee_column", "mentor_column"),
    [
        (TaughtSkills(), "wants", "skills"),
        (SharedInterests(), "interests", "interests"),
        (SeniorityCurve(), "grade", "grade"),
        (EqualAttribute(column="site"), "site", "site"),
    ],
)
@examples(15)
@given(drawn=cohorts())
def test_the_unknown_is_said_and_scores_nothing(
    component: Component, mentee_column: str, mentor_column: str, drawn: Drawn
) -> None:
    mentees, mentors = drawn.sorted()
    people = drawn.cohort()
    sides = component.fit(people).transform(people)
    for side, column, factors, known in (
        (mentees, mentee_column, sides.mentees, sides.mentees_known),
        (mentors, mentor_column, sides.mentors, sides.mentors_known),
    ):
        has_value = [person[column] not in (None, []) for person in side]
        assert known.tolist() == has_value
        assert not factors[~known].any()


# skills --------------------------------------------------------------------------------------


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


# interests -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("jazz", "jazz", 1.0),
        ("jazz|chess", "Chess|JAZZ", 1.0),
        ("jazz|chess|bike|books", "jazz", 0.5),
        ("jazz|chess", "chess|bike", 0.5),
        ("jazz", "chess", 0.0),
        ("Échecs", "echecs", 1.0),
    ],
)
def test_shared_interests_by_hand(one: str, other: str, expected: float) -> None:
    found = value(SharedInterests(), {"interests": one}, {"interests": other})
    assert found == pytest.approx(expected)


def test_interests_may_stand_in_another_list_column() -> None:
    languages = SharedInterests(column="languages")
    assert value(languages, {"languages": "fr|en"}, {"languages": "fr|en"}) == pytest.approx(1)


def test_levels_do_not_count_where_sets_are_compared() -> None:
    """{a, b} and {a} share one of two: 1 / √2, however well each is known."""
    found = value(SharedInterests(column="skills"), {"skills": "a:1|b:5"}, {"skills": "a:5"})
    assert found == pytest.approx(1 / math.sqrt(2))


def test_comparing_a_column_that_is_no_list_is_refused() -> None:
    """Not a crash without a name, and not a silent zero for everybody."""
    with pytest.raises(InputError, match="site"):
        value(SharedInterests(column="site"), {"site": "Lyon"}, {"site": "Lyon"})


# seniority -----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("mentee", "mentor", "expected"),
    [(7, 3, 1.0), (6, 3, 0.75), (8, 3, 0.75), (3, 3, 0.0), (1, 9, 0.0), (9, 1, 0.0), (5, 2, 0.75)],
)
def test_the_seniority_curve_by_hand(mentee: int, mentor: int, expected: float) -> None:
    """Best where the mentee stands four grades above, nothing left four grades off."""
    assert value(SeniorityCurve(), {"grade": mentor}, {"grade": mentee}) == expected


def test_a_negative_ideal_puts_the_mentor_above() -> None:
    curve = SeniorityCurve(ideal=-2, width=2)
    assert value(curve, {"grade": 5}, {"grade": 3}) == 1.0
    assert value(curve, {"grade": 3}, {"grade": 5}) == 0.0


@pytest.mark.parametrize("width", [0, -1, float("nan")])
def test_a_curve_needs_a_width(width: float) -> None:
    with pytest.raises(InputError, match="width"):
        value(SeniorityCurve(width=width), {"grade": 5}, {"grade": 3})


# equal attributes ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("Lyon", "LYON", 1.0),
        ("Orléans", "orleans ", 1.0),
        ("Lyon", "Paris", 0.0),
        (None, None, 0.0),
    ],
)
def test_equal_attributes_by_hand(one: str | None, other: str | None, expected: float) -> None:
    assert value(EqualAttribute(), {"site": one}, {"site": other}) == expected


def test_an_extra_column_can_be_compared() -> None:
    club = EqualAttribute(column="club")
    assert value(club, {"club": "chess"}, {"club": "Chess"}) == 1.0


@pytest.mark.parametrize("column", ["grade", "motivation", "trained", "hours"])
def test_two_unknown_numbers_are_not_equal(column: str) -> None:
    """Missing is not a value, in a column of numbers either."""
    try:
        found = value(EqualAttribute(column=column), {column: None}, {column: None})
    except InputError:
        found = 0.0  # to refuse the column is as good
    assert found == 0.0


def test_comparing_a_list_as_one_value_is_refused() -> None:
    with pytest.raises(InputError, match="skills"):
        value(EqualAttribute(column="skills"), {"skills": "sql"}, {"skills": "sql"})
