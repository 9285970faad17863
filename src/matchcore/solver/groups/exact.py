"""The whole problem as one model of CP-SAT: the most seats, then the fewest groups."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.solver.groups.problem import GroupsProblem
from matchcore.solver.timetable.cp import Cp


class Model:
    """Groups as truth values: which need begins in which slot, which groups are opened there."""

    def __init__(self, problem: GroupsProblem, limit: float) -> None:
        self._problem = problem
        self._cp = Cp(limit, covering=True)
        self._needs, self._slots = np.nonzero(problem.allowed)
        self._seats = self._cp.bools(len(self._needs))
        self._of_group = self._open_groups()
        self._opened = [one for several in self._of_group.values() for one in several]
        self._state_people()
        self._state_trainers()

    def _open_groups(self) -> dict[tuple[int, int], list[Any]]:
        """Let the groups of each course and slot have room for their people."""
        cp, size = self._cp, self._problem.size
        seats: dict[tuple[int, int], list[Any]] = defaultdict(list)
        courses = self._problem.course[self._needs].tolist()
        for course, slot, seat in zip(courses, self._slots.tolist(), self._seats, strict=True):
            seats[course, slot].append(seat)
        found = {}
        for key, theirs in sorted(seats.items(), key=lambda one: one[0]):
            given = int(self._problem.free_seats[key])
            groups = cp.bools(-(-max(len(theirs) - given, 0) // size))
            if groups:
                weights = [size] * len(groups) + [-1] * len(theirs)
                cp.at_least([*groups, *theirs], -given, weights)
            for seat in theirs if not given else ():
                cp.implies(seat, groups[0])  # for a tighter relaxation
            for one, other in zip(groups[1:], groups[:-1], strict=True):
                cp.implies(one, other)
            found[key] = groups
        return found

    def _state_people(self) -> None:
        """Let nobody take a course twice, or two at once."""
        of_need: dict[int, list[Any]] = defaultdict(list)
        busy: dict[tuple[int, int], list[Any]] = defaultdict(list)
        p = self._problem
        for need, slot, seat in zip(
            self._needs.tolist(), self._slots.tolist(), self._seats, strict=True
        ):
            of_need[need].append(seat)
            for s in range(slot, slot + int(p.length[p.course[need]])):
                busy[int(p.person[need]), s].append(seat)
        for several in (*of_need.values(), *busy.values()):
            self._cp.at_most_one(several)

    def _state_trainers(self) -> None:
        """Let no slot have more groups than there may be at once."""
        if self._problem.at_once is None:
            return
        inside: dict[int, list[Any]] = defaultdict(list)
        for (course, slot), groups in self._of_group.items():
            for s in range(slot, slot + int(self._problem.length[course])):
                inside[s] += groups
        for s, groups in inside.items():
            most = self._problem.at_once - int(self._problem.under_way[s])
            self._cp.at_most(groups, max(most, 0))

    def solve(self, slot: Rows, bounds: tuple[int, int]) -> tuple[Rows, tuple[int, int]]:
        """Return the best slots found, with bounds on seats and groups, given some of each."""
        chosen, (seats, groups) = self._chosen(slot), bounds
        count = int((slot >= 0).sum())
        if count < seats:
            found = self._cp.minimise(self._seats, [-1] * len(self._seats), hint=chosen)
            if found is not None and -found.value > count:
                chosen, count, groups = found.chosen, -found.value, 1
            seats = seats if found is None else max(count, min(seats, -found.bound))
        self._cp.at_least(self._seats, count)
        found = self._cp.minimise(self._opened, hint=chosen)
        if found is not None:
            chosen, groups = found.chosen, max(groups, found.bound)
        return self._slots_of(chosen), (seats, groups)

    def _chosen(self, slot: Rows) -> list[bool]:
        """Return the values of seats and groups, as a hint."""
        seats = slot[self._needs] == self._slots
        taken = self._problem.course[self._needs[seats]], self._slots[seats]
        people = np.zeros((len(self._problem.length), self._problem.slots), dtype=np.int64)
        np.add.at(people, taken, 1)
        counts = -(-np.maximum(people - self._problem.free_seats, 0) // self._problem.size)
        groups = [
            k < counts[key] for key, several in self._of_group.items() for k in range(len(several))
        ]
        return [*seats.tolist(), *map(bool, groups)]

    def _slots_of(self, chosen: list[bool]) -> Rows:
        seats = np.flatnonzero(chosen[: len(self._needs)])
        slot = np.full(self._problem.needs, -1, dtype=np.int64)
        slot[self._needs[seats]] = self._slots[seats]
        return slot
