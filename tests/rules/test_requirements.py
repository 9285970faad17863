"""All rules together: masks, addends, required pairs and loads."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given

from matchcore import Cohort, Compatibility
from matchcore.rules import requirements
from matchcore.rules.columns import DifferentDepartment, SameAttribute
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity
from matchcore.rules.overlap import SharedLanguage
from matchcore.rules.rule import Rule
from matchcore.rules.seniority import SeniorityGap
from tests.cohorts import DEPARTMENTS, Drawn, cohort, cohorts, examples


def allowed(rules: list[Rule], people: Cohort) -> Any:
    """Return which pairs rules allow: mentees × mentors."""
    nothing = Compatibility.from_matrix(np.zeros(people.shape))
    return requirements(rules, people).restrict(nothing).allowed


# what is missing -----------------------------------------------------------------------------

HOLES = {"mentors": {"id": ["m1", "m2"], "grade": [1, None]}}
HOLES["mentees"] = {"id": ["e1", "e2", "e3"], "grade": [9, None, 1]}


@pytest.mark.parametrize(
    ("missing", "expected"),
    [
        ("forbid", [[True, False], [False, False], [False, False]]),
        ("allow", [[True, True], [True, True], [False, True]]),
    ],
)
def test_what_somebody_without_a_value_may_do(missing: Any, expected: list[list[bool]]) -> None:
    """`allow` opens the pairs that cannot be judged, and those only: e3 is no senior of m1."""
    people = cohort(**HOLES)
    assert allowed([SeniorityGap(at_least=2, missing=missing)], people).tolist() == expected


def test_a_column_that_nobody_has_forbids_everybody_unless_told() -> None:
    people = cohort({"id": ["m"]}, {"id": ["e"]})
    assert allowed([DifferentDepartment()], people).tolist() == [[False]]
    assert allowed([DifferentDepartment(missing="allow")], people).tolist() == [[True]]


@pytest.mark.slow
@examples(25)
@given(cohorts())
def test_departments_of_anybody(drawn: Drawn) -> None:
    mentees, mentors = drawn.sorted()
    own = [[DEPARTMENTS.get(p["department"]) for p in side] for side in (mentees, mentors)]
    for missing in ("forbid", "allow"):
        expected = [[(a != b) if a and b else missing == "allow" for b in own[1]] for a in own[0]]
        rule = DifferentDepartment(missing=missing)  # type: ignore[arg-type]
        found = allowed([rule, Forbid([])], drawn.cohort())
        same = [[a["id"] == b["id"] for b in mentors] for a in mentees]
        np.testing.assert_array_equal(found, np.array(expected) & ~np.array(same))


# everything together -------------------------------------------------------------------------


def test_each_rule_has_its_place() -> None:
    """e2 has no site; the soft rules are named as the columns of answers are."""
    people = cohort(
        {"id": ["m1", "m2"], "site": ["Lyon", "Nice"], "languages": ["fr", "en"]},
        {"id": ["e1", "e2"], "site": ["Lyon", None], "languages": ["fr", "fr"]},
    )
    found = requirements(
        [
            SameAttribute("site"),
            SharedLanguage(),
            Forbid([("e1", "m2")]),
            Require([("e1", "m1")]),
            SameAttribute("site", weight=0.5),
            Forbid([("e2", "m1")], weight=-0.25),
            Capacity(2),
        ],
        people,
    )
    assert [table.origin.kind for table in found.tables] == ["rule", "missing"]
    assert [(str(origin), p.at_least) for origin, p in found.thresholds] == [("SharedLanguage", 1)]
    assert [str(origin) for origin in found.forbidden] == ["Oneself", "Forbid"]
    assert found.required.tolist() == [[0, 0]]
    assert found.capacity.tolist() == [2, 2]
    assert list(found.soft) == ["SameAttribute(column='site')", "Forbid"]
    (_, sides), (_, pairs) = found.soft.values()
    assert sides.mentees_known.tolist() == [True, False]
    assert [x.tolist() for x in pairs] == [[1], [0], [-0.25]]


def test_restricting_adds_every_mask_and_no_score() -> None:
    people = cohort(
        {"id": ["m1", "m2"], "languages": ["fr", "en"], "grade": [1, 1]},
        {"id": ["e1", "e2"], "languages": ["fr", "fr|en"], "grade": [3, 3]},
    )
    rules: list[Rule] = [SeniorityGap(at_least=2), SharedLanguage(), Forbid([("e2", "m1")])]
    assert allowed(rules, people).tolist() == [[True, False], [False, True]]
    assert allowed([*rules, SeniorityGap(at_least=3)], people).any() == np.False_
