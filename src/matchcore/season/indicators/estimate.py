"""`Estimate`: a figure with an interval that holds on small samples, or counts alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Literal

from matchcore.season.indicators.clustered import Clustered, read_answers
from matchcore.season.indicators.intervals import (
    Interval,
    bootstrap_t,
    clustered_wilson,
    ends_t,
    wilson,
)

__all__ = [
    "BOOTSTRAP",
    "SHARE",
    "Estimate",
    "Method",
    "counts",
    "mean",
    "mean_of",
    "rate",
    "rate_of",
]

Method = Literal["wilson", "cluster-t", "bootstrap-t", "permutation", "count"]
SHARE: Interval = (0.0, 1.0)
BOOTSTRAP = 30  # clusters: with fewer, resampling knows too little of the tails


@dataclass(frozen=True)
class Estimate:
    """A figure, how sure it is, and what it is from.

    Attributes
    ----------
    value : float or None
        A rate, a mean or a difference; None where there is too little to say.
    low, high : float or None
        The ends of its 95 % interval; None where none can be supported.
    count, of : int
        How many answers there are, and of how many asked.
    clusters : int
        How many groups of answers stand on their own.
    method : {"wilson", "cluster-t", "bootstrap-t", "permutation", "count"}
        How the interval was found; "count" if there is none.
    yes : int or None
        Of a rate: how many are yes.
    p : float or None
        Of a difference: how often chance alone gives one as large.
    """

    value: float | None
    low: float | None
    high: float | None
    count: int
    of: int
    clusters: int
    method: Method
    yes: int | None = None
    p: float | None = None


def rate(yes: Sequence[Any], clusters: Sequence[Any] | None = None) -> Estimate:
    """Return the share of yes among answers, with Wilson's interval.

    Parameters
    ----------
    yes : sequence of bool, 0 or 1
        None or NaN where there is no answer: it counts in `of`, not in `count`.
    clusters : sequence, optional
        To whom each answer belongs, such as a mentor with several mentees. Then the interval
        allows for answers that are alike within a cluster. Without it each stands alone.

    Returns
    -------
    Estimate
        Counts alone below 5 answers and, where some cluster has several answers, below 20
        clusters.

    Raises
    ------
    InputError
        An answer is neither yes nor no, or a cluster is missing: all problems.

    Notes
    -----
    The guide "Indicators" in ``docs/`` has sources, and the coverage as measured.

    Examples
    --------
    >>> held = rate([True] * 9 + [False] * 3 + [None])
    >>> held.value, round(held.low, 2), round(held.high, 2), held.count, held.of
    (0.75, 0.47, 0.91, 12, 13)
    >>> few = rate([True, True, False, True, True], ["m", "m", "n", "n", "o"])
    >>> few.value, few.method, few.yes, few.count, few.clusters
    (None, 'count', 4, 5, 3)
    """
    return rate_of(read_answers("yes", yes, clusters, SHARE, yes_no=True))


def mean(
    values: Sequence[Any],
    clusters: Sequence[Any] | None = None,
    *,
    scale: Interval | None = None,
    random_state: int = 0,
) -> Estimate:
    """Return the mean of answers, with an interval.

    Parameters
    ----------
    values : sequence of numbers
        None or NaN where there is no answer.
    clusters : sequence, optional
        As in `rate`.
    scale : (float, float), optional
        The lowest and the highest possible answer. With it the interval is one of Student's t
        with half an answer more at each end, and starts at 5 answers. Numbers without ends, such
        as hours, take the bootstrap-t, which needs 30 clusters.
    random_state : int
        Seed of the bootstrap.

    Returns
    -------
    Estimate
        Counts alone where an interval has no support, as in `rate`.

    Raises
    ------
    InputError
        An answer is no number or off the scale, or a cluster is missing: all problems.

    Examples
    --------
    >>> said = mean([4, 5, 5, 3, 4, 5, 4, None], scale=(1, 5))
    >>> round(said.value, 2), round(said.low, 2), round(said.high, 2), said.count, said.of
    (4.29, 3.36, 4.89, 7, 8)
    >>> mean([3.5, 2, 40]).method
    'count'
    """
    return mean_of(read_answers("values", values, clusters, scale), scale, random_state)


def rate_of(answers: Clustered) -> Estimate:
    """Return the rate of answers that are 0 or 1."""
    yes = round(float(answers.totals.sum()))
    if not answers.supported:
        return counts(answers, yes)
    if answers.alone:
        return _estimate(answers, wilson(answers.mean, answers.count), "wilson", yes)
    return _estimate(answers, clustered_wilson(answers), "cluster-t", yes)


def mean_of(answers: Clustered, scale: Interval | None, random_state: int = 0) -> Estimate:
    """Return the mean of answers on a scale, or without ends."""
    if not answers.supported:
        return counts(answers)
    if scale is not None:
        return _estimate(answers, ends_t(answers, scale), "cluster-t")
    found = bootstrap_t(answers, random_state) if answers.clusters >= BOOTSTRAP else None
    return counts(answers) if found is None else _estimate(answers, found, "bootstrap-t")


def counts(answers: Clustered, yes: int | None = None) -> Estimate:
    """Return counts alone."""
    there = answers.count, answers.of, answers.clusters
    return Estimate(None, None, None, *there, "count", yes)


def _estimate(
    answers: Clustered, interval: Interval, method: Method, yes: int | None = None
) -> Estimate:
    there = answers.count, answers.of, answers.clusters
    return Estimate(answers.mean, *interval, *there, method, yes)
