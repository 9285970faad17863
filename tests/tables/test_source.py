"""Data frames of every library and files of every kind: the same people come out."""

from __future__ import annotations

import datetime
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
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
    with pytest.raises(CohortError, match="mentors, row 1, skills is 'go:': the level is not from"):
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


def test_a_lazy_frame_is_refused_with_the_remedy() -> None:
    with pytest.raises(InputError, match=r"mentors is a polars LazyFrame.*collect"):
        Cohort(pl.LazyFrame({"id": ["a"]}), MENTEES)


def test_a_column_that_stands_twice_in_an_arrow_table_is_refused() -> None:
    with pytest.raises(InputError, match=r"mentors: a column occurs twice .*'id'"):
        Cohort(pa.table([["a"], ["b"]], names=["id", "id"]), MENTEES)


# workbooks ------------------------------------------------------------------------------------


def workbook(path: Path, **sheets: list[list[Any]]) -> Path:
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def test_a_workbook_has_a_sheet_for_each_table(tmp_path: Path) -> None:
    path = workbook(
        tmp_path / "people.xlsx",
        notes=[["anything"]],
        mentees=[["id", "wants"], ["e", "python:5"]],
        mentors=[["id", "skills"], ["m", "python"]],
    )
    cohort = Cohort(path, path)
    assert (cohort.mentors.ids.tolist(), cohort.mentees.ids.tolist()) == (["m"], ["e"])
    assert any("'notes'" in caution for caution in cohort.cautions)


def test_cells_of_a_workbook(tmp_path: Path) -> None:
    """Excel has no whole numbers: 7 is stored as 7.0, and is 7 again here."""
    rows = [
        ["id", "grade", "hours", "trained", "site", None],
        [1042, 3, 2.5, True, "Lyon"],
        [None, None],
        ["00123", None, 4, False, None],
    ]
    cohort = Cohort(workbook(tmp_path / "m.xlsx", Feuil1=rows), MENTEES)
    assert cohort.mentors.ids.tolist() == ["00123", "1042"]
    assert cohort.mentors.numbers("hours").tolist() == [4, 2.5]
    assert cohort.mentors.numbers("trained").tolist() == [0, 1]
    assert cohort.mentors.text("site").tolist() == [None, "Lyon"]
    assert "m.xlsx: 1 blank line(s) left out" in cohort.cautions


def test_errors_in_cells_are_told(tmp_path: Path) -> None:
    rows = [["id", "grade"], ["a", "#N/A"], ["b", "#REF!"]]
    cohort = Cohort(workbook(tmp_path / "m.xlsx", Feuil1=rows), MENTEES)
    (caution,) = cohort.cautions
    assert "2 cell(s) with an error" in caution


def test_a_formula_whose_value_is_empty_text_has_a_value(tmp_path: Path) -> None:
    """As Excel stores =IF(...;"";...): the cell has the type str."""
    path = workbook(tmp_path / "m.xlsx", Feuil1=[["id", "hours"], ["a", "=1+1"]])
    parts = {}
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = parts["xl/worksheets/sheet1.xml"]
    typed = sheet.replace(b'<c r="B2">', b'<c r="B2" t="str">')
    with zipfile.ZipFile(path, "w") as new:
        for name, data in parts.items():
            new.writestr(name, typed if name == "xl/worksheets/sheet1.xml" else data)
    assert typed != sheet
    assert Cohort(path, MENTEES).cautions == ()


def test_a_sheet_of_another_table_is_not_taken(tmp_path: Path) -> None:
    path = workbook(tmp_path / "o.xlsx", mentors=[["id"], ["a"]], staff=[["id"], ["b"]])
    with pytest.raises(InputError, match=r"mentees: o\.xlsx has no sheet 'mentees'"):
        Cohort(path, path)
    for first in ("mentors", "notes"):
        other = {"notes": "mentors", "mentors": "notes"}[first]
        path = workbook(tmp_path / "p.xlsx", **{first: [["id"], ["a"]], other: [["id"], ["b"]]})
        with pytest.raises(InputError, match=r"mentees: p\.xlsx has no sheet 'mentees'"):
            Cohort(path, path)
    same = workbook(tmp_path / "w.xlsx", Feuil1=[["id"], ["a"]], Feuil2=[["id"], ["b"]])
    with pytest.raises(InputError, match="are both the sheet 'Feuil1'"):
        Cohort(same, same.parent / "." / ".." / same.parent.name / "w.xlsx")


def test_sheets_of_other_tables_are_no_news(tmp_path: Path) -> None:
    people = {"Mentors": [["id"], ["a"]], "Mentorés": [["id"], ["z"]], "Notes": [["x"], ["y"]]}
    path = workbook(tmp_path / "all.xlsx", **people)
    cohort = Cohort(path, path)
    assert (cohort.mentors.ids.tolist(), cohort.mentees.ids.tolist()) == (["a"], ["z"])
    assert cohort.cautions == ("all.xlsx: sheets not read: 'Notes'",)


def test_formulas_without_a_value_are_told(tmp_path: Path) -> None:
    """As libraries write them that do not compute: there is nothing to read."""
    rows = [["id", "hours", "name"], ["a", "=1+1", '=HYPERLINK("x")'], ["b", 2, "=x"]]
    (caution,) = Cohort(workbook(tmp_path / "m.xlsx", Feuil1=rows), MENTEES).cautions
    assert "3 cell(s) with a formula saved without its value" in caution


@pytest.mark.parametrize("cell", [12345678901234567, 1.5, datetime.date(2026, 3, 1)])
def test_ids_that_excel_has_changed_are_refused(tmp_path: Path, cell: Any) -> None:
    """Its numbers have fifteen digits, and 3-1 becomes a date."""
    path = workbook(tmp_path / "m.xlsx", Feuil1=[["id", "site"], ["a", "x"], [cell, "y"]])
    with pytest.raises(CohortError) as caught:
        Cohort(path, MENTEES)
    assert caught.value.problems[["row", "column"]].to_numpy().tolist() == [[2, "id"]]


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "m.xlsx is empty"),
        ([["id", None], ["a", "lost"]], "column 2 of m.xlsx has cells but no name"),
        ([["id", "id"], ["a", "b"]], "'id' occurs twice"),
    ],
)
def test_workbooks_that_are_no_table(tmp_path: Path, rows: list[list[Any]], said: str) -> None:
    with pytest.raises(InputError, match=said):
        Cohort(workbook(tmp_path / "m.xlsx", Feuil1=rows), MENTEES)


@pytest.mark.parametrize("name", ["m.xlsx", "m.xls", "m.ods", "m.parquet"])
def test_a_damaged_file_is_refused_in_our_words(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"id,name\n1,Ana\n")
    with pytest.raises(InputError, match=f"mentors: {name} is not a (workbook|Parquet file)"):
        Cohort(tmp_path / name, MENTEES)


# Parquet --------------------------------------------------------------------------------------


def test_parquet_keeps_types_and_lists(tmp_path: Path) -> None:
    people = {"id": [2**60, 7], "past": [["e"], None], "grade": [None, 4]}
    pyarrow.parquet.write_table(pa.table(people), tmp_path / "m.parquet")
    mentors = Cohort(tmp_path / "m.parquet", MENTEES).mentors
    assert mentors.ids.tolist() == [str(2**60), "7"]
    assert mentors.items("past").labels.tolist() == ["e"]


@pytest.mark.parametrize(
    ("name", "module", "extra"),
    [("m.xlsx", "python_calamine", "excel"), ("m.parquet", "pyarrow", "parquet")],
)
def test_a_missing_extra_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, module: str, extra: str
) -> None:
    (tmp_path / name).write_bytes(b"")
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(InputError, match=rf"needs {module}.*pip install 'matchcore\[{extra}\]'"):
        Cohort(tmp_path / name, MENTEES)


# everything else ------------------------------------------------------------------------------


def test_what_no_table_can_be_read_from_is_told_for_all_tables() -> None:
    with pytest.raises(InputError) as caught:
        Cohort("nowhere.csv", "neither.xlsx", 7)
    for piece in ("nowhere.csv", "neither.xlsx", "staff is a int"):
        assert piece in str(caught.value)


@pytest.mark.parametrize("name", ["people.doc", "people.pdf", "people"])
def test_other_kinds_of_file_are_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"id\n1\n")
    with pytest.raises(InputError, match=r"not a supported type of file.*\.csv.*\.xlsx.*\.parquet"):
        read_table("mentors", tmp_path / name)


def test_what_is_no_table_is_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="no file"):
        read_table("mentors", tmp_path / "nowhere.csv")
    with pytest.raises(InputError, match="mentors is a object"):
        read_table("mentors", object())


def test_the_users_frame_stays_as_it_is() -> None:
    given = pd.DataFrame({" id": ["b", "a"]}, index=[7, 3])
    table = read_table("mentors", given)
    table.frame.loc[0, "id"] = "changed"
    assert given.equals(pd.DataFrame({" id": ["b", "a"]}, index=[7, 3]))
    assert table.frame["id"].tolist() == ["changed", "a"]


def test_sheets_are_found_whatever_their_case(tmp_path: Path) -> None:
    sheets = {"Mentors": [["id"], ["m"]], "mentees ": [["id"], ["e"]]}
    path = workbook(tmp_path / "people.xlsx", **sheets)
    cohort = Cohort(path, path)
    assert (cohort.mentors.ids.tolist(), cohort.mentees.ids.tolist()) == (["m"], ["e"])


def test_one_sheet_of_several_is_not_taken_for_two_tables(tmp_path: Path) -> None:
    path = workbook(tmp_path / "people.xlsx", Notice=[["id"], ["m"]], People=[["id"], ["e"]])
    with pytest.raises(InputError, match="mentors and mentees are both the sheet 'Notice'"):
        Cohort(path, path)
    alone = workbook(tmp_path / "one.xlsx", People=[["id"], ["e"]])
    assert Cohort(alone, alone).shape == (1, 1)
