"""Codes and values become words: forms that agree, small counts in letters, numbers."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.catalogue.filling import in_letters, number
from matchcore.wording.columns import Noun
from matchcore.wording.saying import TOPICS, WORDS, say


@pytest.mark.parametrize(
    ("code", "values", "english", "french"),
    [
        (
            "mentors",
            {"busy": 3, "mentors": 5},
            "3 of 5 mentors have a mentee",
            "3 mentors sur 5 ont un mentoré",
        ),
        (
            "forbids",
            {"rule": "NoRepeat", "count": 2},
            "NoRepeat (2)",
            "NoRepeat (2)",
        ),
        (
            "excludes",
            {"rule": "NoRepeat", "count": 1},
            "NoRepeat: not met by 1 pair",
            "NoRepeat : condition non remplie par 1 paire",
        ),
        (
            "excludes",
            {"rule": "NoRepeat", "count": 20},
            "NoRepeat: not met by 20 pairs",
            "NoRepeat : condition non remplie par 20 paires",
        ),
        (
            "mentee_closed",
            {"rules": "NoRepeat", "unmet": 1},
            "No mentor meets this condition: NoRepeat.",
            "Aucun mentor ne remplit cette condition : NoRepeat.",
        ),
        ("unknown", {}, "unknown", "inconnu"),
        ("draws_change_none", {}, "change no couple", "ne change aucun couple"),
        (
            "stability_some",
            {"shown": 40, "count": 71},
            "the 40 least stable of 71 couples",
            "les 40 couples les moins stables, sur 71",
        ),
        (
            "headline",
            {"title": "t", "couples": 1, "matched": 1, "mentees": 1},
            "t: 1 couple; 1 of 1 mentee has a mentor",
            "t : 1 couple ; 1 mentoré sur 1 a un mentor",
        ),
        (
            "headline",
            {"title": "t", "couples": 0, "matched": 0, "mentees": 3},
            "t: 0 couples; 0 of 3 mentees have a mentor",
            "t : 0 couple ; 0 mentoré sur 3 a un mentor",
        ),
        (
            "mentors",
            {"busy": 1, "mentors": 5},
            "1 of 5 mentors has a mentee",
            "1 mentor sur 5 a un mentoré",
        ),
        (
            "open",
            {"open": 1, "pairs": 8},
            "1 of 8 pairs is allowed",
            "1 paire autorisée sur 8",
        ),
        (
            "open",
            {"open": 0, "pairs": 1},
            "0 of 1 pair are allowed",
            "0 paire autorisée sur 1",
        ),
        (
            "lonely",
            {"people": "x"},
            "there is nobody for x",
            "aucun partenaire n'est possible pour x",
        ),
        (
            "scarce",
            {"count": 1},
            "1 skill is wanted by more mentees than there are places",
            "1 compétence est souhaitée par plus de mentorés qu'il n'y a de places",
        ),
        (
            "mentor_closed",
            {"rules": "a; b", "unmet": 2},
            "No mentee meets any of these conditions: a; b.",
            "Aucun mentoré ne remplit une seule de ces conditions : a; b.",
        ),
        (
            "possible_closest",
            {"count": 1, "others": "m"},
            "There was one: m.",
            "Il y avait un partenaire possible : m.",
        ),
        (
            "mentor_unmet",
            {"count": 1, "rules": "NoRepeat (1)"},
            "Conditions not met, of 1 mentee: NoRepeat (1).",
            "Conditions non remplies, sur 1 mentoré : NoRepeat (1).",
        ),
        (
            "merged",
            {"count": 1},
            "1 list names one thing in several ways; it counts once, at its highest level",
            "1 liste nomme une même chose de plusieurs façons ; elle compte une fois, à son plus "
            "haut niveau",
        ),
        (
            "slips",
            {"count": 1},
            "1 name looks like a slip; nothing is merged",
            "1 nom semble mal orthographié ; rien n'est fusionné",
        ),
        (
            "demands",
            {"count": 1, "needed": 1, "got": "…", "mentees": "e"},
            "A mentee who needs 1 mentor can get …: e.",
            "Il faut 1 mentor à ce mentoré, qui ne peut en avoir … : e.",
        ),
        (
            "minimums",
            {"count": 2, "needed": 3, "got": "…", "mentors": "m, n"},
            "Mentors who must have 3 more mentees can get …: m, n.",
            "Il faut encore 3 mentorés à ces mentors, qui ne peuvent en avoir … : m, n.",
        ),
    ],
)
def test_a_code_is_said_in_either_language(
    code: str, values: dict[str, Any], english: str, french: str
) -> None:
    assert say(code, "en", **values) == english
    assert say(code, "fr", **values) == french


@pytest.mark.parametrize(
    ("value", "form", "english", "french"),
    [
        (0.75, ".3f", "0.750", "0,750"),
        (-0.5, "+.3f", "-0.500", "−0,500"),
        (0.125, ".1%", "12.5%", "12,5 %"),
        (12345.5, ".1f", "12345.5", "12345,5"),
    ],
)
def test_a_number_is_written_as_the_language_does(
    value: float, form: str, english: str, french: str
) -> None:
    assert (number(value, form, "en"), number(value, form, "fr")) == (english, french)


@pytest.mark.parametrize(
    ("agreement", "french"),
    [(0, "même a"), (1, "même a"), (2, "mêmes a"), (3, "mêmes a")],
)
def test_a_form_agrees_with_a_noun(agreement: int, french: str) -> None:
    assert say("same_attribute", "fr", column=Noun("a", agreement)) == french
    assert say("same_attribute", "en", column=Noun("a", agreement)) == "the same a"


@pytest.mark.parametrize(
    ("value", "english", "french"),
    [
        (1, "one", "un"),
        (2, "two", "deux"),
        (9, "nine", "neuf"),
        (10, "10", "10"),
        (0, "0", "0"),
        (-2, "-2", "-2"),
    ],
)
def test_small_counts_are_written_in_letters(value: int, english: str, french: str) -> None:
    assert (in_letters(value, "en"), in_letters(value, "fr")) == (english, french)


def test_no_code_stands_in_two_topics() -> None:
    """The later one would take the place of the other, unseen."""
    assert sum(map(len, TOPICS)) == len(WORDS)
