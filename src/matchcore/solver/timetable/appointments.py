"""Meetings to be timed, and the times found for them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Ints, Rows

NOT_PLACED = -1
Quantity = Literal["placed", "slots", "idle"]
QUANTITIES: tuple[Quantity, ...] = ("placed", "slots", "idle")


@dataclass(frozen=True, eq=False)
class Appointments:
    """Meetings of two people each, and the slots in which they can take place.

    Attributes
    ----------
    first, second : array of int of shape (meetings,)
        The two people of each meeting. All people are numbered together.
    free : array of bool of shape (people, slots)
        Who can come when. Slots are in order of time.
    rooms : array of int of shape (slots,)
        The most meetings at once.
    days : array of int of shape (slots,)
        The day of each slot, in ascending order.

    Raises
    ------
    InputError
        Shapes that do not fit, somebody who meets herself, or a number that cannot be.
    """

    first: Rows
    second: Rows
    free: Bools
    rooms: Ints
    days: Ints

    def __post_init__(self) -> None:
        slots = self.free.shape[1:]
        fits = self.first.shape == self.second.shape and self.rooms.shape == slots
        problems = []
        if not (fits and self.days.shape == slots):
            problems.append(InputProblem("wrong_shape", "appointments", "", "shapes do not fit"))
        elif len(self.first):
            everyone = np.concatenate([self.first, self.second])
            if everyone.min() < 0 or everyone.max() >= len(self.free):
                problems.append(InputProblem("unknown_row", "appointments", "", "nobody is that"))
            if (self.first == self.second).any():
                same = "somebody meets herself"
                problems.append(InputProblem("wrong_arguments", "appointments", "", same))
        if len(self.rooms) and (self.rooms.min() < 0 or (np.diff(self.days) < 0).any()):
            found = "rooms are 0 or more, and days ascend"
            problems.append(InputProblem("out_of_range", "appointments", "", found))
        if problems:
            raise InputError(problems)

    def __len__(self) -> int:
        return len(self.first)

    @cached_property
    def possible(self) -> Bools:
        """Which slots suit each meeting: both people are free, and there is a room at all."""
        both = self.free[self.first] & self.free[self.second]
        return np.asarray(both & (self.rooms > 0))


@dataclass(frozen=True)
class Level:
    """What a timetable reaches of one quantity, and a bound on it.

    No timetable that is equally good before places more meetings, or uses fewer slots, or leaves
    less idle time, than `bound`.
    """

    quantity: Quantity
    value: int
    bound: int

    @property
    def gap(self) -> int:
        """How far a better timetable could be away; 0 if there is none."""
        return abs(self.value - self.bound)


@dataclass(frozen=True, eq=False)
class Timed:
    """A timetable: the slot of each meeting, or `NOT_PLACED`, and what is known of it.

    Attributes
    ----------
    slots : array of int of shape (meetings,)
    levels : tuple of Level
        Meetings placed, slots used and idle slots, in this order of importance.
    """

    slots: Ints
    levels: tuple[Level, ...]

    @property
    def proven(self) -> bool:
        """Whether no timetable is better."""
        return not any(level.gap for level in self.levels)


def idle_slots(these: Appointments, slots: Ints) -> int:
    """Return the idle time: slots between two meetings of a person on a day, but without one."""
    placed = slots != NOT_PLACED
    who = np.concatenate([these.first[placed], these.second[placed]])
    when = np.tile(slots[placed], 2)
    if not len(who):
        return 0
    order = np.lexsort((when, who))
    who, when = who[order], when[order]
    together = (who[1:] == who[:-1]) & (these.days[when[1:]] == these.days[when[:-1]])
    return int((np.diff(when) - 1)[together].sum())


def measured(these: Appointments, slots: Ints) -> dict[Quantity, int]:
    """Return the three quantities of a timetable."""
    placed = slots[slots != NOT_PLACED]
    return {
        "placed": len(placed),
        "slots": len(np.unique(placed)),
        "idle": idle_slots(these, slots),
    }
