"""Scores given as a matrix: read unrounded, whatever the tile or the type."""

import numpy as np
import pytest

from matchcore.model.matrix_scores import MatrixScores

ALL = slice(None)


def test_a_matrix_keeps_its_digits_at_its_own_magnitude() -> None:
    values = np.array([[3 / 5, 2 / 3], [5 / 7, 0.9999]]) * 1e9
    read = MatrixScores(values)
    assert (read.tile(ALL, ALL) == values).all()
    assert (read.at(np.array([0, 1]), np.array([1, 0])) == values[[0, 1], [1, 0]]).all()


def test_a_matrix_is_read_as_it_stands() -> None:
    """No entry depends on another: a fill value takes no digits from the scores."""
    values = [[1.0, 1e-20, -1e18, 0.1]]
    read = MatrixScores(np.array(values))
    assert read.tile(ALL, ALL).tolist() == values
    assert read.error == 0.0


@pytest.mark.parametrize("kind", [np.float32, np.int64, np.float64])
def test_a_memory_mapped_matrix_of_any_real_type_is_read_tile_by_tile(tmp_path, kind) -> None:
    values = np.arange(12).reshape(3, 4).astype(kind)
    np.save(tmp_path / "scores.npy", values)
    read = MatrixScores(np.load(tmp_path / "scores.npy", mmap_mode="r"))
    assert isinstance(read.matrix.base, np.memmap)  # a view of the file, not a copy
    assert (read.tile(slice(1, 3), np.array([0, 3])) == values[1:3][:, [0, 3]]).all()


def test_where_a_pair_is_forbidden_anything_may_stand() -> None:
    values = np.array([[1.0, -np.inf, np.nan, 1e300, 0.5]])
    read = MatrixScores(values, np.array([[True, False, False, False, False]]))
    assert read.magnitude == 1.0
    assert read.tile(ALL, ALL).tolist() == [[1.0, 0.0, 0.0, 1e300, 0.5]]
