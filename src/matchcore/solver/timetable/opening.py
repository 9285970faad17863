"""Which slots to open: the fewest that could hold the meetings, as far as is known.

One variable per slot. What every timetable needs is added as it is violated, so each model is small
and each of its bounds holds: cutting planes, as in J. F. Benders (1962).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Ints
from matchcore.solver.timetable.board import bits
from matchcore.solver.timetable.covers import Covers
from matchcore.solver.timetable.cp import Cp, Found
from matchcore.solver.timetable.prices import SCALE, Prices, most_in_slots
from matchcore.solver.timetable.problem import TimetableProblem

_ROUNDS = 8  # of cuts: each is some tenths of a second at 3 000 people


class Opened(NamedTuple):
    """The slots to open, as a set, and how few can do at best."""

    slots: int
    bound: int


def fewest_slots(
    problem: TimetableProblem, placed: int, prices: Prices | None, limit: float
) -> Opened:
    """Return slots that may hold so many meetings, and a bound on the slots needed.

    Parameters
    ----------
    problem : TimetableProblem
    placed : int
        How many meetings must be held, more than 0.
    prices : Prices, optional
        Of places in slots, where not all meetings can be placed.
    limit : float
        The most work, in CP-SAT's deterministic units.
    """
    cuts = [(placed, most_in_slots(problem))]
    if prices is not None:
        constant, adds = prices.shares(problem, range(problem.slots))
        cuts.append((placed * SCALE - constant, adds))
    covers = Covers(problem) if placed == len(problem.possible) else None
    opened = Opened((1 << problem.slots) - 1, 1)
    for _ in range(_ROUNDS):
        found = _solved(problem, cuts, {} if covers is None else covers.counts, limit / _ROUNDS)
        if found is None:
            break
        slots = sum(1 << s for s in np.flatnonzero(found.chosen).tolist())
        opened = Opened(slots, max(opened.bound, found.bound))
        if covers is None or not covers.add_violated(slots):
            break
    return opened


def _solved(
    problem: TimetableProblem,
    cuts: list[tuple[int, Ints]],
    covers: dict[int, int],
    limit: float,
) -> Found | None:
    """Return the fewest slots, of these the ones in which most meetings are allowed."""
    cp = Cp(limit)
    used = cp.bools(problem.slots)
    for mask, count in covers.items():
        cp.at_least([used[s] for s in bits(mask)], count)
    for least, adds in cuts:
        cp.at_least(used, least, np.clip(adds, 0, max(least, 0)).tolist())
    found = cp.minimise(used, hint=[True] * len(used))
    if found is None:
        return None
    cp.at_most(used, found.value)
    again = cp.minimise(used, (-problem.allowed.sum(axis=0)).tolist(), hint=found.chosen)
    return found if again is None else found._replace(chosen=again.chosen)
