"""Rules over what two people have in common: weekly hours, languages."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError
from matchcore.names import fold, language_key
from matchcore.number_checks import is_whole
from matchcore.people import Cohort, Entries, Role
from matchcore.rules.rule import Products, ThresholdRule, whole_problem
from matchcore.wording import Language, column_noun, say

__all__ = ["MinimumOverlap", "SharedLanguage"]


def in_common(
    cohort: Cohort, column: str, at_least: int, key: Callable[[str], str] = fold
) -> Products:
    """Return indicators of the entries that both sides list; products count those in common."""
    sides = [Entries.read(people, column, key) for people in (cohort.mentees, cohort.mentors)]
    shared = sorted(set(sides[0].keys) & set(sides[1].keys))
    place = {key: k for k, key in enumerate(shared)}
    mentees, mentors = (side.matrix(place, np.ones(len(side.rows))) for side in sides)
    return Products(mentees, mentors, at_least)


@dataclass(frozen=True)
class MinimumOverlap(ThresholdRule):
    """Mentor and mentee share at least so many free hours a week.

    Parameters
    ----------
    hours : int
        Weekly hours in common.
    column : str
        A list column: hours such as ``mon-09``, or any other entries to have in common.

    Examples
    --------
    >>> import pandas as pd
    >>> from matchcore import Cohort
    >>> mentors = pd.DataFrame({"id": ["m"], "availability": ["mon-09|mon-10|fri-14"]})
    >>> mentees = pd.DataFrame({"id": ["e"], "availability": ["mon-09|fri-14|fri-15"]})
    >>> mentees, mentors, hours = MinimumOverlap(2).products(Cohort(mentors, mentees))
    >>> (mentees @ mentors.T).toarray() >= hours
    array([[ True]])
    """

    hours: int = 1
    column: str = "availability"

    def __post_init__(self) -> None:
        super().__post_init__()
        if not (is_whole(self.hours) and self.hours >= 1):
            raise InputError(whole_problem(self, "hours", told("give a whole number, 1 or more")))

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the column."""
        return (self.column,)

    def sentence(self, language: Language) -> str:
        """Return the hours, or other entries, in common in words."""
        if self.column != "availability":
            column = column_noun(self.column, language)
            return say("entries_in_common", language, count=self.hours, column=column)
        code = "hour_in_common" if self.hours == 1 else "hours_in_common"
        return say(code, language, hours=self.hours)

    def products(self, cohort: Cohort) -> Products:
        """Return indicators of free hours."""
        return in_common(cohort, self.column, self.hours)


@dataclass(frozen=True)
class SharedLanguage(ThresholdRule):
    """Mentor and mentee speak a language in common.

    ``fr``, ``French`` and ``français`` are one language: ISO 639-1 codes and the names in
    English, in French and in the language itself are equivalent.

    Parameters
    ----------
    column : str
        The list column of languages.

    Examples
    --------
    >>> import pandas as pd
    >>> from matchcore import Cohort
    >>> mentors = pd.DataFrame({"id": ["m", "n"], "languages": ["fr|de", "it"]})
    >>> mentees = pd.DataFrame({"id": ["e"], "languages": ["Français|en"]})
    >>> mentees, mentors, least = SharedLanguage().products(Cohort(mentors, mentees))
    >>> (mentees @ mentors.T).toarray() >= least
    array([[ True, False]])
    """

    column: str = "languages"

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the column."""
        return (self.column,)

    def sentence(self, language: Language) -> str:
        """Return the language in common in words."""
        return say("shared_language", language)

    def products(self, cohort: Cohort) -> Products:
        """Return indicators of languages."""
        return in_common(cohort, self.column, 1, language_key)
