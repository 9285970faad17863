"""An upper bound on an objective from a price of each pair, in whole numbers.

Whatever the prices, no admission exceeds the bound (Lagrangian duality: Geoffrion, "Lagrangean
relaxation for integer programming", 1974). A mentor who is admitted takes the pairs that gain most
over their price; a mentee who is admitted earns the highest prices; of each group the best are
admitted. This file imports nothing of the search.
"""

from __future__ import annotations

import numpy as np

from matchcore.model.arrays import Bools, Rows
from matchcore.solver.admission.problem import AdmissionProblem, Objective, Table

NEVER = -(1 << 50)  # below every sum that can be reached


def upper_bound(problem: AdmissionProblem, objective: Objective, prices: Table) -> int:
    """Return a number that no admission's value of an objective exceeds.

    Parameters
    ----------
    problem : AdmissionProblem
    objective : Objective
    prices : array of int, shape (n, m)
        What a mentor pays to the mentee of a pair; of any sign.
    """
    sides = mentees_worth(problem, objective, prices), mentors_worth(problem, objective, prices)
    return sum(
        _best(worth, problem.optional[k], problem.groups[k], problem.places[k])
        for k, worth in enumerate(sides)
    )


def mentees_worth(problem: AdmissionProblem, objective: Objective, prices: Table) -> Rows:
    """Return what each mentee is worth if admitted."""
    paired, forced = paired_worth(problem, objective, prices), problem.required_pairs.any(axis=1)
    must = forced | (problem.complete & (problem.demand > 0))
    return np.asarray(np.where(must, paired, np.maximum(paired, objective.mentees)))


def paired_worth(problem: AdmissionProblem, objective: Objective, prices: Table) -> Rows:
    """Return what each mentee is worth with a mentor at least: the highest prices."""
    made = problem.required_pairs.sum(axis=1)
    least = np.maximum(problem.demand * problem.complete, 1) - made
    best = _sorted(np.where(_free(problem), prices, NEVER), 1, problem.demand)
    taken = _taken(best, least, problem.demand - made)
    first = np.where(problem.required_pairs, prices, 0).sum(axis=1)
    return np.asarray(objective.mentees + objective.covered + first + taken)


def mentors_worth(problem: AdmissionProblem, objective: Objective, prices: Table) -> Rows:
    """Return what each mentor is worth if admitted: the best pairs less their prices."""
    made = problem.required_pairs.sum(axis=0)
    best = _sorted(gains(problem, objective, prices), 0, problem.capacity)
    best = best - objective.step[:, None] * (
        (problem.before + made)[:, None] + np.arange(best.shape[1])
    )
    taken = _taken(best, problem.minimum - made, problem.capacity - made)
    first = np.where(problem.required_pairs, objective.pairs - prices, 0).sum(axis=0)
    first -= objective.step * (made * problem.before + made * (made - 1) // 2)
    return np.asarray(objective.mentors + first + taken)


def gains(problem: AdmissionProblem, objective: Objective, prices: Table) -> Table:
    """Return what each pair that may still be made gains over its price."""
    return np.where(_free(problem), objective.pairs - prices, NEVER)


def _free(problem: AdmissionProblem) -> Bools:
    return problem.open & ~problem.required_pairs


def _sorted(table: Table, axis: int, loads: Rows) -> Table:
    """Return the highest of each person, one row per person, as many as anybody can have."""
    most = int(min(table.shape[axis], loads.max(initial=0)))
    best = -np.sort(-table, axis=axis)
    return best[:, :most] if axis else best[:most].T


def _taken(best: Table, least: Rows, most: Rows) -> Rows:
    """Return the sum of those that must be taken and of the others above 0; `NEVER` if too few."""
    turn = np.arange(best.shape[1])
    is_needed, is_possible = turn < least[:, None], turn < most[:, None]
    taken = np.where(is_needed & is_possible, best, np.where(is_possible, np.maximum(best, 0), 0))
    lacks = np.minimum((best > NEVER // 2).sum(axis=1), np.maximum(most, 0)) < least
    return np.asarray(np.where(lacks, NEVER, np.where(taken > NEVER // 2, taken, 0).sum(axis=1)))


def _best(worth: Rows, optional: Bools, groups: Rows, places: Rows) -> int:
    """Return what those of one side are worth: all who must be there, and the best of the others.

    Where everybody of a group is admitted, everybody counts.
    """
    total = int(sum(worth[~optional].tolist()))  # sums of `NEVER` leave int64
    for group in np.unique(groups[optional]).tolist():
        own = groups == group
        left = int(places[group]) - int((own & ~optional).sum())
        most = np.sort(worth[own & optional])[::-1][: max(left, 0)]
        total += int(np.maximum(most, 0).sum())
    return total
