"""Rules become numbers: one table per class rule, sets of pairs by name, loads."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
import pytest
from hypothesis import given

from matchcore import Cohort, Compatibility
from matchcore.errors import InputError
from matchcore.rules import (
    ClassRule,
    DifferentDepartment,
    Forbid,
    NoRepeat,
    PairRule,
    Require,
    Rule,
    SeniorityGap,
    requirements,
)
from tests.cohorts import DEPARTMENTS, Drawn, cohort, cohorts, examples


def allowed(rules: list[Rule], people: Cohort) -> Any:
    """Return which pairs rules allow: mentees × mentors."""
    nothing = Compatibility.from_matrix(np.zeros(people.shape))
    return requirements(rules, people).restrict(nothing).allowed


@dataclass(frozen=True, kw_only=True)
class Recorder(ClassRule):
    """A rule that allows all and writes down what it was asked."""

    columns: ClassVar[tuple[str, ...]] = ("grade", "site")
    asked: list[Any] = field(default_factory=list, compare=False, repr=False)

    def allows(self, mentees: Any, mentors: Any) -> Any:
        self.asked.append((mentees, mentors))
        return np.ones((len(mentees["grade"]), mentors["grade"].shape[1]), dtype=bool)


def test_a_class_rule_is_asked_once_for_classes_not_people() -> None:
    """300 mentees of 3 classes and 200 mentors of 2; `shoe` is read by nobody and parts nobody."""
    people = cohort(
        {
            "id": [f"m{k}" for k in range(200)],
            "grade": [k % 2 for k in range(200)],
            "site": ["Lyon"] * 200,
            "shoe": list(range(200)),
        },
        {
            "id": [f"e{k}" for k in range(300)],
            "grade": [7, 7, 8] * 100,
            "site": ["Lyon", "Paris", None] * 100,
        },
    )
    rule = Recorder(missing="allow")
    requirements([rule], people)
    ((mentees, mentors),) = rule.asked
    assert {name: values.shape for name, values in mentees.items()} == {
        "grade": (3, 1),
        "site": (3, 1),
    }
    assert {name: values.shape for name, values in mentors.items()} == {
        "grade": (1, 2),
        "site": (1, 2),
    }
    classes = set(zip(mentees["grade"].ravel(), mentees["site"].ravel(), strict=True))
    assert classes == {(7, "Lyon"), (7, "Paris"), (8, "")}
    assert mentees["grade"].dtype == float


def test_people_of_one_class_get_one_answer() -> None:
    people = cohort(
        {"id": ["m1", "m2", "m3"], "grade": [1, 5, 1]}, {"id": ["e1", "e2"], "grade": [4, 4]}
    )
    (mask,) = requirements([SeniorityGap(at_least=2)], people).tables
    assert mask.allowed.shape == (1, 2)
    assert allowed([SeniorityGap(at_least=2)], people).tolist() == [[True, False, True]] * 2


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


def test_a_value_can_be_insisted_on() -> None:
    with pytest.raises(InputError) as caught:
        requirements([SeniorityGap(missing="error")], cohort(**HOLES))
    assert "e2" in str(caught.value)
    assert "grade" in str(caught.value)
    assert "e1" not in str(caught.value)


def test_nobody_is_left_out_where_a_value_is_insisted_on() -> None:
    """All problems at once: the mentor without a grade beside the mentee."""
    with pytest.raises(InputError, match=r"(?s)e2.*m2"):
        requirements([SeniorityGap(missing="error")], cohort(**HOLES))


def test_insisting_on_values_that_are_there_changes_nothing() -> None:
    people = cohort({"id": ["m"], "grade": [1]}, {"id": ["e"], "grade": [3]})
    assert allowed([SeniorityGap(at_least=2, missing="error")], people).tolist() == [[True]]


def test_the_missing_value_is_a_reason_of_its_own() -> None:
    """A coordinator can fill a hole; a gap too small cannot be mended."""
    tables = requirements([SeniorityGap(at_least=2)], cohort(**HOLES)).tables
    judged, unknown = tables
    assert judged.name == "SeniorityGap(at_least=2)"
    assert "grade unknown" in unknown.name
    closed = [
        {
            (i, j)
            for i in range(3)
            for j in range(2)
            if not t.allowed[t.mentee_class[i], t.mentor_class[j]]
        }
        for t in tables
    ]
    assert closed == [{(2, 0)}, {(1, 0), (1, 1), (0, 1), (2, 1)}]


def test_a_column_that_nobody_has_forbids_everybody_unless_told() -> None:
    people = cohort({"id": ["m"]}, {"id": ["e"]})
    assert allowed([DifferentDepartment()], people).tolist() == [[False]]
    assert allowed([DifferentDepartment(missing="allow")], people).tolist() == [[True]]


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


# pairs ---------------------------------------------------------------------------------------


def test_nobody_is_paired_with_oneself() -> None:
    people = cohort({"id": ["a", "b", "c"]}, {"id": ["b", "d", "a"]})
    assert allowed([], people).tolist() == [
        [False, True, True],
        [True, False, True],
        [True, True, True],
    ]


def test_oneself_is_found_in_any_spelling() -> None:
    people = cohort({"id": ["Zo\u00e9"]}, {"id": [" Zoe\u0301"]})
    assert allowed([], people).tolist() == [[False]]


def test_pairs_keep_the_name_of_their_rule() -> None:
    people = cohort({"id": ["m1", "m2"], "past": ["e", None]}, {"id": ["e"]})
    found = requirements([NoRepeat(), Forbid([("e", "m1")]), Forbid([("e", "m2")])], people)
    named = {
        str(rule): pairs[1].tolist() for rule, pairs in found.forbidden.items() if len(pairs[0])
    }
    assert named == {"NoRepeat": [0], "Forbid": [0, 1]}


def test_required_pairs_are_gathered_over_rules() -> None:
    people = cohort({"id": ["m1", "m2"]}, {"id": ["e1", "e2"]})
    found = requirements([Require([("e1", "m2")]), Require([("e2", "m1")])], people)
    assert found.required.tolist() == [[0, 1], [1, 0]]
    assert allowed([Require([("e1", "m2")])], people).all()


@pytest.mark.parametrize("stranger", ["SeniorityGap", SeniorityGap, None])
def test_what_is_no_rule_is_refused(stranger: Any) -> None:
    with pytest.raises(InputError, match="is no rule"):
        requirements([stranger], cohort({"id": ["m"]}, {"id": ["e"]}))


@dataclass(frozen=True, kw_only=True)
class Wrong(ClassRule):
    """A rule that returns whatever it is told to."""

    columns: ClassVar[tuple[str, ...]] = ("grade",)
    returns: Any = field(default=None, repr=False)

    def allows(self, mentees: Any, mentors: Any) -> Any:
        return mentees["site"] if self.returns is None else self.returns


@pytest.mark.parametrize(
    ("returns", "said"),
    [
        (None, r"'site', but the rule reads \['grade'\]"),
        (True, r"an array of bool, shape \(\): return booleans"),
        ([[1.0, 2.0], [0.0, 1.0]], "an array of float64"),
        (np.ones((3, 2), dtype=bool), r"shape \(3, 2\)"),
        (np.ones(2, dtype=bool), r"shape \(2,\)"),
        ([[True], [True, False]], "an array of object"),
    ],
)
def test_a_rule_of_ones_own_that_returns_no_table_is_refused(returns: Any, said: str) -> None:
    people = cohort({"id": ["m", "n"], "grade": [1, 2]}, {"id": ["e", "f"], "grade": [3, 4]})
    with pytest.raises(InputError, match=f"allows .*{said}"):
        requirements([Wrong(returns=returns)], people)


@dataclass(frozen=True, kw_only=True)
class Told(PairRule):
    """A rule that names whatever pairs it is told to."""

    told: Any = field(default=None, repr=False)

    def pairs(self, cohort: Cohort) -> Any:
        return self.told


@pytest.mark.parametrize("weight", [None, -0.5])
@pytest.mark.parametrize(
    ("told", "said"),
    [
        (([0], [-1]), "-1 as the row of a mentor: use whole numbers from 0 to 1"),
        (([3], [0]), "3 as the row of a mentee: use whole numbers from 0 to 2"),
        (([0], [0.5]), "0.5 as the row of a mentor"),
        (([0], [1.0]), "1.0 as the row of a mentor"),
        (([True], [0]), "True as the row of a mentee"),
        (([0, 1], [0]), "no two parallel arrays"),
        (([0],), "no two parallel arrays"),
        (([[0], [0, 1]], [0]), "no two parallel arrays"),
        ((), "no two parallel arrays"),
        (None, "no two parallel arrays"),
        (3, "no two parallel arrays"),
    ],
)
def test_pairs_that_are_nobody_are_refused(told: Any, said: str, weight: float | None) -> None:
    """Hard or soft: a row of -1 would be the last of the row before."""
    people = cohort({"id": ["m", "n"]}, {"id": ["e", "f", "g"]})
    with pytest.raises(InputError, match=said):
        requirements([Told(told=told, weight=weight)], people)
