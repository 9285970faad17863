"""The addends of a score: factors of both sides, or amounts for single pairs."""

from __future__ import annotations

from typing import NamedTuple

from matchcore.model.arrays import Bools, Factor, Floats, Rows
from matchcore.short_repr import short_repr


class Sides(NamedTuple):
    """Factors of both sides, and masks of the people that the component knows anything about.

    Factors are arrays, or SciPy CSR arrays where a wide vocabulary leaves them mostly empty.
    """

    mentees: Factor
    mentors: Factor
    mentees_known: Bools
    mentors_known: Bools

    def __repr__(self) -> str:
        return short_repr(self)


class PairAmounts(NamedTuple):
    """The amounts that a term adds to single pairs, as parallel arrays; each pair occurs once."""

    mentees: Rows
    mentors: Rows
    amounts: Floats

    def __repr__(self) -> str:
        return short_repr(self)
