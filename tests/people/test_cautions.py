"""Cautions on whole tables: extra columns, swapped tables, unknown partners."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from matchcore import Cohort
from tests.people.refusals import ONE


@pytest.mark.parametrize("name", ["badge", "title", "team", "country", "gender", "level", "role"])
def test_other_names_are_extra_columns(name: str) -> None:
    cohort = Cohort(pd.DataFrame({"id": ["a"], name: ["x"]}), ONE)
    assert cohort.mentors.text(name).tolist() == ["x"]
    assert cohort.notes == (f"mentors: extra columns kept: {name}",)


def test_swapped_tables_are_a_caution() -> None:
    mentors = pd.DataFrame({"id": ["m"], "skills": ["R"], "capacity": [2]})
    mentees = pd.DataFrame({"id": ["e"], "wants": ["R"], "demand": [1]})
    assert not Cohort(mentors, mentees).cautions
    first, second = Cohort(mentees, mentors).cautions
    assert first == "mentors: columns of mentees: wants, demand; are the tables swapped?"
    assert second.startswith("mentees: columns of mentors: capacity; ")
    everything = mentors.assign(wants="R")
    assert not Cohort(everything, everything.assign(id="e")).cautions


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        (["e", "left"], None),
        (["left", None], None),
        (["a|b|c", "d|f"], "unknown ids: 5 of 5, such as 'a'$"),
        (["e", "007"], "unknown ids: 1 of 2, such as '007'; is it the same as '7'"),
        (["E", "e"], "unknown ids: 1 of 2, such as 'E'; is it the same as 'e'"),
    ],
)
def test_partners_with_unknown_ids_are_a_caution_if_likely_a_mistake(
    past: list[str | None], expected: str | None
) -> None:
    """Some may have left; but a lost zero, another case, or no known id at all is a mistake."""
    mentors = pd.DataFrame({"id": ["m", "n"], "past": past})
    cautions = Cohort(mentors, pd.DataFrame({"id": ["e", "7"]})).cautions
    assert len(cautions) == (expected is not None)
    assert expected is None or re.search(expected, cautions[0])


def test_known_columns_are_no_extra_ones_unless_the_table_should_not_have_them() -> None:
    people = Cohort(pd.DataFrame({"id": ["a"], "grade": [1], "wants": ["R"], "shoe": [41]}), ONE)
    assert people.extra == ("mentors: extra columns kept: wants, shoe",)
