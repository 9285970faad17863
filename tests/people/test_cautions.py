"""Cautions on whole tables: extra columns, swapped tables, names that look alike."""

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


CYRILLIC_IT, GREEK_AT = "\u0406\u0422", "\u0391\u03a4"


@pytest.mark.parametrize("column", ["department", "site", "programme", "skills", "interests"])
@pytest.mark.parametrize(("odd", "plain"), [(CYRILLIC_IT, "it"), (GREEK_AT, "AT")])
def test_a_value_in_letters_of_another_alphabet_is_told(column: str, odd: str, plain: str) -> None:
    other = "wants" if column == "skills" else column
    mentees = pd.DataFrame({"id": ["e", "f", "g"], other: ["Ops", odd, odd]})
    (said,) = Cohort(pd.DataFrame({"id": ["m"], column: [plain]}), mentees).cautions
    assert said == (
        f"mentees, {other}: {odd!r} (row 2) looks like {plain!r} but has letters of another "
        "alphabet; they differ"
    )


@pytest.mark.parametrize(
    "values", [("\u0418\u0422", "IT"), (CYRILLIC_IT, "HR"), ("Études", "Etudes")]
)
def test_other_letters_alone_are_nothing_to_tell(values: tuple[str, str]) -> None:
    mentors, mentees = (
        pd.DataFrame({"id": [one], "department": [value]})
        for one, value in zip("me", values, strict=True)
    )
    assert Cohort(mentors, mentees).cautions == ()


@pytest.mark.parametrize("column", ["department", "site", "programme"])
@pytest.mark.parametrize(
    ("one", "other"),
    [("IT", "I.T."), ("H.R.", "hr"), ("R&D", "R and D"), ("R et D", "R & D"), ("Lyon-2", "Lyon 2")],
)
def test_values_that_differ_in_points_and_spaces_are_told(
    column: str, one: str, other: str
) -> None:
    mentors, mentees = (
        pd.DataFrame({"id": [k, k * 2], column: ["Sales", value]})
        for k, value in zip("me", (one, other), strict=True)
    )
    assert Cohort(mentors, mentees).cautions == (
        f"mentees, {column}: {other!r} (row 2) is {one!r} (mentors, row 2) but for signs and "
        "spaces; they differ",
    )


@pytest.mark.parametrize(
    ("one", "other"),
    [("IT", "it"), ("R & D", "R&D"), ("1.1", "11"), ("1-2", "12"), ("A+", "A"), ("IT 1", "IT 2")],
)
def test_values_that_are_equal_or_clearly_two_are_not_told(one: str, other: str) -> None:
    mentors, mentees = (
        pd.DataFrame({"id": [k], "department": [value]})
        for k, value in zip("me", (one, other), strict=True)
    )
    assert Cohort(mentors, mentees).cautions == ()
