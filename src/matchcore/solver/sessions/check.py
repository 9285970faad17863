"""The independent check of an arrangement: everything is counted again, from the problem alone.

It imports nothing of the search.
"""

from __future__ import annotations

from collections import Counter

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.arrays import Rows
from matchcore.solver.sessions.answer import Arrangement
from matchcore.solver.sessions.problem import SessionsProblem
from matchcore.solver.timetable.check import wrong_levels


def values(problem: SessionsProblem, slot: Rows) -> tuple[int, int, int]:
    """Return the sessions placed, those moved, and the days from the wishes."""
    placed = np.flatnonzero(slot >= 0)
    moved = (problem.now >= 0) & (problem.now != slot)
    days = np.abs(problem.day[slot[placed]] - problem.wished[placed]).sum()
    return len(placed), int(moved.sum()), int(days)


def violations(problem: SessionsProblem, slot: Rows) -> list[str]:
    """Return what is wrong with some slots of sessions: nothing, if they are an arrangement."""
    if slot.shape != (problem.sessions,) or slot.dtype.kind != "i":
        return ["the slots are not one whole number per session"]
    wrong: list[str] = []
    booked: set[tuple[int, int]] = set()
    used: Counter[tuple[int, int]] = Counter()
    for session in np.flatnonzero(slot >= 0).tolist():
        s = int(slot[session])
        if not problem.begin[session] <= s < problem.end[session]:
            wrong.append(f"session {session} is outside its window")
            continue
        for person in (int(problem.first[session]), int(problem.second[session])):
            if (person, s) in booked:
                wrong.append(f"person {person} is booked twice in slot {s}")
            if not problem.free[person, s]:
                wrong.append(f"person {person} is not free in slot {s}")
            booked.add((person, s))
            used[person, int(problem.month[s])] += 1
    for (person, month), count in used.items():
        if count > problem.budget[person, month]:
            wrong.append(f"person {person} has {count} sessions in month {month}")
    return wrong + _out_of_order(problem, slot)


def _out_of_order(problem: SessionsProblem, slot: Rows) -> list[str]:
    last: dict[int, int] = {}
    wrong = []
    for session in np.flatnonzero(slot >= 0).tolist():
        couple, day = int(problem.couple[session]), int(problem.day[slot[session]])
        if day <= last.get(couple, day - 1):
            wrong.append(f"session {session} is not on a later day than the one before")
        last[couple] = day
    return wrong


def verify(problem: SessionsProblem, found: Arrangement) -> None:
    """Check every claim of an arrangement that counting can check.

    Bounds are checked to be no worse than what was reached, and never better than what simple
    counting allows; a bound between the two is the search's word.

    Raises
    ------
    CertificateError
        Names each claim that does not hold.
    """
    wrong = violations(problem, found.slot)
    if not wrong:
        counted = values(problem, found.slot)
        wrong += wrong_levels(("placed", "moved", "days"), counted, found.levels)
        if found.placed.bound > sum(len(slots) > 0 for slots in problem.allowed):
            wrong.append("placed: more than the sessions with a slot in common")
    if wrong:
        raise CertificateError("; ".join(wrong[:20]))


def reasons(problem: SessionsProblem, slot: Rows) -> dict[int, str]:
    """Return why each session without a slot has none, by session.

    ``no_common_slot``: the two are never free together in its window. ``hours``: they are, but
    where nobody else has taken the slot, one of them has no hours left. ``full``: their other
    sessions take every slot, or leave none in the right order.
    """
    placed = np.flatnonzero(slot >= 0)
    open_, left = problem.free.copy(), problem.budget.copy()
    for people in (problem.first, problem.second):
        open_[people[placed], slot[placed]] = False
        np.subtract.at(left, (people[placed], problem.month[slot[placed]]), 1)
    found = {}
    for session in np.flatnonzero(slot < 0).tolist():
        two = [int(problem.first[session]), int(problem.second[session])]
        window = np.arange(problem.begin[session], problem.end[session])
        month = problem.month[window]
        common = problem.free[two][:, window].all(axis=0)
        still = common & open_[two][:, window].all(axis=0)
        rich = (left[two][:, month] > 0).all(axis=0)
        allowed = common & (problem.budget[two][:, month] > 0).all(axis=0)
        if not common.any():
            found[session] = "no_common_slot"
        else:
            short = not allowed.any() or (still.any() and not (still & rich).any())
            found[session] = "hours" if short else "full"
    return found
