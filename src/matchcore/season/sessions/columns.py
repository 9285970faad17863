"""The columns of the frames of a plan."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

STATES = ("planned", "held", "missed")
KEY = ["mentee", "mentor", "session"]
FRAME = [*KEY, "theme", "goal", "start", "end", "state", "moves"]
UNPLACED = [*KEY, "theme", "goal", "why", "moves"]
GOALS = ["mentee", "mentor", "theme", "sessions", "before", "after"]
MOVED = [*KEY, "state", "was", "now"]
MISSED = [*KEY, "start", "end"]


def in_time(rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
    """Return rows of `FRAME` in order of time, then of people."""
    place = FRAME.index("start")
    return sorted(rows, key=lambda row: (row[place], row[0], row[1], row[2]))
