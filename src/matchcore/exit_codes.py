"""The exit codes of all commands."""

from __future__ import annotations

from matchcore.errors import (
    InfeasibleError,
    InputError,
    MemoryLimitError,
    StorageError,
    TimeLimitError,
    UndecidedError,
)

DONE, USAGE, WRONG_INPUT, INFEASIBLE, LIMIT_REACHED, NOBODY, ASKS, DEFECT = 0, 2, 3, 4, 5, 6, 7, 70
LEGEND = (
    f"exit codes: {DONE} done, {USAGE} usage, {WRONG_INPUT} wrong input, "
    f"{INFEASIBLE} no matching obeys every hard rule, {LIMIT_REACHED} a limit was reached, "
    f"{NOBODY} nobody is matched, {ASKS} something must be decided by a person, "
    f"{DEFECT} a defect of matchcore"
)


def exit_code(error: BaseException) -> int:
    """Return the exit code of an error; an unforeseen one is a defect of matchcore.

    >>> exit_code(FileNotFoundError()), exit_code(KeyError())
    (3, 70)
    """
    if isinstance(error, InfeasibleError):
        return INFEASIBLE
    if isinstance(error, (TimeLimitError, MemoryLimitError, KeyboardInterrupt)):
        return LIMIT_REACHED
    if isinstance(error, UndecidedError):
        return ASKS
    if isinstance(error, (InputError, StorageError, OSError)):
        return WRONG_INPUT
    return DEFECT
