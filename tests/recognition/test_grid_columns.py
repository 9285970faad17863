"""Grids of levels, of marks, of hours and of choices."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore.people import Role
from matchcore.recognition import TakenFor, recognise_columns

LEVELS = ["Expert", "Débutant", None]
MARKS = ["X", None, "X"]


def taken(role: Role | None, columns: dict[str, list[Any]]) -> list[TakenFor]:
    return recognise_columns(pd.DataFrame(columns), role)


@pytest.mark.parametrize(
    ("role", "question", "cells", "column"),
    [
        ("mentors", "Évaluez votre niveau", LEVELS, "skills"),
        ("mentors", "Rate your skills", ["4/5", "2/5", "5/5"], "skills"),
        ("mentees", "Priorité", MARKS, "wants"),
        ("mentees", "Que souhaitez-vous apprendre ?", ["oui", None, "oui"], "wants"),
        (None, "Compétences", ["1", "5", None], "skills"),
    ],
)
def test_a_grid_of_levels_or_marks_is_sure(
    role: Role | None, question: str, cells: list[Any], column: str
) -> None:
    found = taken(role, {f"{question} [{item}]": cells for item in ("Python", "Canva")})
    assert [one.column for one in found] == [column] * 2
    assert [one.grid for one in found] == ["Python", "Canva"]
    assert {one.sureness for one in found} == {"sure"}


def test_items_that_are_days_or_hours_make_an_availability() -> None:
    known = {f"Disponibilités [{day}]": ["Matin", "Soir", None] for day in ("Lundi", "Mardi")}
    assert {(one.column, one.sureness) for one in taken(None, known)} == {("availability", "sure")}
    other = {f"Cochez [{day}]": MARKS for day in ("Monday", "Tuesday")}
    assert {(one.column, one.sureness) for one in taken(None, other)} == {
        ("availability", "likely")
    }


@pytest.mark.parametrize(("role", "column"), [("mentors", "skills"), ("mentees", "wants")])
def test_a_grid_under_an_unknown_question_follows_the_role(role: Role, column: str) -> None:
    found = taken(role, {f"Cochez [{item}]": LEVELS for item in ("Python", "Canva")})
    assert {(one.column, one.sureness) for one in found} == {(column, "likely")}


def test_levels_of_mentees_may_not_be_wishes_and_are_asked_for() -> None:
    found = taken("mentees", {f"Évaluez votre niveau [{x}]": LEVELS for x in ("Python", "SQL")})
    assert {one.sureness for one in found} == {"unsure"}


@pytest.mark.parametrize("column", ["Choix 1", "First choice"])
def test_a_grid_of_choices_has_ranks(column: str) -> None:
    found = taken("mentees", {f"Classez vos mentors [{column}]": ["a", "b", "c"]})
    assert [(one.column, one.rank) for one in found] == [("prefers", 1)]


def test_three_columns_of_levels_under_names_of_skills_are_a_grid() -> None:
    found = taken("mentors", dict.fromkeys(("Python", "Canva", "Power BI"), LEVELS))
    assert [(one.column, one.grid, one.sureness) for one in found] == [
        ("skills", "Python", "likely"),
        ("skills", "Canva", "likely"),
        ("skills", "Power BI", "likely"),
    ]
    few = taken("mentors", dict.fromkeys(("Origami", "Tricot"), LEVELS))
    assert {one.column for one in few} == {""}


def test_notes_in_brackets_make_no_grid() -> None:
    found = taken("mentors", {"Nom [obligatoire]": ["Ana Lima", "Bo Day", "Cy Rey"]})
    assert [(one.column, one.grid) for one in found] == [("name", None)]


@pytest.mark.parametrize(
    ("question", "role", "column", "sureness"),
    [
        ("What would you like to learn?", "mentees", "wants", "sure"),
        ("Quelles compétences souhaitez-vous acquérir ?", "mentees", "wants", "sure"),
        ("Which skills can you teach?", "mentors", "skills", "sure"),
        ("Topics", "mentees", "wants", "likely"),
        ("Who would you like as a mentor?", "mentees", "prefers", "sure"),
        ("What would you like to learn?", "mentors", "prefers", "sure"),
    ],
)
def test_what_is_chosen_first_and_second_follows_the_question(
    question: str, role: Role, column: str, sureness: str
) -> None:
    columns = {f"{question} [{rank}]": ["Go", "SQL"] for rank in ("1st choice", "Choix 2")}
    found = taken(role, columns)
    assert [(one.column, one.sureness, one.rank) for one in found] == [
        (column, sureness, 1),
        (column, sureness, 2),
    ]
