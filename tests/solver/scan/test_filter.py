"""The margin of the float32 tiles: the published bound, no less, and no error beyond it."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest

from matchcore import Compatibility
from matchcore.solver.scan import tiles
from matchcore.solver.scan.filter import FactorFilter
from matchcore.solver.scan.scan import Scan


@pytest.mark.parametrize("width", [1, 5, 40])
@pytest.mark.parametrize("price", [0.0, 0.5, 300.0])
def test_the_margin_is_the_published_bound(width: int, price: float) -> None:
    """Higham's γ of k terms, u being half the distance from 1 to the next float32.

    k is the number of factors and of the price, and 4 for roundings; underflow adds next to
    nothing.
    """
    c = Compatibility.from_factors(np.full((3, width), 0.5), np.full((4, width), 0.5))
    sifted = FactorFilter(c, 40)
    u = Fraction(float(np.finfo(np.float32).eps)) / 2
    k = width + 1 + 4
    size = Fraction(c.magnitude) / Fraction(2) ** sifted.exponent + Fraction(price)
    bound = k * u / (1 - k * u) * size
    margin = Fraction(sifted.error(price))
    assert bound * (1 - Fraction(2) ** -40) <= margin <= bound * (1 + Fraction(2) ** -40)


@pytest.mark.parametrize("seed", range(4))
def test_no_value_is_further_off_than_the_margin(seed: int) -> None:
    rng = np.random.default_rng(seed)
    c = Compatibility.from_factors(rng.random((9, 20)) / 4, rng.random((30, 20)))
    sifted, prices = FactorFilter(c, 44), rng.random(30) * 4
    rows, cols = np.arange(9), np.arange(30)
    unit = 2.0**sifted.exponent
    near = sifted.tile(rows, sifted.columns(cols, prices / unit), slice(None)).astype(float)
    off = np.abs(near - (c.dense() - prices) / unit)
    assert 0 < off.max() <= sifted.error(float(prices.max()) / unit)


def test_workers_search_where_no_device_does(monkeypatch: pytest.MonkeyPatch) -> None:
    """A device has the tiles in its own memory: they are never sent to workers."""
    c = Compatibility.from_factors(np.ones((2, 1)), np.ones((2, 1)))
    asked: list[Any] = []
    prepare = tiles.Tiles.of

    def recorded(pairs: Compatibility, shift: int, device: str | None = None) -> tiles.Tiles:
        asked.append((shift, device))
        return prepare(pairs, shift)

    monkeypatch.setattr(tiles.Tiles, "of", recorded)
    workers = object()
    here, there = Scan.of(c, 9, workers), Scan.of(c, 9, workers, "cuda")
    assert (here.workers, here.device) == (workers, None)
    assert (there.workers, there.device) == (None, "cuda")
    part = there.part(np.array([0]), np.array([1]))
    assert (part.workers, part.device, part.tiles.pairs.shape) == (None, "cuda", (1, 1))
    assert asked == [(9, None), (9, "cuda"), (9, "cuda")]
