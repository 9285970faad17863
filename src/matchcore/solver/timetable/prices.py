"""What a place in a slot is worth: prices that bound how many meetings any timetable can place.

For prices λ of people in slots and μ of rooms, none negative, let πₑ be what meeting e lacks at
least: the largest 1 − λ − λ − μ over its allowed slots, or 0. By weak duality no timetable within a
set of slots places more than Σ π + Σ over these slots (Σ λ + rooms · μ). All in integers.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Bools, Ints
from matchcore.short_repr import short_repr
from matchcore.solver.timetable.problem import TimetableProblem

SCALE = 720720  # a multiple of 2 to 16: prices of small denominators stay exact


@dataclass(frozen=True, eq=False)
class Prices:
    """Prices in units of 1 / `SCALE` of a meeting.

    Attributes
    ----------
    people : array of int, shape (people, slots)
        None negative.
    rooms : array of int, shape (slots,)
        None negative.
    """

    people: Ints
    rooms: Ints

    __repr__ = short_repr

    def shares(self, problem: TimetableProblem, slots: Iterable[int]) -> tuple[int, Ints]:
        """Return the bound as a sum: a constant, and what each slot adds where it is used.

        Prices outside of `slots` need not be known: there, each slot adds as many meetings as it
        can hold.
        """
        used = np.zeros(problem.slots, dtype=np.bool_)
        used[list(slots)] = True
        lacking = self.lacking(problem, used)
        adds = self.people.sum(axis=0) + problem.rooms * self.rooms
        rest = np.minimum(most_in_slots(problem) * SCALE, ((SCALE - lacking) @ problem.allowed))
        return int(lacking.sum()), np.where(used, adds, rest)

    def lacking(self, problem: TimetableProblem, used: Bools) -> Ints:
        """Return what each meeting lacks at least at these prices."""
        people, rooms = self.people, self.rooms
        left = SCALE - people[problem.first] - people[problem.second] - rooms
        left = np.where(problem.allowed & used, left, 0)
        found: Ints = left.max(axis=1, initial=0)
        return found

    def bound(self, problem: TimetableProblem) -> int:
        """Return a bound on the meetings that any timetable places."""
        constant, adds = self.shares(problem, range(problem.slots))
        return (constant + int(adds.sum())) // SCALE


def most_in_slots(problem: TimetableProblem) -> Ints:
    """Return for each slot a bound on the meetings that it can hold."""
    found = np.zeros(problem.slots, dtype=np.int64)
    for slot in range(problem.slots):
        which = np.flatnonzero(problem.allowed[:, slot])
        first, second = problem.first[which], problem.second[which]
        both = len(np.unique(np.concatenate([first, second]))) // 2
        sides = len(np.unique(first)), len(np.unique(second))
        found[slot] = min(int(problem.rooms[slot]), both, *sides)
    return found
