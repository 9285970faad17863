"""What is added to scores: factors of both sides, or amounts for single pairs."""

from __future__ import annotations

from typing import NamedTuple

from matchcore.model.arrays import Bools, Factor, Floats, Rows


class Sides(NamedTuple):
    """Factors of both sides, and for whom the component knows anything at all.

    The factors are arrays, or SciPy CSR arrays where a wide vocabulary leaves them mostly empty.
    """

    mentees: Factor
    mentors: Factor
    mentees_known: Bools
    mentors_known: Bools


class PairAmounts(NamedTuple):
    """What a term adds to which pairs, as parallel arrays; each pair once."""

    mentees: Rows
    mentors: Rows
    amounts: Floats
