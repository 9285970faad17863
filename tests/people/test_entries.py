"""Entries: one per person and thing, at the highest level, against a count by hand."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from matchcore.people import MIDDLE, Entries
from tests.cohorts import SKILLS, Drawn, cohorts, column, examples, read


@pytest.mark.slow
@examples(40)
@given(cohorts())
def test_each_thing_counts_once_at_its_highest_level(drawn: Drawn) -> None:
    """`SKILLS` says by hand which spellings mean one thing."""
    entries = Entries.read(drawn.cohort().mentors, "skills")
    found = {
        (int(row), SKILLS[name]): level
        for row, name, level in zip(entries.rows, entries.names, entries.levels, strict=True)
    }
    assert len(found) == len(entries.rows)
    expected: dict[tuple[int, str], float] = {}
    for row, mentor in enumerate(drawn.sorted()[1]):
        for name, level in mentor["skills"]:
            key = (row, SKILLS[name])
            expected[key] = max(expected.get(key, 0), MIDDLE if level is None else level)
    assert found == expected


@pytest.fixture
def entries() -> Entries:
    """Return three people: sql 2 and R 3; nothing; R 5."""
    people = read(column("skills", ["sql:2|R", None, "r:4|R:5"])).mentors
    return Entries.read(people, "skills")


def test_entries_are_sorted_by_row_and_then_by_thing(entries: Entries) -> None:
    assert entries.keys == ["r", "sql"]
    assert entries.rows.tolist() == [0, 0, 2]
    assert entries.codes.tolist() == [0, 1, 0]
    assert entries.levels.tolist() == [3, 2, 5]
    assert entries.names.tolist() == ["R", "sql", "R"]


def test_sums_are_over_each_person(entries: Entries) -> None:
    assert entries.sums().tolist() == [2, 0, 1]
    assert entries.sums(entries.levels).tolist() == [5, 0, 5]


def test_a_matrix_has_the_columns_asked_for(entries: Entries) -> None:
    matrix = entries.matrix({"sql": 0, "go": 1, "r": 2}, entries.levels)
    np.testing.assert_array_equal(matrix.toarray(), [[2, 0, 3], [0, 0, 0], [0, 0, 5]])


def test_a_column_of_empty_cells_has_no_entries() -> None:
    entries = Entries.read(read(pd.DataFrame({"id": ["a"], "skills": [None]})).mentors, "skills")
    assert (entries.keys, entries.sums().tolist()) == ([], [0])
    assert entries.matrix({"sql": 0}, entries.levels).shape == (1, 1)


def test_another_key_makes_other_things() -> None:
    people = read(column("skills", ["Python:2|perl:5"])).mentors
    entries = Entries.read(people, "skills", key=lambda name: name[0].casefold())
    assert (entries.keys, entries.levels.tolist()) == (["p"], [5])
