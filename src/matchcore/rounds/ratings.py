"""What one side said of the other over all rounds, as arrays."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.rounds.feedback import Feedback
from matchcore.short_repr import short_repr


@dataclass(frozen=True, eq=False)
class Round:
    """One go of meetings, and what was said of them."""

    feedback: Feedback
    programme: Programme
    cohort: Cohort
    name: str = "feedback"

    __repr__ = short_repr


@dataclass(frozen=True, eq=False)
class Ratings:
    """What one side said: one row per answer about a meeting that took place.

    Attributes
    ----------
    rounds : (k,) array of int
        Which round each is from.
    mentees, mentors : (k,) array of int
        Rows in the cohort of the round.
    raters, rated : (k,) array of int
        People by number over all rounds: nobody is the same person in two rounds.
    scores : (k, 1 + aspects) array of float
        The score and the aspects, each on its scale from 0 to 1; NaN where none was given.
    wants : (k,) array of float
        1 where the rater said to prefer the rated, 0 where they said not to or to avoid them.
    """

    rounds: Rows
    mentees: Rows
    mentors: Rows
    raters: Rows
    rated: Rows
    scores: Floats
    wants: Floats

    __repr__ = short_repr

    @classmethod
    def of(cls, rounds: Sequence[Round], rater: int) -> Ratings:
        """Collect what the mentees (`rater` 0) or the mentors (1) said in all rounds."""
        aspects = common_aspects(rounds)
        parts, starts = [], np.zeros(2, dtype=np.int64)
        for k, one in enumerate(rounds):
            frame = one.feedback.frame
            said = frame[(frame["rater"] == ("mentee", "mentor")[rater]) & ~frame["declined"]]
            pair = tuple(
                one.cohort.rows(role, said[column].to_numpy(dtype=object))
                for role, column in (("mentees", "mentee"), ("mentors", "mentor"))
            )
            raters, rated = pair[rater] + starts[0], pair[1 - rater] + starts[1]
            scores = np.column_stack(
                [_scaled(said["score"], one.feedback.scale)]
                + [_scaled(said[name], one.feedback.aspects[name]) for name in aspects]
            )
            number = np.full(len(said), k)
            parts.append((number, *pair, raters, rated, scores, _wants(said)))
            sizes = np.array(one.cohort.shape)
            starts += sizes if rater == 0 else sizes[::-1]
        return cls(*(np.concatenate(column) for column in zip(*parts, strict=True)))

    def where(self, chosen: Bools) -> Ratings:
        """Return some of the answers."""
        return Ratings(*(getattr(self, name)[chosen] for name in self.__dataclass_fields__))


def common_aspects(rounds: Sequence[Round]) -> tuple[str, ...]:
    """Return the aspects that every round with answers asked for, in alphabetical order."""
    asked = [set(r.feedback.aspects) for r in rounds if len(r.feedback.frame)]
    return tuple(sorted(set.intersection(*asked))) if asked else ()


def _scaled(values: Any, scale: tuple[float, float]) -> Floats:
    low, high = scale
    numbers = values.to_numpy(dtype=np.float64, na_value=np.nan)
    return np.asarray((numbers - low) / (high - low))


def _wants(said: pd.DataFrame) -> Floats:
    wants = said["prefer"].astype("Float64").to_numpy(dtype=np.float64, na_value=np.nan)
    return np.where(said["avoid"].to_numpy(dtype=bool), 0.0, wants)
