"""Cautions on list columns: spellings, empty answers, levels in words, separators."""

from __future__ import annotations

import re

import numpy as np
import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.people.list_oddities import commas
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


def test_a_caution_on_commas_names_an_entry() -> None:
    (caution,) = read(column("skills", ["sql", "Python, Excel"])).cautions
    assert caution.startswith(
        "mentors, skills: people with a comma or a line break in an entry: 1 of 2, "
        "such as 'Python, Excel'; if it separates entries: "
    )
    assert caution.endswith("(first: row 2)")


@pytest.mark.parametrize(
    ("cells", "sign"),
    [
        (["SQL、Python", "Excel"], "、"),
        (["SQL；Python", "Excel"], "；"),
        (["SQL，Python", "Excel"], "，"),
        (["SQL / Python", "Excel"], " / "),
        (["SQL • Python"], "•"),
        (["SQL - Python", "Excel"], " - "),
        (["SQL – Python", "Excel"], " – "),
        (["SQL + Python", "Excel"], " + "),
        (["SQL/Python", "SQL", "Python"], "/"),
        (["SQL / Python", "SQL", "Python", *"abcdefgh"], " / "),
        (["SQL、Python", *"abcdefgh"], "、"),
    ],
)
def test_lists_with_signs_that_few_names_hold_are_a_caution(cells: list[str], sign: str) -> None:
    (caution,) = read(column("interests", cells)).cautions
    assert caution.startswith(f"mentors, interests: people with {sign!r} in an entry: 1 of ")
    assert f"such as {cells[0]!r}" in caution
    assert f'layout = {{separators = ["|", ";", "{sign}"]}}' in caution
    assert caution.endswith("(first: row 1)")


def test_the_line_to_add_makes_the_caution_go() -> None:
    frame = column("interests", ["SQL / Python|Excel"])
    layout = {"separators": ["|", ";", " / "]}
    cohort = Cohort(frame, ONE, layout=layout)
    assert cohort.cautions == ()
    assert cohort.mentors.items("interests").labels.tolist() == ["Excel", "Python", "SQL"]


@pytest.mark.parametrize(
    "cells",
    [
        ["CI/CD|TCP/IP", "A/B testing"],
        ["C/C++", "C|C++"],
        ["SAP - FI", "a", "b", "c", "d"],
        ["mentoré·e", "Jean-Noël", "R&D"],
        ["SQL/Python", "Excel"],
        ["C++|C+"],
    ],
)
def test_signs_within_names_are_no_caution(cells: list[str]) -> None:
    assert read(column("interests", cells)).cautions == ()


def test_ids_of_partners_may_hold_any_sign() -> None:
    assert "people with" not in str(read(column("past", ["M1 / M2"])).cautions)


@pytest.mark.parametrize("cell", ["N.A.", "Sans objet", "—", "?", "NIL", "À définir"])
def test_other_ways_to_say_nothing_are_a_caution(cell: str) -> None:
    (caution,) = read(column("interests", ["jazz", cell])).cautions
    assert f"people who list {cell!r} or the like: 1" in caution


@pytest.mark.parametrize(
    "cell",
    ["Python (expert)", "Python (niveau avancé)", "Excel - Débutant", "Go (Beginner level)"],
)
def test_a_word_for_a_level_after_a_name_is_a_caution(cell: str) -> None:
    cautions = read(column("skills", [cell, *"abcdefgh"])).cautions
    assert [c for c in cautions if f"a word for a level in an entry: 1, such as {cell!r}" in c]
    assert not read(column("interests", [cell, *"abcdefgh"])).cautions
    assert not read(
        column("skills", ["Python (pandas)", "expert", "Go:3", "Expert (SQL)"])
    ).cautions


@pytest.mark.parametrize(
    ("cell", "told"), [("Coaching (papers, talks)", False), ("Python,SQL (a, b)", True)]
)
def test_commas_in_brackets_are_no_caution_where_commas_separate(cell: str, told: bool) -> None:
    rows = np.array([0])
    assert bool(commas(rows, rows, [cell], [", "])) == told
    assert commas(rows, rows, [cell], ["|", ";"])


@pytest.mark.parametrize("word", ["débutante", "Confirmée", "good", "moyen", "EXPERT"])
def test_a_word_for_a_level_in_any_form_is_a_caution(word: str) -> None:
    for cell in (f"excel ({word})", f"excel:{word}"):
        (caution,) = read(column("skills", [cell])).cautions
        assert "but no number" in caution or "a word for a level" in caution


@pytest.mark.parametrize("cell", ["excel (5)", "excel (X)", "vente (non)", "dessin (crayon)"])
def test_figures_marks_and_other_words_are_no_caution(cell: str) -> None:
    assert read(column("skills", [cell])).cautions == ()


@pytest.mark.parametrize("name", ["skills", "interests", "languages"])
@pytest.mark.parametrize("entry", ["1. Python 2. SQL", "2) Go", "Python 80%", "Go (20 %)"])
def test_an_entry_with_a_rank_or_a_share_is_told(name: str, entry: str) -> None:
    (caution,) = read(column(name, ["jazz", entry])).cautions
    assert caution == (
        f"mentors, {name}: people with a rank or a share in an entry: 1, such as {entry!r}; the "
        "number is read as part of the name (first: row 2)"
    )


@pytest.mark.parametrize("entry", ["3D", "2.5D", "ISO 9001", "100% bio", "C 17", "1.FC", "S/4"])
def test_a_number_within_a_name_is_not_told(entry: str) -> None:
    assert read(column("interests", ["jazz", entry])).cautions == ()
