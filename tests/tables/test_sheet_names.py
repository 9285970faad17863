"""Names of sheets: of a role, or how to fill in the others."""

from __future__ import annotations

import pytest

from matchcore.tables.sheet_names import is_read_me, role_of_sheet


@pytest.mark.parametrize(
    ("sheet", "role"),
    [
        ("mentors", "mentors"),
        (" Mentor ", "mentors"),
        ("MENTORÉS", "mentees"),
        ("mentoré", "mentees"),
        ("Personnel", "staff"),
        ("Mentors 2026", "mentors"),
        ("Liste des mentors", "mentors"),
        ("Mentor·e·s", "mentors"),
        ("Mentor(e)s", "mentors"),
        ("mentors_v2", "mentors"),
        ("Réponses mentors", "mentors"),
        ("Mentorés 2026", "mentees"),
        ("Mentore\u0301s", "mentees"),
        ("Mentoré.e.s", "mentees"),
        ("Mentoré(e)s", "mentees"),
        ("Mentees - Paris", "mentees"),
        ("MENTOREES", "mentees"),
        ("Apprenants", "mentees"),
        ("Managers", "staff"),
        ("Mentors et mentorés", ""),
        ("Mentorés sans mentor", ""),
        ("Anciens mentors", ""),
        ("Notes", ""),
        ("Notes mentors", ""),
        ("Lisez-moi", ""),
        ("Consignes mentors", ""),
        ("Mentorat", ""),
        ("Management", ""),
        ("", ""),
    ],
)
def test_a_sheet_is_named_after_a_role(sheet: str, role: str) -> None:
    assert role_of_sheet(sheet) == role


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [("Lisez-moi", True), (" READ ME", True), ("Readme", True), ("Reading", False), ("", False)],
)
def test_a_sheet_that_says_how_to_fill_in_the_others_is_known(sheet: str, expected: bool) -> None:
    assert is_read_me(sheet) is expected
