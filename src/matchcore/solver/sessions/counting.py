"""What slots of sessions reach, and the bounds that counting alone gives."""

from __future__ import annotations

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.solver.sessions.check import values
from matchcore.solver.sessions.problem import SessionsProblem
from matchcore.solver.timetable.answer import Level

Levels = tuple[Level, Level, Level]


def counted(problem: SessionsProblem, slot: Rows) -> Levels:
    """Return sessions placed, moved and days, each with a bound.

    No more sessions are placed than can be, alone; those that cannot stay move; and each session is
    at least as far from its day as its nearest slot.
    """
    placed, moved, days = values(problem, slot)
    nearest, had = problem.least_cost.copy(), problem.now >= 0
    can = nearest >= 0
    forced = int((had & ~problem.stays).sum())
    if placed == can.sum() and moved == forced:  # then all that can stay must stay
        stay = np.flatnonzero(problem.stays)
        nearest[stay] = np.abs(problem.day[problem.now[stay]] - problem.wished[stay])
    fewest = int(np.sort(nearest[can])[:placed].sum())
    return (
        Level(placed, int(can.sum())),
        Level(moved, min(forced, moved)),
        Level(days, min(fewest, days)),
    )
