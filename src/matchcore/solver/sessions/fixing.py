"""The problem that is left where some sessions stay in their slots."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.solver.sessions.problem import SessionsProblem


def with_fixed(problem: SessionsProblem, slot: Rows, open_: Rows) -> SessionsProblem:
    """Return the problem of some sessions, all others staying in their slots.

    Those take their people's time and hours, and keep the sessions of their couple in order.

    Parameters
    ----------
    problem : SessionsProblem
    slot : array of int, shape (sessions,)
    open_ : array of int
        The sessions that do not stay, ascending.
    """
    fixed = np.setdiff1d(np.flatnonzero(slot >= 0), open_)
    free, budget = problem.free.copy(), problem.budget.copy()
    for people in (problem.first[fixed], problem.second[fixed]):
        free[people, slot[fixed]] = False
        np.subtract.at(budget, (people, problem.month[slot[fixed]]), 1)
    begin, end = problem.begin.copy(), problem.end.copy()
    stays = np.zeros(problem.sessions, dtype=np.bool_)
    stays[fixed] = True
    for session in open_.tolist():
        for other in (one for one in problem.siblings[session] if stays[one]):
            day = problem.day[slot[other]]
            if other < session:
                after = np.searchsorted(problem.day, day, side="right")
                begin[session] = max(begin[session], after)
            else:
                end[session] = min(end[session], np.searchsorted(problem.day, day))
    names = ("first", "second", "couple", "wished", "now")
    return replace(
        problem,
        begin=begin[open_],
        end=np.maximum(begin, end)[open_],
        free=free,
        budget=budget,
        **{name: getattr(problem, name)[open_] for name in names},
    )
