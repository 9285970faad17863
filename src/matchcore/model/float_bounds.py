"""Bounds on numbers in float64: how large products are, and how much a cast or a sum loses."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Factor, Floats, is_sparse

FLOAT_BITS = 53
UNIT = 2.0**-FLOAT_BITS  # the largest error of one float64 sum, relative to its size
SLACK = 1 + 2.0**-20  # covers the rounding of the bounds themselves, which are float64 too
FAR = 1 << 20  # an exponent that no number has
SAFE = 1000  # exponents of powers of two that float64 holds, and their inverses, too
_PLAIN = 400  # exponents of numbers whose squares float64 holds


def cast_error(array: Factor) -> float:
    """Bound the error of a cast to float64, relative to the size of the numbers."""
    if array.dtype.kind == "f":
        return UNIT if array.dtype.itemsize > 8 else 0.0
    large = array.dtype.itemsize > 4 and array.size and float(abs(array).max()) >= 1 / UNIT
    return UNIT if large else 0.0


def column_tops(x: Factor) -> Floats:
    """Return the largest magnitude in each column."""
    if is_sparse(x):
        if not x.shape[0]:
            return np.zeros(x.shape[1])
        return np.asarray(abs(x).max(axis=0).toarray().ravel())  # a row before SciPy 1.15
    return np.asarray(np.maximum(x.max(axis=0, initial=0.0), -x.min(axis=0, initial=0.0)))


def product_bound(U: Factor, V: Factor) -> float:
    """Bound ``Σ|U[i]·V[j]|`` over all pairs: the lesser of Hölder's and Cauchy–Schwarz's bound."""
    if not (U.shape[0] and V.shape[0]):
        return 0.0
    with np.errstate(over="ignore"):  # callers reject an infinite bound
        top_u = column_tops(U)
        if not top_u.any():  # often: of what the grid cost
            return 0.0
        top_v = column_tops(V)
        if not top_v.any():
            return 0.0
        return min(float(top_u @ top_v), _longest_row(U, top_u) * _longest_row(V, top_v))


def _longest_row(x: Factor, tops: Floats) -> float:
    """Return the largest Euclidean norm of a row, without overflow at any magnitude."""
    top = float(tops.max(initial=0.0))
    if not top:
        return 0.0
    if is_sparse(x):
        return top * math.sqrt(float(((x / top) ** 2).sum(axis=1).max()))
    unit = 1.0 if abs(math.frexp(top)[1]) < _PLAIN else top
    scaled = x if unit == 1.0 else x / unit
    return unit * math.sqrt(float(np.einsum("ik,ik->i", scaled, scaled).max()))


def fraction_bits(x: Factor) -> NDArray[np.int64]:
    """Return, for each column, the least e such that every entry is a multiple of ``2**-e``.

    A column of zeros gets ``-FAR``.
    """
    values = x.data if is_sparse(x) else x
    mantissa, exponent = np.frexp(values)
    whole = (mantissa * 2.0**FLOAT_BITS).astype(np.int64)
    lowest = np.frexp((whole & -whole).astype(np.float64))[1] - 1  # the lowest bit that is set
    bits = np.where(values == 0, -FAR, FLOAT_BITS - exponent - lowest)
    if not is_sparse(x):
        return np.asarray(bits.max(axis=0, initial=-FAR), dtype=np.int64)
    most = np.full(x.shape[1], -FAR, dtype=np.int64)
    np.maximum.at(most, x.indices, bits)
    return most
