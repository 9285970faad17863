"""Several tables at once: all their problems, and one sheet for each."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.tables import read_tables
from tests.tables.workbooks import workbook


def test_what_no_table_can_be_read_from_is_told_for_all_tables() -> None:
    with pytest.raises(InputError) as caught:
        Cohort("nowhere.csv", "neither.xlsx", 7)
    for piece in ("nowhere.csv", "neither.xlsx", "staff is a int"):
        assert piece in str(caught.value)


@pytest.mark.slow
def test_one_sheet_of_several_is_not_taken_for_two_tables(tmp_path: Path) -> None:
    path = workbook(tmp_path / "people.xlsx", Notice=[["id"], ["m"]], People=[["id"], ["e"]])
    with pytest.raises(InputError, match="mentors and mentees are both the sheet 'Notice'"):
        Cohort(path, path)
    alone = workbook(tmp_path / "one.xlsx", People=[["id"], ["e"]])
    assert Cohort(alone, alone).shape == (1, 1)


def test_problems_of_the_arguments_and_of_every_source_come_at_once() -> None:
    sources = {"mentors": "nowhere.csv", "mentees": 7}
    with pytest.raises(InputError) as caught:
        read_tables(sources, {"a": 1}, "outlook", [])  # type: ignore[dict-item]
    assert [wrong.code for wrong in caught.value.records] == [
        "wrong_type",
        "not_a_choice",
        "no_such_file",
        "wrong_type",
    ]


def test_a_mapping_is_one_cell_under_any_name_of_a_list() -> None:
    records = [{"Kann": {"sql": 4}, "Ort": {"Stadt": "Bern"}}]
    columns = {"Kann": "skills"}
    table = read_tables({"mentors": records}, columns, None, [], {"skills"})["mentors"]
    assert table.frame.to_dict("list") == {"skills": [{"sql": 4}], "Ort.Stadt": ["Bern"]}
    assert table.moved_to == {"skills"}
