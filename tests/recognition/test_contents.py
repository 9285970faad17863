"""Kinds of cells, their shares in a column, and whether they fit what a header says."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pandas as pd
import pytest

from matchcore.recognition.contents import Content, contents_of
from matchcore.recognition.fitting import fit
from matchcore.recognition.kinds import KINDS, Kind, entries_of

EXAMPLES: dict[Kind, tuple[list[str], list[str]]] = {
    "email": (["a.b@x.org", "a+b@x.co.uk"], ["a@b", "Ana <a@x.org>", "@ana", "a@x.org, b@x.org"]),
    "whole": (["2", "2.0", "-1", "2,0"], ["2,5", "2 places", "1e3", ""]),
    "number": (["2,5", "3.25", "7"], ["1.2.3", "7h"]),
    "date": (
        ["10/03/2026 09:10:07", "2026-03-10", "12-Mar-2026", "10 mars 2026", "March 3, 2026"],
        ["10/2026", "1.5", "lundi 10", "3/5"],
    ),
    "several": (["Python, SQL", "jazz;voile", "a\nb", "Python / SQL"], ["CI/CD", "R&D", "SQL"]),
    "sentence": (
        ["I would like to learn how to speak in public"],
        ["Python, SQL, Excel, Canva, Power BI, Cloud, SEO, Word", "Direction générale"],
    ),
    "yes_no": (["Oui, en 2024", "non", "Yes"], ["peut-être", "2024"]),
    "count": (["2", "2 personnes", "deux"], ["beaucoup", "1 à 2"]),
    "duration": (["2,5", "2h", "2 h/mois", "1h30", "3 hours per month"], ["2h/semaine", "soir"]),
    "level": (["Expert", "Débutante", "★★★", "X"], ["3", "Excel"]),
    "role": (["Mentor", "mentorée", "Les deux"], ["Directeur"]),
    "hours": (["Lundi matin", "mon-09", "Lundi matin, mardi soir"], ["flexible", "3"]),
    "language": (["fr", "français, anglais", "English (fluent)"], ["Python", "RH"]),
    "status": (["Active", "inactif", "On leave", "Archived", "Sortie"], ["Cadre"]),
    "contract": (["CDI", "cdd", "Titulaire", "Intérim"], ["Cadre", "Stagiaire"]),
    "token": (["ana.lima"], ["ana lima"]),
}


@pytest.mark.parametrize(
    ("kind", "text", "holds"),
    [
        (k, t, h)
        for k, both in EXAMPLES.items()
        for h, ts in zip((True, False), both, strict=True)
        for t in ts
    ],
)
def test_a_text_is_of_a_kind(kind: Kind, text: str, holds: bool) -> None:
    assert bool(KINDS[kind](text)) == holds


def test_every_kind_has_examples() -> None:
    assert KINDS.keys() == EXAMPLES.keys()


def test_entries_are_found_at_the_usual_separators() -> None:
    assert entries_of("a; b|c\nd • e、f") == ["a", "b", "c", "d", "e", "f"]


def test_shares_count_cells_not_distinct_values() -> None:
    content = Content(pd.Series(["2", "2", "2", "many", None, " "]))
    assert (content.filled, content.distinct, content.rows) == (4, 2, 6)
    assert content.share("whole") == 0.75
    assert content.example == "2"
    assert Content(pd.Series([None, ""])).is_empty


def test_a_probe_spares_costly_tests_only_where_hardly_any_cell_passes() -> None:
    most = [f"{k} personnes" for k in range(200)]
    few = [f"équipe {k}" for k in range(200)]
    assert Content(pd.Series(most)).share("count") == 1.0
    assert Content(pd.Series([*few, "2 personnes"])).share("count") < 0.1


@pytest.mark.parametrize(
    ("cells", "running"),
    [
        ([1, 2, 3], True),
        (["1", "2", "4"], True),
        ([1.0, 2.0, 3.0], True),
        ([3000, 3001, 3002], False),
        ([3, 1, 2], False),
        ([1, 2, None], False),
        (["a", "b"], False),
    ],
)
def test_running_numbers(cells: list[Any], running: bool) -> None:
    assert Content(pd.Series(cells, dtype=object)).is_running == running


@pytest.mark.parametrize(
    ("cells", "graded"),
    [
        (["1 - Employé", "5 - Cadre dirigeant"], True),
        (["Employée", "Cadre", "Technicien"], True),
        (["L3", "L4"], True),
        ([3, 4, None], True),
        (["Rouge", "Vert"], False),
        ([], False),
    ],
)
def test_grades_are_numbers_or_stand_on_a_ladder(cells: list[Any], graded: bool) -> None:
    assert Content(pd.Series(cells, dtype=object)).is_graded == graded


def test_rows_without_any_cell_do_not_count() -> None:
    frame = pd.DataFrame({"a": ["x", "y", None, ""], "b": [1, None, None, None]})
    a, b = contents_of(frame)
    assert (a.rows, b.rows) == (2, 2)
    assert a.tells_apart
    assert not b.tells_apart


def test_cells_of_any_type_are_texts() -> None:
    assert Content(pd.Series([datetime(2026, 3, 10, 9, 4)])).share("date") == 1.0
    nested = pd.Series([[{"value": "a@x.org", "primary": True}], [{"value": "b@x.org"}]])
    assert Content(nested).share("email") == 1.0
    assert Content(pd.Series([True, False])).share("status") == 1.0


@pytest.mark.parametrize("column", ["id", "grade", "wants", "capacity", "trained", "bio"])
def test_empty_cells_leave_everything_open(column: str) -> None:
    assert fit(column, Content(pd.Series([None]))) == "open"


@pytest.mark.parametrize(
    ("column", "cells", "expected"),
    [
        ("capacity", ["2 personnes", "beaucoup", "1"], "open"),
        ("capacity", ["2024", "1999"], "open"),
        ("grade", ["Rouge", "Vert", "Rouge", "Bleu"], "open"),
        ("grade", ["Débutant", "Intermédiaire", "Débutant"], "open"),
        ("motivation", ["7", "9"], "open"),
        ("availability", ["flexible", "souvent"], "open"),
        ("languages", ["klingon", "elfique"], "open"),
        ("hours", ["1,5", "2h"], "fits"),
        ("hours", ["2000", "3000"], "contradicts"),
        ("department", ["12", "14"], "open"),
    ],
)
def test_cells_fit_leave_open_or_contradict(column: str, cells: list[str], expected: str) -> None:
    assert fit(column, Content(pd.Series(cells))) == expected
