"""The slot of each meeting, with what is proven of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from matchcore.model.arrays import Rows
from matchcore.short_repr import short_repr


class Level(NamedTuple):
    """One objective of a timetable: what was reached, and a bound on it.

    Attributes
    ----------
    value : int
        What the timetable reaches.
    bound : int
        No timetable that is as good in the objectives before reaches more than this (meetings
        placed), or less (slots, idle time).
    """

    value: int
    bound: int

    @property
    def gap(self) -> int:
        """How far the best may be away."""
        return abs(self.value - self.bound)

    @property
    def proven(self) -> bool:
        """Whether nothing better exists."""
        return self.gap == 0


@dataclass(frozen=True, eq=False)
class Schedule:
    """A slot for each meeting that got one.

    Attributes
    ----------
    slot : array of int, shape (meetings,)
        The slot of each meeting; -1 where it got none.
    placed : Level
        The number of meetings with a slot.
    slots : Level
        The number of slots in use.
    idle : Level
        The sum over people and days of the slots between a person's first and last meeting of the
        day in which the person does not meet.
    """

    slot: Rows
    placed: Level
    slots: Level
    idle: Level

    __repr__ = short_repr

    @property
    def levels(self) -> tuple[Level, Level, Level]:
        """The three objectives, in strict order."""
        return self.placed, self.slots, self.idle

    @property
    def proven(self) -> bool:
        """Whether no timetable is better."""
        return all(level.proven for level in self.levels)
