"""Rules over loads: how many partners a person may or must have."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import ClassVar

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Rows
from matchcore.number_checks import is_number
from matchcore.people import COLUMNS, MOST, Cohort, Numbers, People, Role, read_plain_number
from matchcore.rules.rule import (
    LoadRule,
    Products,
    Rule,
    ThresholdRule,
    option_problem,
)
from matchcore.wording import Language, say

__all__ = ["Capacity", "Demand", "EvenLoad", "HoursBudget", "MinimumLoad"]


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


@dataclass(frozen=True, kw_only=True)
class HoursBudget(ThresholdRule):
    """A mentor has the hours that every couple takes: column ``hours``, per month.

    A mentor of 5 hours has room for two couples of 2 hours, whatever ``capacity`` says; where
    ``capacity`` is lower, it decides. Couples that already run (column ``running``) take their
    hours, too. A mentor with less than one couple's hours is matched with nobody, and the reason
    names this rule; ``missing`` says what happens without hours, and ``"allow"`` leaves capacity
    alone to decide. Hours of mentees limit nothing here: a mentee asks for mentors (`Demand`), and
    the plan of sessions keeps within everybody's hours.

    Parameters
    ----------
    per_couple : float
        The hours per month that each couple takes, the same for all.
    column : str
        The mentors' column of hours; an extra one must hold numbers.

    Notes
    -----
    Equal hours make a capacity, the whole couples that fit, and the problem stays a flow. Where
    couples take different hours, each mentor has a knapsack to fill; no flow solves that, so it
    is refused. Hours are divided as the decimals that people write: 4.2 hours are three couples
    of 1.4.

    Examples
    --------
    >>> mentors = [{"id": "a", "hours": 4.2}, {"id": "b", "hours": 1}, {"id": "c"}]
    >>> HoursBudget(per_couple=1.4).places(Cohort(mentors, [{"id": "e"}])).tolist()
    [3.0, 0.0, nan]
    """

    per_couple: float = 2.0
    column: str = "hours"

    def __post_init__(self) -> None:
        super().__post_init__()
        if isinstance(self.per_couple, (str, Mapping, Sequence)):
            remedy = told(
                "couples of different hours would give each mentor a knapsack to fill, which no "
                "flow solves: give one number for all, such as the largest"
            )
            raise InputError(option_problem(self, "per_couple", "not_a_number", remedy))
        if not (is_number(self.per_couple) and self.per_couple > 0):
            code = "out_of_range" if is_number(self.per_couple) else "not_a_number"
            remedy = told("give a number of hours above 0")
            raise InputError(option_problem(self, "per_couple", code, remedy))

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the column of the mentors' hours."""
        return (self.column,) if role == "mentors" else ()

    def sentence(self, language: Language) -> str:
        """Return the hours that each couple takes, in words."""
        return say("hours_budget", language, hours=float(self.per_couple))

    def products(self, cohort: Cohort) -> Products:
        """Return whose hours are enough for a couple."""
        enough = np.nan_to_num(self.places(cohort)) >= 1
        return Products(np.ones((cohort.shape[0], 1)), enough[:, None].astype(np.float64), 1)

    def places(self, cohort: Cohort) -> Numbers:
        """Return the couples that each mentor's hours are enough for; NaN without hours."""
        hours, couple = self._hours(cohort.mentors), Fraction(str(self.per_couple))
        distinct, where = np.unique(hours[~np.isnan(hours)], return_inverse=True)
        fit = [min(Fraction(str(one)) // couple, MOST) for one in distinct.tolist()]
        places = np.full(len(hours), np.nan)
        places[~np.isnan(hours)] = np.array(fit, dtype=np.float64)[where]
        return places

    def limited(self, capacity: Rows, cohort: Cohort) -> Rows:
        """Return the places that hours leave of a capacity from which running couples are taken.

        A mentor whose hours are not enough for one couple keeps the places: `products` closes
        them, so that the reason is this rule and not a capacity of 0.
        """
        left = np.maximum(self.places(cohort) - running(cohort), 0)
        is_short = np.isnan(left) | (self.places(cohort) < 1)
        return np.where(is_short, capacity, np.minimum(capacity, left)).astype(np.int64)

    def _hours(self, mentors: People) -> Numbers:
        """Return the hours of each mentor; refuse a column or cells that are no hours."""
        if self.column in COLUMNS:
            if COLUMNS[self.column].kind != "number":
                remedy = told("use a column that holds numbers")
                raise InputError(option_problem(self, "column", "wrong_column_kind", remedy))
            return mentors.numbers(self.column)
        cells = mentors.text(self.column).tolist()
        read = [np.nan if one is None else read_plain_number(one, comma=True) for one in cells]
        problems = [
            InputProblem(
                "not_a_number",
                told("{role}, row {row}, {column}", role="mentors", row=row, column=self.column),
                repr(cell)[:40],
                remedy=told("give a number of hours, 0 or more"),
            )
            for row, cell, one in zip(mentors.source_rows, cells, read, strict=True)
            if cell is not None and not 0 <= one < np.inf
        ]
        if problems:
            raise InputError(problems)
        return np.array(read, dtype=np.float64)


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
