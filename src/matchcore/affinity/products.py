"""Whether all products of two factors lie in [0, 1]: by bounds if they suffice, else by value.

A pair can lie outside only if the bounds of both its people do. The bounds cost one pass over
each factor. They settle most components at any size and leave few pairs of the others to compute.
"""

from __future__ import annotations

from math import isqrt
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import issparse

from matchcore.model.arrays import Bools, Factor, Floats, Rows

_ROUNDING = 1e-6
_PAIRS = 1 << 22  # most pairs whose product is computed
_AT_ONCE = 1 << 20  # cells of the factors, or products


class Outside(NamedTuple):
    """A pair whose product lies outside [0, 1]: its rows and the product."""

    mentee: int
    mentor: int
    value: float


def outside(U: Factor, V: Factor) -> Outside | None:
    """Return a pair of rows of U and V whose product lies outside [0, 1]; None if there is none.

    Every pair that the bounds leave open is computed or, of more than four million, those whose
    bounds lie farthest outside. Numbers must be finite.

    Examples
    --------
    >>> U, V = np.array([[0.5, 0.0], [0.0, 2.0]]), np.array([[1.0, 0.0], [0.0, 0.6]])
    >>> outside(U, V)
    Outside(mentee=1, mentor=1, value=1.2)
    >>> outside(U, V[:1]) is None
    True
    """
    with np.errstate(over="ignore", invalid="ignore"):  # an overflow is outside
        over_mentees, over_mentors = _excess(U, V), _excess(V, U)
        mentees = np.flatnonzero(over_mentees > _ROUNDING)
        mentors = np.flatnonzero(over_mentors > _ROUNDING)
        if len(mentees) * len(mentors) > _PAIRS:
            mentors = _worst(mentors, over_mentors, max(isqrt(_PAIRS), _PAIRS // len(mentees)))
            mentees = _worst(mentees, over_mentees, _PAIRS // len(mentors))
        return _worst_pair(U, V, mentees, mentors) if len(mentors) else None


def _worst(rows: Rows, excess: Floats, most: int) -> Rows:
    return rows[np.argsort(-excess[rows], kind="stable")[:most]]


def _worst_pair(U: Factor, V: Factor, mentees: Rows, mentors: Rows) -> Outside | None:
    """Return the pair farthest outside [0, 1] among some rows of either side."""
    worst, columns, size = None, V[mentors].T, max(_AT_ONCE // len(mentors), 1)
    for start in range(0, len(mentees), size):
        rows = mentees[start : start + size]
        products = U[rows] @ columns
        values = np.asarray(products.toarray() if issparse(products) else products)
        off = np.abs(np.nan_to_num(values, nan=np.inf) - 0.5)
        i, j = divmod(int(off.argmax()), len(mentors))
        if off[i, j] > 0.5 + _ROUNDING and (worst is None or off[i, j] > abs(worst.value - 0.5)):
            worst = Outside(int(rows[i]), int(mentors[j]), float(values[i, j]))
    return worst


def _excess(A: Factor, B: Factor) -> Floats:
    """Return how far the product of each row of A with any row of B may lie outside [0, 1].

    The tighter of two bounds counts. First, each number in a row of B lies between the least and
    the largest of its column. Second, apart from columns that are the same in every row, a product
    is at most that of the lengths (Cauchy–Schwarz). Rows of zeros have the product 0.
    """
    least, most, length = _columns(B)
    same = least == most
    excess = np.zeros(A.shape[0])
    size = max(_AT_ONCE // max(A.shape[1], 1), 1)
    for start in range(0, A.shape[0], size):
        part = A[start : start + size]
        up = part.maximum(0) if issparse(part) else np.maximum(part, 0)
        down = part - up
        constant = part @ np.where(same, least, 0.0)
        reach = _lengths(part, ~same) * length
        high = np.fmin(up @ most + down @ least, constant + reach)
        low = np.fmax(up @ least + down @ most, constant - reach)
        over = np.maximum(high - 1.0, -low)
        excess[start : start + size] = np.nan_to_num(over, nan=np.inf, posinf=np.inf)
    return excess


def _columns(B: Factor) -> tuple[Floats, Floats, float]:
    """Return the least and the largest of each column, and the largest length of a row.

    Rows of zeros are left out; the lengths leave out columns that are the same in every row.
    """
    filled = _lengths(B, np.ones(B.shape[1], dtype=bool)) > 0
    if not filled.any():
        nothing = np.zeros(B.shape[1])
        return nothing, nothing, 0.0
    rows = B if filled.all() else B[filled]
    least, most = (_dense(extreme) for extreme in (rows.min(axis=0), rows.max(axis=0)))
    return least, most, float(_lengths(rows, least != most).max())


def _dense(row: Any) -> Floats:
    return np.asarray(row.toarray() if issparse(row) else row, dtype=np.float64).ravel()


def _lengths(A: Factor, columns: Bools) -> NDArray[np.float64]:
    """Return the length of each row over some of the columns."""
    counted = columns.astype(np.float64)
    squares = A.multiply(A) if issparse(A) else A * A
    return np.asarray(np.sqrt(squares @ counted))
