"""The language that is asked for."""

from __future__ import annotations

from matchcore.catalogue import LANGUAGES, Language, told
from matchcore.errors import InputError, InputProblem


def checked_language(language: str) -> Language:
    """Return a language that has words, or raise."""
    for known in LANGUAGES:
        if language == known:
            return known
    remedy = told("use one of {choices}", choices=list(LANGUAGES))
    raise InputError(InputProblem("not_a_choice", "language", repr(language), remedy=remedy))


def csv_delimiter(given: str | None, language: Language) -> str:
    """Return the delimiter of CSV files for people: the given one, or what spreadsheets expect.

    >>> csv_delimiter(None, "en"), csv_delimiter(None, "fr"), csv_delimiter(",", "fr")
    (',', ';', ',')
    """
    if given is not None:
        return given
    return ";" if language == "fr" else ","
