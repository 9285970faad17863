"""Second opinions: three other ways to the optimum of a problem, and its rules one by one."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np
from ortools.sat.python import cp_model
from scipy.optimize import Bounds, LinearConstraint, milp

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from matchcore import Assignment, Problem
    from matchcore.solver import Stage

Pair = tuple[int, int]
Loads = tuple[int, ...]
Key = tuple[int, ...]
Answer = tuple[int, int, Fraction]
"""Covered mentees, seats filled, total of the scores."""

ORDERS = {"coverage": ("covered", "seats", "total"), "score": ("total", "seats", "covered")}
"""What counts first. Under "score", covered only makes the triple unique among the oracles."""


@dataclass(frozen=True)
class Reading:
    """A problem in whole numbers and plain lists, so that each oracle is exact and short."""

    problem: Problem
    scale: int
    worth: dict[Pair, int]
    places: list[list[int]]
    """What the first, second, … place of each mentor costs."""
    required: set[Pair]

    @classmethod
    def of(cls, problem: Problem) -> Reading:
        """Keep the possible pairs only; scale their scores by the least common denominator."""
        scores = {pair: Fraction(score) for pair, score in _possible(problem)}
        steps = [Fraction(step) for step in problem.load_step.tolist()]
        scale = max([1, *(x.denominator for x in (*scores.values(), *steps))])
        worth = {pair: int(score * scale) for pair, score in scores.items()}
        places = [
            [int(step * scale) * (before + k) for k in range(min(most, len(problem.demand)))]
            for step, before, most in zip(
                steps, problem.load_before.tolist(), problem.capacity.tolist(), strict=True
            )
        ]
        return cls(problem, scale, worth, places, _pairs(problem.required))

    @property
    def order(self) -> tuple[str, ...]:
        """Name the goals, the most important first."""
        return ORDERS[self.problem.objective]

    def sizes(self, mentee: int) -> range:
        """Return how many mentors a mentee may get: all numbers up to the demand, or just it."""
        demand = int(self.problem.demand[mentee])
        return range(demand if self.problem.complete else 0, demand + 1)

    def answer(self, values: dict[str, int]) -> Answer:
        """Turn whole numbers back into the triple that all oracles return."""
        return values["covered"], values["seats"], Fraction(values["total"], self.scale)


def _pairs(rows: NDArray[np.int64]) -> set[Pair]:
    return {(int(mentee), int(mentor)) for mentee, mentor in rows}


def _possible(problem: Problem) -> Iterator[tuple[Pair, float]]:
    """Yield the pairs that no hard rule on a single pair excludes."""
    scores, allowed = problem.compatibility.dense(), problem.compatibility.allowed
    forbidden = _pairs(problem.forbidden)
    for (mentee, mentor), score in np.ndenumerate(scores):
        above = problem.floor is None or score >= problem.floor
        if allowed[mentee, mentor] and above and (mentee, mentor) not in forbidden:
            yield (mentee, mentor), float(score)


def brute_force(problem: Problem) -> Answer | None:
    """Try every choice of mentors for each mentee in turn, keeping the best per mentor loads."""
    reading = Reading.of(problem)
    mentees, mentors = problem.compatibility.shape
    best: dict[Loads, Key] = {(0,) * mentors: (0, 0, 0)}
    for mentee in range(mentees):
        best = _seat(reading, mentee, best)
    floor = problem.minimum.tolist()
    keys = [
        _less(reading, key, loads)
        for loads, key in best.items()
        if all(np.greater_equal(loads, floor))
    ]
    return reading.answer(dict(zip(reading.order, max(keys), strict=True))) if keys else None


def _less(reading: Reading, key: Key, loads: Loads) -> Key:
    """Take what the loads cost off the total."""
    cost = sum(sum(costs[:load]) for costs, load in zip(reading.places, loads, strict=True))
    at = reading.order.index("total")
    return (*key[:at], key[at] - cost, *key[at + 1 :])


def _seat(reading: Reading, mentee: int, best: dict[Loads, Key]) -> dict[Loads, Key]:
    """Extend every state by every choice of one mentee: values add up, so the best suffices."""
    capacity = reading.problem.capacity.tolist()
    after: dict[Loads, Key] = {}
    for chosen, gain in _choices(reading, mentee):
        for loads, key in best.items():
            taken = tuple(load + (mentor in chosen) for mentor, load in enumerate(loads))
            if all(load <= most for load, most in zip(taken, capacity, strict=True)):
                value = tuple(have + more for have, more in zip(key, gain, strict=True))
                after[taken] = max(value, after.get(taken, value))
    return after


def _choices(reading: Reading, mentee: int) -> Iterator[tuple[set[int], Key]]:
    """Yield the sets of mentors that one mentee may get, with what each adds to the goals."""
    worth = {mentor: units for (row, mentor), units in reading.worth.items() if row == mentee}
    required = {mentor for row, mentor in reading.required if row == mentee}
    for size in reading.sizes(mentee):
        for chosen in combinations(worth, size):
            if required <= set(chosen):
                total = sum(worth[mentor] for mentor in chosen)
                gain = {"covered": min(size, 1), "seats": size, "total": total}
                yield set(chosen), tuple(gain[name] for name in reading.order)


def highs(problem: Problem) -> Answer | None:
    """Solve by integer programming, one goal after the other, the earlier ones held."""
    reading = Reading.of(problem)
    if not reading.required <= reading.worth.keys():
        return None
    goals, values = _goals(reading), {}
    constraints = _rows(reading)
    least = [pair in reading.required for pair in reading.worth]
    idle = np.zeros(len(goals["seats"]) - len(least))
    bounds = Bounds([*least, *idle], 1)
    for name in reading.order:
        found = milp(
            -goals[name], integrality=1, bounds=bounds, constraints=constraints,
            options={"mip_rel_gap": 0.0, "presolve": False},  # it loses optima before SciPy 1.15
        )  # fmt: skip
        if found.status == 2:
            return None
        assert found.status == 0, found.message
        values[name] = round(-found.fun)
        constraints.append(LinearConstraint(goals[name], values[name] - 0.5))
    return reading.answer(values)


def _goals(reading: Reading) -> dict[str, NDArray[np.float64]]:
    """Weigh the columns: pairs, covered mentees, places, then one spare so that none is empty."""
    pairs, mentees = len(reading.worth), reading.problem.compatibility.shape[0]
    costs = [cost for places in reading.places for cost in places]
    goals = np.zeros((3, pairs + mentees + len(costs) + 1))
    goals[0, pairs : pairs + mentees] = 1
    goals[1, :pairs] = 1
    goals[2, :pairs] = list(reading.worth.values())
    goals[2, pairs + mentees : -1] = np.negative(costs)
    return dict(zip(ORDERS["coverage"], goals, strict=True))


def _rows(reading: Reading) -> list[LinearConstraint]:
    """State the loads, in pairs and in places, and that a covered mentee has a mentor."""
    problem = reading.problem
    mentees, mentors = problem.compatibility.shape
    pairs = np.array([*reading.worth], dtype=np.int64).reshape(-1, 2)
    owners = np.repeat(np.arange(mentors), [len(places) for places in reading.places])
    width = len(pairs) + mentees + len(owners) + 1
    matched, loaded = np.zeros((mentees, width)), np.zeros((mentors, width))
    matched[pairs[:, 0], np.arange(len(pairs))] = 1
    loaded[pairs[:, 1], np.arange(len(pairs))] = 1
    covering = matched - np.eye(*matched.shape, k=len(pairs))
    least = problem.demand if problem.complete else 0 * problem.demand
    rows = [(matched, least, problem.demand), (loaded, problem.minimum, problem.capacity)]
    rows.append((covering, 0 * problem.demand, np.full(mentees, np.inf)))
    filling = loaded.copy()
    filling[owners, len(pairs) + mentees + np.arange(len(owners))] = -1
    rows.append((filling, np.zeros(mentors), np.zeros(mentors)))
    return [LinearConstraint(*row) for row in rows if len(row[0])]


def cp_sat(problem: Problem) -> Answer | None:
    """Solve by constraint programming, all goals at once, each outweighing the later ones."""
    reading, model = Reading.of(problem), cp_model.CpModel()
    if not reading.required <= reading.worth.keys():
        return None
    goals = _post(reading, model)
    spread = {"covered": len(problem.demand), "seats": len(reading.worth)}
    spread["total"] = sum(map(abs, reading.worth.values())) + sum(map(sum, reading.places))
    weight, weighed = 1, []
    for name in reversed(reading.order):
        weighed.append(weight * goals[name])
        weight *= spread[name] + 1
    model.maximize(cp_model.LinearExpr.sum(weighed))
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    status = solver.solve(model)
    if status == cp_model.INFEASIBLE:
        return None
    assert status == cp_model.OPTIMAL, solver.status_name()
    return reading.answer({name: solver.value(goal) for name, goal in goals.items()})


def _post(reading: Reading, model: cp_model.CpModel) -> dict[str, cp_model.LinearExpr]:
    """Post every hard rule and return the three goals as expressions."""
    total = cp_model.LinearExpr.sum
    problem = reading.problem
    taken = {pair: model.new_bool_var(f"{pair}") for pair in reading.worth}
    covered = [model.new_bool_var(f"covered {mentee}") for mentee in range(len(problem.demand))]
    for mentee, flag in enumerate(covered):
        seats = total([taken[pair] for pair in taken if pair[0] == mentee])
        sizes = reading.sizes(mentee)
        model.add_linear_constraint(seats, sizes[0], sizes[-1])
        model.add_linear_constraint(seats - flag, 0, len(taken))
    variables, weights = [*taken.values()], [*reading.worth.values()]
    for mentor, (least, most) in enumerate(zip(problem.minimum, problem.capacity, strict=True)):
        load = total([taken[pair] for pair in taken if pair[1] == mentor])
        model.add_linear_constraint(load, int(least), int(most))
        filled = [model.new_bool_var(f"{mentor} {cost}") for cost in reading.places[mentor]]
        model.add_linear_constraint(load - total(filled), 0, 0)
        variables += filled
        weights += [-cost for cost in reading.places[mentor]]
    for pair in reading.required:
        model.add_linear_constraint(taken[pair], 1, 1)
    weighed = cp_model.LinearExpr.weighted_sum(variables, weights)
    return {"covered": total(covered), "seats": total([*taken.values()]), "total": weighed}


def check_feasible(problem: Problem, assignment: Assignment) -> None:
    """Assert every hard rule on the pairs themselves, and the sums that are stated of them."""
    pairs = [*zip(assignment.mentees.tolist(), assignment.mentors.tolist(), strict=True)]
    mentees, mentors = problem.compatibility.shape
    scores, allowed = problem.compatibility.dense(), problem.compatibility.allowed
    assert pairs == sorted(set(pairs)), "pairs are sorted, each at most once"
    for mentee, mentor in pairs:
        assert 0 <= mentee < mentees
        assert 0 <= mentor < mentors
        assert allowed[mentee, mentor], "a rule forbids this pair"
        assert problem.floor is None or scores[mentee, mentor] >= problem.floor
    assert _pairs(problem.required) <= {*pairs}
    assert _pairs(problem.forbidden).isdisjoint(pairs)
    _check_loads(problem, pairs)
    assert assignment.seats == len(pairs)
    total = sum(Fraction(scores[pair]) for pair in pairs)
    for mentor, step in enumerate(problem.load_step.tolist()):
        load = sum(pair[1] == mentor for pair in pairs)
        total -= Fraction(step) * sum(int(problem.load_before[mentor]) + k for k in range(load))
    assert assignment.total == float(total)


def _check_loads(problem: Problem, pairs: list[Pair]) -> None:
    """Count the seats of everybody."""
    for mentee, demand in enumerate(problem.demand.tolist()):
        seats = sum(pair[0] == mentee for pair in pairs)
        assert seats == demand if problem.complete else seats <= demand
    for mentor, most in enumerate(problem.capacity.tolist()):
        load = sum(pair[1] == mentor for pair in pairs)
        assert problem.minimum[mentor] <= load <= most


def best_in_stages(problem: Problem, then: list[Stage]) -> tuple[Fraction, ...] | None:
    """Try every answer; return the quantities of the best, then its total in each further stage."""
    reading = Reading.of(problem)
    order = ORDERS["score"][:2] if problem.objective == "score" else ORDERS["coverage"]
    amounts = [s.compatibility.dense() for s in then]
    mentees, mentors = problem.compatibility.shape
    best = {(0,) * mentors: (Fraction(0),) * (len(order) + len(then))}
    for mentee in range(mentees):
        after: dict[Loads, tuple[Fraction, ...]] = {}
        for chosen, gain in _choices(reading, mentee):
            own = dict(zip(reading.order, gain, strict=True))
            more = [sum((Fraction(x[mentee, j]) for j in chosen), Fraction(0)) for x in amounts]
            for loads, key in best.items():
                taken = tuple(load + (j in chosen) for j, load in enumerate(loads))
                if all(np.less_equal(taken, problem.capacity)):
                    added = [*(Fraction(own[name]) for name in order), *more]
                    value = tuple(have + x for have, x in zip(key, added, strict=True))
                    after[taken] = max(value, after.get(taken, value))
        best = after
    steps = [np.broadcast_to(np.asarray(s.load_step, dtype=float), mentors) for s in then]
    found = []
    for loads, key in best.items():
        if all(np.greater_equal(loads, problem.minimum)):
            values = dict(zip(order, key, strict=False))
            cost = sum(sum(c[:k]) for c, k in zip(reading.places, loads, strict=True))
            values["total"] = (values["total"] - cost) / reading.scale
            burdens = [Fraction(x) for x in problem.burdens(np.array(loads, dtype=np.int64))]
            charged = [
                total - sum(Fraction(s) * b for s, b in zip(step.tolist(), burdens, strict=True))
                for total, step in zip(key[len(order) :], steps, strict=True)
            ]
            found.append((*values.values(), *charged))
    return max(found, default=None)
