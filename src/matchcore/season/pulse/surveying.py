"""`survey`: from couples to the forms of everybody, in the language of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.number_checks import wrong_count
from matchcore.people import Cohort
from matchcore.rounds.feedback_people import RATERS, Rater
from matchcore.season.pulse.forms import form_table
from matchcore.season.pulse.mails import write_mail
from matchcore.season.pulse.participants import (
    Couple,
    Participants,
    checked_wave,
    read_participants,
    stated_language,
)
from matchcore.season.pulse.questions import SURVEY, Question, checked_survey, refuse
from matchcore.season.pulse.survey_forms import Form, Survey
from matchcore.wording import Language

__all__ = ["survey"]


def survey(
    pairs: Any,
    cohort: Cohort | None = None,
    *,
    wave: int,
    questions: Sequence[Question] = SURVEY,
    wants: int = 3,
    contact: str = "",
    until: date | None = None,
    language: str | None = None,
) -> Survey:
    """Return the forms of a survey: who is asked what, in the language of each.

    Parameters
    ----------
    pairs : Matching, frame with mentee and mentor, or pairs of ids
        The couples.
    cohort : Cohort, optional
        Their people. A matching that was loaded does not know how important their wants are to
        mentees; with the cohort, forms say it, and otherwise they ask.
    wave : int
        The number of the survey, from 1 on.
    questions : sequence of Question
    wants : int
        Of how many wants each mentee is asked, the most important first.
    contact : str
        Whom to return the form to, and whom to write to at any time.
    until : date, optional
        By when to answer.
    language : {"en", "fr"}, optional
        Of those who state none; by default that of the matching.

    Raises
    ------
    InputError
        A couple or an argument cannot be used; all problems at once.

    Examples
    --------
    >>> forms = survey([("ana", "zoe"), ("bob", "zoe")], wave=1)
    >>> print(forms)
    Survey 1: 3 forms
      2 couples, 2 mentees and 1 mentor asked
      3 people have no e-mail address
    >>> forms.forms[2].table.iloc[:, 4].tolist()
    ['ana', 'bob']
    """
    problems: list[InputProblem] = []
    spoken = stated_language(language, problems)
    of = read_participants(pairs, cohort, spoken, problems)
    asks = checked_survey(questions, problems)
    number = checked_wave(wave, problems)
    problems += wrong_count("wants", wants, 0) + _wrong_until(until) + _wrong_contact(contact)
    refuse(problems)
    most = max((len(of.wants.get(mentee, ())) for mentee, _ in of.couples), default=0)
    asked = _Asked(of, asks, number, min(wants, most), contact, until)
    forms = tuple(form for rater in RATERS for form in asked.forms(rater))
    tables = {f"{rater}s": asked.table(rater, of.couples, of.language) for rater in RATERS}
    return Survey(number, asks, forms, tables, of.language)


@dataclass(frozen=True, repr=False)
class _Asked:
    """A survey while its forms are made."""

    of: Participants
    questions: tuple[Question, ...]
    wave: int
    wants: int
    contact: str
    until: date | None

    def forms(self, rater: Rater) -> list[Form]:
        """Return the form of each person of one side, by id."""
        own: dict[str, list[Couple]] = {}
        for couple in self.of.couples:
            own.setdefault(couple[RATERS.index(rater)], []).append(couple)
        return [self._form(rater, who, couples) for who, couples in sorted(own.items())]

    def table(self, rater: Rater, couples: Sequence[Couple], language: Language) -> pd.DataFrame:
        """Return the rows of some couples."""
        return form_table(self.of, self.questions, rater, couples, self.wave, self.wants, language)

    def _form(self, rater: Rater, who: str, couples: list[Couple]) -> Form:
        language, reached = self.of.language_of(rater, who), self.of.contact(rater, who)
        other: Rater = "mentor" if rater == "mentee" else "mentee"
        partners = [pair[RATERS.index(other)] for pair in couples]
        called = [self.of.contact(other, one).name or one for one in partners]
        wants = [x.skill for x in self.of.wants.get(who, ())[: self.wants]]
        wants = wants if rater == "mentee" else []
        sent = (rater, reached.name, called, wants, self.wave, self.contact, self.until, language)
        mail = write_mail(self.questions, *sent)
        table = self.table(rater, couples, language)
        return Form(who, rater, reached.name, reached.email, language, table, mail)


def _wrong_until(until: object) -> list[InputProblem]:
    if until is None or (isinstance(until, date) and not isinstance(until, datetime)):
        return []
    return [InputProblem("wrong_type", "until", f"{until!r:.60}", remedy=told("give a date"))]


def _wrong_contact(contact: object) -> list[InputProblem]:
    if isinstance(contact, str):
        return []
    remedy = told('give a name or an address, such as "Ana Roy <ana@x.org>"')
    return [InputProblem("wrong_type", "contact", f"{contact!r:.60}", remedy=remedy)]
