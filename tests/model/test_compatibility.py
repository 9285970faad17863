"""Compatibility and its masks against plain loops over dense arrays."""

from typing import Any

import numpy as np
import pytest
import scipy.sparse as sp
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Compatibility, Problem, solve
from tests.cohorts import examples

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


@examples(80)
@given(st.integers(0, 10**6))
def test_tiles_single_pairs_and_the_whole_agree_with_plain_arrays(seed: int) -> None:
    c, scores, allowed = rich(seed)
    assert (c.dense() == scores).all()
    assert (c.allowed == allowed).all()
    rows, cols = np.array([4, 0, 2]), slice(1, 4)
    assert (c.tile(rows, cols) == scores[rows][:, cols]).all()
    assert (c.allowed_tile(rows, cols) == allowed[rows][:, cols]).all()
    i, j = np.divmod(np.arange(N * M), M)
    assert (c.at(i, j) == scores.ravel()).all()
    assert (c.allowed_at(i, j) == allowed.ravel()).all()
    assert c.at(1, 3) == scores[1, 3]


@examples(30)
@given(st.integers(0, 10**6))
def test_parts_and_exchanged_sides_are_those_of_the_plain_arrays(seed: int) -> None:
    c, scores, allowed = rich(seed)
    assert (c.transposed().dense() == scores.T).all()
    assert (c.transposed().allowed == allowed.T).all()
    rows, cols = np.array([5, 0, 2]), np.array([3, 1])
    part = c.take(rows, cols)
    assert (part.dense() == scores[rows][:, cols]).all()
    assert (part.allowed == allowed[rows][:, cols]).all()


@examples(30)
@given(st.integers(0, 10**6))
def test_the_magnitude_covers_terms_too(seed: int) -> None:
    c, scores, _ = rich(seed)
    assert np.abs(scores).max() <= c.magnitude


def test_narrowing_leaves_the_first_object_as_it_was() -> None:
    c = Compatibility.from_matrix(np.ones((2, 2)))
    c.with_pairs("p", [0], [0]).with_terms("t", [1], [1], [1.0])
    assert c.allowed.all()
    assert (c.dense() == 1).all()


def test_a_mask_may_be_read_without_being_changed() -> None:
    allowed = np.ones((2, 2), dtype=bool)
    c = Compatibility.from_matrix(np.ones((2, 2)), allowed)
    c.allowed_tile(slice(None))[0, 0] = False
    assert allowed.all()
    assert c.allowed.all()


SQUARE = np.array([[9.0, 1.0], [2.0, 1.0]])
FIRST = [[True, False], [False, False]]


def test_a_masked_cell_of_the_scores_is_a_forbidden_pair() -> None:
    """With (0, 0), worth 9, masked, only (0, 1) and (1, 0) give both mentees a mentor."""
    masked = np.ma.array(SQUARE, mask=FIRST)
    c = Compatibility.from_matrix(masked)
    assert c.allowed.tolist() == [[False, True], [True, True]]
    assert solve(Problem(c, capacity=1)).mentors.tolist() == [1, 0]
    both = Compatibility.from_matrix(masked, [[True, True], [True, False]])
    assert both.allowed.tolist() == [[False, True], [True, False]]
    whole = Compatibility.from_matrix(np.ma.array(SQUARE))
    assert whole.allowed.all()
    assert whole.masks == ()


@pytest.mark.parametrize("anything", [np.nan, np.inf, 1e308])
def test_what_stands_in_a_masked_or_forbidden_cell_does_not_matter(anything: float) -> None:
    scores = SQUARE.copy()
    scores[0, 0] = anything
    for c in (
        Compatibility.from_matrix(np.ma.array(scores, mask=FIRST)),
        Compatibility.from_matrix(scores, ~np.array(FIRST)),
    ):
        assert c.magnitude == 2.0
        assert solve(Problem(c, capacity=1)).total == 3.0


def test_a_mask_or_a_table_that_is_changed_afterwards_changes_nothing() -> None:
    """Every array is copied except a matrix of scores, as documented."""
    i, j, amounts = np.array([0, 1]), np.array([1, 0]), np.array([0.5, 0.25])
    allowed, table = np.ones((2, 2), dtype=bool), np.ones((2, 1), dtype=bool)
    classes, same = np.array([0, 1]), np.array([0, 0])
    U, V, F, G = np.eye(2), np.eye(2), np.ones((2, 1)), np.ones((2, 1))
    masked = np.ma.array(SQUARE, mask=np.zeros((2, 2), dtype=bool))
    masked[0, 0] = np.ma.masked
    sparse = sp.csr_array(np.eye(2))
    made = [
        Compatibility.from_matrix(SQUARE, allowed),
        Compatibility.from_matrix(masked),
        Compatibility.from_factors(U, V, mentee_class=classes, mentor_class=same, allowed=table),
        Compatibility.from_factors(sparse, V),
        Compatibility.from_matrix(SQUARE)
        .with_table("site", classes, same, table)
        .with_pairs("past", i[:1], j[:1])
        .with_threshold("hours", F, G, 1)
        .with_terms("liked", i, j, amounts),
    ]
    before = [(c.dense(), c.allowed) for c in made]
    for array in (i, j, amounts, classes, same, U, V, F, G, sparse.data):
        array[...] = 1 - array
    for array in (allowed, table, masked.mask):
        array[...] = False
    for c, (scores, is_allowed) in zip(made, before, strict=True):
        assert (c.dense() == scores).all()
        assert (c.allowed == is_allowed).all()


def test_scores_are_not_copied() -> None:
    scores = SQUARE.copy()
    c: Any = Compatibility.from_matrix(scores)
    assert np.shares_memory(c.scores.matrix, scores)
    c = Compatibility.from_matrix(np.ma.array(scores, mask=FIRST, copy=False))
    assert np.shares_memory(c.scores.matrix, scores)


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
