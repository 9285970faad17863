"""People found by id or by name: one, or one error that says all."""

from __future__ import annotations

import pytest

from matchcore import Cohort, Matching, Programme
from matchcore.answer.persons import persons
from matchcore.errors import InputError
from matchcore.model.side import Side

MENTORS = [
    {"id": "m1", "name": "Hélène Vasseur", "skills": "Go"},
    {"id": "m2", "name": "Jean-Noël Abgrall", "skills": "Go"},
    {"id": "both", "name": "Zoé Roy", "skills": "Go"},
    {"id": "M1", "name": "", "skills": "Go"},
]
MENTEES = [
    {"id": "e1", "name": "VASSEUR Helene", "wants": "Go"},
    {"id": "e2", "name": "山田 太郎", "wants": "Go"},
    {"id": "both", "name": "Zoé Roy", "wants": "Go"},
    {"id": "e3", "name": "Ana Roy", "wants": "Go"},
]


@pytest.fixture(scope="module")
def matching() -> Matching:
    programme = Programme.peer_mentoring()
    return programme.match(Cohort(MENTORS, MENTEES))


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("m1", "m1"),  # an id counts before a name, and before another that differs in case
        ("M1", "M1"),
        (" E1 ", "e1"),
        ("jean noel ABGRALL", "m2"),
        ("Abgrall, Jean-Noël", "m2"),
        ("山田 太郎", "e2"),
        ("zoe roy", "both"),  # one person on both sides is no two people
    ],
)
def test_ids_and_names(matching: Matching, text: str, who: str) -> None:
    [found] = persons(matching, text)
    assert found.id == who
    assert all(matching.rosters[side].ids[row] == who for side, row in found.rows.items())
    assert found.rows


def test_both_sides_are_found(matching: Matching) -> None:
    [found] = persons(matching, "both")
    assert set(found.rows) == {*Side}


def test_several_of_a_name_are_one_error_with_their_ids(matching: Matching) -> None:
    with pytest.raises(InputError) as caught:
        persons(matching, "Helene Vasseur", "Nobody", "roy", "xx")
    records = caught.value.records
    assert [(r.code, r.value) for r in records] == [
        ("unclear", "'Helene Vasseur'"),
        ("unknown_person", "'Nobody'"),
        ("unknown_person", "'roy'"),
        ("unknown_person", "'xx'"),
    ]
    assert records[0].remedy == "give one of these ids: e1, m1"
    assert records[2].remedy == "is it Ana Roy (e3), or Zoé Roy (both)?"
    assert records[1].remedy == "look into matches.csv and unmatched.csv"


def test_somebody_without_a_name_is_not_everybody(matching: Matching) -> None:
    with pytest.raises(InputError) as caught:
        persons(matching, "", "  ")
    assert [r.code for r in caught.value.records] == ["unknown_person"] * 2
