"""The way to a timetable: fill slots, move meetings, improve by CP-SAT what is small enough."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchcore.model.arrays import Ints
from matchcore.solver.timetable.appointments import (
    NOT_PLACED,
    QUANTITIES,
    Appointments,
    Level,
    Quantity,
    Timed,
    measured,
)
from matchcore.solver.timetable.bounds import fewest_slots, most_placed
from matchcore.solver.timetable.check import verify_times
from matchcore.solver.timetable.choosing import Choice
from matchcore.solver.timetable.exact import improved
from matchcore.solver.timetable.filling import filled
from matchcore.solver.timetable.idling import tightened
from matchcore.solver.timetable.moving import Moves

_SMALL = 6000  # meetings times slots that CP-SAT takes on


def schedule(these: Appointments, *, effort: float = 0.5) -> Timed:
    """Return a timetable: most meetings placed, then fewest slots used, then least idle time.

    Parameters
    ----------
    these : Appointments
    effort : float
        Deterministic seconds of CP-SAT for each quantity; 0 leaves it out. It is also left out
        where there are too many meetings and slots for it to help.

    Returns
    -------
    Timed
        Checked by `verify_times`. Its levels state each quantity and a bound on it.
    """
    moves, fewest = _in_few_slots(these, effort)
    tightened(moves)
    slots: Ints = moves.slots
    bounds = _counted(these, slots)
    bounds["slots"] = max(bounds["slots"], fewest)
    if effort and these.possible.sum() <= _SMALL:
        slots, bounds = improved(these, slots, bounds, effort)
    found = measured(these, slots)
    timed = Timed(
        np.asarray(slots), tuple(Level(q, found[q], _bound(q, found, bounds)) for q in QUANTITIES)
    )
    verify_times(these, timed)
    return timed


def _in_few_slots(these: Appointments, effort: float) -> tuple[Moves, int]:
    """Return a timetable in few slots, and a bound on their number (0 if nothing is known).

    If every meeting that suits some slot is placed, slots are chosen first, and a timetable is
    tried in these alone: first the fewest, then half as many more as are known to suffice.
    """
    best, bound = _filled(these), 0
    fitting = these.possible.any(axis=1)
    if not effort or not fitting.any() or ((best.slots == NOT_PLACED) & fitting).any():
        return best, bound
    choice = Choice(replace(these, first=these.first[fitting], second=these.second[fitting]))
    low, number = 0, 0
    while number < best.count:
        found = choice.fewest(number)
        if found is None:
            break
        chosen, known = found
        bound = bound or known
        tried = _filled(replace(these, rooms=np.where(chosen, these.rooms, 0)))
        if not ((tried.slots == NOT_PLACED) & fitting).any() and tried.count < best.count:
            best = Moves(these, tried.slots)
        else:
            low = int(chosen.sum()) + 1
        number = max(low, (low + best.count) // 2)
    return best, bound


def _filled(these: Appointments) -> Moves:
    """Return a timetable, slot by slot, in which meetings have given way to each other."""
    moves = Moves(these, filled(these))
    moves.place_all()
    moves.empty_slots()
    return moves


def _counted(these: Appointments, slots: Ints) -> dict[Quantity, int]:
    """Return the bounds by counting; that of slots holds for as many meetings as are placed."""
    placed = measured(these, slots)["placed"]
    return {"placed": most_placed(these), "slots": fewest_slots(these, placed), "idle": 0}


def _bound(quantity: Quantity, found: dict[Quantity, int], bounds: dict[Quantity, int]) -> int:
    """Return a bound, never worse than what was found."""
    if quantity == "placed":
        return max(found[quantity], bounds[quantity])
    return min(found[quantity], bounds[quantity])
