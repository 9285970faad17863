"""The types of arrays: one name for each use."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Rows = NDArray[np.int64]  # row numbers, or counts, one per person
Ints = NDArray[np.int64]  # scores and prices as integers
Index: TypeAlias = slice | NDArray[np.int64]  # which rows or columns
Factor: TypeAlias = Any  # Floats, or a csr_array: SciPy has no types


def is_sparse(x: object) -> bool:
    """Return whether an array is one of SciPy's sparse ones."""
    return hasattr(x, "tocsr")  # SciPy is not loaded for those who give plain arrays
