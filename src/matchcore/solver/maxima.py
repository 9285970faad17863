"""The largest gain of each mentee over a block of dense factors: screened, then exact.

For the certificate alone: it shares no code with the filter of the search. A product in float32
errs by at most ``ε = k·u / (1 - k·u) · (Σ|U·V| + |price|)``, here with k the width plus 5 for the
roundings of factors, price and difference (Higham, *Accuracy and Stability of Numerical
Algorithms*, 2002, ch. 3). The largest gain is among the pairs within 2ε of the largest product;
these few are computed exactly.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from matchcore.compatibility import Compatibility
from matchcore.masks import Rows
from matchcore.scores import FactorScores, integers

_COLUMNS = 2048
_MANY = 8  # near pairs of a mentee beyond which computing all of them is cheaper
_LARGE = 2.0**40


class Maxima:
    """Dense factors of a block in float32, with the prices of its mentors."""

    def __init__(self, pairs: Compatibility, prices: Rows, worth: int, shift: int) -> None:
        scores: Any = pairs.scores
        self.scores, self.prices, self.worth, self.shift = scores, prices, worth, shift
        relative = np.ldexp(prices.astype(np.float64), -shift) / worth
        terms = (scores.U.shape[1] + 5) * 2.0**-24
        size = scores.magnitude + float(np.abs(relative).max(initial=0.0))
        self.error = terms / (1 - terms) * size + math.ldexp(0.5, -shift) + 2.0**-100
        self.U = np.column_stack([scores.U, np.full(len(scores.U), -1.0)]).astype(np.float32)
        self.V = np.column_stack([scores.V, relative]).astype(np.float32)

    @staticmethod
    def fit(pairs: Compatibility, prices: Rows, shift: int) -> bool:
        """Whether every pair is open, and scores and prices are of sizes that float32 holds."""
        scores = pairs.scores
        if pairs.masks or pairs.terms or not isinstance(scores, FactorScores) or scores.is_sparse:
            return False
        sizes = [float(np.abs(x).max(initial=0.0)) for x in (scores.U, scores.V)]
        sizes.append(math.ldexp(float(np.abs(prices).max(initial=0)), -shift))
        return max(sizes) < _LARGE and scores.magnitude > 1 / _LARGE

    def of(self, rows: slice) -> Rows | None:
        """Return the largest gain of each mentee; None where too many come near it."""
        U = self.U[rows]
        top = np.full(len(U), -np.inf, dtype=np.float32)
        margin = np.float32(2 * self.error * (1 + 2.0**-20))
        found = []
        for start in range(0, len(self.V), _COLUMNS):
            tile = U @ self.V[start : start + _COLUMNS].T
            np.maximum(top, tile.max(axis=1), out=top)
            least = np.nextafter(top - margin, np.float32(-np.inf))
            hits = np.flatnonzero(tile >= least[:, None])
            if len(hits) > _MANY * len(U):
                return None
            i, j = np.divmod(hits, tile.shape[1])
            found.append((i, j + start, tile.ravel()[hits]))
        i, j, values = (np.concatenate(x) for x in zip(*found, strict=True))
        near = values >= np.nextafter(top - margin, np.float32(-np.inf))[i]
        i, j = i[near], j[near]
        exact = integers(self.scores.at(i + (rows.start or 0), j), self.shift) * self.worth
        largest = np.full(len(U), np.iinfo(np.int64).min)
        np.maximum.at(largest, i, exact - self.prices[j])
        return largest
