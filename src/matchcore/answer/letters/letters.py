"""`Letters`: all letters of a matching, as a table and as files."""

from __future__ import annotations

import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import TYPE_CHECKING, Self

import pandas as pd

from matchcore.answer.letters.composing import compose
from matchcore.answer.letters.file_names import file_names
from matchcore.answer.letters.folder import write_folder
from matchcore.answer.letters.letter import Letter
from matchcore.answer.letters.mail_merge import mail_table
from matchcore.answer.letters.planned import Planned
from matchcore.answer.letters.sender import Sender
from matchcore.answer.summary import Block, Summary, Told
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.tables import write_csv
from matchcore.wording import Language, checked_language, csv_delimiter, say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

TABLE = "letters.csv"


@dataclass(frozen=True, repr=False, eq=False)
class Letters(Told):
    """The letters to everybody in a matching; ``print`` says how many there are.

    `Matching.letters` returns it. Iterating gives each `Letter`, mentees first, then by id.

    Attributes
    ----------
    letters : tuple of Letter
    language : {"en", "fr"}
        Of the summary, and of letters to people whose table states none.
    """

    letters: tuple[Letter, ...]
    language: Language

    @classmethod
    def of(
        cls,
        couples: Couples,
        *,
        coordinator: str | None = None,
        deadline: date | None = None,
        language: str | None = None,
        first_sessions: pd.DataFrame | None = None,
        training: pd.DataFrame | None = None,
        zones: Mapping[str, str] | None = None,
        today: date | None = None,
    ) -> Self:
        """Return the letters of a matching; `Matching.letters` documents the arguments."""
        sender = Sender.of(couples.programme, coordinator, deadline)
        planned = Planned.of(couples, first_sessions, training, zones, today)
        chosen = checked_language(couples.language if language is None else language)
        return cls(tuple(compose(couples, sender, planned, chosen)), chosen)

    def __len__(self) -> int:
        return len(self.letters)

    def __iter__(self) -> Iterator[Letter]:
        return iter(self.letters)

    def __getitem__(self, who: str) -> tuple[Letter, ...]:
        """Return the letters to one person: none, one, or one for each role.

        Raises
        ------
        InputError
            No letter goes to a person with that id.
        """
        found = tuple(letter for letter in self.letters if letter.who == who)
        if not found:
            problem, remedy = (
                told("no letter goes to this id"),
                told("look into `frame` for the ids"),
            )
            raise InputError(InputProblem("unknown_person", "who", repr(who), problem, remedy))
        return found

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table for a mail program, one row per letter.

        Columns: id, name, email, role, language, subject, text_file, html_file, text.
        """
        rows = [
            (x.who, x.name, x.email, x.role, x.language, x.subject, f"{n}.txt", f"{n}.html", x.text)
            for x, n in zip(self.letters, self._names, strict=True)
        ]
        columns = "id name email role language subject text_file html_file text"
        return pd.DataFrame(rows, columns=columns.split(), dtype=object)

    @property
    def summary(self) -> Summary:
        """How many letters there are, to whom, and how many have no address."""
        count, language = len(self.letters), self.language
        couples = sum(letter.is_matched for letter in self.letters)
        nowhere = sum(not letter.email for letter in self.letters)
        lines = [say("letters_couples", language, count=couples, waiting=count - couples)]
        if nowhere:
            lines.append(say("letters_no_email", language, count=nowhere))
        return Summary((Block(say("letters_count", language, count=count), tuple(lines)),))

    def write(self, folder: str | os.PathLike[str], *, delimiter: str | None = None) -> None:
        """Write each letter as text and as HTML, and ``letters.csv``, whole or not at all.

        Parameters
        ----------
        folder : str or path
            A folder for letters alone; created if needed. Letters written there before are
            replaced.
        delimiter : {",", ";", tab}, optional
            Of ``letters.csv``, the table for a mail program: `frame`, in UTF-8 with a byte order
            mark. Text that begins like a formula gets a leading apostrophe.

        Raises
        ------
        StorageError
            The folder holds other files or is not writable; its content is unchanged.
        """
        table = io.BytesIO()
        write_csv(
            mail_table(self.frame, self.language), table, csv_delimiter(delimiter, self.language)
        )
        files = {TABLE: table.getvalue()}
        for letter, name in zip(self.letters, self._names, strict=True):
            files[f"{name}.txt"] = letter.text.encode("utf-8-sig")
            files[f"{name}.html"] = letter.html.encode()
        write_folder(folder, files)

    @cached_property
    def _names(self) -> list[str]:
        """The names of the files, without ending."""
        return file_names((one.role, one.who, one.name) for one in self.letters)
