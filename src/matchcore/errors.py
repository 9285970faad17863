"""What can go wrong, as one tree.

::

    MatchcoreError                 catch this one to catch them all
    ├── InputError (ValueError)    an argument cannot be used; lists every problem found
    │   ├── CohortError            the tables of people; ``.problems`` is a frame
    │   └── ProgrammeError         a programme or its file
    ├── InfeasibleError            no matching obeys every hard rule; ``.diagnosis`` says why
    ├── TimeLimitError             a limit was reached with nothing in hand
    ├── MemoryLimitError           solving would take more memory than the caller allows
    ├── CertificateError           an answer does not hold what it claims
    └── StorageError               a saved folder cannot be read
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import pandas as pd

_SHOWN = 20


class MatchcoreError(Exception):
    """The base of every error that matchcore raises on purpose."""


class InputError(MatchcoreError, ValueError):
    """An argument cannot be used. All problems are listed at once.

    >>> raise InputError(["capacity[3] is -1: use a whole number, 0 or more"])
    Traceback (most recent call last):
    matchcore.errors.InputError: capacity[3] is -1: use a whole number, 0 or more
    """

    def __init__(self, problems: str | Sequence[str]) -> None:
        lines = [problems] if isinstance(problems, str) else list(problems)
        super().__init__(_block(lines))


class CohortError(InputError):
    """The tables of people hold problems.

    Attributes
    ----------
    problems : pandas.DataFrame
        One row per problem: table, row (1 is the first below the header; 0 is the whole table),
        column, value, problem, remedy.
    """

    def __init__(self, problems: pd.DataFrame) -> None:
        self.problems = problems
        lines = [f"{len(problems)} problem(s) in the tables of people"]
        for table, row, column, value, problem, remedy in problems.to_numpy().tolist():
            place = f"{table}, row {row}, {column}" if row else f"{table}, {column}"
            said = f" is {value!r}" if value else ""
            lines.append(f"{place}{said}: {problem}. {remedy}")
        super().__init__(lines)


class ProgrammeError(InputError):
    """A programme, or the file that describes one, cannot be used."""


class InfeasibleError(MatchcoreError):
    """No matching obeys every hard rule.

    Attributes
    ----------
    diagnosis : matchcore.assignment.Diagnosis
        Which requirements clash, by row number; the message names the people.
    """

    def __init__(self, message: str, diagnosis: Any) -> None:
        self.diagnosis = diagnosis
        super().__init__(message)


class TimeLimitError(MatchcoreError):
    """A limit was reached before any answer was in hand."""


class MemoryLimitError(MatchcoreError):
    """Solving would take more memory than the caller allows; nothing was begun."""


class CertificateError(MatchcoreError):
    """An answer does not hold what it claims."""


class StorageError(MatchcoreError):
    """A saved folder is not whole, is damaged, or was written by a newer version."""


def _block(lines: list[str]) -> str:
    shown = lines[: _SHOWN + 1]  # a heading, and so many lines
    more = len(lines) - len(shown)
    return "\n  ".join([*shown, f"… and {more} more"] if more else shown)
