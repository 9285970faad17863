"""List cells of people: separators, levels, weekly hours; and what is wrong with them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.people import HOURS
from tests.cohorts import ZOE, ZOE_APART, column, read, refused


def entries(cell: Any, name: str = "skills") -> list[tuple[str, float | None]]:
    """Return the entries of one list cell, a level that is not stated as None."""
    items = read(column(name, [cell])).mentors.items(name)
    levels = [None if np.isnan(value) else value for value in items.values.tolist()]
    return list(zip(items.labels.tolist(), levels, strict=True))


@pytest.mark.parametrize(
    "cell",
    [
        "jazz|running, slowly",
        " jazz ; running, slowly ",
        ["jazz", " running, slowly "],
        ("running, slowly", "jazz"),
        {"jazz", "running, slowly"},
        np.array(["jazz", "running, slowly"]),
    ],
)
def test_a_list_in_any_form(cell: Any) -> None:
    """Commas do not separate."""
    assert entries(cell, "interests") == [("jazz", None), ("running, slowly", None)]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("python:4", [("python", 4.0)]),
        ("python : 4 ", [("python", 4.0)]),
        ("python", [("python", None)]),
        ("C++:5|C#:1", [("C#", 1.0), ("C++", 5.0)]),
        ("SAP: FI:2", [("SAP: FI", 2.0)]),
        (ZOE_APART, [(ZOE, None)]),
        (None, []),
        ("", []),
    ],
)
def test_entries_with_levels(cell: Any, expected: list[tuple[str, float | None]]) -> None:
    assert entries(cell) == expected


@pytest.mark.parametrize("entry", ["python:0", "python:6", "python:", "python:a", ":3", "x:nan"])
def test_levels_run_from_1_to_5(entry: str) -> None:
    assert refused(column("skills", ["ok:1", f"fine|{entry}"])) == [(2, "skills", entry)]


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ("python|python:3", "python:3"),
        (f"{ZOE}|{ZOE_APART}", ZOE_APART),
        ("a||b", "a||b"),
        ("|a", "|a"),
        (3, "3"),
        (["a", 1], "['a', 1]"),
        (["a", ""], "['a', '']"),
        (["a", None], "['a', None]"),
        (["a", ["b"]], "['a', ['b']]"),
    ],
)
def test_wrong_lists_are_refused(cell: Any, value: str) -> None:
    assert refused(column("skills", [cell])) == [(1, "skills", value)]


@pytest.mark.parametrize("cell", [12, [12], ["12"], "12", (np.int64(12),)])
def test_ids_in_lists_may_be_whole_numbers(cell: Any) -> None:
    assert entries(cell, "past") == [("12", None)]


def test_decimal_ids_in_lists_are_refused() -> None:
    assert refused(column("past", [12.0, [12.5]])) == [(1, "past", "12.0"), (2, "past", "[12.5]")]


def test_weekly_hours_are_known_names() -> None:
    assert len(HOURS) == len(set(HOURS)) == 7 * 24
    cells = ["mon-09|sun-22", "lun-09", "mon-24", "mon-9"]
    rows = refused(column("availability", cells))
    assert rows == [(row, "availability", cells[row - 1]) for row in (2, 3, 4)]


def test_entries_follow_their_person_into_the_order_of_ids() -> None:
    frame = pd.DataFrame({"id": ["c", "a", "b"], "skills": ["x:3|w:1", None, "y"]})
    items = read(frame).mentors.items("skills")
    assert items.rows.tolist() == [1, 2, 2]
    assert items.labels.tolist() == ["y", "w", "x"]
    np.testing.assert_array_equal(items.values, [np.nan, 1, 3])


@pytest.mark.parametrize(
    ("name", "cells", "said"),
    [
        (
            "interests",
            ["jazz", "Jazz|jazz", "Échecs|echecs|go"],
            "spellings: 2, such as 'Jazz' and 'jazz'",
        ),
        (
            "skills",
            ["R:1|sql", "sql", "Python:2|PYTHON:5"],
            "spellings: 1, such as 'Python' and 'PYTHON'",
        ),
    ],
)
def test_one_thing_in_two_spellings_is_said(name: str, cells: list[str], said: str) -> None:
    """Case and accents do not count where lists are compared, so one of the two is left out."""
    (caution,) = read(column(name, cells)).cautions
    assert re.search(said, caution)
    first = next(k for k, cell in enumerate(cells, 1) if "|" in cell and cell != "R:1|sql")
    assert caution.startswith(f"mentors, {name}: ")
    assert caution.endswith(f"(first: row {first})")


def test_two_spellings_in_two_lists_are_nobodys_mistake() -> None:
    assert not read(column("interests", ["jazz|go", "Jazz|chess"])).cautions
    assert "spellings" not in str(read(column("past", ["Zo|ZO"])).cautions)


def test_entries_that_say_nothing_are_told() -> None:
    """ "Aucun" is no interest that two people share."""
    (caution,) = read(column("interests", ["jazz", "Aucun", "néant|-"])).cautions
    assert caution.startswith("mentors, interests: people who list 'Aucun' or the like: 2")
    assert caution.endswith("(first: row 2)")
    assert not read(column("interests", ["aucune idée", "no code"])).cautions


def test_a_decimal_comma_of_a_level_is_no_separator(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("id;skills\na;python:3,5|sql\nb;sql:2\n", encoding="utf-8")
    cohort = Cohort(tmp_path / "m.csv", pd.DataFrame({"id": ["z"]}))
    assert cohort.cautions == ()
    assert cohort.mentors.items("skills").values.tolist()[0] == 3.5
