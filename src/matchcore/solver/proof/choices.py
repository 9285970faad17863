"""The best choices of mentees at given prices: the sum of their largest gains, over every pair.

Three ways lead to the largest gains: a float32 screen over dense factors (`maxima`), the cheapest
mentors where scores do not count, and every gain in integers where neither applies.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matchcore.errors import CertificateError
from matchcore.model.arrays import Rows
from matchcore.model.assignment import Prices
from matchcore.model.blocks import Block
from matchcore.model.compatibility import Compatibility
from matchcore.model.integers import integers
from matchcore.model.problem import Problem
from matchcore.solver.proof.maxima import Maxima

CLOSED = -(1 << 62)  # less than any gain
_CELLS = 1 << 19
_FEW = 16  # cheapest mentors examined beyond those needed
_MORE = 8  # times as many where these were too few
_WIDTH = 2048  # columns of a tile that stays in the cache


class Choices:
    """The best choices of a problem's mentees at several prices."""

    def __init__(
        self,
        problem: Problem,
        prices: list[Prices],
        shift: int,
        answer: tuple[Rows, Rows] | None,
    ) -> None:
        self.problem, self.prices, self.shift = problem, prices, shift
        self.seats, self.halves = Seats.of(problem), _halves(prices)
        self.known = [known_gains(problem, price, shift, self.seats, answer) for price in prices]
        self.maxima = {
            k: Maxima(problem.usable, price, shift)
            for k, price in enumerate(prices)
            if k not in self.halves and Maxima.fit(problem.usable, price, shift)
        }

    def of(self, block: Block) -> Iterator[list[int]]:
        """Yield, for each run of a block's mentees, the most they can gain at each of the prices.

        Raises
        ------
        CertificateError
            With `complete`, a mentee has fewer open pairs than demanded.
        """
        usable, seats = self.problem.usable, self.seats
        seats.seen[block.rows] = True
        width = min(int(seats.left[block.rows].max(initial=0)), len(block.cols))
        counted = bool(block.masks and seats.complete)  # then open pairs must be counted
        pairs = None
        for run in block.runs(_CELLS * max(1, len(block.cols) // _WIDTH)):
            rows, sums = block.rows[run], dict[int, int]()
            if width and not counted:
                for k, top in self._largest_gains(block, rows, width).items():
                    sums[k] = _best_of(top + self.prices[k].seats, rows, self.prices[k], seats)
            plain = [k for k in range(len(self.prices)) if k not in sums]
            if plain:
                pairs = usable.cut(block) if pairs is None else pairs
                these = [self.prices[k] for k in plain]
                best = _best_choices(pairs, block, run, these, self.shift, seats)
                sums |= zip(plain, best, strict=True)
            yield [sums[k] for k in range(len(self.prices))]

    def refuse_unseen(self) -> None:
        """Raise CertificateError if a mentee in no block demands a mentor."""
        if self.seats.complete and (self.seats.left[~self.seats.seen] > 0).any():
            raise CertificateError("a mentee has no open pair, and demands one")

    def _largest_gains(self, block: Block, rows: Rows, width: int) -> dict[int, Rows]:
        """Return the largest gains of some mentees at the prices that allow a faster way."""
        found = {k: x.of(block, rows, self.known[k][rows], width) for k, x in self.maxima.items()}
        found |= {k: _halved(found[twice]) for k, twice in self.halves.items() if twice in found}
        found |= {
            k: _cheapest(self.problem.usable, block, rows, price, width)
            for k, price in enumerate(self.prices)
            if price.score == 0
        }
        return {k: top for k, top in found.items() if top is not None}


@dataclass(frozen=True, eq=False)
class Seats:
    """The seats that required pairs leave to each mentee, and the mentees seen so far."""

    left: Rows
    begun: NDArray[np.bool_]  # has a required pair, so no further pair is the first
    seen: NDArray[np.bool_]
    complete: bool

    @classmethod
    def of(cls, problem: Problem) -> Seats:
        """Count the seats of a problem's mentees."""
        made = np.bincount(problem.required[:, 0], minlength=problem.shape[0])
        nobody = np.zeros(len(made), dtype=np.bool_)
        return cls(problem.demand - made, made > 0, nobody, bool(problem.complete))


def _cheapest(pairs: Compatibility, block: Block, rows: Rows, price: Prices, width: int) -> Rows:
    """Return the largest gains where scores do not count: those of the cheapest mentors.

    Mentees who may have too few of the cheapest are looked at again, with more of them. Who has
    fewer in all gets gains that no best choice contains.
    """
    v = price.mentors[block.cols]
    order, open_pairs = np.argsort(v, kind="stable"), pairs.within(block)
    top, never = np.empty((len(rows), width), dtype=np.int64), CLOSED // (width + 1)
    left, count = np.arange(len(rows)), width + _FEW
    while len(left):
        few = order[:count]
        gains = np.repeat(-v[few][None, :], len(left), axis=0)
        enough = np.ones(len(left), dtype=np.bool_)
        if block.masks:
            is_open = open_pairs.allowed_tile(rows[left], block.cols[few])
            gains[~is_open] = never
            enough = (is_open.sum(axis=1) >= width) | (count >= len(order))
        top[left[enough]] = _largest(gains[enough], width)
        left, count = left[~enough], _MORE * count
    return top


def known_gains(
    problem: Problem,
    price: Prices,
    shift: int,
    seats: Seats,
    answer: tuple[Rows, Rows] | None,
) -> Rows:
    """Return the gain above which a further pair of each mentee changes its best choice.

    That is the least gain of the answer's pairs if these fill all the mentee's seats. Otherwise a
    further pair need only gain more than an empty seat. No pair that gains less than an empty seat
    is chosen unless demands are complete.
    """
    n, m = problem.shape
    i, j = answer if answer is not None else (np.zeros(0, dtype=np.int64),) * 2
    free = ~np.isin(i * m + j, problem.required[:, 0] * m + problem.required[:, 1])
    i, j = i[free], j[free]
    gains = integers(problem.compatibility.at(i, j), shift) * price.score - price.mentors[j]
    filled = np.bincount(i, minlength=n)
    least = np.full(n, -CLOSED)
    np.minimum.at(least, i, gains)
    nothing = -price.seats - np.where(seats.begun | (filled > 0), 0, max(0, price.covered))
    if seats.complete:
        return np.where(filled >= seats.left, least, CLOSED)
    never = -price.seats - np.where(seats.begun, 0, max(0, price.covered))
    short = np.minimum(least, nothing)
    return np.asarray(np.maximum(never, np.where(filled >= seats.left, least, short)))


def _halves(prices: list[Prices]) -> dict[int, int]:
    """Return which prices are others, for twice the score, halved and rounded down.

    Their gains are half of the others', rounded up: s − ⌊v/2⌋ = ⌈(2s − v)/2⌉. The same holds for
    the largest gains.
    """
    return {
        k: twice
        for k, one in enumerate(prices)
        for twice, two in enumerate(prices)
        if (one.score, two.score) == (1, 2) and np.array_equal(one.mentors, two.mentors // 2)
    }


def _halved(top: Rows | None) -> Rows | None:
    return None if top is None else -(-top // 2)


def _best_of(top: Rows, rows: Rows, price: Prices, seats: Seats) -> int:
    """Return the sum of the most that mentees can gain, from their largest gains."""
    left = seats.left[rows]
    bonus = np.where(seats.begun[rows], 0, price.covered)
    return _gained(top, np.minimum(top.shape[1], left), left, bonus, seats.complete)


def _best_choices(
    pairs: Compatibility, block: Block, run: slice, prices: list[Prices], shift: int, seats: Seats
) -> Iterator[int]:
    """Yield, for each of the prices, the sum of the most that some mentees of a block can gain."""
    rows, size = block.rows[run], len(block.cols)
    left = seats.left[rows]
    width = min(int(left.max(initial=0)), size)
    tops: list[list[Rows]] = [[] for _ in prices]
    count = np.zeros(len(rows), dtype=np.int64)
    for part in (slice(k, min(size, k + _WIDTH)) for k in range(0, size, _WIDTH)):
        scores, is_open = _tile(pairs, run, part, shift, any(p.score for p in prices))
        count += part.stop - part.start if is_open is None else is_open.sum(axis=1)
        for price, top in zip(prices, tops, strict=True):
            gain = (price.seats - price.mentors[block.cols[part]])[None, :]
            if price.score and scores is not None:
                gain = (scores if price.score == 1 else scores * price.score) + gain
            if is_open is not None:
                gain = np.where(is_open, gain, CLOSED)
            top.append(_largest(gain, width))
    for price, top in zip(prices, tops, strict=True):
        best = _largest(np.concatenate(top, axis=1), width)
        bonus = np.where(seats.begun[rows], 0, price.covered)
        yield _gained(best, np.minimum(count, left), left, bonus, seats.complete)


def _tile(
    pairs: Compatibility, rows: slice, cols: slice, shift: int, scored: bool
) -> tuple[Rows | None, NDArray[np.bool_] | None]:
    """Return integer scores, or None if not asked for, and open pairs, or None if all are open."""
    if not scored:
        if not pairs.masks:
            return None, None
        return None, pairs.allowed_tile(rows, cols)
    tile = pairs.masked_tile(rows, cols)
    if not pairs.masks:
        return integers(tile, shift), None
    is_open = tile > -np.inf
    tile[~is_open] = 0.0
    return integers(tile, shift), is_open


def _largest(gain: Rows, width: int) -> Rows:
    """Return the `width` largest values of each row, or all if there are fewer, largest first."""
    if width == 1:
        return np.asarray(gain.max(axis=1, keepdims=True))
    if width == 0:  # mentees whose every seat is taken by a required pair
        return gain[:, :0]
    if gain.shape[1] > width:
        gain = np.partition(gain, gain.shape[1] - width, axis=1)[:, gain.shape[1] - width :]
    return np.asarray(np.sort(gain, axis=1)[:, ::-1])


def _gained(best: Rows, count: Rows, left: Rows, bonus: Rows, complete: bool) -> int:
    """Return the sum over mentees of the most that their remaining seats can gain.

    `best` holds the largest gains in order, in one row per mentee or in one row for all. `count`
    holds how many pairs each mentee can have.
    """
    if complete and (count < left).any():
        raise CertificateError("a mentee has fewer open pairs than demanded")
    if best.shape[1] == 0:
        return 0
    usable = np.arange(best.shape[1]) < count[:, None]
    worth = np.cumsum(np.where(usable, best, 0), axis=1) + bonus[:, None]
    if complete:
        made = np.where(left > 0, worth[np.arange(len(left)), np.maximum(left, 1) - 1], 0)
    else:
        made = np.maximum(0, np.where(usable, worth, CLOSED).max(axis=1))
    return int(sum(made.tolist()))
