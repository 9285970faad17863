"""The grid: factors rounded so that every sum of their products is exact, whatever its order.

When both factors are multiples of 2**-24 and ``Σ|U·V|`` stays within 2**5, every partial sum is a
multiple of 2**-48 below 2**5: 53 bits, exact in float64. Other sizes get as many digits on a grid
moved by a power of two. Where large columns stand beside small ones, columns of like size form a
band with a grid of its own; each band is summed exactly, and the sums are added in one order.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Floats, is_sparse

FLOAT_BITS = 53
FACTOR_BITS = 24  # a factor that is at most 1 then fits float32, too
SUM_BITS = FLOAT_BITS - 2 * FACTOR_BITS
UNIT = 2.0**-FLOAT_BITS  # the most that one sum in float64 is off, in units of its size
FAR = 1 << 20  # an exponent that no number has
_TINY = -8  # below 2**-8 the fixed grid would cost digits: it is fitted instead
_BAND = 8  # bits by which the large columns of one band differ at most, and that are a gap
_BITS = 12  # which the ordinary grid leaves to a column of this size
_SLACK = 1 + 2.0**-20  # bounds are computed in float64, too


def cast_error(array: Any) -> float:
    """Return how far float64 is from the numbers of a wider type, in units of their size."""
    if array.dtype.kind == "f":
        return UNIT if array.dtype.itemsize > 8 else 0.0
    large = array.dtype.itemsize > 4 and array.size and float(abs(array).max()) >= 1 / UNIT
    return UNIT if large else 0.0


def bands_of(u: Any, v: Any) -> NDArray[np.int64]:
    """Return the band of each column: one for all, unless large ones took digits from small ones.

    The band of a column depends on sizes alone, not on its place.
    """
    tops = _column_tops(u), _column_tops(v)
    left = np.flatnonzero((tops[0] > 0) & (tops[1] > 0))
    sizes = _exponents(tops[0]) + _exponents(tops[1])
    bands, number = np.zeros(u.shape[1], dtype=np.int64), 0
    while len(left):
        every = len(left) == u.shape[1]
        part = (u, v) if every else (u[:, left], v[:, left])
        is_ordinary = product_bound(*part) * _SLACK <= 2.0**SUM_BITS
        here = sizes[left] >= (_last_alike if is_ordinary else _last_near)(sizes[left])
        bands[left[here]] = number
        left, number = left[~here], number + 1
    return bands


def _last_near(sizes: NDArray[np.int32]) -> int:
    """Return the least size that is near the largest."""
    return int(sizes.max()) - _BAND + 1


def _last_alike(sizes: NDArray[np.int32]) -> int:
    """Return the least size that no gap sets apart; on the ordinary grid only tiny ones lose."""
    levels = np.unique(sizes)
    apart = (np.diff(levels) >= _BAND) & (levels[:-1] <= -_BITS)
    return int(levels[np.flatnonzero(apart)[-1] + 1]) if apart.any() else int(levels[0])


def columns_of(bands: NDArray[np.int64]) -> list[Any]:
    """Return the columns of each band."""
    if not bands.any():
        return [slice(None)]
    return [np.flatnonzero(bands == k) for k in range(int(bands.max()) + 1)]


def on_grid(u: Any, v: Any, bands: NDArray[np.int64]) -> tuple[Any, Any]:
    """Round both factors, band by band, so that all products of one share a grid."""
    bits = np.zeros((2, u.shape[1]), dtype=np.int32)
    for k in columns_of(bands):
        for side, found in enumerate(_bits(u[:, k], v[:, k])):
            bits[side, k] = found
    return _round_to(u, bits[0]), _round_to(v, bits[1])


def _bits(u: Any, v: Any) -> tuple[Any, Any]:
    """Return how many bits behind the point each column of both factors keeps."""
    top_u, top_v = _column_tops(u), _column_tops(v)
    a, b = _exponents(top_u), _exponents(top_v)
    bound = product_bound(u, v)
    if bound == 0.0:
        return 0, 0
    needed = math.frexp(bound * _SLACK)[1] - SUM_BITS
    exponent = max(needed, int((a + b)[(top_u > 0) & (top_v > 0)].max()))
    if _TINY <= exponent <= 0:
        exponent = 0
    # a column of U may go up by what its partner in V goes down, to keep either at most 1
    s = np.minimum(np.maximum(a, 0), np.where(top_v > 0, exponent - b, np.maximum(a, 0)))
    bits_u, bits_v = FACTOR_BITS - s, FACTOR_BITS - (exponent - s)
    if exponent <= 0:  # both are exact in float32
        return bits_u, bits_v
    # a wide grid leaves few digits: what one side does not need, such as a one-hot, the other has
    spare_u, spare_v = bits_u - fraction_bits(u), bits_v - fraction_bits(v)
    spare_u, spare_v = (np.clip(x, 0, FLOAT_BITS) for x in (spare_u, spare_v))
    return bits_u + spare_v - spare_u, bits_v + spare_u - spare_v


def rounding_of(u: Any, v: Any, U: Any, V: Any, bands: NDArray[np.int64]) -> float:
    """Bound ``|u[i]·v[j] - U[i]·V[j]|`` over all pairs, by ``|u - U|·|V| + |u|·|v - V|``."""
    lost = 0.0
    for k in columns_of(bands):
        lost += product_bound(u[:, k] - U[:, k], V[:, k])
        lost += product_bound(u[:, k], v[:, k] - V[:, k])
    return lost * _SLACK


def _column_tops(x: Any) -> Floats:
    """Return the largest magnitude in each column."""
    if is_sparse(x):
        if not x.shape[0]:
            return np.zeros(x.shape[1])
        return np.asarray(abs(x).max(axis=0).toarray().ravel())  # a row before SciPy 1.15
    return np.asarray(np.abs(x).max(axis=0, initial=0.0))


def _exponents(tops: Floats) -> NDArray[np.int32]:
    """Return the least e with ``tops <= 2**e``, one by one."""
    mantissa, exponent = np.frexp(tops)
    return np.asarray(exponent - (mantissa == 0.5), dtype=np.int32)


def _round_to(x: Any, bits: NDArray[np.int32]) -> Any:
    if not is_sparse(x):
        return np.ldexp(np.rint(np.ldexp(x, bits)), -bits)
    rounded = x.copy()
    each = bits[x.indices]
    rounded.data = np.ldexp(np.rint(np.ldexp(x.data, each)), -each)
    return rounded


def fraction_bits(x: Any) -> NDArray[np.int64]:
    """Return, column by column, the least e such that every entry is a multiple of ``2**-e``."""
    values = x.data if is_sparse(x) else x
    mantissa, exponent = np.frexp(values)
    whole = np.ldexp(mantissa, 53).astype(np.int64)
    last = np.frexp((whole & -whole).astype(np.float64))[1] - 1  # the lowest bit that is set
    bits = np.where(values == 0, -FAR, 53 - exponent - last)
    if not is_sparse(x):
        return np.asarray(bits.max(axis=0, initial=-FAR), dtype=np.int64)
    found = np.full(x.shape[1], -FAR, dtype=np.int64)
    np.maximum.at(found, x.indices, bits)
    return found


def product_bound(U: Any, V: Any) -> float:
    """Bound ``Σ|U[i]·V[j]|`` over all pairs: the lesser of two classical inequalities."""
    if not (U.shape[0] and V.shape[0]):
        return 0.0
    with np.errstate(over="ignore"):  # an infinite bound is refused, not computed with
        by_column = float(_column_tops(U) @ _column_tops(V))
        return min(by_column, _longest_row(U) * _longest_row(V))


def _longest_row(x: Any) -> float:
    """Return the largest Euclidean norm of a row, whatever the magnitude."""
    top = float(_column_tops(x).max(initial=0.0))
    if not top:
        return 0.0
    if is_sparse(x):
        return top * math.sqrt(float(((x / top) ** 2).sum(axis=1).max()))
    scaled = x / top
    return top * math.sqrt(float(np.einsum("ik,ik->i", scaled, scaled).max()))
