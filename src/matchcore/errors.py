"""All errors of matchcore, as one tree.

::

    MatchcoreError                 base of all: catch it to catch every error
    ├── InputError (ValueError)    an argument cannot be used; ``.problems`` lists every problem
    │   ├── CohortError            the tables of people; ``.problems`` is a frame
    │   ├── ProgrammeError         a programme or its file
    │   └── UndecidedError         tables may be read in several ways: a person must decide
    ├── InfeasibleError            no matching obeys every hard rule; ``.diagnosis`` says why
    ├── TimeLimitError             a limit was reached before any answer was found
    ├── MemoryLimitError           solving would take more memory than the caller allows
    ├── StorageError               a folder cannot be saved or loaded
    └── DefectError                a bug in matchcore, not in its input: please report it
        ├── CertificateError       an answer fails its own proof
        └── FlowError              the flow solver received, or returned, something impossible

Every error can be pickled and copied, so it returns from a worker process with all attributes. Its
text is English; ``.in_words("fr")`` says it in French.
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from matchcore.catalogue import Language, in_language, together, told, with_colon

if TYPE_CHECKING:
    import pandas as pd

    from matchcore.clashes import Diagnosis

_SHOWN = 20  # problems in a message


class MatchcoreError(Exception):
    """Base of every error that matchcore raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        # By default pickle would call the constructor with the message alone.
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]

    def in_words(self, language: Language) -> str:
        """Return the message in a language; English where it has no French.

        >>> InputError(InputProblem("negative", "capacity[3]", "-1")).in_words("fr")
        'capacity[3] vaut -1'
        """
        return in_language(self.args[0], language) if self.args else ""


@dataclass(frozen=True)
class InputProblem:
    """One problem with an argument or a table; ``str`` makes it a sentence.

    Attributes
    ----------
    code : str
        The kind of problem, for programs; it stays the same when the wording changes. ``input``
        stands for any problem given as a sentence.
    place : str
        The argument, or the table, row and column; empty where the problem has no single place.
    value : str
        The value found there, in Python's notation; empty where it does not matter.
    problem, remedy : str
        What is wrong, and how to fix it, in English. Either may be empty.

    Examples
    --------
    >>> print(InputProblem("negative", "capacity[3]", "-1", remedy="use a whole number"))
    capacity[3] is -1: use a whole number
    """

    code: str
    place: str = ""
    value: str = ""
    problem: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        return str(self.sentence)

    @property
    def sentence(self) -> str:
        """The problem as a sentence that `in_words` says in other languages, too."""
        where = self.place
        if self.value:
            where = told("{place} is {value}", place=self.place, value=self.value)
        found = with_colon(where, self.problem)
        if not (found and self.remedy):
            return found or self.remedy
        if found.endswith("?"):
            return together(" ", [found, self.remedy])
        if self.remedy[:1].isupper():  # a capital starts a new sentence
            return together(". ", [found, self.remedy])
        return with_colon(found, self.remedy)

    def in_words(self, language: Language) -> str:
        """Return the problem as a sentence in a language; English where it has no French."""
        return in_language(self.sentence, language)


class InputError(MatchcoreError, ValueError):
    """An argument cannot be used. The error lists all problems at once.

    Parameters
    ----------
    problems : str, InputProblem, or a sequence of these
        A sentence becomes a problem with the code ``input``.

    Attributes
    ----------
    problems : tuple of InputProblem
        In a `CohortError`, a frame.
    records : tuple of InputProblem
        The same problems, as records in a `CohortError` too.

    Examples
    --------
    >>> raise InputError(["capacity[3] is -1: use a whole number, 0 or more"])
    Traceback (most recent call last):
    matchcore.errors.InputError: capacity[3] is -1: use a whole number, 0 or more
    """

    problems: tuple[InputProblem, ...]
    records: tuple[InputProblem, ...]

    def __init__(self, problems: str | InputProblem | Sequence[str | InputProblem]) -> None:
        given = [problems] if isinstance(problems, (str, InputProblem)) else problems
        self.records = tuple(
            InputProblem("input", problem=p) if isinstance(p, str) else p for p in given
        )
        self.problems = self.records
        super().__init__(_block(problem.sentence for problem in self.records))


class CohortError(InputError):
    """The tables of people cannot be used as they are.

    Attributes
    ----------
    problems : pandas.DataFrame
        One row per problem, with the columns table, row, column, value, problem, remedy and code.
        Rows of a text file or a workbook have the numbers that a spreadsheet shows; of any other
        source, 1 is the first person. Row 0 is the whole table.
    records : tuple of InputProblem
        The same problems as records, as in every `InputError`.
    """

    problems: pd.DataFrame  # type: ignore[assignment]  # table, row and column are separate

    def __init__(self, problems: pd.DataFrame) -> None:
        self.problems = problems
        self.records = tuple(
            InputProblem(
                code,
                _place(table, row, column),
                repr(value) if value else "",
                problem,
                remedy,
            )
            for table, row, column, value, problem, remedy, code in problems.to_numpy().tolist()
        )
        heading = told("{count} problem(s) in the tables of people", count=len(problems))
        sentences = (problem.sentence for problem in self.records)
        MatchcoreError.__init__(self, _block([heading, *sentences]))


class ProgrammeError(InputError):
    """A programme, or the file that describes one, cannot be used."""


class UndecidedError(InputError):
    """Tables may be read in several ways, and a person must decide which.

    The remedy of each problem is the line to add to the programme's file.
    """


class InfeasibleError(MatchcoreError):
    """No matching obeys every hard rule.

    Attributes
    ----------
    diagnosis : matchcore.clashes.Diagnosis
        Its ``clashes`` are sets of hard requirements that contradict each other, with the row
        numbers of the people involved. The message names the people.
    """

    def __init__(self, message: str, diagnosis: Diagnosis) -> None:
        self.diagnosis = diagnosis
        super().__init__(message)


class TimeLimitError(MatchcoreError):
    """A limit was reached before any answer was found."""


class MemoryLimitError(MatchcoreError):
    """Solving would take more memory than the caller allows; it was not started."""


class StorageError(MatchcoreError):
    """A matching cannot be saved into a folder, or loaded from it."""


class DefectError(MatchcoreError):
    """A bug in matchcore, not in its input: please report it."""


class CertificateError(DefectError):
    """An answer fails its own proof."""


class FlowError(DefectError):
    """The flow solver received, or returned, something impossible."""


def _place(table: str, row: int, column: str) -> str:
    """Return where a cell is, or a column if the row is 0."""
    if row:
        return told("{table}, row {row}, {column}", table=table, row=row, column=column)
    return told("{table}, {column}", table=table, column=column)


def _block(lines: Iterable[str]) -> str:
    """Return an indented list under its first line, cut where it is long."""
    lines = list(lines)
    shown = lines[: _SHOWN + 1]  # the first line is a heading or a problem
    more = len(lines) - len(shown)
    return together("\n  ", [*shown, told("… and {more} more", more=more)] if more else shown)
