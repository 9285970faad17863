"""What reading knows of people: sheets of a role, and rows of labels."""

from __future__ import annotations

from typing import Any

import pandas as pd
import pytest

from matchcore import Cohort
from matchcore.tables.people_tables import is_label_row, is_read_me, role_of_sheet
from tests.cohorts import ONE_MENTEE as MENTEES


@pytest.mark.parametrize(
    "labels",
    [
        {"USERID": "User ID", "EMAIL": "a@b", "MANAGER": None},
        {"USERID": "ID utilisateur", "EMAIL": "E-mail", "MANAGER": "Responsable"},
    ],
)
def test_a_row_of_labels_may_have_words_of_its_own(labels: dict[str, Any]) -> None:
    person = {"USERID": "7", "EMAIL": "zoe@example.org", "MANAGER": "NO_MANAGER"}
    cohort = Cohort(pd.DataFrame([labels, person]), MENTEES, layout="successfactors")
    assert cohort.mentors.ids.tolist() == ["7"]
    assert cohort.mentors.source_rows.tolist() == [2]


def test_a_person_without_an_address_is_no_row_of_labels() -> None:
    frame = pd.DataFrame({"USERID": ["7"], "EMAIL": ["n/a"], "MANAGER": ["NO_MANAGER"]})
    cohort = Cohort(frame, MENTEES, layout="successfactors")
    assert cohort.mentors.ids.tolist() == ["7"]
    assert cohort.cautions == ()


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


def test_labels_are_recognised_by_id_or_address_alone() -> None:
    theirs, ours = ["USER_ID", "Mail", "Team"], ["id", "email", "Team"]
    assert is_label_row(["User ID", "", ""], theirs, ours)
    assert is_label_row(["Matricule", "Courriel", ""], theirs, ours)
    assert not is_label_row(["7", "mail@x.example", "Team"], theirs, ours)
    assert not is_label_row([None, None, "Team"], theirs, ours)


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [("Lisez-moi", True), (" READ ME", True), ("Readme", True), ("Reading", False), ("", False)],
)
def test_a_sheet_that_says_how_to_fill_in_the_others_is_known(sheet: str, expected: bool) -> None:
    assert is_read_me(sheet) is expected
