"""Compatibility and its masks against plain loops over dense arrays."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchcore import Compatibility
from matchcore.errors import InputError

N, M = 6, 5


def rich(seed: int) -> tuple[Compatibility, np.ndarray, np.ndarray]:
    """A compatibility with every kind of part, and its scores and mask built by hand."""
    rng = np.random.default_rng(seed)
    U, V = rng.integers(0, 4, (N, 3)) / 4, rng.integers(0, 4, (M, 3)) / 4
    rows, cols = rng.integers(0, 3, N), rng.integers(0, 2, M)
    table = rng.random((3, 2)) < 0.7
    hours, free = rng.integers(0, 2, (N, 4)), rng.integers(0, 2, (M, 4))
    pairs = rng.integers(0, [[N, M]] * 4)
    c = (
        Compatibility.from_factors(U, V, mentee_class=rows, mentor_class=cols, allowed=table)
        .with_pairs("past", pairs[:, 0], pairs[:, 1])
        .with_threshold("hours", hours, free, 1)
        .with_terms("liked", [1, 2], [3, 0], [0.25, -0.5])
    )
    scores = U @ V.T
    scores[1, 3] += 0.25
    scores[2, 0] -= 0.5
    allowed = table[rows][:, cols] & (hours @ free.T >= 1)
    allowed[pairs[:, 0], pairs[:, 1]] = False
    return c, scores, allowed


@settings(max_examples=80, deadline=None)
@given(st.integers(0, 10**6))
def test_tiles_single_pairs_and_the_whole_agree_with_plain_arrays(seed: int) -> None:
    c, scores, allowed = rich(seed)
    assert (c.dense() == scores).all()
    assert (c.allowed == allowed).all()
    rows, cols = np.array([4, 0, 2]), slice(1, 4)
    assert (c.tile(rows, cols) == scores[rows][:, cols]).all()
    assert (c.mask(rows, cols) == allowed[rows][:, cols]).all()
    i, j = np.divmod(np.arange(N * M), M)
    assert (c.at(i, j) == scores.ravel()).all()
    assert (c.allowed_at(i, j) == allowed.ravel()).all()
    assert c.at(1, 3) == scores[1, 3]


@settings(max_examples=30, deadline=None)
@given(st.integers(0, 10**6))
def test_the_magnitude_covers_terms_too(seed: int) -> None:
    c, scores, _ = rich(seed)
    assert np.abs(scores).max() <= c.magnitude


def test_blocks_cover_every_row_once() -> None:
    c = Compatibility.from_factors(np.ones((5000, 1)), np.ones((3, 1)))
    rows = [k for block in c.blocks() for k in block.rows.tolist()]
    assert rows == list(range(5000))
    assert len(list(c.blocks())) > 1
    for block in c.blocks():
        runs = [k for run in block.runs(99) for k in block.rows[run].tolist()]
        assert runs == block.rows.tolist()


def test_narrowing_leaves_the_first_object_as_it_was() -> None:
    c = Compatibility.from_matrix(np.ones((2, 2)))
    c.with_pairs("p", [0], [0]).with_terms("t", [1], [1], [1.0])
    assert c.allowed.all()
    assert (c.dense() == 1).all()


def test_a_mask_may_be_read_without_being_changed() -> None:
    allowed = np.ones((2, 2), dtype=bool)
    c = Compatibility.from_matrix(np.ones((2, 2)), allowed)
    c.mask()[0, 0] = False
    assert allowed.all()
    assert c.allowed.all()


@pytest.mark.parametrize(
    ("call", "message"),
    [
        (lambda c: c.with_pairs("p", [0, 1], [0]), "2 mentees but 1 mentors"),
        (lambda c: c.with_pairs("p", [2], [0]), "row 2, but there are rows 0 to 1"),
        (lambda c: c.with_pairs("p", [0.5], [0]), "give row numbers"),
        (lambda c: c.with_table("t", [0, 5], [0, 0], np.ones((1, 1), bool)), "classes 0 to 0"),
        (lambda c: c.with_table("t", [0], [0, 0], np.ones((1, 1), bool)), "give 2 whole numbers"),
        (lambda c: c.with_table("t", [0, 0], [0, 0], np.ones((1, 1))), "array of bool"),
        (lambda c: c.with_threshold("h", np.ones((3, 1)), np.ones((2, 1)), 1), "not \\(2, 2\\)"),
        (lambda c: c.with_terms("s", [0, 0], [1, 1], [1.0, 2.0]), "stands twice"),
        (lambda c: c.with_terms("s", [0], [1], [np.nan]), "not finite"),
    ],
)
def test_what_does_not_fit_is_refused_with_the_reason(call, message: str) -> None:
    with pytest.raises(InputError, match=message):
        call(Compatibility.from_matrix(np.ones((2, 2))))


def test_classes_without_a_table_are_refused() -> None:
    with pytest.raises(InputError, match="belong together"):
        Compatibility.from_factors([[1.0]], [[1.0]], mentee_class=[0])


def test_an_allowed_mask_of_numbers_or_another_shape_is_refused() -> None:
    with pytest.raises(InputError, match="array of bool"):
        Compatibility.from_matrix([[1.0]], [[1]])
    with pytest.raises(InputError, match="make them equal"):
        Compatibility.from_matrix([[1.0]], [[True, False]])


@pytest.mark.parametrize("weight", range(1, 100))
def test_a_floor_closes_no_pair_whose_formula_gives_it(weight: int) -> None:
    """Weights of `weight` and 100 - `weight`: the pair has the first component in full."""
    shares = np.array([[weight / 100, 1 - weight / 100]])
    c = Compatibility.from_factors(shares, [[1.0, 0.0]]).with_floor(weight / 100)
    assert c.allowed.all()
    above = Compatibility.from_factors(shares, [[1.0, 0.0]]).with_floor(weight / 100 + 1e-6)
    assert not above.allowed.any()


def test_nor_does_one_that_is_the_sum_of_thirds() -> None:
    shares = np.full((1, 3), 0.7 / 3)
    c = Compatibility.from_factors(shares, np.ones((1, 3)))
    assert c.with_floor(0.7).allowed.all()
    assert not c.with_floor(0.7 + 3 * c.error).allowed.any()


def test_a_threshold_closes_no_product_that_is_no_whole_number() -> None:
    """Three times a third is one."""
    c = Compatibility.from_matrix([[1.0]])
    thirds = np.full((1, 3), 1 / 3)
    assert c.with_threshold("hours", thirds, np.ones((1, 3)), 1.0).allowed.all()
    assert c.with_threshold("hours", [[0.1, 0.7]], np.ones((1, 2)), 0.8).allowed.all()
    assert not c.with_threshold("hours", thirds, np.ones((1, 3)), 1.000001).allowed.any()


def test_whole_thresholds_are_exact() -> None:
    c = Compatibility.from_matrix([[1.0, 1.0]])
    masked = c.with_threshold("hours", [[1, 1, 1]], [[1, 1, 0], [1, 1, 1]], 2 + 2.0**-20)
    assert masked.allowed.tolist() == [[False, True]]
