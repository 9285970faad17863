"""Intervals of 95 % for a rate or a mean that hold on small samples; measured, not assumed.

`python -m benchmarks.coverage` measures these and others side by side.
"""

from __future__ import annotations

import math

import numpy as np
from scipy.special import ndtri, stdtrit

from matchcore.season.indicators.clustered import Clustered

__all__ = ["Interval", "bootstrap_t", "clustered_wilson", "ends_t", "wilson"]

Interval = tuple[float, float]
_TAIL = 0.025
_Z = float(-ndtri(_TAIL))
_DRAWS = 1999
_END = 0.5  # of an answer, added at each end of a scale


def wilson(rate: float, count: float, quantile: float = _Z) -> Interval:
    """Return the score interval of a rate.

    E. B. Wilson, "Probable inference, the law of succession, and statistical inference", Journal
    of the American Statistical Association 22 (1927).

    >>> low, high = wilson(0.75, 12)
    >>> round(low, 3), round(high, 3)
    (0.468, 0.911)
    """
    square = quantile**2
    middle = rate + square / (2 * count)
    half = quantile * math.sqrt(rate * (1 - rate) / count + square / (4 * count**2))
    scale = 1 + square / count
    low = 0.0 if rate == 0 else (middle - half) / scale
    high = 1.0 if rate == 1 else (middle + half) / scale
    return low, high


def clustered_wilson(answers: Clustered) -> Interval:
    """Return Wilson's interval of a rate over clusters, at as many answers as they are worth.

    The design effect is how much larger the variance is than that of answers that stand alone
    (Kish, *Survey Sampling*, 1965); at least 1. Where all answers are the same, a cluster counts as
    one answer. Student's t with m - 1 degrees of freedom replaces the normal quantile, as Korn and
    Graubard do ("Confidence intervals for proportions with small expected number of positive
    counts estimated from survey data", Survey Methodology 24, 1998).
    """
    rate, count, clusters = answers.mean, answers.count, answers.clusters
    alone = rate * (1 - rate) / count
    effect = max(1.0, answers.variance / alone) if alone else count / clusters
    return wilson(rate, count / effect, float(stdtrit(clusters - 1, 1 - _TAIL)))


def ends_t(answers: Clustered, ends: Interval) -> Interval:
    """Return a t interval for the mean of answers on a scale, cut off at its ends.

    Half an answer is added at each end of the scale (half a cluster of usual size), as Agresti and
    Coull add some of both kinds to a rate ("Approximate is better than 'exact'", The American
    Statistician 52, 1998). So answers that are all the same still leave some doubt.
    """
    weight = _END * answers.count / answers.clusters
    totals = np.append(answers.totals, [weight * ends[0], weight * ends[1]])
    padded = Clustered(totals, np.append(answers.sizes, [weight, weight]), answers.of)
    half = float(stdtrit(padded.clusters - 1, 1 - _TAIL)) * math.sqrt(padded.variance)
    return max(ends[0], padded.mean - half), min(ends[1], padded.mean + half)


def bootstrap_t(answers: Clustered, random_state: int) -> Interval | None:
    """Return the bootstrap-t interval of a mean, whole clusters drawn; None where it has no end.

    Efron and Tibshirani, *An Introduction to the Bootstrap* (1993), chapter 12. Numbers without a
    scale, such as hours, are skewed, and t intervals then miss on one side.
    """
    rng, size = np.random.default_rng(random_state), answers.clusters
    ratios = np.empty(_DRAWS)
    for k in range(_DRAWS):
        drawn = rng.integers(0, size, size)
        one = Clustered(answers.totals[drawn], answers.sizes[drawn], answers.of)
        away = one.mean - answers.mean
        spread = math.sqrt(one.variance)
        ratios[k] = away / spread if spread else math.copysign(math.inf, away) if away else 0.0
    low, high = np.quantile(ratios, [_TAIL, 1 - _TAIL], method="higher").tolist()
    error = math.sqrt(answers.variance)
    if not (error and math.isfinite(low) and math.isfinite(high)):
        return None
    return answers.mean - high * error, answers.mean - low * error
