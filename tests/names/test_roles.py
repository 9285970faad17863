"""Roles in words: nobody changes sides because of a word that was missed."""

from __future__ import annotations

import pytest

from matchcore.names.roles import BOTH, MENTEES, MENTORS, roles_in, roles_of


@pytest.mark.parametrize(
    "text",
    [
        "Mentor",
        "mentors",
        "MENTOR",
        "Mentorice",
        "Mentor·e",
        "Mentor(e)",
        "Mentor.e",
        "mentor·e·s",
        "Mentor/e",
        "Parrain",
        "Tutrice",
        "Coach",
        "As a mentor",
        "En tant que mentor",
        "Comme mentor",
        "Rôle : mentor",
        "Mentor only",
        "Mentor uniquement",
        "I want to be a mentor",
        "I would like to become a mentor",
        "I would like to take part as a mentor",
        "I'd like to mentor",
        "Je souhaite devenir mentor",
        "Je souhaite être mentor",
        "J'aimerais être un mentor",
        "Je souhaite accompagner",
        "I'm looking for a mentee",
        "Je cherche un mentoré",
    ],
)
def test_a_mentor_is_a_mentor(text: str) -> None:
    assert roles_of(text) == MENTORS


@pytest.mark.parametrize(
    "text",
    [
        "Mentee",
        "MENTEES",
        "Mentoré",
        "Mentorée",
        "MENTORÉ",
        "mentore\u0301",
        "mentoré(e)",
        "Mentoré·e",
        "mentoré.e.s",
        "Mentorées",
        "MENTOREE",
        "Menté",
        "Apprenante",
        "Apprenant·e",
        "Learner",
        "Filleul(e)",
        "Protégée",
        "Coaché",
        "As a mentee",
        "Je souhaite être accompagné(e)",
        "Je souhaite être mentorée",
        "I would like to be mentored",
        "I want to be a mentee",
        "I want to learn",
        "Je souhaite apprendre",
        "Je cherche un mentor",
        "I am looking for a mentor",
        "I need a mentor",
        "I want a mentor",
        "Je souhaite un mentor",
        "J'ai besoin d'un mentor",
        "Trouver un mentor",
    ],
)
def test_a_mentee_is_a_mentee(text: str) -> None:
    assert roles_of(text) == MENTEES


@pytest.mark.parametrize(
    "text",
    [
        "Both",
        "Les deux",
        "Mentor et mentoré",
        "Mentor & Mentee",
        "Mentor / Mentoré",
        "Mentor/Mentee",
        "Mentor, Mentee",
        "Mentor;Mentee",
        "mentor + mentoré(e)",
        "Mentor·e et mentoré·e",
        "Both a mentor and a mentee",
        "Les deux (mentor et mentoré)",
        "À la fois mentor et mentoré",
        "Je souhaite être mentor et mentoré",
    ],
)
def test_both_roles_are_both(text: str) -> None:
    assert roles_of(text) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mentore",  # a woman, or mentoré without its accent
        "mentores",
        "Not a mentor",
        "Pas mentor",
        "Je ne souhaite pas être mentor",
        "Ni mentor ni mentoré",
        "Mentor ou mentoré",
        "Mentor or mentee",
        "Either",
        "Mentor mentoré",
        "No longer a mentee",
        "Mentor (si possible)",
        "I had a mentor",
        "Me faire accompagner",
        "Je souhaite être accompagner",
        "Both mentors",
        "Oui",
        "Manager",
        "deux mentors",
        "un",
        "et",
    ],
)
def test_what_is_not_sure_is_no_role(text: str) -> None:
    assert roles_of(text) is None


def test_a_word_without_its_accent_is_read_by_its_column() -> None:
    assert roles_in(["Mentor", "Mentore"]) == {"Mentor": MENTORS, "Mentore": MENTEES}
    assert roles_in(["MENTORE", "Mentee"]) == {"MENTORE": MENTORS, "Mentee": MENTEES}
    assert roles_in(["mentore"]) is None
    assert roles_in(["Mentor", "Manager"]) is None
    assert roles_in([]) == {}
