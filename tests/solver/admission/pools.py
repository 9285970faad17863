"""Small pools for hypothesis, and every admission of one, tried one by one."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations, product
from typing import TYPE_CHECKING

import numpy as np
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.optimize import Bounds, LinearConstraint, linear_sum_assignment, milp

from matchcore.solver.admission import AdmissionProblem, Chosen, Objective, values, violations

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn


_NOBODY = np.zeros((0, 2), dtype=np.int64)


@st.composite
def pools(draw: DrawFn, most: int = 4, simple: bool = False) -> AdmissionProblem:
    """Draw a pool; a simple one has no minimums, required pairs or load costs."""
    n, m = draw(st.integers(1, most)), draw(st.integers(1, most))

    def ints(size: int | tuple[int, int], low: int, high: int) -> np.ndarray:
        cells = st.integers(low, high)
        return draw(arrays(np.int64, size, elements=cells, fill=st.nothing()))

    is_open = draw(arrays(bool, (n, m), elements=st.sampled_from([True, True, False])))
    groups = ints(n, 0, 1), ints(m, 0, 1)
    places = ints(2, 0, most), ints(2, 0, most)
    capacity, demand = ints(m, 0, 3), ints(n, 0, draw(st.sampled_from([1, 1, 2])))
    special = not simple and draw(st.booleans())
    minimum = np.minimum(capacity, ints(m, 0, 1)) if special else np.zeros(m, dtype=np.int64)
    step = ints(m, 0, 2) if special else np.zeros(m, dtype=np.int64)
    complete = special and draw(st.booleans())
    required = _required(draw, is_open, capacity, demand) if special else _NOBODY
    shape, ones = (n, m), np.ones((n, m), dtype=np.int64)
    objectives = [
        Objective.of("covered", shape, covered=1),
        Objective.of("seats", shape, pairs=ones),
    ]
    if special:
        people = {
            "mentees": np.ones(n, dtype=np.int64),
            "mentors": np.ones(m, dtype=np.int64),
        }
        objectives.insert(0, Objective.of("admitted", shape, **people))
    objectives.append(Objective.of("total", shape, pairs=ints(shape, -2, 9), step=step))
    objectives.append(
        Objective.of("score", shape, mentees=ints(n, 0, 9), mentors=ints(m, 0, 9))._replace(
            parts=1 << 20
        )
    )
    before = ints(m, 0, 1) if special else np.zeros(m, dtype=np.int64)
    return AdmissionProblem(
        is_open,
        tuple(objectives),
        capacity,
        minimum,
        before,
        demand,
        complete,
        required,
        groups,
        places,
    )


def _required(
    draw: DrawFn, is_open: np.ndarray, capacity: np.ndarray, demand: np.ndarray
) -> np.ndarray:
    """Draw no required pair, or one whose people may have a partner."""
    rows = np.argwhere(is_open & (capacity > 0) & (demand > 0)[:, None])
    if not len(rows) or draw(st.booleans()):
        return _NOBODY
    return rows[[draw(st.integers(0, len(rows) - 1))]]


def every_choice(problem: AdmissionProblem) -> Iterator[Chosen]:
    """Return every admission that obeys the problem: all sets of people, all sets of pairs."""
    n, m = problem.shape
    for mentees in _admitted(problem, 0):
        rows = [[()] if not mentees[i] else _sets(problem, i) for i in range(n)]
        for chosen in product(*rows):
            pairs = np.zeros((n, m), dtype=bool)
            for i, partners in enumerate(chosen):
                pairs[i, list(partners)] = True
            for mentors in _admitted(problem, 1):
                found = Chosen(pairs, mentees, mentors)
                if not violations(problem, found):
                    yield found


def _sets(problem: AdmissionProblem, i: int) -> list[tuple[int, ...]]:
    partners = np.flatnonzero(problem.open[i]).tolist()
    most = int(problem.demand[i])
    return [some for size in range(most + 1) for some in combinations(partners, size)]


def _admitted(problem: AdmissionProblem, side: int) -> Iterator[np.ndarray]:
    size = problem.shape[side]
    for mask in product([False, True], repeat=size):
        admitted = np.array(mask, dtype=bool)
        taken = np.bincount(problem.groups[side][admitted], minlength=2)
        if (taken <= problem.places[side]).all():
            yield admitted


def best_values(problem: AdmissionProblem) -> tuple[int, ...] | None:
    """Return the values of the best admission, by trying all."""
    return max((values(problem, chosen) for chosen in every_choice(problem)), default=None)


def best_of_sets(problem: AdmissionProblem) -> tuple[int, ...]:
    """Return the values of the best admission, by trying all sets of people.

    Only where each mentee has one mentor: pairs are then an assignment to places of mentors
    (scipy), in which one number holds all objectives.
    """
    best: tuple[int, ...] = ()
    place_of = np.repeat(np.arange(problem.shape[1]), problem.capacity)
    worth = problem.objectives[0].covered * np.ones(problem.shape, dtype=np.int64)
    for objective in problem.objectives[1:-1]:
        worth = worth * 1000 + objective.pairs
    for mentees in _filled(problem, 0):
        for mentors in _filled(problem, 1):
            own = problem.open & mentees[:, None] & mentors
            table = np.where(own, worth, 0)[:, place_of]
            rows, columns = linear_sum_assignment(table, maximize=True)
            pairs = np.zeros(problem.shape, dtype=bool)
            pairs[rows, place_of[columns]] = True
            found = values(problem, Chosen(pairs & own, mentees, mentors))
            best = max(best, found)
    return best


def _filled(problem: AdmissionProblem, side: int) -> Iterator[np.ndarray]:
    """Return every set of people that leaves no place empty which somebody could take."""
    count = np.bincount(problem.groups[side], minlength=2)
    most = np.minimum(problem.places[side], count)
    for admitted in _admitted(problem, side):
        if (np.bincount(problem.groups[side][admitted], minlength=2) == most).all():
            yield admitted


def best_by_milp(problem: AdmissionProblem) -> tuple[int, ...] | None:  # noqa: C901
    """Return the values of the best admission, by HiGHS: x[i, j], y[i], z[j], objectives in turn.

    The formulation is one of its own: a pair is at most its mentee and its mentor.
    """
    (n, m), size = problem.shape, problem.shape[0] * problem.shape[1]
    width = size + n + m + n + size  # the last: whether mentor j has an i-th place filled
    rows: list[LinearConstraint] = []

    def add(amounts: dict[int, float], low: float, high: float) -> None:
        row = np.zeros(width)
        for column, amount in amounts.items():
            row[column] = amount
        rows.append(LinearConstraint(row, low, high))

    def x(i: int, j: int) -> int:
        return i * m + j

    upper = np.ones(width)
    upper[:size] = (problem.open | problem.required_pairs).ravel()
    lower = np.zeros(width)
    lower[:size] = problem.required_pairs.ravel()
    everyone = range(size, size + n), range(size + n, size + n + m)
    for i in range(n):
        for j in range(m):
            add({x(i, j): 1, everyone[0][i]: -1}, -np.inf, 0)
            add({x(i, j): 1, everyone[1][j]: -1}, -np.inf, 0)
        seats = {x(i, j): 1.0 for j in range(m)}
        add(seats, -np.inf, problem.demand[i])
        if problem.complete:
            add({**seats, everyone[0][i]: -float(problem.demand[i])}, 0, np.inf)
        add({**seats, size + n + m + i: -1}, 0, np.inf)
    for j in range(m):
        load = {x(i, j): 1.0 for i in range(n)}
        add(load, -np.inf, problem.capacity[j])
        add({**load, everyone[1][j]: -float(problem.minimum[j])}, 0, np.inf)
        places = {size + n + m + n + x(i, j): -1.0 for i in range(n)}
        add({**load, **places}, 0, 0)
    for side, people in enumerate(everyone):
        for group, places_of_group in enumerate(problem.places[side].tolist()):
            own = {people[k]: 1.0 for k in np.flatnonzero(problem.groups[side] == group)}
            add(own, -np.inf, places_of_group)
    reached: list[int] = []
    for objective in problem.objectives:
        goal = np.concatenate(
            [
                objective.pairs.ravel(),
                objective.mentees,
                objective.mentors,
                np.full(n, objective.covered),
                -(objective.step * (problem.before + np.arange(n)[:, None])).ravel(),
            ]
        ).astype(float)
        found = milp(
            -goal, constraints=rows, bounds=Bounds(lower, upper), integrality=np.ones(width)
        )
        if found.x is None:
            return None
        reached.append(round(-found.fun))
        rows.append(LinearConstraint(goal, reached[-1], np.inf))
    return tuple(reached)
