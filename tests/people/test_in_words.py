"""Cells in words: read, noted where their meaning changes, refused by name where they are odd."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from matchcore import Cohort
from tests.people.refusals import ONE, problems


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
