"""What another requirement would change: the couples, and what they cost the whole."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Bools, Floats, Ints, Rows
from matchcore.model.integers import nearest
from matchcore.model.objective import Quantity
from matchcore.model.problem import Problem
from matchcore.solver.flow.paths import FAR
from matchcore.solver.residual.levels import Worths

Pairs = tuple[Rows, Rows]  # parallel row numbers of mentees and mentors


class Move(NamedTuple):
    """One mentee of a chain: the mentor left and the mentor joined; None for an empty seat."""

    mentee: int
    left: int | None
    joined: int | None


@dataclass(frozen=True, eq=False)
class Change:
    """The best answer under another requirement, against the answer before.

    Attributes
    ----------
    covered, seats, score : int
        By how much the numbers of covered mentees and of seats grow, and the total in integers of
        the certificate's scale, load costs included; of a finer one where that is too coarse.
    total : float
        By how much `Assignment.total` grows.
    mentees, mentors : arrays of int
        The pairs of the best answer, sorted.
    gone, come : (array of int, array of int)
        The pairs that it no longer has, and its new ones.
    moves : tuple of Move
        The chain of displaced people, from the one asked about.
    """

    covered: int
    seats: int
    score: int
    total: float
    mentees: Rows = field(repr=False)
    mentors: Rows = field(repr=False)
    gone: Pairs
    come: Pairs
    moves: tuple[Move, ...]


@dataclass(frozen=True, eq=False)
class Costs:
    """What requiring each pair of one person would cost, one entry per person of the other side.

    Attributes
    ----------
    lost : dict of Quantity to array of int
        By how much each quantity shrinks, in the order of the objective; the total in integers of
        the certificate's scale, load costs included. 0 where there is no answer.
    possible : array of bool
        Whether there is an answer with the pair.
    shift : int
        The scale: a unit of the total is ``2**-shift``.
    """

    lost: dict[Quantity, Ints]
    possible: Bools
    shift: int

    @classmethod
    def of(cls, counts: Ints, scores: Ints, worths: Worths, shift: int) -> Costs:
        """Read costs in two levels; the count is `FAR` where there is no answer."""
        possible = counts < FAR
        lost = worths.split(np.where(possible, counts, 0), np.where(possible, scores, 0))
        return cls(lost, possible, shift)

    @property
    def total(self) -> Floats:
        """By how much the total shrinks; infinite where there is no answer."""
        losses = np.ldexp(self.lost["total"].astype(np.float64), -self.shift)
        return np.where(self.possible, losses, np.inf)

    def cheapest(self) -> Rows:
        """Return the people of the other side with an answer, those that cost least first."""
        order = np.lexsort([*self.lost.values()][::-1])
        return np.asarray(order[self.possible[order]])


def compared(
    problem: Problem,
    shift: int,
    before: Pairs,
    after: Pairs,
    moves: tuple[Move, ...] | None = None,
) -> Change:
    """Compare two answers to a problem, or to one with other requirements.

    Without moves, each mentee's pairs are compared, in the order of row numbers.
    """
    m, old, new = problem.shape[1], *(i * problem.shape[1] + j for i, j in (before, after))
    gone, come = (np.divmod(np.setdiff1d(a, b), max(1, m)) for a, b in ((old, new), (new, old)))
    lost, won = (problem.compatibility.at(*pairs) for pairs in (gone, come))
    loads = [np.bincount(j, minlength=m) for _, j in (before, after)]
    charged, charge = (problem.load_costs(load).tolist() for load in loads)
    whole = sum(nearest(x, shift) for x in won.tolist())
    whole -= sum(nearest(x, shift) for x in lost.tolist())  # which another scale might not hold
    mentees, mentors = np.divmod(np.sort(new), max(1, m))
    return Change(
        len(np.unique(after[0])) - len(np.unique(before[0])),
        len(new) - len(old),
        whole - _load_cost(problem, loads[1], shift) + _load_cost(problem, loads[0], shift),
        math.fsum([*won.tolist(), *(-lost).tolist(), *charged, *(-x for x in charge)]),
        mentees,
        mentors,
        gone,
        come,
        moves_between(gone, come) if moves is None else moves,
    )


def _load_cost(problem: Problem, load: Rows, shift: int) -> int:
    steps, before = problem.load_steps(shift), problem.load_before.tolist()
    return sum(
        step * (count * already + count * (count - 1) // 2)
        for step, count, already in zip(steps, load.tolist(), before, strict=True)
    )


def moves_along(path: list[int], shape: tuple[int, int]) -> tuple[Move, ...]:
    """Return the mentees on a path of the residual network, with the mentors beside them."""
    n, m = shape
    around = zip([None, *path[:-1]], path, [*path[1:], None], strict=True)
    return tuple(
        Move(node, _mentor(before, n, m), _mentor(after, n, m))
        for before, node, after in around
        if node < n
    )


def moves_between(gone: Pairs, come: Pairs) -> tuple[Move, ...]:
    """Return moves that lead from the pairs that are gone to the new ones."""
    mentees = np.union1d(gone[0], come[0]).tolist()
    each = ([pairs[1][pairs[0] == i].tolist() for pairs in (gone, come)] for i in mentees)
    return tuple(
        Move(i, left, joined)
        for i, both in zip(mentees, each, strict=True)
        for left, joined in zip_longest(*both)
    )


def _mentor(node: int | None, n: int, m: int) -> int | None:
    return node - n if node is not None and n <= node < n + m else None
