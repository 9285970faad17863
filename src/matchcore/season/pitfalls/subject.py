"""What is checked for pitfalls: a season, what else is known of its people, and the limits."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from matchcore.season.season import Season
from matchcore.season.sessions.attempts import attempts_of

if TYPE_CHECKING:
    from matchcore.people import Cohort, People
    from matchcore.rounds import Learning

__all__ = ["ROLES", "Subject", "chosen"]

ROLES = ("mentee", "mentor")


@dataclass(frozen=True, eq=False)
class Subject:
    """A season under a check; `check` documents the limits.

    Attributes
    ----------
    season : Season
    cohort : Cohort, optional
    learning : Learning, optional
    least_hours : int
    weeks : int
    response : float
    """

    season: Season
    cohort: Cohort | None = None
    learning: Learning | None = None
    least_hours: int = 2
    weeks: int = 4
    response: float = 0.5

    def knows(self, need: str) -> bool:
        """Return whether there is what a check needs: a part, or a column of the tables."""
        if need in ("cohort", "learning"):
            return getattr(self, need) is not None
        if need in ("sessions", "training", "pulse", "levels"):
            return getattr(self.season, need) is not None
        return self.cohort is not None and self.cohort.has_column(need)

    def people(self) -> Iterator[tuple[str, People]]:
        """Yield each role and its table, where the tables are known."""
        if self.cohort is not None:
            yield "mentee", self.cohort.mentees
            yield "mentor", self.cohort.mentors

    @cached_property
    def matched(self) -> dict[str, set[str]]:
        """The ids in couples that meet, by role."""
        mentees, mentors = zip(*self.season.active, strict=True) if self.season.active else ((), ())
        return {"mentee": set(mentees), "mentor": set(mentors)}

    @cached_property
    def sessions(self) -> pd.DataFrame:
        """The sessions of couples that meet, in order of time, each with its day.

        One that was missed, and got another date, is there for each date.
        """
        plan = self.season.sessions
        return self._of_active(None if plan is None else attempts_of(plan))

    @cached_property
    def standing(self) -> pd.DataFrame:
        """The same sessions, each once, at the date that it has now."""
        plan = self.season.sessions
        return self._of_active(None if plan is None else plan.frame)

    def _of_active(self, frame: pd.DataFrame | None) -> pd.DataFrame:
        if frame is None or frame.empty:
            columns = ["mentee", "mentor", "session", "start", "end", "state", "day"]
            return pd.DataFrame(columns=columns)
        active = set(self.season.active)
        pairs = zip(frame["mentee"], frame["mentor"], strict=True)
        own = chosen(frame, [pair in active for pair in pairs])
        own = own.assign(day=[one.date() for one in own["start"]])
        return own.sort_values(["start", "mentee", "mentor"], kind="stable").reset_index(drop=True)

    @cached_property
    def due(self) -> pd.DataFrame:
        """The sessions whose day is past, or of which somebody said how they went."""
        told = zip(self.sessions["day"], self.sessions["state"], strict=True)
        is_due = [day < self.season.day or state != "planned" for day, state in told]
        return chosen(self.sessions, is_due)

    @cached_property
    def first_sessions(self) -> dict[str, pd.Timestamp]:
        """When each person meets first, by id."""
        found: dict[str, pd.Timestamp] = {}
        for role in ROLES:
            for who, start in zip(self.standing[role], self.standing["start"], strict=True):
                found[who] = min(start, found.get(who, start))
        return found


def chosen(frame: pd.DataFrame, rows: list[bool]) -> pd.DataFrame:
    """Return the rows that are wanted; of no rows none, where pandas would take no columns."""
    return frame[np.array(rows, dtype=bool)]
