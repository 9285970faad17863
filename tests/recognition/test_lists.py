"""How the lists of some tables are written: each helps to read the others."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.recognition.lists import Lists, lists_of


def lists(**columns: list[str | None]) -> Lists:
    """Return how lists are written; ``mentors_skills`` is that column of the mentors."""
    frames: dict[str, dict[str, list[str | None]]] = {}
    for place, cells in columns.items():
        table, _, ours = place.partition("_")
        frames.setdefault(table, {})[ours] = cells
    tables = {name: pd.DataFrame(frame) for name, frame in frames.items()}
    return lists_of(tables, {name: {c: c for c in frame} for name, frame in frames.items()})


@pytest.mark.parametrize("sign", [",", " / ", "•", "、", "\n"])
def test_separators_are_found_in_each_table(sign: str) -> None:
    cells: list[str | None] = [sign.join(["SQL", "Excel"]), "Excel", None]
    found = lists(mentors_skills=cells, mentees_wants=["SQL | Python", "Python"])
    (signs,) = found.separators["mentors"].values()
    assert sign.strip() in {one.strip() for one in signs} or sign in signs
    assert "mentees" not in found.separators
    assert found.questions == []


def test_our_own_separators_are_no_option() -> None:
    found = lists(mentors_skills=["SQL|Excel", "SQL;Python"])
    assert found.separators == {}
    assert found.seen == {("mentors", "skills")}


@pytest.mark.parametrize("column", ["past", "running"])
@pytest.mark.parametrize(
    "cells",
    [
        ["Li, Al", None],
        ["Li, Al", "Day, Bo"],
        ["Li, Al; Day, Bo"],
        ["E1 - Al Li", "E2 - Bo Day"],
        ["Li, Al (E1)"],
    ],
)
def test_names_with_a_comma_are_one_person(column: str, cells: list[str | None]) -> None:
    table = pd.DataFrame({column: cells})
    people = frozenset({"al li", "bo day", "E1", "E2"})
    found = lists_of({"mentors": table}, {"mentors": {column: column}}, people)
    assert (found.separators, found.questions) == ({}, [])


def test_names_of_strangers_may_be_lists() -> None:
    table = pd.DataFrame({"past": ["Li, Al", "Day, Bo"]})
    found = lists_of({"mentors": table}, {"mentors": {"past": "past"}}, {"cy oz"})
    assert found.separators or found.questions


def test_several_names_in_one_cell_are_several_people() -> None:
    table = pd.DataFrame({"past": ["Al Li, Bo Day"]})
    found = lists_of({"mentors": table}, {"mentors": {"past": "past"}}, {"al li", "bo day"})
    assert found.separators == {"mentors": {"past": (", ",)}} or found.separators == {
        "mentors": {"past": (",",)}
    }


def test_other_columns_are_no_lists() -> None:
    found = lists(mentors_department=["Achats, Vente", "Vente"], mentors_bio=["a, b", "b"])
    assert found == Lists()


def test_entries_of_one_table_confirm_those_of_the_other() -> None:
    """Two things that nobody knows, separated only once: the other table names them apart."""
    alone = lists(mentors_skills=["Glupx, Vrond", "Zim"])
    both = lists(mentors_skills=["Glupx, Vrond", "Zim"], mentees_wants=["Glupx", "Vrond"])
    assert [r.told for r in both.remarks if r.values["table"] == "mentors"] == [False]
    assert [r.told for r in alone.remarks] == [True] or alone.questions


@pytest.mark.parametrize(
    "cells",
    [
        ["Data, SQL", "Data, Python", "Web, HTML", "Web, CSS"],
        ["J'écoute, je conseille, je forme"],
        ["SAP - FI"],
    ],
)
def test_what_may_be_one_entry_or_several_is_asked_with_its_line(cells: list[str | None]) -> None:
    found = lists(mentors_interests=cells)
    (question,) = found.questions
    sign = " - " if " - " in str(cells[0]) else ","
    assert question.code == "ask_separators"
    assert question.section == "[programme.layout.separators]"
    assert question.line == f'interests = ["{sign}"]'
    assert found.separators == {}


def test_an_entry_that_holds_a_separator_is_told() -> None:
    cells: list[str | None] = [
        "Gestion, suivi et pilotage de projet, Excel",
        "Gestion, suivi et pilotage de projet, SQL",
        "Excel, SQL",
        "Gestion, suivi et pilotage de projet",
    ]
    found = lists(mentors_skills=cells)
    assert found.whole == ["Gestion, suivi et pilotage de projet"]
    assert [r.code for r in found.remarks if r.told] == ["read_whole"]


@pytest.mark.slow
@given(st.permutations(["SQL, Excel", "Excel", "Python, R", "R", "SQL, Python"]))
def test_the_order_of_rows_means_nothing(cells: list[str]) -> None:
    one, other = lists(mentors_skills=[*cells]), lists(mentors_skills=[*sorted(cells)])
    assert one == other
