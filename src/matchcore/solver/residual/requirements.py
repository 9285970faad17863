"""The problem under another requirement: one more pair, one person fewer, other loads.

A requirement may bring in costs of places that the scale of the certificate cannot hold: where
nothing cost anything, it has no digits for them. Such a problem is solved anew, at its own scale.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Literal

import numpy as np

from matchcore.model.problem import Problem
from matchcore.solver.scale import at_first


def requiring(problem: Problem, mentee: int, mentor: int) -> Problem:
    """Return the problem with one more required pair."""
    return replace(problem, required=[*problem.required.tolist(), (mentee, mentor)])


def forbidding(problem: Problem, mentee: int, mentor: int) -> Problem:
    """Return the problem with one more forbidden pair."""
    return replace(problem, forbidden=[*problem.forbidden.tolist(), (mentee, mentor)])


def without(problem: Problem, person: int, side: int) -> Problem:
    """Return the problem in which one person has no partner, and no requirements."""
    required = problem.required[problem.required[:, side] != person]
    names = ("demand",) if side == 0 else ("capacity", "minimum")
    loads = {name: getattr(problem, name).copy() for name in names}
    for load in loads.values():
        load[person] = 0
    return replace(problem, required=required, **loads)


def with_more(
    problem: Problem, load: Literal["capacity", "demand"], person: int, by: int
) -> Problem:
    """Return the problem with more places of one mentor, or more seats of one mentee."""
    loads = getattr(problem, load).copy()
    loads[person] += by
    return replace(problem, **{load: loads})


def needs_finer(problem: Problem, shift: int) -> bool:
    """Return whether load costs of a problem need a finer scale to be told apart."""
    return bool(np.any(problem.load_step)) and at_first(problem).shift > shift
