"""The values of a plan of sessions, before any words."""

from __future__ import annotations

from dataclasses import dataclass, field

import pandas as pd

from matchcore.season.frames import framed
from matchcore.season.sessions.columns import MISSED
from matchcore.season.sessions.settings import Settings
from matchcore.short_repr import short_repr
from matchcore.solver.timetable import Level
from matchcore.wording import Language


@dataclass(frozen=True, eq=False, repr=False)
class PlanValues:
    """What a plan consists of; `SessionPlan` documents it."""

    frame: pd.DataFrame
    unplaced: pd.DataFrame
    goals: pd.DataFrame
    levels: tuple[Level, Level, Level]
    names: dict[str, str] = field(repr=False)
    zones: dict[str, str] = field(repr=False)
    settings: Settings
    unstated: tuple[int, int]
    moved: pd.DataFrame
    language: Language = "en"
    cautions: tuple[str, ...] = ()
    missed: pd.DataFrame = field(default_factory=lambda: framed([], MISSED, "UTC"))

    __repr__ = short_repr

    @property
    def minutes(self) -> int:
        """How long a session is."""
        return self.settings.minutes

    @property
    def zone(self) -> str:
        """The time zone of the season."""
        return self.settings.zone
