"""What can go wrong, as one tree.

::

    MatchcoreError                 catch this one to catch them all
    ├── InputError (ValueError)    an argument cannot be used; ``.problems`` lists all that is wrong
    │   ├── CohortError            the tables of people; ``.problems`` is a frame
    │   └── ProgrammeError         a programme or its file
    ├── InfeasibleError            no matching obeys every hard rule; ``.diagnosis`` says why
    ├── TimeLimitError             a limit was reached with nothing in hand
    ├── MemoryLimitError           solving would take more memory than the caller allows
    ├── StorageError               a folder cannot be saved or loaded
    └── DefectError                a defect of matchcore, not of its input: please report it
        ├── CertificateError       an answer does not hold what it claims
        └── FlowError              the flow solver was handed, or returned, something impossible

Every error can be pickled and copied, so it comes back whole from a worker process.
"""

from __future__ import annotations

import copyreg
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

    from matchcore.clashes import Diagnosis

_SHOWN = 20


class MatchcoreError(Exception):
    """The base of every error that matchcore raises on purpose."""

    def __reduce__(self) -> tuple[Any, ...]:
        # The usual way would call the constructor with the message alone.
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]


@dataclass(frozen=True)
class InputProblem:
    """One thing wrong in what was given; ``str`` makes a sentence of it.

    Attributes
    ----------
    code : str
        What kind of problem, for programs: it stays when the words change. ``input`` is any other.
    place : str
        Where: an argument, or table, row and column. Empty where the problem has no single place.
    value : str
        What was found there, in Python's notation; empty where it does not matter.
    problem, remedy : str
        What is wrong, and what to do about it. Either may be empty.

    Examples
    --------
    >>> found = InputProblem("negative", "capacity[3]", "-1", "", "use a whole number, 0 or more")
    >>> print(found)
    capacity[3] is -1: use a whole number, 0 or more
    """

    code: str
    place: str = ""
    value: str = ""
    problem: str = ""
    remedy: str = ""

    def __str__(self) -> str:
        where = f"{self.place} is {self.value}" if self.value else self.place
        said = ": ".join(filter(None, (where, self.problem)))
        stop = ". " if self.remedy[:1].isupper() else ": "  # a sentence of its own, or not
        return stop.join(filter(None, (said, self.remedy)))


class InputError(MatchcoreError, ValueError):
    """An argument cannot be used. All problems are listed at once.

    Parameters
    ----------
    problems : str, InputProblem, or a sequence of these
        A sentence is a problem of the code ``input``.

    Attributes
    ----------
    problems : tuple of InputProblem
        In a `CohortError` a frame.
    records : tuple of InputProblem
        The same for every error of this kind.

    Examples
    --------
    >>> raise InputError(["capacity[3] is -1: use a whole number, 0 or more"])
    Traceback (most recent call last):
    matchcore.errors.InputError: capacity[3] is -1: use a whole number, 0 or more
    """

    problems: tuple[InputProblem, ...]
    records: tuple[InputProblem, ...]

    def __init__(self, problems: str | InputProblem | Sequence[str | InputProblem]) -> None:
        several = [problems] if isinstance(problems, (str, InputProblem)) else problems
        self.records = tuple(
            InputProblem("input", problem=p) if isinstance(p, str) else p for p in several
        )
        self.problems = self.records
        super().__init__(_block(map(str, self.records)))


class CohortError(InputError):
    """The tables of people hold problems.

    Attributes
    ----------
    problems : pandas.DataFrame
        One row per problem: table, row (1 is the first below the header; 0 is the whole table),
        column, value, problem, remedy, code.
    records : tuple of InputProblem
        The same as every `InputError` has them.
    """

    problems: pd.DataFrame  # type: ignore[assignment]  # a frame has table, row and column apart

    def __init__(self, problems: pd.DataFrame) -> None:
        self.problems = problems
        self.records = tuple(
            InputProblem(
                code,
                f"{table}, row {row}, {column}" if row else f"{table}, {column}",
                repr(value) if value else "",
                problem,
                remedy,
            )
            for table, row, column, value, problem, remedy, code in problems.to_numpy().tolist()
        )
        heading = f"{len(problems)} problem(s) in the tables of people"
        MatchcoreError.__init__(self, _block([heading, *map(str, self.records)]))


class ProgrammeError(InputError):
    """A programme, or the file that describes one, cannot be used."""


class InfeasibleError(MatchcoreError):
    """No matching obeys every hard rule.

    Attributes
    ----------
    diagnosis : matchcore.clashes.Diagnosis
        Which requirements clash, by row number; the message names the people.
    """

    def __init__(self, message: str, diagnosis: Diagnosis) -> None:
        self.diagnosis = diagnosis
        super().__init__(message)


class TimeLimitError(MatchcoreError):
    """A limit was reached before any answer was in hand."""


class MemoryLimitError(MatchcoreError):
    """Solving would take more memory than the caller allows; nothing was begun."""


class StorageError(MatchcoreError):
    """A folder cannot be saved into, or holds no matching that can be loaded."""


class DefectError(MatchcoreError):
    """A defect of matchcore, not of what it was given: please report it."""


class CertificateError(DefectError):
    """An answer does not hold what it claims."""


class FlowError(DefectError):
    """The flow solver was handed, or returned, something impossible."""


def _block(lines: Iterable[str]) -> str:
    lines = list(lines)
    shown = lines[: _SHOWN + 1]  # a heading, and so many lines
    more = len(lines) - len(shown)
    return "\n  ".join([*shown, f"… and {more} more"] if more else shown)
