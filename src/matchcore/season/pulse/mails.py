"""The mail that goes with a person's form."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from matchcore.answer.letters.typography import sentence
from matchcore.names import skill_in
from matchcore.rounds.feedback_people import Rater
from matchcore.season.pulse.privacy import FEWEST
from matchcore.season.pulse.questions import Question
from matchcore.short_repr import short_repr
from matchcore.wording import LANGUAGES, Language, date_words, series

__all__ = ["Mail", "write_mail"]


class Mail(NamedTuple):
    """A mail to one person: its subject and its plain text."""

    subject: str
    text: str

    def __repr__(self) -> str:
        return short_repr(self)


def write_mail(
    survey: Sequence[Question],
    rater: Rater,
    name: str,
    partners: Sequence[str],
    wants: Sequence[str],
    wave: int,
    contact: str,
    until: date | None,
    language: Language,
) -> Mail:
    """Return the mail to one person: what is asked, who reads it, and whom to turn to any time."""

    def words(code: str, **values: object) -> str:
        return sentence(f"pulse_{code}", language, **values)

    whom = contact or words("mail_team")
    names = series(partners, sentence("and", language))
    asked = [one for one in survey if rater in one.of]
    shown = [_shown(one, rater, wants, language) for one in asked if one.kind != "want" or wants]
    for_partner = [one.text(rater, language) for one in asked if one.reader == "partner"]
    paragraphs = [
        words("mail_greeting", name=name) if name else words("mail_greeting_nobody"),
        words("mail_about", names=names, contact=whom),
        "\n".join(shown),
        words("mail_anchors", anchors=_anchors(language)),
        *([words("mail_deadline", day=date_words(until, language))] if until else []),
        words("mail_skip"),
        words("mail_privacy", fewest=FEWEST),
        *(words("mail_partner", asks=asks) for asks in for_partner),
        words("mail_concern", contact=whom),
        f"{words('mail_regards')}\n{sentence('letter_signature', language)}",
    ]
    return Mail(words("mail_subject", wave=wave), "\n\n".join(paragraphs) + "\n")


def _shown(question: Question, rater: Rater, wants: Sequence[str], language: Language) -> str:
    """Return a line with a question; that on wants says which these are."""
    text = question.heading(rater, language)
    if question.kind != "want":
        return f"- {text}"
    named = [skill_in(one, LANGUAGES.index(language)) for one in dict.fromkeys(wants)]
    return sentence("pulse_mail_want", language, skills=", ".join(named), asks=text)


def _anchors(language: Language) -> str:
    """Return the scale in words."""
    return ", ".join(f"{k} = {sentence(f'pulse_anchor_{k}', language)}" for k in range(1, 6))
