"""The trend of satisfaction: the slope of Theil and Sen, of each person and over couples."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from matchcore.season.pulse.latest import of_question
from matchcore.season.pulse.privacy import few
from matchcore.short_repr import short_repr

__all__ = ["LEAST", "STEP", "Trend", "overall", "slope", "slopes_of_raters", "trend_of_couples"]

LEAST = 3  # surveys with an answer: two points always have a slope, which says nothing
STEP = 0.5  # points from one survey to the next, from which on satisfaction falls or rises
_BY_RATER = ["mentee", "mentor", "rater"]
COLUMNS = ["mentee", "mentor", "surveys", "slope", "direction"]


class Trend(NamedTuple):
    """The trend of satisfaction over all couples.

    Attributes
    ----------
    slope : float
        The median of the couples' slopes, in points from one survey to the next; NaN where it
        would be of few people.
    couples : int
        Those with a slope.
    falling, steady, rising, open : int
        Couples by direction; open ones have answers in too few surveys.
    """

    slope: float
    couples: int
    falling: int
    steady: int
    rising: int
    open: int

    def __repr__(self) -> str:
        return short_repr(self)


def slope(waves: Sequence[float], answers: Sequence[float]) -> float:
    """Return the median of the slopes between all pairs of points; NaN for fewer than three.

    One odd answer out of three cannot turn it (Theil 1950; Sen 1968, Journal of the American
    Statistical Association 63).

    >>> slope([1, 2, 3], [5, 4, 3]), slope([1, 2, 4], [4, 4, 1]), slope([1, 2], [5, 1])
    (-1.0, -1.0, nan)
    """
    if len(waves) < LEAST:
        return float("nan")
    points = sorted(zip(waves, answers, strict=True))
    return float(np.median([(b - a) / (y - x) for (x, a), (y, b) in combinations(points, 2)]))


def slopes_of_raters(frame: pd.DataFrame, last: int | None = None) -> dict[Any, tuple[float, int]]:
    """Return the slope of each rater's satisfaction, of all surveys or of the last few.

    Beside it stands the last survey with an answer.
    """
    said = of_question(frame, "satisfaction").sort_values("wave")
    points: dict[Any, list[tuple[int, float]]] = {}
    for *key, wave, answer in said[[*_BY_RATER, "wave", "answer"]].itertuples(index=False):
        points.setdefault(tuple(key), []).append((wave, answer))
    recent = {key: own if last is None else own[-last:] for key, own in points.items()}
    return {key: (slope(*zip(*own, strict=True)), int(own[-1][0])) for key, own in recent.items()}


def trend_of_couples(frame: pd.DataFrame, couples: Sequence[tuple[str, str]]) -> pd.DataFrame:
    """Return for each couple the mean slope of the two, of those who have one, and its direction.

    A slope is of one person's answers, so it does not move when the other stops to answer.
    """
    slopes = slopes_of_raters(frame)
    said = of_question(frame, "satisfaction")
    counts = said.groupby(["mentee", "mentor"])["wave"].nunique().to_dict()
    rows = []
    for couple in couples:
        own = [slopes[*couple, x][0] for x in ("mentee", "mentor") if (*couple, x) in slopes]
        known = [one for one in own if one == one]
        mean = float(np.mean(known)) if known else float("nan")
        rows.append((*couple, int(counts.get(couple, 0)), mean, _direction(mean)))
    return pd.DataFrame(rows, columns=COLUMNS)


def overall(trend: pd.DataFrame) -> Trend:
    """Return the median of the couples' slopes, and how many couples go which way."""
    known = trend[trend["slope"].notna()]
    is_few = few(known["mentee"]) or few(known["mentor"])
    median = float("nan") if is_few else float(known["slope"].median())
    counts = trend["direction"].value_counts().to_dict()
    return Trend(
        median,
        len(known),
        *(int(counts.get(name, 0)) for name in ("falling", "steady", "rising", "open")),
    )


def _direction(mean: float) -> str:
    if mean != mean:
        return "open"
    return "falling" if mean <= -STEP else "rising" if mean >= STEP else "steady"
