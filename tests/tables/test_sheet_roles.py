"""Workbooks whose sheets are the tables of both sides."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import pytest

from matchcore.tables.sheet_roles import sheets_by_role


def workbook(folder: Path, *sheets: str, hidden: str = "") -> Path:
    path = folder / "people.xlsx"
    with pd.ExcelWriter(path, engine="xlsxwriter") as writer:
        for sheet in sheets:
            pd.DataFrame({"id": ["a"]}).to_excel(writer, sheet_name=sheet, index=False)
            if sheet == hidden:
                writer.sheets[sheet].hide()
    return path


@pytest.mark.parametrize(
    ("sheets", "roles"),
    [
        (("Lisez-moi", "Mentors 2026", "Mentorés 2026"), ["mentors", "mentees"]),
        (("Mentees", "Mentors", "Staff"), ["mentees", "mentors", "staff"]),
        (("Parrains", "Filleuls"), ["mentors", "mentees"]),
        (("Mentors", "Sheet2"), []),
        (("Everybody",), []),
        (("Anciens mentors", "Mentees"), []),
    ],
)
def test_sheets_are_tables_if_both_sides_are_named(
    sheets: tuple[str, ...], roles: list[str], tmp_path: Path
) -> None:
    assert sheets_by_role(workbook(tmp_path, *sheets)) == roles
    assert sheets_by_role(str(workbook(tmp_path, *sheets))) == roles


def test_hidden_sheets_are_no_tables(tmp_path: Path) -> None:
    assert sheets_by_role(workbook(tmp_path, "Mentors", "Mentees", hidden="Mentees")) == []


def test_what_is_no_workbook_has_no_sheets(tmp_path: Path) -> None:
    broken = tmp_path / "broken.xlsx"
    broken.write_bytes(b"no workbook")
    sources = (broken, tmp_path / "gone.xlsx", tmp_path / "a.csv", [{"id": "a"}], None)
    assert [sheets_by_role(source) for source in sources] == [[]] * 5
