"""Intervals against SciPy, published figures, closed forms and a second computation."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from matchcore.season.indicators.clustered import Clustered, clustered
from matchcore.season.indicators.intervals import bootstrap_t, clustered_wilson, ends_t, wilson
from tests.cohorts import examples


def independent(values: list[float]) -> Clustered:
    return clustered(np.array(values, dtype=float))


@examples(100)
@given(st.integers(1, 300).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n))))
def test_wilson_is_that_of_scipy(case: tuple[int, int]) -> None:
    yes, count = case
    other = stats.binomtest(yes, count).proportion_ci(method="wilson")
    assert wilson(yes / count, count) == pytest.approx((other.low, other.high), abs=1e-12)


def test_wilson_is_as_published() -> None:
    """Newcombe, Statistics in Medicine 17 (1998), 857, table I: 81 of 263, and 1 of 29."""
    assert wilson(81 / 263, 263) == pytest.approx((0.2553, 0.3662), abs=5e-5)
    assert wilson(1 / 29, 29) == pytest.approx((0.0061, 0.1718), abs=5e-5)


def test_wilson_never_leaves_zero_and_one() -> None:
    assert wilson(0, 12)[0] == 0
    assert wilson(1, 12)[1] == 1


@pytest.mark.parametrize("count", [12, 30, 100])
def test_wilson_covers_on_average(count: int) -> None:
    """Exactly: the chance of every count of yes, at a hundred rates."""
    rates = np.linspace(0.02, 0.98, 97)
    ends = np.array([wilson(k / count, count) for k in range(count + 1)])
    inside = (ends[:, :1] <= rates) & (rates <= ends[:, 1:])
    chances = stats.binom.pmf(np.arange(count + 1)[:, None], count, rates)
    coverage = (chances * inside).sum(axis=0)
    assert coverage.mean() >= 0.93
    assert coverage.min() >= 0.89  # near the ends it is known to dip


@examples(100)
@given(st.integers(2, 5), st.lists(st.booleans(), min_size=20, max_size=40))
def test_clusters_that_agree_count_as_one_answer_less_one(size: int, says: list[bool]) -> None:
    """All answers of a cluster are the same: then a cluster is worth one answer."""
    answers = clustered(
        np.repeat(np.array(says, dtype=float), size), np.repeat(range(len(says)), size)
    )
    rate, clusters = answers.mean, len(says)
    worth = clusters - 1 if 0 < rate < 1 else clusters
    t = float(stats.t.ppf(0.975, clusters - 1))
    assert clustered_wilson(answers) == pytest.approx(wilson(rate, worth, t))


def test_answers_said_twice_are_worth_no_more() -> None:
    rng = np.random.default_rng(1)
    says, where = rng.integers(0, 2, 60).astype(float), np.repeat(np.arange(20), 3)
    once = clustered_wilson(clustered(np.repeat(says, 2), np.repeat(where, 2)))
    twice = clustered_wilson(clustered(np.repeat(says, 4), np.repeat(where, 4)))
    assert once == pytest.approx(twice)


def test_alike_clusters_widen_the_interval_and_unlike_ones_do_not_narrow_it() -> None:
    where = np.repeat(np.arange(30), 2)
    alike = clustered(np.repeat(np.arange(30) % 2, 2).astype(float), where)
    unlike = clustered(np.tile([0.0, 1.0], 30), where)
    t = float(stats.t.ppf(0.975, 29))
    assert clustered_wilson(unlike) == pytest.approx(wilson(0.5, 60, t))
    assert np.diff(clustered_wilson(alike)) > 1.3 * np.diff(clustered_wilson(unlike))


def by_hand(values: list[float], low: float, high: float) -> tuple[float, float]:
    """Half an answer at each end, weighed in a loop."""
    weighed = [(value, 1.0) for value in values] + [(low, 0.5), (high, 0.5)]
    size = sum(weight for _, weight in weighed)
    mean = sum(value * weight for value, weight in weighed) / size
    squares = sum((weight * (value - mean)) ** 2 for value, weight in weighed)
    error = math.sqrt(squares * len(weighed) / (len(weighed) - 1)) / size
    half = float(stats.t.ppf(0.975, len(weighed) - 1)) * error
    return max(low, mean - half), min(high, mean + half)


@examples(100)
@given(st.lists(st.integers(1, 5), min_size=5, max_size=60))
def test_ends_t_is_as_computed_by_hand_and_holds_the_mean(values: list[int]) -> None:
    low, high = ends_t(independent([*map(float, values)]), (1, 5))
    assert (low, high) == pytest.approx(by_hand([*map(float, values)], 1, 5))
    assert low - 1e-9 <= np.mean(values) <= high + 1e-9
    assert low < high


def test_ends_t_is_students_for_many_answers() -> None:
    values = np.random.default_rng(0).integers(1, 6, 5000).astype(float)
    plain = stats.t.interval(0.95, 4999, values.mean(), stats.sem(values))
    assert ends_t(independent(values.tolist()), (1, 5)) == pytest.approx(plain, abs=2e-3)


def test_the_variance_is_s_squared_over_n_where_answers_stand_alone() -> None:
    values = [1.0, 4.0, 2.0, 5.0, 5.0, 3.0]
    assert independent(values).variance == pytest.approx(np.var(values, ddof=1) / 6)


@pytest.mark.slow
def test_bootstrap_t_leans_to_the_long_tail_and_repeats_itself() -> None:
    hours = independent(np.random.default_rng(3).lognormal(size=40).tolist())
    low, high = bootstrap_t(hours, 0) or (0, 0)
    assert high - hours.mean > hours.mean - low > 0
    assert bootstrap_t(hours, 0) == (low, high) != bootstrap_t(hours, 1)


def test_bootstrap_t_follows_the_unit() -> None:
    hours = np.random.default_rng(4).lognormal(size=40)
    low, high = bootstrap_t(independent(hours.tolist()), 0) or (0, 0)
    minutes = bootstrap_t(independent((60 * hours + 30).tolist()), 0)
    assert minutes == pytest.approx((60 * low + 30, 60 * high + 30))


def test_bootstrap_t_has_no_end_where_nothing_varies() -> None:
    assert bootstrap_t(independent([2.0] * 40), 0) is None
    assert bootstrap_t(independent([0.0] * 39 + [1.0]), 0) is None
