"""To whom a letter goes, and how it begins and ends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matchcore.answer.letters.letter import Letter
from matchcore.answer.letters.section import Section
from matchcore.answer.letters.sender import Sender
from matchcore.answer.letters.typography import sentence
from matchcore.names import language_key
from matchcore.wording import LANGUAGES, Language

if TYPE_CHECKING:
    from matchcore.people import Roster


@dataclass(frozen=True)
class Addressee:
    """One person in one role, who gets a letter.

    Attributes
    ----------
    who : str
        The id.
    role : {"mentee", "mentor"}
    name, email : str
        Empty where unknown.
    language : {"en", "fr"}
    """

    who: str
    role: str
    name: str
    email: str
    language: Language

    @classmethod
    def of(cls, roster: Roster, row: int, role: str, language: Language) -> Addressee:
        """Return a person of a roster; the language holds where the table states none of ours."""
        profile = roster.profile(row)
        stated = language_key(profile.language)
        own = next((one for one in LANGUAGES if one == stated), language)
        return cls(roster.ids[row], role, roster.names[row], profile.email, own)

    def say(self, code: str, **values: Any) -> str:
        """Put a code into the words of a letter, in this person's language."""
        return sentence(code, self.language, **values)

    def letter(
        self,
        sender: Sender,
        subject: str,
        opening: tuple[str, ...],
        sections: tuple[Section, ...],
        closing: str,
        *,
        is_matched: bool,
    ) -> Letter:
        """Return a letter to this person, greeted and signed."""
        code = "letter_greeting" if self.name else "letter_greeting_nobody"
        return Letter(
            self.who,
            self.role,
            self.name,
            self.email,
            self.language,
            subject,
            self.say(code, name=self.name),
            opening,
            sections,
            closing,
            (self.say("letter_regards"), sender.signature(self.language)),
            is_matched,
        )
