"""Upper bounds on several stages at once: L(v), where gains and prices are vectors.

Each stage has integer scores, load costs, prices v and worths (μ, λ) of its own. Write the gains
of a pair in all stages as one vector, and compare vectors lexicographically. The argument for L(v)
(see `bounds`) only adds gains, compares them, and adds the same to both sides of a comparison. All
of that holds for vectors: lexicographic order makes them an ordered group. So every answer's vector
of values is at most L(v), the sum over mentees of their best choices and over mentors of their best
loads, and an answer that reaches L(v) is best in the first stage, in the second among the best of
the first, and so on. No price is bounded by those of another stage, and one number need not hold
several stages (Isermann, *Linear lexicographic optimization*, OR Spektrum 4, 1982; Ehrgott,
*Multicriteria Optimization*, 2005, ch. 5).

A mentee's best choice takes the best pairs in lexicographic order, as many as is best (all seats if
demands are complete). The worths of the first k pairs are compared for every k, so the worth of a
first pair may have any sign. What a mentor contributes to the first stage is concave in the load,
so the best loads there are an interval, on which the next stage is concave again.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.arrays import Bools, Rows
from matchcore.model.assignment import Prices
from matchcore.model.blocks import Block
from matchcore.model.compatibility import Compatibility
from matchcore.model.integers import integers
from matchcore.model.problem import Problem
from matchcore.solver.proof.bounds import (
    best_loads,
    least_loads,
    of_mentees,
    refuse_overflow,
    worth_of_load,
    worth_of_required,
)
from matchcore.solver.proof.choices import CLOSED, Seats, known_gains
from matchcore.solver.proof.maxima import Maxima

_CELLS = 1 << 19
_WIDTH = 2048  # columns of a tile that stays in the cache
_FEW = 8  # pairs per pair wanted, up to which single pairs are cheaper than a tile


@dataclass(frozen=True, eq=False)
class Level:
    """The scores and load costs of one stage, the scale of its integers, and its prices."""

    problem: Problem
    shift: int
    prices: Prices

    @property
    def scores(self) -> Compatibility:
        """The scores without hard rules."""
        return replace(self.problem.compatibility, masks=())

    def gains(self, scores: Compatibility, i: Rows, j: Rows, mentors: Rows) -> Rows:
        """Return the gains of single pairs, given as places in some scores, of these mentors."""
        p = self.prices
        gains = integers(scores.at(i, j), self.shift) * p.score
        return np.asarray(gains + (p.seats - p.mentors[mentors]), dtype=np.int64)


def lexicographic_bound(
    levels: Sequence[Level], answer: tuple[Rows, Rows] | None = None
) -> list[int]:
    """Return L(v), one number for each level: an upper bound on the vector of every answer.

    Hard rules and loads are those of the first level's problem.

    Parameters
    ----------
    levels : sequence of Level
        The most important first.
    answer : (mentees, mentors), optional
        Open pairs that are likely the best choices; the scan is faster if they are.

    Raises
    ------
    CertificateError
        With `complete`, a mentee has fewer open pairs than demanded. Or the prices are so large
        that a mentee's gain might not fit in 64 bits.
    """
    for level in levels:
        refuse_overflow(level.problem, level.prices, level.shift)
    limits = _places(levels)
    for k, level in enumerate(levels):
        limits[k] += worth_of_required(level.problem, level.prices, level.shift)
    choices = _Choices(levels, answer)
    for gains in of_mentees(choices.of, [*levels[0].problem.usable.blocks()]):
        limits = [limit + gain for limit, gain in zip(limits, gains, strict=True)]
    choices.refuse_unseen()
    return limits


def _places(levels: Sequence[Level]) -> list[int]:
    """Return the most that the mentors' loads can contribute."""
    problem = levels[0].problem
    loads = (x.tolist() for x in (problem.load_before, least_loads(problem), problem.capacity))
    each = [
        zip(x.prices.mentors.tolist(), x.problem.load_steps(x.shift), strict=True) for x in levels
    ]
    limits = [0] * len(levels)
    for before, low, high, *stages in zip(*loads, *each, strict=True):
        for k, (price, step) in enumerate(stages):
            costs = step * levels[k].prices.score
            low, high = best_loads(price, costs, before, low, high)
            limits[k] += worth_of_load(low, price, costs, before)
    return limits


class _Choices:
    """The best choices of the mentees, over every pair."""

    def __init__(self, levels: Sequence[Level], answer: tuple[Rows, Rows] | None) -> None:
        self.levels, first = levels, levels[0]
        self.usable, self.seats = first.problem.usable, Seats.of(first.problem)
        self.least = known_gains(first.problem, first.prices, first.shift, self.seats, answer)
        fits = Maxima.fit(self.usable, first.prices, first.shift)
        self.maxima = Maxima(self.usable, first.prices, first.shift) if fits else None

    def of(self, block: Block) -> Iterator[list[int]]:
        """Yield, for each run of a block's mentees, the most they can gain in each level."""
        self.seats.seen[block.rows] = True
        width = min(int(self.seats.left[block.rows].max(initial=0)), len(block.cols))
        scores: list[Compatibility] = []
        if not width:
            return
        for run in block.runs(_CELLS * max(1, len(block.cols) // _WIDTH)):
            rows = block.rows[run]
            found = self.maxima and self.maxima.reaching(block, rows, self.least[rows])
            if found:
                i, j = found[:2]
            else:
                scores = scores or [x.scores.take(block.rows, block.cols) for x in self.levels]
                i, j = self._narrowed(block, run, scores, width)
            yield self._most(rows, i, j, width)

    def refuse_unseen(self) -> None:
        """Raise CertificateError if a mentee in no block demands a mentor."""
        if self.seats.complete and (self.seats.left[~self.seats.seen] > 0).any():
            raise CertificateError("a mentee has no open pair, and demands one")

    def _narrowed(
        self, block: Block, run: slice, scores: list[Compatibility], width: int
    ) -> tuple[Rows, Rows]:
        """Return pairs that hold the best few of each mentee: places in the run, and mentors.

        Level by level, only pairs that tie with the last one wanted are looked at.
        """
        hits = []
        rows = self.usable.within(block)
        for start in range(0, len(block.cols), _WIDTH):
            part = slice(start, min(len(block.cols), start + _WIDTH))
            ties = rows.allowed_tile(block.rows[run], block.cols[part])
            sure = np.zeros_like(ties)
            for level, pairs in zip(self.levels, scores, strict=True):
                gains = integers(pairs.tile(run, part), level.shift) * level.prices.score
                gains -= level.prices.mentors[block.cols[part]]
                _split(gains, ties, sure, width)
                if np.count_nonzero(ties) <= _FEW * width * len(ties):
                    break
            else:  # equal in every level: one is as good as another
                ties &= np.cumsum(ties, axis=1, dtype=np.int32) <= width
            places = np.flatnonzero(sure | ties)
            i, j = np.divmod(places, part.stop - start)
            hits.append((i, block.cols[part][j]))
        i, j = (np.concatenate(x) for x in zip(*hits, strict=True))
        return i, j

    def _most(self, rows: Rows, i: Rows, j: Rows, width: int) -> list[int]:
        """Return the most that some mentees can gain in each level, by these pairs."""
        gains = [x.gains(x.scores, rows[i], j, j) for x in self.levels]
        order = np.lexsort((*(-g for g in reversed(gains)), i))
        i = i[order]
        rank = np.arange(len(i)) - np.searchsorted(i, i)
        kept = rank < width
        left, count = self.seats.left[rows], np.bincount(i[kept], minlength=len(rows))
        if self.seats.complete and (count < left).any():
            raise CertificateError("a mentee has fewer open pairs than demanded")
        sizes = np.arange(width + 1)
        best = sizes == left[:, None] if self.seats.complete else _at_most(sizes, count, left)
        most = []
        for level, gain in zip(self.levels, gains, strict=True):
            worth = np.zeros((len(rows), width + 1), dtype=np.int64)
            worth[i[kept], rank[kept] + 1] = gain[order][kept]
            np.cumsum(worth, axis=1, out=worth)
            worth[:, 1:] += np.where(self.seats.begun[rows], 0, level.prices.covered)[:, None]
            top = np.where(best, worth, CLOSED).max(axis=1)
            best &= worth == top[:, None]
            most.append(sum(top.tolist()))
        return most


def _at_most(sizes: Rows, count: Rows, left: Rows) -> Bools:
    """Return which numbers of pairs each mentee may choose."""
    return np.asarray(sizes <= np.minimum(count, left)[:, None])


def _split(gains: Rows, ties: Bools, sure: Bools, width: int) -> None:
    """Add to `sure` what gains more than the last of the best few, and leave its equals in `ties`.

    Only pairs in `ties` are compared. All of them are sure where there are no more than wanted.
    """
    gains[~ties] = CLOSED
    size = gains.shape[1]
    if width < size:
        last = gains.max(axis=1) if width == 1 else np.partition(gains, size - width)[:, -width]
    else:
        last = np.full(len(gains), CLOSED)
    sure |= gains > last[:, None]
    ties &= gains == last[:, None]
