"""Scores given as a matrix, read tile by tile."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Floats, Index, Rows
from matchcore.model.float_bounds import FAR, cast_error, fraction_bits
from matchcore.model.score_arguments import CELLS_AT_ONCE, finite_range, real_matrix


class MatrixScores:
    """Scores given as a matrix, read unrounded: a single float64 needs no grid.

    The array is not copied (it may be memory-mapped), so do not change it while it is in use.

    Parameters
    ----------
    scores : array-like of shape (n, m)
        Real scores. Where `allowed` is false, any value may stand; one that is not finite reads
        as 0.
    allowed : array of bool of shape (n, m), optional
    """

    sums = 0  # no score is a sum
    least = -math.inf  # lower scores are raised to it

    def __init__(self, scores: ArrayLike, allowed: Bools | None = None) -> None:
        self.matrix = real_matrix("scores", scores)
        if allowed is not None and allowed.shape != self.matrix.shape:
            problem = told(
                "has shape {shape}, scores {shape2}", shape=allowed.shape, shape2=self.matrix.shape
            )
            raise InputError(
                InputProblem("wrong_shape", "allowed", "", problem, told("make them equal"))
            )
        self.lowest, self.highest = finite_range("scores", self.matrix, allowed)
        self.error = cast_error(self.matrix) * self.magnitude
        self.rows, self.cols = (np.arange(size) for size in self.matrix.shape)

    def __repr__(self) -> str:
        n, m = self.shape
        return f"MatrixScores({n} × {m})"

    def _with(self, **changes: Any) -> MatrixScores:
        scores = MatrixScores.__new__(MatrixScores)
        scores.__dict__ = self.__dict__ | changes
        return scores

    @property
    def magnitude(self) -> float:
        """The largest absolute score."""
        return max(self.highest, -self.lowest)

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return len(self.rows), len(self.cols)

    def raised(self, least: float) -> MatrixScores:
        """Return the same scores, with those below `least` raised to it."""
        if self.lowest >= least:
            return self
        return self._with(lowest=least, least=least, highest=max(self.highest, least))

    def are_multiples(self, shift: int) -> bool:
        """Return whether every score is a multiple of ``2**-shift``."""
        step = max(1, CELLS_AT_ONCE // 16 // max(1, self.shape[1]))
        blocks = (slice(k, k + step) for k in range(0, self.shape[0], step))
        tiles = (self.tile(block, slice(None)) for block in blocks)
        return all(int(fraction_bits(t).max(initial=-FAR)) <= shift for t in tiles)

    def tile(self, rows: Index, cols: Index) -> Floats:
        """Return the scores of some mentees (rows) with some mentors (columns)."""
        return self._read(self.matrix[self.rows[rows]][:, self.cols[cols]])

    def at(self, i: Rows, j: Rows) -> Floats:
        """Return the scores of single pairs."""
        return self._read(self.matrix[self.rows[i], self.cols[j]])

    def take(self, rows: Index, cols: Index) -> MatrixScores:
        """Return the scores of some mentees with some mentors; nothing is copied."""
        return self._with(rows=self.rows[rows], cols=self.cols[cols])

    def transposed(self) -> MatrixScores:
        """Return the same scores with the two sides exchanged."""
        return self._with(matrix=self.matrix.T, rows=self.cols, cols=self.rows)

    def _read(self, values: NDArray[np.generic]) -> Floats:
        real = np.array(values, dtype=np.float64)
        real[~np.isfinite(real)] = 0.0
        return real if self.least == -math.inf else np.maximum(real, self.least, out=real)
