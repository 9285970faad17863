"""A first timetable: slot by slot, as many meetings as fit, the scarcest first."""

from __future__ import annotations

import heapq

import numpy as np

from matchcore.model.arrays import Bools, Ints
from matchcore.solver.flow.min_cost_flow import Arcs, cheapest_flow
from matchcore.solver.timetable.appointments import NOT_PLACED, Appointments
from matchcore.solver.timetable.bounds import most_at_once

_SCALE = 1000  # of scarcity, as whole numbers


def filled(these: Appointments) -> Ints:
    """Return a timetable that uses, one after the other, the slot that takes most meetings."""
    slots = np.full(len(these), NOT_PLACED, dtype=np.int64)
    left = np.ones(len(these.rooms), dtype=np.bool_)
    # a slot never takes more than it did before, so old counts are upper bounds
    waiting = [(-len(these), slot) for slot in range(len(left))]
    heapq.heapify(waiting)
    while waiting:
        _, slot = heapq.heappop(waiting)
        count = most_at_once(these, slots == NOT_PLACED, slot)
        if not count:
            left[slot] = False
        elif waiting and waiting[0] < (-count, slot):
            heapq.heappush(waiting, (-count, slot))
        else:
            slots[_taken(these, slots == NOT_PLACED, left, slot, count)] = slot
            left[slot] = False
    return slots


def _taken(these: Appointments, is_open: Bools, left: Bools, slot: int, count: int) -> Ints:
    """Return the meetings that a slot takes: `count` of them, those with the fewest other chances.

    A min-cost flow from one side to the other.
    """
    here = np.flatnonzero(is_open & these.possible[:, slot])
    first, second = these.first[here], these.second[here]
    size = len(these.free)
    source, sink = 2 * size, 2 * size + 1
    a, b = np.unique(first), np.unique(second)
    tails = np.concatenate([first, np.full(len(a), source), size + b])
    heads = np.concatenate([size + second, a, np.full(len(b), sink)])
    costs = np.zeros(len(tails), dtype=np.int64)
    costs[: len(here)] = -_scarcity(these, is_open, left, here)
    supplies = np.zeros(2 * size + 2, dtype=np.int64)
    supplies[source], supplies[sink] = count, -count
    arcs = Arcs(tails, heads, np.ones(len(tails), dtype=np.int64), costs)
    used = cheapest_flow(arcs, 2 * size + 2, supplies)[: len(here)]
    return np.asarray(here[used > 0])


def _scarcity(these: Appointments, is_open: Bools, left: Bools, here: Ints) -> Ints:
    """Return how pressing each meeting is: its people's open meetings per hour that is left."""
    total = np.zeros(len(here))
    hours = np.maximum(1, these.free[:, left].sum(axis=1))
    for people in (these.first, these.second):
        asked = np.bincount(people[is_open], minlength=len(these.free))
        total += (asked / hours)[people[here]]
    chances = np.maximum(1, these.possible[here][:, left].sum(axis=1))
    return np.asarray(np.rint(_SCALE * (total + 1 / chances)), dtype=np.int64)
