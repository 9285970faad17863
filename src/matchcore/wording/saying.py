"""Puts codes and values into words, English and French."""

from __future__ import annotations

from string import Formatter
from typing import Any

from matchcore.wording.about_sentences import ABOUT
from matchcore.wording.batch_sentences import BATCH
from matchcore.wording.chart_sentences import CHARTS
from matchcore.wording.clash_sentences import CLASHES
from matchcore.wording.columns import Noun
from matchcore.wording.command_sentences import COMMANDS
from matchcore.wording.couple_sentences import COUPLES
from matchcore.wording.feedback_sentences import FEEDBACK
from matchcore.wording.languages import LANGUAGES, Language
from matchcore.wording.learning_sentences import LEARNING
from matchcore.wording.meeting_sentences import MEETINGS
from matchcore.wording.progress_sentences import PROGRESS
from matchcore.wording.question_sentences import QUESTIONS
from matchcore.wording.recognition_sentences import RECOGNITION
from matchcore.wording.rematch_sentences import REMATCH
from matchcore.wording.rule_sentences import RULES
from matchcore.wording.sentences import SENTENCES
from matchcore.wording.template_sentences import TEMPLATE
from matchcore.wording.timetable_sentences import TIMETABLE
from matchcore.wording.weight_sentences import WEIGHTS

WORDS = {
    **ABOUT,
    **BATCH,
    **CHARTS,
    **CLASHES,
    **COMMANDS,
    **COUPLES,
    **FEEDBACK,
    **LEARNING,
    **MEETINGS,
    **PROGRESS,
    **QUESTIONS,
    **RECOGNITION,
    **REMATCH,
    **RULES,
    **SENTENCES,
    **TEMPLATE,
    **TIMETABLE,
    **WEIGHTS,
}
_FRENCH_SIGNS = str.maketrans({".": ",", "%": " %", "-": "−"})
_LETTERS: dict[Language, str] = {
    "en": "one two three four five six seven eight nine",
    "fr": "un deux trois quatre cinq six sept huit neuf",
}


def say(code: str, language: Language, **values: Any) -> str:
    """Put a code and its values into words.

    >>> say("mentors", "fr", busy=3, mentors=5)
    '3 mentors sur 5 ont un mentoré'
    >>> say("mentors", "fr", busy=1, mentors=5)
    '1 mentor sur 5 a un mentoré'
    """
    words = WORDS[code][LANGUAGES.index(language)]
    return _FILLED[language].vformat(words, (), values)


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


class _Filled(Formatter):
    """Fills values into words.

    ``{count:couple|couples}`` is the form that agrees with a count, ``{column:même|même|mêmes|
    mêmes}`` the one that agrees with a `Noun`; ``{count:letters}`` writes a small count in letters.
    """

    def __init__(self, language: Language) -> None:
        self.language = language

    def format_field(self, value: Any, format_spec: str) -> str:
        """Return the value as text, or the form that agrees with it."""
        if "|" in format_spec:
            return format_spec.split("|")[self._form(value)]
        if format_spec == "letters":
            return in_letters(value, self.language)
        if isinstance(value, float):
            return number(value, format_spec, self.language)
        return format(value, format_spec)

    def _form(self, value: Any) -> int:
        """Return the place of the form that agrees with a value."""
        if isinstance(value, Noun):
            return value.agreement
        return 0 if value == 1 or (value == 0 and self.language == "fr") else 1


_FILLED = {language: _Filled(language) for language in LANGUAGES}
