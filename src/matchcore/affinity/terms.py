"""Signed amounts for single pairs: preferences of either side, success in earlier seasons.

Unlike components, terms are not normalised: an amount is in units of the final score.
"""

from __future__ import annotations

from abc import abstractmethod
from typing import ClassVar

from matchcore.affinity.parameters import Parameterised
from matchcore.model.addends import PairAmounts
from matchcore.people import Cohort


class PairTerm(Parameterised):
    """The base of all terms: an `amount`, and `pairs`, which says what is added to which pairs."""

    label: ClassVar[str] = "term"
    amount: float

    @abstractmethod
    def pairs(self, cohort: Cohort) -> PairAmounts:
        """Return the pairs of a cohort that the term speaks of, with signed amounts."""
