"""Signed amounts for single pairs: preferences of either side, success in earlier seasons.

Unlike components, terms are not normalised: an amount is in units of the final score.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar, NamedTuple

from matchcore.affinity.parameters import Parameterised
from matchcore.model.arrays import Rows
from matchcore.people import Cohort, Numbers


class PairAmounts(NamedTuple):
    """What a term adds to which pairs, as parallel arrays; each pair once."""

    mentees: Rows
    mentors: Rows
    amounts: Numbers


class PairTerm(Parameterised):
    """The base of all terms: an `amount`, and `pairs`, which says what is added to which pairs."""

    label: ClassVar[str] = "term"
    amount: float

    @abstractmethod
    def pairs(self, cohort: Cohort) -> PairAmounts:
        """Return the pairs of a cohort that the term speaks of, with signed amounts."""
