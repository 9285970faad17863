"""Places as they are given, with every mistake named."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore import Cohort
from matchcore.errors import InputError
from matchcore.season import read_places
from matchcore.season.selection.places import places_of

PEOPLE = [("a", "R&D"), ("b", "RH"), ("c", None), ("d", "r & d")]
COHORT = Cohort([{"id": "m"}], [{"id": who, "department": group} for who, group in PEOPLE])


def test_groups_are_found_whatever_their_spelling() -> None:
    given = {"mentees": {"r&d": 1, "*": 4}, "mentors": 3}
    mentees, mentors = places_of(COHORT, given, "department")
    counts = dict(zip(mentees.names, mentees.count.tolist(), strict=True))
    assert counts == {"R&D": 1, "RH": 4}
    assert [mentees.names[k] if k >= 0 else None for k in mentees.of] == ["R&D", "RH", None, "R&D"]
    assert mentors.count.tolist() == [3]


@pytest.mark.parametrize(
    ("given", "by", "codes"),
    [
        (3, None, ["wrong_type"]),
        ({"mentor": 1}, None, ["unknown_option"]),
        ({"mentors": -1, "mentees": 0.5}, None, ["not_a_whole_number", "negative"]),
        ({"mentees": {"RH": 1}}, None, ["missing_argument"]),
        ({"mentees": {"RH": 1}}, "department", ["missing_group"]),
        ({"mentees": {"R&DD": 1, "*": 1}}, "department", ["unknown_group"]),
        ({"mentees": {"RH": 1, "rh": 2, "*": 1}}, "department", ["duplicate"]),
        ({"mentees": 1}, "age", ["not_a_choice"]),
    ],
)
def test_wrong_places_are_told(given: Any, by: Any, codes: list[str]) -> None:
    with pytest.raises(InputError) as caught:
        places_of(COHORT, given, by)
    assert [problem.code for problem in caught.value.problems] == codes


def test_a_table_of_places_is_read_in_french_and_english() -> None:
    rows = [
        {"Rôle": "Mentor·e", "Direction": "", "Nombre de places": "12"},
        {"Rôle": "mentorés", "Direction": "RH", "Nombre de places": "3,0"},
        {"Rôle": "mentorés", "Direction": "Autres", "Nombre de places": 2},
    ]
    assert read_places(rows) == {"mentors": 12, "mentees": {"RH": 3, "*": 2}}
    assert read_places([{"side": "mentors", "places": 4}]) == {"mentors": 4}


def test_every_wrong_row_of_a_table_is_told() -> None:
    rows = [("boss", "x"), ("mentor", "2"), ("mentor", "3")]
    with pytest.raises(InputError) as caught:
        read_places([{"role": role, "places": places} for role, places in rows])
    codes = [problem.code for problem in caught.value.problems]
    assert codes == ["unknown_role", "not_a_whole_number", "duplicate"]
    with pytest.raises(InputError, match="column is missing"):
        read_places([{"role": "mentor"}])
