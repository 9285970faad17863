"""The independent check of groups: everything is counted again, from the problem alone."""

from __future__ import annotations

from collections import Counter

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.arrays import Rows
from matchcore.solver.groups.problem import GroupsProblem


def verify(problem: GroupsProblem, slot: Rows, group: Rows) -> None:
    """Check that groups are groups: small enough, at one time, of people who can all be there.

    Parameters
    ----------
    problem : GroupsProblem
    slot, group : array of int, shape (needs,)
        The first slot and the number of the group, from 1 in each course; −1 and 0 for no seat.
        A slot and 0 is a seat in a group that takes place anyway.

    Raises
    ------
    CertificateError
        Names each claim that does not hold.
    """
    wrong = list[str]()
    busy: set[tuple[int, int]] = set()
    seats: Counter[tuple[int, int]] = Counter()
    joined: Counter[tuple[int, int]] = Counter()
    begins: dict[tuple[int, int], int] = {}
    for need in np.flatnonzero(slot >= 0).tolist():
        who, course, first = (int(x[need]) for x in (problem.person, problem.course, slot))
        one = course, int(group[need])
        if not one[1]:  # in a group that takes place anyway
            joined[course, first] += 1
        else:
            seats[one] += 1
        if one[1] and begins.setdefault(one, first) != first:
            wrong.append(f"group {one} is at two times")
        for s in range(first, first + int(problem.length[course])):
            if s >= problem.slots or not problem.free[who, s]:
                wrong.append(f"person {who} is not free in slot {s}")
            elif s > first and not problem.joined[s]:
                wrong.append(f"slot {s} does not follow the one before")
            if (who, s) in busy:
                wrong.append(f"person {who} is in two groups in slot {s}")
            busy.add((who, s))
    wrong += [f"group {one} has {n} people" for one, n in seats.items() if n > problem.size]
    wrong += [
        f"course {key[0]} has {n} people in groups of slot {key[1]} that take place anyway"
        for key, n in joined.items()
        if n > problem.free_seats[key]
    ]
    wrong += [f"slot {s} has too many groups" for s in _crowded(problem, begins)]
    if wrong:
        raise CertificateError("; ".join(wrong[:20]))


def _crowded(problem: GroupsProblem, begins: dict[tuple[int, int], int]) -> list[int]:
    """Return the slots with more groups than there may be at once."""
    inside = Counter(dict(enumerate(problem.under_way.tolist())))
    for (course, _), first in begins.items():
        inside.update(range(first, first + int(problem.length[course])))
    most = problem.at_once
    fewest = problem.under_way  # which may be more than that by themselves
    return [s for s, n in inside.items() if most is not None and n > max(most, int(fewest[s]))]
