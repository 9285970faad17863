"""The slot of each session, with what is proven of it."""

from __future__ import annotations

from dataclasses import dataclass

from matchcore.model.arrays import Rows
from matchcore.short_repr import short_repr
from matchcore.solver.timetable.answer import Level


@dataclass(frozen=True, eq=False)
class Arrangement:
    """A slot for each session that got one.

    Attributes
    ----------
    slot : array of int, shape (sessions,)
        The slot of each session; -1 where it got none.
    placed : Level
        The number of sessions with a slot.
    moved : Level
        The number of sessions that had a slot and do not keep it.
    days : Level
        The days between the sessions and their wished days, summed.
    """

    slot: Rows
    placed: Level
    moved: Level
    days: Level

    __repr__ = short_repr

    @property
    def levels(self) -> tuple[Level, Level, Level]:
        """The three objectives, in strict order."""
        return self.placed, self.moved, self.days
