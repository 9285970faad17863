"""One problem in a table: where it is, what is wrong, what to do."""

from __future__ import annotations

from typing import NamedTuple


class TableProblem(NamedTuple):
    """One thing wrong in a table: where, what, what to do about it, and a code for programs."""

    table: str
    row: int
    column: str
    value: str
    problem: str
    remedy: str
    code: str
