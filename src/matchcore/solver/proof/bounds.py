"""Upper bounds on every answer: L(v) for integer prices, over every open pair.

For any integer prices v of the mentors and any worths (μ, λ, σ) of a covered mentee, a seat and a
unit of score, every answer obeys

    μ·covered + λ·seats + σ·score  <=  L(v)
    L(v) = Σᵢ best choice of at most dᵢ pairs by σ·s − v + λ, plus μ with the first
         + Σⱼ best load k from minimumⱼ to capacityⱼ by k·v − σ·costⱼ(k),

where a required pair always counts at its mentee, whatever its gain (Lagrangian duality: Ahuja,
Magnanti, Orlin, *Network Flows*, 1993, ch. 16). A load without cost is best at capacity if v > 0,
and at the minimum if v < 0. Otherwise places are filled until one costs more than v.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from operator import mul

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.arrays import Rows
from matchcore.model.assignment import Prices
from matchcore.model.blocks import Block
from matchcore.model.integers import integers
from matchcore.model.problem import Problem
from matchcore.solver.proof.choices import CLOSED, Choices
from matchcore.threads import MOST_THREADS, one_blas_thread

_LARGE = 1 << 21  # pairs from which threads gain more than they cost


def upper_bounds(
    problem: Problem, prices: list[Prices], shift: int, answer: tuple[Rows, Rows] | None = None
) -> tuple[list[int], float]:
    """Return L(v) for several prices, from one scan, and the largest rounding error of a score.

    Parameters
    ----------
    problem : Problem
    prices : list of Prices
    shift : int
        Integer scores are the nearest to ``score · 2**shift``.
    answer : (mentees, mentors), optional
        Pairs that are likely the best choices; the scan is faster if they are. Wrong ones never
        lower L(v).

    Returns
    -------
    limits : list of int
        Upper bounds on every answer at these prices, as integers of any size.
    error : float
        The largest distance of an open pair's ``score · 2**shift`` from its integer.

    Raises
    ------
    CertificateError
        With `complete`, a mentee has fewer open pairs than demanded, so there is no answer. Or the
        prices are so large that a mentee's gain might not fit in 64 bits.
    """
    for price in prices:
        refuse_overflow(problem, price, shift)
    limits = [_fixed_part(problem, price, shift) for price in prices]
    choices = Choices(problem, prices, shift, answer)
    for gains in of_mentees(choices.of, [*problem.usable.blocks()]):
        limits = [limit + gain for limit, gain in zip(limits, gains, strict=True)]
    choices.refuse_unseen()
    return limits, rounding_error(problem, shift)


def of_mentees(
    gains_of: Callable[[Block], Iterator[list[int]]], blocks: list[Block]
) -> Iterator[list[int]]:
    """Yield what mentees of all blocks gain at most, run by run; threads share large problems.

    Whole numbers have the same sum in any order.
    """
    cells = sum(len(block.rows) * len(block.cols) for block in blocks)
    with one_blas_thread() as before:
        threads = min(before, MOST_THREADS) if cells > _LARGE else 1
        if threads == 1:
            yield from chain.from_iterable(map(gains_of, blocks))
            return
        with ThreadPoolExecutor(threads) as pool:
            for gains in pool.map(lambda block: [*gains_of(block)], blocks):
                yield from gains


def rounding_error(problem: Problem, shift: int) -> float:
    """Return the largest distance of an open pair's ``score · 2**shift`` from its integer."""
    return 0.0 if problem.usable.are_multiples(shift) else 0.5


def _fixed_part(problem: Problem, price: Prices, shift: int) -> int:
    """Return what the mentors' places and the required pairs contribute to L(v)."""
    v, least = price.mentors, least_loads(problem)
    if not problem.load_step.any():  # the same, sooner
        loads = np.where(v > 0, problem.capacity, least)
        places: int = sum(map(mul, v.tolist(), loads.tolist()))
        return places + worth_of_required(problem, price, shift)
    counts = np.flatnonzero((v != 0) | (problem.load_step != 0))
    steps = problem.load_steps(shift)
    each = (x[counts].tolist() for x in (v, problem.load_before, least, problem.capacity))
    places = 0
    for k, one, before, low, high in zip(counts.tolist(), *each, strict=True):
        step = steps[k] * price.score
        load, _ = best_loads(one, step, before, low, high)
        places += worth_of_load(load, one, step, before)
    return places + worth_of_required(problem, price, shift)


def refuse_overflow(problem: Problem, price: Prices, shift: int) -> None:
    """Raise CertificateError if a sum of a mentee's gains may not fit in 64 bits."""
    top = math.ldexp(problem.compatibility.magnitude, shift) + 1
    dearest = max(int(price.mentors.max(initial=0)), -int(price.mentors.min(initial=0)))
    gain = int(top) * abs(price.score) + abs(price.seats) + dearest
    seats = min(int(problem.demand.max(initial=0)), problem.shape[1]) + 1
    if gain * seats + abs(price.covered) >= -CLOSED:
        raise CertificateError(f"prices are too large for {seats} seats in 64 bits")
    if dearest.bit_length() - shift > 1023:
        raise CertificateError("prices are too large for a float")


def worth_of_required(problem: Problem, price: Prices, shift: int) -> int:
    """Return what the required pairs gain."""
    i, j = problem.required.T
    gains = integers(problem.compatibility.at(i, j), shift) * price.score + price.seats
    return int(sum((gains - price.mentors[j]).tolist())) + price.covered * len(np.unique(i))


def least_loads(problem: Problem) -> Rows:
    """Return each mentor's least load: the minimum, or the required pairs if these are more."""
    made = np.bincount(problem.required[:, 1], minlength=problem.shape[1])
    return np.asarray(np.maximum(problem.minimum, made), dtype=np.int64)


def best_loads(price: int, step: int, before: int, least: int, most: int) -> tuple[int, int]:
    """Return the smallest and the largest load that contribute most; so do those between them."""
    if step:
        ends = -(-price // step) - before, price // step - before + 1
        low, high = (min(most, max(least, load)) for load in ends)
        return low, high
    return (most if price > 0 else least), (least if price < 0 else most)


def worth_of_load(load: int, price: int, step: int, before: int) -> int:
    """Return what a load contributes: its places' prices less their costs."""
    return load * price - step * (load * before + load * (load - 1) // 2)
