"""Exact scores: numbers on a power-of-two grid, so that every way of computing one agrees.

A float64 sum of products depends on the order of the summands, hence on tile width, thread count
and BLAS. When both factors are multiples of 2**-24 and ``Σ|U·V|`` stays within 2**5, every partial
sum is a multiple of 2**-48 below 2**5: 53 bits, exact in float64 whatever the order.
"""

from __future__ import annotations

import math
from typing import Any, Protocol, Self, TypeAlias

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchcore.errors import InputError

Index: TypeAlias = slice | NDArray[np.int64]
Floats: TypeAlias = NDArray[np.float64]

FACTOR_BITS = 24  # a factor that is at most 1 then fits float32, too
SUM_BITS = 53 - 2 * FACTOR_BITS
_TINY = -8  # below 2**-8 the fixed grid would cost digits: it is fitted instead
_BLOCK = 1 << 22
_FAR = 1 << 20  # an exponent that no number has
_NARROW = 256  # sparse factors of so few columns multiply faster when dense


class Product(Protocol):
    """A number for each pair of a mentee and a mentor, computed where it is asked for."""

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""

    def tile(self, rows: Index, cols: Index) -> Floats:
        """Return the numbers of some mentees (rows) with some mentors (columns)."""

    def at(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        """Return the numbers of single pairs."""

    def take(self, rows: Index, cols: Index) -> Self:
        """Return the product of some mentees and some mentors."""

    def transposed(self) -> Self:
        """Return the same with the two sides exchanged."""


class FactorScores:
    """Scores ``U[i] · V[j]``, exact; the matrix is never formed.

    Parameters
    ----------
    U, V : array-like or scipy.sparse array of shape (n, k) and (m, k)
        Finite factors of the mentees and the mentors. They are rounded to the grid. Sparse ones
        stay sparse, so that a vocabulary may be wide.

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
        u, v = _alike(_matrix("U", U), _matrix("V", V))
        if u.shape[1] != v.shape[1]:
            raise InputError(
                f"U has {u.shape[1]} columns and V has {v.shape[1]}: give both the same factors"
            )
        for name, factor in (("U", u), ("V", v)):
            _refuse_non_finite(name, factor, None)
        self.U, self.V = _on_grid(u, v)
        self.magnitude = _product_bound(self.U, self.V)

    @classmethod
    def on_grid(cls, U: Any, V: Any) -> FactorScores:
        """Take factors that stand on a grid already, bit for bit."""
        made = cls.__new__(cls)
        made.U, made.V, made.magnitude = U, V, _product_bound(U, V)
        return made

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return self.U.shape[0], self.V.shape[0]

    @property
    def is_sparse(self) -> bool:
        """Whether the factors are sparse arrays."""
        return _is_sparse(self.U)

    def are_multiples(self, shift: int) -> bool:
        """Whether every score is a multiple of ``2**-shift``; a few people mostly say no."""
        few = slice(0, 64)
        return all(
            int((fraction_bits(self.U[k]) + fraction_bits(self.V[k])).max(initial=-_FAR)) <= shift
            for k in (few, slice(None))
        )

    def tile(self, rows: Index, cols: Index) -> Floats:
        """Return the scores of some mentees (rows) with some mentors (columns)."""
        product = self.U[rows] @ self.V[cols].T
        return np.asarray(product.toarray() if self.is_sparse else product)

    def at(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        """Return the scores of single pairs."""
        if self.is_sparse:
            return np.asarray(self.U[i].multiply(self.V[j]).sum(axis=1)).ravel()
        found = np.empty(len(i))
        step = max(1, _BLOCK // 8 // max(1, self.U.shape[1]))
        for k in range(0, len(i), step):  # as much as stays in the cache
            part = slice(k, k + step)
            np.einsum("pk,pk->p", self.U[i[part]], self.V[j[part]], out=found[part])
        return found

    def take(self, rows: Index, cols: Index) -> FactorScores:
        """Return the scores of some mentees with some mentors."""
        return self._of(self.U[rows], self.V[cols])

    def transposed(self) -> FactorScores:
        """Return the same scores with the two sides exchanged."""
        return self._of(self.V, self.U)

    def _of(self, U: Any, V: Any) -> FactorScores:
        """Return scores of a part of the people, under the same bound."""
        made = FactorScores.__new__(FactorScores)
        made.U, made.V, made.magnitude = U, V, self.magnitude
        return made


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
        self.rows, self.cols = (np.arange(size) for size in self.matrix.shape)

    def _of(
        self, matrix: NDArray[np.generic], rows: NDArray[np.int64], cols: NDArray[np.int64]
    ) -> MatrixScores:
        made = MatrixScores.__new__(MatrixScores)
        made.matrix, made.magnitude, made.rows, made.cols = matrix, self.magnitude, rows, cols
        return made

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return len(self.rows), len(self.cols)

    def are_multiples(self, shift: int) -> bool:
        """Whether every score is a multiple of ``2**-shift``."""
        step = max(1, _BLOCK // 16 // max(1, self.shape[1]))
        blocks = (slice(k, k + step) for k in range(0, self.shape[0], step))
        tiles = (self.tile(block, slice(None)) for block in blocks)
        return all(int(fraction_bits(t).max(initial=-_FAR)) <= shift for t in tiles)

    def tile(self, rows: Index, cols: Index) -> Floats:
        """Return the scores of some mentees (rows) with some mentors (columns)."""
        return self._round(self.matrix[self.rows[rows]][:, self.cols[cols]])

    def at(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        """Return the scores of single pairs."""
        return self._round(self.matrix[self.rows[i], self.cols[j]])

    def take(self, rows: Index, cols: Index) -> MatrixScores:
        """Return the scores of some mentees with some mentors; nothing is copied."""
        return self._of(self.matrix, self.rows[rows], self.cols[cols])

    def transposed(self) -> MatrixScores:
        """Return the same scores with the two sides exchanged."""
        return self._of(self.matrix.T, self.cols, self.rows)

    def _round(self, values: NDArray[np.generic]) -> Floats:
        shift = 53 - math.frexp(self.magnitude)[1] if self.magnitude else 53
        real = np.array(values, dtype=np.float64)
        beyond = ~(np.abs(real) <= self.magnitude)  # not finite, or forbidden and larger
        real[~np.isfinite(real)] = 0.0
        rounded = np.ldexp(np.rint(np.ldexp(np.where(beyond, 0.0, real), shift)), -shift)
        return np.where(beyond, real, rounded)


def integers(scores: Floats, shift: int) -> NDArray[np.int64]:
    """Return the integers nearest to ``scores · 2**shift``."""
    whole = scores * 2.0 ** (shift // 2) * 2.0 ** (shift - shift // 2)  # neither can overflow
    return np.asarray(np.rint(whole, out=whole), dtype=np.int64)


def _is_sparse(x: object) -> bool:
    return hasattr(x, "tocsr")  # without loading scipy for those who give arrays


def _alike(u: Any, v: Any) -> tuple[Any, Any]:
    """Make both factors dense, or both sparse."""
    if not (_is_sparse(u) or _is_sparse(v)):
        return u, v
    if u.shape[1] <= _NARROW:
        u, v = (x.toarray() if _is_sparse(x) else x for x in (u, v))
        return u, v
    from scipy.sparse import csr_array

    return csr_array(u), csr_array(v)


def _matrix(name: str, values: Any) -> Any:
    array: Any = values if _is_sparse(values) else np.asarray(values)
    if array.ndim != 2 or array.dtype.kind not in "fiu":
        raise InputError(
            f"{name} is an array of shape {array.shape} and type {array.dtype}: "
            "give two dimensions of real numbers"
        )
    return array


def _refuse_non_finite(name: str, array: Any, allowed: NDArray[np.bool_] | None) -> float:
    """Return the largest magnitude; raise where an entry that counts is not a number."""
    largest, step = 0.0, max(1, _BLOCK // max(1, array.shape[1]))
    for start in range(0, array.shape[0], step):
        part = array[start : start + step]
        if _is_sparse(part) and np.isfinite(part.data).all():
            largest = max(largest, float(np.abs(part.data).max(initial=0.0)))
            continue
        block = np.asarray(part.toarray() if _is_sparse(part) else part, dtype=np.float64)
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


def _on_grid(u: Any, v: Any) -> tuple[Any, Any]:
    """Round both factors, column by column, so that all products share one grid."""
    U, V = u.astype(np.float64), v.astype(np.float64)
    top_u, top_v = _column_tops(U), _column_tops(V)
    a, b = _exponents(top_u), _exponents(top_v)
    bound = _product_bound(U, V)
    if not math.isfinite(bound):
        raise InputError("U and V are so large that U·V overflows: scale them down")
    if bound == 0.0:
        return U * 0.0, V * 0.0
    needed = math.frexp(bound * (1 + 2.0**-20))[1] - SUM_BITS
    exponent = max(needed, int((a + b)[(top_u > 0) & (top_v > 0)].max()))
    if _TINY <= exponent <= 0:
        exponent = 0
    # a column of U may go up by what its partner in V goes down, to keep either at most 1
    s = np.minimum(np.maximum(a, 0), np.where(top_v > 0, exponent - b, np.maximum(a, 0)))
    return _round_to(U, FACTOR_BITS - s), _round_to(V, FACTOR_BITS - (exponent - s))


def _column_tops(x: Any) -> Floats:
    """Return the largest magnitude in each column."""
    if _is_sparse(x):
        if not x.shape[0]:
            return np.zeros(x.shape[1])
        return np.asarray(
            abs(x).max(axis=0).toarray().ravel()
        )  # a row of its own before SciPy 1.15
    return np.asarray(np.abs(x).max(axis=0, initial=0.0))


def _exponents(tops: Floats) -> NDArray[np.int32]:
    """Return the least e with ``tops <= 2**e``, one by one."""
    mantissa, exponent = np.frexp(tops)
    return np.asarray(exponent - (mantissa == 0.5), dtype=np.int32)


def _round_to(x: Any, bits: NDArray[np.int32]) -> Any:
    if not _is_sparse(x):
        return np.ldexp(np.rint(np.ldexp(x, bits)), -bits)
    rounded = x.copy()
    each = bits[x.indices]
    rounded.data = np.ldexp(np.rint(np.ldexp(x.data, each)), -each)
    return rounded


def fraction_bits(x: Any) -> NDArray[np.int64]:
    """Return, column by column, the least e such that every entry is a multiple of ``2**-e``."""
    values = x.data if _is_sparse(x) else x
    mantissa, exponent = np.frexp(values)
    whole = np.ldexp(mantissa, 53).astype(np.int64)
    last = np.frexp((whole & -whole).astype(np.float64))[1] - 1  # the lowest bit that is set
    bits = np.where(values == 0, -_FAR, 53 - exponent - last)
    if not _is_sparse(x):
        return np.asarray(bits.max(axis=0, initial=-_FAR), dtype=np.int64)
    found = np.full(x.shape[1], -_FAR, dtype=np.int64)
    np.maximum.at(found, x.indices, bits)
    return found


def _product_bound(U: Any, V: Any) -> float:
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
    if _is_sparse(x):
        return top * math.sqrt(float(((x / top) ** 2).sum(axis=1).max()))
    scaled = x / top
    return top * math.sqrt(float(np.einsum("ik,ik->i", scaled, scaled).max()))
