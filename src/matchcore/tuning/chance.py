"""What chance does: matchings drawn at random under the same rules, and intervals of scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from matchcore.model.arrays import Floats
from matchcore.model.assignment import Assignment
from matchcore.model.compatibility import Compatibility
from matchcore.model.problem import Problem
from matchcore.solver import solve
from matchcore.tuning.agreement import Scoring, Tally, concordance, made, percentile
from matchcore.tuning.past import Past

_COVERED = 0.95  # of an interval
_MATCHINGS = 20  # drawn at random


def by_chance(scoring: Scoring, problem: Problem, past: Past, rng: np.random.Generator) -> Tally:
    """Return what random scores get on average, or random matchings, under the same rules."""
    if scoring != "made":
        measure = percentile if scoring == "percentile" else concordance
        return measure(problem, past, blind=True)
    drawn = [made(random_matching(problem, rng), past) for _ in range(_MATCHINGS)]
    return Tally(np.mean([tally.sums for tally in drawn], axis=0), drawn[0].counts)


def random_matching(problem: Problem, rng: np.random.Generator) -> Assignment:
    """Return the best matching for scores drawn at random: it obeys the rules and knows nothing.

    The floor still counts by the true scores.
    """
    c = Compatibility.from_matrix(rng.random(problem.shape))
    for mask in problem.open.masks:
        c = c.with_mask(mask)
    return solve(replace(problem, compatibility=c, floor=None))


def resampled(tallies: Sequence[Tally], draws: int, random_state: int) -> list[Floats]:
    """Return the scores of several tallies of the same people, resampled: the bootstrap [1]_.

    People are drawn, with all that they add, and the same ones for every tally. Without two people
    that add something there is nothing to draw from, and all scores are NaN.

    References
    ----------
    .. [1] Efron, Tibshirani (1993). An Introduction to the Bootstrap. Chapman & Hall.
    """
    adds = np.any([tally.counts > 0 for tally in tallies], axis=0)
    people = int(adds.sum())
    if people < 2:
        return [np.full(draws, np.nan) for _ in tallies]
    rng = np.random.default_rng(random_state)
    times = rng.multinomial(people, np.full(people, 1 / people), size=draws)
    found = []
    for tally in tallies:
        sums, counts = times @ tally.sums[adds], times @ tally.counts[adds]
        found.append(np.divide(sums, counts, out=np.full(draws, np.nan), where=counts > 0))
    return found


def interval(scores: Floats) -> tuple[float, float]:
    """Return the middle 95 % of resampled scores; NaN without any."""
    known = scores[~np.isnan(scores)]
    if not len(known):
        return float("nan"), float("nan")
    low, high = np.quantile(known, [(1 - _COVERED) / 2, (1 + _COVERED) / 2])
    return float(low), float(high)
