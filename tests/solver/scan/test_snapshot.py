"""What a look at other prices says must be what looking at all pairs anew says, byte for byte."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchcore import Compatibility
from matchcore.solver.scan import screen
from matchcore.solver.scan.filter import NumpyFilter
from matchcore.solver.scan.found import NEVER
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.snapshot import Snapshot

SHIFT = 10
examples = settings(
    max_examples=300,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)


def pairs(rng: np.random.Generator) -> Compatibility:
    """Forty people by thirty, with ties, classes, forbidden pairs and terms."""
    n, m = 40, 30
    c = Compatibility.from_factors(rng.integers(0, 4, (n, 3)) / 8, rng.integers(-2, 5, (m, 3)) / 4)
    classes = rng.integers(0, 3, n), rng.integers(0, 3, m)
    c = c.with_table("site", *classes, rng.random((3, 3)) < 0.7)
    met, wished = (np.divmod(rng.choice(n * m, 60, replace=False), m) for _ in range(2))
    return c.with_pairs("past", *met).with_terms("wishes", *wished, np.full(60, 0.25))


def make_tiles_small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let ties flood many small tiles."""
    monkeypatch.setattr(NumpyFilter, "run", 4)
    monkeypatch.setattr(NumpyFilter, "width", 4)
    monkeypatch.setattr(screen, "_FLOOD", 3)


@pytest.mark.long
@examples
@given(
    seed=st.integers(0, 10**6),
    count=st.integers(1, 5),
    moved=st.sampled_from([0, 20, 200, 2000]),
    near=st.sampled_from([None, 0, 100, 1000]),
)
def test_another_look_finds_what_a_look_at_all_pairs_finds(
    monkeypatch: pytest.MonkeyPatch, seed: int, count: int, moved: int, near: int | None
) -> None:
    make_tiles_small(monkeypatch)
    rng = np.random.default_rng(seed)
    scan = Scan.of(pairs(rng), SHIFT)
    n, m = scan.tiles.pairs.shape
    before = rng.integers(-200, 800, m)
    above = None if near is None else rng.integers(-500, 500, n) - near
    snapshot = Snapshot.take(scan, before, count, above, 2)
    now = before + rng.integers(-moved, moved + 1, m) * (rng.random(m) < 0.5)
    asked = rng.integers(-500, 1500, n)
    asked[rng.random(n) < 0.1] = NEVER
    found, expected = snapshot.best(now, 3, asked), scan.best(now, 3, asked, 2)
    for ours, theirs in ((found.rows, expected.rows), (found.cols, expected.cols)):
        assert ours.tolist() == theirs.tolist()
    assert found.gains.tolist() == expected.gains.tolist()


@pytest.mark.slow
@examples
@given(seed=st.integers(0, 10**6), count=st.integers(1, 5))
def test_some_rows_look_at_some_columns_alone(
    monkeypatch: pytest.MonkeyPatch, seed: int, count: int
) -> None:
    """Where ties flood the screen, too: what is searched exactly keeps to these columns."""
    make_tiles_small(monkeypatch)
    rng = np.random.default_rng(seed)
    scan = Scan.of(pairs(rng), SHIFT)
    n, m = scan.tiles.pairs.shape
    rows, cols = (np.flatnonzero(rng.random(size) < 0.4) for size in (n, m))
    prices = rng.integers(-200, 800, m)
    found = scan.among(rows, cols, prices, count)
    tile = scan.tiles.pairs.masked_tile(slice(None))
    every = np.where(np.isfinite(tile), np.ldexp(tile, SHIFT), -np.inf) - prices
    for row in range(n):
        mine = found.rows == row
        here = np.sort(every[row, cols][np.isfinite(every[row, cols])])[::-1]
        assert found.gains[mine].tolist() == (here[:count].tolist() if row in rows else [])
        assert np.isin(found.cols[mine], cols).all()
        assert found.gains[mine].tolist() == every[row, found.cols[mine]].tolist()


def test_where_prices_stay_nothing_is_looked_at_again(monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(5)
    scan = Scan.of(pairs(rng), SHIFT)
    prices = rng.integers(0, 500, 30)
    snapshot = Snapshot.take(scan, prices, 5)
    enough = snapshot.ceiling + 1
    multiplied: list[int] = []
    tile = type(scan.tiles.filter).tile

    def counted(self: object, rows: np.ndarray, *rest: object) -> object:
        multiplied.append(len(rows))
        return tile(self, rows, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(type(scan.tiles.filter), "tile", counted)
    assert len(snapshot.best(prices, 2, enough)) > 0
    assert not multiplied
    snapshot.best(prices - 600 * (np.arange(30) == 7), 2, enough)
    assert multiplied


def test_a_list_of_none_is_a_list_of_one() -> None:
    rng = np.random.default_rng(7)
    scan = Scan.of(pairs(rng), SHIFT)
    prices = rng.integers(0, 500, 30)
    snapshot, asked = Snapshot.take(scan, prices, 0), np.full(40, -(1 << 40))
    assert (
        snapshot.best(prices, 3, asked).cols.tolist() == scan.best(prices, 3, asked).cols.tolist()
    )


def test_the_share_of_pairs_that_a_look_examines() -> None:
    """One column is 5 cheaper: it may concern the two rows that lack at most 4."""
    c = Compatibility.from_matrix(np.zeros((3, 4)))
    snapshot = Snapshot.take(Scan.of(c, SHIFT), np.zeros(4, np.int64), 1, np.array([-4, -1, -5]))
    assert snapshot.ceiling.tolist() == [0, 0, 0]
    prices = np.array([0, -5, 0, 0])
    assert snapshot.share(prices, np.array([4, 0, 5])) == 2 / 12
    assert snapshot.share(prices, np.array([5, 5, 9])) == 0.0
