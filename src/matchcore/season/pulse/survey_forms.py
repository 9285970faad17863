"""`Survey`: the forms of a short survey, one per person and role, with the mail for each."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

import pandas as pd

from matchcore.answer.letters.file_names import file_names
from matchcore.answer.letters.mail_merge import mail_table
from matchcore.answer.summary import Block, Summary, Told
from matchcore.rounds.feedback_people import RATERS, Rater
from matchcore.season.pulse.form_folder import write_forms
from matchcore.season.pulse.forms import MAILS
from matchcore.season.pulse.mails import Mail
from matchcore.season.pulse.questions import Question
from matchcore.short_repr import short_repr
from matchcore.tables import write_csv, write_workbook
from matchcore.wording import Language, csv_delimiter, say

__all__ = ["Form", "Survey"]


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
        mails = mail_table(self.mails, self.language)
        files[MAILS] = _csv(mails, csv_delimiter(delimiter, self.language))
        names = [*files]
        for form, name in zip(self.forms, self._names, strict=True):
            own = csv_delimiter(delimiter, form.language)
            files[f"people/{name}.csv"] = _csv(form.table, own)
        write_forms(Path(folder), files)
        return [*names, "people"]

    @cached_property
    def _names(self) -> list[str]:
        return file_names((one.role, one.who, one.name) for one in self.forms)


def _csv(frame: pd.DataFrame, delimiter: str) -> bytes:
    stream = io.BytesIO()
    write_csv(frame, stream, delimiter)
    return stream.getvalue()
