"""Components that compare one value of each side: equal or unequal."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain

import numpy as np
from scipy.sparse import csr_array, hstack

from matchcore.affinity.components import ReadOnce
from matchcore.affinity.factors import alike
from matchcore.affinity.measures import without_point
from matchcore.affinity.missing import Missing
from matchcore.affinity.parameters import check_column
from matchcore.model.addends import Sides
from matchcore.model.arrays import Bools
from matchcore.names import fold
from matchcore.people import COLUMNS, Cohort, People, usual
from matchcore.wording import Label

__all__ = ["EqualAttribute", "UnequalAttribute"]


class _Attribute(ReadOnce[tuple[list[str], list[str]]]):
    """Compares the text of one column, without regard to case and accents."""

    column: str

    def _read(self, cohort: Cohort) -> tuple[list[str], list[str]]:
        """Return the folded values of mentees and of mentors; empty text if there is none."""
        return self._folded(cohort.mentees), self._folded(cohort.mentors)

    def _folded(self, people: People) -> list[str]:
        values = people.values(self.column).tolist()
        folded = {v: fold(str(v)) for v in set(values) if v is not None and v == v}
        return [folded.get(v, "") for v in values]

    def _learn(self, cohort: Cohort) -> tuple[list[str], list[str]]:
        """Learn the values that both sides have."""
        check_column(self, self.column, cohort, "id", "text", "number", "yes_no")
        read = self._read(cohort)
        mentees, mentors = map(set, read)
        self._values = sorted((mentees & mentors) - {""})
        self._met = (mentees | mentors) - {""}
        sides = cohort.mentees, cohort.mentors
        written = [str(value) for people in sides for value in people.values(self.column)]
        keys = np.array([*chain(*read)], dtype=object)
        called = usual(keys, np.array(written, dtype=object))
        self.labels_ = self._labels([self._label(called[value]) for value in self._values])
        return read

    def _label(self, name: str) -> str | Label:
        if self.column in COLUMNS and COLUMNS[self.column].kind in ("number", "yes_no"):
            return Label("number", without_point(float(name)), self.column)
        return name

    def _labels(self, values: Sequence[str | Label]) -> Sequence[str | Label]:
        return values

    def _one_hot(self, folded: list[str]) -> tuple[csr_array, Bools]:
        """Return one row per person over the learnt values, and who has a value seen in `fit`."""
        place = {value: k for k, value in enumerate(self._values)}
        where = np.array([place.get(value, -1) for value in folded], dtype=np.int64)
        rows = np.flatnonzero(where >= 0)
        cells = np.ones(len(rows)), (rows, where[rows])
        known = np.array([value in self._met for value in folded], dtype=np.bool_)
        return csr_array(cells, shape=(len(folded), len(place))), known


class EqualAttribute(_Attribute):
    """The same value in a column; case and accents do not count.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    column : str
        A column of single values, extra ones included.
    missing : {"zero", "mean"}
        What a pair gets if a value is missing: see `Component`.

    Notes
    -----
    1 if both have the same value, else 0.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["a", "b", "c"], "site": ["Orléans", "Lyon", None]})
    >>> mentees = pd.DataFrame({"id": ["e"], "site": ["ORLEANS"]})
    >>> sides = EqualAttribute().fit_transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[1.0, 0.0, 0.0]]
    """

    label = "attribute"

    def __init__(
        self, weight: float = 1.0, column: str = "site", missing: Missing = "zero"
    ) -> None:
        self.weight = weight
        self.column = column
        self.missing = missing

    def _sides(self, read: tuple[list[str], list[str]]) -> Sides:
        """Return one-hot rows."""
        (mentees, mentees_known), (mentors, mentors_known) = map(self._one_hot, read)
        return Sides(*alike(mentees, mentors), mentees_known, mentors_known)


class UnequalAttribute(_Attribute):
    """Different values in a column; case and accents do not count.

    Parameters
    ----------
    weight : float
        Share of the score, before all weights are normalised to 1.
    column : str
        A column of single values, extra ones included.
    missing : {"zero", "mean"}
        What a pair gets if a value is missing: see `Component`.

    Notes
    -----
    1 if both have a value and the two differ, else 0.

    The factors are those of `EqualAttribute`, negated, beside a column of who has a value, so
    that columns with many values stay sparse.

    Examples
    --------
    >>> import pandas as pd
    >>> mentors = pd.DataFrame({"id": ["a", "b", "c"], "department": ["IT", "HR", None]})
    >>> mentees = pd.DataFrame({"id": ["e"], "department": ["it"]})
    >>> sides = UnequalAttribute().fit_transform(Cohort(mentors, mentees))
    >>> (sides.mentees @ sides.mentors.T).tolist()
    [[0.0, 1.0, 0.0]]
    """

    label = "difference"

    def __init__(
        self, weight: float = 1.0, column: str = "department", missing: Missing = "zero"
    ) -> None:
        self.weight = weight
        self.column = column
        self.missing = missing

    def _labels(self, values: Sequence[str | Label]) -> Sequence[str | Label]:
        return [*("" for _ in values), Label("another", column=self.column)]

    def _sides(self, read: tuple[list[str], list[str]]) -> Sides:
        """Return one-hot rows, negative for the mentees, and beside them who has a value."""
        (mentees, mentees_known), (mentors, mentors_known) = map(self._one_hot, read)
        factors = (
            hstack([one_hot, csr_array(known.astype(float)[:, None])], format="csr")
            for one_hot, known in ((-mentees, mentees_known), (mentors, mentors_known))
        )
        return Sides(*alike(*factors), mentees_known, mentors_known)
