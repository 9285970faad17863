"""Every date on which a couple was to meet: sessions as they stand, and those missed before."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from matchcore.season.frames import framed, rows_of
from matchcore.season.sessions.columns import KEY, MISSED
from matchcore.season.sessions.plan_values import PlanValues

Row = dict[str, Any]
Key = tuple[str, str, int, date]


def attempts_of(plan: Any) -> pd.DataFrame:
    """Return every attempt at a session, in order of time: the frame, and what was missed before.

    A session that was missed, and has another date since, has a row for each date.

    Parameters
    ----------
    plan : SessionPlan
        Or whatever has a frame such as its own; it need not remember what was missed.
    """
    frame: pd.DataFrame = plan.frame
    missed: pd.DataFrame | None = getattr(plan, "missed", None)
    if missed is None or missed.empty:
        return frame
    both = pd.concat([frame, missed.assign(state="missed")], ignore_index=True)
    return both.sort_values(["start", *KEY], ignore_index=True)


def with_missed(plan: PlanValues, rows: Iterable[Row], wrong: Iterable[Key] = ()) -> pd.DataFrame:
    """Return what a plan remembers as missed, with more sessions, less what proved to be wrong.

    Parameters
    ----------
    plan : PlanValues
    rows : iterable of dict
        Sessions missed, which are given another date or lose theirs.
    wrong : iterable of (mentee, mentor, session, day)
        Sessions that were held on that day after all.
    """
    held = {*wrong}
    every = [*rows_of(plan.missed), *rows]
    cells = {tuple(row[name] for name in MISSED) for row in every if key_of(row) not in held}
    return framed(sorted(cells, key=lambda row: (row[3], *row[:3])), MISSED, plan.zone)


def key_of(row: Row) -> Key:
    """Return which session a row is about, and the day that it gives to it."""
    return row["mentee"], row["mentor"], row["session"], row["start"].date()
