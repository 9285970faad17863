"""List columns: entries of many cells, with the rows of their people."""

from __future__ import annotations

import numpy as np
import pandas as pd

from matchcore import Cohort
from matchcore.people import Entries
from matchcore.people.list_columns import read_lists
from matchcore.tables import Layout
from tests.cohorts import read
from tests.people.refusals import ONE


def test_entries_are_sorted_with_their_people() -> None:
    frame = pd.DataFrame({"id": ["c", "a", "b"], "skills": ["x:3|w:1", None, "y"]})
    items = read(frame).mentors.items("skills")
    assert items.rows.tolist() == [1, 2, 2]
    assert items.labels.tolist() == ["y", "w", "x"]
    np.testing.assert_array_equal(items.values, [np.nan, 1, 3])


def test_extra_lists_are_split_by_the_separators_of_the_layout() -> None:
    topics = pd.DataFrame({"id": ["a"], "topics": ["jazz, chess"]})
    cohort = Cohort(topics, ONE, layout="google_forms")
    assert Entries.read(cohort.mentors, "topics").keys == ["chess", "jazz"]


def test_equal_cells_are_read_for_each_of_their_rows() -> None:
    items, faults, _ = read_lists("skills", ["a:1|b", None, ["b"], "a:1|b"], Layout(), comma=False)
    assert items.rows.tolist() == [0, 0, 2, 3, 3]
    assert items.labels.tolist() == ["a", "b", "b", "a", "b"]
    np.testing.assert_array_equal(items.values, [1, np.nan, np.nan, 1, np.nan])
    assert faults == []


def test_each_fault_has_its_cell_and_the_other_entries_are_kept() -> None:
    cells = ["a|x:9", "b||c", 4, "x:9", "d|d"]
    items, faults, _ = read_lists("skills", cells, Layout(), comma=False)
    assert items.labels.tolist() == ["a", "b", "c", "d"]
    found = [(fault.at, fault.value, fault.wrong.code) for fault in faults]
    assert sorted(found, key=lambda fault: fault[0]) == [
        (0, "x:9", "not_a_level"),
        (1, "b||c", "empty_entry"),
        (2, 4, "not_a_list"),
        (3, "x:9", "not_a_level"),
        (4, "d", "listed_twice"),
    ]


def test_the_same_entry_counts_as_repeated_only_within_one_cell() -> None:
    _, faults, _ = read_lists("interests", ["a", "a|b", "b|a|a"], Layout(), comma=False)
    assert [(fault.at, fault.value) for fault in faults] == [(2, "a")]
