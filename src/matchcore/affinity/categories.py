"""Components over single values: equal or different, grades, hours, motivation."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Self

import numpy as np
from scipy.sparse import csr_array, hstack
from sklearn.utils.validation import check_is_fitted

from matchcore.affinity.components import Component
from matchcore.affinity.factors import alike
from matchcore.affinity.measures import without_point
from matchcore.affinity.parameters import check_column
from matchcore.model.addends import Sides
from matchcore.model.arrays import Bools
from matchcore.names import fold
from matchcore.people import COLUMNS, Cohort, People, usual
from matchcore.wording import Label


class _Attribute(Component):
    """Compares the text of one column; case and accents do not count."""

    column: str

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn the values that both sides have."""
        check_column(self, self.column, cohort, "id", "text", "number", "yes_no")
        sides = cohort.mentees, cohort.mentors
        folded = [self._folded(people) for people in sides]
        mentees, mentors = map(set, folded)
        self._values = sorted((mentees & mentors) - {""})
        self._met = (mentees | mentors) - {""}
        written = [str(value) for people in sides for value in people.values(self.column)]
        keys = np.array([*chain(*folded)], dtype=object)
        called = usual(keys, np.array(written, dtype=object))
        counts = self.column in COLUMNS and COLUMNS[self.column].kind in ("number", "yes_no")
        names = [called[value] for value in self._values]
        numbers = [
            Label("number", without_point(float(name)), self.column) for name in names if counts
        ]
        self.labels_ = self._labels(numbers or names)
        return self

    def _labels(self, values: Sequence[str | Label]) -> Sequence[str | Label]:
        return values

    def _one_hot(self, people: People) -> tuple[csr_array, Bools]:
        """Return one row per person over the learned values, and who has a value that `fit` met."""
        check_is_fitted(self, "labels_")
        folded = self._folded(people)
        place = {value: k for k, value in enumerate(self._values)}
        where = np.array([place.get(value, -1) for value in folded], dtype=np.int64)
        rows = np.flatnonzero(where >= 0)
        cells = np.ones(len(rows)), (rows, where[rows])
        known = np.array([value in self._met for value in folded], dtype=np.bool_)
        return csr_array(cells, shape=(len(people), len(place))), known

    def _folded(self, people: People) -> list[str]:
        values = people.values(self.column).tolist()
        folded = {v: fold(str(v)) for v in set(values) if v is not None and v == v}
        return [folded.get(v, "") for v in values]


class EqualAttribute(_Attribute):
    """1 where both have the same value in a column, else 0.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    column : str
        A column of single values, extra ones included; case and accents do not count.
    """

    label = "attribute"

    def __init__(self, weight: float = 1.0, column: str = "site") -> None:
        self.weight = weight
        self.column = column

    def transform(self, cohort: Cohort) -> Sides:
        """Return one-hot rows."""
        (mentees, one), (mentors, other) = map(self._one_hot, (cohort.mentees, cohort.mentors))
        return Sides(*alike(mentees, mentors), one, other)


class UnequalAttribute(_Attribute):
    """1 where both have a value in a column, and not the same; else 0.

    What both have, less the one-hot products of `EqualAttribute`; so wide columns stay sparse.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    column : str
        A column of single values, extra ones included; case and accents do not count.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["a", "b", "c"], "department": ["IT", "HR", None]})
    >>> mentees = pd.DataFrame({"id": ["e"], "department": ["it"]})
    >>> cohort = Cohort(mentors, mentees)
    >>> sides = UnequalAttribute().fit(cohort).transform(cohort)
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[0.0, 1.0, 0.0]]
    """

    label = "difference"

    def __init__(self, weight: float = 1.0, column: str = "department") -> None:
        self.weight = weight
        self.column = column

    def _labels(self, values: Sequence[str | Label]) -> Sequence[str | Label]:
        return [*("" for _ in values), Label("another", column=self.column)]

    def transform(self, cohort: Cohort) -> Sides:
        """Return one-hot rows, negative for the mentees, and who has a value."""
        (mentees, one), (mentors, other) = map(self._one_hot, (cohort.mentees, cohort.mentors))
        known = (csr_array(x.astype(float)[:, None]) for x in (one, other))
        sides = (
            hstack(pair, format="csr") for pair in zip((-mentees, mentors), known, strict=True)
        )
        return Sides(*alike(*sides), one, other)
