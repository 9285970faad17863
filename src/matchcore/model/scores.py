"""Exact scores: every way of computing one agrees, whatever the tile, the order, the threads.

A float64 sum of products depends on the order of the summands, hence on tile width, thread count
and BLAS. Factors are therefore rounded first (see `matchcore.model.grid`), and multiplied exactly.
"""

from __future__ import annotations

import math
from typing import Any, Protocol, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Floats, Index, is_sparse
from matchcore.model.grid import (
    FAR,
    bands_of,
    cast_error,
    columns_of,
    fraction_bits,
    on_grid,
    product_bound,
    rounding_of,
)
from matchcore.number_checks import wrong_array

_BLOCK = 1 << 22
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
    names : pair of str
        What messages call the two.

    Attributes
    ----------
    error : float
        How far a score can be from the product of the factors that were given.
    magnitude : float
        A bound on the absolute score of every pair.
    bands : array of int of shape (k,)
        The band of each column.

    Raises
    ------
    InputError
        Wrong shapes, or a value that is not finite.

    Examples
    --------
    >>> FactorScores([[1.0, 0.5]], [[0.25, 1.0], [0.0, 0.5]]).tile(slice(None), slice(None))
    array([[0.75, 0.25]])
    """

    def __init__(self, U: ArrayLike, V: ArrayLike, names: tuple[str, str] = ("U", "V")) -> None:
        of_u, of_v = names
        u, v = _alike(as_matrix(of_u, U), as_matrix(of_v, V))
        if u.shape[1] != v.shape[1]:
            said = f"{of_u} has {u.shape[1]} columns and {of_v} has {v.shape[1]}"
            remedy = "give both the same factors"
            raise InputError(InputProblem("wrong_shape", "", "", said, remedy))
        for name, factor in ((of_u, u), (of_v, v)):
            refuse_non_finite(name, factor, None)
        made = u.astype(np.float64), v.astype(np.float64)
        if not math.isfinite(product_bound(*made)):
            said = f"{of_u} and {of_v} are so large that their product overflows"
            raise InputError(InputProblem("out_of_range", "", "", said, "scale them down"))
        bands = bands_of(*made)
        self._set(*on_grid(*made, bands), bands)
        unread = max(cast_error(u), cast_error(v)) * self.magnitude
        self.error = rounding_of(*made, self.U, self.V, bands) + 2 * unread

    def _set(self, U: Any, V: Any, bands: NDArray[np.int64], error: float = 0.0) -> None:
        self.U, self.V, self.bands, self.error = U, V, bands, error
        single = not bands.any()
        self._parts = [(U, V)] if single else [(U[:, k], V[:, k]) for k in columns_of(bands)]
        self.magnitude: float = sum(product_bound(*part) for part in self._parts)

    @classmethod
    def on_grid(
        cls, U: Any, V: Any, error: float = 0.0, bands: NDArray[np.int64] | None = None
    ) -> FactorScores:
        """Take factors that stand on a grid already, bit for bit."""
        made = cls.__new__(cls)
        made._set(U, V, np.zeros(U.shape[1], dtype=np.int64) if bands is None else bands, error)
        return made

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return self.U.shape[0], self.V.shape[0]

    @property
    def sums(self) -> int:
        """How many sums in float64 a score takes that need not be exact."""
        return len(self._parts) - 1

    @property
    def is_sparse(self) -> bool:
        """Whether the factors are sparse arrays."""
        return is_sparse(self.U)

    def are_multiples(self, shift: int) -> bool:
        """Whether every score is a multiple of ``2**-shift``; a few people mostly say no."""
        few = slice(0, 64)
        return all(
            int((fraction_bits(self.U[k]) + fraction_bits(self.V[k])).max(initial=-FAR)) <= shift
            for k in (few, slice(None))
        )

    def tile(self, rows: Index, cols: Index) -> Floats:
        """Return the scores of some mentees (rows) with some mentors (columns)."""
        tiles = (U[rows] @ V[cols].T for U, V in self._parts)
        product = sum(tiles, start=next(tiles))
        return np.asarray(product.toarray() if self.is_sparse else product)

    def at(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        """Return the scores of single pairs."""
        products = (_products(U, V, i, j) for U, V in self._parts)
        return np.asarray(sum(products, start=next(products)))

    def take(self, rows: Index, cols: Index) -> FactorScores:
        """Return the scores of some mentees with some mentors."""
        parts = [(U[rows], V[cols]) for U, V in self._parts]
        whole = parts[0] if len(parts) == 1 else (self.U[rows], self.V[cols])
        return self._of(parts, *whole)

    def transposed(self) -> FactorScores:
        """Return the same scores with the two sides exchanged."""
        return self._of([(V, U) for U, V in self._parts], self.V, self.U)

    def _of(self, parts: list[tuple[Any, Any]], U: Any, V: Any) -> FactorScores:
        """Return scores of a part of the people, under the same bounds."""
        made = FactorScores.__new__(FactorScores)
        made.U, made.V, made.bands, made._parts = U, V, self.bands, parts
        made.magnitude, made.error = self.magnitude, self.error
        return made


def _alike(u: Any, v: Any) -> tuple[Any, Any]:
    """Make both factors dense, or both sparse."""
    if not (is_sparse(u) or is_sparse(v)):
        return u, v
    if u.shape[1] <= _NARROW:
        u, v = (x.toarray() if is_sparse(x) else x for x in (u, v))
        return u, v
    from scipy.sparse import csr_array

    return csr_array(u), csr_array(v)


def as_matrix(name: str, values: Any) -> Any:
    """Return scores as a float array; sparse ones stay sparse."""
    array: Any = values if is_sparse(values) else np.asarray(values)
    if array.ndim != 2 or array.dtype.kind not in "fiu":
        remedy = "give two dimensions of real numbers"
        raise InputError(wrong_array(name, array, "fiu", remedy))
    return array


def refuse_non_finite(
    name: str, array: Any, allowed: NDArray[np.bool_] | None
) -> tuple[float, float]:
    """Return the least and the largest entry, and 0; raise where one that counts is no number."""
    lowest, highest, step = 0.0, 0.0, max(1, _BLOCK // max(1, array.shape[1]))
    for start in range(0, array.shape[0], step):
        part = array[start : start + step]
        if is_sparse(part) and np.isfinite(part.data).all():
            block = part.data
        else:
            block = np.asarray(part.toarray() if is_sparse(part) else part, dtype=np.float64)
            if allowed is not None:
                block = np.where(allowed[start : start + step], block, 0.0)
            bad = np.argwhere(~np.isfinite(block))
            if len(bad):
                i, k = bad[0]
                place, value = f"{name}[{start + i}, {k}]", str(block[i, k])
                said = f"the first of {len(bad)} in these rows" if len(bad) > 1 else ""
                remedy = "give a finite number; to forbid a pair, use allowed="
                raise InputError(InputProblem("not_finite", place, value, said, remedy))
        lowest = min(lowest, float(block.min(initial=0.0)))
        highest = max(highest, float(block.max(initial=0.0)))
    return lowest, highest


def _products(U: Any, V: Any, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
    """Return the products of single pairs."""
    if is_sparse(U):
        return np.asarray(U[i].multiply(V[j]).sum(axis=1)).ravel()
    found = np.empty(len(i))
    step = max(1, _BLOCK // 8 // max(1, U.shape[1]))
    for k in range(0, len(i), step):  # as much as stays in the cache
        part = slice(k, k + step)
        np.einsum("pk,pk->p", U[i[part]], V[j[part]], out=found[part])
    return found
