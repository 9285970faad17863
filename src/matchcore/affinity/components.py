"""What a component of affinity is: one published formula, bilinear, with values in [0, 1].

A component learns its vocabulary in `fit` and turns people into factors in `transform`; a score
is the product of the two. Scikit-learn's conventions hold: constructors only store.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Sequence
from typing import ClassVar, Self

from matchcore.affinity.parameters import Parameterised
from matchcore.model.addends import Sides
from matchcore.people import Cohort, Merged, Slip
from matchcore.wording import Label


class Component(Parameterised):
    """The base of all components: a weight, `fit` and `transform`.

    A subclass sets ``labels_`` in `fit` (one name or `Label` per factor, for explanations; an empty
    name is not shown) and returns `Sides` from `transform`; products must lie in [0, 1]. `Affinity`
    holds it to that, for every pair that bounds of the factors do not settle; of more than four
    million such pairs it looks at those with the largest bounds. See ``docs/add-a-component.md``.
    """

    label: ClassVar[str] = "component"
    weight: float
    labels_: Sequence[str | Label]

    @abstractmethod
    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn the vocabulary from a cohort."""

    @abstractmethod
    def transform(self, cohort: Cohort) -> Sides:
        """Return the factors of a cohort."""

    def merged(self, cohort: Cohort) -> list[Merged]:
        """Return the lists that name one thing in several ways, where the component reads any."""
        return []

    def slips(self, cohort: Cohort) -> list[Slip]:
        """Return names that look like misspellings of others, where the component looks."""
        return []
