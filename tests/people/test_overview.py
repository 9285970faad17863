"""The overview of a cohort: what is filled is counted as one would by hand."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest
from hypothesis import given

from matchcore import Cohort
from tests.cohorts import Drawn, cohorts, examples


def is_filled(cell: Any) -> bool:
    return bool(cell) or cell == 0


@pytest.mark.slow
@examples(25)
@given(cohorts())
def test_filled_cells_are_counted(drawn: Drawn) -> None:
    """Text of spaces only counts as empty."""
    frame = drawn.cohort().summary().frame.set_index("column")
    for side, people in (("mentors", drawn.mentors), ("mentees", drawn.mentees)):
        for column in {name for person in people for name in person}:
            cells = [person[column] for person in people]
            stripped = [cell.strip() if isinstance(cell, str) else cell for cell in cells]
            assert frame.loc[column, side] == sum(is_filled(cell) for cell in stripped)
    assert frame.loc["skills", "mentees"] == -1
    assert frame.loc["badge", "kind"] == "extra"


def test_the_text_says_who_is_there_what_is_missing_and_how_it_was_read() -> None:
    mentors = pd.DataFrame({"id": ["a", "b", "c"], "site": ["x", None, " "], "shoe": [1, 2, None]})
    staff = pd.DataFrame({"id": ["boss"]})
    summary = Cohort(mentors, pd.DataFrame({"id": ["z"]}), staff).summary()
    lines = str(summary).splitlines()
    assert lines[0] == "3 mentors, 1 mentee, 1 staff"
    rows = {line.split()[0]: line.split()[1:] for line in lines[1:5]}
    assert rows["site"] == ["1/3", "–", "–"]
    assert rows["shoe"] == ["2/3", "–", "–"]
    assert rows["id"] == ["100%", "100%", "100%"]
    assert "manager" in summary.absent
    assert lines[-1] == "mentors: extra columns kept: shoe"
    assert summary._repr_html_().startswith("<pre>3 mentors")


def test_names_are_escaped_in_html() -> None:
    table = pd.DataFrame({"id": ["a"], "<b>": ["x"]})
    assert "<b>" not in Cohort(table, table).summary()._repr_html_()


def test_columns_stay_apart_where_the_name_of_a_role_is_long() -> None:
    own = [pd.DataFrame({"id": [one]}) for one in ("a", "z", "boss")]
    lines = str(Cohort(*own).summary("fr")).splitlines()
    assert lines[1].split() == ["rempli", "mentors", "mentorés", "personnel"]
    assert len(lines[1]) == len(lines[2])


def test_an_overview_is_told_in_french() -> None:
    mentors = pd.DataFrame({"id": ["a", "b"], "grade": [3, None], "badge": "x"})
    cohort = Cohort(mentors, pd.DataFrame({"id": ["z"], "grade": [8]}))
    lines = str(cohort.summary("fr")).splitlines()
    assert lines[0] == "2 mentors, 1 mentoré"
    assert lines[1].split() == ["rempli", "mentors", "mentorés"]
    assert lines[2].split() == ["identifiant", "100%", "100%"]
    assert lines[-1] == "mentors : colonnes supplémentaires conservées : badge"
