"""The screen: nothing that may be among the best is missed, and what it cannot settle is said."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Compatibility
from matchcore.model.integers import integers
from matchcore.solver.scan import screen
from matchcore.solver.scan.found import CLOSED, Found, Query
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.screen import Screen
from matchcore.solver.scan.tiles import Tiles


def by_row(found: Found, rows: int) -> list[list[int]]:
    return [found.gains[found.rows == k].tolist() for k in range(rows)]


@pytest.mark.parametrize("seed", range(8))
def test_near_ties_that_short_floats_confuse_are_told_apart(seed: int) -> None:
    """Scores that lie closer together than float32 resolves: the margin must let them through."""
    rng = np.random.default_rng(seed)
    U = np.column_stack([np.full((9, 12), 0.3), rng.random(9)])
    V = np.column_stack([np.full((400, 12), 0.7), rng.integers(0, 400, 400) * 2.0**-24])
    c = Compatibility.from_factors(U, V)
    shift = 44
    gains = integers(c.dense(), shift)
    for count in (1, 5):
        found = Scan.of(c, shift).best(np.zeros(400, dtype=np.int64), count)
        assert by_row(found, 9) == (-np.sort(-gains, axis=1)[:, :count]).tolist()
    least = np.sort(gains, axis=1)[:, -4]
    above = Scan.of(c, shift).best(np.zeros(400, dtype=np.int64), 9, least)
    assert by_row(above, 9) == [
        sorted(g[g > t].tolist(), reverse=True) for g, t in zip(gains, least, strict=True)
    ]


def screened(c: Compatibility, shift: int, query: Query) -> tuple[set[tuple[int, int]], list[int]]:
    """Return the pairs that pass and the rows left unsettled, of one block."""
    tiles = Tiles.of(c, shift)
    (block,) = tiles.blocks
    look = Screen.at(c, tiles.filter, block, query, shift)
    a, b, unsettled = look.passing(block.rows, look.base, len(block.cols))
    return set(zip(a.tolist(), b.tolist(), strict=True)), unsettled.tolist()


@pytest.mark.parametrize("offset", [0, 1 << 40])
@pytest.mark.parametrize("seed", range(4))
def test_the_best_pairs_pass_whatever_all_prices_have_in_common(seed: int, offset: int) -> None:
    rng = np.random.default_rng(seed)
    c = Compatibility.from_factors(rng.random((20, 4)) / 4, rng.random((300, 4)))
    prices = rng.integers(0, 1 << 20, 300) + offset
    passed, unsettled = screened(c, 20, Query(prices, 3, np.full(20, CLOSED), 1))
    best = np.argsort(prices - integers(c.dense(), 20), axis=1)[:, :3]
    assert all((i, int(j)) in passed for i in range(20) for j in best[i] if i not in unsettled)
    assert len(passed) < 20 * 30


def test_rows_flooded_with_ties_are_left_unsettled(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(screen, "_FLOOD", 8)
    scores = np.zeros((2, 40))
    scores[1, 7] = 1.0
    query = Query(np.zeros(40, dtype=np.int64), 2, np.array([-1, 1]), 1)
    passed, unsettled = screened(Compatibility.from_matrix(scores), 10, query)
    assert unsettled == [0]
    assert passed == {(1, 7)}
