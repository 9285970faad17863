"""The base of terms: signed amounts for single pairs, or for all pairs of a person.

Unlike components, terms are not normalised: an amount is in units of the final score.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from matchcore.affinity.parameters import Parameterised
from matchcore.model.addends import PairAmounts, Sides
from matchcore.people import Cohort

__all__ = ["PairTerm"]


class PairTerm(Parameterised):
    """Base of all terms: an `amount`, and `pairs`, which adds it to single pairs."""

    label: ClassVar[str] = "term"
    amount: float

    @abstractmethod
    def pairs(self, cohort: Cohort) -> PairAmounts | Sides:
        """Return the pairs of a cohort that the term changes, with signed amounts.

        A term of all pairs of a person returns `Sides`, factors whose products are the amounts.
        """

    def cautions(self, cohort: Cohort) -> list[str]:
        """Return what the term guessed as it read the cohort, one sentence each."""
        return []
