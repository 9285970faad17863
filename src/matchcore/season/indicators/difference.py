"""The difference of two rates or means: an interval, and how often chance gives as much."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.season.indicators.clustered import Clustered, Values, read_answers
from matchcore.season.indicators.estimate import SHARE, Estimate, counts, mean_of, rate_of
from matchcore.season.indicators.intervals import Interval

__all__ = ["between", "change_of", "difference"]

_ALPHA = 0.05
_EXACT = 12  # clusters: all 4,096 signs, as many as are drawn otherwise
_DRAWS = 4095
_CELLS = 1_000_000  # of signs held at a time
_PERMUTATIONS = 9999


def difference(
    first: Sequence[Any],
    second: Sequence[Any],
    *,
    paired: bool = False,
    clusters: Sequence[Any] | tuple[Sequence[Any], Sequence[Any]] | None = None,
    scale: Interval | None = None,
    random_state: int = 0,
) -> Estimate:
    """Return how much higher the second mean, or rate, is than the first.

    Parameters
    ----------
    first, second : sequence of numbers, or of bool
        Such as before and after. None or NaN where there is no answer.
    paired : bool
        Whether both have the same people in the same order. Then each person's change counts.
    clusters : sequence, or two of them, optional
        As in `rate`: of pairs one sequence, otherwise one for the first and one for the second.
    scale : (float, float), optional
        As in `mean`, for answers that are not paired. Answers that are all True or False need none.
    random_state : int
        Seed of the permutations.

    Returns
    -------
    Estimate
        With its ``p``. Counts alone where either mean has no support, or nothing varies.

    Raises
    ------
    InputError
        The sequences do not fit each other, or hold something else: all problems.

    Notes
    -----
    Of pairs, the signs of the changes are flipped, of a whole cluster at once; the interval holds
    the values that this test does not reject (Kempthorne and Doerfler, "The behaviour of some
    significance tests under experimental randomization", Biometrika 56, 1969). It needs 6 clusters.

    Of others, clusters change sides (`scipy.stats.permutation_test`). The interval is put together
    from those of both means: Newcombe, "Interval estimation for the difference between independent
    proportions", Statistics in Medicine 17 (1998); for means, Zou and Donner, "Construction of
    confidence limits about effect measures", Statistics in Medicine 27 (2008).

    Examples
    --------
    >>> gain = difference([2, 1, 3, 2, 2, 1], [3, 3, 4, 2, 4, 2], paired=True)
    >>> round(gain.value, 2), round(gain.low, 2), round(gain.high, 2), gain.p
    (1.17, 0.0, 2.0, 0.0625)
    """
    if paired:
        return _of_pairs(first, second, clusters, random_state)
    given = clusters if clusters is not None else (None, None)
    if len(given) != 2:
        remedy = told("give two sequences, one for the first and one for the second")
        raise InputError(InputProblem("wrong_length", "clusters", remedy=remedy))
    ends = SHARE if scale is None and _are_yes_no(first) and _are_yes_no(second) else scale
    is_rate = scale is None and ends is not None
    one = read_answers("first", first, given[0], ends)
    other = read_answers("second", second, given[1], ends)
    return between(one, other, ends, random_state, is_rate=is_rate)


def _of_pairs(first: Sequence[Any], second: Sequence[Any], clusters: Any, seed: int) -> Estimate:
    if len(first) != len(second):
        found = told("{one} and {other} answers", one=len(first), other=len(second))
        remedy = told("give pairs of answers, in the same order")
        raise InputError(InputProblem("wrong_length", "second", "", found, remedy))
    read_answers("first", first, clusters, None)
    read_answers("second", second, clusters, None)
    changes = [
        None if _is_missing(a) or _is_missing(b) else float(b) - float(a)
        for a, b in zip(first, second, strict=True)
    ]
    return change_of(read_answers("second", changes, clusters, None), seed)


def change_of(changes: Clustered, random_state: int = 0) -> Estimate:
    """Return the mean of changes, with an interval from flipping the signs of clusters."""
    if not changes.supported:
        return counts(changes)
    total, size = float(changes.totals.sum()), float(changes.count)
    sums, sizes = _flipped(changes, random_state)
    low, high = _limits(sums, sizes, total, size)
    if not (math.isfinite(low) and math.isfinite(high) and low < high):
        return counts(changes)
    p = float(np.mean(np.abs(sums) >= abs(total) - 1e-9 * max(1.0, abs(total))))
    there = changes.count, changes.of, changes.clusters
    return Estimate(changes.mean, low, high, *there, "permutation", p=p)


def _flipped(changes: Clustered, seed: int) -> tuple[Values, Values]:
    """Return the sums of changes and of sizes under signs; the first signs flip nothing."""
    m = changes.clusters
    if m <= _EXACT:
        signs = 1.0 - 2.0 * ((np.arange(2**m)[:, None] >> np.arange(m)) & 1)
        return signs @ changes.totals, signs @ changes.sizes
    rng = np.random.default_rng(seed)
    both = np.column_stack([changes.totals, changes.sizes])
    block = max(1, _CELLS // m)
    drawn = [both.sum(axis=0)[None]]
    for start in range(0, _DRAWS, block):
        signs = 1.0 - 2.0 * rng.integers(0, 2, (min(block, _DRAWS - start), m))
        drawn.append(signs @ both)
    sums, sizes = np.concatenate(drawn).T
    return sums, sizes


def _limits(sums: Values, sizes: Values, total: float, size: float) -> Interval:
    """Return the lowest and the highest change that the test does not reject.

    Under given signs a supposed change d gives a sum as large as the observed one for all d between
    (total - sum)/(size - sizes) and (total + sum)/(size + sizes), and these lie around the mean.
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        one = np.where(sizes < size, (total - sums) / (size - sizes), np.nan)
        other = np.where(sizes > -size, (total + sums) / (size + sizes), np.nan)
    everywhere = np.isnan(one) | np.isnan(other)
    lows = np.where(everywhere, -np.inf, np.minimum(one, other))
    highs = np.where(everywhere, np.inf, np.maximum(one, other))
    rejected = math.floor(_ALPHA * len(sums))
    return float(np.sort(lows)[rejected]), float(np.sort(highs)[-1 - rejected])


def between(
    first: Clustered,
    second: Clustered,
    scale: Interval | None,
    random_state: int = 0,
    *,
    is_rate: bool = False,
    draws: int = _PERMUTATIONS,
) -> Estimate:
    """Return the difference of two means from different people, with an interval and a p."""
    one, other = (
        rate_of(answers) if is_rate else mean_of(answers, scale, random_state)
        for answers in (first, second)
    )
    there = (
        one.count + other.count,
        one.of + other.of,
        one.clusters + other.clusters,
    )
    if one.value is None or other.value is None:
        return Estimate(None, None, None, *there, "count")
    low, high = _both(one, other)
    p = _exchanged(first, second, random_state, draws) if draws else None
    return Estimate(other.value - one.value, low, high, *there, "permutation", p=p)


def _both(one: Estimate, other: Estimate) -> Interval:
    """Return the interval of a difference from those of both figures."""
    a, (a_low, a_high) = one.value or 0.0, (one.low or 0.0, one.high or 0.0)
    b, (b_low, b_high) = other.value or 0.0, (other.low or 0.0, other.high or 0.0)
    low = b - a - math.hypot(b - b_low, a_high - a)
    return low, b - a + math.hypot(b_high - b, a - a_low)


def _exchanged(first: Clustered, second: Clustered, seed: int, draws: int) -> float:
    """Return how often clusters put on sides at random differ as much."""
    from scipy.stats import permutation_test  # slow to import

    totals = np.concatenate([first.totals, second.totals])
    sizes = np.concatenate([first.sizes, second.sizes])

    def apart(one: Any, other: Any, axis: int) -> Any:
        one, other = one.astype(np.int64), other.astype(np.int64)
        after = totals[other].sum(axis) / sizes[other].sum(axis)
        return after - totals[one].sum(axis) / sizes[one].sum(axis)

    everyone = np.arange(len(totals))
    tested = permutation_test(
        (everyone[: first.clusters], everyone[first.clusters :]),
        apart,
        permutation_type="independent",
        vectorized=True,
        n_resamples=draws,
        batch=max(1, _CELLS // len(totals)),
        random_state=np.random.default_rng(seed),
    )
    return float(tested.pvalue)


def _are_yes_no(values: Sequence[Any]) -> bool:
    """Whether all answers are True or False."""
    return all(isinstance(one, (bool, np.bool_)) or _is_missing(one) for one in values)


def _is_missing(value: Any) -> bool:
    return value is None or type(value).__name__ == "NAType" or value != value
