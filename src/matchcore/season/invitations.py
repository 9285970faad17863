"""`invitations`: letters to candidates on their role and what is expected of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matchcore.answer.letters import Letter, Letters, Section
from matchcore.answer.letters.addressee import Addressee
from matchcore.answer.letters.sender import Sender
from matchcore.answer.summary import Block, Summary
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.side import Side
from matchcore.number_checks import wrong_count
from matchcore.people import Cohort, Roster
from matchcore.programme import Programme
from matchcore.rules import SeniorityGap
from matchcore.wording import checked_language, date_words, say, series

__all__ = ["Invitations", "invitations"]


@dataclass(frozen=True, repr=False, eq=False)
class Invitations(Letters):
    """The letters to all candidates; `invitations` returns them.

    They are written and read as other `Letters`.
    """

    @property
    def summary(self) -> Summary:
        """How many letters there are, in which role, and how many have no address."""
        language = self.language
        counts = {
            role: sum(one.role == role for one in self.letters) for role in ("mentee", "mentor")
        }
        lines = [
            say(f"invited_{role}s", language, count=count)
            for role, count in counts.items()
            if count
        ]
        nowhere = sum(not letter.email for letter in self.letters)
        if nowhere:
            lines.append(say("letters_no_email", language, count=nowhere))
        return Summary((Block(say("invited", language, count=len(self)), tuple(lines)),))


@dataclass(frozen=True)
class _Asked:
    """What taking part means, as the letters say it."""

    sessions: int
    minutes: int
    weeks: int
    training: tuple[str, ...]
    is_reversed: bool

    @property
    def hours(self) -> float:
        """The hours of all sessions together."""
        return self.sessions * self.minutes / 60


def invitations(
    programme: Programme,
    applicants: Cohort,
    *,
    sessions: int = 8,
    minutes: int = 60,
    weeks: int = 26,
    training: Sequence[str] = (),
    coordinator: str | None = None,
    deadline: date | None = None,
    language: str | None = None,
) -> Invitations:
    """Return a letter to each candidate that says the role and what is expected.

    Candidates can then say yes or no knowing what they agree to. A person in both tables gets a
    letter in each role. No letter names anybody else.

    Parameters
    ----------
    programme : Programme
    applicants : Cohort
    sessions : int
        With each partner, over the season.
    minutes : int
        Of a session.
    weeks : int
        How long the season is.
    training : sequence of str
        What everybody takes part in before the first session, by name.
    coordinator : str, optional
        Whom to answer: a name, an address, or ``"Name <address>"``.
    deadline : datetime.date, optional
        Until when to answer.
    language : {"en", "fr"}, optional
        Of people whose column ``language`` states neither; by default the programme's.

    Raises
    ------
    InputError
        Lists every argument that is wrong.

    Examples
    --------
    >>> from matchcore import Programme, datasets
    >>> letters = invitations(Programme.reverse_mentoring(), datasets.load_demo(), sessions=6)
    >>> letters["E-0007"][0].sections[1].items[0]
    '6 séances de 60 minutes en 26 semaines avec chaque partenaire, soit ...h pour chacun'
    """
    _refuse_wrong(programme, applicants, sessions, minutes, weeks, training)
    sender = Sender.of(programme.to_dict(), coordinator, deadline)
    chosen = checked_language(programme.language if language is None else language)
    reverse = any(
        isinstance(rule, SeniorityGap) and rule.direction == "mentee_above"
        for rule in programme.rules
    )
    asked = _Asked(sessions, minutes, weeks, tuple(training), reverse)
    letters = [
        _letter(Addressee.of(roster, row, side.role, chosen), sender, asked)
        for side, people in zip(Side, (applicants.mentees, applicants.mentors), strict=True)
        for roster in [Roster.of(people)]
        for row in range(len(roster.ids))
    ]
    return Invitations(tuple(letters), chosen)


def _letter(to: Addressee, sender: Sender, asked: _Asked) -> Letter:
    programme, contact = sender.programme(to.language), sender.contact(to.language)
    role = [to.say(f"invitation_role_{to.role}")]
    if asked.is_reversed:
        role.append(to.say(f"letter_reverse_{to.role}"))
    sections = (
        Section(to.say("invitation_role"), paragraphs=tuple(role)),
        Section(to.say("invitation_expected"), tuple(_expected(to, asked))),
        Section(to.say("invitation_answer"), paragraphs=(_answer(to, sender, contact),)),
    )
    opening = (to.say(f"invitation_opening_{to.role}", programme=programme),)
    subject, closing = to.say(f"invitation_subject_{to.role}"), to.say("invitation_closing")
    return to.letter(sender, subject, opening, sections, closing, is_matched=False)


def _expected(to: Addressee, asked: _Asked) -> Iterator[str]:
    numbers = {"sessions": asked.sessions, "minutes": asked.minutes, "weeks": asked.weeks}
    yield to.say("invitation_sessions", **numbers, hours=asked.hours)
    if asked.training:
        names = series(asked.training, say("and", to.language))
        yield to.say("invitation_training", trainings=names, count=len(asked.training))
    yield to.say(f"invitation_prepare_{to.role}")
    yield to.say("invitation_surveys")
    yield to.say("letter_step_trust")


def _answer(to: Addressee, sender: Sender, contact: str) -> str:
    if sender.deadline is None:
        return to.say("invitation_reply", coordinator=contact)
    day = date_words(sender.deadline, to.language)
    return to.say("invitation_reply_by", coordinator=contact, day=day)


def _refuse_wrong(
    programme: Any, applicants: Any, sessions: Any, minutes: Any, weeks: Any, training: Any
) -> None:
    problems = []
    for name, given, kind in (
        ("programme", programme, Programme),
        ("applicants", applicants, Cohort),
    ):
        if not isinstance(given, kind):
            remedy = told("give a {kind}", kind=kind.__name__)
            problems.append(InputProblem("wrong_type", name, f"{given!r:.60}", "", remedy))
    for name, count in (("sessions", sessions), ("minutes", minutes), ("weeks", weeks)):
        problems += wrong_count(name, count)
    if isinstance(training, str) or not all(isinstance(one, str) and one for one in training):
        remedy = told("give names as a list of text")
        problems.append(InputProblem("wrong_type", "training", f"{training!r:.60}", "", remedy))
    if problems:
        raise InputError(problems)
