"""Which pairs can be in an answer that is as good as the best one so far.

At given prices, forcing a pair costs the bound at least what its people lose by it (reduced cost
fixing: Nemhauser and Wolsey, "Integer and Combinatorial Optimization", 1988, II.5.2).
"""

from __future__ import annotations

import numpy as np

from matchcore.model.arrays import Bools, Rows
from matchcore.solver.admission.bound import (
    NEVER,
    gains,
    mentees_worth,
    mentors_worth,
    paired_worth,
)
from matchcore.solver.admission.problem import AdmissionProblem, Objective, Table


def losses(problem: AdmissionProblem, objective: Objective, prices: Table) -> Table:
    """Return what the bound loses at least if a pair is forced: each open one, not required."""
    rest = gains(problem, objective, prices)
    mentors = mentors_worth(problem, objective, prices)
    displaced = _displaced(rest, problem.capacity - problem.required_pairs.sum(axis=0))
    pair = np.where(problem.minimum == 0, np.maximum(displaced - rest, 0), 0)
    pair = pair + np.maximum(_threshold(problem, 1, mentors) - mentors, 0)
    if not problem.complete:
        paid = np.where(problem.open, prices, NEVER).T
        earned = _displaced(paid, problem.demand - problem.required_pairs.sum(axis=1))
        pair = pair + np.where(problem.demand > 1, np.maximum(earned - paid, 0), 0).T
    mentees, paired = (f(problem, objective, prices) for f in (mentees_worth, paired_worth))
    if problem.complete:
        return np.asarray(pair + np.maximum(_threshold(problem, 0, mentees) - mentees, 0)[:, None])
    better = np.maximum(_threshold(problem, 0, mentees), mentees)
    return np.asarray(pair + (better - paired)[:, None])


def _displaced(rest: Table, left: Rows) -> Rows:
    """Return what the last place of each column holds, or 0 where it is free."""
    last = np.minimum(left, len(rest)) - 1
    held = (-np.sort(-rest, axis=0))[np.maximum(last, 0), np.arange(len(last))]
    return np.where((last == left - 1) & (last >= 0), np.maximum(held, 0), 0)


def _threshold(problem: AdmissionProblem, side: int, worth: Rows) -> Rows:
    """Return for each person what a place is worth to others: the last one taken, or 0."""
    groups, optional = problem.groups[side], problem.optional[side]
    found = np.full(len(worth), NEVER)
    for group in np.unique(groups[optional]).tolist():
        own = groups == group
        left = int(problem.places[side][group]) - int((own & ~optional).sum())
        best = np.sort(worth[own & optional])[::-1]
        is_taken = 0 < left <= len(best)
        found[own & optional] = max(0, int(best[left - 1])) if is_taken else 0
    return found


def worth_trying(
    problem: AdmissionProblem, objective: Objective, prices: Table, slack: int
) -> Bools:
    """Return the pairs whose forcing costs the bound no more than a slack."""
    possible: Bools = problem.open & (losses(problem, objective, prices) <= slack)
    return possible | problem.required_pairs
