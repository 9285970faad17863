"""Who gets a letter, in which language, and that nothing confidential is told."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given

from matchcore import Cohort, Programme
from matchcore.datasets import load_demo
from matchcore.model.side import Side
from matchcore.people import Roster
from tests.answer.couples_for_people import MENTEES, MENTORS, people
from tests.answer.solved import Solved, pairs_of, solved
from tests.cohorts import examples


def test_everybody_who_asked_for_a_partner_gets_a_letter() -> None:
    """e3 asks for no mentor; m2 has a place and nobody."""
    letters = people().letters()
    assert [(one.role, one.who, one.is_matched) for one in letters] == [
        ("mentee", "e1", True),
        ("mentee", "e2", True),
        ("mentor", "m1", True),
        ("mentor", "m2", False),
    ]


@pytest.mark.slow
def test_the_own_language_comes_before_that_of_the_programme() -> None:
    french = {one.who: one.language for one in people(language="fr").letters()}
    assert french == {"e1": "fr", "e2": "en", "m1": "fr", "m2": "fr"}
    chosen = {one.who: one.language for one in people(language="fr").letters(language="en")}
    assert set(chosen.values()) == {"en"}


def test_a_mentee_reads_with_whom_why_and_what_to_do() -> None:
    letter = people(name="spring").letters(coordinator="Ana Roy <ana@x.example>")["e1"][0]
    assert letter.subject == "Your mentor: Zoé Ferrand"
    assert (letter.greeting, letter.email) == ("Dear Hélène Roy,", "helene@x.example")
    partner, topics, steps = letter.sections
    assert partner.items == ("E-mail: zoe@x.example", "Department: IT", "Site: Lyon")
    assert partner.paragraphs[0].startswith(
        "You asked to learn data analysis and Python, which Zoé Ferrand teaches. "
        "You share some interests: cuisine and jazz."
    )
    assert topics.items[0].startswith("With Zoé Ferrand: data analysis and Python.")
    assert steps.items[:2] == (
        "Write to Zoé Ferrand and propose a first meeting within two weeks.",
        "Zoé Ferrand and you are both free on Tuesdays at 12:00.",
    )
    assert "write to Ana Roy (ana@x.example)" in steps.items[-1]
    assert "the programme “spring”" in letter.text
    assert letter.signature == ("Kind regards,", "Ana Roy")


@pytest.mark.slow
def test_a_mentor_reads_of_all_mentees_and_what_they_want_to_learn() -> None:
    letter = people().letters()["m1"][0]
    assert letter.subject == "You will mentor Hélène Roy and Ida"
    assert [section.heading for section in letter.sections] == [
        *("Hélène Roy", "Ida", "To begin with", "First steps"),
    ]
    assert letter.sections[2].items[0] == (
        "Hélène Roy would like to learn data analysis, Python and Excel: "
        "ask what for, and where to start."
    )


def test_roles_are_reversed_only_where_the_mentee_is_well_above_the_mentor() -> None:
    """e1 is five grades above m1, e2 is equal to m1, who mentors both."""
    letters = people().letters()
    said = {one.who: "roles are reversed" in one.text for one in letters}
    assert said == {"e1": True, "e2": False, "m1": False, "m2": False}


@pytest.mark.slow
def test_a_letter_without_a_partner_names_nobody_else() -> None:
    everybody = [*MENTORS, *MENTEES]
    for language in ("en", "fr"):
        letter = people(language=language).letters()["m2"][0]
        others = [one["name"] for one in everybody if "name" in one and one["id"] != "m2"]
        assert not [name for name in others if name in letter.text]
        assert "Bob <b>" in letter.text


def test_people_whom_rules_leave_nobody_are_asked_to_check_what_is_known() -> None:
    tables = [{**one, "grade": None} if one["id"] == "e1" else one for one in MENTEES]
    matching = Programme.reverse_mentoring().match(Cohort(MENTORS, tables))
    letter = matching.letters(coordinator="Ana")["e1"][0]
    assert not letter.is_matched
    assert letter.sections[0].paragraphs == (
        "Write to Ana to check together what we know of you. You will be considered again at the "
        "next round.",
    )


def test_who_is_mentee_and_mentor_gets_a_letter_in_each_role() -> None:
    mentors = [{"id": "a", "skills": "R"}, {"id": "b", "skills": "Go"}]
    mentees = [{"id": "a", "wants": "Go"}, {"id": "c", "wants": "R"}]
    letters = Programme.peer_mentoring().match(Cohort(mentors, mentees)).letters()
    assert [letter.role for letter in letters["a"]] == ["mentee", "mentor"]


@pytest.mark.slow
@pytest.mark.parametrize("language", ["en", "fr"])
def test_no_letter_of_the_sample_holds_a_score_or_an_elision_before_a_name(language: str) -> None:
    """A score would have a point or a comma between digits; « que Anne » would be no French."""
    matching = Programme.reverse_mentoring().match(load_demo())
    letters = [one for one in matching.letters(language=language) if one.language == language]
    assert letters
    told = "\n".join(letter.text for letter in letters)
    assert not re.findall(r"\d[.,]\d", told)
    assert not re.findall(r"\b(?:que|de|jusque) [AEIOUYÀÉÈÊÎÔ]\w+", told)
    assert language == "en" or not re.findall(r"[^\xa0][;:!?»](?= )", told)
    assert "{" not in told


@pytest.mark.slow
@examples(60)
@given(solved())
def test_each_letter_introduces_its_partners_and_names_nobody_else(drawn: Solved) -> None:
    """Of any people by any rules; everybody but those who asked for nobody gets one letter."""
    matching = drawn.matching
    ids = {"mentee": matching.mentees.ids, "mentor": matching.mentors.ids}
    named = replace(
        matching, mentees=_named(matching.mentees, 1), mentors=_named(matching.mentors, 2)
    )
    pairs = pairs_of(matching)
    partners = {
        "mentee": {i: {b for a, b in pairs if a == i} for i in ids["mentee"]},
        "mentor": {j: {a for a, b in pairs if b == j} for j in ids["mentor"]},
    }
    asked_for_nobody = {
        (side.role, matching.rosters[side].ids[row])
        for side in Side
        for row, reason in matching.reasons(side)
        if reason.code in ("no_demand", "no_capacity")
    }
    letters = list(named.letters())
    everybody = {(role, one) for role, all_ids in ids.items() for one in all_ids}
    assert [(one.role, one.who) for one in letters] == sorted(everybody - asked_for_nobody)
    for letter in letters:
        told = set(re.findall(r"«(\d+)»", letter.text))
        other = "mentor" if letter.role == "mentee" else "mentee"
        own, theirs = ("1", "2") if letter.role == "mentee" else ("2", "1")
        met = {f"{theirs}{ids[other].index(one)}" for one in partners[letter.role][letter.who]}
        assert told == {f"{own}{ids[letter.role].index(letter.who)}"} | met


def _named(roster: Roster, side: int) -> Roster:
    """Call each person by a number that no table has."""
    names = tuple(f"«{side}{k}»" for k in range(len(roster.ids)))
    return Roster(roster.ids, names, roster.profiles)
