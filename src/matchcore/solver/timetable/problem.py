"""Meetings, slots and who is free when, in numbers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Rows
from matchcore.number_checks import as_array, wrong_array
from matchcore.short_repr import short_repr

_MOST_SLOTS = 2000


@dataclass(frozen=True, eq=False)
class TimetableProblem:
    """Meetings to be given slots.

    People have one numbering, whichever side they are on, so that nobody who is on both sides is
    booked twice.

    Parameters
    ----------
    first, second : array of int, shape (meetings,)
        The two people of each meeting.
    free : array of bool, shape (people, slots)
        Who is free when. Slots are in order of time.
    rooms : int or array of int, shape (slots,), optional
        The most meetings in a slot. None: no limit.
    day : array of int, shape (slots,), optional
        The day of each slot, not falling. Idle time is counted within days. None: one day.

    Raises
    ------
    InputError
        An array has a wrong shape, type or value; all problems at once.

    Examples
    --------
    >>> import numpy as np
    >>> TimetableProblem([0, 1], [2, 2], np.ones((3, 2), dtype=bool), rooms=1).allowed.tolist()
    [[True, True], [True, True]]
    """

    first: Rows
    second: Rows
    free: Bools
    rooms: Rows
    day: Rows

    __repr__ = short_repr

    def __init__(self, first: Any, second: Any, free: Any, rooms: Any = None, day: Any = None):
        given = {"first": first, "second": second, "free": free}
        arrays = {name: as_array(name, values) for name, values in given.items()}
        if not arrays["free"].size and arrays["free"].ndim == 2:
            arrays["free"] = arrays["free"].astype(np.bool_)
        slots = arrays["free"].shape[-1] if arrays["free"].ndim == 2 else 0
        meetings = arrays["first"].size
        arrays["rooms"] = as_array("rooms", max(meetings, 1) if rooms is None else rooms)
        arrays["day"] = as_array("day", np.zeros(slots, dtype=np.int64) if day is None else day)
        if arrays["rooms"].ndim == 0:
            arrays["rooms"] = np.full(slots, arrays["rooms"][()])
        for name in ("first", "second", "rooms", "day"):
            if not arrays[name].size:
                arrays[name] = arrays[name].astype(np.int64)
        wrong = [*_shape_problems(arrays, slots)] or [*_value_problems(arrays)]
        if wrong:
            raise InputError(wrong)
        for name, array in arrays.items():
            kind = np.bool_ if name == "free" else np.int64
            kept: NDArray[Any] = np.array(array, dtype=kind)
            kept.flags.writeable = False
            object.__setattr__(self, name, kept)

    @property
    def meetings(self) -> int:
        """The number of meetings."""
        return len(self.first)

    @property
    def people(self) -> int:
        """The number of people."""
        return int(self.free.shape[0])

    @property
    def slots(self) -> int:
        """The number of slots."""
        return int(self.free.shape[1])

    @cached_property
    def allowed(self) -> Bools:
        """Which meeting may take place in which slot: both are free, and there is a room."""
        return self.free[self.first] & self.free[self.second] & (self.rooms > 0)

    @cached_property
    def possible(self) -> Rows:
        """The meetings with a slot in common, ascending."""
        return np.flatnonzero(self.allowed.any(axis=1))


def _shape_problems(arrays: dict[str, Any], slots: int) -> Iterator[InputProblem]:
    meetings = arrays["first"].shape[0] if arrays["first"].ndim == 1 else 0
    shapes = {"first": (meetings,), "second": (meetings,), "rooms": (slots,), "day": (slots,)}
    for name, shape in shapes.items():
        if arrays[name].shape != shape or arrays[name].dtype.kind not in "iu":
            remedy = told("give whole numbers of shape {shape}", shape=shape)
            yield wrong_array(name, arrays[name], "iu", remedy)
    if arrays["free"].ndim != 2 or arrays["free"].dtype.kind != "b":
        remedy = told("give truth values of shape (people, slots)")
        yield wrong_array("free", arrays["free"], "b", remedy)
    elif slots > _MOST_SLOTS:
        found = told("has {slots} columns", slots=slots)
        yield InputProblem(
            "out_of_range",
            "free",
            "",
            found,
            told("give at most {most_slots} slots", most_slots=_MOST_SLOTS),
        )


def _value_problems(arrays: dict[str, Any]) -> Iterator[InputProblem]:
    people = arrays["free"].shape[0]
    for name in ("first", "second"):
        for k in np.flatnonzero((arrays[name] < 0) | (arrays[name] >= people))[:20]:
            remedy = told("use row numbers from 0 to {people}", people=people - 1)
            yield InputProblem("out_of_range", f"{name}[{k}]", f"{arrays[name][k]}", "", remedy)
    for k in np.flatnonzero(arrays["first"] == arrays["second"])[:20]:
        remedy = told("a meeting needs two people")
        yield InputProblem("repeated", f"second[{k}]", f"{arrays['second'][k]}", "", remedy)
    for k in np.flatnonzero(arrays["rooms"] < 0)[:20]:
        remedy = told("use 0 or more")
        yield InputProblem("negative", f"rooms[{k}]", f"{arrays['rooms'][k]}", "", remedy)
    for k in np.flatnonzero(np.diff(arrays["day"]) < 0)[:20]:
        remedy = told("sort the slots by time")
        place = f"day[{k + 1}]"
        yield InputProblem("not_sorted", place, f"{arrays['day'][k + 1]}", "", remedy)
