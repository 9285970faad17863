"""A first arrangement: who has a slot keeps it, then each session takes the best slot left."""

from __future__ import annotations

from collections import Counter
from heapq import heapify, heappop, heappush

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.solver.sessions.problem import SessionsProblem

NONE = -1


class Board:
    """Slots of sessions in the making, and what is left of calendars and budgets."""

    def __init__(self, problem: SessionsProblem) -> None:
        self.problem = problem
        self.slot = np.full(problem.sessions, NONE, dtype=np.int64)
        self._open = problem.free.copy()
        self._left = problem.budget.copy()

    def choices(self, session: int) -> Rows:
        """Return the slots that a session can take as things are."""
        of, slots = self.problem, self.problem.allowed[session]
        a, b = int(of.first[session]), int(of.second[session])
        month = of.month[slots]
        possible = self._open[a, slots] & self._open[b, slots]
        possible &= (self._left[a, month] > 0) & (self._left[b, month] > 0)
        for other in of.siblings[session]:
            if self.slot[other] != NONE:
                day = of.day[self.slot[other]]
                possible &= of.day[slots] > day if other < session else of.day[slots] < day
        found: Rows = slots[possible]
        return found

    def place(self, session: int, slot: int) -> None:
        """Give a session a slot that it can take."""
        for person in (self.problem.first[session], self.problem.second[session]):
            self._open[person, slot] = False
            self._left[person, self.problem.month[slot]] -= 1
        self.slot[session] = slot


def first_slots(problem: SessionsProblem) -> Rows:
    """Return a slot for each session, as good as taking the best one left makes them.

    Couples take turns, so that none goes without where hours are short. Of those whose turn it is,
    sessions with few slots to choose from choose first; of slots equally near to the day wished,
    the earliest is taken.
    """
    board = Board(problem)
    for session in np.flatnonzero(problem.stays).tolist():
        if problem.now[session] in board.choices(session):
            board.place(session, int(problem.now[session]))
    has = Counter(problem.couple[board.slot != NONE].tolist())
    couple = problem.couple.tolist()
    waiting = [
        (has[couple[session]], len(slots), session)
        for session, slots in enumerate(problem.allowed)
        if board.slot[session] == NONE and len(slots)
    ]
    heapify(waiting)
    while waiting:
        turn, count, session = heappop(waiting)
        if turn < has[couple[session]]:  # another session of the couple was placed since
            heappush(waiting, (has[couple[session]], count, session))
        elif len(slots := board.choices(session)):
            board.place(session, int(slots[problem.cost(session, slots).argmin()]))
            has[couple[session]] += 1
    return board.slot
