"""The linear relaxation: how many meetings fit into some slots, if meetings could be split.

In practice it is nearly integral, so its solution is a timetable but for a few meetings, and its
dual prices prove how many can be placed.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.solver.timetable.board import Board
from matchcore.solver.timetable.prices import SCALE, Prices
from matchcore.solver.timetable.problem import TimetableProblem

MOST_PAIRS = 250_000  # pairs of a meeting and a slot: larger ones take minutes
_ITERATIONS = 200_000
_FILLED = 0.3  # shares below start no meeting


class Relaxed(NamedTuple):
    """Shares of pairs of a meeting and a slot, and the prices."""

    meetings: Rows
    slots: Rows
    shares: Floats
    prices: Prices


def relaxed(problem: TimetableProblem, used: Bools) -> Relaxed | None:
    """Solve the relaxation within some slots; None if it is too large."""
    meetings, slots = np.nonzero(problem.allowed & used)
    if not 0 < len(meetings) <= MOST_PAIRS:
        return None
    from scipy.optimize import linprog  # slow to import
    from scipy.sparse import csr_array

    n, shape = len(meetings), (problem.people, problem.slots)
    people = problem.meetings + np.arange(problem.people * problem.slots).reshape(shape)
    rooms = people.size + problem.meetings + slots
    rows = [meetings, people[problem.first[meetings], slots]]
    rows += [people[problem.second[meetings], slots], rooms]
    columns = np.tile(np.arange(n), len(rows))
    height = problem.meetings + people.size + problem.slots
    table = csr_array((np.ones(4 * n), (np.concatenate(rows), columns)), shape=(height, n))
    most = np.ones(height)
    most[-problem.slots :] = problem.rooms
    kept = np.flatnonzero(np.diff(table.indptr))
    found = linprog(
        -np.ones(n),
        A_ub=table[kept],
        b_ub=most[kept],
        method="highs-ds",
        options={"maxiter": _ITERATIONS},
    )
    if found.status != 0:
        return None
    dual = np.zeros(height)
    dual[kept] = -found.ineqlin.marginals
    dual = np.rint(np.maximum(dual, 0) * SCALE).astype(np.int64)
    prices = Prices(dual[problem.meetings : -problem.slots].reshape(shape), dual[-problem.slots :])
    return Relaxed(meetings, slots, found.x, prices)


def fill(board: Board, found: Relaxed) -> None:
    """Place the meetings of a relaxation, the largest shares first, where it is possible."""
    order = np.lexsort((np.arange(len(found.shares)), -np.round(found.shares, 6)))
    order = order[found.shares[order] > _FILLED]
    for meeting, slot in zip(
        found.meetings[order].tolist(), found.slots[order].tolist(), strict=True
    ):
        if board.slot[meeting] < 0 and board.choices(meeting) >> slot & 1:
            board.place(meeting, slot)
