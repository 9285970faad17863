"""The columns of the frames of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from matchcore.rounds.timetable import zoned

STATES = ("planned", "held", "missed")
KEY = ["mentee", "mentor", "session"]
FRAME = [*KEY, "theme", "goal", "start", "end", "state", "moves"]
UNPLACED = [*KEY, "theme", "goal", "why", "moves"]
GOALS = ["mentee", "mentor", "theme", "sessions", "before", "after"]
MOVED = [*KEY, "state", "was", "now"]
MISSED = [*KEY, "start", "end"]
_TIMES = ("start", "end", "was", "now")
_WHOLE = ("session", "sessions", "moves")
_LEVELS = ("before", "after")


def framed(rows: Sequence[Sequence[Any]], columns: list[str], zone: str) -> pd.DataFrame:
    """Return rows as one of the frames of a plan, with its types, in the order given."""
    frame = pd.DataFrame([[*row] for row in rows], columns=columns, dtype=object)
    for name in columns:
        if name in _TIMES:
            frame[name] = _times(frame[name].tolist(), zone)
        elif name in _WHOLE:
            frame[name] = frame[name].astype("int64")
        elif name in _LEVELS and columns is GOALS:
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


def in_time(rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
    """Return rows of `FRAME` in order of time, then of people."""
    place = FRAME.index("start")
    return sorted(rows, key=lambda row: (row[place], row[0], row[1], row[2]))
