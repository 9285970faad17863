"""Single values, by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from scipy.sparse import csr_array

from matchcore.affinity.categories import EqualAttribute, UnequalAttribute
from matchcore.errors import InputError
from matchcore.rules import requirements
from matchcore.rules.columns import DifferentAttribute as SoftDifferent
from matchcore.wording import Label
from tests.affinity.formulas import value
from tests.cohorts import cohort


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


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [("Lyon", "LYON", 0.0), ("Lyon", "Paris", 1.0), (None, "Paris", 0.0), ("Lyon", None, 0.0)],
)
def test_different_attributes_by_hand(one: str | None, other: str | None, expected: float) -> None:
    found = value(UnequalAttribute(column="site"), {"site": one}, {"site": other})
    assert found == expected


def test_somebody_with_a_value_nobody_else_has_differs_from_all() -> None:
    people = cohort(
        {"id": ["a", "b"], "site": ["Lyon", "Nice"]}, {"id": ["e", "f"], "site": ["Lyon", "Paris"]}
    )
    sides = UnequalAttribute(column="site").fit(people).transform(people)
    assert (sides.mentees @ sides.mentors.T).tolist() == [[0, 1], [1, 1]]


@pytest.mark.parametrize("kind", [EqualAttribute, UnequalAttribute])
def test_a_value_that_fit_has_not_met_is_unknown(kind: Any) -> None:
    met = cohort({"id": ["m"], "site": ["Lyon"]}, {"id": ["e"], "site": ["Lyon"]})
    new = cohort({"id": ["m", "n"], "site": ["Nice", "Lyon"]}, {"id": ["e"], "site": ["Nice"]})
    sides = kind(column="site").fit(met).transform(new)
    assert np.asarray(sides.mentees @ sides.mentors.T).tolist() == [[0.0, 0.0]]
    assert sides.mentees_known.tolist() == [False]
    assert sides.mentors_known.tolist() == [False, True]


@pytest.mark.slow
def test_a_wide_column_stays_sparse() -> None:
    """3 000 values: dense factors would have 18 million cells."""
    values = [f"v{k}" for k in range(3000)]
    people = cohort(
        {"id": values, "division": values}, {"id": values, "division": values[1:] + values[:1]}
    )
    component = UnequalAttribute(column="division")
    sides = component.fit(people).transform(people)
    assert all(csr_array(x).nnz <= 6000 for x in sides[:2])
    rule = SoftDifferent("division", weight=-0.5)
    ((_, table),) = requirements([rule], people).soft.values()
    assert table.mentees.nnz + table.mentors.nnz <= 12_000
    scores = (table.mentees @ table.mentors.T).toarray()
    assert set(np.unique(scores)) == {-0.5, 0.0}
    assert (scores == 0).sum() == 3000


def test_numbers_are_called_by_their_column() -> None:
    """1 alone says nothing, and no two numbers have one label."""
    people = {"id": ["m", "n"], "grade": [1234567, 1234568], "hours": [2.5, 12.34561]}
    cohort_of_both = cohort(people, people | {"id": ["e", "f"]})
    labels = [EqualAttribute(column=c).fit(cohort_of_both).labels_ for c in ("grade", "hours")]
    assert labels == [
        [Label("number", 1234567, "grade"), Label("number", 1234568, "grade")],
        [Label("number", 12.34561, "hours"), Label("number", 2.5, "hours")],
    ]


def test_a_value_is_called_what_most_call_it() -> None:
    people = cohort(
        {"id": ["m", "n"], "site": ["ORLÉANS", "Lyon"]},
        {"id": ["e", "f", "g"], "site": ["Orléans", "Orléans", "lyon"]},
    )
    assert EqualAttribute(column="site").fit(people).labels_ == ["lyon", "Orléans"]
