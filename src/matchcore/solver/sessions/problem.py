"""Sessions, the windows in which each may take place, calendars and budgets, in numbers."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

import numpy as np

from matchcore.model.arrays import Bools, Rows
from matchcore.short_repr import short_repr


@dataclass(frozen=True, eq=False)
class SessionsProblem:
    """Sessions to be given slots.

    Attributes
    ----------
    first, second : array of int, shape (sessions,)
        The two people of each session, in one numbering of all people.
    couple : array of int, shape (sessions,)
        Sessions of one couple stay in order: a later one of the arrays is on a later day.
    begin, end : array of int, shape (sessions,)
        The window of each session: its slots are from `begin` to before `end`.
    wished : array of int, shape (sessions,)
        The day on which each would best take place.
    now : array of int, shape (sessions,)
        The slot that each has so far; -1 for none.
    free : array of bool, shape (people, slots)
        Who is free when. Slots are in order of time and do not overlap.
    day, month : array of int, shape (slots,)
        The day of each slot, and its month, counted from 0.
    budget : array of int, shape (people, months)
        The most sessions of each person in each month.

    Examples
    --------
    >>> import numpy as np
    >>> one, two = np.array([0, 0]), np.array([1, 1])
    >>> free = np.array([[True, False, True], [True, True, True]])
    >>> problem = SessionsProblem(
    ...     one, two, couple=one, begin=one, end=np.array([2, 3]), wished=one, now=one - 1,
    ...     free=free, day=np.arange(3), month=np.zeros(3, int), budget=np.array([[9], [1]]),
    ... )
    >>> [slots.tolist() for slots in problem.allowed]
    [[0], [0, 2]]
    """

    first: Rows
    second: Rows
    couple: Rows
    begin: Rows
    end: Rows
    wished: Rows
    now: Rows
    free: Bools
    day: Rows
    month: Rows
    budget: Rows

    __repr__ = short_repr

    @property
    def sessions(self) -> int:
        """The number of sessions."""
        return len(self.first)

    @cached_property
    def allowed(self) -> list[Rows]:
        """The slots in which each session can take place as far as it alone is concerned."""
        return [self._allowed(k) for k in range(self.sessions)]

    def _allowed(self, session: int) -> Rows:
        a, b = self.first[session], self.second[session]
        begin, end = int(self.begin[session]), int(self.end[session])
        month = self.month[begin:end]
        within = (self.budget[a, month] > 0) & (self.budget[b, month] > 0)
        return begin + np.flatnonzero(within & self.free[a, begin:end] & self.free[b, begin:end])

    def cost(self, session: int, slots: Rows) -> Rows:
        """Return the days from each of some slots to the day wished."""
        return np.asarray(np.abs(self.day[slots] - self.wished[session]))

    @cached_property
    def least_cost(self) -> Rows:
        """The fewest days from the wish at which each session can take place; -1 if it cannot."""
        costs = [self.cost(k, slots) for k, slots in enumerate(self.allowed)]
        return np.array([int(one.min()) if len(one) else -1 for one in costs], dtype=np.int64)

    @cached_property
    def stays(self) -> Bools:
        """Which sessions have a slot so far that still is possible."""
        return np.array(
            [self.now[k] >= 0 and self.now[k] in slots for k, slots in enumerate(self.allowed)],
            dtype=np.bool_,
        )

    @cached_property
    def siblings(self) -> list[list[int]]:
        """The other sessions of its couple that each must be kept in order with.

        The windows of all others are in order already.
        """
        of_couple: dict[int, list[int]] = {}
        for session in np.flatnonzero(self.begin < self.end).tolist():
            of_couple.setdefault(int(self.couple[session]), []).append(session)
        found: list[list[int]] = [[] for _ in range(self.sessions)]
        for sessions in of_couple.values():
            for first, second in combinations(sessions, 2):
                if self.day[self.end[first] - 1] >= self.day[self.begin[second]]:
                    found[first].append(second)
                    found[second].append(first)
        return found
