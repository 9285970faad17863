"""The columns of the frames of a plan of trainings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from matchcore.rounds.timetable import zoned

FRAME = ["person", "role", "training", "kind", "group", "start", "end", "state"]
UNPLACED = ["person", "role", "training", "why"]
BARRED = ["person", "role", "until"]
GROUP = ["training", "kind", "group", "start", "end"]
STATES = ("planned", "attended")
_TIMES = ("start", "end", "until")


def framed(rows: Sequence[Sequence[Any]], columns: list[str], zone: str) -> pd.DataFrame:
    """Return rows as one of the frames of a plan, with its types, in the order given."""
    frame = pd.DataFrame([[*row] for row in rows], columns=columns, dtype=object)
    for name in columns:
        cells = frame[name].tolist()
        if name in _TIMES:
            known = [one if isinstance(one, datetime) and one == one else None for one in cells]
            frame[name] = zoned(known, ZoneInfo(zone))  # type: ignore[arg-type]  # None becomes NaT
        elif name == "group":
            frame[name] = frame[name].astype("int64")
        else:
            frame[name] = pd.Series([str(one) for one in cells], dtype="str")
    return frame


def rows_of(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """Return the rows of a frame as dictionaries of plain values."""
    return [
        {str(name): value for name, value in row.items()}
        for row in frame.astype(object).to_dict("records")
    ]
