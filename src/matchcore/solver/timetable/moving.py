"""A timetable that changes by moves: meetings give way to each other, and slots are emptied.

A meeting takes a slot where both people are free. Those who meet somebody else then are in the way:
their meetings take another slot in turn (ejection chains: Glover, "Ejection chains, reference
structures and alternating path methods", Discrete Applied Mathematics 65, 1996).
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from matchcore.model.arrays import Ints
from matchcore.solver.timetable.appointments import NOT_PLACED, Appointments

_STEPS = 2000  # slots that the chains of one meeting may try
_DEPTH = 3  # links of a chain


class Moves:
    """A timetable, and who is where; its slots are in `slots`."""

    def __init__(self, these: Appointments, slots: Ints) -> None:
        self.these, self.slots = these, slots.copy()
        self.people = list(zip(these.first.tolist(), these.second.tolist(), strict=True))
        self.choices = [np.flatnonzero(row).tolist() for row in these.possible]
        self.rooms = these.rooms.tolist()
        self.load = [0] * len(self.rooms)
        self.at: list[dict[int, int]] = [{} for _ in range(len(these.free))]  # by person, by slot
        self.used = np.zeros(len(self.rooms), dtype=np.bool_)
        self._steps = 0
        for one in np.flatnonzero(slots != NOT_PLACED).tolist():
            self.put(one, int(slots[one]))
        self.used[[k for k, load in enumerate(self.load) if load]] = True

    @property
    def count(self) -> int:
        """The number of slots in use."""
        return sum(load > 0 for load in self.load)

    def place_all(self) -> None:
        """Place the meetings that have no slot yet, where a chain of moves makes room."""
        self.used[:] = True
        for one in np.flatnonzero(self.slots == NOT_PLACED).tolist():
            self._try([one])
        self.used[:] = np.array(self.load, dtype=np.int64) > 0

    def empty_slots(self) -> None:
        """Empty one slot after the other, the least used ones first, where chains of moves can."""
        for slot in sorted(np.flatnonzero(self.used).tolist(), key=lambda k: (self.load[k], k)):
            here = np.flatnonzero(self.slots == slot).tolist()
            spare = sum(
                self.rooms[k] - self.load[k] for k in np.flatnonzero(self.used) if k != slot
            )
            if spare < len(here):
                continue
            self.used[slot] = False
            if not self._try(here):
                self.used[slot] = True

    def _try(self, some: Iterable[int]) -> bool:
        """Move some meetings to other slots that are used: all of them, or nothing changes."""
        done: list[tuple[int, int]] = []
        for one in some:
            self._steps = _STEPS
            if not self._move(one, done, frozenset([one]), _DEPTH):
                self._undo(done, 0)
                return False
        return True

    def _move(
        self, one: int, done: list[tuple[int, int]], fixed: frozenset[int], depth: int
    ) -> bool:
        """Move a meeting to another slot, and those in its way to others; note moves in `done`."""
        for slot, in_way in self._ways(one, fixed):
            if (in_way and not depth) or self._steps <= 0:
                return False
            self._steps -= 1
            mark = len(done)
            for moved in (one, *in_way):
                done.append((moved, int(self.slots[moved])))
                self.take(moved)
            self.put(one, slot)
            if all(self._move(k, done, fixed.union(in_way), depth - 1) for k in in_way):
                return True
            self._undo(done, mark)
        return False

    def _ways(self, one: int, fixed: frozenset[int]) -> list[tuple[int, list[int]]]:
        """Return the slots that a meeting can take, each with whom it displaces, the least first.

        Of equal ones the fullest come first, so that others empty.
        """
        now, ways = int(self.slots[one]), []
        for slot in self.choices[one]:
            if slot == now or not self.used[slot]:
                continue
            in_way = {self.at[p][slot] for p in self.people[one] if slot in self.at[p]}
            if self.load[slot] - len(in_way) < self.rooms[slot] and not in_way & fixed:
                ways.append((len(in_way), -self.load[slot], slot, sorted(in_way)))
        return [(slot, in_way) for _, _, slot, in_way in sorted(ways)]

    def _undo(self, done: list[tuple[int, int]], mark: int) -> None:
        """Take back all moves from a mark on."""
        before = dict(reversed(done[mark:]))  # where each was at first
        del done[mark:]
        for moved in before:
            self.take(moved)
        for moved, slot in before.items():
            if slot != NOT_PLACED:
                self.put(moved, slot)

    def put(self, one: int, slot: int) -> None:
        """Give a meeting a slot in which nobody of it meets anyone."""
        self.slots[one] = slot
        self.load[slot] += 1
        for person in self.people[one]:
            self.at[person][slot] = one

    def take(self, one: int) -> None:
        """Take a meeting out of its slot, if it has one."""
        slot = int(self.slots[one])
        if slot == NOT_PLACED:
            return
        self.slots[one] = NOT_PLACED
        self.load[slot] -= 1
        for person in self.people[one]:
            del self.at[person][slot]
