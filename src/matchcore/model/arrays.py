"""Types of arrays, one name per use."""

from __future__ import annotations

from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]
Floats = NDArray[np.float64]
Rows = NDArray[np.int64]  # row numbers, or one count per person
Ints = NDArray[np.int64]  # scores and prices as integers
Index: TypeAlias = slice | NDArray[np.int64]  # some rows or columns
Factor: TypeAlias = Any  # Floats or a csr_array; SciPy has no types


def is_sparse(x: object) -> bool:
    """Return whether an array is sparse."""
    return hasattr(x, "tocsr")  # plain arrays need no import of SciPy
