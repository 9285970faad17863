"""Reading sparse matrices of pairs, tile by tile and pair by pair."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Index, Rows

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def sparse_tile(
    entries: csr_array, rows: Index, cols: Index
) -> tuple[Rows, Rows, NDArray[np.generic]]:
    """Return the entries of a sparse matrix within a tile: their rows and columns, and values."""
    here = entries[rows]
    place = np.full(entries.shape[1], -1)
    place[cols] = np.arange(len(place[cols]))
    i = np.repeat(np.arange(here.shape[0]), np.diff(here.indptr))
    j = place[here.indices]
    inside = j >= 0
    return i[inside], j[inside], here.data[inside]


def sparse_at(entries: csr_array, i: Rows, j: Rows) -> NDArray[np.generic]:
    """Return single entries of a sparse matrix; 0 where it holds none."""
    if not len(i) or not entries.nnz:
        return np.zeros(len(i), dtype=entries.dtype)
    return np.asarray(entries[i, j]).ravel()
