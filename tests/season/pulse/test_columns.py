"""Headings of forms in both languages, and those of form tools."""

from __future__ import annotations

import pytest

from matchcore.errors import InputProblem
from matchcore.season.pulse import SURVEY
from matchcore.season.pulse.columns import find_columns
from matchcore.season.pulse.forms import headings


@pytest.mark.parametrize("language", ["en", "fr"])
@pytest.mark.parametrize("rater", ["mentee", "mentor"])
def test_every_heading_of_a_form_is_known(language: str, rater: str) -> None:
    own = headings(SURVEY, rater, 9, language)  # type: ignore[arg-type]
    problems: list[InputProblem] = []
    found = find_columns("t", [*own.values()], {}, SURVEY, problems)
    assert {code: found.theirs[code] for code in own} == own
    assert (found.unread, problems) == ([], [])
    assert found.french == (language == "fr")


@pytest.mark.parametrize(
    ("heading", "code"),
    [
        ("Horodateur", "date"),
        ("Adresse e-mail", "email"),
        ("NOM ET PRÉNOM", "rater_name"),
        ("Mentoré", "mentee"),
        ("Mentorée", "mentee"),
        ("Identifiant du mentor", "mentor"),
        ("Mentor", "mentor"),
        ("Êtes-vous mentor ou mentoré ?", None),
        ("Mentor ou mentoré", "role"),
        ("4) Nous travaillons bien ensemble", "satisfaction"),
        ("nous travaillons bien ensemble ?", "satisfaction"),
        ("La personne que j'accompagne progresse", "progress"),
        ("Météo", None),
    ],
)
def test_other_words_for_it(heading: str, code: str | None) -> None:
    found = find_columns("t", [heading], {}, SURVEY, [])
    assert found.theirs == ({code: heading} if code else {})
    assert found.unread == ([] if code else [heading])


def test_two_columns_for_one_are_a_problem_unless_one_has_our_name() -> None:
    problems: list[InputProblem] = []
    find_columns("t", ["Vague", "Enquête"], {}, SURVEY, problems)
    assert [(one.code, str(one.place)) for one in problems] == [("same_name", "t, wave")]
    problems.clear()
    found = find_columns("t", ["Vague", "wave"], {}, SURVEY, problems)
    assert (found.theirs, found.unread, problems) == ({"wave": "wave"}, ["Vague"], [])
