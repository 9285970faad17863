"""The frame of feedback: one row per mentee, mentor and rater, with columns of fixed types."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import NoneType
from typing import Any

import numpy as np
import pandas as pd

KEY = ("mentee", "mentor", "rater")
FLAGS = ("avoid", "declined", "undecided")
OWN = (*KEY, "score", "prefer", *FLAGS, "date", "comment")  # aspects follow
_TYPES: Mapping[str, tuple[tuple[type, ...], Any]] = {
    **dict.fromkeys((*KEY, "comment"), ((str,), "str")),
    **dict.fromkeys(FLAGS, ((bool,), "bool")),
    "prefer": ((bool, NoneType), "boolean"),
    "date": ((datetime, str, NoneType), "datetime64[us]"),
}
_NUMBER = ((float, int, NoneType), "float64")


def feedback_frame(
    rows: Iterable[Sequence[Any]], columns: Sequence[str], aspects: Mapping[str, Any]
) -> pd.DataFrame:
    """Return rows as a sorted frame; dates are datetimes or ISO text, None is a missing value.

    Raises
    ------
    ValueError
        The columns are not those of feedback, two rows are of one rater about one person, or a
        cell is of another type.

    Examples
    --------
    >>> row = ["e", "m", "mentee", 4, None, False, False, False, "2026-03-01T00:00:00", ""]
    >>> feedback_frame([row], OWN, {})[["mentee", "score", "prefer"]]
      mentee  score  prefer
    0      e    4.0    <NA>
    """
    if tuple(columns) != (*OWN, *aspects):
        raise ValueError(f"columns {[*columns]}, not {[*OWN, *aspects]}")
    lines = sorted((list(row) for row in rows), key=lambda row: row[: len(KEY)])
    if any(len(line) != len(columns) for line in lines):
        raise ValueError("rows of another length than the columns")
    cells = dict(zip(columns, zip(*lines, strict=True), strict=True)) if lines else {}
    frame = pd.DataFrame({name: _typed(name, cells.get(name, ())) for name in columns})
    if not frame["rater"].isin(["mentee", "mentor"]).all() or frame.duplicated([*KEY]).any():
        raise ValueError("a rater is neither mentee nor mentor, or two rows are of one")
    return frame


def _typed(name: str, cells: Sequence[Any]) -> pd.Series[Any]:
    """Return a column of its type; a cell of another type is refused, not turned into it."""
    kinds, dtype = _TYPES.get(name, _NUMBER)
    wrong = [cell for cell in cells if type(cell) not in kinds]
    if wrong:
        raise ValueError(f"a cell of {name} is {type(wrong[0]).__name__}")
    if name == "date":
        dates = [datetime.fromisoformat(cell) if isinstance(cell, str) else cell for cell in cells]
        return pd.Series(np.array(dates, dtype=dtype))
    column: pd.Series[Any] = pd.Series([*cells], dtype=dtype)
    return column


def frame_rows(frame: pd.DataFrame) -> list[list[Any]]:
    """Return the rows as plain values, as files hold them; None is a missing value."""
    columns = [_plain(name, frame[name]) for name in frame.columns]
    return [[*row] for row in zip(*columns, strict=True)]


def _plain(name: str, column: pd.Series[Any]) -> list[Any]:
    missing = column.isna().tolist()
    cells = column.astype(object).tolist()
    plain = [None if gone else cell for cell, gone in zip(cells, missing, strict=True)]
    if name == "date":
        return [None if cell is None else cell.isoformat() for cell in plain]
    return [bool(cell) if name in FLAGS else cell for cell in plain]
