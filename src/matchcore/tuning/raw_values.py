"""What each addend of a score is worth at weight 1."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from scipy.sparse import csr_array, issparse

from matchcore.model.addends import PairAmounts, Sides
from matchcore.model.arrays import Floats, Rows
from matchcore.model.sparse import sparse_at, sparse_tile
from matchcore.short_repr import short_repr

_PAIRS = 1 << 14  # whose products fit in memory together


@dataclass(frozen=True, eq=False)
class RawValues:
    """The addends of a score at weight 1, for pairs by row number.

    Attributes
    ----------
    addends : dict of str to Sides or PairAmounts
        As in `Prepared.addends`.
    shape : (int, int)
        Numbers of mentees and mentors.
    """

    addends: Mapping[str, Sides | PairAmounts]
    shape: tuple[int, int]

    __repr__ = short_repr

    def at(self, mentees: Rows, mentors: Rows) -> dict[str, Floats]:
        """Return the values of single pairs, given as parallel row numbers."""
        return {name: self._at(x, mentees, mentors) for name, x in self.addends.items()}

    def _at(self, addend: Sides | PairAmounts, i: Rows, j: Rows) -> Floats:
        if isinstance(addend, PairAmounts):
            return sparse_at(self._sparse(addend), i, j).astype(np.float64)
        runs = (slice(k, k + _PAIRS) for k in range(0, len(i), _PAIRS))
        found = [(addend.mentees[i[run]] * addend.mentors[j[run]]).sum(axis=1) for run in runs]
        return np.concatenate([np.zeros(0), *found])

    def tile(self, name: str, rows: Rows, cols: Rows) -> Floats:
        """Return one addend of some mentees with some mentors."""
        addend = self.addends[name]
        if isinstance(addend, Sides):
            product = addend.mentees[rows] @ addend.mentors[cols].T
            return np.asarray(product.toarray() if issparse(product) else product)
        found = np.zeros((len(rows), len(cols)))
        i, j, amounts = sparse_tile(self._sparse(addend), rows, cols)
        found[i, j] = amounts
        return found

    def _sparse(self, addend: PairAmounts) -> csr_array:
        return csr_array((addend.amounts, (addend.mentees, addend.mentors)), shape=self.shape)
