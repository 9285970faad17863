"""The values of a plan of trainings, before any words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

import pandas as pd

from matchcore.season.training.columns import GROUP
from matchcore.short_repr import short_repr
from matchcore.solver.timetable import Level
from matchcore.wording import Language


@dataclass(frozen=True, eq=False, repr=False)
class PlanValues:
    """What a plan consists of; `TrainingPlan` documents it."""

    frame: pd.DataFrame
    unplaced: pd.DataFrame
    needs: pd.DataFrame
    barred: pd.DataFrame
    levels: tuple[Level, ...]
    names: Mapping[str, str] = field(repr=False)
    zone: str
    at_most: int = 12
    unknown: tuple[str, int] = ("free", 0)
    language: Language = "en"
    cautions: tuple[str, ...] = ()

    __repr__ = short_repr

    @property
    def proven(self) -> bool:
        """Whether no plan gives more places, or as many in fewer groups."""
        return not any(level.gap for level in self.levels)

    @cached_property
    def groups(self) -> pd.DataFrame:
        """One row per group: training, kind, group, start, end, people (how many)."""
        placed = self.frame[self.frame["group"] > 0]
        counted = placed.groupby(GROUP, sort=False).size().rename("people").reset_index()
        return pd.DataFrame(counted.sort_values(["start", "training", "group"], ignore_index=True))

    def of(self, person: str) -> pd.DataFrame:
        """Return the trainings of one person, in order of time; empty if there are none."""
        return self.frame[self.frame["person"] == person].reset_index(drop=True)
