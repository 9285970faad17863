"""How far away the pairs are that are no candidates: lower bounds on their reduced costs.

A person's bound is the cost of the last pair looked at: all pairs beyond cost at least as much. At
other potentials each pair's cost changes by what its two people's potentials change, so a bound
changes by its person's, less the most among the people at the other end.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.solver.flow.paths import FAR
from matchcore.solver.residual.levels import Potentials


class Short(NamedTuple):
    """People whose bounds allow a negative cost.

    Attributes
    ----------
    rows : array of int
        Their row numbers.
    by_score : array of bool
        Whether only the second level is negative.
    least : array of int, of shape (people, groups)
        For these, bounds in the second level that would be enough.
    """

    rows: Rows
    by_score: Bools
    least: Ints


@dataclass(frozen=True, eq=False)
class Beyond:
    """Lower bounds on the reduced costs of the pairs that are no candidates.

    Attributes
    ----------
    side : int
        The side that has one row each.
    groups : array of int
        The group of each person of the other side; each group has a column.
    counts, scores : arrays of int, of shape (people, groups)
        The bounds, in both levels; the count is `FAR` where every pair is a candidate.
    potentials : (array of int, array of int)
        The potentials at which they hold.
    """

    side: int
    groups: Rows
    counts: Ints
    scores: Ints
    potentials: Potentials

    def at(self, potentials: Potentials, counted: Bools | None = None) -> Beyond:
        """Return bounds that hold at other potentials, for the pairs with some of the others."""
        size, others_size = len(self.counts), len(self.groups)
        n = (size, others_size)[self.side]
        sign, levels = (1, -1)[self.side], []
        ends = slice(0, n), slice(n, size + others_size)
        kept = slice(None) if counted is None else counted
        for bound, old, new in zip(
            (self.counts, self.scores), self.potentials, potentials, strict=True
        ):
            moved = sign * (new - old)
            most = np.full(self.counts.shape[1], -FAR)
            others = moved[ends[1 - self.side]]
            np.maximum.at(most, self.groups[kept], others[kept])
            levels.append(bound + moved[ends[self.side]][:, None] - most)
        counts = np.where(self.counts < FAR, levels[0], FAR)
        return replace(self, counts=counts, scores=levels[1], potentials=potentials)

    @property
    def negative(self) -> Bools:
        """Which bounds allow a negative cost."""
        less = (self.counts < 0) | ((self.counts == 0) & (self.scores < 0))
        return np.asarray(less)

    def short(self, potentials: Potentials, without: int, others: Short | None) -> Short:
        """Return whose bounds allow a negative cost at other potentials.

        Pairs with someone of the other side who is not among the `others` cost enough, and those of
        the node `without` do not count.
        """
        size, start = len(self.counts), 0 if self.side == 0 else len(self.groups)
        counted = np.full(len(self.groups), others is None)
        if others is not None:
            counted[others.rows] = True
        beyond = without - (size if self.side == 0 else 0)
        if 0 <= beyond < len(counted):
            counted[beyond] = False
        found = self.at(potentials, counted)
        near = found.negative
        if 0 <= without - start < size:
            near[without - start] = False
        rows = np.flatnonzero(near.any(axis=1))
        by_score = (~near | (found.counts == 0)).all(axis=1)[rows]
        least = self.scores - 2 * np.where(near, found.scores, 0)  # twice as far as needed
        return Short(rows, by_score, least)

    def rows(self, rows: Rows, other: Beyond) -> Beyond:
        """Return the same bounds, with those of some people from another."""
        counts, scores = self.counts.copy(), self.scores.copy()
        counts[rows] = np.where(self.counts[rows] < FAR, other.counts, FAR)
        scores[rows] = other.scores
        return replace(self, counts=counts, scores=scores)
