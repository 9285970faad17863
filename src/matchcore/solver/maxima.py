"""The largest gain of each mentee over dense factors: screened in float32, then exact.

For the certificate alone: it shares no code with the filter of the search. A product in float32
errs by at most ``ε = k·u / (1 - k·u) · (Σ|U·V| + |price|)``, here with k the width plus 5 for the
roundings of factors, price and difference (Higham, *Accuracy and Stability of Numerical
Algorithms*, 2002, ch. 3). A pair whose product is more than ε below a value gains less than it; the
few others are computed exactly.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from matchcore.assignment import Prices
from matchcore.compatibility import Compatibility
from matchcore.masks import Rows
from matchcore.scores import FactorScores, integers

_COLUMNS = 2048
_MANY = 8  # near pairs of a mentee beyond which computing all of them is cheaper
_LARGE = 2.0**40


class Maxima:
    """Dense factors in float32, with prices of the mentors in units of the score."""

    def __init__(self, pairs: Compatibility, price: Prices, shift: int) -> None:
        scores: Any = pairs.scores
        self.scores, self.prices, self.worth, self.shift = scores, price.mentors, price.score, shift
        relative = np.ldexp(price.mentors.astype(np.float64), -shift) / price.score
        terms = (scores.U.shape[1] + 5) * 2.0**-24
        size = scores.magnitude + float(np.abs(relative).max(initial=0.0))
        self.error = terms / (1 - terms) * size + math.ldexp(0.5, -shift) + 2.0**-100
        self.U = np.column_stack([scores.U, np.full(len(scores.U), -1.0)]).astype(np.float32)
        self.V = np.column_stack([scores.V, relative]).astype(np.float32)

    @staticmethod
    def fit(pairs: Compatibility, price: Prices, shift: int) -> bool:
        """Whether scores are products of dense factors, and of sizes, as prices, for float32."""
        scores = pairs.scores
        if pairs.terms or not isinstance(scores, FactorScores) or scores.is_sparse:
            return False
        sizes = [float(np.abs(x).max(initial=0.0)) for x in (scores.U, scores.V)]
        sizes.append(math.ldexp(float(np.abs(price.mentors).max(initial=0)), -shift))
        return price.score > 0 and max(sizes) < _LARGE and scores.magnitude > 1 / _LARGE

    def of(self, rows: Rows, cols: Rows, least: Rows) -> Rows | None:
        """Return each mentee's largest gain, or `least` above it; None where too many reach that.

        No gain between the two is missed, whatever `least` is; the nearer it is, the fewer pairs
        must be computed exactly.
        """
        with np.errstate(over="ignore"):
            bound = np.ldexp(least.astype(np.float64), -self.shift) / self.worth
            bound -= self.error + np.abs(bound) * 2.0**-50
            reach = np.nextafter(bound.astype(np.float32), np.float32(-np.inf))[:, None]
        U, found, largest = self.U[rows], [], least.copy()
        for start in range(0, len(cols), _COLUMNS):
            part = cols[start : start + _COLUMNS]
            tile = U @ self.V[part].T
            hits = np.flatnonzero(tile >= reach)
            if len(hits) > _MANY * len(rows):
                return None
            i, j = np.divmod(hits, len(part))
            found.append((i, part[j]))
        i, j = (np.concatenate(x) for x in zip(*found, strict=True))
        exact = integers(self.scores.at(rows[i], j), self.shift) * self.worth
        np.maximum.at(largest, i, exact - self.prices[j])
        return largest
