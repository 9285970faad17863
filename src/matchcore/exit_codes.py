"""The exit codes of all commands."""

from __future__ import annotations

from matchcore.catalogue import told
from matchcore.errors import (
    InfeasibleError,
    InputError,
    MemoryLimitError,
    StorageError,
    TimeLimitError,
    UndecidedError,
)

DONE, USAGE, WRONG_INPUT, INFEASIBLE, LIMIT_REACHED, NOBODY, ASKS, DEFECT = 0, 2, 3, 4, 5, 6, 7, 70
LEGEND = told(
    "exit codes: {done} done, {usage} usage, {wrong_input} wrong input, "
    "{infeasible} no matching obeys every hard rule, {limit_reached} a limit was reached, "
    "{nobody} nobody is matched, {asks} something must be decided by a person, "
    "{defect} a defect of matchcore",
    done=DONE,
    usage=USAGE,
    wrong_input=WRONG_INPUT,
    infeasible=INFEASIBLE,
    limit_reached=LIMIT_REACHED,
    nobody=NOBODY,
    asks=ASKS,
    defect=DEFECT,
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
