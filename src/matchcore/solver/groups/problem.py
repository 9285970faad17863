"""Seats to be given: people who need courses, and times at which they could take them."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matchcore.model.arrays import Bools, Rows
from matchcore.short_repr import short_repr


@dataclass(frozen=True, eq=False)
class GroupsProblem:
    """Needs, each of one person for one course, and the times that suit.

    Attributes
    ----------
    person, course : array of int, shape (needs,)
        Who needs which course; nobody needs one twice.
    free : array of bool, shape (people, slots)
        Who is free when.
    length : array of int, shape (courses,)
        How many slots, one after another, a course takes.
    joined : array of bool, shape (slots,)
        Whether a slot begins where the one before ends.
    size : int
        The most people of one group.
    at_once : int, optional
        The most groups in a slot; None: no limit.
    seats : array of int, shape (courses, slots), optional
        Free seats of groups that take place anyway, by the slot in which they begin.
    taken : array of int, shape (slots,), optional
        How many groups take place anyway in each slot.
    """

    person: Rows
    course: Rows
    free: Bools
    length: Rows
    joined: Bools
    size: int
    at_once: int | None = None
    seats: Rows | None = None
    taken: Rows | None = None

    __repr__ = short_repr

    @property
    def needs(self) -> int:
        """How many needs there are."""
        return len(self.person)

    @property
    def slots(self) -> int:
        """How many slots there are."""
        return int(self.free.shape[1])

    @cached_property
    def free_seats(self) -> Rows:
        """The free seats of groups that take place anyway; none unless stated."""
        if self.seats is None:
            return np.zeros((len(self.length), self.slots), dtype=np.int64)
        return self.seats

    @cached_property
    def under_way(self) -> Rows:
        """How many groups take place anyway in each slot."""
        return np.zeros(self.slots, dtype=np.int64) if self.taken is None else self.taken

    @cached_property
    def allowed(self) -> Bools:
        """In which slot each need could begin: the person is free for the whole course."""
        found = np.zeros((self.needs, self.slots), dtype=np.bool_)
        for length in np.unique(self.length[self.course]).tolist():
            rows = np.flatnonzero(self.length[self.course] == length)
            found[rows] = self._whole(length)[self.person[rows]]
        return found

    def _whole(self, length: int) -> Bools:
        """Return who is free for so many slots on end, by the first of them."""
        whole = np.zeros_like(self.free)
        last = self.slots - length + 1
        if last > 0:
            whole[:, :last] = True
        for k in range(length if last > 0 else 0):
            whole[:, :last] &= self.free[:, k : k + last]
            if k:
                whole[:, :last] &= self.joined[k : k + last]
        return whole
