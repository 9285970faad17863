"""The grid: factors are rounded so that every sum of their products is exact, in any order.

When both factors are multiples of 2**-24 and ``Σ|U·V|`` is at most 2**5, every partial sum is a
multiple of 2**-48 below 2**5. That takes 53 bits, so float64 holds it exactly. Factors of other
sizes get as many digits, on a grid shifted by a power of two. Where large columns meet small ones,
columns of similar size form a band with its own grid. Each band is summed exactly, and the bands
are added in a fixed order.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Factor, Floats, Index, is_sparse
from matchcore.model.float_bounds import (
    FLOAT_BITS,
    SAFE,
    SLACK,
    column_tops,
    fraction_bits,
    product_bound,
)

FACTOR_BITS = 24  # a factor of at most 1 then fits float32, too
SUM_BITS = FLOAT_BITS - 2 * FACTOR_BITS
_TINY = -8  # below 2**-8 the fixed grid would cost digits, so the grid is fitted
_BAND = 8  # a band spans fewer bits than this; a gap has at least as many
_BITS = 12  # that the ordinary grid leaves to a column of this size


def bands_of(u: Factor, v: Factor, bound: float | None = None) -> NDArray[np.int64]:
    """Return the band of each column: one for all, unless large ones took digits from small ones.

    The band of a column depends on sizes alone, not on its place. `bound` is their product's bound,
    if it is known.
    """
    tops = column_tops(u), column_tops(v)
    left = np.flatnonzero((tops[0] > 0) & (tops[1] > 0))
    sizes = _exponents(tops[0]) + _exponents(tops[1])
    bands, number = np.zeros(u.shape[1], dtype=np.int64), 0
    while len(left):
        every = len(left) == u.shape[1]
        part = (u, v) if every else (u[:, left], v[:, left])
        limit = bound if every and bound is not None else product_bound(*part)
        is_ordinary = limit * SLACK <= 2.0**SUM_BITS
        here = sizes[left] >= (_least_before_gap if is_ordinary else _least_near)(sizes[left])
        bands[left[here]] = number
        left, number = left[~here], number + 1
    return bands


def _least_near(sizes: NDArray[np.int32]) -> int:
    """Return the least size that is near the largest."""
    return int(sizes.max()) - _BAND + 1


def _least_before_gap(sizes: NDArray[np.int32]) -> int:
    """Return the least size above the last gap; on the ordinary grid only tiny columns suffer."""
    levels = np.unique(sizes)
    gaps = (np.diff(levels) >= _BAND) & (levels[:-1] <= -_BITS)
    return int(levels[np.flatnonzero(gaps)[-1] + 1]) if gaps.any() else int(levels[0])


def columns_of(bands: NDArray[np.int64]) -> list[Index]:
    """Return the columns of each band."""
    if not bands.any():
        return [slice(None)]
    return [np.flatnonzero(bands == k) for k in range(int(bands.max()) + 1)]


def on_grid(u: Factor, v: Factor, bands: NDArray[np.int64]) -> tuple[Factor, Factor]:
    """Round both factors, band by band, so that all products within a band share a grid."""
    bits = np.zeros((2, u.shape[1]), dtype=np.int32)
    for k in columns_of(bands):
        bits[:, k] = _bits(u[:, k], v[:, k])
    return _round_to(u, bits[0]), _round_to(v, bits[1])


def _bits(u: Factor, v: Factor) -> NDArray[np.int64]:
    """Return how many fraction bits each column of both factors keeps, as two rows."""
    top_u, top_v = column_tops(u), column_tops(v)
    a, b = _exponents(top_u), _exponents(top_v)
    bound = product_bound(u, v)
    if bound == 0.0:
        return np.zeros((2, len(top_u)), dtype=np.int64)
    needed = math.frexp(bound * SLACK)[1] - SUM_BITS
    exponent = max(needed, int((a + b)[(top_u > 0) & (top_v > 0)].max()))
    if _TINY <= exponent <= 0:
        exponent = 0
    # a column of U may go up by what its partner in V goes down, to keep either at most 1
    s = np.minimum(np.maximum(a, 0), np.where(top_v > 0, exponent - b, np.maximum(a, 0)))
    bits_u, bits_v = FACTOR_BITS - s, FACTOR_BITS - (exponent - s)
    if exponent > 0:
        # a wide grid leaves few digits: those that one side can spare, the other takes
        spare_u, spare_v = bits_u - fraction_bits(u), bits_v - fraction_bits(v)
        spare_u, spare_v = (np.clip(x, 0, FLOAT_BITS) for x in (spare_u, spare_v))
        bits_u, bits_v = bits_u + spare_v - spare_u, bits_v + spare_u - spare_v
    return np.stack([bits_u, bits_v])  # up to exponent 0 both factors are exact in float32


def grid_error(u: Factor, v: Factor, U: Factor, V: Factor, bands: NDArray[np.int64]) -> float:
    """Bound ``|u[i]·v[j] - U[i]·V[j]|`` over all pairs, by ``|u - U|·|V| + |u|·|v - V|``."""
    lost = 0.0
    for k in columns_of(bands):
        lost += product_bound(u[:, k] - U[:, k], V[:, k])
        lost += product_bound(u[:, k], v[:, k] - V[:, k])
    return lost * SLACK


def _exponents(tops: Floats) -> NDArray[np.int32]:
    """Return, for each number, the least e with ``top <= 2**e``."""
    mantissa, exponent = np.frexp(tops)
    return np.asarray(exponent - (mantissa == 0.5), dtype=np.int32)


def _round_to(x: Factor, bits: NDArray[np.int32]) -> Factor:
    """Round each column to a number of fraction bits."""
    if is_sparse(x):
        rounded = x.copy()
        rounded.data = _rounded(x.data, bits[x.indices])
        return rounded
    return _rounded(x, bits)


def _rounded(values: Floats, bits: NDArray[np.int32]) -> Floats:
    if np.abs(bits).max(initial=0) > SAFE:
        return np.ldexp(np.rint(np.ldexp(values, bits)), -bits)
    steps = values * np.ldexp(1.0, bits)  # the same, and ten times as fast
    np.rint(steps, out=steps)
    steps *= np.ldexp(1.0, -bits)
    return steps
