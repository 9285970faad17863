"""The independent check of a timetable: everything is counted again, from the problem alone.

It imports nothing of the search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.arrays import Rows
from matchcore.solver.timetable.answer import Level, Schedule
from matchcore.solver.timetable.problem import TimetableProblem


def violations(problem: TimetableProblem, slot: Rows) -> list[str]:
    """Return what is wrong with some slots of meetings: nothing, if they are a timetable."""
    if slot.shape != (problem.meetings,) or slot.dtype.kind != "i":
        return ["the slots are not one whole number per meeting"]
    if ((slot < -1) | (slot >= problem.slots)).any():
        return ["a meeting has a slot that does not exist"]
    wrong: list[str] = []
    busy: set[tuple[int, int]] = set()
    inside = [0] * problem.slots
    for meeting in np.flatnonzero(slot >= 0).tolist():
        s = int(slot[meeting])
        inside[s] += 1
        for person in (int(problem.first[meeting]), int(problem.second[meeting])):
            if (person, s) in busy:
                wrong.append(f"person {person} meets twice in slot {s}")
            if not problem.free[person, s]:
                wrong.append(f"person {person} is not free in slot {s}")
            busy.add((person, s))
    for s, (count, most) in enumerate(zip(inside, problem.rooms.tolist(), strict=True)):
        if count > most:
            wrong.append(f"slot {s} has {count} meetings and room for {most}")
    return wrong


def values(problem: TimetableProblem, slot: Rows) -> tuple[int, int, int]:
    """Return the meetings placed, the slots in use, and the idle time."""
    used = slot[slot >= 0]
    met: dict[tuple[int, int], list[int]] = defaultdict(list)
    for meeting in np.flatnonzero(slot >= 0).tolist():
        s = int(slot[meeting])
        for person in (int(problem.first[meeting]), int(problem.second[meeting])):
            met[person, int(problem.day[s])].append(s)
    idle = sum(max(slots) - min(slots) + 1 - len(slots) for slots in met.values())
    return len(used), len(np.unique(used)), idle


def full(problem: TimetableProblem, slot: Rows) -> Rows:
    """Return the meetings without a slot that have slots in common, all of them taken.

    A slot is taken if one of the two already meets in it, or if no room is left.
    """
    busy = np.zeros((problem.people, problem.slots), dtype=np.bool_)
    placed = np.flatnonzero(slot >= 0)
    for people in (problem.first, problem.second):
        busy[people[placed], slot[placed]] = True
    roomy = np.bincount(slot[placed], minlength=problem.slots) < problem.rooms
    out = problem.possible[slot[problem.possible] < 0]
    still = problem.allowed[out] & roomy & ~busy[problem.first[out]] & ~busy[problem.second[out]]
    return out[~still.any(axis=1)]


def verify(problem: TimetableProblem, schedule: Schedule) -> None:
    """Check every claim of a timetable that counting can check.

    Bounds are checked to be no worse than what was reached, and never better than what simple
    counting allows; a bound between the two is the search's word.

    Raises
    ------
    CertificateError
        Names each claim that does not hold.

    Examples
    --------
    >>> import numpy as np
    >>> from matchcore.solver.timetable import TimetableProblem, schedule, verify
    >>> problem = TimetableProblem([0], [1], np.ones((2, 1), dtype=bool))
    >>> verify(problem, schedule(problem))
    """
    slot = schedule.slot
    wrong = violations(problem, slot)
    if not wrong:
        names = ("placed", "slots", "idle")
        found = values(problem, slot)
        wrong += wrong_levels(names, found, schedule.levels)
        if schedule.placed.bound > len(problem.possible):
            wrong.append("placed: more than the meetings with a slot in common")
        wrong += _left_out(problem, slot)
    if wrong:
        raise CertificateError("; ".join(wrong[:20]))


def wrong_levels(
    names: Sequence[str], counted: Sequence[int], levels: Sequence[Level]
) -> list[str]:
    """Return the levels that are not as counted, or better than their bound.

    Of what is ``placed`` more is better, of all else less.
    """
    wrong = []
    for name, value, level in zip(names, counted, levels, strict=True):
        if level.value != value:
            wrong.append(f"{name}: {level.value} claimed, {value} counted")
        if (level.bound < value) == (name == "placed") and level.bound != value:
            wrong.append(f"{name}: {value} is better than the bound {level.bound}")
    return wrong


def _left_out(problem: TimetableProblem, slot: Rows) -> list[str]:
    """Return the meetings without a slot that could have one as things are."""
    out = problem.possible[slot[problem.possible] < 0]
    could = np.setdiff1d(out, full(problem, slot))
    return [f"meeting {meeting} has no slot, but could have one" for meeting in could.tolist()]
