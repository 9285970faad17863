"""What a search chose: who is admitted, and which pairs are made; and what that counts."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Bools
from matchcore.short_repr import short_repr
from matchcore.solver.admission.problem import AdmissionProblem, Objective


class Chosen(NamedTuple):
    """Who is admitted, and the pairs among them.

    Attributes
    ----------
    pairs : array of bool, shape (n, m)
    mentees, mentors : arrays of bool
    """

    pairs: Bools
    mentees: Bools
    mentors: Bools

    def __repr__(self) -> str:
        return short_repr(self)


def value(problem: AdmissionProblem, objective: Objective, chosen: Chosen) -> int:
    """Return what one objective counts."""
    load = chosen.pairs.sum(axis=0)
    costs = objective.step * (load * problem.before + load * (load - 1) // 2)
    return int(
        objective.pairs[chosen.pairs].sum()
        + objective.covered * chosen.pairs.any(axis=1).sum()
        + objective.mentees[chosen.mentees].sum()
        + objective.mentors[chosen.mentors].sum()
        - costs.sum()
    )


def values(problem: AdmissionProblem, chosen: Chosen) -> tuple[int, ...]:
    """Return what each objective counts: a larger tuple is a better answer."""
    return tuple(value(problem, objective, chosen) for objective in problem.objectives)


def filled(problem: AdmissionProblem, chosen: Chosen) -> Chosen:
    """Return the same with the places left given to those who add the most to the objectives.

    Nobody is added who must have a partner.
    """
    mentees, mentors = chosen.mentees.copy(), chosen.mentors.copy()
    needs = (problem.demand > 0) & problem.complete, problem.minimum > 0
    worths = [(objective.mentees, objective.mentors) for objective in reversed(problem.objectives)]
    for side, admitted in enumerate((mentees, mentors)):
        order = np.lexsort((-np.arange(len(admitted)), *(worth[side] for worth in worths)))
        left = problem.places[side] - np.bincount(
            problem.groups[side][admitted], minlength=len(problem.places[side])
        )
        for row in order[::-1].tolist():
            group = problem.groups[side][row]
            if left[group] > 0 and not admitted[row] and not needs[side][row]:
                admitted[row] = True
                left[group] -= 1
    return Chosen(chosen.pairs, mentees, mentors)
