"""The whole problem as one model of CP-SAT, one objective after another; for small problems."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.solver.timetable.answer import Level
from matchcore.solver.timetable.check import values
from matchcore.solver.timetable.cp import Cp, Found
from matchcore.solver.timetable.problem import TimetableProblem

MOST_PAIRS = 4000  # pairs of a meeting and a slot: of more, it proves little in its time


class Model:
    """A timetable as truth values: which meeting in which slot, which slots, who waits when."""

    def __init__(self, problem: TimetableProblem, limit: float) -> None:
        self._problem = problem
        self._cp = Cp(limit)
        self._meetings, self._slots = np.nonzero(problem.allowed)
        self._pairs = self._cp.bools(len(self._meetings))
        self._used = self._cp.bools(problem.slots)
        self._at: dict[tuple[int, int], list[Any]] = defaultdict(list)  # of a person in a slot
        self._state_pairs()
        self._idle = self._waits()

    def _state_pairs(self) -> None:
        of_meeting: dict[int, list[Any]] = defaultdict(list)
        of_slot: dict[int, list[Any]] = defaultdict(list)
        problem = self._problem
        for meeting, slot, pair in zip(
            self._meetings.tolist(), self._slots.tolist(), self._pairs, strict=True
        ):
            of_meeting[meeting].append(pair)
            of_slot[slot].append(pair)
            for person in (problem.first[meeting], problem.second[meeting]):
                self._at[int(person), slot].append(pair)
            self._cp.implies(pair, self._used[slot])
        for group in (*of_meeting.values(), *self._at.values()):
            self._cp.at_most_one(group)
        for slot, group in of_slot.items():
            self._cp.at_most(group, int(problem.rooms[slot]))

    def _waits(self) -> list[Any]:
        """Return a truth value for each person and slot in which the person may have to wait."""
        waits: list[Any] = []
        slots: dict[tuple[int, int], list[int]] = defaultdict(list)
        for person, slot in sorted(self._at):
            slots[person, int(self._problem.day[slot])].append(slot)
        for (person, _), mine in slots.items():
            span = range(mine[0], mine[-1] + 1)
            if len(mine) > 1 and len(span) > 2:
                waits += self._waits_within(person, span)
        return waits

    def _waits_within(self, person: int, span: range) -> list[Any]:
        """Someone waits in a slot without a meeting, after one of the day and before another."""
        begun, more, waits = (self._cp.bools(len(span)) for _ in range(3))
        for k, slot in enumerate(span):
            met = self._at.get((person, slot), [])
            for pair in met:
                self._cp.implies(pair, begun[k])
                self._cp.implies(pair, more[k])
            if k:
                self._cp.implies(begun[k - 1], begun[k])
                self._cp.implies(more[k], more[k - 1])
            self._cp.any_of([waits[k], begun[k].negated(), more[k].negated(), *met])
        return waits

    def solve(
        self, slot: Rows, placed: Level, slots: Level, idle: Level
    ) -> tuple[Rows, Level, Level, Level]:
        """Return the best slots found and what is proven, given slots with their levels."""
        chosen, bounds = self._chosen(slot), list[int]()
        objectives = ((self._pairs, -1, placed), (self._used, 1, slots), (self._idle, 1, idle))
        for variables, sign, level in objectives:
            value, bound = sign * level.value, sign * level.bound
            if value > bound or bounds:  # a better level before changes what holds for this one
                found = self._minimised(variables, sign, chosen)
                if found is not None:
                    chosen = found.chosen
                    value, bound = found.value, max(bound, found.bound)
            bounds.append(sign * bound)
            if variables:
                self._cp.at_least(variables, -value, [-sign] * len(variables))
        return self._better(slot, self._slots_of(chosen), bounds)

    def _better(
        self, slot: Rows, found: Rows, bounds: list[int]
    ) -> tuple[Rows, Level, Level, Level]:
        """Return the better slots: unless proven best, waits may be stated where nobody waits."""
        both = [(values(self._problem, one), one) for one in (found, slot)]
        (number, slots, idle), best = min(both, key=lambda one: (-one[0][0], *one[0][1:]))
        return (
            best,
            Level(number, max(number, bounds[0])),
            Level(slots, min(slots, bounds[1])),
            Level(idle, min(idle, bounds[2])),
        )

    def _minimised(self, variables: list[Any], sign: int, chosen: list[bool]) -> Found | None:
        if not variables:
            return None
        return self._cp.minimise(variables, [sign] * len(variables), hint=chosen)

    def _chosen(self, slot: Rows) -> list[bool]:
        """Return the values of the pairs and slots, as a hint."""
        pairs = slot[self._meetings] == self._slots
        used = np.isin(np.arange(self._problem.slots), slot)
        return [*pairs.tolist(), *used.tolist()]

    def _slots_of(self, chosen: list[bool]) -> Rows:
        pairs = np.flatnonzero(chosen[: len(self._meetings)])
        slot = np.full(self._problem.meetings, -1, dtype=np.int64)
        slot[self._meetings[pairs]] = self._slots[pairs]
        return slot
