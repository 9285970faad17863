"""Dates in words."""

from __future__ import annotations

from datetime import date, datetime

from matchcore.catalogue import Language

_MONTHS: dict[Language, str] = {
    "en": "January February March April May June July August September October November December",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
}

_DAYS: dict[Language, str] = {
    "en": "Monday Tuesday Wednesday Thursday Friday Saturday Sunday",
    "fr": "lundi mardi mercredi jeudi vendredi samedi dimanche",
}


def date_words(day: date, language: Language) -> str:
    """Write a date for people.

    >>> date_words(date(2026, 11, 1), "en"), date_words(date(2026, 11, 1), "fr")
    ('1 November 2026', '1er novembre 2026')
    """
    first = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{first} {month_words(day, language)}"


def month_words(day: date, language: Language) -> str:
    """Write the month of a date for people.

    >>> month_words(date(2026, 11, 1), "en"), month_words(date(2026, 8, 31), "fr")
    ('November 2026', 'août 2026')
    """
    return f"{_MONTHS[language].split()[day.month - 1]} {day.year}"


def day_words(day: date, language: Language) -> str:
    """Write a date with its day of the week.

    >>> day_words(date(2026, 3, 2), "en"), day_words(date(2026, 3, 1), "fr")
    ('Monday 2 March 2026', 'dimanche 1er mars 2026')
    """
    return f"{_DAYS[language].split()[day.weekday()]} {date_words(day, language)}"


def time_words(moment: datetime, language: Language) -> str:
    """Write the time of day.

    >>> moment = datetime(2026, 3, 2, 14, 5)
    >>> time_words(moment, "en"), time_words(moment, "fr")
    ('14:05', '14 h 05')
    >>> time_words(moment.replace(minute=0), "fr")
    '14 h'
    """
    if language == "en":
        return f"{moment:%H:%M}"
    return f"{moment.hour} h {moment:%M}" if moment.minute else f"{moment.hour} h"
