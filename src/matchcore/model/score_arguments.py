"""The arrays that scores are made from, checked."""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Factor, is_sparse
from matchcore.number_checks import wrong_array

CELLS_AT_ONCE = 1 << 22


def real_matrix(name: str, values: Any) -> Factor:
    """Return a matrix of real numbers; a sparse one stays sparse."""
    array: Any = values if is_sparse(values) else np.asarray(values)
    if array.ndim != 2 or array.dtype.kind not in "fiu":
        remedy = told("give two dimensions of real numbers")
        raise InputError(wrong_array(name, array, "fiu", remedy))
    return array


def finite_range(name: str, array: Factor, allowed: Bools | None = None) -> tuple[float, float]:
    """Return the lowest and the highest of 0 and the allowed entries, which must be finite."""
    lowest, highest, step = 0.0, 0.0, max(1, CELLS_AT_ONCE // max(1, array.shape[1]))
    for start in range(0, array.shape[0], step):
        part = array[start : start + step]
        if is_sparse(part) and np.isfinite(part.data).all():
            block = part.data
        else:
            block = np.asarray(part.toarray() if is_sparse(part) else part, dtype=np.float64)
            if allowed is not None:
                block = np.where(allowed[start : start + step], block, 0.0)
        ends = float(block.min(initial=0.0)), float(block.max(initial=0.0))
        if not all(map(math.isfinite, ends)):  # NaN is neither lowest nor highest, but both
            bad = np.argwhere(~np.isfinite(block))
            i, k = bad[0]
            place, value = f"{name}[{start + i}, {k}]", str(block[i, k])
            found = (
                told("the first of {count} in these rows", count=len(bad)) if len(bad) > 1 else ""
            )
            remedy = told("give a finite number; to forbid a pair, use allowed=")
            raise InputError(InputProblem("not_finite", place, value, found, remedy))
        lowest, highest = min(lowest, ends[0]), max(highest, ends[1])
    return lowest, highest
