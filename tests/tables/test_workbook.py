"""Workbooks: the right sheet, cells as people see them, and what is lost is reported."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from typing import Any

import pytest

from matchcore import Cohort
from matchcore.errors import CohortError, InputError
from tests.cohorts import ONE_MENTEE as MENTEES
from tests.tables.workbooks import workbook


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


def test_sheets_are_found_whatever_their_case(tmp_path: Path) -> None:
    sheets = {"Mentors": [["id"], ["m"]], "mentees ": [["id"], ["e"]]}
    path = workbook(tmp_path / "people.xlsx", **sheets)
    cohort = Cohort(path, path)
    assert (cohort.mentors.ids.tolist(), cohort.mentees.ids.tolist()) == (["m"], ["e"])
