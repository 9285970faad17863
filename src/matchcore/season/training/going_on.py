"""What an earlier plan of trainings gave, and a new one keeps: places, needs and numbers."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools
from matchcore.people import Cohort
from matchcore.rounds import Slots
from matchcore.season.sessions.free_time import BUSY, taken_slots
from matchcore.season.training.columns import FRAME, rows_of
from matchcore.season.training.needs import NEEDS
from matchcore.season.training.offers import Offer
from matchcore.season.training.plan import TrainingPlan


class Kept:
    """The places of people who are still there: what took place, and what is still to come."""

    def __init__(self, known: TrainingPlan | None, cohort: Cohort) -> None:
        here = {*cohort.mentees.ids.tolist(), *cohort.mentors.ids.tolist()}
        rows = [] if known is None else rows_of(known.frame)
        self.rows = [row for row in rows if row["person"] in here]
        self.done = frozenset((row["person"], row["training"]) for row in self.rows)
        needs = [] if known is None else rows_of(known.needs)
        self.needs = [
            tuple(row[name] for name in NEEDS)
            for row in needs
            if (row["person"], row["training"]) in self.done
        ]

    def __repr__(self) -> str:
        return f"Kept({len(self.rows)} places)"

    @property
    def busy(self) -> pd.DataFrame:
        """When these groups take people's time."""
        timed = [row for row in self.rows if not (pd.isna(row["start"]) or pd.isna(row["end"]))]
        return pd.DataFrame([[row[name] for name in BUSY] for row in timed], columns=BUSY)

    def merged(self, rows: Sequence[Sequence[Any]]) -> list[Sequence[Any]]:
        """Return these places and new ones, in order of time; new groups have new numbers."""
        last: dict[str, int] = {}
        for row in self.rows:
            last[row["training"]] = max(row["group"], last.get(row["training"], 0))
        group = FRAME.index("group")
        new = [[*row] for row in rows]
        for one in new:
            one[group] += last.get(one[2], 0) if one[group] else 0
        return sorted([*([row[name] for name in FRAME] for row in self.rows), *new], key=_in_time)


def _in_time(row: Sequence[Any]) -> tuple[Any, ...]:
    """Return the place of a row: groups in order of time, then what has no time of its own."""
    who, _, training, _, group, start, *_ = row
    if pd.isna(start):
        return 1, 0, training, 0, who
    return 0, start.timestamp(), training, group, who


def without_busy(free: Bools, cohort: Cohort, slots: Slots, busy: Sequence[pd.DataFrame]) -> Bools:
    """Return who is free in which slot, mentees first, less what else takes their time."""
    ids = np.concatenate([cohort.mentees.ids, cohort.mentors.ids]).astype(str)
    left = free.copy()
    for one in busy:
        for who, touched, _, _ in taken_slots(one, slots):
            left[np.ix_(ids == who, touched)] = False
    return left


def refuse_unknown(known: TrainingPlan | None, offered: Sequence[Offer]) -> None:
    """Raise InputError where an earlier plan has trainings that are not offered any more."""
    names = {offer.name for offer in offered}
    lost = [] if known is None else sorted({*known.needs["training"]} - names)
    if lost:
        problem = told(
            "the plan so far has trainings that are not among these: {names}", names=lost
        )
        remedy = told("give the offers of the plan so far")
        raise InputError(InputProblem("unknown_training", "offers", "", problem, remedy))
