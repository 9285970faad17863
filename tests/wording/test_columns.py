"""Columns as nouns, with gender and number in French."""

from __future__ import annotations

import pytest

from matchcore.people import COLUMNS
from matchcore.wording.columns import Noun, both_nouns, column_noun


@pytest.mark.parametrize(
    ("name", "text", "agreement"),
    [
        ("department", "service", 0),
        ("motivation", "motivation", 1),
        ("interests", "centres d'intérêt", 2),
        ("skills", "compétences", 3),
        ("town", "town", 0),
    ],
)
def test_a_column_has_a_french_noun(name: str, text: str, agreement: int) -> None:
    assert column_noun(name, "fr") == Noun(text, agreement)
    assert str(column_noun(name, "fr")) == text


def test_every_column_of_ours_has_a_french_noun_and_its_english_name() -> None:
    same = {"grade", "minimum", "motivation", "programme", "site"}
    for name in COLUMNS:
        assert column_noun(name, "en") == Noun(name)
        assert (column_noun(name, "fr").text == name) == (name in same)


@pytest.mark.parametrize(
    ("agreements", "joined"),
    [([1], 1), ([3], 3), ([1, 1], 3), ([1, 3], 3), ([0, 0], 2), ([0, 3], 2), ([3, 2], 2)],
)
def test_joined_nouns_are_feminine_if_all_are(agreements: list[int], joined: int) -> None:
    noun = both_nouns([Noun(f"n{k}", k) for k in agreements], " and ")
    assert noun.agreement == joined
    assert noun.text == " and ".join(f"n{k}" for k in agreements)
