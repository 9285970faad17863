"""Scores of single pairs, on top of what factors or a matrix give."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, eq=False)
class Terms:
    """A sparse addition to the score of single pairs: a preference, a meeting's feedback."""

    name: str
    entries: csr_array

    def raised(self, least: float) -> Terms:
        """Return the same with amounts below `least` raised to it."""
        if not (self.entries.data < least).any():
            return self
        entries = self.entries.copy()
        np.maximum(entries.data, least, out=entries.data)
        return replace(self, entries=entries)
