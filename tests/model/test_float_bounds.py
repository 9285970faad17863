"""Bounds on products and casts, against exact fractions."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from matchcore.model.float_bounds import (
    FAR,
    UNIT,
    cast_error,
    column_tops,
    fraction_bits,
    product_bound,
)

FORMS = [np.asarray, csr_array]


@pytest.mark.parametrize("form", FORMS)
def test_the_bound_is_the_lesser_of_two(form) -> None:
    """By hand: columns give 3·1 + 4·2 = 11; rows of length 5 and sqrt(5) give sqrt(125) > 11.

    One-hot rows are the other way round: columns give 4, rows give 1.
    """
    assert product_bound(form([[3.0, 4.0]]), form([[1.0, -2.0]])) == 11.0
    assert product_bound(form(np.eye(4)), form(np.eye(4))) == 1.0


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS)
@given(seed=st.integers(0, 10**6))
def test_no_sum_of_products_exceeds_the_bound(form, seed: int) -> None:
    rng = np.random.default_rng(seed)
    U, V = rng.normal(size=(4, 3)), rng.normal(size=(5, 3))
    U[rng.random(U.shape) < 0.4] = 0.0
    most = (np.abs(U) @ np.abs(V).T).max()
    assert most <= product_bound(form(U), form(V)) * (1 + 2.0**-40)


def test_bounds_of_nothing_and_of_what_overflows() -> None:
    assert product_bound(np.zeros((0, 2)), np.ones((3, 2))) == 0.0
    assert product_bound(np.full((1, 1), 1e200), np.full((1, 1), 1e200)) == np.inf
    assert product_bound(np.full((1, 2), 1e200), np.full((1, 2), 1e-200)) == pytest.approx(2.0)


@pytest.mark.parametrize("form", FORMS)
def test_the_top_of_a_column_is_its_largest_magnitude(form) -> None:
    assert column_tops(form([[1.0, -5.0, 0.0], [-2.0, 3.0, 0.0]])).tolist() == [2.0, 5.0, 0.0]


@pytest.mark.parametrize("form", FORMS)
def test_fraction_bits_of_a_few_columns(form) -> None:
    """By hand: 0.75 = 3/4, 6 = 3·2, 2**-1074 is the least number."""
    x = [[0.75, 6.0, 2.0**-1074, 0.0], [0.5, -4.0, 1.0, 0.0]]
    assert fraction_bits(form(x)).tolist() == [2, -1, 1074, -FAR]


@given(st.floats(allow_nan=False, allow_infinity=False).filter(bool))
def test_a_number_is_a_multiple_of_its_last_bit_and_of_no_larger_power(value: float) -> None:
    bits = int(fraction_bits(np.array([[value]]))[0])
    whole = Fraction(value) * Fraction(2) ** bits
    assert whole.denominator == 1
    assert whole.numerator % 2 == 1


def test_casts_that_lose_digits() -> None:
    assert cast_error(np.array([2**53 + 1])) == UNIT
    assert cast_error(np.array([2**53 - 1])) == 0.0
    assert cast_error(np.array([2**31 - 1], dtype=np.int32)) == 0.0
    assert cast_error(np.ones(2, dtype=np.float32)) == 0.0
    assert cast_error(np.zeros(0, dtype=np.int64)) == 0.0
