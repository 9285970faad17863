"""`survey`: the forms of a short survey, one per person and role, with the mail for each."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from matchcore.answer.letters.file_names import file_names
from matchcore.answer.summary import Block, Summary, Told
from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.number_checks import wrong_count
from matchcore.people import Cohort
from matchcore.rounds.feedback_people import RATERS, Rater
from matchcore.season.pulse.form_folder import write_forms
from matchcore.season.pulse.forms import MAILS, form_table
from matchcore.season.pulse.mails import Mail, write_mail
from matchcore.season.pulse.participants import (
    Couple,
    Participants,
    checked_wave,
    read_participants,
    stated_language,
)
from matchcore.season.pulse.questions import SURVEY, Question, checked_survey, refuse
from matchcore.short_repr import short_repr
from matchcore.tables import write_csv, write_workbook
from matchcore.wording import Language, csv_delimiter, say

__all__ = ["Form", "Survey", "survey"]


@dataclass(frozen=True, eq=False)
class Form:
    """The form of one person in one role.

    Attributes
    ----------
    who : str
    role : {"mentee", "mentor"}
    name, email : str
        Empty where unknown.
    language : {"en", "fr"}
        That of the person, where one is stated.
    table : pandas.DataFrame
        One row per couple, to be filled in.
    mail : Mail
        Its subject and its text.
    """

    who: str
    role: Rater
    name: str
    email: str
    language: Language
    table: pd.DataFrame = field(repr=False)
    mail: Mail = field(repr=False)

    __repr__ = short_repr


@dataclass(frozen=True, eq=False, repr=False)
class Survey(Told):
    """The forms of one survey; ``print`` says how many there are. `read_pulse` reads them filled.

    Attributes
    ----------
    wave : int
    questions : tuple of Question
    forms : tuple of Form
        Mentees first, then by id.
    tables : mapping of str to pandas.DataFrame
        Under "mentees" and "mentors": the forms of everybody in one table, in one language.
    language : {"en", "fr"}
        Of `tables`, and of people who state none.
    """

    wave: int
    questions: tuple[Question, ...]
    forms: tuple[Form, ...]
    tables: Mapping[str, pd.DataFrame]
    language: Language = "en"

    @property
    def summary(self) -> Summary:
        """How many forms there are, and how many people have no address."""
        language = self.language
        people = {role: sum(one.role == role for one in self.forms) for role in RATERS}
        couples = len(self.tables["mentees"])
        asked = {"mentees": people["mentee"], "mentors": people["mentor"], "couples": couples}
        lines = [say("pulse_forms_couples", language, **asked)]
        if nowhere := len({one.who for one in self.forms if not one.email}):
            lines.append(say("pulse_forms_no_email", language, count=nowhere))
        heading = say("pulse_forms", language, wave=self.wave, count=len(self.forms))
        return Summary((Block(heading, tuple(lines)),))

    @cached_property
    def mails(self) -> pd.DataFrame:
        """The table for a mail program: id, name, email, role, language, subject, form, text."""
        rows = [
            (x.who, x.name, x.email, x.role, x.language, x.mail.subject, f"{n}.csv", x.mail.text)
            for x, n in zip(self.forms, self._names, strict=True)
        ]
        columns = ["id", "name", "email", "role", "language", "subject", "form", "text"]
        return pd.DataFrame(rows, columns=columns, dtype=object)

    def write(
        self, folder: str | os.PathLike[str], *, delimiter: str | None = None, excel: bool = False
    ) -> list[str]:
        """Write all forms into a new folder, whole or not at all, and return their names.

        ``mentees.csv`` and ``mentors.csv`` hold everybody, for a form tool or for answers by
        phone; ``people/`` a form for each person, and ``mails.csv`` the mails that go with them.

        Parameters
        ----------
        folder : str or path
            A new or an empty folder: forms may have been filled in, so none is ever replaced.
        delimiter : {",", ";", tab}, optional
            By default what spreadsheets expect in the language of each form.
        excel : bool
            Whether to write ``mentees.xlsx`` and ``mentors.xlsx`` as well; needs the extra
            ``excel``.

        Raises
        ------
        StorageError
            The folder holds files, or cannot be written; it is unchanged.
        """
        files = {
            f"{side}.csv": _csv(table, csv_delimiter(delimiter, self.language))
            for side, table in self.tables.items()
        }
        for side, table in self.tables.items() if excel else ():
            book = io.BytesIO()
            write_workbook({side: table}, book)
            files[f"{side}.xlsx"] = book.getvalue()
        files[MAILS] = _csv(self.mails, csv_delimiter(delimiter, self.language))
        names = [*files]
        for form, name in zip(self.forms, self._names, strict=True):
            own = csv_delimiter(delimiter, form.language)
            files[f"people/{name}.csv"] = _csv(form.table, own)
        write_forms(Path(folder), files)
        return [*names, "people"]

    @cached_property
    def _names(self) -> list[str]:
        return file_names((one.role, one.who, one.name) for one in self.forms)


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


def _csv(frame: pd.DataFrame, delimiter: str) -> bytes:
    stream = io.BytesIO()
    write_csv(frame, stream, delimiter)
    return stream.getvalue()


def _wrong_until(until: object) -> list[InputProblem]:
    if until is None or (isinstance(until, date) and not isinstance(until, datetime)):
        return []
    return [InputProblem("wrong_type", "until", f"{until!r:.60}", remedy=told("give a date"))]


def _wrong_contact(contact: object) -> list[InputProblem]:
    if isinstance(contact, str):
        return []
    remedy = told('give a name or an address, such as "Ana Roy <ana@x.org>"')
    return [InputProblem("wrong_type", "contact", f"{contact!r:.60}", remedy=remedy)]
