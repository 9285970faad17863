"""Composes the letters to the people of a matching, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from matchcore.answer.letters.letter import Letter
from matchcore.answer.letters.partner import Partner
from matchcore.answer.letters.section import Section
from matchcore.answer.letters.sender import Sender
from matchcore.answer.letters.typography import sentence
from matchcore.checks.reasons import CLOSED
from matchcore.model.side import Side
from matchcore.names import language_key
from matchcore.wording import LANGUAGES, Language, say, series

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

_ASKED_FOR_NOBODY = ("no_demand", "no_capacity")  # or their couples run already


def compose(couples: Couples, sender: Sender, language: Language) -> Iterator[Letter]:
    """Yield a letter for each person of a matching in each role: mentees first, then by id.

    Who asked for no partner, and whose places are taken by running couples, gets none.

    Parameters
    ----------
    couples : Couples
    sender : Sender
    language : {"en", "fr"}
        Of those whose table states no language that letters know.
    """
    a = couples.assignment
    for side in Side:
        partners: dict[int, list[int]] = {}
        for k, row in enumerate((a.mentees, a.mentors)[side].tolist()):
            partners.setdefault(row, []).append(k)
        waiting = {row: reason.code for row, reason in couples.reasons(side)}
        for row in range(len(couples.rosters[side].ids)):
            reader = Reader(couples, side, row, sender, language)
            if row in partners:
                yield reader.introduced(partners[row])
            elif waiting[row] not in _ASKED_FOR_NOBODY:
                yield reader.waiting(is_closed=waiting[row] in CLOSED)


class Reader:
    """One person to whom a letter goes."""

    def __init__(
        self, couples: Couples, side: Side, row: int, sender: Sender, language: Language
    ) -> None:
        self.couples, self.side, self.row, self.sender = couples, side, row, sender
        self.profile = couples.rosters[side].profile(row)
        self.name = couples.rosters[side].names[row]
        stated = language_key(self.profile.language)
        self.language = next((one for one in LANGUAGES if one == stated), language)

    def introduced(self, ks: list[int]) -> Letter:
        """Return the letter that introduces the partners of some couples."""
        role, programme = self.side.role, self.sender.programme(self.language)
        partners = [Partner(self.couples, k, self.side, self.language) for k in ks]
        names = series([one.name for one in partners], say("and", self.language))
        subject = self._say(f"letter_subject_{role}", names=names, count=len(ks))
        opening = [self._say(f"letter_opening_{role}", programme=programme, count=len(ks))]
        if all(one.is_reversed for one in partners):
            opening.append(self._say(f"letter_reverse_{role}"))
        topics = tuple(topic for one in partners for topic in one.topics())
        sections = (
            *(one.section for one in partners),
            Section(self._say("letter_topics"), topics),
            Section(self._say("letter_steps"), tuple(self._steps(partners, names))),
        )
        closing = self._say("letter_closing_couple")
        return self._letter(subject, tuple(opening), sections, closing, is_matched=True)

    def waiting(self, *, is_closed: bool) -> Letter:
        """Return the letter to somebody without a partner, which names nobody else."""
        role, contact = self.side.role, self.sender.contact(self.language)
        programme = self.sender.programme(self.language)
        opening = (
            self._say("letter_opening_waiting", programme=programme),
            self._say(f"letter_{'closed' if is_closed else 'waiting'}_{role}"),
        )
        codes = [f"letter_next_waiting_{role}", "letter_next_change"]
        if is_closed:
            codes = ["letter_next_closed"]
        steps = tuple(self._say(code, coordinator=contact) for code in codes)
        following = Section(self._say("letter_next"), paragraphs=steps)
        subject, closing = self._say("letter_subject_waiting"), self._say("letter_closing_waiting")
        return self._letter(subject, opening, (following,), closing, is_matched=False)

    def _steps(self, partners: list[Partner], names: str) -> Iterator[str]:
        when, contact = self.sender.when(self.language), self.sender.contact(self.language)
        code = f"letter_step_date_{self.side.role}"
        yield self._say(code, names=names, when=when, count=len(partners))
        yield from (one.hours for one in partners if one.hours)
        yield self._say("letter_step_rhythm")
        yield self._say("letter_step_trust")
        yield self._say("letter_step_misfit", coordinator=contact)

    def _letter(
        self,
        subject: str,
        opening: tuple[str, ...],
        sections: tuple[Section, ...],
        closing: str,
        *,
        is_matched: bool,
    ) -> Letter:
        code = "letter_greeting" if self.name else "letter_greeting_nobody"
        signature = self._say("letter_regards"), self.sender.signature(self.language)
        return Letter(
            self.couples.rosters[self.side].ids[self.row],
            self.side.role,
            self.name,
            self.profile.email,
            self.language,
            subject,
            self._say(code, name=self.name),
            opening,
            sections,
            closing,
            signature,
            is_matched,
        )

    def _say(self, code: str, **values: object) -> str:
        return sentence(code, self.language, **values)
