"""The rule over reporting lines: nobody is paired with a superior."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError
from matchcore.model.arrays import Rows
from matchcore.number_checks import is_whole
from matchcore.people import Cohort, Role
from matchcore.rules.rule import PairRule, whole_problem
from matchcore.wording import Language, say

__all__ = ["NotInReportingLine"]


@dataclass(frozen=True, kw_only=True)
class NotInReportingLine(PairRule):
    """Neither is a superior of the other.

    Parameters
    ----------
    levels : int, optional
        How many levels up count: 1 is the direct manager (all of them if left out). The head of
        a company can then be paired with nobody in it.
    """

    levels: int | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        if self.levels is not None and not (is_whole(self.levels) and self.levels >= 1):
            remedy = told("give a whole number, 1 or more, or None")
            raise InputError(whole_problem(self, "levels", remedy))

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the manager, on either side."""
        return ("manager",)

    def sentence(self, language: Language) -> str:
        """Return how far apart the reporting lines must be, in words."""
        if self.levels is None:
            return say("reporting_line", language)
        code = "reporting_line_direct" if self.levels == 1 else "reporting_line_levels"
        return say(code, language, levels=self.levels)

    def pairs(self, cohort: Cohort) -> tuple[Rows, Rows]:
        """Return everybody with their superiors on the other side, both ways."""
        up = cohort.reporting.superiors(cohort.mentees.ids, self.levels)
        down = cohort.reporting.superiors(cohort.mentors.ids, self.levels)
        mentees = np.concatenate([up.rows, cohort.rows("mentees", down.ids)])
        mentors = np.concatenate([cohort.rows("mentors", up.ids), down.rows])
        both = (mentees >= 0) & (mentors >= 0)
        return mentees[both], mentors[both]
