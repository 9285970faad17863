"""Scores given as a matrix, read tile by tile."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Floats, Index
from matchcore.model.grid import (
    FAR,
    cast_error,
    fraction_bits,
)
from matchcore.model.scores import _BLOCK, as_matrix, refuse_non_finite


class MatrixScores:
    """Scores given as a matrix, read as they stand: one number of float64 is exact by itself.

    The array is not copied (it may be memory-mapped): leave it as it is while it is in use.

    Parameters
    ----------
    scores : array-like of shape (n, m)
        Real scores; where ``allowed`` is false anything may stand, and what is no number reads
        as 0.
    allowed : array of bool of shape (n, m), optional
    """

    sums = 0  # what a score takes that need not be exact
    least = -math.inf  # which lower scores are raised to

    def __init__(self, scores: ArrayLike, allowed: NDArray[np.bool_] | None = None) -> None:
        self.matrix = as_matrix("scores", scores)
        if allowed is not None and allowed.shape != self.matrix.shape:
            said = f"has shape {allowed.shape}, scores {self.matrix.shape}"
            raise InputError(InputProblem("wrong_shape", "allowed", "", said, "make them equal"))
        self.lowest, self.highest = refuse_non_finite("scores", self.matrix, allowed)
        self.error = cast_error(self.matrix) * self.magnitude
        self.rows, self.cols = (np.arange(size) for size in self.matrix.shape)

    def _but(self, **changes: Any) -> MatrixScores:
        made = MatrixScores.__new__(MatrixScores)
        made.__dict__ = self.__dict__ | changes
        return made

    @property
    def magnitude(self) -> float:
        """The largest absolute score."""
        return max(self.highest, -self.lowest)

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return len(self.rows), len(self.cols)

    def raised(self, least: float) -> MatrixScores:
        """Return the same scores with those below `least` raised to it."""
        if self.lowest >= least:
            return self
        return self._but(lowest=least, least=least, highest=max(self.highest, least))

    def are_multiples(self, shift: int) -> bool:
        """Whether every score is a multiple of ``2**-shift``."""
        step = max(1, _BLOCK // 16 // max(1, self.shape[1]))
        blocks = (slice(k, k + step) for k in range(0, self.shape[0], step))
        tiles = (self.tile(block, slice(None)) for block in blocks)
        return all(int(fraction_bits(t).max(initial=-FAR)) <= shift for t in tiles)

    def tile(self, rows: Index, cols: Index) -> Floats:
        """Return the scores of some mentees (rows) with some mentors (columns)."""
        return self._read(self.matrix[self.rows[rows]][:, self.cols[cols]])

    def at(self, i: NDArray[np.int64], j: NDArray[np.int64]) -> Floats:
        """Return the scores of single pairs."""
        return self._read(self.matrix[self.rows[i], self.cols[j]])

    def take(self, rows: Index, cols: Index) -> MatrixScores:
        """Return the scores of some mentees with some mentors; nothing is copied."""
        return self._but(rows=self.rows[rows], cols=self.cols[cols])

    def transposed(self) -> MatrixScores:
        """Return the same scores with the two sides exchanged."""
        return self._but(matrix=self.matrix.T, rows=self.cols, cols=self.rows)

    def _read(self, values: NDArray[np.generic]) -> Floats:
        real = np.array(values, dtype=np.float64)
        real[~np.isfinite(real)] = 0.0
        return real if self.least == -math.inf else np.maximum(real, self.least, out=real)
