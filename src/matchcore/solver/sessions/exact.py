"""The sessions of some people as one model of CP-SAT, one aim after another.

A session needs few of its slots in the model. If D other sessions of its people may fall into its
window, at most D of its slots are taken by them. So whoever takes a slot beyond the D + 1 nearest of
a month can take one of these instead: the budgets see no difference, and the day is no worse.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.solver.sessions.check import values
from matchcore.solver.sessions.problem import SessionsProblem
from matchcore.solver.timetable.answer import Level
from matchcore.solver.timetable.cp import Cp


class Model:
    """An arrangement as truth values: which session in which slot."""

    def __init__(self, problem: SessionsProblem, limit: float) -> None:
        self._of = problem
        self._cp = Cp(limit)
        slots = [_needed(problem, session) for session in range(problem.sessions)]
        self._session = np.repeat(np.arange(problem.sessions), [len(one) for one in slots])
        self._slot = np.concatenate([*slots, np.zeros(0, dtype=np.int64)])
        self._pairs = self._cp.bools(len(self._slot))
        self._state_bookings()
        self._state_order()

    def _state_bookings(self) -> None:
        """One slot per session, one session per person and slot, budgets per person and month."""
        groups: dict[tuple[Any, ...], list[Any]] = defaultdict(list)
        months: dict[tuple[int, int], list[Any]] = defaultdict(list)
        of = self._of
        for session, slot, pair in self._each():
            groups["session", session].append(pair)
            for person in (int(of.first[session]), int(of.second[session])):
                groups["person", person, slot].append(pair)
                months[person, int(of.month[slot])].append(pair)
        for group in groups.values():
            self._cp.at_most_one(group)
        for (person, month), group in months.items():
            self._cp.at_most(group, int(of.budget[person, month]))

    def _state_order(self) -> None:
        """Of two sessions of a couple with overlapping windows, the first is on an earlier day."""
        by_session = defaultdict(list)
        for session, slot, pair in self._each():
            by_session[session].append((int(self._of.day[slot]), pair))
        for session, others in enumerate(self._of.siblings):
            later = [other for other in others if other > session]
            if later and by_session[session]:
                self._state_later(by_session[session], [by_session[other] for other in later])

    def _state_later(self, mine: list[tuple[int, Any]], others: list[list[tuple[int, Any]]]) -> None:
        """No other session is on a day unless mine is not on that day or after it."""
        days = sorted({day for day, _ in mine})
        from_day = dict(zip(days, self._cp.bools(len(days)), strict=True))  # on that day or later
        for before, after in zip(days, days[1:], strict=False):
            self._cp.implies(from_day[after], from_day[before])
        for day, pair in mine:
            self._cp.implies(pair, from_day[day])
        for other in others:
            for day, pair in other:
                blocking = [one for one in days if one >= day]
                if blocking:
                    self._cp.implies(pair, from_day[blocking[0]].negated())

    def _each(self) -> Any:
        return zip(self._session.tolist(), self._slot.tolist(), self._pairs, strict=True)

    def solve(self, slot: Rows) -> tuple[Rows, tuple[Level, Level, Level]]:
        """Return the best slots found, at least as good as the given ones, and what is proven."""
        of = self._of
        costs = np.abs(of.day[self._slot] - of.wished[self._session]).tolist()
        kept = [p for s, t, p in self._each() if of.now[s] == t]
        had = int((of.now >= 0).sum())
        chosen = [bool(slot[s] == t) for s, t, _ in self._each()]
        aims = ((self._pairs, [-1] * len(self._pairs)), (kept, [-1] * len(kept)), (self._pairs, costs))
        bounds, proven = [], True
        for variables, weights in aims:
            found = self._cp.minimise(variables, weights, hint=chosen) if variables else None
            if found is None:
                proven = proven and not variables
                bounds.append(0 if proven else None)
            else:
                chosen = found.chosen[: len(self._pairs)]
                bounds.append(found.bound if proven else None)
                proven = proven and found.value == found.bound
                # fewer days must not cost a session or a move
                self._cp.at_least(variables, -found.value, [-one for one in weights])
        best = self._slots_of(chosen)
        best = max(best, slot, key=lambda one: _rank(of, one))
        return best, _levels(of, best, bounds, had)

    def _slots_of(self, chosen: list[bool]) -> Rows:
        pairs = np.flatnonzero(chosen)
        slot = np.full(self._of.sessions, -1, dtype=np.int64)
        slot[self._session[pairs]] = self._slot[pairs]
        return slot


def _rank(problem: SessionsProblem, slot: Rows) -> tuple[int, int, int]:
    placed, moved, days = values(problem, slot)
    return placed, -moved, -days


def _levels(
    problem: SessionsProblem, slot: Rows, bounds: list[int | None], had: int
) -> tuple[Level, Level, Level]:
    """Return the levels; an aim after one that is not proven gets no bound but the trivial one."""
    placed, moved, days = values(problem, slot)
    possible = int((problem.least_cost >= 0).sum())
    most = possible if bounds[0] is None else min(possible, -bounds[0])
    fewest = 0 if bounds[1] is None else had + bounds[1]
    nearest = 0 if bounds[2] is None else bounds[2]
    return (
        Level(placed, max(placed, most)),
        Level(moved, min(moved, fewest)),
        Level(days, min(days, nearest)),
    )


def _needed(problem: SessionsProblem, session: int) -> Rows:
    """Return the slots of a session that the model needs, ascending."""
    slots = problem.allowed[session]
    if problem.siblings[session]:
        return slots
    people = {int(problem.first[session]), int(problem.second[session])}
    shared = np.isin(problem.first, [*people]) | np.isin(problem.second, [*people])
    overlap = (problem.begin < problem.end[session]) & (problem.end > problem.begin[session])
    most = int((shared & overlap).sum())  # itself and the others
    nearest = slots[np.lexsort((slots, problem.cost(session, slots)))]
    kept = [nearest[problem.month[nearest] == one][:most] for one in np.unique(problem.month[slots])]
    own = slots[slots == problem.now[session]]
    return np.unique(np.concatenate([*kept, own, np.zeros(0, dtype=np.int64)])).astype(np.int64)
