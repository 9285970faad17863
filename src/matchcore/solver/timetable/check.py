"""The check of a timetable: every claim is counted again, from the meetings alone.

It imports nothing of the search.
"""

from __future__ import annotations

import numpy as np

from matchcore.errors import CertificateError
from matchcore.solver.timetable.appointments import NOT_PLACED, Appointments, Timed, measured


def verify_times(these: Appointments, timed: Timed) -> None:
    """Count every claim of a timetable again.

    Bounds are not proven again: they are checked to lie on the right side.

    Raises
    ------
    CertificateError
        Somebody is booked twice or outside their hours, a slot has too many meetings, or a count
        is wrong; the message names each.
    """
    slots = timed.slots
    if slots.shape != these.first.shape or slots.dtype.kind != "i":
        raise CertificateError("the timetable has not one slot for each meeting")
    placed = np.flatnonzero(slots != NOT_PLACED)
    when, width = slots[placed], these.free.shape[1]
    if len(when) and (when.min() < 0 or when.max() >= width):
        raise CertificateError("a meeting is in a slot that does not exist")
    booked = np.concatenate([people[placed] for people in (these.first, these.second)])
    both = np.tile(when, 2)
    faults = {
        "somebody is booked outside their hours": not these.free[booked, both].all(),
        "somebody is booked twice in a slot": (
            len(np.unique(booked * max(1, width) + both)) < len(booked)
        ),
        "a slot has more meetings than rooms": (
            np.bincount(when, minlength=width) > these.rooms
        ).any(),
    }
    wrong = [fault for fault, found in faults.items() if found]
    wrong += _wrong_levels(these, timed)
    if wrong:
        raise CertificateError("; ".join(wrong))


def _wrong_levels(these: Appointments, timed: Timed) -> list[str]:
    """Return what is wrong with the counts and their bounds."""
    counted, wrong = measured(these, timed.slots), []
    for level in timed.levels:
        if level.value != counted[level.quantity]:
            wrong.append(f"{level.quantity} is {counted[level.quantity]}, not {level.value}")
        sign = 1 if level.quantity == "placed" else -1
        if sign * (level.bound - level.value) < 0:
            wrong.append(f"{level.quantity} is better than its bound")
    return wrong
