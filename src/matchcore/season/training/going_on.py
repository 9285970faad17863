"""What an earlier plan of trainings gave, and a new one keeps: places, needs and numbers."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from typing import Any

import numpy as np
import pandas as pd

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Rows
from matchcore.people import Cohort
from matchcore.rounds import Slots
from matchcore.season.frames import rows_of
from matchcore.season.sessions.free_time import BUSY, taken_slots
from matchcore.season.training.columns import FRAME
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

    @property
    def groups(self) -> Counter[tuple[str, datetime, int]]:
        """How many people are in each group: by training, start and number."""
        return Counter(
            (row["training"], row["start"], row["group"]) for row in self.rows if row["group"]
        )

    def seats(self, offers: Sequence[Offer], slots: Slots, at_most: int) -> tuple[Rows, Rows]:
        """Return the free seats of these groups, by offer and first slot; and groups by slot."""
        place = {start.timestamp(): k for k, start in enumerate(slots.starts)}
        names = [offer.name for offer in offers]
        free = np.zeros((len(offers), len(slots)), dtype=np.int64)
        taken = np.zeros(len(slots), dtype=np.int64)
        for (training, start, _), count in self.groups.items():
            first = place.get(start.timestamp())
            if first is not None and training in names:
                course = names.index(training)
                free[course, first] += max(0, at_most - count)
                taken[first : first + -(-offers[course].minutes // slots.minutes)] += 1
        return free, taken

    def merged(self, rows: Sequence[Sequence[Any]], at_most: int) -> list[Sequence[Any]]:
        """Return these places and new ones, in order of time; new groups have new numbers.

        New places without a number are in groups that are there already.
        """
        last, groups = dict[str, int](), self.groups
        for training, _, number in groups:
            last[training] = max(number, last.get(training, 0))
        new = [dict(zip(FRAME, row, strict=True)) for row in rows]
        for one in new:
            if one["group"]:
                one["group"] += last.get(one["training"], 0)
            elif one["start"] is not None:
                joined = _with_room(one, groups, at_most)
                groups[joined] += 1
                one["group"] = joined[2]
        every = [*self.rows, *new]
        return sorted(([row[name] for name in FRAME] for row in every), key=_in_time)


def _with_room(
    row: dict[str, Any], groups: Counter[tuple[str, datetime, int]], at_most: int
) -> tuple[str, datetime, int]:
    """Return the first group of a training and start that has a free seat."""
    which = row["training"], row["start"]
    return min(one for one, count in groups.items() if one[:2] == which and count < at_most)


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
