"""Single values: ids, text, numbers, yes or no, labels of a scale; and cells that are refused."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.errors import CohortError
from tests.cohorts import ONE_MENTEE as MENTEES
from tests.cohorts import column, read, refused


@pytest.mark.parametrize("cells", [[7, 12], np.array([7, 12]), ["7", " 12 "]])
def test_whole_numbers_and_text_are_ids(cells: Any) -> None:
    cohort = read(pd.DataFrame({"id": cells}))
    assert sorted(cohort.mentors.ids.tolist()) == ["12", "7"]


@pytest.mark.parametrize("dtype", ["Int64", "string", "category"])
def test_ids_of_other_column_types_are_text(dtype: str) -> None:
    ids = pd.Series(["7", "12"]).astype("Int64" if dtype == "Int64" else dtype)
    assert sorted(read(pd.DataFrame({"id": ids})).mentors.ids.tolist()) == ["12", "7"]


@pytest.mark.parametrize("dtype", [float, object, "Float64"])
def test_float_ids_are_refused(dtype: Any) -> None:
    """Digits of a long id are lost before we see it, so even 7.0 is no id."""
    found = refused(pd.DataFrame({"id": pd.Series([7.0, 8.5], dtype=dtype)}))
    assert {(1, "id", "7.0"), (2, "id", "8.5")} <= set(found)


@pytest.mark.parametrize("cell", [3, 3.0, "3", " 3 ", "3.0", np.int64(3), np.float32(3)])
def test_a_number_in_any_form(cell: Any) -> None:
    assert read(column("grade", [cell])).mentors.numbers("grade").tolist() == [3.0]


@pytest.mark.parametrize("empty", [None, "", " ", float("nan"), np.float32("nan"), pd.NA, pd.NaT])
def test_missing_cells_are_nan_or_none(empty: Any) -> None:
    mentors = read(column("grade", [empty]).assign(trained=[empty], site=[empty])).mentors
    assert np.isnan(mentors.numbers("grade")).all()
    assert np.isnan(mentors.numbers("trained")).all()
    assert mentors.text("site").tolist() == [None]


@pytest.mark.parametrize(
    ("name", "cell"),
    [
        ("grade", "senior"),
        ("grade", "1_0"),
        ("grade", "inf"),
        ("grade", float("inf")),
        ("grade", "2.5"),
        ("grade", True),
        ("hours", "-1"),
        ("hours", "2,5"),
        ("motivation", "0"),
        ("motivation", "6"),
        ("capacity", "-1"),
        ("capacity", "1.5"),
        ("minimum", "x"),
        ("trained", "perhaps"),
        ("trained", "2"),
    ],
)
def test_values_of_the_wrong_type_or_range_are_refused(name: str, cell: Any) -> None:
    assert refused(column(name, [None, cell])) == [(2, name, str(cell))]


@pytest.mark.parametrize("cells", [[1, True], [True, 1], [1.0, np.True_]])
def test_true_is_not_read_as_1(cells: list[Any]) -> None:
    row = 1 + [isinstance(cell, (bool, np.bool_)) for cell in cells].index(True)
    assert refused(column("grade", cells)) == [(row, "grade", "True")]


def test_a_huge_capacity_is_refused() -> None:
    """What does not fit 64 bits must not turn into a negative number further on."""
    assert refused(column("capacity", ["1e30"])) == [(1, "capacity", "1e30")]


@pytest.mark.parametrize(("delimiter", "hours"), [(";", 2.5), ("\t", 2.5)])
def test_decimal_commas_are_read_unless_commas_delimit(
    tmp_path: Path, delimiter: str, hours: float
) -> None:
    rows = [["id", "hours", "skills"], ["a", "2,5", "python:3,5"]]
    path = tmp_path / "mentors.csv"
    path.write_text("\n".join(delimiter.join(row) for row in rows), encoding="utf-8")
    mentors = Cohort(path, MENTEES).mentors
    assert mentors.numbers("hours").tolist() == [hours]
    assert mentors.items("skills").values.tolist() == [3.5]


def test_decimal_comma_is_refused_where_commas_delimit(tmp_path: Path) -> None:
    path = tmp_path / "mentors.csv"
    path.write_text('id,hours\na,"2,5"\n', encoding="utf-8")
    with pytest.raises(CohortError, match="'2,5': not a number"):
        Cohort(path, MENTEES)


@pytest.mark.parametrize("cell", ["yes", "OUI", " true ", "vrai", "1", 1, 1.0, True, np.True_])
def test_yes_in_any_form(cell: Any) -> None:
    assert read(column("trained", [cell])).mentors.numbers("trained").tolist() == [1.0]


@pytest.mark.parametrize("cell", ["no", "Non", "FALSE", "faux", "0", 0, 0.0, False, np.False_])
def test_no_in_any_form(cell: Any) -> None:
    assert read(column("trained", [cell])).mentors.numbers("trained").tolist() == [0.0]


def test_nullable_columns_have_missing_values() -> None:
    frame = pd.DataFrame(
        {
            "id": pd.array(["a", "b", "c"], dtype="string"),
            "grade": pd.array([3, None, 5], dtype="Int64"),
            "hours": pd.array([1.5, None, 2.0], dtype="Float64"),
            "trained": pd.array([True, None, False], dtype="boolean"),
            "site": pd.array(["Lyon", None, " "], dtype="string"),
        }
    )
    mentors = read(frame).mentors
    for name, expected in {
        "grade": [3.0, np.nan, 5.0],
        "hours": [1.5, np.nan, 2.0],
        "trained": [1.0, np.nan, 0.0],
    }.items():
        np.testing.assert_array_equal(mentors.numbers(name), expected)
    assert mentors.text("site").tolist() == ["Lyon", None, None]


def test_labels_of_a_scale_count_from_one_upwards() -> None:
    frame = column("grade", ["Sénior", "junior", " SENIOR ", None, "associé"])
    grades = read(frame, scale=["Junior", "Senior", "Associé"]).mentors.numbers("grade")
    np.testing.assert_array_equal(grades, [2, 1, 2, np.nan, 3])


def test_a_label_that_the_scale_lacks_is_refused() -> None:
    frame = column("grade", ["junior", "boss", 2])
    assert refused(frame, scale=["junior", "senior"]) == [(2, "grade", "boss"), (3, "grade", "2")]


@pytest.mark.parametrize("cell", [1.5, 12.0, True, ["x"], {"a": 1}, b"x", pd.Timestamp(2026, 3, 1)])
def test_cells_that_are_not_text_are_refused(cell: Any) -> None:
    """Beside a missing cell pandas turns a department 12 into 12.0, which differs from 12."""
    assert refused(column("department", ["Data", cell])) == [(2, "department", str(cell))]


def test_whole_numbers_are_text() -> None:
    assert read(column("site", [75, np.int64(13)])).mentors.text("site").tolist() == ["75", "13"]
