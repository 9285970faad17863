"""Rules over loads: how many partners a person may or must have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError
from matchcore.model.arrays import Rows
from matchcore.number_checks import is_number
from matchcore.people import Cohort, Role
from matchcore.rules.rule import LoadRule, Rule, option_problem
from matchcore.wording import Language, say

__all__ = ["Capacity", "Demand", "EvenLoad", "MinimumLoad"]


class _MentorLoad(LoadRule):
    """A load of mentors, less the couples that already run: column ``running``."""

    role: ClassVar[Role] = "mentors"

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the column of the mentors, and who runs already on either side."""
        return (*super().reads(role), "running")

    def loads(self, cohort: Cohort) -> Rows:
        """Return the rest of each mentor's load."""
        left: Rows = super().loads(cohort) - running(cohort)
        return np.maximum(left, 0)


@dataclass(frozen=True)
class Capacity(_MentorLoad):
    """The most mentees per mentor; the column ``capacity`` overrides it where filled.

    Couples that already run (column ``running``), in this programme or another, take places.

    Parameters
    ----------
    default : int
        The most mentees where the column is empty.
    """

    column: ClassVar[str] = "capacity"
    default: int = 1

    def sentence(self, language: Language) -> str:
        """Return the most mentees per mentor in words."""
        return say("capacity", language, count=self.default)


@dataclass(frozen=True)
class MinimumLoad(_MentorLoad):
    """The fewest mentees per mentor; the column ``minimum`` overrides it where filled.

    Couples that already run (column ``running``), in this programme or another, count.

    Parameters
    ----------
    default : int
        The fewest mentees where the column is empty.
    """

    column: ClassVar[str] = "minimum"
    default: int = 0

    def sentence(self, language: Language) -> str:
        """Return the fewest mentees per mentor in words."""
        return say("minimum", language, count=self.default)


@dataclass(frozen=True)
class Demand(LoadRule):
    """The most mentors per mentee; the column ``demand`` overrides it where filled.

    Parameters
    ----------
    default : int
        The most mentors where the column is empty.
    """

    role: ClassVar[Role] = "mentees"
    column: ClassVar[str] = "demand"
    default: int = 1

    def sentence(self, language: Language) -> str:
        """Return the most mentors per mentee in words."""
        return say("demand", language, count=self.default)


@dataclass(frozen=True)
class EvenLoad(Rule):
    """Each further mentee of a mentor costs `step` more than the one before.

    The first costs nothing, the second one step, the third two steps. The cost is taken off the
    total, so mentees spread over mentors where their scores lose less. Couples that already run
    (column ``running``) count as mentees.

    Parameters
    ----------
    step : float
        How much more, in units of the score; 0 or more.
    """

    step: float = 0.05

    def __post_init__(self) -> None:
        if not (is_number(self.step) and self.step >= 0):
            code = "negative" if is_number(self.step) else "not_a_number"
            raise InputError(option_problem(self, "step", code, told("give a number, 0 or more")))

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return who runs already, on either side."""
        return ("running",)

    def sentence(self, language: Language) -> str:
        """Return that loads are even, in words."""
        return say("even_loads", language)


def running(cohort: Cohort) -> Rows:
    """Return how many couples of each mentor already run.

    Couples reported by both sides count once.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m", "n"], "running": ["e|somebody elsewhere", None]})
    >>> mentees = pd.DataFrame({"id": ["e", "f"], "running": ["m", "n"]})
    >>> running(Cohort(mentors, mentees)).tolist()
    [2, 1]
    """
    by_mentees, by_mentors = cohort.mentees.items("running"), cohort.mentors.items("running")
    mentors = cohort.rows("mentors", by_mentees.labels)
    mentees = cohort.rows("mentees", by_mentors.labels).tolist()
    labels = by_mentors.labels.tolist()
    met = [name if row < 0 else row for row, name in zip(mentees, labels, strict=True)]
    couples: set[tuple[int, str | int]] = {*zip(by_mentors.rows.tolist(), met, strict=True)}
    couples |= {*zip(mentors.tolist(), by_mentees.rows.tolist(), strict=True)}
    busy = np.array([mentor for mentor, _ in couples if mentor >= 0], dtype=np.int64)
    return np.bincount(busy, minlength=cohort.shape[1])
