"""Puts codes and values into words, English and French."""

from __future__ import annotations

from typing import Any

from matchcore.catalogue import LANGUAGES, Filled, Language
from matchcore.wording.about_sentences import ABOUT
from matchcore.wording.aim_sentences import AIMS
from matchcore.wording.batch_sentences import BATCH
from matchcore.wording.chart_sentences import CHARTS
from matchcore.wording.clash_sentences import CLASHES
from matchcore.wording.columns import Noun
from matchcore.wording.command_sentences import COMMANDS
from matchcore.wording.couple_sentences import COUPLES
from matchcore.wording.export_sentences import EXPORTS
from matchcore.wording.feedback_sentences import FEEDBACK
from matchcore.wording.indicator_sentences import INDICATORS
from matchcore.wording.learning_sentences import LEARNING
from matchcore.wording.letter_sentences import LETTERS
from matchcore.wording.meeting_sentences import MEETINGS
from matchcore.wording.pitfall_sentences import PITFALLS
from matchcore.wording.plausibility_sentences import PLAUSIBILITY
from matchcore.wording.progress_sentences import PROGRESS
from matchcore.wording.pulse_sentences import PULSE
from matchcore.wording.question_sentences import QUESTIONS
from matchcore.wording.recognition_sentences import RECOGNITION
from matchcore.wording.rematch_sentences import REMATCH
from matchcore.wording.report_sentences import REPORT
from matchcore.wording.rule_sentences import RULES
from matchcore.wording.season_page_sentences import SEASON_PAGE
from matchcore.wording.selection_sentences import SELECTION
from matchcore.wording.sentences import SENTENCES
from matchcore.wording.session_sentences import SESSIONS
from matchcore.wording.shortage_sentences import SHORTAGES
from matchcore.wording.survey_sentences import SURVEYS
from matchcore.wording.template_sentences import TEMPLATE
from matchcore.wording.timetable_sentences import TIMETABLE
from matchcore.wording.training_sentences import TRAINING
from matchcore.wording.unmatched_sentences import UNMATCHED
from matchcore.wording.weight_sentences import WEIGHTS

TOPICS = (
    ABOUT,
    AIMS,
    BATCH,
    CHARTS,
    CLASHES,
    COMMANDS,
    COUPLES,
    EXPORTS,
    FEEDBACK,
    INDICATORS,
    LEARNING,
    LETTERS,
    MEETINGS,
    PITFALLS,
    PLAUSIBILITY,
    PROGRESS,
    PULSE,
    QUESTIONS,
    RECOGNITION,
    REMATCH,
    REPORT,
    RULES,
    SEASON_PAGE,
    SELECTION,
    SENTENCES,
    SESSIONS,
    SHORTAGES,
    SURVEYS,
    TEMPLATE,
    TIMETABLE,
    TRAINING,
    UNMATCHED,
    WEIGHTS,
)
WORDS = {code: words for topic in TOPICS for code, words in topic.items()}


def say(code: str, language: Language, **values: Any) -> str:
    """Put a code and its values into words.

    >>> say("mentors", "fr", busy=3, mentors=5)
    '3 mentors sur 5 ont un mentoré'
    >>> say("mentors", "fr", busy=1, mentors=5)
    '1 mentor sur 5 a un mentoré'
    """
    words = WORDS[code][LANGUAGES.index(language)]
    return _FILLED[language].vformat(words, (), values)


class _Agreeing(Filled):
    """Fills values into words that agree with nouns, too.

    ``{column:même|même|mêmes|mêmes}`` is the form that agrees with a `Noun`.
    """

    def form(self, value: Any) -> int:
        """Return the place of the form that agrees with a value."""
        return value.agreement if isinstance(value, Noun) else super().form(value)


_FILLED = {language: _Agreeing(language) for language in LANGUAGES}
