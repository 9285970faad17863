"""Single pairs as sparse arrays: checked, stored, read tile by tile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Index, Rows
from matchcore.model.origin import Origin
from matchcore.number_checks import as_array, wrong_array

if TYPE_CHECKING:
    from scipy.sparse import csr_array


def sparse_entries(
    name: str | Origin,
    mentees: object,
    mentors: object,
    values: NDArray[np.generic] | None,
    shape: tuple[int, int],
) -> csr_array:
    """Check single pairs and put them, with their values (1 without), into a sparse matrix."""
    from scipy.sparse import csr_array

    i, j = (
        row_numbers(name, "mentees", mentees, shape[0]),
        row_numbers(name, "mentors", mentors, shape[1]),
    )
    if i.shape != j.shape:
        said = f"{i.size} mentees but {j.size} mentors"
        raise InputError(InputProblem("wrong_shape", str(name), "", said, "give parallel arrays"))
    if values is None:
        keys = np.unique(i * max(1, shape[1]) + j)
        i, j = np.divmod(keys, max(1, shape[1]))
        values = np.ones(len(keys), dtype=np.int8)
    return csr_array((values, (i, j)), shape=shape)


def row_numbers(name: str | Origin, what: str, rows: object, size: int) -> Rows:
    """Check row numbers of one side."""
    place = f"{name}: {what}"
    array = as_array(place, rows)
    if array.size == 0:
        return np.zeros(0, dtype=np.int64)
    if array.ndim != 1 or array.dtype.kind not in "iu":
        raise InputError(wrong_array(place, array, "iu", "give row numbers"))
    bad = np.flatnonzero((array < 0) | (array >= size))
    if bad.size:
        remedy = f"there are rows 0 to {size - 1}"
        raise InputError(
            [
                InputProblem("unknown_row", f"{place}[{k}]", str(array[k]), remedy=remedy)
                for k in bad
            ]
        )
    return array.astype(np.int64)


def sparse_tile(entries: csr_array, rows: Index, cols: Index) -> tuple[Rows, Rows, Any]:
    """Return where the entries of a sparse matrix lie in a tile of it, and what they are."""
    here = entries[rows]
    place = np.full(entries.shape[1], -1)
    taken = place[cols]
    place[cols] = np.arange(len(taken))
    i = np.repeat(np.arange(here.shape[0]), np.diff(here.indptr))
    j = place[here.indices]
    inside = j >= 0
    return i[inside], j[inside], here.data[inside]


def sparse_at(entries: csr_array, i: Rows, j: Rows) -> NDArray[np.generic]:
    """Read single entries of a sparse matrix."""
    if not len(i) or not entries.nnz:
        return np.zeros(len(i), dtype=entries.dtype)
    return np.asarray(entries[i, j]).ravel()
