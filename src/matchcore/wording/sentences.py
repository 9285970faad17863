"""The words, English and French. Everything above this line of code speaks in codes and values."""

from __future__ import annotations

from string import Formatter
from typing import Any

from matchcore.wording.catalogue import SENTENCES
from matchcore.wording.languages import LANGUAGES, Language


def say(code: str, language: Language, **values: Any) -> str:
    """Put a code and its values into words.

    >>> say("mentors", "fr", busy=3, mentors=5)
    '3 mentors sur 5 ont un mentoré'
    >>> say("mentors", "fr", busy=1, mentors=5)
    '1 mentor sur 5 a un mentoré'
    """
    words = SENTENCES[code][LANGUAGES.index(language)]
    return _FILLED[language].vformat(words, (), values)


class _Filled(Formatter):
    """Fills values into words; ``{count:couple|couples}`` is the form that agrees with a count."""

    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return the value as it is written, or the singular or the plural that it asks for."""
        if "|" in format_spec:
            one, several = format_spec.split("|")
            return one if value == 1 or (value == 0 and self.language == "fr") else several
        if isinstance(value, float):
            return number(value, format_spec, self.language)
        return format(value, format_spec)


def number(value: float, form: str, language: Language) -> str:
    """Write a number for people, as the language does; never for a file that machines read.

    >>> number(0.125, ".3f", "fr"), number(0.125, ".1%", "fr"), number(0.125, ".1%", "en")
    ('0,125', '12,5 %', '12.5%')
    """
    text = format(value, form)
    return text.replace(".", ",").replace("%", " %") if language == "fr" else text


_FILLED = {language: _Filled(language) for language in LANGUAGES}
