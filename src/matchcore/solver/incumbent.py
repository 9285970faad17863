"""The best answer a search has found so far."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.model.objective import RANKINGS, Quantity
from matchcore.model.problem import Problem


@dataclass(frozen=True, eq=False)
class Incumbent:
    """An answer and its rank.

    Attributes
    ----------
    mentees, mentors : arrays of int
        Its pairs, sorted.
    rank : tuple of int
        Its quantities in the order of the objective: a larger rank is a better answer.
    """

    mentees: Rows
    mentors: Rows
    rank: tuple[int, ...]

    @classmethod
    def of(cls, problem: Problem, mentees: Rows, mentors: Rows, score: int) -> Incumbent:
        """Rank an answer from its sorted pairs and the sum of their integer scores."""
        values: dict[Quantity, int] = {
            "covered": len(np.unique(mentees)),
            "seats": len(mentees),
            "total": score - _load_cost(problem, mentors),
        }
        return cls(mentees, mentors, RANKINGS[problem.objective].rank(values))


def _load_cost(problem: Problem, mentors: Rows) -> int:
    """Return the cost of an answer's loads, in integer scores."""
    if not problem.load_step.any():
        return 0
    burdens = problem.burdens(np.bincount(mentors, minlength=problem.shape[1])).tolist()
    steps = zip(problem.load_steps(problem.shift), burdens, strict=True)
    return sum(step * int(burden) for step, burden in steps if burden)
