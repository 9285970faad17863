"""The rule over earlier and running couples: nobody is paired with a past partner."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.people import PARTNERS, Cohort, Role
from matchcore.rules.rule import PairRule
from matchcore.wording import Language, say

__all__ = ["NoRepeat"]


@dataclass(frozen=True, kw_only=True)
class NoRepeat(PairRule):
    """People who met before (column ``past``), or already meet (``running``), are not matched.

    The columns of either table count, whichever of the two was the mentor.
    """

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return earlier and running partners, on either side."""
        return PARTNERS

    def sentence(self, language: Language) -> str:
        """Return that there is no earlier match, in words."""
        return say("no_repeat", language)

    def pairs(self, cohort: Cohort) -> tuple[Rows, Rows]:
        """Return the pairs that either side reports."""
        people, partners = [], []
        for side in (cohort.mentees, cohort.mentors):
            for column in PARTNERS:
                reported = side.items(column)
                people.append(side.ids[reported.rows])
                partners.append(reported.labels)
        first, second = np.concatenate(people), np.concatenate(partners)
        mentees = cohort.rows("mentees", np.concatenate([first, second]))
        mentors = cohort.rows("mentors", np.concatenate([second, first]))
        both = (mentees >= 0) & (mentors >= 0)
        return mentees[both], mentors[both]
