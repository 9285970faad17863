"""The frames of a `Pulse`: fixed columns of fixed types, sorted, and plain rows for files."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

__all__ = ["COLUMNS", "frame_of", "rows_of"]

_TEXTS = ("mentee", "mentor", "rater", "question", "skill", "reader", "text")
COLUMNS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "frame": ("mentee", "mentor", "rater", "wave", "date", "question", "answer"),
        "asked": ("wave", "mentee", "mentor", "rater", "answered"),
        "concerns": ("mentee", "mentor", "rater", "wave"),
        "changes": ("mentee", "mentor", "rater", "wave", "change"),
        "wants": ("mentee", "mentor", "wave", "skill", "importance", "satisfaction"),
        "sessions": ("mentee", "mentor", "missed", "due"),
        "texts": ("mentee", "mentor", "rater", "wave", "question", "reader", "text"),
    }
)
_WHOLE = ("wave", "missed", "due")
_FLAGS = ("answered", "change")


def frame_of(kind: str, rows: Iterable[Sequence[Any]]) -> pd.DataFrame:
    """Return rows as a sorted frame; None is a missing date or number.

    Raises
    ------
    ValueError
        A row has another length, or a cell another type.

    Examples
    --------
    >>> frame_of("concerns", [("e", "m", "mentor", 2), ("e", "m", "mentee", 2)])["rater"].tolist()
    ['mentee', 'mentor']
    """
    names = COLUMNS[kind]
    lines = [tuple(row) for row in rows]
    if any(len(line) != len(names) for line in lines):
        raise ValueError(f"rows of another length than {[*names]}")
    keys = [k for k, name in enumerate(names) if name in (*_TEXTS, "wave")]
    lines.sort(key=lambda line: tuple(line[k] for k in keys))
    cells = dict(zip(names, zip(*lines, strict=True), strict=True)) if lines else {}
    return pd.DataFrame({name: _typed(name, cells.get(name, ())) for name in names})


def _typed(name: str, cells: Sequence[Any]) -> pd.Series:
    """Return a column of its type; a cell of another type is refused, not turned into it."""
    if name in _TEXTS:
        return pd.Series(_checked(name, cells, str), dtype="str")
    if name in _WHOLE:
        return pd.Series(_checked(name, cells, int), dtype="int64")
    if name in _FLAGS:
        return pd.Series(_checked(name, cells, bool), dtype="bool")
    if name == "date":
        dates = [datetime.fromisoformat(x) if isinstance(x, str) else x for x in cells]
        return pd.Series(np.array(_checked(name, dates, datetime), dtype="datetime64[us]"))
    return pd.Series(_checked(name, cells, float, int), dtype="float64")


def _checked(name: str, cells: Sequence[Any], *kinds: type) -> list[Any]:
    may_lack = name not in (*_TEXTS, *_WHOLE, *_FLAGS)
    wrong = [x for x in cells if type(x) not in kinds and not (may_lack and x is None)]
    if wrong:
        raise ValueError(f"a cell of {name} is {type(wrong[0]).__name__}")
    return [*cells]


def rows_of(frame: pd.DataFrame) -> list[list[Any]]:
    """Return the rows of a frame as plain values, as files hold them; None is a missing value."""
    columns = []
    for name in frame.columns:
        cells = frame[name].astype(object).tolist()
        gone = frame[name].isna().tolist()
        plain = [None if lacks else cell for lacks, cell in zip(gone, cells, strict=True)]
        columns.append([x.isoformat() if isinstance(x, datetime) else x for x in plain])
    return [[*row] for row in zip(*columns, strict=True)]
