"""Values filled into words, as a language writes and counts them."""

from __future__ import annotations

from string import Formatter
from typing import Any

from matchcore.catalogue.languages import Language

_FRENCH_SIGNS = str.maketrans({".": ",", "%": " %", "-": "−"})
_LETTERS: dict[Language, str] = {
    "en": "one two three four five six seven eight nine",
    "fr": "un deux trois quatre cinq six sept huit neuf",
}


def number(value: float, form: str, language: Language) -> str:
    """Write a number for people, as the language does; never for a file that machines read.

    >>> number(0.125, ".3f", "fr"), number(0.125, ".1%", "fr"), number(0.125, ".1%", "en")
    ('0,125', '12,5 %', '12.5%')
    >>> number(-0.25, "+.2f", "fr"), number(-0.25, "+.2f", "en")
    ('−0,25', '-0.25')
    """
    text = format(value, form)
    return text.translate(_FRENCH_SIGNS) if language == "fr" else text


def in_letters(value: int, language: Language) -> str:
    """Write a count from 1 to 9 in letters, masculine in French, and any other in digits.

    >>> in_letters(2, "fr"), in_letters(12, "fr")
    ('deux', '12')
    """
    return _LETTERS[language].split()[value - 1] if 1 <= value <= 9 else str(value)


class Filled(Formatter):
    """Fills values into words.

    ``{count:couple|couples}`` is the form that agrees with a count; ``{count:letters}`` writes a
    small count in letters.

    >>> Filled("fr").vformat("{count} {count:couple|couples}", (), {"count": 0})
    '0 couple'
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return the value as text, or the form that agrees with it."""
        if "|" in format_spec:
            return format_spec.split("|")[self.form(value)]
        if format_spec == "letters":
            return in_letters(value, self.language)
        if isinstance(value, float):
            return number(value, format_spec, self.language)
        return format(value, format_spec)

    def form(self, value: Any) -> int:
        """Return the place of the form that agrees with a value."""
        return 0 if value == 1 or (value == 0 and self.language == "fr") else 1
