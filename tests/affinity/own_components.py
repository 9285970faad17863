"""User-defined components: one that is right, and mistaken ones."""

from __future__ import annotations

from typing import Any, Self

import numpy as np

from matchcore import Cohort
from matchcore.affinity.components import Component
from matchcore.model.addends import Sides


class Own(Component):
    """A user-defined component, right but for what a test changes."""

    def __init__(self, weight: Any = 1.0, labels: Any = ("half",), sides: Any = None) -> None:
        self.weight = weight
        self.labels = labels
        self.sides = sides

    def fit(self, cohort: Cohort, y: None = None) -> Self:
        if self.labels is not None:
            self.labels_ = self.labels
        return self

    def transform(self, cohort: Cohort) -> Sides:
        factors = [np.full((size, 1), 0.5) for size in cohort.shape]
        right = Sides(factors[0], factors[1], *map(everybody, cohort.shape))
        return right if self.sides is None else self.sides(right)  # type: ignore[no-any-return]


def everybody(size: int) -> Any:
    return np.ones(size, dtype=bool)


class Silent(Own):
    def fit(self, cohort: Cohort, y: None = None) -> Any:
        super().fit(cohort)


class Weightless(Own):
    def __init__(self) -> None:
        self.labels = self.sides = None


class Forgetful(Own):
    def __init__(self, weight: float = 1.0, far: int = 3) -> None:
        super().__init__(weight)


class Starred(Own):
    def __init__(self, *weights: float) -> None:
        super().__init__(weights[0])


class Renamed(Own):
    def __init__(self, weight: float = 1.0, labels: Any = ("half",)) -> None:
        super().__init__(weight, list(labels))
