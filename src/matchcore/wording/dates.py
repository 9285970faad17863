"""Dates in words."""

from __future__ import annotations

from datetime import date

from matchcore.catalogue import Language

_MONTHS: dict[Language, str] = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}


def date_words(day: date, language: Language) -> str:
    """Write a date for people.

    >>> date_words(date(2026, 11, 1), "en"), date_words(date(2026, 11, 1), "fr")
    ('1 November 2026', '1er novembre 2026')
    """
    first = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{first} {_MONTHS[language].split()[day.month - 1]} {day.year}"
