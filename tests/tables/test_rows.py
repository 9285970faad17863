"""Rows under a header: blank, short, long and torn ones."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.tables.rows import frame_of_columns, table_of_rows
from tests.cohorts import ONE_MENTEE as MENTEES


def test_rows_under_a_first_row_of_names(tmp_path: Path) -> None:
    rows = [["id", "grade", "site"], ["b", 2], ["a", None, "Lyon", None]]
    (tmp_path / "m.json").write_text('[["id", "grade", "site"], ["b", 2], ["a", null, "Lyon", ""]]')
    for source in (rows, tuple(map(tuple, rows)), iter(rows), tmp_path / "m.json"):
        cohort = Cohort(source, MENTEES)
        assert cohort.mentors.text("site").tolist() == ["Lyon", None]
        assert cohort.mentors.source_rows.tolist() == [2, 1]
        assert any("1 row(s) end before the last column" in note for note in cohort.notes)
        assert cohort.cautions == ()
    with pytest.raises(InputError, match="mentors, row 1: 3 cells under a header of 2"):
        Cohort([["id", "grade"], ["a", 1, "lost"]], MENTEES)


def test_rows_are_numbered_below_the_header() -> None:
    """Blank rows count, above the header and below it."""
    rows = [[], ["id", None, "n"], ["a", "", 1], [None, " "], ["b"]]
    table = table_of_rows("mentors", "m", rows, "note")
    assert table.frame.to_dict("list") == {"id": ["a", "b"], "n": [1, ""]}
    assert table.rows.tolist() == [1, 3]
    assert table.cautions == ("m: 2 blank line(s) left out",)
    assert table.notes[0] == "m: note"
    assert table.notes[1].startswith("m: 1 row(s) end before the last column (first: row 3)")


def test_rows_of_a_file_are_numbered_from_its_first_row() -> None:
    """The rows start at row 11 there: the header is row 12, and the blank row is row 14."""
    rows = [[], ["id", "n"], ["a", 1], [None, " "], ["b"], ["c"]]
    table = table_of_rows("mentors", "m", rows, "note", first=11, unseen={5})
    assert table.frame["id"].tolist() == ["a", "b"]
    assert table.rows.tolist() == [13, 15]
    assert table.cautions == ("m: 2 blank line(s) left out",)
    assert table.notes[1].startswith("m: 1 row(s) end before the last column (first: row 15)")
    with pytest.raises(InputError, match="mentors, row 13: 3 cells under a header of 2"):
        table_of_rows("mentors", "m", [["id", "n"], ["a", 1, 2]], "note", first=12)


def test_rows_of_several_blocks_are_one_table() -> None:
    rows = [["id"], *([k] for k in range(1500))]
    table = table_of_rows("mentors", "m", rows, "")
    assert table.frame["id"].tolist() == list(range(1500))
    assert table.rows.tolist() == list(range(1, 1501))


def test_cells_keep_their_types() -> None:
    frame = frame_of_columns([" id ", "id\ud800"], [[1, "a", None], [2.5, True, 3]])
    assert list(frame) == ["id", "id\\ud800"]
    assert [type(cell) for cell in frame["id"]] == [int, str, type(None)]
