"""Rows of plans as frames with types, as dictionaries, and as plain values of JSON."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from matchcore.rounds.timetable import zoned

_TIMES = ("start", "end", "was", "now", "until")
_WHOLE = ("session", "sessions", "moves", "group")
_LEVELS = ("before", "after")


def framed(rows: Sequence[Sequence[Any]], columns: Sequence[str], zone: str) -> pd.DataFrame:
    """Return rows as a frame, in the order given; the name of a column says its type.

    Times are in a zone, NaT where there is none.
    """
    frame = pd.DataFrame([[*row] for row in rows], columns=[*columns], dtype=object)
    for name in columns:
        if name in _TIMES:
            frame[name] = _times(frame[name].tolist(), zone)
        elif name in _WHOLE:
            frame[name] = frame[name].astype("int64")
        elif name in _LEVELS:
            frame[name] = frame[name].astype("float64")
        else:
            frame[name] = pd.Series([str(one) for one in frame[name]], dtype="str")
    return frame


def _times(moments: list[Any], zone: str) -> pd.Series:
    known = [one if isinstance(one, datetime) and one == one else None for one in moments]
    return zoned(known, ZoneInfo(zone))  # type: ignore[arg-type]  # None becomes NaT


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as dictionaries of plain values."""
    return [
        {str(name): value for name, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]


def plain_rows(frame: pd.DataFrame) -> list[list[Any]]:
    """Return the rows of a frame as JSON has them: times as text, None for none."""
    return [[_plain(one) for one in row] for row in frame.astype(object).to_numpy().tolist()]


def _plain(value: Any) -> Any:
    if value is pd.NaT:
        return None
    return value.isoformat() if isinstance(value, datetime) else value


def frame_of(rows: Sequence[Sequence[Any]], columns: Sequence[str], zone: str) -> pd.DataFrame:
    """Return the frame whose rows `plain_rows` gave.

    Raises
    ------
    ValueError, TypeError
        Some row is not what `plain_rows` gives.
    """
    return framed(
        [[_read(*cell) for cell in zip(columns, row, strict=True)] for row in rows], columns, zone
    )


def _read(column: str, value: Any) -> Any:
    is_time = column in _TIMES and value is not None
    return datetime.fromisoformat(value) if is_time else value
