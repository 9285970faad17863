"""The two levels of every cost: counts of people and seats, and scores.

Counts of covered mentees and of seats are the first level where the objective puts them before the
total. They are costs of leaving seats empty. The score is the second level.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Ints
from matchcore.model.assignment import Certificate
from matchcore.model.objective import MEASURES, RANKINGS, Objective, Quantity

Potentials = tuple[Ints, Ints]  # one array per level, one entry per node
Length = tuple[int, int]  # of a path, in both levels: compared as a tuple


@dataclass(frozen=True)
class Worths:
    """What counts and scores cost in the two levels.

    One path changes the numbers of covered mentees and of seats by at most one each. So a covered
    mentee that counts eight seats can be told from them, and a unit of score that counts four.

    Attributes
    ----------
    covered, seats : int
        Costs, in the first level, of an empty first seat beyond an empty further one, and of an
        empty seat.
    score, bonus : int
        Worths of a unit of score and of a pair, in the second level.
    """

    covered: int
    seats: int
    score: int
    bonus: int

    @classmethod
    def of(cls, objective: Objective) -> Worths:
        """Put counts first where the objective does; otherwise seats break ties of the score."""
        return cls(8, 1, 1, 0) if RANKINGS[objective].fixes_seats else cls(0, 0, 4, 1)

    def split(self, counts: Ints, scores: Ints) -> dict[Quantity, Ints]:
        """Return what costs of single paths are made of, in the order of the objective."""
        if self.bonus:
            total = (scores + 2) // 4
            return {"total": total, "seats": scores - 4 * total}
        covered = (counts + 4) // 8
        return {"covered": covered, "seats": counts - 8 * covered, "total": scores}

    def start(self, proof: Certificate, mentees: int) -> Potentials:
        """Return the prices of a certificate as potentials; those of mentees are still 0.

        Each bound is met by the same answer, so it also meets their sum: prices of all bounds, each
        times the worth of its quantity, are prices of the objective.
        """
        mentors = len(proof.bounds[0].prices.mentors)
        levels = np.zeros((2, mentees + mentors + 3), dtype=np.int64)
        same = len(proof.bounds) == 2  # covered mentees and seats are the same number
        for bound in proof.bounds:
            p, measure = bound.prices, MEASURES[bound.quantity]
            if self.bonus:
                level, factor = 1, 1 if measure.is_count else 2
            elif not measure.is_count:
                level, factor = 1, 1
            else:
                counts_all = not measure.counts_pairs or same
                level, factor = 0, self.covered * counts_all + self.seats * (not p.covered)
            ends = np.array([0, -p.seats - p.covered, -p.seats])
            levels[level, mentees:] += factor * np.concatenate([-p.mentors, ends])
        return levels[0], levels[1]
