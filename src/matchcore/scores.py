"""Exact scores: numbers on a power-of-two grid, so that every way of computing one agrees.

A float64 sum of products depends on the order of the summands, hence on tile width, thread count
and BLAS. When both factors are multiples of 2**-24 and ``Σ|U·V|`` stays within 2**5, every partial
sum is a multiple of 2**-48 below 2**5: 53 bits, exact in float64 whatever the order.
"""

from __future__ import annotations

import math
from typing import TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchcore.errors import InputError

Index: TypeAlias = slice | NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

FACTOR_BITS = 24  # a factor that is at most 1 then fits float32, too
SUM_BITS = 53 - 2 * FACTOR_BITS
_TINY = -8  # below 2**-8 the fixed grid would cost digits: it is fitted instead
_BLOCK = 1 << 22


class FactorScores:
    """Scores ``U[i] · V[j]``, exact; the matrix is never formed.

    Parameters
    ----------
    U, V : array-like of shape (n, k) and (m, k)
        Finite factors of the mentees and the mentors. They are rounded to the grid.

    Raises
    ------
    InputError
        Wrong shapes, or a value that is not finite.

    Examples
    --------
    >>> FactorScores([[1.0, 0.5]], [[0.25, 1.0], [0.0, 0.5]]).tile(slice(None), slice(None))
    array([[0.75, 0.25]])
    """

    def __init__(self, U: ArrayLike, V: ArrayLike) -> None:
        u, v = _matrix("U", U), _matrix("V", V)
        if u.shape[1] != v.shape[1]:
            raise InputError(
                f"U has {u.shape[1]} columns and V has {v.shape[1]}: give both the same factors"
            )
        for name, factor in (("U", u), ("V", v)):
            _refuse_non_finite(name, factor, None)
        self.U, self.V = _on_grid(u, v)
        self.magnitude = _product_bound(self.U, self.V)

    @classmethod
    def on_grid(cls, U: Floats, V: Floats) -> FactorScores:
        """Take factors that stand on a grid already, bit for bit."""
        made = cls.__new__(cls)
        made.U, made.V, made.magnitude = U, V, _product_bound(U, V)
        return made

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return len(self.U), len(self.V)

    def tile(self, rows: Index, cols: Index) -> Floats:
        """Return the scores of some mentees (rows) with some mentors (columns)."""
        product: Floats = self.U[rows] @ self.V[cols].T
        return product

    def at(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        """Return the scores of single pairs."""
        return np.asarray(np.einsum("pk,pk->p", self.U[i], self.V[j]))


class MatrixScores:
    """Scores given as a matrix, read through a grid fitted to its magnitude.

    The array is not copied (it may be memory-mapped): leave it as it is while it is in use.

    Parameters
    ----------
    scores : array-like of shape (n, m)
        Real scores; where ``allowed`` is false anything may stand, and what is no number reads
        as 0.
    allowed : array of bool of shape (n, m), optional
    """

    def __init__(self, scores: ArrayLike, allowed: NDArray[np.bool_] | None = None) -> None:
        self.matrix = _matrix("scores", scores)
        if allowed is not None and allowed.shape != self.matrix.shape:
            raise InputError(
                f"allowed has shape {allowed.shape}, scores {self.matrix.shape}: make them equal"
            )
        self.magnitude = _refuse_non_finite("scores", self.matrix, allowed)
        exponent = math.frexp(self.magnitude)[1] if self.magnitude else 0
        self._shift = 53 - exponent

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return self.matrix.shape[0], self.matrix.shape[1]

    def tile(self, rows: Index, cols: Index) -> Floats:
        """Return the scores of some mentees (rows) with some mentors (columns)."""
        return self._round(self.matrix[rows][:, cols])

    def at(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        """Return the scores of single pairs."""
        return self._round(self.matrix[i, j])

    def _round(self, values: NDArray[np.generic]) -> Floats:
        real = np.asarray(values, dtype=np.float64)
        real = np.where(np.isfinite(real), real, 0.0)
        counts = np.abs(real) <= self.magnitude
        steps = np.rint(np.ldexp(np.where(counts, real, 0.0), self._shift))
        return np.where(counts, np.ldexp(steps, -self._shift), real)


def _matrix(name: str, values: ArrayLike) -> NDArray[np.generic]:
    array = np.asarray(values)
    if array.ndim != 2 or array.dtype.kind not in "fiu":
        raise InputError(
            f"{name} is an array of shape {array.shape} and type {array.dtype}: "
            "give two dimensions of real numbers"
        )
    return array


def _refuse_non_finite(
    name: str, array: NDArray[np.generic], allowed: NDArray[np.bool_] | None
) -> float:
    """Return the largest magnitude; raise where an entry that counts is not a number."""
    largest, step = 0.0, max(1, _BLOCK // max(1, array.shape[1]))
    for start in range(0, len(array), step):
        block = np.asarray(array[start : start + step], dtype=np.float64)
        if allowed is not None:
            block = np.where(allowed[start : start + step], block, 0.0)
        bad = np.argwhere(~np.isfinite(block))
        if len(bad):
            i, k = bad[0]
            raise InputError(
                f"{name}[{start + i}, {k}] is {block[i, k]} ({len(bad)} such in these rows): "
                "give a finite number; to forbid a pair, use allowed="
            )
        largest = max(largest, float(np.abs(block).max(initial=0.0)))
    return largest


def _on_grid(u: NDArray[np.generic], v: NDArray[np.generic]) -> tuple[Floats, Floats]:
    """Round both factors, column by column, so that all products share one grid."""
    U, V = u.astype(np.float64), v.astype(np.float64)
    a, b = _column_exponents(U), _column_exponents(V)
    bound = _product_bound(U, V)
    if not math.isfinite(bound):
        raise InputError("U and V are so large that U·V overflows: scale them down")
    if bound == 0.0:
        return U * 0.0, V * 0.0
    needed = math.frexp(bound * (1 + 2.0**-20))[1] - SUM_BITS
    exponent = max(needed, int((a + b)[U.any(axis=0) & V.any(axis=0)].max()))
    if _TINY <= exponent <= 0:
        exponent = 0
    # a column of U may go up by what its partner in V goes down, to keep either at most 1
    s = np.minimum(np.maximum(a, 0), exponent - b)
    return _round_to(U, FACTOR_BITS - s), _round_to(V, FACTOR_BITS - (exponent - s))


def _column_exponents(x: Floats) -> NDArray[np.int32]:
    """Return the least e with ``|x| <= 2**e``, column by column."""
    mantissa, exponent = np.frexp(np.abs(x).max(axis=0, initial=0.0))
    return np.asarray(exponent - (mantissa == 0.5), dtype=np.int32)


def _round_to(x: Floats, bits: NDArray[np.int32]) -> Floats:
    return np.ldexp(np.rint(np.ldexp(x, bits)), -bits)


def _product_bound(U: Floats, V: Floats) -> float:
    """Bound ``Σ|U[i]·V[j]|`` over all pairs: the lesser of two classical inequalities."""
    if not (len(U) and len(V)):
        return 0.0
    with np.errstate(over="ignore"):  # an infinite bound is refused, not computed with
        by_column = float(np.abs(U).max(axis=0) @ np.abs(V).max(axis=0))
        return min(by_column, _longest_row(U) * _longest_row(V))


def _longest_row(x: Floats) -> float:
    """Return the largest Euclidean norm of a row, whatever the magnitude."""
    top = float(np.abs(x).max(initial=0.0))
    return top * float(np.sqrt(((x / top) ** 2).sum(axis=1).max())) if top else 0.0
