"""The sessions of people who depend on each other, solved as a whole, one objective after another.

A session needs few of its slots in the program. If D other sessions of its people may fall into
its window, they take at most D of its slots. So whoever takes a slot beyond the D + 1 nearest of a
month can take one of these instead: the budgets see no difference, and the day is no worse.
Sessions that must stay in order with others of their couple keep all slots.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import numpy as np

from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.solver.sessions.check import values
from matchcore.solver.sessions.counting import Levels, counted
from matchcore.solver.sessions.problem import SessionsProblem
from matchcore.solver.sessions.program import cheapest
from matchcore.solver.timetable.answer import Level

_NODES = 500  # per unit of the limit
_MOST_PAIRS = 5000  # pairs of a session and a slot: of more, a branch and bound takes too long


class Exact:
    """Sessions as truth values: which session in which slot, and what excludes what."""

    def __init__(self, problem: SessionsProblem) -> None:
        self._of = problem
        slots = [_needed(problem, session) for session in range(problem.sessions)]
        self._session = np.repeat(np.arange(problem.sessions), [len(one) for one in slots])
        self._slot = np.concatenate([*slots, np.zeros(0, dtype=np.int64)])
        self._width = len(self._slot)  # values of the program: pairs, then sums over days
        self._rows: list[tuple[list[int], list[int], int]] = [
            (group, [1] * len(group), most) for group, most in self._bookings() if len(group) > most
        ]
        self._state_order()

    def _bookings(self) -> Iterator[tuple[list[int], int]]:
        """One slot per session, one session per person and slot, budgets per person and month."""
        of = self._of
        groups: dict[tuple[Any, ...], list[int]] = defaultdict(list)
        months: dict[tuple[int, int], list[int]] = defaultdict(list)
        pairs = zip(self._session.tolist(), self._slot.tolist(), strict=True)
        for pair, (session, slot) in enumerate(pairs):
            groups["session", session].append(pair)
            for person in (int(of.first[session]), int(of.second[session])):
                groups["person", person, slot].append(pair)
                months[person, int(of.month[slot])].append(pair)
        for group in groups.values():
            yield group, 1
        for (person, month), group in months.items():
            yield group, int(of.budget[person, month])

    def _state_order(self) -> None:
        """Of two sessions of a couple, not the first on a day or later and the second until then.

        Sums over days are values of their own, each at least the one before and its day's pairs:
        rows stay short.
        """
        until, since = dict[int, dict[int, int]](), dict[int, dict[int, int]]()
        for first, siblings in enumerate(self._of.siblings):
            for second in (one for one in siblings if one > first):
                if first not in since:
                    since[first] = self._sums(first, backwards=True)
                if second not in until:
                    until[second] = self._sums(second, backwards=False)
                late = sorted(since[first])
                for day, early in until[second].items():
                    k = bisect_left(late, day)
                    if k < len(late):
                        self._rows.append(([since[first][late[k]], early], [1, 1], 1))

    def _sums(self, session: int, *, backwards: bool) -> dict[int, int]:
        """Return a value for each day of a session: whether it is on that day or one before.

        Backwards, on that day or one after.
        """
        pairs: dict[int, list[int]] = defaultdict(list)
        for pair in np.flatnonzero(self._session == session).tolist():
            pairs[int(self._of.day[self._slot[pair]])].append(pair)
        found, before = dict[int, int](), list[int]()
        for day in sorted(pairs, reverse=backwards):
            found[day] = self._width
            self._width += 1
            summed = [*before, *pairs[day]]
            self._rows.append(([*summed, found[day]], [*[1] * len(summed), -1], 0))
            before = [found[day]]
        return found

    def solve(self, slot: Rows, limit: float) -> tuple[Rows, Levels]:
        """Return the best slots found, at least as good as the given ones, and what is proven."""
        of = self._of
        kept = (of.now[self._session] == self._slot).astype(np.int64)
        days = np.abs(of.day[self._slot] - of.wished[self._session])
        objectives = (
            (np.full(len(kept), -1), 0),
            (-kept, int((of.now >= 0).sum())),
            (days, 0),
        )
        table, most = self._table()
        sums = np.zeros(self._width - len(kept), dtype=np.int64)
        nodes = int(_NODES * limit) + 1 if len(kept) <= _MOST_PAIRS else 0
        bounds = list[int]()
        for k, (pair_costs, offset) in enumerate(objectives):
            level, costs = counted(of, slot)[k], np.append(pair_costs, sums)
            bounds.append(abs(level.bound) * (-1 if k == 0 else 1))
            found = None if level.proven else cheapest(costs, table, most, nodes)
            if found is not None:
                bounds[k] = max(bounds[k], found.bound + offset)
            if found is not None and found.chosen is not None:
                slot = min(slot, self._slots_of(found.chosen), key=lambda one: _rank(of, one))
            table, most = _with_row(table, most, costs, _rank(of, slot)[k] - offset)
        placed, moved, far = values(of, slot)
        return slot, (
            Level(placed, max(placed, -bounds[0])),
            Level(moved, min(moved, bounds[1])),
            Level(far, min(far, bounds[2])),
        )

    def _table(self) -> tuple[Any, Ints]:
        """Return the rows of the program, and the most of each."""
        from scipy.sparse import csr_array  # slow to import

        columns = [column for row, _, _ in self._rows for column in row]
        numbers = np.array([one for _, row, _ in self._rows for one in row], dtype=np.int64)
        ends = np.cumsum([0, *(len(row) for row, _, _ in self._rows)])
        table = csr_array((numbers, columns, ends), shape=(len(self._rows), self._width))
        return table, np.array([most for _, _, most in self._rows], dtype=np.int64)

    def _slots_of(self, chosen: Bools) -> Rows:
        slot = np.full(self._of.sessions, -1, dtype=np.int64)
        pairs = np.flatnonzero(chosen[: len(self._slot)])
        slot[self._session[pairs]] = self._slot[pairs]
        return slot


def _rank(problem: SessionsProblem, slot: Rows) -> tuple[int, int, int]:
    """Return what slots reach, each objective as a cost."""
    placed, moved, days = values(problem, slot)
    return -placed, moved, days


def _with_row(table: Any, most: Ints, costs: Ints, limit: int) -> tuple[Any, Ints]:
    """Return the program with a limit on costs."""
    from scipy.sparse import csr_array, vstack

    return vstack([table, csr_array(costs[None, :])], format="csr"), np.append(most, limit)


def _needed(problem: SessionsProblem, session: int) -> Rows:
    """Return the slots of a session that the program needs, ascending."""
    slots = problem.allowed[session]
    if problem.siblings[session] or not len(slots):
        return slots
    people = [problem.first[session], problem.second[session]]
    shared = np.isin(problem.first, people) | np.isin(problem.second, people)
    overlap = (problem.begin < problem.end[session]) & (problem.end > problem.begin[session])
    most = int((shared & overlap).sum())  # itself and the others
    nearest = slots[np.lexsort((slots, problem.cost(session, slots)))]
    months = problem.month[nearest]
    kept = [nearest[months == one][:most] for one in np.unique(months)]
    return np.unique(np.concatenate([*kept, slots[slots == problem.now[session]]]))
