"""The header below titles, and the tables that have none above."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import InputError
from matchcore.tables import read_table
from matchcore.tables.header_row import header_row
from tests.cohorts import examples

PEOPLE = [["7", "Ana", "IT"], ["8", "Bo", "Ops"], ["9", "Cy", ""]]
HEADER = ["Matricule", "Nom", "Service"]
TITLES: list[list[list[Any]]] = [
    [["Programme 2026", "", ""]],
    [["Staff"], ["As of 12-Mar-2026"], []],
    [["Extraction", "", None], ["", "", ""], ["Confidentiel RH", None, None]],
    [["", "Identité", ""]],
]


@pytest.mark.parametrize("above", TITLES)
def test_the_header_is_found_below_titles(above: list[list[Any]]) -> None:
    found = header_row("m.csv", [*above, HEADER, *PEOPLE])
    assert (found.at, found.cut, found.cautions) == (len(above), len(above), ())
    first = next(cell for row in above for cell in row if cell)
    count = sum(any(row) for row in above)
    assert found.notes[0].startswith(f"m.csv: {count} line(s) above the header left out: '{first}'")


@pytest.mark.parametrize(
    "rows",
    [
        [HEADER, *PEOPLE],
        [[], HEADER, *PEOPLE],
        [HEADER],
        [["id", "name"], ["a", "Ana", "lost"], ["b", "Bo", "lost"]],
        [["Nom", "Service"], ["Ana", "IT", "lost"], ["Bo", "Ops", "lost"], ["Cy", "IT", ""]],
        [["Nom", ""], ["Ana", "IT"]],
        [["Nom", "Nom"], ["Ana", "IT"], ["Bo", "Ops"]],
        [["Nom", "Service", ""], ["Ana", "IT", "3"], ["Bo", "Ops", "4"]],
        [["a"], ["b"]],
    ],
)
def test_a_table_without_titles_has_its_header_first(rows: list[list[Any]]) -> None:
    """Even where cells stand under no name: those are refused, not turned into names."""
    found = header_row("m", rows)
    assert (found.at, found.notes, found.cautions) == (rows[0] == [], (), ())


@pytest.mark.parametrize("row", [["7", "Ana", "IT"], ["a@x.org", "Ana", "IT"], ["IT", "it", "x"]])
def test_a_row_of_a_person_is_no_header(row: list[str]) -> None:
    rows = [["Liste"], row, ["Ana", "Bo", "Cy"]]
    assert header_row("m", rows).at == 0


def test_nothing_has_no_header() -> None:
    assert header_row("m", [])[:2] == header_row("m", [["", None]])[:2] == (0, 0)


def test_more_than_titles_is_a_caution() -> None:
    header = [f"column {k}" for k in range(9)]
    people = [[f"cell {k}{row}" for k in range(9)] for row in "abc"]
    (caution,) = header_row("m", [["Ana", "IT", "Lyon", "x"], header, *people]).cautions
    assert caution == "m: 1 line(s) above the header left out: 'Ana'"


def test_group_titles_above_names_are_titles(tmp_path: Path) -> None:
    text = "Identité;;Compétences;\nMatricule;Nom;Technique;Humain\n7;Ana;SQL;Écoute\n"
    (tmp_path / "m.csv").write_text(text, encoding="utf-8")
    table = read_table("mentors", tmp_path / "m.csv")
    assert list(table.frame) == ["Matricule", "Nom", "Technique", "Humain"]
    assert table.rows.tolist() == [3]


@examples(60)
@given(
    st.lists(
        st.sampled_from(["", "Staff", "Extracted on Monday, 12 March", "RH, Paris"]), max_size=4
    ),
    st.sampled_from([",", ";", "\t"]),
    st.sampled_from(["\n", "\r\n"]),
)
def test_titles_change_nothing_below_them(
    tmp_path_factory: pytest.TempPathFactory, titles: list[str], delimiter: str, end: str
) -> None:
    """Titles with commas of their own do not decide the delimiter."""
    path = tmp_path_factory.mktemp("titles") / "m.csv"
    lines = [*titles, *(delimiter.join(row) for row in [HEADER, *PEOPLE])]
    path.write_bytes(end.join(lines).encode())
    table = read_table("mentors", path)
    assert list(table.frame) == HEADER
    assert table.frame.to_numpy().tolist() == PEOPLE
    assert table.rows.tolist() == [len(titles) + 1 + k for k in (1, 2, 3)]
    assert any("above the header" in note for note in table.notes) == any(titles)


def test_a_wrong_row_below_titles_is_refused(tmp_path: Path) -> None:
    text = "Staff\nMatricule,Nom\n" + "7,Ana\n" * 6 + "8,Bo,lost\n"
    (tmp_path / "m.csv").write_text(text, encoding="utf-8")
    with pytest.raises(InputError, match="mentors, row 9: 3 cells under a header of 2"):
        read_table("mentors", tmp_path / "m.csv")
