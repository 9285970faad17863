"""Rows as the eye sees them, from cells and looks alone."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.tables.seen_rows import SeenRows, seen_rows
from matchcore.tables.sheet_xml import Looks

PLACE = "m.xlsx, sheet 'S': "


def seen(rows: list[list[Any]], start: tuple[int, int] = (0, 0), **looks: Any) -> SeenRows:
    return seen_rows("m.xlsx", "S", rows, start, Looks(**looks))


def table() -> list[list[Any]]:
    return [["id", "team", "skills"], ["a", "IT", "sql"], ["b", "", "go"], ["c", "Ops", "sap"]]


def test_a_sheet_without_looks_is_as_it_is() -> None:
    assert seen(table()) == (table(), 1, frozenset(), (), ())
    assert seen([]) == ([], 1, frozenset(), (), ())


def test_hidden_rows_are_named_by_number_and_first_cell() -> None:
    found = seen(table(), hidden_rows=frozenset({1, 3, 70}))
    assert found.unseen == {1, 3}
    told = f"{PLACE}rows 2, 4 ('a', 'c') are hidden in the workbook and left out"
    assert found.cautions == (told,)


def test_the_sheet_may_start_below_its_first_cell() -> None:
    found = seen(table(), (5, 2), hidden_rows=frozenset({1, 7}), merged=((6, 3, 7, 3),))
    assert found.unseen == {2}
    assert found.rows[2][1] == "IT"
    assert found.first == 6
    assert found.cautions == (
        f"{PLACE}row 8 ('b') is hidden in the workbook and left out",
        f"{PLACE}column 'team': merged cells are filled (first: rows 7 to 8, 'IT')",
    )


def test_a_hidden_row_of_codes_is_no_header() -> None:
    rows = [["USR_ID", "USR_TEAM", "USR_SK"], *table()]
    found = seen(rows, hidden_rows=frozenset({0}))
    assert found == (table(), 2, frozenset(), (), ())


def test_hidden_blank_rows_are_blank_rows() -> None:
    rows = [*table(), ["", None, " "]]
    assert seen(rows, hidden_rows=frozenset({4}))[1:] == (1, frozenset(), (), ())


def test_cells_merged_down_a_column_are_filled() -> None:
    found = seen(table(), merged=((1, 1, 2, 1),))
    assert [row[1] for row in found.rows] == ["team", "IT", "IT", "Ops"]
    told = f"{PLACE}column 'team': merged cells are filled (first: rows 2 to 3, 'IT')"
    assert found.cautions == (told,)


@pytest.mark.parametrize("merged", [(1, 0, 1, 1), (3, 1, 9, 1), (7, 1, 9, 1), (0, 1, 0, 2)])
def test_cells_merged_otherwise_stay(merged: tuple[int, int, int, int]) -> None:
    assert seen(table(), merged=(merged,)) == (table(), 1, frozenset(), (), ())


def test_merged_blank_rows_are_nobody() -> None:
    rows = [*table(), ["Signature", "", ""], ["", "", ""]]
    assert seen(rows, merged=((4, 0, 5, 2),)).rows[-1] == ["", "", ""]


def test_merged_titles_above_the_header_mean_nothing() -> None:
    rows = [["Mentors", "", ""], ["", "", ""], *table()]
    found = seen(rows, merged=((0, 0, 1, 2), (3, 1, 4, 1)))
    assert found.rows[2] == ["b", "IT", "go"]
    assert found.notes == ("m.xlsx: 1 line(s) above the header left out: 'Mentors'",)
    assert found.first == 3
    assert found.cautions == (
        f"{PLACE}column 'team': merged cells are filled (first: rows 4 to 5, 'IT')",
    )


def test_a_header_of_two_rows_has_the_names_of_both() -> None:
    rows = [["Nom", "Compétences", ""], ["", "Technique", "Humain"], ["Ana", "SQL", "Écoute"]]
    found = seen(rows, merged=((0, 0, 1, 0), (0, 1, 0, 2)))
    assert found.rows == [["Nom", "Technique", "Humain"], ["Ana", "SQL", "Écoute"]]
    assert found.first == 2
    assert found.cautions == ()


def test_a_title_merged_across_the_table_is_nobody() -> None:
    rows = [*table(), ["Lyon", "", ""], ["d", "IT", "sql"]]
    found = seen(rows, merged=((4, 0, 4, 2),))
    assert found.unseen == {4}
    assert found.cautions == (
        f"{PLACE}row 5 ('Lyon') is a title merged across the table, left out",
    )
    person = [*table(), ["d", "", ""]]
    assert seen(person).unseen == set()


def test_numbers_are_read_as_they_are_shown() -> None:
    rows = [["id", "grade"], [42.0, 3.0], [123456.0, 4.0], ["x", 2.0]]
    padded = {(k, 0): "{:05d}" for k in range(1, 4)}
    found = seen(rows, padded=padded)
    assert [row[0] for row in found.rows] == ["id", "00042", 123456.0, "x"]
    told = f"{PLACE}column 'id': numbers are read as they are shown (first: row 2, '00042')"
    assert found.cautions == (told,)


def test_hidden_columns_are_read_and_told() -> None:
    found = seen(table(), hidden_columns=frozenset({1, 8}))
    assert found.cautions == (f"{PLACE}column 'team' is hidden in the workbook, but read",)
