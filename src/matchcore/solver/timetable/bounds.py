"""What no timetable can beat, by counting."""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching

from matchcore.model.arrays import Bools, Ints
from matchcore.solver.timetable.appointments import Appointments


def most_placed(these: Appointments) -> int:
    """Bound the meetings that can be placed: by their slots, by each side's hours, by rooms."""
    has_slot = these.possible.any(axis=1)
    counts = [int(has_slot.sum()), int(np.minimum(these.rooms, len(these)).sum())]
    for people in (these.first, these.second):
        asked = np.bincount(people[has_slot], minlength=len(these.free))
        counts.append(int(np.minimum(asked, these.free.sum(axis=1)).sum()))
    return min(counts)


def most_at_once(these: Appointments, open_: Bools, slot: int) -> int:
    """Return the most meetings, of some, that fit one slot."""
    here = np.flatnonzero(open_ & these.possible[:, slot])
    return min(int(these.rooms[slot]), len(largest_matching(these, here)))


def largest_matching(these: Appointments, some: Ints) -> Ints:
    """Return as many of some meetings as possible that share nobody."""
    if not len(some):
        return some
    size = len(these.free)
    pairs = csr_array(
        (np.ones(len(some), dtype=np.int8), (these.first[some], these.second[some])),
        shape=(size, size),
    )
    partner = maximum_bipartite_matching(pairs, perm_type="column")
    return np.asarray(some[partner[these.first[some]] == these.second[some]])


def fewest_slots(these: Appointments, placed: int) -> int:
    """Bound the slots that are needed to place so many meetings.

    No slot holds more than its largest matching; and where all are placed, nobody has two at once.
    """
    everyone = np.ones(len(these), dtype=np.bool_)
    sizes = [most_at_once(these, everyone, slot) for slot in range(len(these.rooms))]
    largest = np.cumsum(sorted(sizes, reverse=True))
    needed = int(np.searchsorted(largest, placed)) + 1 if placed else 0
    if placed < len(these):
        return needed
    busiest = max((np.bincount(p).max(initial=0) for p in (these.first, these.second)), default=0)
    only = these.possible[these.possible.sum(axis=1) == 1]
    forced = int(only.any(axis=0).sum())
    return max(needed, int(busiest), forced)
