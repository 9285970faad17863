"""Invitations: the role and what is expected, before anybody commits."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from matchcore import Programme
from matchcore.errors import InputError
from matchcore.season import invitations
from tests.season.parts import matched

PLAIN, APPLICANTS, _ = matched(e2={"language": "fr"})


def test_everybody_gets_one_in_each_role_and_their_language() -> None:
    letters = invitations(PLAIN, APPLICANTS)
    assert [(one.who, one.role) for one in letters] == [
        *[(f"e{k}", "mentee") for k in (1, 2, 3)],
        *[(f"m{k}", "mentor") for k in (1, 2, 3)],
    ]
    assert {one.language for one in letters if one.who != "e2"} == {"en"}
    assert letters["e2"][0].subject == "Et si un mentor vous accompagnait ?".replace(" ?", "\xa0?")
    assert str(letters).startswith("6 invitations to candidates\n  3 as mentee\n  3 as mentor")


def test_it_says_what_is_expected_and_how_to_answer() -> None:
    letter = invitations(
        PLAIN,
        APPLICANTS,
        sessions=6,
        minutes=90,
        weeks=20,
        training=["a briefing", "a tutorial"],
        coordinator="Ana Roy",
        deadline=date(2026, 3, 1),
    )["m1"][0]
    expected, answer = letter.sections[1], letter.sections[2]
    assert expected.items[:2] == (
        "6 sessions of 90 minutes in 20 weeks with each partner: 9 h for each",
        "Before the first session: a briefing and a tutorial",
    )
    assert answer.paragraphs[0].startswith("Write to Ana Roy by 1 March 2026 whether")
    others = {"Ana", "Bo-Mentor", "Cy"}
    assert not any(name in letter.text.replace("Ana Roy", "").split() for name in others)


def test_roles_are_reversed_where_the_programme_says_so() -> None:
    reverse = invitations(Programme.reverse_mentoring(), APPLICANTS, language="en")
    assert "roles are reversed" in reverse["m1"][0].text
    classic = invitations(Programme.classic_mentoring(), APPLICANTS, language="en")
    assert "roles are reversed" not in classic["m1"][0].text


def test_they_are_written_like_other_letters(tmp_path: Path) -> None:
    invitations(PLAIN, APPLICANTS).write(tmp_path / "out")
    assert (tmp_path / "out" / "letters.csv").exists()
    assert (tmp_path / "out" / "mentee-e1-ana.html").exists()


def test_wrong_arguments_are_told_together() -> None:
    with pytest.raises(InputError) as caught:
        invitations("x", APPLICANTS, sessions=0, training="briefing")  # type: ignore[arg-type]
    assert [one.place for one in caught.value.problems] == ["programme", "sessions", "training"]
