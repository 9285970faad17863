"""What is said before solving, against counting over all pairs."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, Cohort, Programme
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import InfeasibleError
from matchcore.rules.columns import Departments, DifferentDepartment, SameAttribute
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, Demand
from matchcore.rules.overlap import MinimumOverlap
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.seniority import SeniorityGap
from tests.cohorts import Drawn, cohort, cohorts, examples, season_programme

RULES = [
    SeniorityGap(at_least=1, missing="allow"),
    DifferentDepartment(),
    MinimumOverlap(1, column="interests", missing="allow"),
    NoRepeat(),
]


@pytest.mark.slow
@examples(60)
@given(cohorts(), st.sampled_from([None, 0.0, 0.5]))
def test_counts_are_those_of_all_pairs(drawn: Drawn, floor: float | None) -> None:
    affinity = Affinity(likes=SharedInterests())
    programme = Programme(affinity=affinity, rules=RULES, floor=floor)
    people = drawn.cohort()
    found = programme.check(people)
    problem, _ = programme.problem(people)
    is_open = problem.open.allowed
    assert found.pairs == is_open.size
    assert found.open == is_open.sum()
    tiles = [(mask.origin, ~mask.tile(slice(None), slice(None))) for mask in problem.open.masks]
    expected = [
        (str(rule), closed.sum(), closed.all(axis=1).sum(), closed.all(axis=0).sum(), rule.kind)
        for rule, closed in tiles
    ]
    assert sorted(found.rules.itertuples(index=False, name=None)) == sorted(expected)
    able = is_open & (problem.demand > 0)[:, None] & (problem.capacity > 0)
    sides = ((able, problem.demand, people.mentees.ids, "mentee"),)
    sides += ((able.T, problem.capacity, people.mentors.ids, "mentor"),)
    blocked = {
        (ids[k], role) for o, own, ids, role in sides for k in np.flatnonzero(~o.any(1) & (own > 0))
    }
    assert set(zip(found.blocked["who"], found.blocked["role"], strict=True)) == blocked
    for who, role, rules, _ in found.blocked.itertuples(index=False):
        axis = 0 if role == "mentee" else 1
        row = (people.mentees.ids, people.mentors.ids)[axis].tolist().index(who)
        alone = [str(rule) for rule, closed in tiles if np.take(closed, row, axis=axis).all()]
        assert sorted(rules) == sorted(alone)


@pytest.mark.slow
@examples(30)
@given(cohorts())
def test_whoever_is_blocked_hears_the_same_after_matching(drawn: Drawn) -> None:
    programme = Programme(affinity=Affinity(likes=SharedInterests()), rules=RULES)
    people = drawn.cohort()
    said = {(who, role): why for who, role, _, why in programme.check(people).blocked.to_numpy()}
    unmatched = programme.match(people).unmatched
    later = {(who, role): why for who, role, why in unmatched.to_numpy()}
    assert {key: later[key] for key in said} == said


PEOPLE = cohort(
    {
        "id": ["m1", "m2"],
        "skills": ["sql|jazz", "sql"],
        "site": ["Lyon", "Nice"],
        "capacity": [2, 1],
        "running": ["elsewhere", None],
    },
    {
        "id": ["e1", "e2", "e3", "e4"],
        "wants": ["SQL", "sql", "sql|python", None],
        "site": ["Lyon", "Paris", None, "Paris"],
        "demand": [1, 1, 2, 0],
    },
)
PROGRAMME = Programme(
    affinity=Affinity(skills=TaughtSkills()),
    rules=[SameAttribute("site"), Forbid([("e1", "m2")]), Capacity(1), Demand(1)],
)


def test_supply_and_demand_are_net_of_running_couples() -> None:
    found = PROGRAMME.check(PEOPLE)
    assert (found.seats, found.places) == (4, 2)
    assert found.skills.to_numpy().tolist() == [
        ["Python", 1, 0, 0, 1],
        ["SQL", 3, 2, 2, 1],
        ["jazz", 0, 1, 1, 0],
    ]


def test_who_is_blocked_by_which_rule() -> None:
    """e4 asks for nobody; nobody is in Nice, so m2 is blocked by the site, unknown or other."""
    found = PROGRAMME.check(PEOPLE)
    site = "SameAttribute(column='site')"
    assert found.blocked[["who", "role", "rules"]].to_numpy().tolist() == [
        ["e2", "mentee", (site,)],
        ["e3", "mentee", (f"{site} [site unknown]",)],
        ["m2", "mentor", ()],
    ]
    assert found.rules.to_numpy().tolist() == [
        [site, 5, 2, 0, "rule"],
        [f"{site} [site unknown]", 2, 1, 0, "missing"],
        ["Forbid", 1, 0, 0, "rule"],
    ]


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        (
            "en",
            [
                "mentees ask for 4 mentors, mentors offer 2 places",
                "1 of 8 pairs is allowed",
                "  the same site: not met by 5 pairs (including all those of 2 mentees)",
                "  e2: No mentor meets this condition: the same site.",
                "  SQL: wanted by 3, taught by 2, 2 places",
            ],
        ),
        (
            "fr",
            [
                "les mentorés demandent 4 mentors, les mentors offrent 2 places",
                "  site renseigné : condition non remplie par 2 paires (dont toutes "
                "celles qui concernent 1 mentoré)",
                "  SQL : souhaitée par 3, enseignée par 2, 2 places",
            ],
        ),
    ],
)
def test_it_is_said_in_both_languages(language: str, lines: list[str]) -> None:
    programme = Programme.from_dict({**PROGRAMME.to_dict(), "programme": {"language": language}})
    said = str(programme.check(PEOPLE)).split("\n")
    assert [line for line in lines if line not in said] == []


def test_nobody_is_blocked_is_not_said() -> None:
    """e meets m; with a veto, each of them is blocked, and counted in the singular."""
    two = cohort({"id": ["m"]}, {"id": ["e"]})
    affinity = Affinity(skills=TaughtSkills())
    assert "there is nobody" not in str(Programme(affinity=affinity).check(two))
    vetoed = Programme(affinity=affinity, rules=[Forbid([("e", "m")])])
    assert "there is nobody for 1 mentee and 1 mentor\n" in str(vetoed.check(two))


def test_people_are_called_as_after_matching() -> None:
    """One id stands on both sides, its name in two forms; both lists name a thing twice."""
    tables: dict[str, Any] = {
        "mentors": pd.DataFrame({"id": ["x"], "name": ["Zoé"], "skills": ["ML|machine learning"]}),
        "mentees": pd.DataFrame(
            {"id": ["x", "y"], "name": ["Zoé F.", None], "wants": ["ML|machine learning", None]}
        ),
    }
    programme = Programme(affinity=Affinity(skills=TaughtSkills()), rules=[SeniorityGap()])
    said = str(programme.check(Cohort(**tables))).split("\n")
    later = str(programme.match(Cohort(**tables)).summary()).split("\n")
    blocked = [line for line in said if "can be proposed." in line]
    assert [line.split(":")[0] for line in blocked] == ["  Zoé F. (x)", "  y", "  Zoé (x)"]
    assert [line for line in later if "can be proposed." in line] == blocked
    assert [line.split(",")[0] for line in said if " = " in line] == ["  Zoé F. (x)", "  Zoé (x)"]


def test_long_lists_are_cut() -> None:
    many = cohort({"id": ["m"]}, {"id": [f"e{k}" for k in range(9)]})
    programme = Programme(affinity=Affinity(skills=TaughtSkills()), rules=[SeniorityGap()])
    found = programme.check(many)
    assert len(found.blocked) == 10
    assert str(found).endswith("… and 5 more")
    assert isinstance(found.skills, pd.DataFrame)
    assert "<pre>" in found._repr_html_()


def test_names_of_skills_are_those_of_the_affinity() -> None:
    affinity = Affinity(skills=TaughtSkills(names={"snake": "Python"}))
    people = cohort({"id": ["m"], "skills": ["snake"]}, {"id": ["e"], "wants": ["python"]})
    skills = Programme(affinity=affinity).check(people).skills
    assert skills.to_numpy().tolist() == [["Python", 1, 1, 1, 0]]


@pytest.mark.parametrize(
    ("language", "line"),
    [("en", "  machine learning: wanted by 1"), ("fr", "  apprentissage automatique : souhaitée")],
)
def test_scarce_skills_are_in_the_language_of_the_reader(language: str, line: str) -> None:
    affinity = Affinity(skills=TaughtSkills())
    people = cohort({"id": ["m"]}, {"id": ["e"], "wants": ["ML"]})
    found = Programme(affinity=affinity, language=language).check(people)  # type: ignore[arg-type]
    assert line in str(found)


def test_names_that_look_like_slips_are_told() -> None:
    people = cohort({"id": ["m"], "skills": ["Pythn|sql"]}, {"id": ["e"], "wants": ["Python"]})
    found = season_programme().check(people)
    assert found.slips[["column", "name", "suggestion"]].to_numpy().tolist() == [
        ["skills", "Pythn", "Python"]
    ]
    assert "skills: Pythn, perhaps Python" in str(found)


def test_lists_that_name_one_thing_in_several_ways_are_told() -> None:
    """By case, by plural, and by the table of synonyms; lists of an extra column, too."""
    affinity = Affinity(skills=TaughtSkills(), clubs=SharedInterests(column="clubs"))
    people = cohort(
        {"id": ["m", "n"], "skills": ["Python:2|PYTHON:5|sql", "sql"], "clubs": ["Go", "Go|chess"]},
        {"id": ["e"], "wants": ["ML:1|apprentissage automatique:4"], "clubs": ["go|Go"]},
    )
    found = Programme(affinity=affinity, language="fr").check(people)
    assert found.merged.to_numpy().tolist() == [
        ["mentees", "e", "wants", ("ML", "apprentissage automatique")],
        ["mentors", "m", "skills", ("PYTHON", "Python")],
        ["mentees", "e", "clubs", ("go", "Go")],
    ]
    assert "3 listes nomment une même chose" in str(found)
    assert "  e, souhaits : ML = apprentissage automatique" in str(found)


def test_nothing_is_said_where_nothing_is_merged() -> None:
    people = cohort({"id": ["m"], "skills": ["python|sql"]}, {"id": ["e"], "wants": ["python"]})
    found = season_programme().check(people)
    assert found.merged.empty
    assert "several ways" not in str(found)


def test_departments_that_a_rule_misspells_are_told() -> None:
    """One that nobody is like is no slip: it may be empty this season."""
    people = cohort(
        {"id": ["m"], "department": ["Informatique"]},
        {"id": ["e", "f"], "department": ["Direction", "RH"]},
    )
    rule = Departments({"Direktion": ["informatique", "Infomatique"], "Achats": ["Données"]})
    found = Programme(affinity=Affinity(skills=TaughtSkills()), rules=[rule]).check(people)
    assert found.slips.to_numpy().tolist() == [
        ["department", "Direktion", 0, "Direction", 0.89],
        ["department", "Infomatique", 0, "Informatique", 0.96],
    ]
    assert "department: Direktion, perhaps Direction" in str(found)


@pytest.mark.parametrize("language", ["en", "fr"])
def test_what_single_people_show_to_be_impossible_is_told(language: Any) -> None:
    people = cohort(
        {"id": ["m", "n"], "minimum": [2, None], "site": ["A", "B"]},
        {"id": ["e", "f"], "site": ["A", "A"]},
    )
    rules = [Capacity(1), SameAttribute("site"), Require([("e", "n")])]
    programme = Programme(
        affinity=Affinity(likes=SharedInterests()), rules=rules, language=language
    )
    found = programme.check(people)
    with pytest.raises(InfeasibleError) as caught:
        programme.match(people)
    assert "\n  ".join(found.clashes) == str(caught.value)
    assert "\n".join(found.clashes) in str(found)
    assert len(caught.value.diagnosis.clashes) == 2
    plain = cohort({"id": ["m"]}, {"id": ["e", "f"]})
    assert not season_programme().check(plain).clashes
