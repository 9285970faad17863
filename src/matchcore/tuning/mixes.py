"""What answers are worth at any weights: raw totals of each addend, mixed.

With normalised weights, the total of an answer is a sum of raw totals, each times its share, less
the costs of loads. Between two such mixes it changes linearly, and so does it as one raw weight
moves, up to a positive factor that all answers share.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Floats, Rows
from matchcore.short_repr import short_repr
from matchcore.tuning.envelope import ONE, ZERO


class Raw(NamedTuple):
    """Raw totals of the addends, each at weight 1, and what loads cost."""

    totals: Mapping[str, Fraction]
    cost: Fraction


@dataclass(frozen=True, eq=False)
class Answer:
    """Couples, and what each addend is worth in them at weight 1.

    Attributes
    ----------
    mentees, mentors : array of int
        Row numbers of the couples.
    values : dict of str to array
        By addend, the value of each couple.
    costs : array of float of shape (m,)
        What the load of each mentor costs.
    """

    mentees: Rows
    mentors: Rows
    values: Mapping[str, Floats]
    costs: Floats

    __repr__ = short_repr

    @property
    def pairs(self) -> set[tuple[int, int]]:
        """The couples as pairs of row numbers."""
        return {*zip(self.mentees.tolist(), self.mentors.tolist(), strict=True)}

    @cached_property
    def raw(self) -> Raw:
        """The raw totals of all couples."""
        return Raw({name: exact_sum(x) for name, x in self.values.items()}, exact_sum(self.costs))

    def difference(self, other: Answer, mine: Rows, theirs: Rows) -> Raw:
        """Return what some couples of another answer have more than some of this one.

        Loads cost what they do with all couples of either answer.
        """
        totals = {
            name: exact_sum(np.concatenate([other.values[name][theirs], -x[mine]]))
            for name, x in self.values.items()
        }
        mentors = np.union1d(self.mentors[mine], other.mentors[theirs])
        return Raw(totals, exact_sum(np.concatenate([other.costs[mentors], -self.costs[mentors]])))


def exact_sum(values: Floats) -> Fraction:
    """Return a sum of floats, rounded once."""
    return Fraction(math.fsum(values.tolist()))


@dataclass(frozen=True)
class Mix:
    """How much each addend counts.

    Attributes
    ----------
    shares : dict of str to Fraction
        Multipliers of the raw totals; those of the components sum to `whole`.
    whole : Fraction
        The multiplier of what no weight scales, such as the costs of loads. 0 where one soft rule
        or term alone counts, as in the limit of a large weight.
    """

    shares: Mapping[str, Fraction]
    whole: Fraction = ONE

    @classmethod
    def of(cls, weights: Mapping[str, float | Fraction], components: Sequence[str]) -> Mix:
        """Return the mix of raw weights and amounts: those of components are normalised.

        >>> Mix.of({"skills": 3.0, "site": 1.0, "wishes": 0.5}, ["skills", "site"]).shares["skills"]
        Fraction(3, 4)
        """
        exact = {name: Fraction(weight) for name, weight in weights.items()}
        total = sum(exact[name] for name in components) or ONE
        return cls({n: w / total if n in components else w for n, w in exact.items()})

    @classmethod
    def alone(cls, name: str, sign: int) -> Mix:
        """Return the limit of a soft rule or term of a large positive or negative weight."""
        return cls({name: Fraction(sign)}, ZERO)

    def toward(self, other: Mix, u: Fraction) -> Mix:
        """Return the mix at a parameter: this one at 0, the other at 1."""
        both = (self.shares, 1 - u), (other.shares, u)
        names = [*self.shares, *(n for n in other.shares if n not in self.shares)]
        shares = {n: sum((x * y.get(n, ZERO) for y, x in both), ZERO) for n in names}
        return Mix(shares, (1 - u) * self.whole + u * other.whole)

    @property
    def weights(self) -> dict[str, float]:
        """Raw weights and amounts with this mix, up to a common factor."""
        return {name: float(share / self.whole) for name, share in self.shares.items()}

    def value(self, raw: Raw) -> Fraction:
        """Return what raw totals are worth."""
        shares = ((name, share) for name, share in self.shares.items() if share)
        total = sum((share * raw.totals[name] for name, share in shares), ZERO)
        return total - self.whole * raw.cost

    def with_share(self, name: str, components: Sequence[str], share: Fraction) -> Mix | None:
        """Return the mix with another share for one component; the others keep their proportions.

        None if no other component has a share: the mix never changes.
        """
        if self.shares[name] == self.whole:
            return None
        scale = (self.whole - share) / (self.whole - self.shares[name])
        others = {n: s * scale if n in components else s for n, s in self.shares.items()}
        return Mix(others | {name: share}, self.whole)
