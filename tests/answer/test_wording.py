"""The words: every code in both languages, with the same places for the values."""

from __future__ import annotations

import ast
from importlib.resources import files
from string import Formatter
from typing import Any

import pytest

from matchcore.answer import wording
from matchcore.answer.wording import checked_language, rule_name, say
from matchcore.assignment import SolveStatus
from matchcore.datasets import load_demo
from matchcore.errors import InputError
from matchcore.programme import Programme
from tests.cohorts import season, season_programme, season_tables

WORDS: dict[str, tuple[str, ...]] = wording._WORDS  # type: ignore[assignment]
SAME_IN_BOTH = {"mentor", "score_column"}


def places(text: str) -> set[str]:
    return {f"{name}:{form}" for _, name, form, _ in Formatter().parse(text) if name is not None}


@pytest.mark.parametrize("code", WORDS)
def test_every_code_has_both_languages_and_the_same_places(code: str) -> None:
    english, french = WORDS[code]
    assert english.strip()
    assert french.strip()
    assert places(english) == places(french)
    assert (english == french) == (code in SAME_IN_BOTH)


def said_in_the_source() -> set[str]:
    """Return the codes that the sources say as plain text: ``say("code", …)``."""
    found = set()
    for path in files("matchcore.answer").iterdir():
        if path.name.endswith(".py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                is_say = isinstance(node, ast.Call) and getattr(node.func, "id", "") == "say"
                if is_say and isinstance(node.args[0], ast.Constant):
                    found.add(node.args[0].value)
    return found


def test_every_code_that_the_source_says_has_words() -> None:
    said = said_in_the_source()
    assert {"headline", "unknown", "places"} <= said
    assert said <= set(WORDS)


@pytest.mark.parametrize(
    "code",
    [
        *(f"{role}_{what}" for role in ("mentee", "mentor") for what in ("closed", "places_taken")),
        *("not_worth", "no_demand", "no_capacity", "nobody_there"),
        *(status.value for status in SolveStatus if status.name in ("OPTIMAL", "FEASIBLE")),
        *("coverage", "score", "Floor", "Oneself"),
    ],
)
def test_codes_that_are_put_together_have_words(code: str) -> None:
    assert code in WORDS


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
            "NoRepeat forbids 2",
            "NoRepeat en interdit 2",
        ),
        ("unknown", {}, "unknown", "inconnu"),
    ],
)
def test_a_code_is_said_in_either_language(
    code: str, values: dict[str, Any], english: str, french: str
) -> None:
    assert say(code, "en", **values) == english
    assert say(code, "fr", **values) == french


def test_rules_of_others_keep_their_names() -> None:
    assert rule_name("SeniorityGap(at_least=2)", "fr") == "SeniorityGap(at_least=2)"
    assert rule_name("Oneself", "fr") == "être soi-même"


@pytest.mark.parametrize("language", ["de", "FR", "", None])
def test_a_language_without_words_is_refused(language: Any) -> None:
    with pytest.raises(InputError, match="'en', 'fr'"):
        checked_language(language)
    with pytest.raises(InputError, match="'en', 'fr'"):
        season_programme(language=language)


def test_a_french_programme_gives_french_reasons() -> None:
    tables = season_tables()
    tables["mentees"]["demand"] = [1, 1, 0]
    french = season_programme(language="fr").match(**tables)
    assert french.unmatched["why"].tolist() == ["ne demande aucun mentor (demande 0)"]
    assert "inconnu" in french.explain("e2", "m2").text
    assert "pas un couple de cet appariement" in french.explain("e2", "m1").text


def test_a_french_summary_has_no_english_line() -> None:
    programme = Programme.reverse_mentoring()
    english = str(programme.match(cohort=load_demo()).summary())
    programme.language = "fr"
    french = str(programme.match(cohort=load_demo()).summary())
    shared = set(english.splitlines()) & set(french.splitlines())
    assert all("→" in line or not line.strip() for line in shared), "only couples are shared"
    assert season().language == "en"
