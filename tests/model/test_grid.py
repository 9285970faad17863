"""The grid: bands of like sizes, and rounding that keeps every sum of products exact."""

from fractions import Fraction

import numpy as np
import pytest

from matchcore.model.float_bounds import fraction_bits
from matchcore.model.grid import SUM_BITS, bands_of, columns_of, grid_error, on_grid


def rounded(u: list, v: list) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    u, v = np.array(u), np.array(v)
    bands = bands_of(u, v)
    return (*on_grid(u, v, bands), bands)


def test_columns_of_ordinary_sizes_are_one_band() -> None:
    assert bands_of(np.array([[1.0, 0.3, 1e-3]]), np.array([[1.0, 2.0, 0.5]])).tolist() == [0] * 3


def test_a_large_column_has_a_band_apart_wherever_it_is() -> None:
    u, v = np.array([[0.5, 1e9, 0.25]]), np.ones((1, 3))
    for order in ([0, 1, 2], [1, 0, 2], [2, 0, 1]):
        bands = bands_of(u[:, order], v[:, order])
        assert bands[order.index(1)] == 0
        assert set(bands[[order.index(0), order.index(2)]].tolist()) == {1}


def test_the_columns_of_each_band() -> None:
    assert columns_of(np.zeros(3, dtype=np.int64)) == [slice(None)]
    assert [k.tolist() for k in columns_of(np.array([1, 0, 1]))] == [[1], [0, 2]]


def test_ordinary_factors_are_rounded_to_24_bits_and_what_fits_is_kept() -> None:
    U, V, _ = rounded([[1 / 3, 0.5]], [[0.5, 0.75 + 2.0**-24]])
    assert U.tolist() == [[round(2**24 / 3) / 2**24, 0.5]]
    assert V.tolist() == [[0.5, 0.75 + 2.0**-24]]


def test_what_a_one_hot_spares_the_other_side_takes() -> None:
    """On a grid for products up to 1e6: twenty bits less, unless the one-hot gives up its own."""
    U, V, _ = rounded([[1.0], [0.0]], [[1e6 / 3]])
    assert U.tolist() == [[1.0], [0.0]]
    assert abs(V[0, 0] - 1e6 / 3) <= 2.0**-25


@pytest.mark.parametrize("scale", [1e-12, 1e-3, 1.0, 1e4, 1e12])
def test_products_of_a_band_share_a_grid_that_sums_fit(scale: float) -> None:
    rng = np.random.default_rng(3)
    U, V, bands = rounded(rng.normal(size=(5, 9)) * scale, rng.normal(size=(4, 9)))
    for k in columns_of(bands):
        step = int((fraction_bits(U[:, k]) + fraction_bits(V[:, k])).max())
        largest = Fraction(float((np.abs(U[:, k]) @ np.abs(V[:, k]).T).max()))
        assert largest * Fraction(2) ** step <= 2**53
    assert SUM_BITS == 5


def test_no_product_is_further_off_than_the_error() -> None:
    u, v = np.array([[1 / 3, 1e9 / 7]]), np.array([[0.1, 1 / 9]])
    bands = bands_of(u, v)
    U, V = on_grid(u, v, bands)
    exact = sum(Fraction(a) * Fraction(b) for a, b in zip(u[0], v[0], strict=True))
    stored = sum(Fraction(a) * Fraction(b) for a, b in zip(U[0], V[0], strict=True))
    assert 0 < abs(exact - stored) <= Fraction(grid_error(u, v, U, V, bands))
