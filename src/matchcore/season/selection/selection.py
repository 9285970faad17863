"""`Selection`: who is admitted, who waits and who is refused, each with why."""

from __future__ import annotations

import os
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from typing import Any

import pandas as pd

from matchcore.answer import Matching, Summary
from matchcore.answer.summary import Told
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.people import Cohort
from matchcore.plain_values import plain
from matchcore.programme.programme import Programme
from matchcore.rounds.record_files import damaged, read_record, write_record
from matchcore.season.selection.found import Found
from matchcore.season.selection.frames import COLUMNS
from matchcore.season.selection.input_files import write_inputs
from matchcore.season.selection.selection_words import Tables, reason_words, selection_summary
from matchcore.solver.admission import AdmissionLevel
from matchcore.tables import Target, write_csv
from matchcore.wording import Language, csv_delimiter, say, worded_headings

_KIND = "selection"
STATES = ("admitted", "waiting", "refused")
_TUPLES = ("unknown", "also")


@dataclass(frozen=True, eq=False, repr=False)
class Selection(Told):
    """Who is admitted, who waits and who is refused; ``print`` says how many, why, what is proven.

    Attributes
    ----------
    programme : Programme
    applicants : Cohort
    admitted, waiting, refused : pandas.DataFrame
        who, role, name, group, rank (in the group, by score), score and its weighted parts, which
        sum to it (NaN for parts that a side does not have), unknown (parts that count as the mean
        of the known), why (a code) and also (further codes). ``why`` of the admitted is ``couple``
        or ``place_left``; of those who wait ``lower_score``, ``couples`` (others make better
        couples) or ``no_place``.
    found : Found
        How they were chosen, and what is proven of it.
    """

    programme: Programme
    applicants: Cohort
    admitted: pd.DataFrame
    waiting: pd.DataFrame
    refused: pd.DataFrame
    found: Found
    _options: dict[str, Any] = field(default_factory=dict)

    @property
    def levels(self) -> tuple[AdmissionLevel, ...]:
        """What was reached in each objective, in strict order, and a bound on it."""
        return self.found.levels

    @property
    def proven(self) -> bool:
        """Whether no admission is better; of people chosen by score first, no matching of them."""
        return self.found.proven

    @property
    def language(self) -> Language:
        """The language of reasons and summary."""
        return self.programme.language

    @cached_property
    def cohort(self) -> Cohort:
        """Those admitted, for `Programme.match` and all that follows."""
        of_role = self.admitted.groupby("role")["who"].agg(list)
        mentees, mentors = (
            sorted(self.applicants.rows(f"{role}s", of_role.get(role, [])).tolist())
            for role in ("mentee", "mentor")
        )
        return self.applicants.only(_rows(mentees), _rows(mentors))

    @cached_property
    def matching(self) -> Matching:
        """The matching of those admitted, by the programme; made when it is first asked for."""
        return self.programme.match(self.cohort, **self._options)

    @cached_property
    def summary(self) -> Summary:
        """How many are admitted, what is proven, and why others are not."""
        return selection_summary(self._tables)

    @property
    def _tables(self) -> Tables:
        return Tables(self.admitted, self.waiting, self.refused, self.found, self.language)

    def reason(self, who: str, role: str | None = None) -> str:
        """Return in words why a person is admitted, waits or is refused; fit for a letter.

        Parameters
        ----------
        who : str
            An id.
        role : {"mentor", "mentee"}, optional
            For a person who applied on both sides.

        Raises
        ------
        InputError
            Nobody has this id, or both roles do and none is given.
        """
        rows = [
            (state, row)
            for state in STATES
            for row in getattr(self, state).itertuples(index=False)
            if row.who == who and role in (None, row.role)
        ]
        if len(rows) != 1:
            problem = told("both a mentor and a mentee") if rows else told("no applicant")
            remedy = told("give the role") if rows else told("give the id of an applicant")
            code = "ambiguous" if rows else "unknown_person"
            raise InputError(InputProblem(code, "who", f"{who!r:.60}", problem, remedy))
        return reason_words(self.found, *rows[0], self.language)

    def in_language(self, language: Language) -> Selection:
        """Return the same, told in a language."""
        return replace(self, programme=self.programme.replace(language=language))

    def to_csv(self, folder: str | os.PathLike[str], delimiter: str | None = None) -> list[Path]:
        """Write ``admitted.csv``, ``waiting.csv`` and ``refused.csv`` for people, with reasons.

        Parameters
        ----------
        folder : path
            Created if needed.
        delimiter : {",", ";", tab}, optional
            As in `Matching.to_csv`.
        """
        Path(folder).mkdir(parents=True, exist_ok=True)
        paths = [Path(folder) / f"{state}.csv" for state in STATES]
        for state, path in zip(STATES, paths, strict=True):
            self._write(state, path, delimiter)
        return paths

    def write_inputs(
        self, folder: str | os.PathLike[str], delimiter: str | None = None
    ) -> list[str]:
        """Write those admitted and their programme as files, ready to be matched.

        Returns
        -------
        list of str
            ``mentors.csv``, ``mentees.csv``, perhaps ``staff.csv`` (managers, and partners
            who are not admitted), and
            ``programme.toml``.
        """
        Path(folder).mkdir(parents=True, exist_ok=True)
        return write_inputs(self.programme, self.cohort, self.applicants, Path(folder), delimiter)

    def _write(self, state: str, path: Target, delimiter: str | None) -> None:
        frame, language = getattr(self, state), self.language
        shown = frame.drop(columns=["why", "also"])
        shown["role"] = [say(f"applicant_{role}", language) for role in frame["role"]]
        shown["unknown"] = [
            ", ".join(say(f"part_{part}", language) for part in parts) for parts in frame["unknown"]
        ]
        shown["reason"] = [
            reason_words(self.found, state, row, language) for row in frame.itertuples(index=False)
        ]
        numbers = frame.select_dtypes("float64").columns
        shown[numbers] = frame[numbers].round(3)
        shown.columns = pd.Index(worded_headings(shown.columns, language, "selection_column"))
        write_csv(shown, path, csv_delimiter(delimiter, language))

    def save(self, path: str | os.PathLike[str]) -> None:
        """Write the selection as one file, whole or not at all.

        The programme, the applicants and the matching have files of their own.
        """
        values = {
            **{state: plain(_listed(getattr(self, state))) for state in STATES},
            "levels": [list(level) for level in self.levels],
            **{name: plain(getattr(self.found, name)) for name in Found._fields[1:]},
        }
        write_record(path, _KIND, values)

    @classmethod
    def load(
        cls, path: str | os.PathLike[str], programme: Programme, applicants: Cohort
    ) -> Selection:
        """Read a selection that `save` wrote.

        Raises
        ------
        StorageError
            There is no such file, or it is damaged.
        InputError
            It names people who are no applicants.
        """
        values = read_record(path, _KIND)
        try:
            frames = [_framed(values[state]) for state in STATES]
            levels = tuple(AdmissionLevel(str(a), int(b), int(c)) for a, b, c in values["levels"])
            found = Found(levels, *(values[name] for name in Found._fields[1:]))
        except (AttributeError, LookupError, TypeError, ValueError) as error:
            raise damaged(path, error) from error
        _refuse_strangers(frames, applicants)
        admitted, waiting, refused = frames
        return cls(programme, applicants, admitted, waiting, refused, found)


def _rows(rows: list[int]) -> Any:
    return pd.Series(rows, dtype="int64").to_numpy()


def _listed(frame: pd.DataFrame) -> list[list[Any]]:
    cells = frame.astype(object).where(frame.notna(), None)
    for name in _TUPLES:
        cells[name] = [list(one) for one in frame[name]]
    return [list(row) for row in cells.itertuples(index=False, name=None)]


def _framed(rows: list[list[Any]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=COLUMNS)
    numbers = COLUMNS[COLUMNS.index("score") : COLUMNS.index("unknown")]
    frame = frame.astype({"rank": "int64", **dict.fromkeys(numbers, "float64")})
    for name in _TUPLES:
        frame[name] = [tuple(one) for one in frame[name]]
    return frame


def _refuse_strangers(frames: list[pd.DataFrame], applicants: Cohort) -> None:
    problems, remedy = [], told("load the selection with the applicants that it was made for")
    for frame in frames:
        for who, role in zip(frame["who"], frame["role"], strict=True):
            if applicants.rows(f"{role}s", [who])[0] < 0:
                problem = told("no applicant")
                problems.append(InputProblem("unknown_person", role, repr(who), problem, remedy))
    if problems:
        raise InputError(problems)
