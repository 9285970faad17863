"""The problem of admission: more applicants than places, and pairs among those admitted."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Bools, Rows
from matchcore.model.side import Side
from matchcore.short_repr import short_repr

Table = NDArray[np.int64]  # of shape (n, m)
Pairs = tuple[Rows, Rows]  # parallel row numbers


class Objective(NamedTuple):
    """What one objective counts, in whole numbers. Objectives are in strict order.

    Attributes
    ----------
    name : str
    pairs : array of int, shape (n, m)
        For each pair that is made.
    covered : int
        For each mentee with a mentor.
    mentees, mentors : arrays of int
        For each person who is admitted; 0 or more.
    step : array of int, shape (m,)
        What each further mentee of a mentor costs more than the one before.
    parts : int
        In how many parts a unit is divided for prices.
    """

    name: str
    pairs: Table
    covered: int
    mentees: Rows
    mentors: Rows
    step: Rows
    parts: int = 1 << 6

    def __repr__(self) -> str:
        return short_repr(self)

    @classmethod
    def of(cls, name: str, shape: tuple[int, int], **counted: object) -> Objective:
        """Return an objective that counts nothing but what is stated."""
        n, m = shape
        nothing: dict[str, object] = {
            "pairs": np.zeros(shape, dtype=np.int64),
            "covered": 0,
            "mentees": np.zeros(n, dtype=np.int64),
            "mentors": np.zeros(m, dtype=np.int64),
            "step": np.zeros(m, dtype=np.int64),
        }
        return cls(name, **{**nothing, **counted})  # type: ignore[arg-type]

    @property
    def largest(self) -> float:
        """The largest amount, in absolute terms."""
        arrays = self.pairs, self.mentees, self.mentors, self.step * self.pairs.shape[0]
        return max(abs(self.covered), *(float(np.abs(x).max(initial=0)) for x in arrays))

    def plus(self, times: int, other: Objective) -> Objective:
        """Return this objective and so many times another, counted together."""
        return self._replace(
            pairs=self.pairs + times * other.pairs,
            covered=self.covered + times * other.covered,
            mentees=self.mentees + times * other.mentees,
            mentors=self.mentors + times * other.mentors,
            step=self.step + times * other.step,
        )

    def times(self, factor: int) -> Objective:
        """Return this objective, each unit counted so many times."""
        return self.plus(factor - 1, self)


@dataclass(frozen=True, eq=False)
class AdmissionProblem:
    """Admit people to places and pair those who are admitted, in the order of some objectives.

    Attributes
    ----------
    open : array of bool, shape (n, m)
        The pairs that may be made.
    objectives : tuple of Objective
        The most important first; each is maximised among the answers that are best in all before.
    capacity, minimum, before : arrays of int, shape (m,)
        The most and the fewest mentees of a mentor who is admitted, and how many are there already.
    demand : array of int, shape (n,)
        The most mentors of a mentee who is admitted; with `complete`, the exact number.
    complete : bool
    required : array of int, shape (k, 2)
        Pairs that must be made; both people are admitted.
    groups : (array of int, array of int)
        Of each mentee and of each mentor: whose places the person takes.
    places : (array of int, array of int)
        How many people of each group of mentees, and of mentors, are admitted at most.
    """

    open: Bools
    objectives: tuple[Objective, ...]
    capacity: Rows
    minimum: Rows
    before: Rows
    demand: Rows
    complete: bool
    required: Rows
    groups: tuple[Rows, Rows]
    places: tuple[Rows, Rows]

    __repr__ = short_repr

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return self.open.shape[0], self.open.shape[1]

    @cached_property
    def required_pairs(self) -> Bools:
        """The pairs that must be made, as a table."""
        table = np.zeros(self.shape, dtype=np.bool_)
        table[tuple(self.required.T)] = True
        return table

    @cached_property
    def forced(self) -> tuple[Bools, Bools]:
        """The mentees and the mentors of required pairs."""
        table = self.required_pairs
        return np.asarray(table.any(axis=1)), np.asarray(table.any(axis=0))

    @cached_property
    def optional(self) -> tuple[Bools, Bools]:
        """The people of either side who need not be admitted.

        Those of a group with places for everybody are admitted, unless they must have a partner
        and may find none.
        """
        found = []
        unsure = self.complete & (self.demand > 0), self.minimum > 0
        for side in Side:
            count = np.bincount(self.groups[side], minlength=len(self.places[side]))
            is_full = count > self.places[side]
            found.append((is_full[self.groups[side]] | unsure[side]) & ~self.forced[side])
        return found[0], found[1]

    def only(self, mentees: Bools, mentors: Bools) -> AdmissionProblem:
        """Return the problem in which exactly these people are admitted, if they can be."""
        groups = np.where(mentees, 0, 1), np.where(mentors, 0, 1)
        places = np.array([mentees.sum(), 0]), np.array([mentors.sum(), 0])
        inside = self.open & mentees[:, None] & mentors
        return replace(self, open=inside, groups=groups, places=places)


def pairs_of(table: Bools) -> Pairs:
    """Return the pairs that a table marks, as parallel row numbers."""
    i, j = np.nonzero(table)
    return np.asarray(i, dtype=np.int64), np.asarray(j, dtype=np.int64)
