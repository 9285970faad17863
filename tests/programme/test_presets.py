"""Presets allow the pairs, and weigh the components, that they say."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from matchcore import Cohort, Programme, SolveStatus
from matchcore.datasets import demo_tables, make_cohort
from tests.cohorts import DEPARTMENTS, Drawn, Person, cohorts, examples

PRESETS = ("reverse_mentoring", "classic_mentoring", "peer_mentoring")


def preset(name: str) -> Programme:
    return getattr(Programme, name)()  # type: ignore[no-any-return]


def may_meet(
    name: str, mentee: Person, mentor: Person, managers: dict[str, Any], met: set[frozenset[str]]
) -> bool:
    """Judge one pair by the preset's own words; what is not known is forbidden."""
    lines = [
        {managers.get(a["id"]), managers.get(managers.get(a["id"]))} - {None}
        for a in (mentee, mentor)
    ]
    if mentor["id"] in lines[0] or mentee["id"] in lines[1]:
        return False
    if mentor["id"] == mentee["id"] or frozenset((mentor["id"], mentee["id"])) in met:
        return False
    if name == "peer_mentoring":
        return True
    if mentee["grade"] is None or mentor["grade"] is None:
        return False
    gap = mentee["grade"] - mentor["grade"]
    if name == "classic_mentoring":
        return bool(gap <= -2)
    own = [DEPARTMENTS.get(person["department"]) for person in (mentee, mentor)]
    return bool(gap >= 2 and None not in own and own[0] != own[1])


@pytest.mark.slow
@pytest.mark.parametrize("name", PRESETS)
@examples(25)
@given(drawn=cohorts())
def test_the_pairs_that_a_preset_allows(name: str, drawn: Drawn) -> None:
    managers = {p["id"]: p["manager"] for p in drawn.mentors + drawn.mentees}
    mentees, mentors = drawn.sorted()
    met = {frozenset((p["id"], one)) for p in drawn.mentors + drawn.mentees for one in p["past"]}
    expected = [[may_meet(name, e, m, managers, met) for m in mentors] for e in mentees]
    problem, _ = preset(name).problem(drawn.cohort())
    np.testing.assert_array_equal(problem.compatibility.allowed, expected)


@pytest.mark.parametrize("name", PRESETS)
def test_every_preset_is_named_and_skills_weigh_most(name: str) -> None:
    assert preset(name).name == name.replace("_", " ")
    assert sum(preset(name).affinity.weights().values()) == pytest.approx(1)
    weights = preset(name).affinity.weights()
    assert max(weights, key=weights.__getitem__) == "skills"
    assert preset(name).affinity.components["skills"].first  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "seniors", "sign"),
    [("reverse_mentoring", "mentees", 1), ("classic_mentoring", "mentors", -1)],
)
def test_presets_turn_the_sample_either_way(name: str, seniors: str, sign: int) -> None:
    """The sample's seniors learn from its juniors, or, with the tables exchanged, teach them."""
    sample = demo_tables()
    juniors = {"mentees": "mentors", "mentors": "mentees"}[seniors]
    tables = {seniors: sample["mentees"], juniors: sample["mentors"]}
    matching = preset(name).match(Cohort(**tables))
    grades = {side: table.set_index("id")["grade"] for side, table in tables.items()}
    gaps = [
        int(grades["mentees"][mentee]) - int(grades["mentors"][mentor])
        for mentee, mentor in zip(matching.pairs["mentee"], matching.pairs["mentor"], strict=True)
    ]
    assert matching.status is SolveStatus.OPTIMAL
    assert len(gaps) > 30
    assert min(sign * gap for gap in gaps) >= 2


@pytest.mark.slow
@pytest.mark.parametrize("name", ["reverse_mentoring", "classic_mentoring", "peer_mentoring"])
def test_a_preset_reads_back(name: str) -> None:
    preset = getattr(Programme, name)()
    again = Programme.from_dict(preset.to_dict())
    assert again.rules == preset.rules
    assert again.affinity.weights() == preset.affinity.weights()
    people = make_cohort(20, 15, seed=3)
    assert again.match(people).pairs.equals(preset.match(people).pairs)
