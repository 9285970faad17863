"""The reason of a couple: what both stated, in either language, and nothing confidential."""

from __future__ import annotations

from pathlib import Path

import pytest

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.lists import SharedInterests
from matchcore.affinity.preferences import Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.affinity.waiting import Waiting
from matchcore.answer.reason_sentence import reason_sentence
from tests.answer.couples_for_people import people


def test_a_reason_names_what_both_stated_skills_first() -> None:
    assert reason_sentence(people(), 0) == (
        "The mentor teaches data analysis and Python, which the mentee would like to learn; "
        "shared interests: cuisine and jazz; a shared language: French; "
        "free at the same times; same site (Lyon); different departments; five grades apart."
    )


def test_french_names_skills_in_french_and_puts_spaces_before_semicolons() -> None:
    assert reason_sentence(people(language="fr"), 0) == (
        "Répond à plusieurs souhaits : analyse de données et Python ; "
        "centres d'intérêt communs : cuisine et jazz ; langue commune : français ; "
        "disponibilités communes ; même site (Lyon) ; services différents ; cinq grades d'écart."
    )


def test_equal_grades_are_told_as_such() -> None:
    assert reason_sentence(people(), 1).endswith("same site (Lyon); same grade.")


@pytest.mark.slow
def test_the_language_can_be_another_than_the_matching_s() -> None:
    assert reason_sentence(people(language="fr"), 0, "en") == reason_sentence(people(), 0)


def test_a_loaded_matching_gives_the_same_reason(tmp_path: Path) -> None:
    matching = people()
    matching.save(tmp_path / "saved")
    again = Matching.load(tmp_path / "saved")
    for k in range(len(matching.pairs)):
        assert reason_sentence(again, k) == reason_sentence(matching, k)


def test_wishes_for_persons_and_waiting_are_told_to_nobody() -> None:
    """Both raise the score here, and neither is anybody else's business."""
    mentees = [{"id": "e", "wants": "R", "prefers": "m", "rounds": 3}]
    affinity = Affinity(
        skills=TaughtSkills(),
        preferences=Preferences(0.5, "mentees", column="prefers"),
        waiting=Waiting(0.1, column="rounds"),
    )
    matching = Programme(affinity=affinity).match(Cohort([{"id": "m", "skills": "Go"}], mentees))
    assert matching.total
    assert matching.total > 0
    assert reason_sentence(matching, 0) == (
        "No wish or interest in common is on record; the rules of the programme allow this couple."
    )


def test_parts_with_names_of_their_own_are_known_by_their_kind() -> None:
    affinity = Affinity(know_how=TaughtSkills(), hobbies=SharedInterests(column="hobbies"))
    matching = Programme(affinity=affinity, language="fr").match(
        Cohort(
            [{"id": "m", "skills": "Go", "hobbies": ["Judo"]}],
            [{"id": "e", "wants": "Go", "hobbies": ["judo"]}],
        )
    )
    assert reason_sentence(matching, 0) == "Répond à un souhait : Go ; hobbies en commun : judo."


def test_protected_attributes_are_told_to_nobody() -> None:
    """They may count in a programme, but an export goes to many."""
    affinity = Affinity(
        age=EqualAttribute(column="age_group"),
        faith=SharedInterests(column="religion"),
        team=EqualAttribute(column="team"),
    )
    both = {"age_group": "50+", "religion": ["x"], "team": "Blue"}
    matching = Programme(affinity=affinity).match(
        Cohort([{"id": "m", **both}], [{"id": "e", **both}])
    )
    assert reason_sentence(matching, 0) == "Same team (Blue)."
    assert "50+" not in "".join(letter.text for letter in matching.letters())
