"""A problem in a table: its place, what is wrong and the remedy."""

from __future__ import annotations

from typing import NamedTuple


class TableProblem(NamedTuple):
    """A problem in a table: its place, what is wrong, the remedy, and a code for programs."""

    table: str
    row: int
    column: str
    value: str
    problem: str
    remedy: str
    code: str
