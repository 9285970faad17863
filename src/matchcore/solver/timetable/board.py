"""A timetable in the making: who meets when, moved along alternating chains.

Sets of slots are integers of which bit s stands for slot s. A Kempe chain is the meetings of two
slots that must change places together, so that nobody is booked twice (A. B. Kempe, 1879; D. König
colours the edges of bipartite graphs with such chains, 1916).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Bools, Rows
from matchcore.solver.timetable.problem import TimetableProblem

NONE = -1
_LONG = 1 << 30


class Chain(NamedTuple):
    """Meetings that change places between two slots, and how many more move one way."""

    meetings: list[int]
    one: int
    other: int
    surplus: int  # more of them leave slot `one` than slot `other`


def bits(mask: int) -> Iterator[int]:
    """Return the slots of a set, ascending.

    >>> list(bits(0b1010))
    [1, 3]
    """
    while mask:
        low = mask & -mask
        yield low.bit_length() - 1
        mask ^= low


def masks(table: Bools) -> list[int]:
    """Return each row of a table as a set of slots."""
    packed = np.packbits(table, axis=1, bitorder="little")
    return [int.from_bytes(row.tobytes(), "little") for row in packed]


class Board:
    """Which meetings are in which slots, restricted to some slots.

    Parameters
    ----------
    problem : TimetableProblem
    usable : int
        The set of slots that may be used.
    slot : array of int, optional
        Where meetings are at first; -1 for nowhere.
    """

    def __init__(self, problem: TimetableProblem, usable: int, slot: Rows | None = None) -> None:
        self.problem = problem
        self.first: list[int] = problem.first.tolist()
        self.second: list[int] = problem.second.tolist()
        self.rooms: list[int] = problem.rooms.tolist()
        self.allowed = [mask & usable for mask in masks(problem.allowed)]
        self.usable = usable
        self.open = [mask & usable for mask in masks(problem.free)]
        self.busy = [0] * problem.people
        self.at = [[NONE] * problem.slots for _ in range(problem.people)]
        self.slot = [NONE] * problem.meetings
        self.inside: list[set[int]] = [set() for _ in range(problem.slots)]
        self.roomy = sum(1 << s for s in bits(usable) if self.rooms[s] > 0)
        if slot is not None:
            for meeting in np.flatnonzero(slot >= 0).tolist():
                self.place(meeting, int(slot[meeting]))

    def slots_of(self) -> Rows:
        """Return the slot of each meeting, as an array."""
        return np.array(self.slot, dtype=np.int64)

    def choices(self, meeting: int) -> int:
        """Return the slots in which a meeting can be placed as things are."""
        return self.open[self.first[meeting]] & self.open[self.second[meeting]] & self.roomy

    def place(self, meeting: int, slot: int) -> None:
        """Put a meeting into a slot in which both are open."""
        a, b, bit = self.first[meeting], self.second[meeting], 1 << slot
        self.open[a] &= ~bit
        self.open[b] &= ~bit
        self.busy[a] |= bit
        self.busy[b] |= bit
        self.at[a][slot] = self.at[b][slot] = meeting
        self.slot[meeting] = slot
        inside = self.inside[slot]
        inside.add(meeting)
        if len(inside) >= self.rooms[slot]:
            self.roomy &= ~bit

    def remove(self, meeting: int) -> None:
        """Take a meeting out of its slot."""
        slot = self.slot[meeting]
        a, b, bit = self.first[meeting], self.second[meeting], 1 << slot
        self.open[a] |= bit
        self.open[b] |= bit
        self.busy[a] &= ~bit
        self.busy[b] &= ~bit
        self.at[a][slot] = self.at[b][slot] = NONE
        self.slot[meeting] = NONE
        self.inside[slot].remove(meeting)
        if len(self.inside[slot]) < self.rooms[slot]:
            self.roomy |= bit

    def chain(self, meeting: int, other: int, longest: int = _LONG) -> Chain | None:
        """Return what must move if a placed meeting moves to another slot.

        None if some cannot, or if it is more than `longest` meetings.
        """
        one = self.slot[meeting]
        found, stack, surplus = {meeting}, [meeting], 0
        while stack:
            moved = stack.pop()
            here = self.slot[moved]
            there = other if here == one else one
            if not self.allowed[moved] >> there & 1:
                return None
            surplus += 1 if here == one else -1
            for person in (self.first[moved], self.second[moved]):
                pushed = self.at[person][there]
                if pushed != NONE and pushed not in found:
                    if len(found) >= longest:
                        return None
                    found.add(pushed)
                    stack.append(pushed)
        return Chain(list(found), one, other, surplus)

    def fits(self, chain: Chain) -> bool:
        """Return whether there are rooms for all after a chain has moved."""
        gaining = chain.other if chain.surplus > 0 else chain.one
        return len(self.inside[gaining]) + abs(chain.surplus) <= self.rooms[gaining]

    def move(self, chain: Chain) -> None:
        """Let the meetings of a chain change places."""
        before = [(meeting, self.slot[meeting]) for meeting in chain.meetings]
        self.remove_all(chain.meetings)
        for meeting, slot in before:
            self.place(meeting, chain.other if slot == chain.one else chain.one)

    def remove_all(self, meetings: Iterable[int]) -> None:
        """Take several meetings out of their slots."""
        for meeting in meetings:
            self.remove(meeting)
