"""One table of both roles: who is what, which columns each side has, rows as in the file."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.errors import CohortError
from tests.people.refusals import places


def refused(frame: pd.DataFrame, **options: Any) -> pd.DataFrame:
    with pytest.raises(CohortError) as caught:
        Cohort(people=frame, **options)
    return caught.value.problems


ROLES = ["Mentor", "Mentoré", "les deux", "mentee"]


def test_a_column_says_who_is_what_and_one_may_be_both() -> None:
    frame = pd.DataFrame({"id": list("abcd"), "role": ROLES, "capacity": [2, None, 1, None]})
    frame["wants"] = ["x", "y", "z", "y"]
    cohort = Cohort(people=frame)
    assert cohort.mentors.ids.tolist() == ["a", "c"]
    assert cohort.mentees.ids.tolist() == ["b", "c", "d"]
    assert "wants" not in cohort.mentors.frame
    assert "capacity" not in cohort.mentees.frame
    assert cohort.cautions == ()
    assert {*zip(*map(list, cohort.oneself), strict=True)} == {(1, 1)}


def test_without_one_filled_cells_say_so_and_that_is_told() -> None:
    frame = pd.DataFrame({"id": list("abc"), "skills": ["x", " ", "y"], "wants": [None, "x", "z"]})
    cohort = Cohort(people=frame)
    assert cohort.mentors.ids.tolist() == ["a", "c"]
    assert cohort.mentees.ids.tolist() == ["b", "c"]
    assert cohort.cautions == (
        "people: no column says who is what: mentors are those who list skills, mentees those "
        "who list wants",
    )


def test_problems_have_the_rows_of_the_file(tmp_path: Any) -> None:
    """Mentees stand in rows 3 and 6, mentors in 2 and 4; row 1 is the header, row 5 is blank."""
    text = "id,role,grade\na,mentor,1\nb,mentee,x\nc,mentor,y\n\nd,mentee,z\n"
    (tmp_path / "people.csv").write_text(text, encoding="utf-8")
    found = refused(tmp_path / "people.csv")  # type: ignore[arg-type]
    assert places(found) == {
        ("mentees", 3, "grade"),
        ("mentors", 4, "grade"),
        ("mentees", 6, "grade"),
    }


def test_roles_that_are_missing_or_odd_are_named() -> None:
    frame = pd.DataFrame({"id": list("abcd"), "role": ["mentor", None, "chef", "mentee"]})
    found = refused(frame)
    assert places(found) == {("people", 2, "role"), ("people", 3, "role")}
    assert found["value"].tolist() == ["", "chef"]


def test_nobody_is_neither() -> None:
    frame = pd.DataFrame({"id": list("abc"), "skills": ["x", None, None], "wants": [None, "x", ""]})
    assert places(refused(frame)) == {("people", 3, "role")}


def test_a_table_that_does_not_say_who_is_what_is_refused() -> None:
    found = refused(pd.DataFrame({"id": ["a"], "skills": ["x"]}))
    assert ("people", 0, "role") in places(found)


def test_separators_of_the_whole_table_are_those_of_its_sides() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "role": ["mentor", "mentee"]})
    frame["interests"] = ["jazz, go", "go, art"]
    layout = {"separators": {"people": {"interests": [","]}}}
    cohort = Cohort(people=frame, layout=layout)
    assert cohort.mentors.items("interests").labels.tolist() == ["go", "jazz"]
    assert cohort.mentees.items("interests").labels.tolist() == ["art", "go"]
