"""Workbooks: the right sheet, cells as people see them, and what is lost is reported."""

from __future__ import annotations

import datetime
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from matchcore import Cohort
from matchcore.errors import CohortError, InputError
from matchcore.tables import read_table
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


@pytest.mark.slow
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
    assert caught.value.problems[["row", "column"]].to_numpy().tolist() == [[3, "id"]]


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


def test_hidden_sheets_are_not_read(tmp_path: Path) -> None:
    sheets = {"old": [["id"], ["x"]], "Mentors 2026": [["id"], ["a"]], "mentees": [["id"], ["z"]]}
    path = workbook(tmp_path / "p.xlsx", **sheets)
    book = openpyxl.load_workbook(path)
    book["old"].sheet_state = "veryHidden"
    book.save(path)
    cohort = Cohort(path, path)
    assert cohort.mentors.ids.tolist() == ["a"]
    assert cohort.cautions == ("p.xlsx: hidden sheets not read: 'old'",)
    book["mentees"].sheet_state = "hidden"
    book.save(path)
    with pytest.raises(InputError, match=r"only \['Mentors 2026'\]; 'mentees' is hidden"):
        Cohort(path, path)


def test_of_several_sheets_for_a_role_the_plain_name_is_read(tmp_path: Path) -> None:
    sheets = {
        "Mentors 2025": [["id"], ["x"]],
        "Mentors": [["id"], ["a"]],
        "Mentees": [["id"], ["z"]],
    }
    path = workbook(tmp_path / "p.xlsx", **sheets)
    cohort = Cohort(path, path)
    assert cohort.mentors.ids.tolist() == ["a"]
    assert cohort.cautions == ("p.xlsx: sheets not read: 'Mentors 2025'",)
    sheets = {"Mentees - Paris": [["id"], ["x"]], "Mentees - Lyon": [["id"], ["a"]]}
    path = workbook(tmp_path / "q.xlsx", **sheets)
    with pytest.raises(InputError, match="several sheets for mentees") as caught:
        Cohort([{"id": "m"}], path)
    assert caught.value.records[0].code == "several_sheets"


def test_rows_are_read_as_a_filter_leaves_them(tmp_path: Path) -> None:
    rows = [["Mentors", None, None], ["id", "name", "hours"], [7, "Ana", 2], [8, "gone", 3]]
    path = workbook(tmp_path / "m.xlsx", S=[*rows, [9, "Bo", 1], ["Total", None, 6]])
    book = openpyxl.load_workbook(path)
    book["S"].row_dimensions[4].hidden = True
    book["S"].merge_cells("A1:C1")
    for row in range(3, 6):
        book["S"].cell(row, 1).number_format = "000"
    book.save(path)
    cohort = Cohort(path, MENTEES)
    assert cohort.mentors.ids.tolist() == ["007", "009"]
    assert cohort.mentors.source_rows.tolist() == [3, 5]
    told = "\n".join(cohort.cautions)
    for words in ("row 4 ('008') is hidden", "(first: row 3, '007')", "row 6 ('Total') is a total"):
        assert words in told


def test_rows_are_those_at_the_edge_of_the_sheet(tmp_path: Path) -> None:
    """The table starts at C4; every row counts, whoever stands in it.

    | 4 | Mentors 2026                  |
    | 5 | id, team, grade               |
    | 6 | a, IT, 1                      |
    | 7 | b, merged with the cell above |
    | 8 | nothing                       |
    | 9 | hidden                        |
    | 10 | Lyon, merged across          |
    | 11 | c, Ops, high                 |
    | 12 | a again                      |
    | 13 | Total                        |
    """
    book = openpyxl.Workbook()
    sheet = book.active
    rows: dict[int, list[Any]] = {
        4: ["Mentors 2026"],
        5: ["id", "team", "grade"],
        6: ["a", "IT", 1],
        7: ["b", None, 2],
        9: ["gone", "IT", 1],
        10: ["Lyon"],
        11: ["c", "Ops", "high"],
        12: ["a", "Ops", 3],
        13: ["Total", None, 10],
    }
    for row, cells in rows.items():
        for column, cell in enumerate(cells, start=3):
            sheet.cell(row, column, cell)
    sheet.row_dimensions[9].hidden = True
    for cells in ("C4:E4", "D6:D7", "C10:E10"):
        sheet.merge_cells(cells)
    book.save(tmp_path / "m.xlsx")
    table = read_table("mentors", tmp_path / "m.xlsx")
    assert table.frame["id"].tolist() == ["a", "b", "c", "a", "Total"]
    assert table.rows.tolist() == [6, 7, 11, 12, 13]
    said = "\n".join(table.cautions)
    for words in (
        "row 9 ('gone') is hidden",
        "row 10 ('Lyon') is a title merged across the table",
        "(first: rows 6 to 7, 'IT')",
    ):
        assert words in said
    with pytest.raises(CohortError) as caught:
        Cohort(tmp_path / "m.xlsx", MENTEES)
    found = caught.value.problems
    assert found[["row", "column"]].to_numpy().tolist() == [[11, "grade"], [12, "id"]]
    assert found["remedy"][1].startswith("Row 6 has it too")
