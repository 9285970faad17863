"""Grounds: codes and values, in a fixed order."""

from __future__ import annotations

from dataclasses import replace

from matchcore.answer.grounds import Ground, grounds
from tests.answer.couples_for_people import people


def test_grounds_are_codes_with_what_both_share() -> None:
    assert grounds(people(), 1, "en") == [
        Ground("skills", ("Python",)),
        Ground("same", ("Lyon",), "site"),
        Ground("grades", gap=0),
    ]


def test_without_a_programme_the_usual_names_say_what_a_part_is() -> None:
    found = grounds(replace(people(), programme={}), 0, "fr")
    assert [ground.code for ground in found] == [
        *("skills", "interests", "languages", "hours", "grades"),
    ]
