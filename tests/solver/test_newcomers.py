"""A snapshot that knows nothing of some people is made whole: it bounds every pair again."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Compatibility, Problem
from matchcore.solver.newcomers import with_newcomers
from matchcore.solver.scan.found import NEVER
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.snapshot import Snapshot
from tests.cohorts import examples

N, M = 60, 40


def problem_of(rng: np.random.Generator) -> Problem:
    """Make a problem with ties, classes, single forbidden pairs and amounts."""
    c = Compatibility.from_factors(rng.integers(0, 4, (N, 3)) / 8, rng.integers(0, 5, (M, 3)) / 4)
    classes = rng.integers(0, 3, N), rng.integers(0, 3, M)
    c = c.with_table("site", *classes, rng.random((3, 3)) < 0.8)
    met, wished = (np.divmod(rng.choice(N * M, 80, replace=False), M) for _ in range(2))
    c = c.with_pairs("past", *met).with_terms("wishes", *wished, np.full(80, 0.25))
    return Problem(c, demand=rng.integers(1, 3, N), capacity=rng.integers(1, 4, M))


@pytest.mark.slow
@examples(100)
@given(st.integers(0, 10**6), st.floats(0, 0.5))
def test_every_pair_is_listed_or_bounded(seed: int, share: float) -> None:
    rng = np.random.default_rng(seed)
    problem = problem_of(rng)
    scan = Scan.of(problem.usable, problem.shift)
    prices = rng.integers(0, 1 << problem.shift, M)
    seen = Snapshot.take(scan, prices, 4)
    rows, cols = (np.flatnonzero(rng.random(size) < share) for size in (N, M))
    prices, ceiling = prices.copy(), seen.ceiling.copy()
    prices[cols], ceiling[rows] = NEVER, NEVER
    kept = ~np.isin(seen.listed.rows, rows) & ~np.isin(seen.listed.cols, cols)
    blind = Snapshot(scan, 1, seen.listed.where(kept), prices, ceiling)

    whole = with_newcomers(problem, lambda pairs: Scan.of(pairs, problem.shift), blind, rows, cols)

    tile = problem.usable.masked_tile(slice(None))
    gains = np.where(np.isfinite(tile), np.ldexp(tile, problem.shift), -np.inf) - whole.prices
    listed = whole.listed
    assert listed.gains.tolist() == gains[listed.rows, listed.cols].tolist()
    pairs = listed.rows * M + listed.cols
    assert len(np.unique(pairs)) == len(pairs)
    gains[listed.rows, listed.cols] = -np.inf
    assert (gains <= whole.ceiling[:, None]).all()
    assert (whole.ceiling < NEVER).all()
    assert (np.abs(whole.prices) < NEVER).all()
