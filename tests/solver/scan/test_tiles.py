"""The scan against sorting every row: exact, whatever the tiles, the filter and the ties."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matchcore import Compatibility
from matchcore.model.integers import integers
from matchcore.solver.scan import screen
from matchcore.solver.scan.filter import NumpyFilter
from matchcore.solver.scan.found import NEVER, Found
from matchcore.solver.scan.scan import Scan
from tests.strategies import Sketch, shapes, sketches

SHIFT = 12
SMALL = [
    (NumpyFilter, "run", 2),
    (NumpyFilter, "width", 2),
    (screen, "_SAMPLE", 3),
    (screen, "_FLOOD", 1),
]


def expected(
    c: Compatibility, prices: np.ndarray, count: int, above: np.ndarray, worth: int
) -> list[list[int]]:
    """Sort every row by gain; keep the gains that are high enough."""
    gains = integers(c.dense(), SHIFT) * worth - prices
    return [
        sorted((int(g) for g, a in zip(*row, strict=True) if a and g > least), reverse=True)[:count]
        for *row, least in zip(gains, c.allowed, above, strict=True)
    ]


def by_row(found: Found, rows: int) -> list[list[int]]:
    return [found.gains[found.rows == k].tolist() for k in range(rows)]


def check(
    c: Compatibility, prices: np.ndarray, count: int, above: np.ndarray | None, worth: int
) -> None:
    found = Scan.of(c, SHIFT).best(prices, count, above, worth)
    least = np.full(c.shape[0], -NEVER) if above is None else above
    assert by_row(found, c.shape[0]) == expected(c, prices, count, least, worth)
    assert found.rows.tolist() == sorted(found.rows.tolist())
    assert c.allowed_at(found.rows, found.cols).all()
    assert (
        found.gains == integers(c.at(found.rows, found.cols), SHIFT) * worth - prices[found.cols]
    ).all()
    assert len(set(zip(found.rows.tolist(), found.cols.tolist(), strict=True))) == len(found)


@pytest.mark.slow
@pytest.mark.parametrize("tight", [False, True])
@settings(
    max_examples=400,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(shapes(6, 7).flatmap(sketches), st.data())
def test_the_best_of_each_row(
    monkeypatch: pytest.MonkeyPatch, tight: bool, sketch: Sketch, data: st.DataObject
) -> None:
    if tight:
        for where, name, size in SMALL:
            monkeypatch.setattr(where, name, size)
    n, m = sketch.compatibility.shape
    whole = st.integers(-3 << SHIFT, 3 << SHIFT)
    prices = np.array(data.draw(st.lists(whole, min_size=m, max_size=m)), dtype=np.int64)
    prices *= data.draw(st.sampled_from([0, 1, 1 << 20]))
    levels = st.one_of(whole, st.just(NEVER), st.just(-NEVER))
    above = np.array(data.draw(st.lists(levels, min_size=n, max_size=n)), dtype=np.int64)
    check(
        sketch.compatibility,
        prices,
        data.draw(st.integers(1, 4)),
        data.draw(st.sampled_from([None, above])),
        data.draw(st.sampled_from([1, 2])),
    )
