"""Composes the letters to the people of a matching, one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from matchcore.answer.letters.addressee import Addressee
from matchcore.answer.letters.letter import Letter
from matchcore.answer.letters.partner import Partner
from matchcore.answer.letters.planned import Planned
from matchcore.answer.letters.section import Section
from matchcore.answer.letters.sender import Sender
from matchcore.answer.letters.typography import with_hard_spaces
from matchcore.checks.reasons import CLOSED
from matchcore.model.side import Side
from matchcore.wording import Language, say, series

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

_ASKED_FOR_NOBODY = ("no_demand", "no_capacity")  # or their couples run already


def compose(
    couples: Couples, sender: Sender, planned: Planned, language: Language
) -> Iterator[Letter]:
    """Yield a letter for each person of a matching in each role: mentees first, then by id.

    Who asked for no partner, and whose places are taken by running couples, gets none.

    Parameters
    ----------
    couples : Couples
    sender : Sender
    planned : Planned
        First sessions and trainings, where there are any.
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
            addressee = Addressee.of(couples.rosters[side], row, side.role, language)
            reader = Reader(couples, side, addressee, sender, planned)
            if row in partners:
                yield reader.introduced(partners[row])
            elif waiting[row] not in _ASKED_FOR_NOBODY:
                yield reader.waiting(is_closed=waiting[row] in CLOSED)


@dataclass(frozen=True)
class Reader:
    """One person to whom a letter goes.

    Attributes
    ----------
    couples : Couples
    side : Side
    addressee : Addressee
    sender : Sender
    planned : Planned
    """

    couples: Couples
    side: Side
    addressee: Addressee
    sender: Sender
    planned: Planned

    @property
    def language(self) -> Language:
        """That of the reader."""
        return self.addressee.language

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
            *self._prepared(),
            Section(self._say("letter_steps"), tuple(self._steps(partners))),
        )
        closing = self._say("letter_closing_couple")
        return self.addressee.letter(
            self.sender, subject, tuple(opening), sections, closing, is_matched=True
        )

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
        return self.addressee.letter(
            self.sender, subject, opening, (following,), closing, is_matched=False
        )

    def _prepared(self) -> Iterator[Section]:
        """Yield the trainings before the first session, if there are any."""
        own = self.planned.trainings(self.side.role, self.addressee.who, self.language)
        lines = tuple(with_hard_spaces(line, self.language) for line in own)
        if lines:
            yield Section(self._say("letter_training"), lines)

    def _steps(self, partners: list[Partner]) -> Iterator[str]:
        when, contact = self.sender.when(self.language), self.sender.contact(self.language)
        dated = {one.k: self._first_session(one) for one in partners}
        yield from (step for step in dated.values() if step)
        met = self.planned.met
        open_ones = [one for one in partners if not dated[one.k] and one.pair not in met]
        if open_ones:
            names = series([one.name for one in open_ones], say("and", self.language))
            code = f"letter_step_date_{self.side.role}"
            yield self._say(code, names=names, when=when, count=len(open_ones))
            yield from (one.hours for one in open_ones if one.hours)
            yield self._say("letter_step_rhythm")
        yield self._say("letter_step_trust")
        yield self._say("letter_step_misfit", coordinator=contact)

    def _first_session(self, partner: Partner) -> str:
        """Return when the two meet first, or next, in words; empty where nothing is planned."""
        when = self.planned.session(partner.pair, self.addressee.who, self.language)
        code = f"letter_{'next' if partner.pair in self.planned.met else 'first'}_session"
        return self._say(code, name=partner.name, **when) if when else ""

    def _say(self, code: str, **values: object) -> str:
        return self.addressee.say(code, **values)
