"""Languages without words are refused."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.catalogue import LANGUAGES, Language
from matchcore.errors import InputError
from matchcore.wording.languages import checked_language, csv_delimiter
from tests.cohorts import season_programme


def test_english_and_french_have_words() -> None:
    assert [checked_language(language) for language in LANGUAGES] == ["en", "fr"]


@pytest.mark.parametrize("language", ["de", "FR", "", None])
def test_a_language_without_words_is_refused(language: Any) -> None:
    with pytest.raises(InputError, match="'en', 'fr'"):
        checked_language(language)
    with pytest.raises(InputError, match="'en', 'fr'"):
        season_programme(language=language)


@pytest.mark.parametrize(
    ("given", "language", "expected"),
    [(None, "en", ","), (None, "fr", ";"), (",", "fr", ","), ("\t", "en", "\t"), ("", "fr", "")],
)
def test_files_have_the_delimiter_of_a_language_unless_one_is_given(
    given: str | None, language: Language, expected: str
) -> None:
    """An empty one is not replaced: the writer refuses it."""
    assert csv_delimiter(given, language) == expected
