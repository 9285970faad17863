"""What a component gives where a value is missing: 0, or the mean of the known."""

from __future__ import annotations

from typing import Literal, NamedTuple, Self, get_args

import numpy as np
from scipy.sparse import csr_array, issparse

from matchcore.affinity.factors import beside
from matchcore.model.addends import Sides
from matchcore.model.arrays import Bools, Factor, Floats
from matchcore.short_repr import short_repr
from matchcore.wording import Label

Missing = Literal["zero", "mean"]
CHOICES: tuple[Missing, ...] = get_args(Missing)
LABELS = (Label("mean"), Label("mean"))  # of the columns that `Means.filled` adds


class Means(NamedTuple):
    """The mean factors of the known people of either side.

    The mean of a component over all pairs of one person with known people is the product of the
    person's factors with the mean factors of those people, as a product is linear in either side.
    """

    mentees: Floats
    mentors: Floats

    def __repr__(self) -> str:
        return short_repr(self)

    @classmethod
    def of(cls, sides: Sides) -> Self:
        """Return the means of some people; zeros for a side of which nobody is known."""
        mentees = _mean(sides.mentees, sides.mentees_known)
        return cls(mentees, _mean(sides.mentors, sides.mentors_known))

    def filled(self, sides: Sides) -> Sides:
        """Return factors in which a pair with an unknown person gets the mean of the known.

        Two more columns suffice. With ``k = 1`` for known people and 0 for others, and the mean
        factors ``a`` of the mentees and ``b`` of the mentors, the value of a pair is ::

            k[i] k[j] U[i]·V[j] + (1 - k[i]) (k[j] a·V[j] + (1 - k[j]) a·b) + k[i] U[i]·b (1 - k[j])

        so that known pairs keep their values, and wide vocabularies their sparse factors.

        Examples
        --------
        >>> known = np.array([True, True, False])
        >>> column = np.array([[0.25], [0.75], [0.0]])
        >>> sides = Sides(column, np.ones((3, 1)), known, known)
        >>> filled = Means.of(sides).filled(sides)
        >>> (filled.mentees @ filled.mentors.T)[:, 1:]
        array([[0.25, 0.25],
               [0.75, 0.75],
               [0.5 , 0.5 ]])
        """
        U, V, mentees, mentors = sides
        here, there = mentees.astype(float), mentors.astype(float)
        mean_of_mentor = np.where(mentors, V @ self.mentees, self.mentees @ self.mentors)
        more_u = np.column_stack([1.0 - here, here * (U @ self.mentors)])
        more_v = np.column_stack([mean_of_mentor, 1.0 - there])
        filled_u = beside([_only(U, here), more_u])
        filled_v = beside([_only(V, there), more_v])
        return Sides(filled_u, filled_v, mentees, mentors)


def _mean(factor: Factor, known: Bools) -> Floats:
    return np.asarray(factor.T @ known.astype(float) / max(1, np.count_nonzero(known)))


def _only(factor: Factor, known: Floats) -> Factor:
    """Return factors with zeros for the unknown, whatever the component gave them."""
    if issparse(factor):
        return csr_array(factor.multiply(known[:, None]))
    return factor * known[:, None]
