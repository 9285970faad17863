"""Exact scores: the grid, and that every way of computing a score agrees bit for bit."""

from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.sparse import csr_array

from matchcore.errors import InputError
from matchcore.model.factor_scores import FactorScores
from matchcore.model.matrix_scores import MatrixScores
from tests.cohorts import examples

ALL = slice(None)


def exact(U: np.ndarray, V: np.ndarray, i: int, j: int) -> Fraction:
    return sum((Fraction(a) * Fraction(b) for a, b in zip(U[i], V[j], strict=True)), Fraction(0))


def random_factors(seed: int, scale: float) -> tuple[np.ndarray, np.ndarray]:
    rng = np.random.default_rng(seed)
    return rng.normal(size=(7, 30)) * scale, rng.normal(size=(5, 30)) * scale


@pytest.mark.parametrize("scale", [1e-9, 0.01, 0.3, 3.0, 1e6])
def test_scores_are_the_exact_products_of_the_stored_factors(scale: float) -> None:
    scores = FactorScores(*random_factors(0, scale))
    tile = scores.tile(ALL, ALL)
    for i in range(7):
        for j in range(5):
            assert Fraction(tile[i, j]) == exact(scores.U, scores.V, i, j)


@examples(60)
@given(st.integers(0, 10**6), st.sampled_from([1e-6, 0.2, 1.0, 50.0]), st.permutations(range(30)))
def test_order_tiles_and_single_pairs_agree_bit_for_bit(
    seed: int, scale: float, order: list[int]
) -> None:
    U, V = random_factors(seed, scale)
    one, other = FactorScores(U, V), FactorScores(U[:, order], V[:, order])
    whole = one.tile(ALL, ALL)
    i, j = np.divmod(np.arange(35), 5)
    assert (whole == other.tile(ALL, ALL)).all()
    assert (whole == np.vstack([one.tile(slice(k, k + 1), ALL) for k in range(7)])).all()
    assert (whole.ravel() == one.at(i, j)).all()


def test_ordinary_factors_are_rounded_to_multiples_of_two_to_minus_24() -> None:
    U, V = random_factors(1, 0.1)
    scores = FactorScores(U, V)
    assert (np.rint(U * 2.0**24) / 2.0**24 == scores.U).all()
    assert (np.rint(V * 2.0**24) / 2.0**24 == scores.V).all()


def test_factors_beyond_one_are_balanced_within_their_column() -> None:
    scores = FactorScores([[9.0, 0.5]], [[0.02, 0.5]])
    assert scores.U[0, 0] == 9.0
    assert abs(scores.V[0, 0] - 0.02) <= 2.0**-29  # 9 needs 4 bits more, its partner gets them


@pytest.mark.parametrize("scale", [1e-7, 1.0, 1e5])
def test_rounding_is_small_beside_the_largest_score(scale: float) -> None:
    U, V = random_factors(2, scale)
    error = np.abs(FactorScores(U, V).tile(ALL, ALL) - U @ V.T).max()
    assert error <= 1e-5 * np.abs(U @ V.T).max()


def test_the_magnitude_bounds_every_score() -> None:
    scores = FactorScores(*random_factors(3, 2.0))
    assert np.abs(scores.tile(ALL, ALL)).max() <= scores.magnitude


def test_empty_sides_and_no_factors_are_no_error() -> None:
    assert FactorScores(np.zeros((0, 3)), np.ones((2, 3))).tile(ALL, ALL).shape == (0, 2)
    assert FactorScores(np.zeros((2, 0)), np.zeros((3, 0))).tile(ALL, ALL).tolist() == [[0] * 3] * 2


def test_factors_of_different_width_are_refused() -> None:
    with pytest.raises(InputError, match="U has 2 columns and V has 3"):
        FactorScores(np.ones((1, 2)), np.ones((1, 3)))


def test_a_column_that_meets_nothing_does_not_overflow() -> None:
    """The partner column is zero, and the other products are next to nothing."""
    U, V = np.array([[1.0, 2.0**-1000]]), np.array([[0.0, 1.0]])
    assert FactorScores(U, V).tile(slice(None), slice(None)).tolist() == [[2.0**-1000]]


def given_factors(seed: int) -> tuple[np.ndarray, np.ndarray]:
    """Columns of many magnitudes on both sides, some of them one-hot, some of next to nothing."""
    rng = np.random.default_rng(seed)
    width = rng.integers(1, 6)
    sizes = 10.0 ** rng.uniform(-9, 9, width)
    U, V = rng.normal(size=(6, width)) * sizes, rng.random((4, width))
    hot = rng.random(width) < 0.3
    V[:, hot] = np.rint(V[:, hot])
    return U, V


@pytest.mark.parametrize("seed", range(40))
def test_no_score_is_further_from_the_given_product_than_the_error(seed: int) -> None:
    U, V = given_factors(seed)
    scores = FactorScores(U, V)
    tile, sums = scores.tile(ALL, ALL), Fraction(scores.sums * 2.0**-53 * scores.magnitude)
    for i in range(len(U)):
        for j in range(len(V)):
            off = abs(Fraction(float(tile[i, j])) - exact(U, V, i, j))
            assert off <= Fraction(scores.error) + sums
    assert scores.take(slice(1, 3), ALL).error == scores.transposed().error == scores.error


def test_the_error_is_none_where_nothing_was_rounded_and_small_elsewhere() -> None:
    assert FactorScores([[0.5, 3.0]], [[0.25, 1.0]]).error == 0.0
    thirds = FactorScores([[1 / 3]], [[1.0]])
    assert 0 < thirds.error <= 2.0**-24
    assert FactorScores([[1 / 3], [0.5]], [[0.0]]).error == 0.0


@pytest.mark.parametrize("seed", range(20))
def test_bands_too_agree_bit_for_bit_whatever_the_order_and_the_tile(seed: int) -> None:
    U, V = given_factors(seed)
    order = np.random.default_rng(seed).permutation(U.shape[1])
    one, other = FactorScores(U, V), FactorScores(U[:, order], V[:, order])
    i, j = np.divmod(np.arange(24), 4)
    assert (one.tile(ALL, ALL) == other.tile(ALL, ALL)).all()
    assert (one.tile(ALL, ALL).ravel() == one.at(i, j)).all()
    assert (one.take(i, ALL).tile(ALL, ALL) == one.tile(i, ALL)).all()
    again = FactorScores.on_grid(one.U, one.V, one.error, one.bands)
    assert (again.tile(ALL, ALL) == one.tile(ALL, ALL)).all()


def test_sparse_factors_of_many_columns_in_bands() -> None:
    rng = np.random.default_rng(0)
    U, V = np.zeros((5, 300)), np.zeros((4, 300))
    U[:, :10], V[:, :10] = rng.random((5, 10)) * 0.3, rng.random((4, 10))
    U[:, 299], V[:, 299] = 1e9, [1, 0, 1, 1]
    dense, sparse = FactorScores(U, V), FactorScores(csr_array(U), csr_array(V))
    assert sparse.is_sparse
    assert dense.sums == sparse.sums == 1
    assert (dense.tile(ALL, ALL) == sparse.tile(ALL, ALL)).all()
    assert dense.error == pytest.approx(sparse.error)


def test_sums_that_rounding_lifts_over_32_are_exact_too() -> None:
    """Every factor is rounded up, and the sum ends with an odd multiple of 2**-48."""
    rng = np.random.default_rng(0)
    whole = 2 * rng.integers(0.70 * 2**23, 0.72 * 2**23, 63) + 1
    last = 2 * int((32 * 2**48 - float((whole[:-1] ** 2).sum())) ** 0.5 / 2) + 1
    U = (np.array([*whole[:-1], last]) - 0.25)[None, :] * 2.0**-24
    assert exact(U, U, 0, 0) < 32 < exact(U + 2.0**-26, U + 2.0**-26, 0, 0)
    scores = FactorScores(U, U)
    assert Fraction(float(scores.tile(ALL, ALL)[0, 0])) == exact(scores.U, scores.V, 0, 0)


def test_whole_numbers_beyond_float64_count_in_the_error() -> None:
    large = np.array([[2**53 + 1, 0]])
    assert MatrixScores(large).error >= 1
    assert MatrixScores(np.array([[2**52 + 1, 0]])).error == 0.0
    assert FactorScores(large, np.array([[1, 0]])).error >= 1
