"""Cautions on list columns: spellings, empty answers, levels in words, separators."""

from __future__ import annotations

import re

import pandas as pd
import pytest

from matchcore import Cohort
from tests.cohorts import column, read
from tests.people.refusals import ONE


@pytest.mark.parametrize(
    ("name", "cells", "expected"),
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
def test_one_thing_in_two_spellings_is_a_caution(
    name: str, cells: list[str], expected: str
) -> None:
    """Case and accents do not count where lists are compared, so one of the two is left out."""
    (caution,) = read(column(name, cells)).cautions
    assert re.search(expected, caution)
    first = next(k for k, cell in enumerate(cells, 1) if "|" in cell and cell != "R:1|sql")
    assert caution.startswith(f"mentors, {name}: ")
    assert caution.endswith(f"(first: row {first})")


def test_two_spellings_in_two_lists_are_no_caution() -> None:
    assert not read(column("interests", ["jazz|go", "Jazz|chess"])).cautions
    assert "spellings" not in str(read(column("past", ["Zo|ZO"])).cautions)


def test_entries_that_mean_nothing_are_a_caution() -> None:
    """ "Aucun" is no interest that two people share."""
    (caution,) = read(column("interests", ["jazz", "Aucun", "néant|-"])).cautions
    assert caution.startswith("mentors, interests: people who list 'Aucun' or the like: 2")
    assert caution.endswith("(first: row 2)")
    assert not read(column("interests", ["aucune idée", "no code"])).cautions


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["sql", "Python: Expert"], "'Python: Expert'"),
        (["excel:avancé|word:débutant"], "'excel:avancé'"),
        (["python:4", "Python:experrt"], "'Python:experrt'"),
    ],
)
def test_a_colon_that_may_mean_a_level_is_a_caution(cells: list[str], expected: str) -> None:
    (caution,) = read(column("skills", cells)).cautions
    assert caution.startswith("mentors, skills: people with a colon but no number in an entry: 1")
    assert expected in caution
    assert read(column("interests", cells[:1])).cautions == ()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        (["Python, Excel", "sql"], True),
        (["Python\nExcel"], True),
        (["one, two", "a", "b", "c", "d"], False),
        (["Python|Excel"], False),
    ],
)
def test_lists_with_other_separators_are_a_caution(cells: list[str], expected: bool) -> None:
    ids = [f"m{k}" for k in range(len(cells))]
    cohort = Cohort(pd.DataFrame({"id": ids, "skills": cells}), ONE)
    assert [("mentors, skills" in c) for c in cohort.cautions] == [True] * expected
