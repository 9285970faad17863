"""Who has a value in the columns that a rule reads, and columns that it cannot read."""

from __future__ import annotations

import pytest

from matchcore.errors import InputError
from matchcore.rules import requirements
from matchcore.rules.columns import DifferentAttribute, SameAttribute
from matchcore.rules.evaluation.known_values import known_values
from matchcore.rules.overlap import MinimumOverlap
from matchcore.rules.seniority import SeniorityGap
from tests.cohorts import cohort

PEOPLE = cohort(
    {"id": ["m1", "m2"], "grade": [1, None], "availability": [None, "mon-09"]},
    {
        "id": ["e1", "e2", "e3"],
        "grade": [9, None, 1],
        "site": ["Lyon", "", None],
        "availability": ["mon-09", "mon-09", "mon-09"],
    },
)


@pytest.mark.parametrize(
    ("names", "mentees", "mentors"),
    [
        ((), [True] * 3, [True] * 2),
        (("grade",), [True, False, True], [True, False]),
        (("site",), [True, False, False], [False, False]),
        (("availability",), [True] * 3, [False, True]),
        (("grade", "site"), [True, False, False], [False, False]),
        (("grade", "availability"), [True, False, True], [False, False]),
    ],
)
def test_who_has_every_value(
    names: tuple[str, ...], mentees: list[bool], mentors: list[bool]
) -> None:
    assert known_values(PEOPLE.mentees, names).tolist() == mentees
    assert known_values(PEOPLE.mentors, names).tolist() == mentors


def test_a_value_can_be_insisted_on() -> None:
    with pytest.raises(InputError) as caught:
        requirements([SeniorityGap(missing="error")], PEOPLE)
    assert "e2" in str(caught.value)
    assert "grade" in str(caught.value)
    assert "e1" not in str(caught.value)


def test_nobody_is_left_out_where_a_value_is_insisted_on() -> None:
    """All problems at once: the mentor without a grade beside the mentee."""
    with pytest.raises(InputError, match=r"(?s)e2.*m2"):
        requirements([SeniorityGap(missing="error")], PEOPLE)


def test_insisting_on_values_that_are_there_changes_nothing() -> None:
    people = cohort({"id": ["m"], "grade": [1]}, {"id": ["e"], "grade": [3]})
    found = requirements([SeniorityGap(at_least=2, missing="error")], people)
    assert [table.allowed.tolist() for table in found.tables] == [[[True]]]


def test_hours_can_be_insisted_on() -> None:
    with pytest.raises(InputError, match="mentors: m1 has no availability"):
        requirements([MinimumOverlap(missing="error")], PEOPLE)
    with pytest.raises(InputError, match="neither table has a column 'shoes'"):
        requirements([MinimumOverlap(column="shoes")], PEOPLE)


def test_columns_that_cannot_be_compared_are_refused() -> None:
    people = cohort({"id": ["m"], "skills": ["sql"]}, {"id": ["e"]})
    with pytest.raises(InputError, match=r"column='skills'\): column 'skills' holds lists"):
        requirements([SameAttribute("skills")], people)
    with pytest.raises(InputError, match="neither table has a column 'shoe'"):
        requirements([DifferentAttribute("shoe")], people)
