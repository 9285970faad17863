"""Scores of single pairs, on top of what factors or a matrix give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from matchcore.model.arrays import Index
from matchcore.short_repr import short_repr

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, eq=False)
class Terms:
    """A sparse addition to the scores of single pairs: a preference, or feedback on a meeting."""

    name: str
    entries: csr_array

    __repr__ = short_repr

    @property
    def magnitude(self) -> float:
        """The largest absolute amount."""
        return float(np.abs(self.entries.data).max(initial=0.0))

    def raised(self, least: float) -> Terms:
        """Return the same terms, with amounts below `least` raised to it."""
        if not (self.entries.data < least).any():
            return self
        entries = self.entries.copy()
        np.maximum(entries.data, least, out=entries.data)
        return replace(self, entries=entries)

    def take(self, rows: Index, cols: Index) -> Terms:
        """Return the terms of some mentees and some mentors."""
        return replace(self, entries=self.entries[rows][:, cols])

    def transposed(self) -> Terms:
        """Return the same terms with the two sides exchanged."""
        return replace(self, entries=self.entries.T.tocsr())
