"""Sparse matrices read by tile and by pair, against dense arrays."""

import numpy as np
import pytest
from scipy.sparse import csr_array

from matchcore.model.sparse import sparse_at, sparse_tile

DENSE = np.array([[0.0, 2.0, 0.0, 3.0], [0.0] * 4, [5.0, 0.0, 7.0, 0.0]])
ENTRIES = csr_array(DENSE)


@pytest.mark.parametrize("rows", [slice(None), slice(1, 2), np.array([2, 0])])
@pytest.mark.parametrize("cols", [slice(None), slice(1, 4, 2), np.array([2, 3, 0])])
def test_a_tile_has_the_entries_of_the_dense_one(
    rows: slice | np.ndarray, cols: slice | np.ndarray
) -> None:
    expected = DENSE[rows][:, cols]
    tile = np.zeros_like(expected)
    i, j, values = sparse_tile(ENTRIES, rows, cols)
    tile[i, j] = values
    assert (tile == expected).all()
    assert len(values) == np.count_nonzero(expected)


def test_single_entries_are_0_where_none_is_stored() -> None:
    assert sparse_at(ENTRIES, np.array([0, 1, 2]), np.array([3, 3, 0])).tolist() == [3, 0, 5]
    empty = csr_array((3, 4), dtype=np.int8)
    assert sparse_at(empty, np.array([0]), np.array([1])).tolist() == [0]
    assert sparse_at(ENTRIES, np.zeros(0, dtype=int), np.zeros(0, dtype=int)).shape == (0,)
