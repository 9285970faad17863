"""What goes to people: tables, a workbook, letters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from matchcore.answer.asked import Asked
from matchcore.answer.letters import Letters
from matchcore.answer.sheets import couples_sheet, for_file, unmatched_sheet, workbook_sheets
from matchcore.tables import Target, write_csv, write_workbook
from matchcore.wording import csv_delimiter


@dataclass(frozen=True, eq=False)
class Exported(Asked):
    """Couples that can be written for people, in the matching's language."""

    def to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write the couples for people: who, with contact and place of work, why, and the score.

        E-mail, department and site are there if the tables have them. Headings are words in
        French, and in English the names that programs know. No cell becomes a formula.

        Parameters
        ----------
        path : path or stream
            A file, replaced as a whole; or an open stream, binary or text, such as
            ``io.BytesIO`` or the response of a web server. The other writers take the same.
        delimiter : {",", ";", tab}, optional
            ``;`` comes with decimal commas. By default what spreadsheets in the matching's
            language expect: ``;`` in French, ``,`` in English.

        Raises
        ------
        InputError
            `path` is neither a path nor a writable stream.
        """
        write_csv(
            for_file(couples_sheet(self), self), path, csv_delimiter(delimiter, self.language)
        )

    def unmatched_to_csv(self, path: Target, delimiter: str | None = None) -> None:
        """Write who has no partner, and why; `delimiter` is that of `to_csv`."""
        write_csv(
            for_file(unmatched_sheet(self), self), path, csv_delimiter(delimiter, self.language)
        )

    def to_excel(self, path: Target) -> None:
        """Write a workbook for people: couples, unmatched, loads of mentors, cautions.

        Sheets and headings are in the matching's language. Text stays text and never becomes a
        formula or a link; ids stay text, too. The same matching gives the same bytes.

        Raises
        ------
        InputError
            The extra ``excel`` is not installed, or the stream takes only text.
        """
        write_workbook(workbook_sheets(self), path)

    def letters(
        self,
        *,
        coordinator: str | None = None,
        deadline: date | None = None,
        language: str | None = None,
        first_sessions: pd.DataFrame | None = None,
        training: pd.DataFrame | None = None,
        zones: Mapping[str, str] | None = None,
        today: date | None = None,
    ) -> Letters:
        """Return a letter for each participant: with whom, why, what to talk about, first steps.

        People without a partner get one, too, which names nobody else. Who asked for no partner
        gets none; who is mentee and mentor gets one in each role. No letter tells a score, or a
        wish for a person. Works for a loaded matching alike.

        Parameters
        ----------
        coordinator : str, optional
            Whom to write to: a name, an address, or ``"Name <address>"``.
        deadline : datetime.date, optional
            Until when the first meeting should take place; by default within two weeks.
        language : {"en", "fr"}, optional
            Of people whose column ``language`` states neither; by default the matching's.
        first_sessions : pandas.DataFrame, optional
            mentee, mentor, start (with its time zone), such as the frame of a plan of sessions: of
            each couple the earliest counts. Couples without one are asked to find a date.
        training : pandas.DataFrame, optional
            person, role, training, start (with its time zone; none is at one's own pace), such as
            the frame of a plan of trainings.
        zones : mapping of str to str, optional
            By id, of people who live in another time zone: ``{"e1": "Asia/Tokyo"}``.
        today : datetime.date, optional
            Trainings and sessions before this day are left out; couples that have met read of their
            next session.

        Raises
        ------
        InputError
            `coordinator` is not one line of text, `deadline` or `today` no date, `language` or a
            zone unknown, or a frame lacks a column, a time zone, or names people whom the matching
            has not.

        Examples
        --------
        >>> from matchcore import Programme, datasets
        >>> matching = Programme.reverse_mentoring().match(datasets.load_demo())
        >>> letters = matching.letters(coordinator="Ana Roy <ana.roy@atelier-lumen.example>")
        >>> letters["E-0119"][0].subject
        'Vous accompagnerez Jérôme Castaing et Teresa Figueiredo'
        """
        return Letters.of(
            self,
            coordinator=coordinator,
            deadline=deadline,
            language=language,
            first_sessions=first_sessions,
            training=training,
            zones=zones,
            today=today,
        )
