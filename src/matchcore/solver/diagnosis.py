"""Why a problem has no answer: sets of requirements that clash, found by min cut, then counted.

Required pairs are made first. In the transport problem that remains, minimums (the mentors' side)
and complete demands (the mentees' side) can be met together if and only if each can be met alone
(Mendelsohn and Dulmage, 1958; Ford and Fulkerson, *Flows in Networks*, 1962, II.10). So each side
is checked by itself, and a violated set is a Hall violator: people who need more than all their
open partners can give.
"""

from __future__ import annotations

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import breadth_first_order

from matchcore.clashes import Clash, ClashKind
from matchcore.errors import CertificateError
from matchcore.model.arrays import Ints, Rows
from matchcore.model.problem import Problem
from matchcore.solver.flow.network import Network

_STARTS = 16  # people from whom a small witness is sought
_NONE = np.zeros(0, dtype=np.int64)
_NO_PAIRS = np.zeros((0, 2), dtype=np.int64)


def contradictions(problem: Problem) -> tuple[Clash, ...]:
    """Return the clashes within single rows: required pairs, capacities, demands, minimums."""
    i, j = problem.required.T
    n, m = problem.shape
    closed = ~problem.open.allowed_at(i, j)
    made_i, made_j = np.bincount(i, minlength=n), np.bincount(j, minlength=m)
    clashes = [
        Clash("required_closed", i[k : k + 1], j[k : k + 1], 1, 0, problem.required[k : k + 1])
        for k in np.flatnonzero(closed)
    ]
    for row in np.flatnonzero(made_i > problem.demand):
        pairs = problem.required[i == row]
        clashes.append(
            Clash(
                "required_over_demand",
                np.array([row]),
                pairs[:, 1],
                int(made_i[row]),
                int(problem.demand[row]),
                pairs,
            )
        )
    for row in np.flatnonzero(made_j > problem.capacity):
        pairs = problem.required[j == row]
        clashes.append(
            Clash(
                "required_over_capacity",
                pairs[:, 0],
                np.array([row]),
                int(made_j[row]),
                int(problem.capacity[row]),
                pairs,
            )
        )
    for row in np.flatnonzero(problem.minimum > problem.capacity):
        needed, available = int(problem.minimum[row]), int(problem.capacity[row])
        clashes.append(
            Clash("minimum_over_capacity", _NONE, np.array([row]), needed, available, _NO_PAIRS)
        )
    return tuple(clashes)


def shortage(
    problem: Problem, network: Network, used: Ints, reached: Rows, side: int
) -> Clash | None:
    """Return why a maximum flow leaves somebody short, or None if it leaves nobody short.

    Parameters
    ----------
    used : array of int
        Which candidates the flow uses; no other open pair could enlarge it.
    reached : array of int
        Rows of this side reached from those who are short: together a violated set.
    side : {0, 1}
        0 if every seat of the mentees must be filled, 1 if every need of the mentors must.
    """
    partners = (network.candidates.mentees, network.candidates.mentors)[side]
    asked = network.need if side else network.first + network.further
    short = np.flatnonzero(np.bincount(partners, used, network.shape[side]) < asked)
    if not len(short):
        return None
    for needy in (*_smaller(network, used, short, side), reached):
        clash = _counted(problem, needy, side)
        if clash.needed > clash.available:
            return clash
    raise CertificateError("the witness of a shortage does not hold")


def _smaller(network: Network, used: Ints, short: Rows, side: int) -> list[Rows]:
    """Return sets to try first: everybody without candidates, or the smallest set one row reaches.

    They are violated if every open pair is a candidate.
    """
    alone = np.setdiff1d(short, (network.candidates.mentees, network.candidates.mentors)[side])
    if len(alone):
        return [alone]
    graph = _alternating(network, used, side)
    n = network.shape[0]
    found = []
    for row in short[:_STARTS]:
        reached = breadth_first_order(graph, int(row) + side * n, return_predecessors=False)
        found.append(reached[reached >= n] - n if side else reached[reached < n])
    return [np.sort(min(found, key=len))]


def _alternating(network: Network, used: Ints, side: int) -> csr_array:
    """Return the graph of moves from people who are short: along unused pairs, back along used."""
    n, m = network.shape
    i, j = network.candidates.mentees, network.candidates.mentors + n
    out_of_mentee = (used > 0) == bool(side)
    ends = np.where(out_of_mentee, i, j), np.where(out_of_mentee, j, i)
    return csr_array((np.ones(len(i), dtype=np.int8), ends), shape=(n + m, n + m))


def _counted(problem: Problem, needy: Rows, side: int) -> Clash:
    """Count a witness from the problem alone: what the needy need against what others can give."""
    made = [np.bincount(problem.required[:, k], minlength=problem.shape[k]) for k in (0, 1)]
    degree = np.zeros(problem.shape[1 - side], dtype=np.int64)
    concerned = (needy, slice(None)) if side == 0 else (slice(None), needy)
    others = problem.free.take(*concerned)
    for block in others.blocks():
        pairs = others.cut(block)
        for rows in block.runs():
            tile = np.zeros((len(block.rows[rows]), len(block.cols)), dtype=np.float32)
            pairs.fill_forbidden(tile, rows, slice(None))
            if side:
                degree[block.rows[rows]] += np.isfinite(tile).sum(axis=1)
            else:
                degree[block.cols] += np.isfinite(tile).sum(axis=0)
    asked, offered = (
        (problem.demand, problem.capacity) if not side else (problem.minimum, problem.demand)
    )
    needed = int(np.maximum(asked - made[side], 0)[needy].sum())
    available = int(np.minimum(offered - made[1 - side], degree).sum())
    givers = np.flatnonzero(degree)
    taken = problem.required[np.isin(problem.required[:, 1 - side], givers)]
    mentees, mentors = (givers, needy) if side else (needy, givers)
    kind: ClashKind = "minimums" if side else "demands"
    return Clash(kind, mentees, mentors, needed, available, taken)
