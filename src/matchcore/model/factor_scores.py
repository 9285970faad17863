"""Exact scores from factors: every way of computing one agrees, for any tile, order or threads.

A float64 sum of products depends on the order of its terms, hence on tile width, thread count and
BLAS. Factors are therefore rounded first (see `matchcore.model.grid`), and multiplied exactly.
"""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Factor, Floats, Index, Rows, is_sparse
from matchcore.model.float_bounds import FAR, cast_error, fraction_bits, product_bound
from matchcore.model.grid import bands_of, columns_of, grid_error, on_grid
from matchcore.model.score_arguments import CELLS_AT_ONCE, finite_range, real_matrix

_NARROW = 256  # sparse factors of so few columns multiply faster when dense
_SAMPLE = slice(0, 64)  # people who mostly suffice to see that scores are no multiples


class FactorScores:
    """Scores ``U[i] · V[j]``, exact; the matrix is never formed.

    Parameters
    ----------
    U, V : array-like or scipy.sparse array of shape (n, k) and (m, k)
        Finite factors of the mentees and the mentors. They are rounded to the grid. Sparse ones
        stay sparse, so a vocabulary may be wide.
    names : pair of str
        What messages call the two.

    Attributes
    ----------
    error : float
        How far a score can be from the product of the given factors.
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
        name_u, name_v = names
        u, v = _alike(real_matrix(name_u, U), real_matrix(name_v, V))
        if u.shape[1] != v.shape[1]:
            problem = told(
                "{name_u} has {shape} columns and {name_v} has {shape2}",
                name_u=name_u,
                shape=u.shape[1],
                name_v=name_v,
                shape2=v.shape[1],
            )
            remedy = told("give both the same factors")
            raise InputError(InputProblem("wrong_shape", "", "", problem, remedy))
        for name, factor in ((name_u, u), (name_v, v)):
            finite_range(name, factor)
        given = u.astype(np.float64, copy=False), v.astype(np.float64, copy=False)
        bound = product_bound(*given)
        if not math.isfinite(bound):
            problem = told(
                "{name_u} and {name_v} are so large that their product overflows",
                name_u=name_u,
                name_v=name_v,
            )
            raise InputError(InputProblem("out_of_range", "", "", problem, told("scale them down")))
        bands = bands_of(*given, bound)
        self._set(*on_grid(*given, bands), bands)
        cast = max(cast_error(u), cast_error(v)) * self.magnitude
        self.error = grid_error(*given, self.U, self.V, bands) + 2 * cast

    def __repr__(self) -> str:
        n, m = self.shape
        return f"FactorScores({n} × {m}, {self.U.shape[1]} factors)"

    def _set(self, U: Factor, V: Factor, bands: NDArray[np.int64], error: float = 0.0) -> None:
        self.U, self.V, self.bands, self.error = U, V, bands, error
        single = not bands.any()
        self._parts = [(U, V)] if single else [(U[:, k], V[:, k]) for k in columns_of(bands)]
        self.magnitude: float = sum(product_bound(*part) for part in self._parts)

    @classmethod
    def on_grid(
        cls, U: Factor, V: Factor, error: float = 0.0, bands: NDArray[np.int64] | None = None
    ) -> FactorScores:
        """Take factors that are on a grid already, bit for bit."""
        scores = cls.__new__(cls)
        scores._set(U, V, np.zeros(U.shape[1], dtype=np.int64) if bands is None else bands, error)
        return scores

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return self.U.shape[0], self.V.shape[0]

    @property
    def sums(self) -> int:
        """How many float64 sums behind each score may be inexact."""
        return len(self._parts) - 1

    @property
    def is_sparse(self) -> bool:
        """Whether the factors are sparse arrays."""
        return is_sparse(self.U)

    def are_multiples(self, shift: int) -> bool:
        """Return whether every score is a multiple of ``2**-shift``."""
        return all(
            int((fraction_bits(self.U[k]) + fraction_bits(self.V[k])).max(initial=-FAR)) <= shift
            for k in (_SAMPLE, slice(None))
        )

    def tile(self, rows: Index, cols: Index) -> Floats:
        """Return the scores of some mentees (rows) with some mentors (columns)."""
        tiles = (U[rows] @ V[cols].T for U, V in self._parts)
        product = sum(tiles, start=next(tiles))
        return np.asarray(product.toarray() if self.is_sparse else product)

    def at(self, i: Rows, j: Rows) -> Floats:
        """Return the scores of single pairs."""
        products = (_products(U, V, i, j) for U, V in self._parts)
        return np.asarray(sum(products, start=next(products)))

    def take(self, rows: Index, cols: Index) -> FactorScores:
        """Return the scores of some mentees with some mentors."""
        parts = [(U[rows], V[cols]) for U, V in self._parts]
        whole = parts[0] if len(parts) == 1 else (self.U[rows], self.V[cols])
        return self._with(parts, *whole)

    def transposed(self) -> FactorScores:
        """Return the same scores with the two sides exchanged."""
        return self._with([(V, U) for U, V in self._parts], self.V, self.U)

    def _with(self, parts: list[tuple[Factor, Factor]], U: Factor, V: Factor) -> FactorScores:
        """Return scores of some of the people, with the bounds of all."""
        scores = FactorScores.__new__(FactorScores)
        scores.U, scores.V, scores.bands, scores._parts = U, V, self.bands, parts
        scores.magnitude, scores.error = self.magnitude, self.error
        return scores


def _alike(u: Factor, v: Factor) -> tuple[Factor, Factor]:
    """Make both factors dense, or both sparse."""
    if not (is_sparse(u) or is_sparse(v)):
        return u, v
    if u.shape[1] <= _NARROW:
        u, v = (x.toarray() if is_sparse(x) else x for x in (u, v))
        return u, v
    from scipy.sparse import csr_array

    return csr_array(u), csr_array(v)


def _products(U: Factor, V: Factor, i: Rows, j: Rows) -> Floats:
    """Return the products of single pairs."""
    if is_sparse(U):
        return np.asarray(U[i].multiply(V[j]).sum(axis=1)).ravel()
    products = np.empty(len(i))
    step = max(1, CELLS_AT_ONCE // 8 // max(1, U.shape[1]))
    for k in range(0, len(i), step):  # as many as fit the cache
        part = slice(k, k + step)
        np.einsum("pk,pk->p", U[i[part]], V[j[part]], out=products[part])
    return products
