"""What an indicator is computed from: one answer per couple, person or session, by mentor."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Literal, Protocol

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.programme import Programme
from matchcore.programme.aims import INDICATORS
from matchcore.rounds import Couples
from matchcore.season.indicators.clustered import FEWEST, Clustered, clustered
from matchcore.season.indicators.difference import between, change_of
from matchcore.season.indicators.estimate import Estimate, counts, mean_of, rate_of

__all__ = ["Kind", "Measure", "Sample", "SeasonLike", "change", "estimate"]

Kind = Literal["fact", "rate", "mean", "gain"]


class SeasonLike(Protocol):
    """What indicators read of a `Season`."""

    @property
    def programme(self) -> Programme:
        """What is aimed at."""

    @property
    def matching(self) -> Matching:
        """The couples."""

    @property
    def sessions(self) -> Any:
        """A `SessionPlan`, or nothing."""

    @property
    def training(self) -> Any:
        """A plan of trainings, as frames, or nothing."""

    @property
    def pulse(self) -> Any:
        """A `Pulse`, or nothing."""

    @property
    def couples(self) -> Couples | None:
        """Where each couple stands."""

    @property
    def levels(self) -> pd.DataFrame | None:
        """Person, skill, before and after."""

    @property
    def today(self) -> date | None:
        """The day of the look."""


@dataclass(frozen=True)
class Sample:
    """Answers, NaN where one is missing, each with the cluster that it belongs to."""

    values: tuple[float, ...]
    clusters: tuple[str, ...]

    @classmethod
    def of(cls, values: Mapping[Any, float], clusters: Mapping[Any, str]) -> Sample:
        """Return the values of some things, each in its cluster."""
        return cls(tuple(values.values()), tuple(clusters[one] for one in values))

    @property
    def grouped(self) -> Clustered:
        """The answers by cluster."""
        return clustered(np.array(self.values, dtype=float), self.clusters)


@dataclass(frozen=True)
class Measure:
    """How one indicator is measured.

    Attributes
    ----------
    code : str
    kind : {"fact", "rate", "mean", "gain"}
        A fact is counted over everybody, so it needs no interval. A rate and a mean stand for more
        than was seen. A gain is a mean of changes.
    read : callable
        Returns the sample of a season; None where the season has no such data.
    better : {"higher", "lower"}
    private : bool
        Whether it is what people said: fewer than 5 answers are only counted.
    """

    code: str
    kind: Kind
    read: Callable[[SeasonLike], Sample | None]
    better: Literal["higher", "lower"] = "higher"
    private: bool = False


def estimate(measure: Measure, sample: Sample | None, random_state: int = 0) -> Estimate:
    """Return the figure of a sample, with an interval where its kind has one."""
    answers = (sample or Sample((), ())).grouped
    match measure.kind:
        case "fact":
            found = _fact(answers)
        case "rate":
            found = rate_of(answers)
        case "mean":
            found = mean_of(answers, INDICATORS[measure.code], random_state)
        case "gain":
            found = change_of(answers, random_state)
    is_hidden = measure.private and found.count < FEWEST
    return replace(found, yes=None) if is_hidden else found


def change(measure: Measure, before: Sample, after: Sample, random_state: int = 0) -> Estimate:
    """Return how much higher a figure is than before; of facts, without an interval."""
    first, second = before.grouped, after.grouped
    if measure.kind != "fact":
        is_rate = measure.kind == "rate"
        return between(first, second, INDICATORS[measure.code], random_state, is_rate=is_rate)
    one, other = _fact(first), _fact(second)
    there = one.count + other.count, one.of + other.of, one.clusters + other.clusters
    is_known = one.value is not None and other.value is not None
    value = (other.value or 0.0) - (one.value or 0.0) if is_known else None
    return Estimate(value, None, None, *there, "count")


def _fact(answers: Clustered) -> Estimate:
    """Return a share that is known, as everybody was counted; counts alone if somebody was not."""
    found = counts(answers, round(float(answers.totals.sum())))
    is_whole = 0 < answers.count == answers.of
    return replace(found, value=answers.mean) if is_whole else found
