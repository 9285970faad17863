"""List cells: separators, levels, weekly hours; and cells that are refused."""

from __future__ import annotations

from collections import UserDict, deque
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from matchcore import Cohort
from matchcore.errors import CohortError
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


@pytest.mark.parametrize("entry", ["python:0", "python:6", "python:", ":3", "x:nan"])
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


def test_weekly_hours_have_fixed_names() -> None:
    assert len(HOURS) == len(set(HOURS)) == 7 * 24
    cells = ["mon-09|sun-22", "lun-09", "mon-24", "mon-9"]
    rows = refused(column("availability", cells))
    assert rows == [(row, "availability", cells[row - 1]) for row in (2, 3, 4)]


def test_a_level_may_have_a_decimal_comma(tmp_path: Path) -> None:
    (tmp_path / "m.csv").write_text("id;skills\na;python:3,5|sql\nb;sql:2\n", encoding="utf-8")
    cohort = Cohort(tmp_path / "m.csv", pd.DataFrame({"id": ["z"]}))
    assert cohort.cautions == ()
    assert cohort.mentors.items("skills").values.tolist()[0] == 3.5


class Skills(Enum):
    SQL = "sql"


@pytest.mark.parametrize(
    "cell",
    [
        {"python": 5, "sql": "2.5"},
        MappingProxyType({" python ": np.int64(5), "sql": Decimal("2.5")}),
        {"python": 5.0, Skills.SQL: 2.5},
        [{"name": "python", "level": 5}, {"name": "sql", "level": 2.5}],
        [{"name": "python", "importance": 5, "level": None}, "sql:2.5"],
        (("python", 5), ("sql", Fraction(5, 2))),
        [UserDict(name="sql", level=2.5), "python:5"],
        pd.Series(["python:5", "sql:2.5"]),
        pd.array(["python:5", "sql:2.5"]),
        pd.array(["python:5", "sql:2.5"], dtype="string[pyarrow]"),
        pa.array(["python:5", "sql:2.5"]),
        pl.Series(["python:5", "sql:2.5"]),
        {"sql:2.5", "python:5"},
        frozenset(["sql:2.5", "python:5"]),
        deque(["python:5", "sql:2.5"]),
        {"python:5": None, "sql:2.5": None}.keys(),
    ],
    ids=lambda cell: type(cell).__name__,
)
def test_names_and_levels_may_be_separate(cell: Any) -> None:
    assert entries(cell) == [("python", 5.0), ("sql", 2.5)]


def test_separate_names_are_not_searched_for_levels() -> None:
    named = [{"name": "ISO 9001:2015", "level": 3}, {"name": "a|b"}, {"name": "Skill: SQL"}]
    expected = [("ISO 9001:2015", 3.0), ("Skill: SQL", None), ("a|b", None)]
    assert entries(named) == expected
    assert entries([{"name": "jazz"}, {"name": "a:1"}], "interests") == [
        ("a:1", None),
        ("jazz", None),
    ]


@pytest.mark.parametrize(
    ("name", "cell", "value", "problem"),
    [
        ("skills", {"python": 6}, "python:6", "the level is not a number from 1 to 5"),
        ("skills", {"python": True}, "python:True", "the level is not a number from 1 to 5"),
        ("skills", {"python": "expert"}, "python:expert", "the level is not a number from 1 to 5"),
        ("skills", {"python": 10**5000}, "python:inf", "the level is not a number from 1 to 5"),
        ("skills", {"python": None}, "python:", "the level is not a number from 1 to 5"),
        ("skills", {"python": [5]}, "python:[5]", "the level is not a number from 1 to 5"),
        ("skills", {"": 5}, ":5", "the level is not a number from 1 to 5"),
        ("skills", {5: "python"}, "{5: 'python'}", "not a list of text"),
        ("skills", {"python": 5, " python": 5}, "python:5", "listed twice"),
        (
            "skills",
            [{"name": "python", "level": 0}],
            "python:0",
            "the level is not a number from 1 to 5",
        ),
        ("skills", [{"level": 5}], "[{'level': 5}]", "an entry that is not a name with a level"),
        ("interests", {"jazz": 5}, "{'jazz': 5}", "not a list"),
        ("interests", [("jazz", 5)], "jazz:5", "a level, but this column has no levels"),
        ("availability", [{"name": "mon-9"}], "mon-9", "not a weekly hour"),
        ("skills", b"python", "b'python'", "not a list"),
        ("skills", [b"python"], "[b'python']", "not a list of text"),
        ("skills", np.array([["python"]]), "[['python']]", "not a list of text"),
    ],
)
def test_wrong_levels_are_refused(name: str, cell: Any, value: str, problem: str) -> None:
    frame = column(name, [None, cell])
    assert refused(frame) == [(2, name, value)]
    with pytest.raises(CohortError, match=problem):
        read(frame)


@pytest.mark.parametrize(
    "keys", [{"name", "level", "importance"}, {"name", "since"}, {"name", "level", "id"}]
)
def test_an_entry_with_more_than_a_name_and_a_level_is_refused(keys: set[str]) -> None:
    """Nothing that somebody wrote is silently dropped."""
    entry = {key: "x" if key == "name" else 3 for key in sorted(keys)}
    assert [row for row, *_ in refused(column("skills", [[entry]]))] == [1]


@pytest.mark.parametrize(
    "name",
    [
        "Skill: Public Speaking",
        "C: the language",
        "SAP:FI",
        "Skill: Réseaux",
        "スキル:話す",
        "a:b:c",
    ],
)
def test_a_colon_before_a_word_is_part_of_the_name(name: str) -> None:
    assert entries(name) == [(name, None)]
    assert entries(f"{name}:4") == [(name, 4.0)]
    assert read(column("skills", [f"{name}|sql:3", name])).cautions == ()


@pytest.mark.parametrize(
    "entry",
    ["x:44", "x:4.x", "x:", "x:4/5", "x:-1", "x:3,5", "x:nan", "x:None", "x:٤", "x:4 ans"],
)
def test_mistyped_levels_are_refused(entry: str) -> None:
    assert refused(column("skills", ["ok", f"fine:1|{entry}"])) == [(2, "skills", entry)]
