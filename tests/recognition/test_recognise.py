"""Several tables together: names for all or for one, separators, and what is stated already."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest

from matchcore.recognition import Recognised, recognise
from matchcore.tables import Layout, Table
from tests.readings import tables

WANTED = frozenset(["skills", "wants", "grade", "department"])


def recognised(
    frames: dict[str, pd.DataFrame],
    columns: dict[str, Any] | None = None,
    *,
    scaled: bool = False,
    layout: Layout | None = None,
) -> Recognised:
    given = {
        name: Table(name, frame, rows=np.arange(1, len(frame) + 1))
        for name, frame in frames.items()
    }
    return recognise(
        given,
        columns=columns or {},
        layout=layout or Layout(),
        scaled=scaled,
        wanted=dict.fromkeys(given, WANTED),
    )


def test_names_that_hold_for_all_tables_stand_once() -> None:
    assert recognised(tables("fr")).columns == {
        "Courriel": "id",
        "Service": "department",
        "Niveau": "grade",
        "Compétences": "skills",
        "Souhaits": "wants",
    }


def test_a_header_with_two_meanings_stands_under_each_table() -> None:
    frames = tables(
        "fr",
        mentors={"Compétences": None, "Thèmes": ["Python, SQL", "SQL", "Go"]},
        mentees={"Souhaits": None, "Thèmes": ["SQL", "Go, SQL"]},
    )
    found = recognised(frames).columns
    assert found["mentors"] == {"Thèmes": "skills"}
    assert found["mentees"] == {"Thèmes": "wants"}
    assert "Thèmes" not in found


def test_separators_stand_once_or_under_the_table_that_has_others() -> None:
    one = recognised(
        tables(
            "fr",
            mentors={"Loisirs": ["Jazz, Vélo", "Vélo", "Jazz, Échecs"]},
            mentees={"Loisirs": ["Jazz / Vélo", "Vélo / Jazz"]},
        )
    )
    assert one.layout["separators"] == {
        "skills": [","],
        "wants": [","],
        "mentors": {"interests": [","]},
        "mentees": {"interests": [" / "]},
    }


def test_separators_that_are_stated_are_neither_found_nor_asked() -> None:
    odd = {"Loisirs": ["Jazz - Vélo", "Poterie", "Échecs"]}
    frames = tables("fr", mentors=odd)
    assert [q.code for q in recognised(frames).questions] == ["ask_separators"]
    found = recognised(
        frames, layout=Layout(separators={"interests": ("|",), "mentees": {"wants": ("/",)}})
    )
    assert found.questions == []
    assert found.layout["separators"] == {"skills": [","]}
    assert "separators" not in recognised(frames, layout=Layout(separators=(",",))).layout


def test_names_that_are_stated_hold_for_all_or_for_one_table() -> None:
    stated = {"Service": "site", "mentees": {"Souhaits": "interests"}}
    found = recognised(tables("fr"), stated)
    assert found.columns["Service"] == "site"
    assert found.columns["mentees"] == {"Souhaits": "interests"}
    assert "Souhaits" not in found.columns
    assert [one.why for one in found.tables["mentees"].taken].count("stated") == 2


def test_a_stated_name_that_no_table_has_is_left_for_reading_to_refuse() -> None:
    stated = {"Nm": "name", "mentors": {"Srvce": "department"}}
    found = recognised(tables("fr"), stated).columns
    assert (found["Nm"], found["mentors"]) == ("name", {"Srvce": "department"})


def test_of_names_in_a_layout_the_first_one_found_is_stated() -> None:
    frames = tables("fr", mentors={"Pôle": ["A", "B", "C"]})
    names = {"X": "id", "Pôle": "department", "Service": "department"}
    found = recognised(frames, layout=Layout(columns=names))
    mentors = {one.header: one.column for one in found.tables["mentors"].taken}
    assert (mentors["Pôle"], mentors["Service"]) == ("department", "")


def test_grades_of_a_known_ladder_are_a_scale_unless_one_is_stated() -> None:
    labels = {"Niveau": ["Employé", "Technicien", "Employé"]}
    frames = tables("fr", mentors=labels, mentees={"Niveau": ["Cadre", "Cadre dirigeant"]})
    assert recognised(frames).scale[0] == "Employé"
    assert recognised(frames, scaled=True).scale == ()


@pytest.mark.parametrize(
    ("mentors", "mentees", "line"),
    [
        (
            ["Bronze", "Argent", "Bronze"],
            ["Or", "Platine"],
            '["Argent", "Bronze", "Or", "Platine"]',
        ),
        (["P1x", "P2x", "P1x"], ["P10x", "P3x"], '["P1x", "P2x", "P3x", "P10x"]'),
    ],
)
def test_grades_of_no_ladder_are_asked_in_a_proposed_order(
    mentors: list[str], mentees: list[str], line: str
) -> None:
    frames = tables("fr", mentors={"Niveau": mentors}, mentees={"Niveau": mentees})
    (question,) = recognised(frames).questions
    assert (question.code, question.section) == ("ask_scale", "[programme]")
    assert question.line == f"scale = {line}"
    assert recognised(frames, scaled=True).questions == []


def test_people_who_left_and_words_for_no_manager_are_options_and_remarks() -> None:
    frames = tables(
        "fr",
        mentors={
            "Statut": ["actif", "inactif", "actif"],
            "Manager": ["4000", "NO_MANAGER", "4001"],
        },
    )
    found = recognised(frames)
    assert found.layout["left_out"] == {"Statut": ("inactif",)}
    assert found.layout["nobody"] == ["NO_MANAGER"]
    assert {"read_leavers", "read_nobody"} <= {one.code for one in found.remarks}


def test_our_own_tables_have_no_options_and_nothing_to_say() -> None:
    own = {"id": ["a", "b"], "grade": ["Junior", "Senior"], "Statut": ["inactif", "actif"]}
    frames = {
        "mentors": pd.DataFrame({**own, "skills": ["a, b", "b"]}),
        "mentees": pd.DataFrame({**own, "wants": ["a, b", "b"]}),
    }
    found = recognised(frames)
    assert (found.columns, found.layout, found.scale) == ({}, {}, ())
    assert found.remarks == found.questions == []


@pytest.mark.parametrize(("language", "other"), [("fr", "en"), ("en", "fr")])
def test_the_language_is_that_of_the_headers(language: str, other: str) -> None:
    found = recognised(tables(language))
    assert (found.language, found.language == other) == (language, False)


def test_the_order_of_rows_changes_nothing_but_examples() -> None:
    frames = tables("fr", mentors={"Direction": ["DSI", "DA", "DSI"]})
    back = {name: frame.iloc[::-1].reset_index(drop=True) for name, frame in frames.items()}
    one, other = recognised(frames), recognised(back)
    assert one.columns == other.columns
    assert one.layout == other.layout
    assert [r.code for r in one.remarks] == [r.code for r in other.remarks]
    for name in frames:
        assert one.tables[name].names == other.tables[name].names
