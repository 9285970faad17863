"""Cautions on whole tables: extra columns, swapped tables."""

from __future__ import annotations

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


def test_known_columns_are_no_extra_ones_unless_the_table_should_not_have_them() -> None:
    people = Cohort(pd.DataFrame({"id": ["a"], "grade": [1], "wants": ["R"], "shoe": [41]}), ONE)
    assert people.extra == ("mentors: extra columns kept: wants, shoe",)
