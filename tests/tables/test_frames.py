"""Data frames of every library: the same people, whatever the types of their columns."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pandas as pd
import polars as pl
import pyarrow as pa
import pyarrow.parquet
import pytest

from matchcore import Cohort
from matchcore.errors import CohortError, InputError
from matchcore.tables import read_table
from tests.cohorts import ONE_MENTEE as MENTEES

PEOPLE: dict[str, list[Any]] = {
    "id": ["b", "a", "Zoé"],
    "grade": [3, None, 5],
    "hours": [2.5, None, 4.0],
    "trained": [True, None, False],
    "skills": ["python:4|C++", None, "日本語:5"],
    "shoe": [41, None, 39],
}


def nullable(people: dict[str, list[Any]]) -> pd.DataFrame:
    types = {"grade": "Int64", "hours": "Float64", "trained": "boolean", "skills": "string"}
    return pd.DataFrame(people).astype(types)


def arrow_backed(people: dict[str, list[Any]]) -> pd.DataFrame:
    types = {"grade": "int64", "hours": "double", "trained": "bool", "skills": "string"}
    return pd.DataFrame(people).astype({c: f"{t}[pyarrow]" for c, t in types.items()})


FRAMES: dict[str, Callable[[dict[str, list[Any]]], Any]] = {
    "pandas": pd.DataFrame,
    "pandas, cells as given": lambda people: pd.DataFrame(people, dtype=object),
    "pandas, nullable": nullable,
    "pandas, Arrow": arrow_backed,
    "polars": pl.DataFrame,
    "pyarrow": pa.table,
}


@pytest.mark.parametrize("kind", FRAMES)
def test_frames_of_every_library_hold_the_same_people(kind: str) -> None:
    mentors = Cohort(FRAMES[kind](PEOPLE), MENTEES).mentors
    assert mentors.ids.tolist() == ["Zoé", "a", "b"]
    for name, expected in {
        "grade": [5, -1, 3],
        "hours": [4, -1, 2.5],
        "trained": [0, -1, 1],
    }.items():
        numbers = mentors.numbers(name)
        assert numbers.dtype == float
        assert [-1 if one != one else one for one in numbers.tolist()] == expected
    skills = mentors.items("skills")
    assert skills.labels.tolist() == ["日本語", "C++", "python"]
    assert skills.rows.tolist() == [0, 2, 2]


@pytest.mark.parametrize("make", [pl.DataFrame, pa.table, pd.DataFrame])
def test_list_columns_of_every_library(make: Callable[[Any], Any]) -> None:
    frame = make({"id": ["a", "b"], "interests": [["jazz", "chess"], None]})
    assert Cohort(frame, MENTEES).mentors.items("interests").labels.tolist() == ["chess", "jazz"]


def test_whole_numbers_of_polars_stay_whole_beside_a_hole() -> None:
    """By way of pandas they would become floats, and an id of 17 digits another one."""
    frame = pl.DataFrame({"id": [12345678901234567, 2], "manager": [None, 12345678901234567]})
    assert Cohort(frame, MENTEES).managers == {"2": "12345678901234567"}


def test_an_index_with_a_name_is_a_column() -> None:
    frame = pd.DataFrame({"id": ["b", "a"], "grade": [1, 2]}).set_index("id")
    people = Cohort(frame, MENTEES)
    assert people.mentors.ids.tolist() == ["a", "b"]
    assert not people.cautions
    two = pd.DataFrame({"id": ["b", "a"], "team": ["x", "y"], "grade": [1, 2]})
    people = Cohort(two.set_index(["id", "team"]), MENTEES)
    assert people.mentors.text("team").tolist() == ["y", "x"]


@pytest.mark.parametrize(
    ("index", "said"),
    [
        (pd.Index(["x", "y"]), "mentors: the index is left out because it has no name"),
        (pd.Index(["x", "y"], name="id"), "mentors: the index 'id' is left out: a column has"),
        (pd.MultiIndex.from_arrays([["x", "y"], [1, 2]], names=["id", None]), "'id' is left out"),
        (pd.Index(["b", "a"], name="id"), None),
        (pd.Index([7, 3]), None),
    ],
)
def test_an_index_that_is_left_out_is_said(index: pd.Index, said: str | None) -> None:
    """The numbers of rows are nobody's; neither is a copy of a column."""
    people = Cohort(pd.DataFrame({"id": ["b", "a"]}, index=index), MENTEES)
    assert people.mentors.ids.tolist() == ["a", "b"]
    assert len(people.cautions) == (said is not None)
    assert all(said is not None and said in caution for caution in people.cautions)


def test_columns_of_several_levels_are_refused_with_the_remedy() -> None:
    columns = pd.MultiIndex.from_tuples([("id", ""), ("skills", "told")])
    frame = pd.DataFrame([["a", "sql"]], columns=columns)
    with pytest.raises(InputError, match=r"mentors: the columns have 2 levels.*get_level_values"):
        Cohort(frame, MENTEES)
    frame.columns = frame.columns.get_level_values(0)
    assert Cohort(frame, MENTEES).mentors.items("skills").labels.tolist() == ["sql"]


@pytest.mark.parametrize("kind", [pa.string_view(), pa.binary_view()])
def test_columns_that_pandas_cannot_copy_are_read(kind: Any) -> None:
    """As text, or as what is no text; the frame itself stays as it was."""
    cells = ["a", None] if kind == pa.string_view() else [b"a", None]
    site = pd.Series(pd.array(cells, dtype=pd.ArrowDtype(kind)))
    frame = pd.DataFrame({"id": ["m", "n"], "site": site})
    if kind == pa.string_view():
        assert Cohort(frame, MENTEES).mentors.text("site").tolist() == ["a", None]
    else:
        with pytest.raises(CohortError, match=r"mentors, row 1, site .*not text but bytes"):
            Cohort(frame, MENTEES)
    assert frame["site"].dtype == pd.ArrowDtype(kind)


@pytest.mark.parametrize("make", [pl.DataFrame, pa.table, pd.DataFrame])
def test_structs_of_levels(make: Callable[[Any], Any]) -> None:
    """A struct has its fields for everybody: a null there is no level, and nothing is guessed."""
    frame = make({"id": ["a", "b"], "skills": [{"sql": 4, "go": 1}, {"sql": 2, "go": 5}]})
    assert Cohort(frame, MENTEES).mentors.items("skills").values.tolist() == [1, 4, 5, 2]
    frame = make({"id": ["a"], "skills": [{"sql": 4, "go": None}]})
    with pytest.raises(
        CohortError, match="mentors, row 1, skills is 'go:': the level is not a number"
    ):
        Cohort(frame, MENTEES)


@pytest.mark.parametrize(
    ("column", "expected"),
    [
        (pd.Series(pd.to_datetime(["2026-03-01", None])), ["2026-03-01", None]),
        (pd.Series([datetime.date(2026, 3, 1), None]), ["2026-03-01", None]),
        (
            pd.Series(pd.to_datetime(["2026-03-01T00:00+01:00", None])),
            ["2026-03-01T00:00:00+01:00", None],
        ),
        (pd.Series([datetime.datetime(2026, 3, 1, 8, 30), None]), ["2026-03-01T08:30:00", None]),
        (pd.Series(["x", None], dtype="category"), ["x", None]),
        (pd.Series([7, None], dtype="Int64"), ["7", None]),
    ],
)
def test_extra_columns_of_other_types_can_be_compared(column: Any, expected: list[Any]) -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "joined": column})
    assert Cohort(frame, MENTEES).mentors.text("joined").tolist() == expected


def test_a_column_that_stands_twice_in_an_arrow_table_is_refused() -> None:
    with pytest.raises(InputError, match=r"mentors: a column occurs twice .*'id'"):
        Cohort(pa.table([["a"], ["b"]], names=["id", "id"]), MENTEES)


def test_the_users_frame_stays_as_it_is() -> None:
    given = pd.DataFrame({" id": ["b", "a"]}, index=[7, 3])
    table = read_table("mentors", given)
    table.frame.loc[0, "id"] = "changed"
    assert given.equals(pd.DataFrame({" id": ["b", "a"]}, index=[7, 3]))
    assert table.frame["id"].tolist() == ["changed", "a"]
