"""The languages that matchcore writes."""

from __future__ import annotations

from typing import Literal

from matchcore.errors import InputError, InputProblem

Language = Literal["en", "fr"]
LANGUAGES: tuple[Language, ...] = ("en", "fr")


def checked_language(language: str) -> Language:
    """Return a language that has words, or raise."""
    for known in LANGUAGES:
        if language == known:
            return known
    remedy = f"use one of {list(LANGUAGES)}"
    raise InputError(InputProblem("not_a_choice", "language", repr(language), remedy=remedy))
