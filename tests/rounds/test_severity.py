"""Severity is shrunk, never stretched, and nearer the truth than means."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.rounds.severity import Severity, variances


def drawn(seed, raters=60, rated=40, met=5, spreads=(0.5, 0.6, 0.7)):
    """Scores of random meetings, and the effects behind them."""
    random = np.random.default_rng(seed)
    severe, liked = (
        s * random.normal(size=n) for s, n in zip(spreads, (raters, rated), strict=False)
    )
    i = np.repeat(np.arange(raters), met)
    j = random.integers(rated, size=len(i))
    return 3 + severe[i] + liked[j] + spreads[2] * random.normal(size=len(i)), i, j, severe, liked


def test_severity_is_nearer_the_truth_than_the_means_of_raters() -> None:
    better = 0
    for seed in range(20):
        scores, i, j, severe, _ = drawn(seed)
        found = Severity.of(scores, i, j)
        means = np.bincount(i, scores) / np.bincount(i) - scores.mean()
        better += np.mean((found.raters - severe) ** 2) < np.mean((means - severe) ** 2)
    assert better >= 19


def test_variances_are_right_on_average() -> None:
    found = np.mean([variances(*drawn(seed)[:3]) for seed in range(60)], axis=0)
    assert found == pytest.approx([0.25, 0.36, 0.49], abs=0.04)


def test_effects_solve_the_mixed_model_equations() -> None:
    """The same numbers as generalised least squares with dense matrices (Robinson 1991)."""
    scores, i, j, *_ = drawn(1, raters=9, rated=7, met=4)
    found = Severity.of(scores, i, j)
    of_raters, of_rated, noise = variances(scores, i, j)
    assert min(of_raters, of_rated) > 0
    R, C = np.eye(9)[i], np.eye(7)[j]
    V = np.linalg.inv(of_raters * R @ R.T + of_rated * C @ C.T + noise * np.eye(len(scores)))
    one = np.ones(len(scores))
    level = (one @ V @ scores) / (one @ V @ one)
    assert found.level == pytest.approx(level, abs=1e-8)
    assert found.raters == pytest.approx(of_raters * R.T @ V @ (scores - level), abs=1e-8)
    assert found.rated == pytest.approx(of_rated * C.T @ V @ (scores - level), abs=1e-8)


def test_spread_of_an_effect_covers_the_truth() -> None:
    inside = []
    for seed in range(30):
        scores, i, j, severe, _ = drawn(seed, rated=200, spreads=(0.5, 0.0, 0.7))
        found = Severity.of(scores, i, j)
        inside.append(np.abs(found.raters - severe) < 1.96 * found.rater_spreads)
    assert 0.92 < np.mean(inside) < 0.98


@pytest.mark.slow
@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4), st.integers(1, 5)), min_size=1))
def test_scores_of_one_rater_keep_their_distances_and_effects_are_shrunk(said) -> None:
    i, j, scores = (np.array(x) for x in zip(*said, strict=True))
    scores = scores.astype(float)
    found = Severity.of(scores, i, j)
    left = found.without(scores, i)
    for rater in range(5):
        mine = i == rater
        assert np.allclose(np.diff(left[mine]), np.diff(scores[mine]))
    assert np.abs(found.raters).max() <= np.ptp(scores) + 1e-9
    assert scores.min() - 1e-6 <= found.level <= scores.max() + 1e-6


def test_nobody_said_anything() -> None:
    none = np.zeros(0, dtype=np.int64)
    found = Severity.of(np.zeros(0), none, none, (2, 3))
    assert np.isnan(found.level)
    assert found.raters.tolist() == [0, 0]
    assert found.rated_spreads.tolist() == [0, 0, 0]


def test_a_missing_score_counts_for_nothing() -> None:
    scores, i, j, *_ = drawn(3)
    there = np.arange(len(scores)) % 3 > 0
    some = Severity.of(np.where(there, scores, np.nan), i, j)
    assert some.raters == pytest.approx(Severity.of(scores[there], i[there], j[there]).raters)
