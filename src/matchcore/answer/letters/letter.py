"""One letter to one person, as text and as a page."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from matchcore.answer.letters.page import letter_page
from matchcore.answer.letters.section import Section
from matchcore.short_repr import short_repr
from matchcore.wording import Language


@dataclass(frozen=True)
class Letter:
    """One letter to one person in one role.

    Attributes
    ----------
    who : str
        The id.
    role : {"mentee", "mentor"}
        A person with both roles gets a letter in each.
    name, email : str
        Empty where the tables have none.
    language : {"en", "fr"}
    subject, greeting : str
    opening : tuple of str
        Paragraphs.
    sections : tuple of Section
    closing : str
        The last paragraph.
    signature : tuple of str
        Lines.
    is_matched : bool
        Whether it introduces a partner.
    """

    who: str
    role: str
    name: str
    email: str
    language: Language
    subject: str
    greeting: str
    opening: tuple[str, ...]
    sections: tuple[Section, ...]
    closing: str
    signature: tuple[str, ...]
    is_matched: bool

    __repr__ = short_repr

    def __str__(self) -> str:
        return self.text

    @cached_property
    def text(self) -> str:
        """The letter as plain text, one paragraph a line."""
        parts = [self.greeting, *self.opening]
        parts += [section.text for section in self.sections]
        return "\n\n".join((*parts, self.closing, "\n".join(self.signature))) + "\n"

    @cached_property
    def html(self) -> str:
        """The letter as a page that needs nothing else, every value escaped."""
        opening, ending = (self.greeting, *self.opening), (self.closing, self.signature)
        return letter_page(self.subject, opening, self.sections, ending, self.language)

    def _repr_html_(self) -> str:
        return self.html
