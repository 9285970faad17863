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
    starts, stops = entries.indptr[:-1][rows], entries.indptr[1:][rows]
    counts = (stops - starts).astype(np.int64)
    i = np.repeat(np.arange(len(counts)), counts)
    if not len(i):
        return i, i, entries.data[:0]
    begun = np.concatenate([[0], np.cumsum(counts)[:-1]])
    places = (starts - begun)[i] + np.arange(len(i))  # SciPy's own slicing takes ten times as long
    place = np.full(entries.shape[1], -1)
    place[cols] = np.arange(len(place[cols]))
    j = place[entries.indices[places]]
    inside = j >= 0
    return i[inside], j[inside], entries.data[places[inside]]


def sparse_at(entries: csr_array, i: Rows, j: Rows) -> NDArray[np.generic]:
    """Return single entries of a sparse matrix; 0 where it holds none."""
    if not len(i) or not entries.nnz:
        return np.zeros(len(i), dtype=entries.dtype)
    return np.asarray(entries[i, j]).ravel()
