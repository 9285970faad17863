"""A timetable by CP-SAT: one stage per quantity, each with a bound, from one known before."""

from __future__ import annotations

from typing import Any

import numpy as np

from matchcore.model.arrays import Ints
from matchcore.solver.timetable.appointments import (
    NOT_PLACED,
    QUANTITIES,
    Appointments,
    Quantity,
    measured,
)
from matchcore.solver.timetable.steady import steady_solver


def improved(
    these: Appointments, slots: Ints, bounds: dict[Quantity, int], effort: float
) -> tuple[Ints, dict[Quantity, int]]:
    """Improve a timetable, quantity by quantity, and tighten the bounds.

    Parameters
    ----------
    these : Appointments
    slots : array of int
        The timetable to begin with.
    bounds : dict
        What counting bounds. The bound of a later quantity holds for timetables that reach what
        was found of the earlier ones.
    effort : float
        Deterministic seconds for each quantity.
    """
    model = _Model(these)
    bounds = dict(bounds)
    for quantity in QUANTITIES:
        found = measured(these, slots)
        if found[quantity] != bounds[quantity]:
            better, bound = model.best(quantity, slots, effort)
            sign = 1 if quantity == "placed" else -1
            if sign * (measured(these, better)[quantity] - found[quantity]) > 0:
                slots = better
            bounds[quantity] = sign * min(sign * bounds[quantity], sign * bound)
        model.fix(quantity, measured(these, slots)[quantity])
    return slots, bounds


class _Model:
    """The model in CP-SAT: a Boolean for each meeting in each slot that suits it."""

    def __init__(self, these: Appointments) -> None:
        from ortools.sat.python import cp_model

        self.these, self.cp = these, cp_model.CpModel()
        self.meeting, self.slot = (x.tolist() for x in np.nonzero(these.possible))
        self.taken = [self.cp.new_bool_var("") for _ in self.meeting]
        self._no_one_twice()
        self.used = [self.cp.new_bool_var("") for _ in these.rooms]
        for slot, own in enumerate(self._by(self.slot, len(these.rooms))):
            self.cp.add(sum(own) <= int(these.rooms[slot]))
            for one in own:
                self.cp.add_implication(one, self.used[slot])
        self.idle: list[Any] | None = None
        self.sums: dict[Quantity, Any] = {"placed": sum(self.taken), "slots": sum(self.used)}

    def _by(self, keys: list[int], size: int) -> list[list[Any]]:
        """Return the Booleans by a key of each."""
        groups: list[list[Any]] = [[] for _ in range(size)]
        for key, one in zip(keys, self.taken, strict=True):
            groups[key].append(one)
        return groups

    def _no_one_twice(self) -> None:
        count, width = len(self.these), len(self.these.rooms)
        groups = self._by(self.meeting, count)
        people = np.array([self.these.first, self.these.second])
        for side in people:
            booked = (side[self.meeting] * width + np.array(self.slot, dtype=np.int64)).tolist()
            groups += self._by(booked, len(self.these.free) * width)
        for own in groups:
            if len(own) > 1:
                self.cp.add_at_most_one(own)

    def best(self, quantity: Quantity, slots: Ints, effort: float) -> tuple[Ints, int]:
        """Return the best timetable of this quantity found from another one, and a bound."""
        from ortools.sat.python import cp_model

        if quantity == "idle" and "idle" not in self.sums:
            self.sums["idle"] = sum(self._idle_times())
        objective = self.sums[quantity]
        (self.cp.maximize if quantity == "placed" else self.cp.minimize)(objective)
        self.cp.clear_hints()  # type: ignore[no-untyped-call]
        for one, k, slot in zip(self.taken, self.meeting, self.slot, strict=True):
            self.cp.add_hint(one, int(slots[k]) == slot)
        solver = steady_solver(effort)
        status = solver.solve(self.cp)
        bound = round(solver.best_objective_bound)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return slots, bound
        found = np.full(len(self.these), NOT_PLACED, dtype=np.int64)
        for one, k, slot in zip(self.taken, self.meeting, self.slot, strict=True):
            if solver.boolean_value(one):
                found[k] = slot
        return found, bound

    def fix(self, quantity: Quantity, value: int) -> None:
        """Demand at least as good a value of a quantity in later stages."""
        if quantity == "placed":
            self.cp.add(self.sums["placed"] >= value)
        elif quantity == "slots":
            self.cp.add(self.sums["slots"] <= value)

    def _idle_times(self) -> list[Any]:
        """Return the idle slots of each person on each day, as variables."""
        these, idle = self.these, []
        people = np.array([these.first, these.second])[:, self.meeting]
        days = these.days[self.slot]
        by: dict[tuple[int, int], list[tuple[int, Any]]] = {}
        for side in people.tolist():
            for person, day, slot, one in zip(
                side, days.tolist(), self.slot, self.taken, strict=True
            ):
                by.setdefault((person, day), []).append((slot, one))
        for _, own in sorted(by.items(), key=lambda entry: entry[0]):
            idle += self._idle_of(own)
        return idle

    def _idle_of(self, own: list[tuple[int, Any]]) -> list[Any]:
        """Return a variable for each slot of a day: 1 where a person waits between two meetings.

        Two further variables per slot say whether the person has met somebody before it, and will
        after it.
        """
        slots = range(min(s for s, _ in own), max(s for s, _ in own) + 1)
        busy = {slot: sum(one for s, one in own if s == slot) for slot in slots}
        before, after, waits = (
            {slot: self.cp.new_bool_var("") for slot in slots} for _ in range(3)
        )
        for slot in slots:
            if slot > slots[0]:
                self.cp.add(before[slot] >= before[slot - 1])
                self.cp.add(before[slot] >= busy[slot - 1])
            if slot < slots[-1]:
                self.cp.add(after[slot] >= after[slot + 1])
                self.cp.add(after[slot] >= busy[slot + 1])
            self.cp.add(waits[slot] >= before[slot] + after[slot] - 1 - busy[slot])
        return [*waits.values()]
