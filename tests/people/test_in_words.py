"""Cells in words: read, noted where their meaning changes, refused by name where they are odd."""

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
from tests.cohorts import examples
from tests.people.refusals import ONE, problems

IN_WORDS = Layout(in_words=True, separators=(";",))
ENTRIES = ["Python (expert)", "Excel - débutant", "SQL (aucun)", "IA", "Vente : avancé", "Go (3)"]


def read(column: str, *cells: Any, **layout: Any) -> Cohort:
    """Return a cohort with some cells of the mentors in words."""
    frame = pd.DataFrame({"id": [f"m{k:02d}" for k in range(len(cells))], column: list(cells)})
    return Cohort(frame, ONE, layout={"in_words": True, **layout})


def notes(cohort: Cohort, column: str) -> list[str]:
    start = f"mentors, {column}: "
    return [note.removeprefix(start) for note in cohort.notes if note.startswith(start)]


@pytest.mark.parametrize(
    ("column", "cells", "expected"),
    [
        ("capacity", ["2 personnes", "three", 1, None], [2, 3, 1, np.nan]),
        ("hours", ["1h30", "2 hours per month", "3", None], [1.5, 2, 3, np.nan]),
        ("motivation", ["très important", "Medium", "4"], [5, 3, 4]),
        ("trained", ["Oui, en 2024", "Not yet", True], [1, 0, 1]),
        ("grade", ["1 - Employé", "2 - Technicien", "1 - Employé"], [1, 2, 1]),
    ],
)
def test_numbers_and_answers_in_words(column: str, cells: Any, expected: Any) -> None:
    cohort = read(column, *cells)
    np.testing.assert_array_equal(cohort.mentors.numbers(column), expected)
    (note,) = notes(cohort, column)
    assert note.startswith(f"read from words: {cells[0]!r} as ")
    assert cohort.cautions == ()


@pytest.mark.parametrize(
    ("column", "good", "odd"),
    [
        ("capacity", "2 personnes", "plusieurs"),
        ("capacity", "2 people", "1 à 2"),
        ("hours", "2h/mois", "1 h par semaine"),
        ("hours", "2", "flexible"),
        ("trained", "Oui", "En cours"),
        ("motivation", "Medium", "bof"),
        ("motivation", "3", "Aucun"),
        ("availability", "Lundi matin", "quand je peux"),
        ("skills", "Python (expert)", {"name": "Excel", "level": "beaucoup"}),
    ],
)
def test_a_cell_that_is_not_understood_is_named(column: str, good: str, odd: Any) -> None:
    cells = pd.Series([good, [odd] if isinstance(odd, dict) else odd], dtype=object)
    frame = pd.DataFrame({"id": ["a", "b"], column: cells})
    found = problems(frame, layout={"in_words": True})
    assert found[["row", "column"]].to_numpy().tolist() == [[2, column]]
    value = found["value"].item()
    assert value == ("Excel:beaucoup" if isinstance(odd, dict) else odd)


def test_grades_are_numbers_of_which_all_are_known() -> None:
    frame = pd.DataFrame({"id": ["a", "b"], "grade": ["1 - Employé", "Cadre"]})
    found = problems(frame, layout={"in_words": True})
    assert found["value"].tolist() == ["1 - Employé", "Cadre"]


def test_levels_in_words() -> None:
    cohort = read("skills", "Python (expert)|Excel - débutant|SQL", "Python (avancé)")
    items = cohort.mentors.items("skills")
    assert dict(zip(zip(items.rows, items.labels, strict=True), items.values, strict=True)) == {
        (0, "Excel"): 1,
        (0, "Python"): 5,
        (0, "SQL"): pytest.approx(np.nan, nan_ok=True),
        (1, "Python"): 4,
    }
    assert notes(cohort, "skills") == []


def test_what_is_left_out_of_lists_is_noted() -> None:
    cohort = read("skills", "Python (aucun)|Excel", "SQL|SQL|Excel", "Excel (none)")
    assert cohort.mentors.items("skills").labels.tolist() == ["Excel", "Excel", "SQL"]
    assert notes(cohort, "skills") == [
        "left out, as the level says none: 'Python', 'Excel'",
        "listed twice in one cell, read once: 'SQL'",
    ]


def test_two_levels_of_one_entry_are_refused() -> None:
    frame = pd.DataFrame({"id": ["a"], "skills": ["Python (expert)|Python (débutant)"]})
    assert problems(frame, layout={"in_words": True})["problem"].tolist() == ["listed twice"]


def test_levels_of_a_list_without_levels_are_noted() -> None:
    frame = pd.DataFrame({"id": ["a"], "Jazz": ["Expert"], "Chess": ["Aucun"]})
    layout = {"in_words": True, "grids": {"interests": ["Jazz", "Chess"]}}
    cohort = Cohort(frame, ONE, layout=layout)
    assert cohort.mentors.items("interests").labels.tolist() == ["Jazz"]
    assert notes(cohort, "interests") == [
        "left out, as the level says none: 'Chess'",
        "read without the level: 'Jazz'",
    ]


def test_hours_of_days_and_of_grids() -> None:
    cohort = read("availability", "Lundi matin|Mon 9-11", None)
    hours = cohort.mentors.items("availability").labels.tolist()
    assert {"mon-09", "mon-10"} <= set(hours)
    assert all(hour.startswith("mon-") for hour in hours)
    (note,) = notes(cohort, "availability")
    assert note.startswith("read from words: 'Lundi matin|Mon 9-11' as mon-")
    frame = pd.DataFrame({"id": ["a"], "Dispo [Mardi]": ["9h-11h"], "Dispo [Lundi]": [None]})
    layout = {"in_words": True, "grids": {"availability": ["Dispo [Lundi]", "Dispo [Mardi]"]}}
    cohort = Cohort(frame, ONE, layout=layout)
    assert cohort.mentors.items("availability").labels.tolist() == ["tue-09", "tue-10"]


@pytest.mark.parametrize("written", ["NO_MANAGER", "Néant", "-", "n/a"])
def test_no_manager_in_words(written: str) -> None:
    assert read("manager", written).managers == {}


def test_more_than_five_are_counted() -> None:
    cohort = read("capacity", *(f"{k} personnes" for k in range(2, 9)))
    assert notes(cohort, "capacity")[0].startswith("read from words: 7, such as '2 personnes' as 2")


def test_our_own_cells_are_not_touched() -> None:
    frame = {"capacity": 2, "skills": "python:5|excel", "availability": "mon-09", "trained": "oui"}
    people = pd.DataFrame({"id": ["a"], **{name: [cell] for name, cell in frame.items()}})
    plain, words = Cohort(people, ONE), Cohort(people, ONE, layout={"in_words": True})
    assert words.notes == plain.notes
    for name in ("skills", "availability"):
        one, other = (cohort.mentors.items(name) for cohort in (plain, words))
        assert one.labels.tolist() == other.labels.tolist()
        np.testing.assert_array_equal(one.values, other.values)


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


@pytest.mark.slow
@examples(25)
@given(
    st.lists(st.lists(st.sampled_from(ENTRIES), min_size=1, unique=True), min_size=1, max_size=4)
)
def test_a_cell_is_read_alone_as_among_others(rows: list[list[str]]) -> None:
    cells = ["; ".join(row) for row in rows]
    assert listed(cells) == [listed([cell])[0] for cell in cells]


@pytest.mark.parametrize("column", ["skills", "interests", "languages"])
def test_numbers_before_entries_do_not_count_and_are_noted(column: str) -> None:
    cohort = read(column, "1. French|2. Dutch", "1) French", "2 . Dutch")
    assert cohort.mentors.items(column).labels.tolist() == ["Dutch", "French", "French", "Dutch"]
    assert notes(cohort, column) == [
        "read without the number before it: '1. French', '2. Dutch', '1) French', '2 . Dutch'"
    ]
    assert cohort.cautions == ()
    assert read(column, "1. French", ranked=[]).mentors.items(column).labels.tolist() == ["French"]
