"""A prediction of the memory a solve will take."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.model.compatibility import Compatibility
from matchcore.model.factor_scores import FactorScores
from matchcore.model.problem import Problem
from matchcore.solver.options import Pairs
from matchcore.solver.pair_generation import FEW_CELLS
from matchcore.solver.sample import Sample
from matchcore.solver.scan.scan import scan_threads
from matchcore.solver.shortlist import PER_MENTEE, PER_MENTOR

_FIXED = 5 << 19  # tiles, buffers and the libraries' own memory
_PER_PAIR = 170  # a candidate: itself, an arc of the network, two of the residual graph
_PER_PLACE = 30  # per pair where loads cost: about one more arc each, and a small one
_ROUNDED = 16 << 20  # a tile of a matrix while its scores are rounded to the grid
_PER_THREAD = 4 << 20  # a thread's tiles
_PER_SEARCHED = 600  # per thread and mentee: the pairs found
_PER_PERSON = 420  # arcs from the supplies and to the sink, potentials, prices


@dataclass(frozen=True)
class Estimate:
    """What `solve` is expected to need.

    Attributes
    ----------
    bytes : int
        Peak memory in this process, beside what the problem already takes.
    pairs : int
        Pairs in the network.
    generated : bool
        Whether pairs are generated; otherwise all enter at once.
    """

    bytes: int
    pairs: int
    generated: bool


def estimate(problem: Problem, pairs: Pairs = "auto") -> Estimate:
    """Predict the memory of `solve(problem, pairs=pairs)`, within about a third.

    This examines only the blocks of class tables and computes no scores. Ties, minimums and scarce
    places may add more pairs to the network than assumed.

    Examples
    --------
    >>> import numpy as np
    >>> from matchcore import Compatibility, Problem, estimate
    >>> U, V = np.ones((20_000, 8)) / 8, np.ones((10_000, 8))
    >>> e = estimate(Problem(Compatibility.from_factors(U, V)))
    >>> e.generated, e.pairs < 400_000, 50 < e.bytes / 2**20 < 250
    (True, True, True)
    """
    n, m = problem.shape
    generated = pairs == "generated" or (pairs == "auto" and n * m > FEW_CELLS)
    each = _PER_PAIR + _PER_PLACE * bool(problem.load_step.any())
    people = _FIXED + (n + m) * _PER_PERSON
    sides = [_blocks(c) for c in (problem.usable, problem.usable.transposed())]
    if not (generated and n * m):
        count = sides[0].open if n * m > FEW_CELLS else int(problem.usable.allowed.sum())
        return Estimate(people + count * each, count, generated=False)
    seats, places = (int(np.median(x)) for x in (problem.demand, problem.capacity))
    mine = sides[0].people * min(PER_MENTEE + seats - 1, max(3, m // 4))
    # mentors on few mentees' lists have lists too, and half of those pairs are the same
    theirs = m * min(PER_MENTOR + places - 2, max(3, n // 4)) * min(1.0, m / n) / 2
    count = min(sides[0].open, int(mine + theirs))
    # the sample is solved first; if it is small, all its pairs enter at once
    sample = Sample.shape_of(problem)
    sampled = sides[0].open * sample[0] * sample[1] // (n * m)
    if sample == problem.shape or sample[0] * sample[1] > FEW_CELLS:
        sampled = 0
    peak = max(count, sampled) * each
    threads = min(scan_threads(), max(1, *(side.blocks for side in sides)))  # they share blocks
    buffers = (threads - 1) * (_PER_THREAD + n * _PER_SEARCHED)
    return Estimate(people + _copies(problem, sides) + buffers + peak, count, generated=True)


@dataclass(frozen=True)
class _Side:
    """The blocks of class tables, seen from one side."""

    blocks: int
    people: int  # with any open pair
    open: int  # pairs that class tables allow
    listed: int  # column numbers kept for the blocks
    widest: int


def _blocks(c: Compatibility) -> _Side:
    sizes = [(len(b.rows), len(b.cols)) for b in c.blocks()]
    return _Side(
        len(sizes),
        sum(r for r, _ in sizes),
        sum(r * k for r, k in sizes),
        sum(k for _, k in sizes),
        max((k for _, k in sizes), default=0),
    )


def _copies(problem: Problem, sides: list[_Side]) -> int:
    """Return the bytes of both sides' filters, their block lists, and the largest block."""
    listed = 8 * sum(side.listed for side in sides)
    scores = problem.compatibility.scores
    if not isinstance(scores, FactorScores) or scores.is_sparse:
        return listed + _ROUNDED
    width = int(scores.U.shape[1]) + 1
    filters = 2 * 4 * width * sum(problem.shape)
    return listed + filters + 12 * width * max(side.widest for side in sides)
