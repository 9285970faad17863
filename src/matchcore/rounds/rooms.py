"""Rooms or links: how many meetings take place at once, and which has which."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Ints
from matchcore.number_checks import is_whole


def rooms_of(given: int | Sequence[int] | None, slots: int, meetings: int) -> Ints:
    """Return how many meetings each slot can have: as many as there are if nothing is given.

    Raises
    ------
    InputError
        Another number of entries than slots, or one that is no whole number, 0 or more.
    """
    if given is None:
        return np.full(slots, meetings, dtype=np.int64)
    listed: list[Any] = [given] * slots if is_whole(given) else _listed(given)
    if len(listed) == slots and all(is_whole(one) and one >= 0 for one in listed):
        return np.minimum(np.array(listed, dtype=np.int64), meetings)
    remedy = told("give a whole number, or one for each of {slots} slots, 0 or more", slots=slots)
    raise InputError(InputProblem("unusable", "rooms", f"{given!r:.40}", remedy=remedy))


def _listed(given: object) -> list[Any]:
    return list(given) if isinstance(given, (Sequence, np.ndarray)) else []


def in_rooms(slots: Ints) -> Ints:
    """Return the number of each meeting's room: from 1 on in each slot, for sorted slots."""
    return np.asarray(np.arange(len(slots)) - np.searchsorted(slots, slots) + 1, dtype=np.int64)
