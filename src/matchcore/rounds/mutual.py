"""How much two people like each other: what both sides' likings make together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import pandas as pd

from matchcore.model.arrays import Floats, Rows
from matchcore.rounds.liking import Liking, fit_liking
from matchcore.rounds.predictors import Predictors
from matchcore.rounds.ratings import Ratings, Round
from matchcore.short_repr import short_repr

_PAIR = ["round", "mentee", "mentor"]


class Expected(NamedTuple):
    """What is expected of pairs: likings from 0 to 1, and the spread of the mutual one."""

    mentee_liking: Floats
    mentor_liking: Floats
    mutual: Floats
    spread: Floats

    def __repr__(self) -> str:
        return short_repr(self)


@dataclass(frozen=True, eq=False)
class Said:
    """The likings of pairs that met, by pair: sorted codes, values and spreads."""

    codes: Rows
    liking: Floats
    spreads: Floats

    __repr__ = short_repr

    def into(self, codes: Rows, liking: Floats, spreads: Floats) -> None:
        """Put what was said over what was predicted, where something was said."""
        if len(self.codes):
            at = np.searchsorted(self.codes, codes).clip(max=len(self.codes) - 1)
            here = self.codes[at] == codes
            liking[here], spreads[here] = self.liking[at[here]], self.spreads[at[here]]


@dataclass(frozen=True, eq=False)
class Met:
    """Pairs of which every side that counts said something, over all rounds."""

    rounds: Rows
    mentees: Rows
    mentors: Rows
    liking: Floats

    __repr__ = short_repr


@dataclass(frozen=True, eq=False)
class MutualLiking:
    """How much the people of one cohort like each other.

    The mutual liking is the product of both sides' likings: a couple needs both. A side that said
    nothing in any round does not count.

    Attributes
    ----------
    predictors : Predictors
    shape : (int, int)
        Numbers of mentees and mentors.
    sides : tuple of (Liking or None)
        The mentees' liking and the mentors'.
    said : tuple of Said
        What each side said in this round.
    """

    predictors: Predictors
    shape: tuple[int, int]
    sides: tuple[Liking | None, Liking | None]
    said: tuple[Said, Said]

    __repr__ = short_repr

    def at(self, mentees: Rows, mentors: Rows) -> Expected:
        """Return what is expected of pairs, given as parallel row numbers."""
        codes, pair = mentees * self.shape[1] + mentors, (mentees, mentors)
        found, squares = [], []
        for rater, (liking, said) in enumerate(zip(self.sides, self.said, strict=True)):
            expected, spreads = np.ones(len(codes)), np.zeros(len(codes))
            if liking is not None:
                values = self.predictors.values(mentees, mentors, rater)
                expected, spreads = liking.of(values, pair[rater], pair[1 - rater])
            said.into(codes, expected, spreads)
            found.append(expected)
            squares.append(spreads**2)
        (p, q), (a, b) = found, squares
        return Expected(p, q, p * q, np.sqrt(p**2 * b + q**2 * a + a * b))


def fit_mutual(
    rounds: Sequence[Round], predictors: Sequence[Predictors]
) -> tuple[MutualLiking, Met]:
    """Fit the models of both sides to all rounds; the first round is the one to expect for."""
    people = np.sum([r.cohort.shape for r in rounds], axis=0).tolist()
    shape = rounds[0].cohort.shape
    sides: list[Liking | None] = []
    said = []
    for rater in (0, 1):
        ratings = Ratings.of(rounds, rater)
        liking = None
        if len(ratings.rounds):
            liking = fit_liking(ratings, rater, predictors, (people[rater], people[1 - rater]))
        sides.append(liking and liking.of_people(shape[rater], shape[1 - rater]))
        said.append(_said_by(ratings, liking))
    here = [_this_round(x, shape[1]) for x in said]
    fitted = MutualLiking(predictors[0], shape, (sides[0], sides[1]), (here[0], here[1]))
    return fitted, _met([x for x, side in zip(said, sides, strict=True) if side is not None])


def _said_by(ratings: Ratings, liking: Liking | None) -> pd.DataFrame:
    """Return likings after meetings; where the rater said whom they prefer, just that."""
    said = {"round": ratings.rounds, "mentee": ratings.mentees, "mentor": ratings.mentors}
    if liking is None:
        return pd.DataFrame({**said, "liking": np.zeros(0), "spread": np.zeros(0)})
    stated = ~np.isnan(ratings.wants)
    values = np.where(stated, ratings.wants, liking.said)
    spreads = np.where(stated, 0.0, liking.said_spreads)
    frame = pd.DataFrame({**said, "liking": values, "spread": spreads})
    return frame.dropna(subset="liking").sort_values(_PAIR, kind="stable")


def _this_round(said: pd.DataFrame, mentors: int) -> Said:
    here = said[said["round"] == 0]
    codes = here["mentee"].to_numpy(np.int64) * mentors + here["mentor"].to_numpy(np.int64)
    return Said(codes, here["liking"].to_numpy(), here["spread"].to_numpy())


def _met(sides: list[pd.DataFrame]) -> Met:
    """Return the pairs of which all the sides said something, and the products of their likings."""
    if not sides:
        none = np.zeros(0, dtype=np.int64)
        return Met(none, none, none, np.zeros(0))
    both = sides[0]
    liking = both["liking"].to_numpy()
    if len(sides) == 2:
        both = both.merge(sides[1], on=_PAIR, suffixes=("", "_back"))
        liking = (both["liking"] * both["liking_back"]).to_numpy()
    number, mentees, mentors = (both[name].to_numpy(np.int64) for name in _PAIR)
    return Met(number, mentees, mentors, liking)
