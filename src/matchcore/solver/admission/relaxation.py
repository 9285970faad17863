"""The linear relaxation: people and pairs by shares, with the price of each pair.

The network part is integral by itself: places of mentees with one mentor each, and places of
mentors with one mentee each. The place of a person with several partners is a fixed charge; there
a pair may not exceed the person's share, which keeps the relaxation close.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.short_repr import short_repr
from matchcore.solver.admission.chosen import Chosen
from matchcore.solver.admission.problem import AdmissionProblem, Objective, Pairs

_UNIT = 2.0**20  # the largest amount of a row or an objective: HiGHS tolerates 1e-7
_WHOLE = 1e-6


class Row(NamedTuple):
    """An objective before, and the least that it must count."""

    objective: Objective
    least: int

    def __repr__(self) -> str:
        return short_repr(self)


class Relaxed(NamedTuple):
    """The best by shares.

    Attributes
    ----------
    value : float
    pairs, mentees, mentors : arrays of float
        Shares of each candidate, and of each person.
    prices : array of float, shape (n, m)
        What each pair costs its mentor, in units of the objective.
    rows : list of float
        The price of each objective before.
    """

    value: float
    pairs: Floats
    mentees: Floats
    mentors: Floats
    prices: Floats
    rows: list[float]

    def __repr__(self) -> str:
        return short_repr(self)

    @property
    def whole(self) -> bool:
        """Whether nobody and no pair is split."""
        shares = np.concatenate([self.pairs, self.mentees, self.mentors])
        return bool((np.abs(shares - np.rint(shares)) < _WHOLE).all())


class Relaxation:
    """The relaxation over some candidates among the pairs.

    Columns are, in this order: the candidates, the mentees, the mentors, the mentees once more as
    covered, and the places of mentors whose further mentees cost more.
    """

    def __init__(self, problem: AdmissionProblem, candidates: Pairs) -> None:
        self.problem, (self.i, self.j) = problem, candidates
        (self.n, self.m), self.pairs = problem.shape, len(self.i)
        self.mentee, self.mentor = self.pairs, self.pairs + self.n
        self.covered = self.mentor + self.m
        self.place = self.covered + self.n
        self.stepped = np.flatnonzero(
            np.any([objective.step != 0 for objective in problem.objectives], axis=0)
        )
        most = np.minimum(problem.capacity, self.n)[self.stepped]
        self.at = np.repeat(np.arange(len(self.stepped)), most)  # of each place: its mentor's turn
        self.turn = np.arange(len(self.at)) - np.repeat(np.cumsum(most) - most, most)
        self.width = self.place + len(self.at)
        self._cells: list[tuple[Rows, Rows, NDArray[np.float64]]] = []
        self._most: list[Floats] = []
        self._height = 0
        self.seat_rows: list[tuple[int, float]] = []  # rows in which each mentee's seats stand
        self._state()

    def _add(self, height: int, most: Any, *cells: tuple[Any, Any, Any]) -> int:
        """Add rows; each part of cells is rows, columns and an amount. Return the first row."""
        first = self._height
        for rows, columns, amount in cells:
            some = np.broadcast_to(np.asarray(amount, dtype=np.float64), rows.shape)
            self._cells.append((rows + first, columns, some))
        self._most.append(np.broadcast_to(np.asarray(most, dtype=np.float64), (height,)))
        self._height += height
        return first

    def _state(self) -> None:
        p, pair = self.problem, np.arange(self.pairs)
        mentees, mentors = np.arange(self.n), np.arange(self.m)
        everyone = self.mentee + mentees, self.mentor + mentors
        seats = self._add(self.n, 0, (self.i, pair, 1), (mentees, everyone[0], -p.demand))
        self.seat_rows.append((seats, 1.0))
        if p.complete:
            row = self._add(self.n, 0, (self.i, pair, -1), (mentees, everyone[0], p.demand))
            self.seat_rows.append((row, -1.0))
        self._add(self.m, 0, (self.j, pair, 1), (mentors, everyone[1], -p.capacity))
        if p.minimum.any():
            self._add(self.m, 0, (self.j, pair, -1), (mentors, everyone[1], p.minimum))
        split = np.flatnonzero((p.optional[1] & (p.capacity > 1))[self.j])
        self._add_shares(split, self.mentor + self.j[split])
        self.paid = np.flatnonzero((p.optional[0] & (p.demand > 1))[self.i])
        self.paid_row = self._add_shares(self.paid, self.mentee + self.i[self.paid])
        for side, places in enumerate(p.places):
            self._add(len(places), places, (p.groups[side], everyone[side], 1))
        if any(objective.covered for objective in p.objectives):
            covered = self.covered + mentees
            row = self._add(self.n, 0, (self.i, pair, -1), (mentees, covered, 1))
            self.seat_rows.append((row, -1.0))
            self._add(self.n, 0, (mentees, covered, 1), (mentees, everyone[0], -1))
        if len(self.stepped):
            self._state_places()

    def _add_shares(self, pairs: Rows, people: Rows) -> int:
        """Let pairs be at most the shares of people."""
        rows = np.arange(len(pairs))
        return self._add(len(pairs), 0, (rows, pairs, 1), (rows, people, -1))

    def _state_places(self) -> None:
        """Let a mentor's load fill places, the cheapest first; none without being admitted."""
        turn_of = np.full(self.m, -1)
        turn_of[self.stepped] = np.arange(len(self.stepped))
        own, place = np.flatnonzero(turn_of[self.j] >= 0), np.arange(len(self.at))
        rows = turn_of[self.j[own]]
        self._add(len(self.stepped), 0, (rows, own, 1), (self.at, self.place + place, -1))
        mentors = self.mentor + self.stepped[self.at]
        self._add(len(place), 0, (place, self.place + place, 1), (place, mentors, -1))

    def amounts(self, objective: Objective) -> Floats:
        """Return what an objective counts in each column."""
        found = np.zeros(self.width)
        found[: self.mentee] = objective.pairs[self.i, self.j]
        found[self.mentee : self.mentor] = objective.mentees
        found[self.mentor : self.covered] = objective.mentors
        found[self.covered : self.place] = objective.covered
        mentor = self.stepped[self.at]
        found[self.place :] = -objective.step[mentor] * (self.problem.before[mentor] + self.turn)
        return found

    def solve(self, objective: Objective, before: Sequence[Row]) -> Relaxed | None:
        """Return the best by shares, given the least of the objectives before; None without any."""
        if not self.width:  # nobody is there
            nobody = np.zeros(0)
            return Relaxed(0.0, nobody, nobody, nobody, np.zeros((0, 0)), [0.0] * len(before))
        from scipy.optimize import linprog  # slow to import

        table, most, sizes = self._rows(before)
        goal, unit = _scaled(self.amounts(objective))
        bounds = np.column_stack([self._least(), self._largest()])
        found = linprog(-goal, A_ub=table, b_ub=most, bounds=bounds, method="highs-ds")
        if found.status != 0:
            return None
        dual = -found.ineqlin.marginals * unit
        seats = sum((sign * dual[row : row + self.n] for row, sign in self.seat_rows), np.zeros(1))
        paid = np.broadcast_to(seats[:, None], self.problem.shape).copy()
        paid[self.i[self.paid], self.j[self.paid]] += dual[self.paid_row :][: len(self.paid)]
        prices = [dual[self._height + k] / size for k, size in enumerate(sizes)]
        parts = np.split(found.x, [self.mentee, self.mentor, self.covered])
        return Relaxed(-found.fun * unit, parts[0], parts[1], parts[2], paid, prices)

    def whole(self, objective: Objective, before: Sequence[Row], nodes: int) -> Chosen | None:
        """Return a good choice without shares, by branch and bound over so many nodes.

        It is a start for an exact search: what it proves is proven in floats, and not used.
        """
        from scipy.optimize import Bounds, LinearConstraint, milp  # slow to import

        table, most, _ = self._rows(before)
        goal, _ = _scaled(self.amounts(objective))
        for name in ("indices", "indptr"):  # SciPy before 1.15 takes no long ones
            setattr(table, name, getattr(table, name).astype(np.int32))
        found = milp(
            -goal,
            integrality=np.arange(self.width) < self.covered,
            bounds=Bounds(self._least(), self._largest()),
            constraints=LinearConstraint(table, ub=most),
            options={"node_limit": nodes, "mip_rel_gap": 0.0},
        )
        if found.x is None:
            return None
        pairs, mentees, mentors, _ = np.split(found.x, [self.mentee, self.mentor, self.covered])
        return self.chosen(Relaxed(0.0, pairs, mentees, mentors, np.zeros((0, 0)), []))

    def _rows(self, before: Sequence[Row]) -> tuple[Any, Floats, list[float]]:
        """Return all rows with their most, and the unit of each objective before."""
        from scipy.sparse import csr_array, vstack

        rows, columns, amounts = (np.concatenate(x) for x in zip(*self._cells, strict=True))
        table = csr_array((amounts, (rows, columns)), shape=(self._height, self.width))
        most, sizes = np.concatenate(self._most), []
        for row in before:
            row_amounts, size = _scaled(self.amounts(row.objective))
            table = vstack([table, csr_array(-row_amounts[None, :])], format="csr")
            most = np.append(most, -row.least / size)
            sizes.append(size)
        return table, most, sizes

    def _least(self) -> Floats:
        """Return the least shares: of required pairs, and of those who compete for no place."""
        p, found = self.problem, np.zeros(self.width)
        found[: self.mentee] = p.required_pairs[self.i, self.j]
        found[self.mentee : self.mentor] = ~p.optional[0]
        found[self.mentor : self.covered] = ~p.optional[1]
        return found

    def _largest(self) -> Floats:
        found = np.ones(self.width)
        if not any(objective.covered for objective in self.problem.objectives):
            found[self.covered : self.place] = 0
        return found

    def chosen(self, found: Relaxed) -> Chosen:
        """Return shares above one half as chosen."""
        pairs = np.zeros(self.problem.shape, dtype=np.bool_)
        whole: Bools = found.pairs > 0.5
        pairs[self.i[whole], self.j[whole]] = True
        return Chosen(pairs, found.mentees > 0.5, found.mentors > 0.5)


def _scaled(amounts: Floats) -> tuple[Floats, float]:
    """Return amounts in a unit in which the largest is moderate, and the unit: a power of two."""
    largest = np.abs(amounts).max(initial=0)
    unit = 2.0 ** max(0.0, np.ceil(np.log2(largest / _UNIT))) if largest else 1.0
    return amounts / unit, unit
