"""Tables read as people: names of columns, unique ids, rows as given, order by id."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.errors import CohortError, InputError
from matchcore.people import Items, People
from tests.cohorts import ZOE, ZOE_APART, Drawn, clean, cohorts, examples, read, refused
from tests.people.refusals import ONE, places, problems


def test_rows_are_counted_as_given_not_as_sorted() -> None:
    mentors = pd.DataFrame(
        {"id": ["d", "a", "c", "b"], "grade": [1, 2, "?", 4]}, index=[9, 9, 8, 7]
    )
    assert problems(mentors)["row"].tolist() == [3]


def test_every_error_counts_rows_of_a_file_the_same_way(tmp_path: Path) -> None:
    """Whether an empty line counts or not: the same line must have one number."""
    ragged, wrong = tmp_path / "ragged.csv", tmp_path / "wrong.csv"
    ragged.write_text("id,grade\na,1\n\nb,2,3\n", encoding="utf-8")
    wrong.write_text("id,grade\na,1\n\nb,x\n", encoding="utf-8")
    row = problems(wrong)["row"].item()
    with pytest.raises(InputError, match=f"row {row}: 3 cells"):
        Cohort(ragged, ONE)


def test_rows_are_those_of_the_file(tmp_path: Path) -> None:
    """Every line counts, as in a spreadsheet; in a frame, a row of labels does."""
    (tmp_path / "mentors.csv").write_text("\nid,grade\n\na,1\n,\nb,x\n\na,2\n", encoding="utf-8")
    with pytest.raises(CohortError) as caught:
        Cohort(tmp_path / "mentors.csv", ONE)
    found = caught.value.problems
    assert found[["row", "column", "value"]].to_numpy().tolist() == [
        [6, "grade", "x"],
        [8, "id", "a"],
    ]
    assert found["remedy"][1].startswith("Row 4 has it too")
    labels = pd.DataFrame({"USERID": ["USERID", "a", "b"], "grade": ["Grade", "1", "x"]})
    with pytest.raises(CohortError) as caught:
        Cohort(labels, pd.DataFrame({"USERID": ["z"]}), layout="successfactors")
    assert caught.value.problems["row"].tolist() == [3]


def test_the_id_column_is_required() -> None:
    found = problems(pd.DataFrame({"ID": ["a"], "name": ["Ana"]}))
    assert places(found) == {("mentors", 0, "id")}
    assert "'ID'" in found["remedy"][0]


@pytest.mark.parametrize("text", ["id\n", "id;name\n"])
def test_an_empty_table_is_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "mentees.csv").write_text(text, encoding="utf-8")
    found = problems(ONE, tmp_path / "mentees.csv")
    assert places(found) == {("mentees", 0, "id")}
    assert "empty" in found["problem"][0]


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("skils", "skills"),
        ("Skills", "skills"),
        ("Département", "department"),
        ("e-mail", "email"),
        ("manager_id", "manager"),
        ("MOTIVATION", "motivation"),
    ],
)
def test_a_typo_in_a_known_name_is_reported_with_the_name_meant(name: str, meant: str) -> None:
    frame = pd.DataFrame({"id": ["a"], name: ["3"]})
    found = problems(frame)
    assert places(found) == {("mentors", 0, name)}
    assert repr(meant) in found["problem"][0]
    assert f"Map {name!r} to {meant!r} (columns)" in found["remedy"][0]
    assert Cohort(frame, ONE, columns={name: name}).mentors.text(name).tolist() == ["3"]


def test_a_name_close_to_a_column_that_is_there_is_no_typo() -> None:
    frame = pd.DataFrame(
        {"id": ["a"], "name": ["Ana"], "names": ["x"], "hour": ["x"], "hours": [1]}
    )
    assert Cohort(frame, ONE).mentors.text("names").tolist() == ["x"]


def test_two_typos_of_one_name_are_two_problems() -> None:
    found = problems(pd.DataFrame({"id": ["a"], "skils": ["x"], "skillz": ["y"]}))
    assert places(found) == {("mentors", 0, "skils"), ("mentors", 0, "skillz")}


def test_a_name_that_differs_only_in_case_is_a_problem_beside_the_right_one() -> None:
    found = problems(pd.DataFrame({"id": ["a"], "skills": ["x"], "Skills": ["y"]}))
    assert places(found) == {("mentors", 0, "Skills")}


@pytest.mark.parametrize("name", ["mentee", "mentor", "score", "mentor_name", "mentee_name"])
def test_column_names_of_an_answer_are_reserved(name: str) -> None:
    assert places(problems(pd.DataFrame({"id": ["a"], name: ["x"]}))) == {("mentors", 0, name)}


@pytest.mark.parametrize("empty", [None, "", "  ", float("nan"), pd.NA, pd.NaT])
def test_an_id_is_required(empty: Any) -> None:
    frame = pd.DataFrame({"id": pd.Series(["a", empty, "c"], dtype=object)})
    assert refused(frame) == [(2, "id", "")]


def test_a_refused_id_is_one_problem_not_two() -> None:
    assert refused(pd.DataFrame({"id": ["a", 8.5]})) == [(2, "id", "8.5")]


@pytest.mark.parametrize("twin", [ZOE_APART, f" {ZOE} ", f"{ZOE}\u00a0", ZOE])
def test_ids_that_are_equal_after_trimming_and_nfc_are_refused(twin: str) -> None:
    with pytest.raises(CohortError, match="Row 2 has it too") as caught:
        read(pd.DataFrame({"id": ["a", ZOE, twin]}))
    assert caught.value.problems["row"].tolist() == [3]


def test_ids_that_differ_only_in_case_are_a_caution() -> None:
    (caution,) = Cohort(pd.DataFrame({"id": ["Lea@x", "lea@x", "bo"]}), ONE).cautions
    assert "only in case: 1, such as 'Lea@x' and 'lea@x'" in caution


def test_a_minimum_above_the_capacity_is_refused() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "capacity": [2, 1], "minimum": [2, 2]})
    assert refused(frame) == [(2, "minimum", "2")]


def test_half_a_character_is_a_problem_in_every_column() -> None:
    half = "\ud800"
    table = {"id": [half, "b"], "name": ["a", half], "skills": ["x", half]}
    found = problems(pd.DataFrame({k: pd.Series(v, dtype=object) for k, v in table.items()}))
    assert places(found) == {
        ("mentors", 1, "id"),
        ("mentors", 2, "name"),
        ("mentors", 2, "skills"),
    }


@pytest.mark.slow
@examples(25)
@given(cohorts(), st.randoms(use_true_random=False))
def test_the_order_of_the_rows_does_not_matter(drawn: Drawn, chance: Any) -> None:
    mentors, mentees = drawn.mentors.copy(), drawn.mentees.copy()
    chance.shuffle(mentors)
    chance.shuffle(mentees)
    one, other = drawn.cohort(), Drawn(mentors, mentees).cohort()
    assert_same(one.mentors, other.mentors)
    assert_same(one.mentees, other.mentees)


def assert_same(one: People, other: People) -> None:
    pd.testing.assert_frame_equal(one.frame, other.frame)
    assert one.ids.tolist() == other.ids.tolist()
    assert one.columns.keys() == other.columns.keys()
    for name, values in one.columns.items():
        others = other.columns[name]
        fields = ("rows", "labels", "values") if isinstance(values, Items) else ()
        for a, b in [(getattr(values, f), getattr(others, f)) for f in fields] or [
            (values, others)
        ]:
            np.testing.assert_array_equal(a, b)


@pytest.mark.slow
def test_the_first_row_is_1_where_nobody_sees_a_header(tmp_path: Path) -> None:
    """Frames, records, columns, lists of rows, JSON and Parquet; a file with a header has 2."""
    columns = {"id": ["a", "b"], "grade": ["1", "x"]}
    frame, names = pd.DataFrame(columns), [*columns]
    frame.to_json(tmp_path / "m.json", orient="records")
    (tmp_path / "rows.json").write_text(json.dumps([names, *frame.to_numpy().tolist()]))
    frame.to_parquet(tmp_path / "m.parquet")
    frame.to_csv(tmp_path / "m.csv", index=False)
    frame.to_excel(tmp_path / "m.xlsx", index=False)
    unseen = [frame, frame.set_index("id"), frame.to_dict("records"), columns]
    unseen += [[names, *frame.to_numpy().tolist()]]
    unseen += [tmp_path / name for name in ("m.json", "rows.json", "m.parquet")]
    for source in unseen:
        assert problems(source)["row"].tolist() == [2]
    for name in ("m.csv", "m.xlsx"):
        assert problems(tmp_path / name)["row"].tolist() == [3]


@pytest.mark.slow
@examples(25)
@given(cohorts())
def test_people_are_sorted_by_id_with_their_cells(drawn: Drawn) -> None:
    cohort = drawn.cohort()
    for people, given_rows in ((cohort.mentors, drawn.mentors), (cohort.mentees, drawn.mentees)):
        assert people.ids.tolist() == sorted(clean(person["id"]) for person in given_rows)
        for one, row, badge in zip(
            people.ids, people.source_rows, people.text("badge"), strict=True
        ):
            assert clean(given_rows[row - 1]["id"]) == one
            assert given_rows[row - 1]["badge"] == badge
