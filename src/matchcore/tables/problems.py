"""A problem in a table: its place, what is wrong and the remedy."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import pandas as pd


class TableProblem(NamedTuple):
    """A problem in a table: its place, what is wrong, the remedy, and a code for programs."""

    table: str
    row: int
    column: str
    value: str
    problem: str
    remedy: str
    code: str


def frame_of_problems(problems: Sequence[TableProblem]) -> pd.DataFrame:
    """Return problems as a frame, whose sentences can still be said in other languages."""
    frame = pd.DataFrame(problems, columns=list(TableProblem._fields))
    for name in ("problem", "remedy"):  # a column of str would forget their words
        told = [getattr(one, name) for one in problems]
        frame[name] = pd.Series(told, dtype=object)
    return frame
