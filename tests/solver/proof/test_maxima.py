"""The certificate's largest gains against computing every gain."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Compatibility
from matchcore.model.assignment import Prices
from matchcore.model.blocks import Block
from matchcore.model.integers import integers
from matchcore.solver.proof import maxima
from matchcore.solver.proof.maxima import Maxima
from tests.cohorts import examples


def block(n: int, m: int) -> Block:
    return Block(np.arange(n), np.arange(m), ())


@examples(150)
@given(
    st.integers(0, 10**6),
    st.sampled_from([-1, 0, 1, 7]),
    st.sampled_from([1, 2]),
    st.sampled_from([1e-3, 1.0, 30.0]),
    st.sampled_from([10, 24, 36]),
)
def test_the_largest_gain_of_each_row_is_exact(
    seed: int, off: int, worth: int, scale: float, shift: int
) -> None:
    """Asked for from a little below or above it on."""
    rng = np.random.default_rng(seed)
    c = Compatibility.from_factors(rng.random((40, 9)) * scale / 9, rng.normal(size=(70, 9)))
    prices = rng.integers(-1 << shift, 1 << shift, 70)
    price = Prices(prices, score=worth)
    assert Maxima.fit(c, price, shift)
    gains = integers(c.dense(), shift) * worth - prices
    rows, cols = np.arange(8, 40), np.arange(3, 70)
    top = gains[8:, 3:].max(axis=1)
    found = Maxima(c, price, shift).of(Block(rows, cols, ()), rows, top + off, 1)
    assert found is None or (found[:, 0] == np.maximum(top, top + off)).all()
    assert shift < 24 or found is not None


def test_near_ties_within_the_margin_are_told_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Scores that differ by 2**-40, which float32 cannot see."""
    monkeypatch.setattr(maxima, "_MANY", 1000)
    steps = np.arange(50) % 17
    U, V = np.array([[1.0, 2.0**-20]]), np.column_stack([np.full(50, 0.7), steps * 2.0**-20])
    c = Compatibility.from_factors(U, V)
    price = Prices(np.zeros(50, dtype=np.int64), score=1)
    found = Maxima(c, price, 44).of(block(1, 50), np.array([0]), np.array([1]), 1)
    assert found is not None
    assert found[0, 0] == integers(c.dense(), 44).max()


def test_floods_of_ties_are_left_to_plain_computing() -> None:
    c = Compatibility.from_factors(np.ones((4, 1)), np.ones((40, 1)))
    price = Prices(np.zeros(40, dtype=np.int64), score=1)
    nothing = np.zeros(4, dtype=np.int64)
    assert Maxima(c, price, 20).of(block(4, 40), np.arange(4), nothing, 1) is None


@pytest.mark.parametrize(
    "c",
    [
        Compatibility.from_matrix(np.ones((2, 2))),
        Compatibility.from_factors(np.full((2, 1), 1e30), np.ones((2, 1))),
    ],
)
def test_what_does_not_fit_is_said(c: Compatibility) -> None:
    assert not Maxima.fit(c, Prices(np.zeros(2, dtype=np.int64), score=1), 20)


@examples(200)
@given(st.integers(0, 10**6), st.integers(1, 4), st.booleans(), st.booleans())
def test_several_with_forbidden_pairs_left_out_and_terms_seen(
    seed: int, width: int, masked: bool, termed: bool
) -> None:
    rng = np.random.default_rng(seed)
    c = Compatibility.from_factors(rng.random((30, 5)) / 5, rng.normal(size=(50, 5)))
    i, j = np.divmod(rng.choice(1500, 400, replace=False), 50)
    if masked:
        c = c.with_pairs("past", i[:300], j[:300])
    if termed:
        c = c.with_terms("wishes", i[100:], j[100:], rng.normal(size=300))
    prices = rng.integers(-1 << 20, 1 << 20, 50)
    gains = np.where(c.allowed, integers(c.dense(), 20) * 2 - prices, -(1 << 40))
    best = -np.sort(-gains, axis=1)[:, :width]
    least = best[:, -1] + rng.integers(-2, 3, 30)
    whole = next(iter(c.blocks()))
    found = Maxima(c, Prices(prices, score=2), 20).of(whole, np.arange(30), least, width)
    assert found is not None
    assert (found == np.maximum(best, least[:, None])).all()
