"""Several tables together: what is stated already holds; scales, language, order of rows."""

from __future__ import annotations

import pandas as pd
import pytest

from matchcore.tables import Layout
from tests.readings import recognised, tables


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
