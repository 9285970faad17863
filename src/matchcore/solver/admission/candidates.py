"""Which pairs a relaxation and a search look at."""

from __future__ import annotations

import numpy as np

from matchcore.model.arrays import Bools
from matchcore.solver.admission.answer import Priced
from matchcore.solver.admission.bound import NEVER, gains
from matchcore.solver.admission.chosen import Chosen
from matchcore.solver.admission.exact import MOST_PAIRS
from matchcore.solver.admission.problem import AdmissionProblem, Pairs, pairs_of

ALL = 20_000  # pairs that enter the relaxation at once
_FIRST = 12  # candidates of each person at first, where there are more


def possible(problem: AdmissionProblem) -> Bools:
    """Return which pairs can be made."""
    return problem.open | problem.required_pairs


def first_candidates(problem: AdmissionProblem) -> Pairs:
    """Return all pairs, or of many the best of each person and those that are required."""
    is_possible = possible(problem)
    if int(is_possible.sum()) <= ALL:
        return pairs_of(is_possible)
    worth = np.where(is_possible, sum(objective.pairs for objective in problem.objectives), NEVER)
    kept = problem.required_pairs.copy()
    for axis in (0, 1):
        order = np.argsort(-worth, axis=axis, kind="stable")
        best = np.take(order, np.arange(min(_FIRST, order.shape[axis])), axis=axis)
        np.put_along_axis(kept, best, True, axis=axis)
    return pairs_of(kept & is_possible)


def gaining(problem: AdmissionProblem, priced: Priced, candidates: Pairs) -> Pairs:
    """Return the pairs that a mentor would take at these prices and that are no candidates."""
    rest = gains(problem, priced.objective, priced.prices)
    most = int(min(len(rest), problem.capacity.max(initial=0)))
    order = np.argsort(-rest, axis=0, kind="stable")[:most]
    taken = np.zeros(problem.shape, dtype=np.bool_)
    is_wanted = np.take_along_axis(rest, order, axis=0) > 0
    is_wanted &= np.arange(most)[:, None] < problem.capacity
    np.put_along_axis(taken, order, is_wanted, axis=0)
    taken[candidates] = False
    return pairs_of(taken)


def joined(problem: AdmissionProblem, some: Pairs, more: Pairs) -> Pairs:
    """Return the pairs of both."""
    table = np.zeros(problem.shape, dtype=np.bool_)
    table[some] = True
    table[more] = True
    return pairs_of(table)


def most_gaining(
    problem: AdmissionProblem,
    priced: Priced | None,
    candidates: Pairs,
    best: Chosen | None,
) -> Pairs:
    """Return the candidates that gain most at some prices, and the pairs of the best choice."""
    i, j = candidates
    worth = (
        np.zeros(len(i)) if priced is None else priced.objective.pairs[i, j] - priced.prices[i, j]
    )
    order = np.argsort(-worth, kind="stable")[:MOST_PAIRS]
    made = pairs_of(problem.required_pairs if best is None else best.pairs)
    return joined(problem, (i[order], j[order]), made)
