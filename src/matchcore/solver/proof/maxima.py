"""The largest gains of each mentee over dense factors: screened in float32, then exact.

This serves the certificate alone and shares no code with the scan's filter. A product in float32
errs by at most ``ε = k·u / (1 - k·u) · (Σ|U·V| + |price|)``, where k is the width plus 5 for the
rounding of factors, price and difference (Higham, *Accuracy and Stability of Numerical
Algorithms*, 2002, ch. 3). A pair whose product lies more than ε below a value gains less than that
value; the few others are computed exactly.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Floats, Rows
from matchcore.model.assignment import Prices
from matchcore.model.blocks import Block
from matchcore.model.compatibility import Compatibility
from matchcore.model.factor_scores import FactorScores
from matchcore.model.float_bounds import column_tops
from matchcore.model.integers import integers

_COLUMNS = 2048
_MANY = 32  # hits per mentee in one tile beyond which computing every gain is cheaper
_LARGE = 2.0**40  # factors, prices and scores of larger size, or scores of the inverse, do not fit


class Maxima:
    """Dense factors in float32, with the mentors' prices in units of the score."""

    def __init__(self, pairs: Compatibility, price: Prices, shift: int) -> None:
        scores: Any = pairs.scores
        self.pairs, self.prices, self.worth, self.shift = pairs, price.mentors, price.score, shift
        relative = np.ldexp(price.mentors.astype(np.float64), -shift) / price.score
        terms = (scores.U.shape[1] + 5) * 2.0**-24
        size = scores.magnitude + float(np.abs(relative).max(initial=0.0))
        self.error = terms / (1 - terms) * size + math.ldexp(0.5, -shift) + 2.0**-100
        self.U = _beside(scores.U, np.full(len(scores.U), -1.0))
        self.V = _beside(scores.V, relative)

    @staticmethod
    def fit(pairs: Compatibility, price: Prices, shift: int) -> bool:
        """Return whether scores have dense factors, and these and the prices fit float32."""
        scores = pairs.scores
        if not isinstance(scores, FactorScores) or scores.is_sparse:
            return False
        sizes = [float(column_tops(x).max(initial=0.0)) for x in (scores.U, scores.V)]
        sizes.append(math.ldexp(float(np.abs(price.mentors).max(initial=0)), -shift))
        return price.score > 0 and max(sizes) < _LARGE and scores.magnitude > 1 / _LARGE

    def of(self, block: Block, rows: Rows, least: Rows, width: int) -> Rows | None:
        """Return the `width` largest gains of some mentees of a block, largest first.

        Gains of `least` or below are given as `least`. The tighter it is, the fewer pairs are
        computed exactly; no value makes the result miss a larger gain. None if too many pairs
        would be computed.
        """
        found = self.reaching(block, rows, least)
        return None if found is None else _in_order(found[0], found[2], least, width)

    def reaching(self, block: Block, rows: Rows, least: Rows) -> tuple[Rows, Rows, Rows] | None:
        """Return all pairs that gain `least` or more, and some others, with their exact gains.

        Mentees are places in `rows`. None if too many pairs would be computed.
        """
        with np.errstate(over="ignore"):
            bound = np.ldexp(least.astype(np.float64), -self.shift) / self.worth
            bound -= self.error + np.abs(bound) * 2.0**-50
            reach = np.nextafter(bound.astype(np.float32), np.float32(-np.inf))[:, None]
        U, found = self.U[rows], [self._with_terms(rows)]
        for start in range(0, len(block.cols), _COLUMNS):
            cols = block.cols[start : start + _COLUMNS]
            tile = U @ self.V[cols].T
            hits = np.flatnonzero(tile >= reach)
            if len(hits) > _MANY * len(rows):
                return None
            i, j = np.divmod(hits, len(cols))
            found.append((i, cols[j]))
        i, j = (np.concatenate(x) for x in zip(*found, strict=True))
        if self.pairs.terms:  # pairs with a term may also be hits
            i, j = np.divmod(np.unique(i * len(self.V) + j), len(self.V))
        if block.masks or self.pairs.terms:
            is_open = self.pairs.allowed_at(rows[i], j)
            i, j = i[is_open], j[is_open]
        exact = integers(self.pairs.at(rows[i], j), self.shift) * self.worth
        return i, j, exact - self.prices[j]

    def _with_terms(self, rows: Rows) -> tuple[Rows, Rows]:
        """Return all pairs of some mentees that have a term, which their products leave out."""
        here = [term.entries[rows].tocoo() for term in self.pairs.terms]
        none = np.zeros(0, dtype=np.int64)
        i, j = (
            np.concatenate([none, *(getattr(x, axis) for x in here)]) for axis in ("row", "col")
        )
        return i.astype(np.int64), j.astype(np.int64)


def _beside(factor: Floats, column: Floats) -> NDArray[np.float32]:
    """Return a factor with one more column, in float32."""
    made = np.empty((len(factor), factor.shape[1] + 1), dtype=np.float32)
    made[:, :-1], made[:, -1] = factor, column
    return made


def _in_order(rows: Rows, gains: Rows, least: Rows, width: int) -> Rows:
    """Return the largest gains of each row, in order, padded with `least`."""
    largest = np.repeat(least[:, None], width, axis=1)
    rows, gains = (x[gains > least[rows]] for x in (rows, gains))
    order = np.lexsort((-gains, rows))
    rows, gains = rows[order], gains[order]
    rank = np.arange(len(rows)) - np.searchsorted(rows, rows)
    first = rank < width
    largest[rows[first], rank[first]] = gains[first]
    return largest
