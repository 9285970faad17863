"""Approximate tiles of scores less prices, with a proven error bound.

For dense factors a tile is one product in float32, with the prices as an extra factor. A dot
product of k terms, summed in any order, with or without fused operations, errs by at most
``k·u / (1 - k·u) · Σ|terms|`` with u = 2**-24 (Higham, *Accuracy and Stability of Numerical
Algorithms*, 2002, ch. 3). Rounding the factors and adding a sparse term raises k to k + 4. Other
scores come as tiles in float64.
"""

from __future__ import annotations

import math
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Floats, Rows
from matchcore.model.compatibility import Compatibility
from matchcore.model.float_bounds import SAFE, column_tops

Tile = Any  # an array of the filter's library
_UNIT = 2.0**-24
_UNDERFLOW = 2.0**-100  # more than factors of magnitude 1 can lose below 2**-126


class Filter(Protocol):
    """Tiles of approximate values ``score - price``, in units of ``2**exponent``."""

    exponent: int
    run: int  # rows and columns of a good tile
    width: int

    def error(self, largest_price: float) -> float:
        """Return the largest error of a value, in the same units."""

    def columns(self, cols: Rows, prices: Floats) -> Any:
        """Prepare some mentors, at prices in the same units."""

    def tile(self, rows: Rows, columns: Any, part: slice) -> Tile:
        """Return the values of some mentees with a part of the prepared mentors."""

    def largest(self, tile: Tile, rank: int) -> Floats:
        """Return the value of this rank in each row of a tile, counted from the largest."""

    def reaching(self, tile: Tile, least: Floats) -> tuple[Rows, NDArray[np.floating]]:
        """Return flat indices and values of the entries that reach the least value of their row."""

    def restrict(self, tile: Tile, pairs: Compatibility, rows: Rows, cols: Rows) -> None:
        """Add the sparse terms to a tile, and minus infinity to its forbidden pairs."""


class NumpyFilter:
    """Tiles in NumPy arrays, small enough for the processor's cache."""

    run = 256
    width = 2048
    exponent: int

    def largest(self, tile: NDArray[np.floating], rank: int) -> Floats:
        """Return the value of this rank in each row of a tile, counted from the largest."""
        place = tile.shape[1] - rank
        return np.partition(tile, place, axis=1)[:, place].astype(np.float64)

    def reaching(
        self, tile: NDArray[np.floating], least: Floats
    ) -> tuple[Rows, NDArray[np.floating]]:
        """Return flat indices and values of the entries that reach the least value of their row."""
        hits = np.flatnonzero(tile >= rounded_down(least, tile.dtype)[:, None])
        return hits, tile.ravel()[hits]

    def restrict(
        self, tile: NDArray[np.floating], pairs: Compatibility, rows: Rows, cols: Rows
    ) -> None:
        """Add the sparse terms to a tile, and minus infinity to its forbidden pairs."""
        pairs.add_terms(tile, rows, cols, self.exponent)
        pairs.fill_forbidden(tile, rows, cols)


class FactorFilter(NumpyFilter):
    """Dense factors: one product in float32, of factors scaled below 1 by powers of two."""

    def __init__(self, pairs: Compatibility, shift: int) -> None:
        scores: Any = pairs.scores
        tops = [float(column_tops(x).max(initial=0.0)) for x in (scores.U, scores.V)]
        up, down = (math.frexp(top)[1] if top else 0 for top in tops)
        # where prices dwarf the scores, the unit is large enough for prices of 62 bits
        self.exponent = max(up + down, -shift - 40)
        down = self.exponent - up
        self.magnitude = math.ldexp(pairs.magnitude, -self.exponent)
        width = scores.U.shape[1]
        self.U = np.full((len(scores.U), width + 1), -1.0, dtype=np.float32)
        self.V = np.empty((len(scores.V), width), dtype=np.float32)
        _scale(scores.U, -up, self.U[:, :width])
        _scale(scores.V, -down, self.V)

    def error(self, largest_price: float) -> float:
        """Return the largest error of a value, in the same units."""
        terms = (self.U.shape[1] + 4) * _UNIT
        return float(terms / (1 - terms) * (self.magnitude + largest_price) + _UNDERFLOW)

    def columns(self, cols: Rows, prices: Floats) -> NDArray[np.float32]:
        """Prepare some mentors, at prices in the same units."""
        made = np.empty((len(cols), self.U.shape[1]), dtype=np.float32)
        np.take(self.V, cols, axis=0, out=made[:, :-1], mode="clip")
        made[:, -1] = prices
        return made

    def tile(self, rows: Rows, columns: NDArray[np.float32], part: slice) -> NDArray[np.float32]:
        """Return the values of some mentees with a part of the prepared mentors."""
        with np.errstate(all="ignore"):  # BLAS may raise flags for lanes beyond the tile
            product: NDArray[np.float32] = self.U[rows] @ columns[part].T
        return product


class TileFilter(NumpyFilter):
    """Matrices and sparse factors: scores less prices in float64."""

    exponent = 0

    def __init__(self, pairs: Compatibility) -> None:
        self.scores = pairs.scores
        self.magnitude = pairs.magnitude

    def error(self, largest_price: float) -> float:
        """Return the largest error of a value, in the same units."""
        return float(2.0**-50 * (self.magnitude + largest_price))

    def columns(self, cols: Rows, prices: Floats) -> tuple[Rows, Floats]:
        """Prepare some mentors, at prices in the same units."""
        return cols, prices

    def tile(self, rows: Rows, columns: tuple[Rows, Floats], part: slice) -> Floats:
        """Return the values of some mentees with a part of the prepared mentors."""
        cols, prices = columns
        tile = self.scores.tile(rows, cols[part])
        tile -= prices[part]
        return tile


def _scale(factor: Floats, exponent: int, out: NDArray[np.float32]) -> None:
    """Write ``factor · 2**exponent``, rounded once."""
    if abs(exponent) > SAFE:
        out[:] = np.ldexp(factor, exponent)
    else:  # the same, and six times as fast
        np.multiply(factor, math.ldexp(1.0, exponent), out=out, casting="same_kind")


def rounded_down(values: Floats, dtype: Any) -> NDArray[np.floating]:
    """Return the largest numbers of a type that do not exceed the values."""
    with np.errstate(over="ignore"):
        near = values.astype(dtype)
    return np.where(near > values, np.nextafter(near, dtype.type(-np.inf)), near)
