"""Scores as integers of a scale."""

from __future__ import annotations

from fractions import Fraction

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Floats


def integers(scores: Floats, shift: int) -> NDArray[np.int64]:
    """Return the integers nearest to ``scores · 2**shift``."""
    whole = scores * 2.0 ** (shift // 2)  # in two steps, neither of which overflows
    whole *= 2.0 ** (shift - shift // 2)
    return np.asarray(np.rint(whole, out=whole), dtype=np.int64)


def nearest(score: float, shift: int) -> int:
    """Return the integer nearest to ``score · 2**shift``, for one score of any size."""
    return round(Fraction(score) * Fraction(2) ** shift)
