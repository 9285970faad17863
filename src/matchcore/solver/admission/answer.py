"""Who is admitted, with what is proven of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.short_repr import short_repr
from matchcore.solver.admission.bound import upper_bound
from matchcore.solver.admission.chosen import Chosen
from matchcore.solver.admission.problem import AdmissionProblem, Objective, Table


class AdmissionLevel(NamedTuple):
    """One objective: what was reached, and a bound on it.

    Attributes
    ----------
    name : str
    value, bound : int
        No answer that is as good in the objectives before reaches more than the bound.
    """

    name: str
    value: int
    bound: int

    @property
    def gap(self) -> int:
        """How far the best may be away."""
        return self.bound - self.value

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.gap == 0


class Priced(NamedTuple):
    """What proves a bound: an objective with those before at their prices, and prices of pairs.

    Attributes
    ----------
    objective : Objective
        So many parts of the objective, and multiples of those before, counted together.
    prices : array of int, shape (n, m)
        Of each pair.
    multiples : tuple of int
        Of each objective before, in order.
    parts : int
    """

    objective: Objective
    prices: Table
    multiples: tuple[int, ...]
    parts: int

    def __repr__(self) -> str:
        return short_repr(self)

    def bound(self, problem: AdmissionProblem, before: Sequence[int]) -> int:
        """Return what no answer exceeds that counts at least so much in the objectives before."""
        return (
            upper_bound(problem, self.objective, self.prices) - self._least(before)
        ) // self.parts

    def slack(self, problem: AdmissionProblem, reached: Sequence[int]) -> int:
        """Return how far the bound lies above what was reached in this objective and before."""
        here = self._least(reached[:-1]) + self.parts * reached[-1]
        return upper_bound(problem, self.objective, self.prices) - here

    def _least(self, before: Sequence[int]) -> int:
        return sum(times * value for times, value in zip(self.multiples, before, strict=True))


@dataclass(frozen=True, eq=False)
class Admission:
    """Who is admitted and who is paired, as far as it is proven.

    Attributes
    ----------
    chosen : Chosen
    levels : tuple of AdmissionLevel
        One for each objective, in order.
    proofs : tuple of Priced or None
        What proves each bound by prices; None where an exhaustive search (CP-SAT) proved it.
    """

    chosen: Chosen
    levels: tuple[AdmissionLevel, ...]
    proofs: tuple[Priced | None, ...]

    __repr__ = short_repr

    @property
    def proven(self) -> bool:
        """Whether no admission is better."""
        return all(level.proven for level in self.levels)

    @property
    def mentees(self) -> Rows:
        """The row numbers of the mentees who are admitted."""
        return np.flatnonzero(self.chosen.mentees)

    @property
    def mentors(self) -> Rows:
        """The row numbers of the mentors who are admitted."""
        return np.flatnonzero(self.chosen.mentors)
