"""The base of components: one published formula each, bilinear, with values in [0, 1].

A component learns its vocabulary in `fit` and turns people into factors in `transform`; the
score of a pair is the product of its two rows. Scikit-learn's conventions hold: constructors only
store their arguments.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Generic, Self, TypeVar

from sklearn.utils.validation import check_is_fitted

from matchcore.affinity.missing import Missing
from matchcore.affinity.parameters import Parameterised
from matchcore.model.addends import Sides
from matchcore.people import Cohort, Merged, Slip
from matchcore.wording import Label, NameKind

__all__ = ["Component"]

_Read = TypeVar("_Read")


class Component(Parameterised):
    """Base of all components: a weight, `fit` and `transform`.

    A subclass sets ``labels_`` in `fit` (one name or `Label` per factor, for explanations; an
    empty name is not shown) and returns `Sides` from `transform`. Products must lie in [0, 1]:
    `Affinity` checks every pair that bounds on the factors do not settle or, of more than four
    million such pairs, those with the largest bounds. See ``docs/add-a-component.md``.

    A pair with an unknown person gets 0. If the component has ``missing = "mean"``, `Affinity`
    gives it the mean of the known instead: with one unknown person, the mean of the other one's
    pairs with all known people; with two, the mean of all pairs of known people. Rules do not
    count. The means are those of the people in `fit`.

    Attributes
    ----------
    weight : float
    missing : {"zero", "mean"}
        A user-defined component gets the choice if its constructor stores it.
    named : {"name", "skill", "language", "slot"}
        What plain names in ``labels_`` are: answers show skills, languages and hours of the week
        in the reader's language.
    labels_ : list of str or Label
    """

    label: ClassVar[str] = "component"
    named: ClassVar[NameKind] = "name"
    weight: float
    missing: Missing = "zero"
    labels_: Sequence[str | Label]

    @abstractmethod
    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn the vocabulary from a cohort."""

    @abstractmethod
    def transform(self, cohort: Cohort) -> Sides:
        """Return the factors of a cohort."""

    def fit_transform(self, cohort: Cohort, y: None = None) -> Sides:
        """Fit, then return the factors of the same cohort.

        A subclass may override it to read the cohort once; the result must be the same.
        """
        return self.fit(cohort).transform(cohort)

    def merged(self, cohort: Cohort) -> list[Merged]:
        """Return the lists that name one thing in several ways, if the component reads any."""
        return []

    def slips(self, cohort: Cohort) -> list[Slip]:
        """Return names that look like misspellings of others, if the component looks for any."""
        return []

    def cautions(self, cohort: Cohort) -> list[str]:
        """Return what the component guessed as it read the cohort, one sentence each."""
        return []


class ReadOnce(Component, Generic[_Read]):
    """Base of components whose `fit` and `transform` read the same columns.

    A subclass says how to read (`_read`), learn (`_learn`) and score (`_sides`); `fit_transform`
    then reads the cohort once.
    """

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn the vocabulary from a cohort."""
        self._learn(cohort)
        return self

    def transform(self, cohort: Cohort) -> Sides:
        """Return the factors of a cohort."""
        check_is_fitted(self, "labels_")
        return self._sides(self._read(cohort))

    def fit_transform(self, cohort: Cohort, y: None = None) -> Sides:
        """Fit, then return the factors of the same cohort, read once."""
        return self._sides(self._learn(cohort))

    @abstractmethod
    def _read(self, cohort: Cohort) -> _Read:
        """Return what the component compares."""

    @abstractmethod
    def _learn(self, cohort: Cohort) -> _Read:
        """Learn the vocabulary, and return what `_read` now returns for the same cohort."""

    @abstractmethod
    def _sides(self, read: _Read) -> Sides:
        """Return the factors of what was read."""
