"""Whether the best answer is the only best one, whatever rounding has hidden."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from matchcore.solver.flow.prices import Duals
from matchcore.solver.pair_generation import PairGeneration
from matchcore.solver.scan.found import Found, gathered

_CROWDED = 1000  # the most mentees with more near ties than one scan returns
_TIES = 1000  # near ties of one mentee beyond which uniqueness is not checked
_BLURRED = 2.0**40  # rounding error beyond which uniqueness is not checked
_LOOKS = 4  # the most scans of all pairs


def is_unique(generation: PairGeneration, duals: Duals) -> bool:
    """Return whether no other answer can be as good, wherever each score lies in its rounding.

    Pairs outside the network join it if they might be in such an answer. Where too many might, the
    result is False.
    """
    pairs, shift = generation.problem.compatibility, generation.problem.shift
    are_multiples = pairs.are_multiples(shift)
    lost = math.ldexp(pairs.error_at(shift, are_multiples), shift)
    blur = generation.worth * ((0.0 if are_multiples else 0.5) + lost)
    if blur > _BLURRED:
        return False
    for _ in range(_LOOKS):
        sure = duals.blurred(math.ceil(blur))
        if sure is None or not sure.unique():
            return False
        near = None if generation.whole else _as_good(generation, sure, math.ceil(blur))
        if near is None:
            return generation.whole
        near = generation.unknown(near)
        if not len(near):
            return True
        duals = _with(generation, near, duals)
    return False


def _as_good(generation: PairGeneration, duals: Duals, blur: int) -> Found | None:
    """Return all pairs that may gain what their mentee has; None where there are too many."""
    above, count = generation.above(duals) - 1 - blur, generation.count
    near = generation.best(duals.mentors, count, above)
    crowded = np.flatnonzero(np.bincount(near.rows) == count)
    if len(crowded) > _CROWDED:
        return None
    if not len(crowded):
        return near
    part = generation.along.part(crowded, slice(None))
    rest = part.best(duals.mentors, _TIES, above[crowded], generation.worth)
    if int(np.bincount(rest.rows).max(initial=0)) == _TIES:
        return None
    others = near.where(~np.isin(near.rows, crowded))
    return gathered([others, replace(rest, rows=crowded[rest.rows])])


def _with(generation: PairGeneration, more: Found, duals: Duals) -> Duals:
    """Return the duals of the same flow after more pairs have joined the network."""
    before = generation.network.candidates
    generation.add(more, len(more))
    network = generation.network
    pairs, used = network.candidates, np.zeros(len(network.candidates), dtype=np.int64)
    used[before.holds(pairs.mentees, pairs.mentors, network.shape[1])] = duals.used
    return Duals.of(network, used, generation.values, duals.idle, duals.potentials)
