"""Threshold rules become products to reach, and a mask for missing values."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore.rules.evaluation.thresholds import threshold
from matchcore.rules.overlap import MinimumOverlap
from tests.cohorts import cohort

# e1 and m1 share two hours, e2 and m1 one; m2 has no hours
PEOPLE = cohort(
    {"id": ["m1", "m2"], "availability": ["mon-09|tue-09|wed-09", None]},
    {"id": ["e1", "e2"], "availability": ["mon-09|tue-09", "wed-09|thu-09"]},
)


def reached(rule: MinimumOverlap) -> list[list[bool]]:
    """Return which products reach their value."""
    mentees, mentors, least = threshold(rule, PEOPLE)[0]
    return np.asarray((mentees @ mentors.T).toarray() >= least).tolist()  # type: ignore[no-any-return]


@pytest.mark.parametrize("missing", ["forbid", "allow"])
def test_products_admit_people_with_missing_values(missing: str) -> None:
    rule = MinimumOverlap(2, missing=missing)  # type: ignore[arg-type]
    assert reached(rule) == [[True, True], [False, True]]


def test_pairs_forbidden_by_a_missing_value_have_a_mask() -> None:
    _, mask = threshold(MinimumOverlap(2), PEOPLE)
    assert mask is not None
    assert (mask.origin.kind, mask.origin.columns) == ("missing", ("availability",))
    assert mask.name == "MinimumOverlap(hours=2) [availability unknown]"
    spread = mask.allowed[mask.mentee_class][:, mask.mentor_class]
    assert spread.tolist() == [[True, False], [True, False]]


def test_no_mask_where_missing_values_forbid_nothing() -> None:
    assert threshold(MinimumOverlap(2, missing="allow"), PEOPLE)[1] is None
    everybody = cohort(
        {"id": ["m"], "availability": ["mon-09"]}, {"id": ["e"], "availability": ["mon-09"]}
    )
    products, mask = threshold(MinimumOverlap(1), everybody)
    assert mask is None
    assert (products.mentees @ products.mentors.T).toarray().tolist() == [[1.0]]
