"""Rules over loads: how many partners a person may, or must, have."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

import numpy as np

from matchcore.errors import InputError
from matchcore.model.arrays import Rows
from matchcore.number_checks import is_number
from matchcore.people import Cohort, Role
from matchcore.rules.rule import LoadRule, Rule, option_problem

__all__ = ["Capacity", "Demand", "EvenLoad", "MinimumLoad"]


class _MentorLoad(LoadRule):
    """A load of mentors, less the couples that run already: column ``running``."""

    role: ClassVar[Role] = "mentors"

    def loads(self, cohort: Cohort) -> Rows:
        """Return what is left of each mentor's load."""
        left: Rows = super().loads(cohort) - running(cohort)
        return np.maximum(left, 0)


@dataclass(frozen=True)
class Capacity(_MentorLoad):
    """A mentor has at most so many mentees; the column ``capacity`` wins where it is filled.

    Couples that run already (column ``running``), in this programme or another, take places.

    Parameters
    ----------
    default : int
        The most mentees where the column is empty.
    """

    column: ClassVar[str] = "capacity"
    default: int = 1


@dataclass(frozen=True)
class MinimumLoad(_MentorLoad):
    """A mentor has at least so many mentees; the column ``minimum`` wins where it is filled.

    Couples that run already (column ``running``), in this programme or another, count.

    Parameters
    ----------
    default : int
        The fewest mentees where the column is empty.
    """

    column: ClassVar[str] = "minimum"
    default: int = 0


@dataclass(frozen=True)
class Demand(LoadRule):
    """A mentee has at most so many mentors; the column ``demand`` wins where it is filled.

    Parameters
    ----------
    default : int
        The most mentors where the column is empty.
    """

    role: ClassVar[Role] = "mentees"
    column: ClassVar[str] = "demand"
    default: int = 1


@dataclass(frozen=True)
class EvenLoad(Rule):
    """Each further mentee of a mentor costs `step` more than the one before.

    The first costs nothing, the second a step, the third two steps. The total is less by that, so
    that mentees are spread where it costs their scores less. Couples that run already (column
    ``running``) count as mentees.

    Parameters
    ----------
    step : float
        How much more, in units of the score; 0 or more.
    """

    step: float = 0.05

    def __post_init__(self) -> None:
        if not (is_number(self.step) and self.step >= 0):
            code = "negative" if is_number(self.step) else "not_a_number"
            raise InputError(option_problem(self, "step", code, "give a number, 0 or more"))


def running(cohort: Cohort) -> Rows:
    """Return how many couples run already, mentor by mentor; told by both sides, one counts once.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m", "n"], "running": ["e|somebody elsewhere", None]})
    >>> mentees = pd.DataFrame({"id": ["e", "f"], "running": ["m", "n"]})
    >>> running(Cohort(mentors, mentees)).tolist()
    [2, 1]
    """
    told, heard = cohort.mentees.items("running"), cohort.mentors.items("running")
    mentors = cohort.rows("mentors", told.labels)
    couples = {*zip(heard.rows.tolist(), heard.labels.tolist(), strict=True)}
    couples |= {*zip(mentors.tolist(), cohort.mentees.ids[told.rows].tolist(), strict=True)}
    whose = np.array([mentor for mentor, _ in couples if mentor >= 0], dtype=np.int64)
    return np.bincount(whose, minlength=cohort.shape[1])
