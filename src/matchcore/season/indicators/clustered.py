"""Answers by cluster: what each group of answers that belong together sums to."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.short_repr import short_repr

__all__ = ["CLUSTERS", "FEWEST", "Clustered", "clustered", "read_answers"]

Values = NDArray[np.float64]
FEWEST = 5  # answers: a figure from fewer would tell what single people said
CLUSTERS = 20  # where some have several answers: with fewer, their spread is guesswork


@dataclass(frozen=True, repr=False)
class Clustered:
    """Sums and sizes of clusters, sorted, so that the order of rows means nothing.

    Attributes
    ----------
    totals, sizes : ndarray
        Of each cluster with an answer: the sum of its answers, and how many there are.
    of : int
        Answers and missing ones.
    """

    totals: Values
    sizes: Values
    of: int

    __repr__ = short_repr

    @property
    def count(self) -> int:
        """How many answers there are."""
        return int(self.sizes.sum())

    @property
    def clusters(self) -> int:
        """How many clusters have an answer."""
        return len(self.sizes)

    @property
    def alone(self) -> bool:
        """Whether no two answers belong together."""
        return self.count == self.clusters

    @property
    def supported(self) -> bool:
        """Whether there are enough answers, and clusters, for an interval."""
        return self.count >= FEWEST and (self.alone or self.clusters >= CLUSTERS)

    @property
    def mean(self) -> float:
        """The mean of all answers."""
        return float(self.totals.sum() / self.sizes.sum())

    @property
    def variance(self) -> float:
        """The variance of the mean, linearised as a ratio; s²/n where each answer is alone.

        With the factor m/(m - 1) for m clusters: Cameron and Miller, "A practitioner's guide to
        cluster-robust inference", Journal of Human Resources 50 (2015).
        """
        m, rest = self.clusters, self.totals - self.mean * self.sizes
        return float(m / (m - 1) * (rest @ rest) / self.sizes.sum() ** 2)


def clustered(values: Values, clusters: Sequence[Any] | None = None) -> Clustered:
    """Return answers by cluster; NaN is a missing answer.

    >>> clustered(np.array([1.0, 0.0, np.nan, 1.0]), ["a", "b", "b", "a"])
    Clustered(totals=<2>, sizes=<2>, of=4)
    """
    answered = ~np.isnan(values)
    if clusters is None:
        codes = np.arange(int(answered.sum()))
    else:
        places: dict[Any, int] = {}
        kept = (one for one, is_there in zip(clusters, answered.tolist(), strict=True) if is_there)
        codes = np.array([places.setdefault(one, len(places)) for one in kept], dtype=np.int64)
    there = values[answered]
    totals = np.asarray(np.bincount(codes, there), dtype=np.float64)
    sizes = np.asarray(np.bincount(codes), dtype=np.float64)
    order = np.lexsort((totals, sizes))
    return Clustered(totals[order], sizes[order], len(values))


def read_answers(
    name: str,
    given: Sequence[Any],
    clusters: Sequence[Any] | None,
    ends: tuple[float, float] | None,
    *,
    yes_no: bool = False,
) -> Clustered:
    """Return what somebody gave, by cluster; None, NaN and NA are missing answers.

    Raises
    ------
    InputError
        Lists every answer that is no number, or off the scale, and every missing cluster.
    """
    values = [_number(one) for one in given]
    low, high = ends or (-_LARGEST, _LARGEST)
    problems = [
        InputProblem(
            _code(value, yes_no), f"{name}[{k}]", f"{one!r:.60}", remedy=_remedy(ends, yes_no)
        )
        for k, (one, value) in enumerate(zip(given, values, strict=True))
        if value is None or value < low or value > high or (yes_no and 0 < value < 1)
    ]
    if clusters is not None and len(clusters) != len(values):
        found = told("{count} for {size} answers", count=len(clusters), size=len(values))
        remedy = told("give one for each answer")
        problems.append(InputProblem("wrong_length", "clusters", "", found, remedy))
    elif clusters is not None:
        problems += [
            InputProblem("missing_cluster", f"clusters[{k}]", repr(one), remedy=_NAMED)
            for k, one in enumerate(clusters)
            if one is None or one != one
        ]
    if problems:
        raise InputError(problems)
    return clustered(np.array(values, dtype=float), clusters)


_LARGEST = sys.float_info.max
_NAMED = told("name the cluster of each answer")


def _number(given: Any) -> float | None:
    """Return an answer as a number, NaN if it is missing, None if it is none."""
    if given is None or type(given).__name__ == "NAType":
        return np.nan
    if isinstance(given, (bool, int, float, np.bool_, np.number)):
        return float(given)
    return None


def _code(value: float | None, yes_no: bool) -> str:
    if yes_no:
        return "not_yes_or_no"
    return "not_a_number" if value is None else "out_of_range"


def _remedy(ends: tuple[float, float] | None, yes_no: bool) -> str:
    if yes_no:
        return told("give True or False, or None where there is no answer")
    if ends is None:
        return told("give a number, or None where there is no answer")
    low, high = ends
    return told(
        "give a number from {low:g} to {high:g}, or None where there is no answer",
        low=low,
        high=high,
    )
