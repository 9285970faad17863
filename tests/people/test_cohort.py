"""A cohort: all tables read, everything wrong reported together, people found by id."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.errors import CohortError, InputError, MatchcoreError
from tests.cohorts import ONE_MENTEE as MENTEES
from tests.cohorts import ZOE, ZOE_APART, Drawn, cohorts, examples
from tests.people.refusals import ONE, places, problems

if TYPE_CHECKING:
    from hypothesis.strategies import DataObject

FIELDS = ["table", "row", "column", "value", "problem", "remedy", "code"]
# By column: a cell that cannot be read.
SPOILT = {
    "grade": "high",
    "hours": "-1",
    "motivation": "9",
    "trained": "perhaps",
    "interests": "a||b",
    "availability": "lundi",
}


@pytest.mark.slow
@examples(25)
@given(cohorts(), st.data())
def test_every_spoilt_cell_is_found_and_nothing_else(drawn: Drawn, data: DataObject) -> None:
    frames = drawn.frames()
    cells = [
        (side, row, column)
        for side, frame in frames.items()
        for row in range(1, len(frame) + 1)
        for column in SPOILT
    ]
    chosen = data.draw(st.lists(st.sampled_from(cells), min_size=1, unique=True))
    for side, row, column in chosen:
        table = frames[side]
        if column not in table:
            table[column] = pd.Series([None] * len(table), dtype=object)
        table.loc[row - 1, column] = SPOILT[column]
    assert places(problems(**frames)) == set(chosen)


def test_a_problem_says_where_what_and_how_to_fix_it() -> None:
    found = problems(pd.DataFrame({"id": ["b", "a"], "grade": ["high", 3]}))
    assert list(found) == FIELDS
    row = found.iloc[0]
    assert (row["table"], row["row"], row["column"], row["value"]) == (
        "mentors",
        1,
        "grade",
        "high",
    )
    assert row["problem"]
    assert row["remedy"]


def test_the_message_is_the_list() -> None:
    mentors = pd.DataFrame({"id": ["a", "a"], "grade": ["x", 1]})
    with pytest.raises(CohortError) as caught:
        Cohort(mentors, pd.DataFrame({"id": [None], "demand": [-1]}))
    message = str(caught.value)
    for piece in ("4 problem(s)", "mentors, row 1, grade is 'x'", "mentors, row 2, id is 'a'"):
        assert piece in message
    for piece in ("mentees, row 1, id: ", "mentees, row 1, demand is"):
        assert piece in message


def test_a_long_list_is_cut_in_the_message_but_not_in_the_frame() -> None:
    mentors = pd.DataFrame({"id": [f"m{k}" for k in range(50)], "grade": ["x"] * 50})
    with pytest.raises(CohortError, match="and 30 more") as caught:
        Cohort(mentors, ONE)
    assert caught.value.problems["row"].tolist() == list(range(1, 51))


def test_errors_are_caught_as_what_they_are() -> None:
    for kind in (CohortError, InputError, MatchcoreError, ValueError):
        with pytest.raises(kind, match="id"):
            Cohort(pd.DataFrame({"name": ["Ana"]}), ONE)


@pytest.mark.parametrize("scale", ["abc", ["a", 1], ["Chef", "chef"], [], 5, iter(["a"])])
def test_a_scale_is_a_list_of_different_labels(scale: Any) -> None:
    with pytest.raises(InputError, match="scale is"):
        Cohort(ONE, ONE, scale=scale)


def test_rows_are_found_by_id() -> None:
    cohort = Cohort(pd.DataFrame({"id": ["b", "a"]}), pd.DataFrame({"id": ["y", "x", "b"]}))
    assert cohort.rows("mentors", ["a", "b", "x"]).tolist() == [0, 1, -1]
    assert cohort.rows("mentees", ["y", "b", "a"]).tolist() == [2, 0, -1]
    assert cohort.shape == (3, 2)
    assert repr(cohort) == "Cohort(2 mentors, 3 mentees)"


def test_cautions_of_both_tables_are_kept(tmp_path: Path) -> None:
    for name in ("mentors", "mentees"):
        (tmp_path / f"{name}.csv").write_bytes("id,name\n1,Zoé\n".encode("cp1252"))
    cohort = Cohort(tmp_path / "mentors.csv", tmp_path / "mentees.csv")
    names = ["mentors.csv", "mentees.csv"]
    assert [caution.split(" is ")[0] for caution in cohort.cautions] == names
    assert set(cohort.cautions) < set(cohort.notes)


def test_column_names_match_in_either_unicode_form() -> None:
    decomposed, composed = "Compe\u0301tences", "Comp\u00e9tences"
    table = pd.DataFrame({"id": ["a"], decomposed: ["sql"]})
    cohort = Cohort(table, ONE, columns={composed: "skills"})
    assert cohort.mentors.items("skills").labels.tolist() == ["sql"]


def test_an_id_matches_in_either_unicode_form() -> None:
    frame = pd.DataFrame({"id": ["a"], "manager": [f" {ZOE_APART}"], "past": [[ZOE_APART]]})
    cohort = Cohort(frame, pd.DataFrame({"id": [ZOE]}))
    assert cohort.managers == {"a": ZOE}
    assert cohort.mentors.items("past").labels.tolist() == [ZOE]


@pytest.mark.parametrize("one", ["00123", "1E5", "NA", "None"])
def test_ids_of_a_file_stay_as_they_are(tmp_path: Path, one: str) -> None:
    (tmp_path / "mentors.csv").write_text(f"id,manager\n{one},\nx,{one}\n", encoding="utf-8")
    cohort = Cohort(tmp_path / "mentors.csv", MENTEES)
    assert sorted(cohort.mentors.ids.tolist()) == sorted([one, "x"])
    assert cohort.managers == {"x": one}


def test_staff_is_checked_like_the_other_tables() -> None:
    staff = pd.DataFrame({"id": ["x", "x", "y"], "manager": ["y", None, "x"], "grade": "any"})
    found = problems(pd.DataFrame({"id": ["a"]}), ONE, staff)
    assert places(found) == {
        ("staff", 2, "id"),
        ("staff", 1, "manager"),
        ("staff", 3, "manager"),
    }


def test_some_of_the_people_are_a_cohort_in_which_the_others_are_still_known() -> None:
    mentors = pd.DataFrame({"id": ["a", "b"], "manager": ["z", "a"], "past": [["z"], ["y"]]})
    mentees = pd.DataFrame({"id": ["y", "z"], "manager": ["z", None]})
    cohort = Cohort(mentors, mentees)
    some = cohort.only(np.array([0]), np.array([1]))
    assert (some.mentees.ids.tolist(), some.mentors.ids.tolist()) == (["y"], ["b"])
    assert some.mentors.items("past").labels.tolist() == ["y"]
    assert some.mentors.frame["manager"].tolist() == ["a"]
    assert some.managers == cohort.managers
    assert some.rows("mentors", ["a", "b"]).tolist() == [-1, 0]
    assert cohort.shape == (2, 2)
