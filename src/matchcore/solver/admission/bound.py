"""An upper bound on an aim from prices of the mentees' seats, in whole numbers.

Whatever the prices, no admission exceeds the bound (Lagrangian duality: Geoffrion, "Lagrangean
relaxation for integer programming", 1974). A mentor who is admitted takes the pairs that gain most
over their price; a mentee who is admitted earns the price of each seat taken; of each group the
best are admitted. This file imports nothing of the search.
"""

from __future__ import annotations

import numpy as np

from matchcore.model.arrays import Bools, Rows
from matchcore.solver.admission.problem import AdmissionProblem, Aim, Table

NEVER = -(1 << 60)  # below every sum that can be reached


def upper_bound(problem: AdmissionProblem, aim: Aim, prices: Rows) -> int:
    """Return a number that no admission's value of an aim exceeds.

    Parameters
    ----------
    problem : AdmissionProblem
    aim : Aim
    prices : array of int, shape (n,)
        What a seat of each mentee costs its mentor; of any sign.
    """
    sides = mentees_worth(problem, aim, prices), mentors_worth(problem, aim, prices)
    return sum(
        _best(worth, problem.forced[k], problem.optional[k], problem.groups[k], problem.places[k])
        for k, worth in enumerate(sides)
    )


def mentees_worth(problem: AdmissionProblem, aim: Aim, prices: Rows) -> Rows:
    """Return what each mentee is worth if admitted: the best number of seats, each at its price."""
    demand, made = problem.demand, problem.required_pairs.sum(axis=1)
    least = np.maximum(made, demand * problem.complete)
    worth = np.full(len(demand), NEVER)
    for seats in (least, np.maximum(least, 1), demand):
        is_possible = seats <= demand
        found = aim.covered * (seats > 0) + seats * prices
        worth = np.where(is_possible, np.maximum(worth, found), worth)
    return np.asarray(aim.mentees + worth)


def mentors_worth(problem: AdmissionProblem, aim: Aim, prices: Rows) -> Rows:
    """Return what each mentor is worth if admitted: the best pairs less their prices."""
    made = problem.required_pairs.sum(axis=0)
    rest = gains(problem, aim, prices)
    most = int(min(len(rest), problem.capacity.max(initial=0)))
    best = -np.sort(-rest, axis=0)[:most]
    turn = np.arange(most)[:, None]
    best = best - aim.step * (problem.before + made + turn)
    is_needed = turn < np.maximum(problem.minimum - made, 0)
    is_possible = turn < np.maximum(problem.capacity - made, 0)
    taken = np.where(is_needed, best, np.where(is_possible, np.maximum(best, 0), 0))
    first = np.where(problem.required_pairs, aim.pairs - prices[:, None], 0).sum(axis=0)
    first -= aim.step * (made * problem.before + made * (made - 1) // 2)
    total = aim.mentors + first + np.maximum(taken, NEVER // max(1, most)).sum(axis=0)
    lacks = (problem.minimum - made) > (rest > NEVER).sum(axis=0)
    return np.asarray(np.where(lacks, NEVER, total))


def gains(problem: AdmissionProblem, aim: Aim, prices: Rows) -> Table:
    """Return what each pair that may still be made gains over its price."""
    is_free = problem.open & ~problem.required_pairs
    return np.where(is_free, aim.pairs - prices[:, None], NEVER)


def _best(worth: Rows, forced: Bools, optional: Bools, groups: Rows, places: Rows) -> int:
    """Return what those of one side are worth: all who must be there, and the best of the others.

    Where everybody of a group is admitted, everybody counts.
    """
    total = sum(worth[~optional].tolist())  # sums of `NEVER` leave int64
    for group in np.unique(groups[optional]).tolist():
        own = groups == group
        left = int(places[group]) - int((own & ~optional).sum())
        most = np.sort(worth[own & optional])[::-1][: max(left, 0)]
        total += int(np.maximum(most, 0).sum())
    return total
