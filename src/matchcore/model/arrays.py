"""The types of arrays: one name for each use."""

from __future__ import annotations

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

Bools = NDArray[np.bool_]


Rows = NDArray[np.int64]  # row numbers, or counts, one for each


Ints = NDArray[np.int64]  # scores and prices as integers


Floats = NDArray[np.float64]


def is_sparse(x: object) -> bool:
    """Whether an array is a sparse one of scipy."""
    return hasattr(x, "tocsr")  # without loading scipy for those who give arrays


Index: TypeAlias = slice | NDArray[np.int64]
