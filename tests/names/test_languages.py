"""Names of languages: each leads to one code."""

from __future__ import annotations

from collections import Counter

import pytest

from matchcore.names import fold, language_key, languages


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("fr", "fr"),
        ("FR", "fr"),
        ("fr_FR", "fr"),
        ("en-GB", "en"),
        ("Français", "fr"),
        ("francais", "fr"),
        ("anglais", "en"),
        ("Deutsch", "de"),
        ("中文", "zh"),
        ("Mandarin", "zh"),
        ("Klingon", "klingon"),
        ("xx-YY", "xx-yy"),
    ],
)
def test_a_name_leads_to_its_code(name: str, key: str) -> None:
    assert language_key(name) == key


def test_every_language_leads_from_all_its_names_to_its_code() -> None:
    for line in languages._NAMES.strip().splitlines():
        code, names = line.split(" ", 1)
        assert len(code) == 2
        assert {language_key(name) for name in (code, *names.split("|"))} == {code}


def test_no_name_stands_for_two_languages() -> None:
    """The later one would win without a word."""
    lines = [line.split(" ", 1) for line in languages._NAMES.strip().splitlines()]
    claims = Counter(name for _, names in lines for name in {*map(fold, names.split("|"))})
    assert [name for name, count in claims.items() if count > 1] == []
    assert len({code for code, _ in lines}) == len(lines)


def test_known_languages_are_told_from_other_short_names() -> None:
    assert all(map(languages.is_language, ("fr", "pt-BR", "anglais", "日本語")))
    assert not any(map(languages.is_language, ("RH", "Klingon", "", "xx")))
