"""A quick answer: the time that seats most people of a course first."""

from __future__ import annotations

import numpy as np

from matchcore.model.arrays import Bools, Rows
from matchcore.solver.groups.problem import GroupsProblem


def seated(problem: GroupsProblem) -> Rows:
    """Return a first slot for each need that gets a seat; −1 for the others.

    Groups are opened one by one, each where most people without a seat fit in; of equals the
    earliest, and the people with the fewest other times first.
    """
    slot = np.full(problem.needs, -1, dtype=np.int64)
    open_to = problem.allowed.copy()
    groups = problem.under_way.copy()
    if problem.at_once is not None:
        _close_full(problem, open_to, groups >= problem.at_once)
    while open_to.any():
        course, first, fitting = _largest(problem, open_to)
        times = open_to[fitting].sum(axis=1)
        chosen = fitting[np.argsort(times, kind="stable")][: problem.size]
        span = slice(first, first + int(problem.length[course]))
        slot[chosen] = first
        groups[span] += 1
        _close(problem, open_to, chosen, span)
        if problem.at_once is not None:
            _close_full(problem, open_to, groups >= problem.at_once)
    return slot


def _largest(problem: GroupsProblem, open_to: Bools) -> tuple[int, int, Rows]:
    """Return the course, the first slot and the people of the largest group that can be opened."""
    counts = np.zeros((len(problem.length), problem.slots), dtype=np.int64)
    np.add.at(counts, problem.course, open_to)
    best = np.minimum(counts, problem.size).argmax()  # the first of equals
    course, first = divmod(int(best), problem.slots)
    return course, first, np.flatnonzero((problem.course == course) & open_to[:, first])


def _close(problem: GroupsProblem, open_to: Bools, chosen: Rows, span: slice) -> None:
    """Close what those who have a seat now no longer need, or can no longer attend."""
    open_to[chosen] = False
    theirs = np.flatnonzero(np.isin(problem.person, problem.person[chosen]))
    for need in theirs.tolist():
        length = int(problem.length[problem.course[need]])
        open_to[need, max(0, span.start - length + 1) : span.stop] = False


def _close_full(problem: GroupsProblem, open_to: Bools, is_full: Bools) -> None:
    """Close the times at which no further group can take place."""
    for s in np.flatnonzero(is_full).tolist():
        for course, length in enumerate(problem.length.tolist()):
            open_to[problem.course == course, max(0, s - length + 1) : s + 1] = False
