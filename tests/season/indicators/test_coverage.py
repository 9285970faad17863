"""Intervals hold the true value often enough, in samples drawn here."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore.season.indicators import mean, rate

RATES = np.linspace(0.05, 0.95, 10)


def drawn(
    truth: float, mentors: int, alike: float, rng: np.random.Generator
) -> tuple[list[bool], list[int]]:
    """Return answers of one to four mentees of each mentor, alike by a mentor's own rate."""
    share = (1 - alike) / alike
    own = rng.beta(truth * share, (1 - truth) * share, mentors)
    where = np.repeat(np.arange(mentors), rng.integers(1, 5, mentors))
    return (rng.random(len(where)) < own[where]).tolist(), where.tolist()


@pytest.mark.slow
@pytest.mark.parametrize("mentors", [20, 40])
@pytest.mark.parametrize("alike", [0.01, 0.3])
def test_rates_in_clusters(mentors: int, alike: float) -> None:
    rng = np.random.default_rng(8)
    inside = []
    for truth in RATES:
        for _ in range(100):
            found = rate(*drawn(truth, mentors, alike, rng))
            assert found.method == "cluster-t"
            inside.append(found.low <= truth <= found.high)
    assert np.mean(inside) >= 0.93


@pytest.mark.slow
def test_ignoring_clusters_would_fail() -> None:
    """The samples can tell: answers taken to stand alone cover too rarely."""
    rng = np.random.default_rng(8)
    samples = [(truth, drawn(truth, 40, 0.3, rng)) for truth in RATES for _ in range(100)]
    alone = [(truth, rate(says)) for truth, (says, _) in samples]
    assert np.mean([one.low <= truth <= one.high for truth, one in alone]) < 0.92


@pytest.mark.slow
@pytest.mark.parametrize("shares", [(0.02, 0.03, 0.1, 0.35, 0.5), (0.5, 0.3, 0.12, 0.05, 0.03)])
@pytest.mark.parametrize("count", [5, 12, 30])
def test_means_of_ratings(shares: tuple[float, ...], count: int) -> None:
    rng = np.random.default_rng(9)
    truth = float(np.dot(shares, [1, 2, 3, 4, 5]))
    found = [mean(rng.choice(5, count, p=shares) + 1, scale=(1, 5)) for _ in range(1000)]
    assert np.mean([one.low <= truth <= one.high for one in found]) >= 0.93
