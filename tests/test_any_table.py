"""Any table is read completely, or refused with every problem located.

"Every problem" is tested by repair: once each reported cell is emptied and each reported column
removed, no problem is left. "Completely" is tested by counting: whoever had something in a cell
has something in the cohort.
"""

from __future__ import annotations

import datetime
import decimal
import io
import math
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.errors import CohortError, InputError
from matchcore.people import COLUMNS, Items
from tests.cohorts import examples

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn, SearchStrategy

ONE = pd.DataFrame({"id": ["z"]})
RIGHT: dict[str, list[Any]] = {
    "grade": [1, 7, "3", "3.0"],
    "hours": [0, 2.5, "4"],
    "motivation": [1, "5"],
    "trained": ["oui", "No", True, 0],
    "capacity": [3, "4", 5.0],
    "minimum": [0, 1, "3"],
    "skills": [
        *["python:4|C++", "日本語:2", ["x", "y:5"], "a; b:2.5 |c", "Skill: x|C: y:5"],
        *[{"x": 4, "y: z": 2.5}, [{"name": "x", "level": 5}, "y", ("z:1", 2)], {}],
    ],
    "interests": ["jazz;chess", ("a", "b"), "a,b", {"x", "y"}],
    "languages": ["français|日本語"],
    "availability": ["mon-09|sun-22", ["tue-10"]],
    "past": ["z", ["z", 7], 12],
    "manager": ["z"],
}
WRONG: dict[str, list[Any]] = {
    "grade": ["chef", 2.5, True, "1_0"],
    "hours": ["2,5", -1],
    "motivation": [6, "0"],
    "trained": ["peut-être", 2],
    "capacity": [-1, 1.5, 10**10],
    "minimum": [5, "x"],
    "skills": [
        *["a||b", [""], "x:9", "a|a", "a;", "x:", "x:4.x|y: z"],
        *[{"x": 9, "y": 1}, {"x": None}, {1: 2}, [{"level": 3}], [("x", "high")], b"x"],
    ],
    "interests": ["jazz|jazz", ["x", None], "|"],
    "languages": [3],
    "availability": ["lun-09", "mon-9"],
    "past": [1.5],
    "manager": ["nobody", "Z", "a", "b"],
}
ODD: SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        [None, float("nan"), math.inf, -math.inf, pd.NA, pd.NaT, True, "", " ", "\u00a0"]
    ),
    st.text(max_size=4),
    st.integers(-3, 9) | st.just(2**70),
    st.floats(width=32),
    st.sampled_from(
        [b"x", 1j, [], ["a", None], {"a": 1}, {1, 2}, np.array(["x"]), np.int8(3), object]
    ),
    st.sampled_from([datetime.date(2026, 3, 1), pd.Timestamp(0, tz="UTC"), pd.Timedelta(1, "h")]),
    st.just(decimal.Decimal("2.5")) | st.just(decimal.Decimal("NaN")),
)
TEXT = st.none() | st.text(max_size=4)
TYPED: dict[str, SearchStrategy[Any]] = {
    "int64": st.integers(0, 6),
    "float64": st.floats(),
    "bool": st.booleans(),
    "Int64": st.none() | st.integers(0, 6),
    "Float64": st.none() | st.floats(allow_nan=False),
    "boolean": st.none() | st.booleans(),
    "string": TEXT,
    "string[pyarrow]": TEXT,
    "int64[pyarrow]": st.none() | st.integers(0, 6),
    "bool[pyarrow]": st.none() | st.booleans(),
    "category": TEXT,
    "datetime64[ns, UTC]": st.none() | st.just(pd.Timestamp(0, tz="UTC")),
    "timedelta64[ns]": st.none() | st.just(pd.Timedelta(1, "h")),
}
NAMES = st.sampled_from([*RIGHT, *RIGHT, *COLUMNS, "skils", "score", "badge"]) | st.text(max_size=3)
IDS = ["a", "b", "c", "d", "e"]


def cells(draw: DrawFn, name: str, size: int) -> list[Any]:
    """Draw the cells of one column: all right, with something wrong, or anything at all."""
    right = st.sampled_from([*RIGHT.get(name, ["a", "b", "Zoé", " a "]), None])
    wrong = st.sampled_from(WRONG.get(name, [1.5, True]))
    kind = draw(st.sampled_from([right, right, right, right | wrong, right | ODD]))
    return draw(st.lists(kind, min_size=size, max_size=size))


@st.composite
def tables(draw: DrawFn) -> pd.DataFrame:
    """Draw a table of up to five people; mostly their ids are all right."""
    size = draw(st.sampled_from([1, 2, 3, 3, 4, 5, 5, 0]))
    table = pd.DataFrame(index=range(size))
    for name in draw(st.lists(NAMES, max_size=6, unique_by=str.strip)):
        kind = draw(st.sampled_from(["object"] * 6 + [*TYPED][: 8 if name in RIGHT else None]))
        some = st.lists(TYPED.get(kind, st.none()), min_size=size, max_size=size)
        drawn = draw(some) if kind in TYPED else cells(draw, name, size)
        column = pd.Series([None] * size, dtype=object)
        for row, cell in enumerate(drawn):
            column.at[row] = cell
        table[name] = column if kind == "object" else column.astype(kind)
    if "id" not in table or draw(st.integers(0, 4)):
        drawn = draw(st.permutations(IDS))[:size]
        if size and not draw(st.integers(0, 4)):
            drawn[-1] = draw(st.sampled_from(IDS) | st.text(max_size=2) | ODD)
        table["id"] = pd.Series([None] * size, dtype=object)
        for row, cell in enumerate(drawn):
            table["id"].array[row] = cell
    return table


def is_filled(cell: Any) -> bool:
    """Return whether a cell holds something, by a definition of our own."""
    if isinstance(cell, (list, tuple, set, dict, np.ndarray)):
        return isinstance(cell, np.ndarray) or len(cell) > 0
    return not pd.isna(cell) and (not isinstance(cell, str) or bool(cell.strip()))


def assert_read(cohort: Cohort, table: pd.DataFrame) -> None:
    """Nothing is lost and nothing invented: each known column has the content of its cells."""
    people = cohort.mentors
    for name in map(str, table.columns):
        column = COLUMNS.get(name.strip())
        given = [table[name].astype(object).iloc[row - 1] for row in people.source_rows]
        if column is None or "mentors" not in column.roles:
            assert name.strip() in people.frame.columns
            assert any(name.strip() in note for note in cohort.notes)
            continue
        found = people.columns[name.strip()]
        if isinstance(found, Items):
            counts = np.bincount(found.rows, minlength=len(people))
            assert counts.tolist() == [entries(cell) for cell in given]
            continue
        assert (~pd.isna(found)).tolist() == [is_filled(cell) for cell in given]
        if column.kind == "number":
            read = [(float(str(c)), n) for c, n in zip(given, found, strict=True) if is_filled(c)]
            assert all(stated == number and column.least <= number for stated, number in read)
            assert all(number == int(number) for _, number in read if column.whole)


def entries(cell: Any) -> int:
    """Return how many entries a list cell has."""
    if not is_filled(cell):
        return 0
    if isinstance(cell, str):
        return 1 + cell.count("|") + cell.count(";")
    if isinstance(cell, np.ndarray):
        return cell.size
    return len(cell) if isinstance(cell, (list, tuple, set, dict)) else 1


def mended(table: pd.DataFrame, problems: pd.DataFrame) -> pd.DataFrame:
    """Empty the cells that are named, give new ids, leave out the columns that are named."""
    table = table.astype(object)
    table.columns = pd.Index([str(name).strip() for name in table.columns])
    for row, column in problems[["row", "column"]].itertuples(index=False):
        assert column in table
        assert 0 <= row <= len(table)
        if row:
            position = table.columns.get_loc(column)
            table.iat[row - 1, position] = f"new {row}" if column == "id" else None
        elif column == "id":
            table = pd.DataFrame({**dict.fromkeys(table.columns, ""), "id": ["somebody"]})
        else:
            table = table.drop(columns=column)
    return table


@pytest.mark.slow
@examples(400)
@given(tables())
def test_a_table_is_read_or_all_that_is_wrong_is_located(table: pd.DataFrame) -> None:
    try:
        cohort = Cohort(table, ONE)
    except CohortError as error:
        found = error.problems
        assert set(found["table"]) == {"mentors"}
        assert found["problem"].str.len().gt(0).all()
        assert found["remedy"].str.len().gt(0).all()
        assert not found.duplicated(["row", "column", "value", "problem"]).any()
        table = mended(table, found)
        cohort = Cohort(table, ONE)
    assert_read(cohort, table)


@pytest.mark.slow
@examples(100)
@given(st.data())
def test_nothing_is_found_where_nothing_is_wrong(data: st.DataObject) -> None:
    """Whatever stands for a hole, and whatever else stands in the column."""
    holes: list[Any] = [None, float("nan"), pd.NA, pd.NaT, "", " ", np.float32("nan")]
    table = pd.DataFrame({"id": IDS})
    for name, right in RIGHT.items():
        cell = st.sampled_from([*right, *holes])
        table[name] = pd.Series(data.draw(st.lists(cell, min_size=5, max_size=5)), dtype=object)
    assert_read(Cohort(table, ONE), table)


@pytest.mark.slow
@examples(150)
@given(tables(), st.sampled_from(["polars", "pyarrow"]))
def test_other_libraries_say_the_same(table: pd.DataFrame, library: str) -> None:
    """Where they can hold the table at all, what comes out does not hang on who holds it."""
    names = [str(name) for name in table]
    plain = {
        name: [cell if is_filled(cell) else None for cell in table[name].astype(object)]
        for name in names
    }
    try:
        frame = pl.DataFrame(plain) if library == "polars" else pa.table(plain)
    except (TypeError, OverflowError, ValueError, pl.exceptions.PolarsError, pa.ArrowException):
        return
    held = [frame[n].to_list() if library == "polars" else frame[n].to_pylist() for n in names]
    same = pd.DataFrame({k: pd.Series(column, dtype=object) for k, column in enumerate(held)})
    assert outcome(frame) == outcome(same.set_axis(names, axis=1))


def outcome(table: Any) -> Any:
    try:
        people = Cohort(table, ONE).mentors
    except CohortError as error:
        return error.problems.to_dict("list")
    return people.ids.tolist(), people.frame.astype(str).to_dict("list")


def refusal(path: Path) -> str:
    """Return the messages on a file of mentors: the error, or the notes on reading."""
    try:
        return str(Cohort(path, ONE).notes)
    except InputError as error:
        return str(error)


@pytest.mark.slow
@examples(200)
@given(st.binary(max_size=60), st.sampled_from(["csv", "tsv", "json", "xlsx", "parquet"]))
def test_any_bytes_are_a_table_or_are_refused(data: bytes, ending: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"mentors.{ending}"
        path.write_bytes(data)
        assert "mentors" in refusal(path)


@examples(60)
@given(st.integers(0, 10_000), st.integers(0, 255))
def test_a_damaged_workbook_is_read_or_refused(place: int, byte: int) -> None:
    data = bytearray(WORKBOOK)
    data[place % len(data)] = byte
    with TemporaryDirectory() as folder:
        path = Path(folder) / "mentors.xlsx"
        path.write_bytes(bytes(data))
        assert "mentors" in refusal(path)


def _workbook() -> bytes:
    stream = io.BytesIO()
    pd.DataFrame({"id": ["a", "b"], "grade": [1, 2]}).to_excel(stream, index=False)
    return stream.getvalue()


WORKBOOK = _workbook()


@pytest.mark.parametrize("cell", [None, "", pd.NA, float("nan")])
def test_what_is_filled_is_defined_here_as_well(cell: Any) -> None:
    assert not is_filled(cell)
