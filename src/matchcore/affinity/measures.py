"""Components over numbers: grade, hours, motivation."""

from __future__ import annotations

from typing import Self

import numpy as np
from sklearn.utils.validation import check_is_fitted

from matchcore.affinity.components import Component
from matchcore.affinity.missing import Missing
from matchcore.catalogue import told
from matchcore.errors import InputProblem
from matchcore.model.addends import Sides
from matchcore.number_checks import is_number
from matchcore.people import Cohort, Numbers, People, Role
from matchcore.wording import Label

__all__ = ["EnoughHours", "Motivation", "SeniorityCurve"]


class SeniorityCurve(Component):
    """How well the gap between grades suits: 1 at `ideal`, falling linearly to 0 over `width`.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    ideal : float
        The best gap; above 0 the mentee is the senior (reverse mentoring).
    width : float
        The distance from `ideal` at which the value reaches 0; above 0.
    missing : {"zero", "mean"}
        What a pair gets if a value is missing: see `Component`.

    Notes
    -----
    ``max(0, 1 − |gap − ideal| / width)``, gap = mentee's grade − mentor's.

    It is a table over the grades that occur, hence bilinear.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m", "n"], "grade": [3, 1]})
    >>> mentees = pd.DataFrame({"id": ["e"], "grade": [8]})
    >>> sides = SeniorityCurve().fit_transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[0.75, 0.25]]
    """

    label = "seniority"

    def __init__(
        self, weight: float = 1.0, ideal: float = 4.0, width: float = 4.0, missing: Missing = "zero"
    ) -> None:
        self.weight = weight
        self.ideal = ideal
        self.width = width
        self.missing = missing

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the grade of either side."""
        return ("grade",)

    def problems(self) -> list[InputProblem]:
        """Return what is wrong with ideal and width."""
        found = []
        if not is_number(self.ideal):
            found.append(self._problem("ideal", "not_a_number", told("give a number")))
        if not is_number(self.width) or self.width <= 0:
            code = "out_of_range" if is_number(self.width) else "not_a_number"
            found.append(self._problem("width", code, told("give a number above 0")))
        return found

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn which grades the mentors have."""
        self.check()
        self._grades = _distinct(cohort.mentors.numbers("grade"))
        self.labels_ = [Label("grade", without_point(grade)) for grade in self._grades.tolist()]
        return self

    def transform(self, cohort: Cohort) -> Sides:
        """Return rows of the curve's table (mentees) and one-hot grades (mentors)."""
        check_is_fitted(self, "labels_")
        mentee, mentor = (p.numbers("grade") for p in (cohort.mentees, cohort.mentors))
        gaps = mentee[:, None] - self._grades
        curve = np.nan_to_num(np.maximum(0.0, 1.0 - np.abs(gaps - self.ideal) / self.width))
        one_hot = (mentor[:, None] == self._grades).astype(float)
        return Sides(curve, one_hot, ~np.isnan(mentee), one_hot.any(axis=1))


class EnoughHours(Component):
    """Share of the mentee's planned hours that the mentor can give.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    missing : {"zero", "mean"}
        What a pair gets if a value is missing: see `Component`.

    Notes
    -----
    ``min(1, mentor's hours / mentee's hours)``, hours per month rounded to halves; 1 if the mentee
    plans none.

    It is a table over the mentors' hours that occur, hence bilinear.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m", "n"], "hours": [2, 6]})
    >>> mentees = pd.DataFrame({"id": ["e"], "hours": [4]})
    >>> sides = EnoughHours().fit_transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[0.5, 1.0]]
    """

    label = "hours"

    def __init__(self, weight: float = 1.0, missing: Missing = "zero") -> None:
        self.weight = weight
        self.missing = missing

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the hours of either side."""
        return ("hours",)

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn which hours the mentors have."""
        self._hours = _distinct(_halves(cohort.mentors))
        self.labels_ = [Label("hours", without_point(hours)) for hours in self._hours.tolist()]
        return self

    def transform(self, cohort: Cohort) -> Sides:
        """Return rows of the table (mentees) and one-hot hours (mentors)."""
        check_is_fitted(self, "labels_")
        mentee, mentor = _halves(cohort.mentees), _halves(cohort.mentors)
        planned = np.where(mentee > 0, mentee, 1.0)[:, None]
        table = np.where(mentee[:, None] > 0, np.minimum(1.0, self._hours / planned), 1.0)
        table[np.isnan(mentee)] = 0.0
        one_hot = (mentor[:, None] == self._hours).astype(float)
        return Sides(table, one_hot, ~np.isnan(mentee), one_hot.any(axis=1))


class Motivation(Component):
    """Stated motivation of both, from 1 to 5.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    missing : {"zero", "mean"}
        What a pair gets if a value is missing: see `Component`.

    Notes
    -----
    ``mentee's / 5 · mentor's / 5``

    The product favours pairs in which both are motivated; a sum would give every matching of the
    same people the same total.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["m", "n"], "motivation": [5, None]})
    >>> mentees = pd.DataFrame({"id": ["e"], "motivation": [4]})
    >>> sides = Motivation().fit_transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[0.8, 0.0]]
    """

    label = "motivation"

    def __init__(self, weight: float = 1.0, missing: Missing = "zero") -> None:
        self.weight = weight
        self.missing = missing

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the motivation of either side."""
        return ("motivation",)

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn nothing: the scale is fixed."""
        self.labels_ = [Label("motivation")]
        return self

    def transform(self, cohort: Cohort) -> Sides:
        """Return motivation divided by 5."""
        check_is_fitted(self, "labels_")
        sides = [p.numbers("motivation") for p in (cohort.mentees, cohort.mentors)]
        factors = [np.nan_to_num(side)[:, None] / 5.0 for side in sides]
        return Sides(factors[0], factors[1], ~np.isnan(sides[0]), ~np.isnan(sides[1]))


def without_point(number: float) -> float:
    """Return a whole number as int, so that it is shown without a decimal point."""
    return int(number) if number.is_integer() else number


def _distinct(numbers: Numbers) -> Numbers:
    return np.unique(numbers[~np.isnan(numbers)])


def _halves(people: People) -> Numbers:
    """Return hours rounded to halves, which keeps the table small; above 0, at least a half."""
    hours = people.numbers("hours")
    return np.where(hours > 0, np.maximum(np.rint(2.0 * hours), 1.0) / 2.0, hours)
