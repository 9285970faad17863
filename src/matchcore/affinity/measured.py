"""What parts make of a cohort: kept, it serves any number of weights."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any, Self

from matchcore.affinity import contract
from matchcore.affinity.components import Component
from matchcore.affinity.missing import LABELS, Means
from matchcore.affinity.terms import PairTerm
from matchcore.model.addends import PairAmounts, Sides
from matchcore.people import Cohort
from matchcore.short_repr import short_repr
from matchcore.wording import Label, NameKind


@dataclass(frozen=True, eq=False)
class Measured:
    """The factors of one component over one cohort, before its weight.

    Attributes
    ----------
    kind : type
        Of the component.
    content : Any
        Its parameters without the weight, as plain values.
    sides : Sides
    labels : list of str or Label
        What each column of the factors stands for.
    means : Means or None
        What stands in for missing values, if anything does.
    """

    kind: type
    content: Any
    sides: Sides
    labels: list[str | Label]
    means: Means | None = None

    __repr__ = short_repr

    @classmethod
    def of(cls, name: str, component: Component, cohort: Cohort) -> Self:
        """Fit a component and measure the same cohort; the component is fitted afterwards."""
        sides = contract.fit_transform(name, component, cohort)
        means = Means.of(sides) if component.missing == "mean" else None
        return cls._filled(component, sides, means)

    @classmethod
    def of_fitted(
        cls, name: str, component: Component, means: Means | None, cohort: Cohort
    ) -> Self:
        """Measure a cohort by a fitted component."""
        return cls._filled(component, contract.transform(name, component, cohort), means)

    @classmethod
    def _filled(cls, component: Component, sides: Sides, means: Means | None) -> Self:
        labels = [_label(x, component.named) for x in component.labels_]
        found = cls(type(component), _weightless(component), sides, labels, means)
        if means is None:
            return found
        return replace(found, sides=means.filled(sides), labels=[*labels, *LABELS])

    def is_of(self, component: Component) -> bool:
        """Return whether a component would give the same: it differs in its weight at most."""
        return type(component) is self.kind and _is_equal(_weightless(component), self.content)


def _label(label: str | Label, kind: NameKind) -> str | Label:
    """Return a label; a name of something in particular says of what."""
    if isinstance(label, Label):
        return label
    return str(label) if kind == "name" or not label else Label(kind, str(label))


@dataclass(frozen=True, eq=False)
class Paired:
    """What one term adds to the pairs of one cohort.

    Attributes
    ----------
    kind : type
        Of the term.
    content : Any
        Its parameters as plain values.
    pairs : PairAmounts or Sides
    """

    kind: type
    content: Any
    pairs: PairAmounts | Sides

    __repr__ = short_repr

    @classmethod
    def of(cls, term: PairTerm, cohort: Cohort) -> Self:
        """Find the pairs of a term."""
        return cls(type(term), term.content(), term.pairs(cohort))

    def is_of(self, term: PairTerm) -> bool:
        """Return whether a term would give the same."""
        return type(term) is self.kind and _is_equal(term.content(), self.content)


def _weightless(component: Component) -> dict[str, Any]:
    return {**component.content(), "weight": None}


def _is_equal(one: Any, two: Any) -> bool:
    try:
        return bool(one == two)
    except (TypeError, ValueError):  # parameters that cannot be compared, such as a frame
        return False
