"""An answer at once: pairs made greedily, so that a search that is stopped has something in hand.

Each run of mentees looks at a window of mentors who have places left, and takes the best pairs
there first. That costs far less than one look at all pairs. Nothing relies on this answer: the
search replaces it by the first better one.
"""

from __future__ import annotations

import numpy as np

from matchcore.model.arrays import Floats, Rows
from matchcore.model.blocks import Block
from matchcore.model.problem import Problem

_RUN = 256  # mentees who choose at a time
_WINDOW = 128  # mentors whom they choose from
_TRIES = 4  # windows, as long as somebody finds nobody
_CHOICES = 4  # times a mentee chooses within a window, where others take the place


def greedy(problem: Problem) -> tuple[Rows, Rows]:
    """Return an answer to a problem whose minimums its required pairs meet.

    Parameters
    ----------
    problem : Problem
        Neither `complete` nor with a minimum beyond the required pairs: such answers take a flow.

    Returns
    -------
    mentees, mentors : arrays of int
        Parallel row numbers, sorted; the required pairs are among them. With objective
        ``"score"`` no other pair lowers the total when it is made.
    """
    made = _Made(problem)
    for seat in range(int(made.seats.max(initial=0))):
        before = len(made.pairs)
        for block in problem.usable.blocks():
            for run in range(0, len(block.rows), _RUN):
                rows = block.rows[run : run + _RUN]
                made.fill(block, rows[made.seats[rows] > seat])
        if len(made.pairs) == before:
            break
        made.begin_seat()
    i, j = (np.concatenate(side) for side in zip(*made.pairs, strict=True))
    order = np.lexsort((j, i))
    return i[order], j[order]


class _Made:
    """The pairs made so far, and what they leave."""

    def __init__(self, problem: Problem) -> None:
        i, j = problem.required.T
        n, m = problem.shape
        self.problem = problem
        self.pairs: list[tuple[Rows, Rows]] = [(i, j)]
        self.load = np.bincount(j, minlength=m)
        self.seats = np.minimum(problem.demand, m) - np.bincount(i, minlength=n)
        self.places = np.minimum(problem.capacity, n + self.load) - self.load
        self.partners: list[Rows] = []  # of each seat, by mentee; -1 is nobody
        self.turn = 0
        self.begin_seat()

    def begin_seat(self) -> None:
        """Fill another seat of each mentee from now on."""
        self.partners.append(np.full(self.problem.shape[0], -1))

    def fill(self, block: Block, rows: Rows) -> None:
        """Give some mentees of a block one mentor each, as far as a few windows reach."""
        for _ in range(_TRIES):
            cols = block.cols[self.places[block.cols] > 0]
            if not len(rows) or not len(cols):
                return
            start = self.turn % len(cols)
            cols = np.sort(np.concatenate([cols[start:], cols[:start]])[:_WINDOW])
            self.turn += len(cols)
            places = self.places[cols]
            one = self.problem.load_step[cols] > 0  # the next place costs more: look again first
            gains = self._gains(block, rows, cols)
            taken = _choose(gains, np.where(one, np.minimum(places, 1), places))
            found = taken >= 0
            self._make(rows[found], cols[taken[found]])
            rows = rows[~found]

    def _make(self, rows: Rows, cols: Rows) -> None:
        self.pairs.append((rows, cols))
        self.partners[-1][rows] = cols
        added = np.bincount(cols, minlength=len(self.load))
        self.load += added
        self.places -= added

    def _gains(self, block: Block, rows: Rows, cols: Rows) -> Floats:
        """Return what each pair would bring, minus infinity where it may not be made."""
        problem = self.problem
        tile = problem.usable.within(block).masked_tile(rows, cols)
        for partners in self.partners[:-1]:
            place = np.minimum(np.searchsorted(cols, partners[rows]), len(cols) - 1)
            there = np.flatnonzero(cols[place] == partners[rows])
            tile[there, place[there]] = -np.inf
        if problem.load_step.any():
            cost = problem.load_step * (problem.load_before + self.load)
            tile -= cost[cols]
        if problem.objective == "score":
            tile[tile < 0] = -np.inf
        return tile


def _choose(gains: Floats, places: Rows) -> Rows:
    """Return the column that each row gets, -1 for none: the best pairs first."""
    taken = np.full(len(gains), -1)
    left = places.copy()
    for _ in range(_CHOICES):
        asking = np.flatnonzero(taken < 0)
        wanted = gains[asking].argmax(axis=1)
        value = gains[asking, wanted]
        is_open = value > -np.inf
        asking, wanted, value = asking[is_open], wanted[is_open], value[is_open]
        if not len(asking):
            break
        order = np.lexsort((asking, -value, wanted))  # for each column its best rows first
        asking, wanted = asking[order], wanted[order]
        rank = np.arange(len(wanted)) - np.searchsorted(wanted, wanted)
        served = rank < left[wanted]
        taken[asking[served]] = wanted[served]
        left -= np.bincount(wanted[served], minlength=len(left))
        gains[:, left <= 0] = -np.inf
    return taken
