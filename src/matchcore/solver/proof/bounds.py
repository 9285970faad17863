"""What no answer can exceed: L(v) for integer prices, over every open pair.

For any integer prices v of the mentors and any worth (μ, λ, σ) of a covered mentee, a seat and a
unit of score, every answer obeys

    μ·covered + λ·seats + σ·score  <=  L(v)
    L(v) = Σᵢ best choice of at most dᵢ pairs by σ·s − v + λ, plus μ with the first
         + Σⱼ best load k from minimumⱼ to capacityⱼ by k·v − σ·costⱼ(k),

required pairs counted at their mentee, whatever they bring (Lagrangian duality: Ahuja, Magnanti,
Orlin, *Network Flows*, 1993, ch. 16). A load without cost is best at capacity where v > 0, at
minimum where v < 0; else up to the place that costs more than v.
"""

from __future__ import annotations

import math
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
from matchcore.threads import one_blas_thread

_CLOSED = -(1 << 62)
_CELLS = 1 << 19
_FEW = 16  # cheapest mentors
_WIDTH = 2048  # columns of a tile that stays in the cache


@one_blas_thread()
def upper_bounds(
    problem: Problem, prices: list[Prices], shift: int, answer: tuple[Rows, Rows] | None = None
) -> tuple[list[int], float]:
    """Return L(v) for each of several prices, in one scan, and the worst rounding of a score.

    Parameters
    ----------
    problem : Problem
    prices : list of Prices
    shift : int
        Integer scores are the nearest to ``score · 2**shift``.
    answer : (mentees, mentors), optional
        Pairs that may be the best choices: the scan is quicker where they are. Any pairs may be
        given; L(v) is then no less.

    Returns
    -------
    limits : list of int
        No answer is worth more at these prices. Integers of any size.
    error : float
        The largest distance of an open pair's ``score · 2**shift`` from its integer.

    Raises
    ------
    CertificateError
        With `complete`, a mentee has fewer open pairs than demanded: there is no answer at all.
        Or the prices are so large that 64 bits could not hold a mentee's gain.
    """
    for price in prices:
        _refuse_overflow(problem, price, shift)
    limits = [_fixed_part(problem, price, shift) for price in prices]
    seats, halves = _Seats.of(problem), _halves(prices)
    known = [_known(problem, price, shift, seats, answer) for price in prices]
    maxima = {
        k: Maxima(problem.usable, price, shift)
        for k, price in enumerate(prices)
        if k not in halves and Maxima.fit(problem.usable, price, shift)
    }
    for block in problem.usable.blocks():
        seats.seen[block.rows] = True
        width = min(int(seats.left[block.rows].max(initial=0)), len(block.cols))
        counted = bool(block.masks and problem.complete)  # whether all have enough open pairs
        pairs = None
        for run in block.runs(_CELLS * max(1, len(block.cols) // _WIDTH)):
            rows, done = block.rows[run], dict[int, Rows | None]()
            if width and not counted:
                done = {k: x.of(block, rows, known[k][rows], width) for k, x in maxima.items()}
                done |= {k: _halved(done[twice]) for k, twice in halves.items() if twice in done}
                done |= {
                    k: _cheapest(problem.usable, block, rows, price, width)
                    for k, price in enumerate(prices)
                    if price.score == 0
                }
            for k, top in done.items():
                if top is not None:
                    limits[k] += _best_of(top + prices[k].seats, rows, prices[k], seats)
            plain = [k for k in range(len(prices)) if done.get(k) is None]
            if plain:
                pairs = problem.usable.cut(block) if pairs is None else pairs
                these = _best_choices(pairs, block, run, [prices[k] for k in plain], shift, seats)
                for k, best in zip(plain, these, strict=True):
                    limits[k] += best
    if problem.complete and (seats.left[~seats.seen] > 0).any():
        raise CertificateError("a mentee has no open pair, and demands one")
    return limits, 0.0 if problem.usable.are_multiples(shift) else 0.5


def _refuse_overflow(problem: Problem, price: Prices, shift: int) -> None:
    top = math.ldexp(problem.compatibility.magnitude, shift) + 1
    dearest = max(int(price.mentors.max(initial=0)), -int(price.mentors.min(initial=0)))
    gain = int(top) * abs(price.score) + abs(price.seats) + dearest
    seats = min(int(problem.demand.max(initial=0)), problem.shape[1]) + 1
    if gain * seats + abs(price.covered) >= -_CLOSED:
        raise CertificateError(f"prices are too large for {seats} seats in 64 bits")
    if dearest.bit_length() - shift > 1023:
        raise CertificateError("prices are too large for a float")


def _fixed_part(problem: Problem, price: Prices, shift: int) -> int:
    """Return what the mentors' places and the required pairs contribute to L(v)."""
    v, (i, j) = price.mentors, problem.required.T
    least = np.maximum(problem.minimum, np.bincount(j, minlength=problem.shape[1]))
    counts = np.flatnonzero((v != 0) | (problem.load_step != 0))
    steps = problem.load_steps(shift)
    each = (x[counts].tolist() for x in (v, problem.load_before, least, problem.capacity))
    places = sum(
        _best_load(one, steps[k] * price.score, before, low, high)
        for k, one, before, low, high in zip(counts.tolist(), *each, strict=True)
    )
    gains = integers(problem.compatibility.at(i, j), shift) * price.score + price.seats - v[j]
    return places + int(sum(gains.tolist())) + price.covered * len(np.unique(i))


def _best_load(price: int, step: int, before: int, least: int, most: int) -> int:
    """Return the most that a load can bring: the price of each place, less what it costs."""
    if step:
        load = min(most, max(least, price // step - before + 1))
    else:
        load = most if price > 0 else least
    return load * price - step * (load * before + load * (load - 1) // 2)


@dataclass(frozen=True, eq=False)
class _Seats:
    """What required pairs leave of each mentee's seats, and whose best choice was counted."""

    left: Rows
    begun: NDArray[np.bool_]  # has a required pair, so that no further one is the first
    seen: NDArray[np.bool_]
    complete: bool

    @classmethod
    def of(cls, problem: Problem) -> _Seats:
        made = np.bincount(problem.required[:, 0], minlength=problem.shape[0])
        nobody = np.zeros(len(made), dtype=np.bool_)
        return cls(problem.demand - made, made > 0, nobody, bool(problem.complete))


def _cheapest(
    pairs: Compatibility, block: Block, rows: Rows, price: Prices, width: int
) -> Rows | None:
    """Return the largest gains where no score counts: those of the cheapest mentors.

    None where a mentee is not allowed enough of the few cheapest.
    """
    v = price.mentors[block.cols]
    few = np.argsort(v, kind="stable")[: width + _FEW]
    gains = np.repeat(-v[few][None, :], len(rows), axis=0)
    if block.masks:
        is_open = pairs.within(block).allowed_tile(rows, block.cols[few])
        if (is_open.sum(axis=1) < width).any():
            return None
        gains[~is_open] = _CLOSED
    return _largest(gains, width)


def _known(
    problem: Problem,
    price: Prices,
    shift: int,
    seats: _Seats,
    answer: tuple[Rows, Rows] | None,
) -> Rows:
    """Return what a further pair of each mentee would have to gain, to be among the best.

    That is as much as the least of the answer's pairs where these fill all seats; else it must also
    bring more than nothing.
    """
    n, m = problem.shape
    i, j = answer if answer is not None else (np.zeros(0, dtype=np.int64),) * 2
    free = ~np.isin(i * m + j, problem.required[:, 0] * m + problem.required[:, 1])
    i, j = i[free], j[free]
    gains = integers(problem.compatibility.at(i, j), shift) * price.score - price.mentors[j]
    filled = np.bincount(i, minlength=n)
    least = np.full(n, -_CLOSED)
    np.minimum.at(least, i, gains)
    nothing = -price.seats - np.where(seats.begun | (filled > 0), 0, max(0, price.covered))
    short = _CLOSED if seats.complete else np.minimum(least, nothing)
    return np.where(filled >= seats.left, least, short)


def _halves(prices: list[Prices]) -> dict[int, int]:
    """Return which prices of scores are others of twice the score, halved and rounded down.

    Their gains are then half of the others', rounded up: s − ⌊v/2⌋ = ⌈(2s − v)/2⌉, and so are
    the largest ones.
    """
    return {
        k: twice
        for k, one in enumerate(prices)
        for twice, two in enumerate(prices)
        if (one.score, two.score) == (1, 2) and np.array_equal(one.mentors, two.mentors // 2)
    }


def _halved(top: Rows | None) -> Rows | None:
    return None if top is None else -(-top // 2)


def _best_of(top: Rows, rows: Rows, price: Prices, seats: _Seats) -> int:
    """Return the sum of what mentees can gain at most, by their largest gains."""
    left = seats.left[rows]
    bonus = np.where(seats.begun[rows], 0, price.covered)
    return _gained(top, np.minimum(top.shape[1], left), left, bonus, seats.complete)


def _best_choices(
    pairs: Compatibility, block: Block, run: slice, prices: list[Prices], shift: int, seats: _Seats
) -> Iterator[int]:
    """Return, for each of the prices, the sum of what some mentees of a block can gain at most."""
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
                gain = np.where(is_open, gain, _CLOSED)
            top.append(_largest(gain, width))
    for price, top in zip(prices, tops, strict=True):
        best = _largest(np.concatenate(top, axis=1), width)
        bonus = np.where(seats.begun[rows], 0, price.covered)
        yield _gained(best, np.minimum(count, left), left, bonus, seats.complete)


def _tile(
    pairs: Compatibility, rows: slice, cols: slice, shift: int, scored: bool
) -> tuple[Rows | None, NDArray[np.bool_] | None]:
    """Return integer scores, where asked for, and which pairs are open, where not all are."""
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
    """Return the largest values of each row, the first first; all of them where there are fewer."""
    if width == 1:
        return np.asarray(gain.max(axis=1, keepdims=True))
    if gain.shape[1] > width:
        gain = np.partition(gain, gain.shape[1] - width, axis=1)[:, gain.shape[1] - width :]
    return np.asarray(np.sort(gain, axis=1)[:, ::-1])


def _gained(best: Rows, count: Rows, left: Rows, bonus: Rows, complete: bool) -> int:
    """Return the sum over mentees of the most that their remaining seats can bring.

    `best` holds the largest gains in order, in a row for each mentee or in one for all, and
    `count` how many pairs each can make.
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
        made = np.maximum(0, np.where(usable, worth, _CLOSED).max(axis=1))
    return int(sum(made.tolist()))
