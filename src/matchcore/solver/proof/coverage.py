"""Whether an answer covers as many mentees, and fills as many seats, as any: proven by cuts.

The mentors whom people short of a seat could reach, by moving others on, are all full where an
answer fills the most seats. A price of 1 for each of their places then bounds the number of seats
(the theorem of Ford and Fulkerson on flows and cuts, 1956).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.arrays import Bools, Rows
from matchcore.model.assignment import Assignment, Prices, SolveStatus
from matchcore.model.objective import MEASURES, Quantity
from matchcore.model.problem import Problem
from matchcore.short_repr import short_repr
from matchcore.solver.proof.bounds import upper_bounds
from matchcore.solver.proof.certificate import quantities, violations

_ROWS = 128  # of one tile: together they could join most


@dataclass(frozen=True, eq=False)
class MostCovered:
    """The proof that no answer covers more mentees, or fills more seats, than one does.

    Attributes
    ----------
    problem : Problem
    answer : Assignment
        Obeys every hard rule of it; its scores do not matter.
    prices : dict of Quantity to Prices
        For each count, prices that bound it.
    of_seats : bool
        Whether seats alone are claimed, and not the mentees with a mentor.
    """

    problem: Problem
    answer: Assignment
    prices: dict[Quantity, Prices]
    of_seats: bool = False

    __repr__ = short_repr

    @classmethod
    def of(
        cls, problem: Problem, answer: Assignment, *, of_seats: bool = False
    ) -> MostCovered | None:
        """Return the proof; None if there is none, such as where more can be covered."""
        filled, prices = np.bincount(answer.mentees, minlength=problem.shape[0]), {}
        for quantity in _counts(problem, of_seats):
            each = problem.demand if MEASURES[quantity].counts_pairs else 1
            seats = np.minimum(problem.demand, each)
            cut = _reached(problem, answer, filled < seats).astype(np.int64)
            prices[quantity] = Prices(cut, **{MEASURES[quantity].worth: 1})
        found = cls(problem, answer, prices, of_seats)
        return found if found.holds else None

    @property
    def status(self) -> SolveStatus:
        """OPTIMAL: there is no proof of less."""
        return SolveStatus.OPTIMAL

    @property
    def holds(self) -> bool:
        """Whether the prices prove what is claimed."""
        return not self._wrong()

    def verify(self) -> None:
        """Check the bounds again, from the problem and the prices alone.

        Raises
        ------
        CertificateError
            Some claim does not hold; the message names each.
        """
        if wrong := self._wrong():
            raise CertificateError("; ".join(wrong))

    def _wrong(self) -> list[str]:
        """Describe each claim that does not hold."""
        a, problem = self.answer, self.problem
        if broken := violations(problem, a.mentees, a.mentors):
            return broken
        counts = {"covered": len(np.unique(a.mentees)), "seats": len(a.mentees)}
        asked = _counts(problem, self.of_seats)
        wrong = [f"there is no bound on {q}" for q in asked if q not in self.prices]
        wrong += [
            f"the price of {q} is no cut" for q, p in self.prices.items() if not _is_cut(q, p)
        ]
        limits, _ = upper_bounds(problem, [*self.prices.values()], problem.shift)
        return wrong + [
            f"{quantity} is {counts[quantity]}, and may be {limit}"
            for quantity, limit in zip(self.prices, limits, strict=True)
            if limit != counts[quantity]
        ]


def _counts(problem: Problem, of_seats: bool) -> list[Quantity]:
    """Return the counts that are claimed to be the most."""
    counts = [q for q in quantities(problem) if MEASURES[q].is_count]
    return [q for q in counts if MEASURES[q].counts_pairs] if of_seats else counts


def _is_cut(quantity: Quantity, prices: Prices) -> bool:
    """Return whether prices bound one count alone."""
    return prices.worths == Prices(prices.mentors, **{MEASURES[quantity].worth: 1}).worths


def _reached(problem: Problem, answer: Assignment, short: Bools) -> Bools:
    """Return the mentors whom people short of a seat can reach, by moving others on."""
    n, m = problem.shape
    seen, reached = short.copy(), np.zeros(m, dtype=np.bool_)
    ahead = np.flatnonzero(short)
    while len(ahead):
        new = _joined(problem, answer, ahead, ~reached)
        reached |= new
        behind = np.zeros(n, dtype=np.bool_)
        behind[answer.mentees[new[answer.mentors]]] = True
        ahead = np.flatnonzero(behind & ~seen)
        seen |= behind
    return reached


def _joined(problem: Problem, answer: Assignment, rows: Rows, among: Bools) -> Bools:
    """Return which mentors some mentees could join, beside those whom they have."""
    found = np.zeros(problem.shape[1], dtype=np.bool_)
    for k in range(0, len(rows), _ROWS):
        some, cols = rows[k : k + _ROWS], np.flatnonzero(among & ~found)
        if not len(cols):
            break
        tile = problem.open.allowed_tile(some, cols)
        place = np.full(problem.shape[0], -1)
        place[some] = np.arange(len(some))
        column = np.full(problem.shape[1], -1)
        column[cols] = np.arange(len(cols))
        i, j = place[answer.mentees], column[answer.mentors]
        mine = (i >= 0) & (j >= 0)
        tile[i[mine], j[mine]] = False
        found[cols[tile.any(axis=0)]] = True
    return found
