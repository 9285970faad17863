"""The options of several tables: names and separators for all or for one, rows to leave out."""

from __future__ import annotations

from tests.readings import recognised, tables


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
