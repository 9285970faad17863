"""As many seats as possible, in as few groups as possible, and what is proven of both."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.short_repr import short_repr
from matchcore.solver.groups.check import verify
from matchcore.solver.groups.exact import Model
from matchcore.solver.groups.greedy import seated
from matchcore.solver.groups.problem import GroupsProblem
from matchcore.solver.timetable.answer import Level

_MOST = 60_000  # pairs of a need and a slot: of more, only the quick answer and counting


@dataclass(frozen=True, eq=False)
class Groups:
    """A time and a group for each need that got a seat.

    Attributes
    ----------
    slot : array of int, shape (needs,)
        The first slot; −1 where there is no seat.
    group : array of int, shape (needs,)
        From 1 on in each course, in order of time; 0 where there is no seat, or one in a group
        that takes place anyway.
    seated : Level
        How many needs have a seat, and at most how many could.
    groups : Level
        How many groups there are, and at least how many it takes to seat as many.
    """

    slot: Rows
    group: Rows
    seated: Level
    groups: Level

    __repr__ = short_repr

    @property
    def levels(self) -> tuple[Level, Level]:
        """Both objectives, in strict order."""
        return self.seated, self.groups


def arrange_groups(problem: GroupsProblem, *, limit: float = 1.0) -> Groups:
    """Give each need a seat in a group, in as few groups as possible.

    Parameters
    ----------
    problem : GroupsProblem
    limit : float
        The most work, in units of some seconds; the same limit gives the same answer.

    Returns
    -------
    Groups
        Checked. Where the best is not proven, its levels state the gap.

    Notes
    -----
    A greedy cover (V. Chvátal, 1979) gives a start and CP-SAT the rest: first the most seats, then
    the fewest groups. A bound by counting holds whatever CP-SAT does: the groups that each course
    needs for those who can take it.

    Examples
    --------
    >>> free = np.array([[True, True], [False, True], [True, False]])
    >>> course, person = np.zeros(3, dtype=int), np.arange(3)
    >>> problem = GroupsProblem(
    ...     person, course, free, np.array([1]), np.array([False, True]), size=2
    ... )
    >>> found = arrange_groups(problem)
    >>> found.seated, found.groups
    (Level(value=3, bound=3), Level(value=2, bound=2))
    """
    slot = seated(problem)
    bounds = _by_counting(problem, slot)
    if _values(problem, slot) != bounds and problem.allowed.sum() <= _MOST:
        slot, (seats, groups) = Model(problem, limit).solve(slot, bounds)
        bounds = seats, max(groups, _by_counting(problem, slot)[1])
    group = numbers(problem, slot)
    verify(problem, slot, group)
    seats, groups = _values(problem, slot)
    return Groups(slot, group, Level(seats, bounds[0]), Level(groups, min(groups, bounds[1])))


def _values(problem: GroupsProblem, slot: Rows) -> tuple[int, int]:
    """Return the seats and the groups."""
    return int((slot >= 0).sum()), int(group_counts(problem, slot).sum())


def _by_counting(problem: GroupsProblem, slot: Rows) -> tuple[int, int]:
    """Return the most seats there could be, and the fewest groups for as many seats as these."""
    could = problem.allowed.any(axis=1)
    courses = np.bincount(problem.course[could], minlength=len(problem.length))
    fewest = -(-np.maximum(courses - problem.free_seats.sum(axis=1), 0) // problem.size)
    left_out = int((could & (slot < 0)).sum())  # each may save a group
    least = int((slot >= 0).any() and not problem.free_seats.any())
    return int(could.sum()), max(int(fewest.sum()) - left_out, least)


def group_counts(problem: GroupsProblem, slot: Rows) -> Rows:
    """Return how many new groups of each course begin in each slot."""
    taken = np.flatnonzero(slot >= 0)
    people = np.zeros((len(problem.length), problem.slots), dtype=np.int64)
    np.add.at(people, (problem.course[taken], slot[taken]), 1)
    beyond: Rows = np.maximum(people - problem.free_seats, 0)
    return -(-beyond // problem.size)


def numbers(problem: GroupsProblem, slot: Rows) -> Rows:
    """Return the group of each need: those of one course and slot are filled evenly.

    First the free seats of groups that take place anyway are filled: these needs have 0.
    """
    found = np.zeros(problem.needs, dtype=np.int64)
    counts = group_counts(problem, slot)
    before = np.cumsum(counts, axis=1) - counts
    for course, first in zip(*np.nonzero(counts), strict=True):
        here = np.flatnonzero((problem.course == course) & (slot == first))
        here = here[problem.free_seats[course, first] :]
        found[here] = before[course, first] + 1 + np.arange(len(here)) % counts[course, first]
    return found
