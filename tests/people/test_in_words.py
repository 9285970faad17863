"""Cells in words: lists, and that equal cells are read alike."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.people.in_words import in_own_words
from matchcore.tables import Layout

IN_WORDS = Layout(in_words=True, separators=(";",))
ENTRIES = ["Python (expert)", "Excel - débutant", "SQL (aucun)", "IA", "Vente : avancé", "Go (3)"]


def listed(cells: list[str], column: str = "skills") -> list[list[tuple[str, float]]]:
    """Return the items of each row of a column; a level that is not stated is 0."""
    frame = pd.DataFrame({"id": [f"m{k:03}" for k in range(len(cells))], column: cells})
    items = Cohort(frame, pd.DataFrame({"id": ["z"]}), layout=IN_WORDS).mentors.items(column)
    rows: list[list[tuple[str, float]]] = [[] for _ in cells]
    for row, label, value in zip(items.rows, items.labels, items.values, strict=True):
        rows[row].append((label, 0 if np.isnan(value) else value))
    return rows


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("Python (expert); Excel (débutante)", [("Excel", 1), ("Python", 5)]),
        ("SQL (aucun); Excel - advanced", [("Excel", 4)]),
        ("Python (expert); Python (expert)", [("Python", 5)]),
        ("Vente : confirmé", [("Vente", 4)]),
    ],
)
def test_levels_in_words_are_numbers(cell: str, expected: list[tuple[str, float]]) -> None:
    assert listed([cell, cell]) == [expected, expected]


def test_an_entry_without_a_level_keeps_its_whole_name() -> None:
    found = in_own_words("skills", [[{"name": "Go:3", "level": "X"}]], IN_WORDS, "mentors")
    frame = pd.DataFrame({"id": ["a"], "skills": found.cells})
    assert Cohort(frame, frame[["id"]]).mentors.items("skills").labels.tolist() == ["Go:3"]


def test_cells_in_our_own_words_stay_as_they_are() -> None:
    cells: list[Any] = ["python;excel", None, "", "a;;b"]
    assert in_own_words("skills", cells, IN_WORDS, "mentors").cells is cells


def test_equal_cells_become_equal_lists() -> None:
    cells = ["Lundi matin", "Lundi matin", "Mardi 9h-11h"]
    first, second, third = in_own_words("availability", cells, IN_WORDS, "mentors").cells
    assert first == second != third == ("tue-09", "tue-10")
    assert hash(first) == hash(second)


@given(st.lists(st.lists(st.sampled_from(ENTRIES), min_size=1, unique=True), min_size=2))
def test_a_cell_is_read_alone_as_among_others(rows: list[list[str]]) -> None:
    cells = ["; ".join(row) for row in rows]
    assert listed(cells) == [listed([cell])[0] for cell in cells]
