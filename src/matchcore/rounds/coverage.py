"""Whether an answer covers as many mentees, and fills as many seats, as any: proven by a cut.

The mentors whom people short of a seat could reach, by moving others on, are all full where an
answer fills the most seats. A price of 1 for each of their places then bounds the number of seats
(the theorem of Ford and Fulkerson on flows and cuts, 1956), and the certificate checks it.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.arrays import Bools, Rows
from matchcore.model.assignment import Assignment, Prices, SolveStatus
from matchcore.model.compatibility import Compatibility
from matchcore.model.objective import MEASURES
from matchcore.model.problem import Problem
from matchcore.solver.proof.certificate import certify, quantities, stated

_ROWS = 1024  # of one tile


def scoreless(problem: Problem) -> Problem:
    """Return a problem in which only coverage counts."""
    n, m = problem.shape
    nothing = Compatibility.from_factors(np.zeros((n, 1)), np.zeros((m, 1)))
    nothing = replace(nothing, masks=problem.open.masks)
    return replace(problem, compatibility=nothing, forbidden=(), floor=None, load_step=0.0)


def most_covered(problem: Problem, answer: Assignment) -> Assignment | None:
    """Return an answer as the best of a scoreless problem, with its proof; None if there is none.

    Parameters
    ----------
    problem : Problem
        As `scoreless` returns it.
    answer : Assignment
        Obeys every hard rule of it.
    """
    n, m = problem.shape
    filled = np.bincount(answer.mentees, minlength=n)
    prices = []
    for quantity in quantities(problem):
        if not MEASURES[quantity].is_count:
            prices.append((quantity, Prices(np.zeros(m, dtype=np.int64), score=1)))
            continue
        least = np.minimum(problem.demand, 1) if quantity == "covered" else problem.demand
        cut = _reached(problem, answer, filled < least).astype(np.int64)
        prices.append((quantity, Prices(cut, **{MEASURES[quantity].worth: 1})))
    pairs = answer.mentees, answer.mentors
    try:
        found = certify(problem, *pairs, problem.shift, prices)
    except CertificateError:
        return None
    if not found.proven:
        return None
    return Assignment(
        SolveStatus.OPTIMAL, *pairs, certificate=found, **stated(problem, *pairs, found)
    )


def _reached(problem: Problem, answer: Assignment, short: Bools) -> Bools:
    """Return the mentors whom people short of a seat can reach, by moving others on."""
    n, m = problem.shape
    seen, reached = short.copy(), np.zeros(m, dtype=np.bool_)
    ahead = np.flatnonzero(short)
    while len(ahead):
        new = _joined(problem, answer, ahead, ~reached)
        reached |= new
        behind = np.zeros(n, dtype=np.bool_)
        behind[answer.mentees[new[answer.mentors]]] = True
        ahead = np.flatnonzero(behind & ~seen)
        seen |= behind
    return reached


def _joined(problem: Problem, answer: Assignment, rows: Rows, among: Bools) -> Bools:
    """Return which mentors some mentees could join, beside those whom they have."""
    found = np.zeros(problem.shape[1], dtype=np.bool_)
    for k in range(0, len(rows), _ROWS):
        some, cols = rows[k : k + _ROWS], np.flatnonzero(among & ~found)
        if not len(cols):
            break
        tile = problem.open.allowed_tile(some, cols)
        place = np.full(problem.shape[0], -1)
        place[some] = np.arange(len(some))
        column = np.full(problem.shape[1], -1)
        column[cols] = np.arange(len(cols))
        i, j = place[answer.mentees], column[answer.mentors]
        mine = (i >= 0) & (j >= 0)
        tile[i[mine], j[mine]] = False
        found[cols[tile.any(axis=0)]] = True
    return found
