"""Class rules become tables over classes, or factors where they are soft."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, ClassVar

import numpy as np
import pytest

from matchcore.errors import InputError
from matchcore.rules import requirements
from matchcore.rules.columns import SameAttribute
from matchcore.rules.evaluation.class_tables import class_tables, soft_sides
from matchcore.rules.rule import ClassRule
from matchcore.rules.seniority import SeniorityGap
from tests.cohorts import cohort


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
    spread = mask.allowed[mask.mentee_class][:, mask.mentor_class]
    assert spread.tolist() == [[True, False, True]] * 2


HOLES = cohort(
    {"id": ["m1", "m2"], "grade": [1, None]}, {"id": ["e1", "e2", "e3"], "grade": [9, None, 1]}
)


def test_pairs_forbidden_by_a_missing_value_have_a_separate_table() -> None:
    """A coordinator can fill a hole; a gap too small cannot be mended."""
    judged, unknown = class_tables(SeniorityGap(at_least=2), HOLES)
    assert (judged.origin.kind, unknown.origin.kind) == ("rule", "missing")
    closed = [
        {
            (i, j)
            for i in range(3)
            for j in range(2)
            if not t.allowed[t.mentee_class[i], t.mentor_class[j]]
        }
        for t in (judged, unknown)
    ]
    assert closed == [{(2, 0)}, {(1, 0), (1, 1), (0, 1), (2, 1)}]


SITES = cohort(
    {"id": ["m1", "m2", "m3"], "site": ["Lyon", "Nice", None]},
    {"id": ["e1", "e2", "e3"], "site": ["lyon", "Paris", None]},
)


@pytest.mark.parametrize("weight", [0.5, -0.25])
def test_a_soft_rule_adds_its_weight_where_it_allows(weight: float) -> None:
    sides = soft_sides(SameAttribute("site", weight=weight), SITES)
    scores = (sides.mentees @ sides.mentors.T).toarray()
    assert scores.tolist() == [[weight, 0, 0], [0, 0, 0], [0, 0, 0]]
    assert sides.mentees_known.tolist() == sides.mentors_known.tolist() == [True, True, False]


def test_a_soft_rule_that_allows_most_stays_sparse() -> None:
    """Written as all less the few forbidden: 40 people of 40 grades need two numbers each."""
    people = cohort(
        {"id": [f"m{k}" for k in range(40)], "grade": list(range(40))},
        {"id": [f"e{k}" for k in range(40)], "grade": list(range(40))},
    )
    sides = soft_sides(SeniorityGap(at_least=1, direction="either", weight=2.0), people)
    scores = (sides.mentees @ sides.mentors.T).toarray()
    assert np.unique(scores).tolist() == [0.0, 2.0]
    assert (scores == 0).sum() == 40
    assert sides.mentees.nnz == sides.mentors.nnz == 80


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
def test_a_user_defined_rule_that_returns_no_table_is_refused(returns: Any, said: str) -> None:
    people = cohort({"id": ["m", "n"], "grade": [1, 2]}, {"id": ["e", "f"], "grade": [3, 4]})
    with pytest.raises(InputError, match=f"allows .*{said}"):
        requirements([Wrong(returns=returns)], people)
