"""A sample of a problem, from which the search estimates its first prices.

A sample of both sides, spread evenly over the classes, is a small problem with similar prices. A
mentor outside it is priced so that the sampled mentees are indifferent (the c-transform of optimal
transport: Villani, *Optimal Transport*, 2009, ch. 5).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Ints, Rows
from matchcore.model.masks import ClassTable
from matchcore.model.objective import MOST_SEATS, RANKINGS
from matchcore.model.problem import Problem
from matchcore.solver.scan.found import place_in_row
from matchcore.solver.scan.scan import Scan
from matchcore.solver.start import Start, bids, rescaled

_EACH = 8  # one person in so many is sampled
_SMALL = 256  # a side of so few people is kept whole
_MOST_PLACES = 64  # of one mentor, beyond which prices are not refined


@dataclass(frozen=True, eq=False)
class Sample:
    """Part of a problem that stands for the whole."""

    problem: Problem
    rows: Rows
    cols: Rows

    @classmethod
    def of(cls, problem: Problem) -> Sample:
        """Take every eighth person of each class; scale capacities if only one side shrinks."""
        tables = [x for x in problem.usable.masks if isinstance(x, ClassTable)]
        rows = _evenly([t.mentee_class for t in tables], problem.shape[0])
        cols = _evenly([t.mentor_class for t in tables], problem.shape[1])
        made = np.bincount(problem.required[:, 1], minlength=problem.shape[1])
        share = len(rows) * problem.shape[1] / (problem.shape[0] * len(cols))
        capacity = np.ceil((problem.capacity - made)[cols] * share).astype(np.int64)
        done = np.bincount(problem.required[:, 0], minlength=problem.shape[0])
        small = Problem(
            problem.usable.take(rows, cols),
            capacity=np.minimum(capacity, len(rows)),
            demand=(problem.demand - done)[rows],
            objective=MOST_SEATS if problem.complete else problem.objective,
            load_step=problem.load_step[cols] / share,
            load_before=np.rint((problem.load_before + made)[cols] * share),
        )
        return cls(small, rows, cols)

    @staticmethod
    def shape_of(problem: Problem) -> tuple[int, int]:
        """Return the numbers of mentees and mentors that the sample of a problem has."""
        n, m = (len(_evenly([], size)) for size in problem.shape)
        return n, m

    def start(
        self, problem: Problem, across: Scan, have: tuple[Ints, int, int], scale: float
    ) -> Start:
        """Price every mentor by what the sampled mentees would pay for a place.

        Parameters
        ----------
        across : Scan
            The problem from the mentors' side.
        have : (array of int, int, int)
            In the sample's units: the gain each sampled mentee already has, and the least gains
            for which a first and a further pair are made.
        scale : float
            Unit of the problem's costs divided by the sample's.
        """
        shift, worth = problem.shift - self.problem.shift, RANKINGS[problem.objective].score_worth
        above, first, further = (rescaled(np.asarray(x), shift, scale) for x in have)
        share = len(self.rows) / problem.shape[0]
        places = np.clip(np.ceil(problem.capacity * share), 1, _MOST_PLACES).astype(np.int64)
        part = across.part(slice(None), self.rows)
        found = part.best(above, int(places.max(initial=1)), worth=worth)
        prices, place = bids(found, places), place_in_row(found)  # the last place sets the price
        # so does the place from which a further mentee costs more than the place gains
        step = problem.load_step[found.rows] * (
            problem.load_before[found.rows] + np.rint(place / share)
        )
        cost = np.minimum(np.ldexp(step * worth, problem.shift), found.gains.astype(np.float64))
        np.maximum.at(prices, found.rows, cost.astype(np.int64))
        return Start(prices, int(first), int(further))


def _evenly(classes: list[Rows], size: int) -> Rows:
    """Return the rows of a side that are sampled, spread evenly over its classes."""
    if size <= _SMALL:
        return np.arange(size)
    order = np.lexsort(classes[::-1]) if classes else np.arange(size)
    return np.sort(order[_EACH // 2 :: _EACH])
