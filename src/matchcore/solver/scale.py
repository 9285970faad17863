"""Leaving outliers out at first, so that very low scores and dear places cost no precision.

A fill value of -1e18, or a place that costs 1e16, would leave few bits to the other scores as
integers. Such values are rarely chosen, so low scores are raised and dear places left out, and the
rest keeps its precision. An answer that uses none of them is best for the full problem; if one must
be used, the full problem is solved.
"""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np

from matchcore.model.arrays import Floats, Rows
from matchcore.model.matrix_scores import MatrixScores
from matchcore.model.problem import Problem

_DEAR = 8  # times the largest score that counts: dearer places and lower scores are outliers
_GAP = 10  # bits between the scores that count and outliers


def at_first(problem: Problem) -> Problem:
    """Return the problem without dear places and with very low scores raised."""
    if 0 in problem.shape:
        return problem
    counted = _counted(problem)
    near = _with_loads_worth_their_cost(problem, counted)
    least = -_DEAR * counted
    c = problem.compatibility.raised(least)
    if counted and c.magnitude != problem.compatibility.magnitude:
        if problem.floor is not None:
            c = problem.compatibility.with_floor(problem.floor).raised(least)
        near = replace(near, compatibility=c, floor=None)
    return near if near.shift >= problem.shift else problem  # no scale if no score counts


def is_cut_short(problem: Problem, near: Problem, mentees: Rows, mentors: Rows) -> bool:
    """Return whether an answer fills a mentor whose places were cut, or uses a raised score."""
    load = np.bincount(mentors, minlength=problem.shape[1])
    if ((load == near.capacity) & (near.capacity < problem.capacity)).any():
        return True
    chosen = mentees * problem.shape[1] + mentors
    free = ~np.isin(chosen, problem.required[:, 0] * problem.shape[1] + problem.required[:, 1])
    before, after = (p.compatibility.at(mentees[free], mentors[free]) for p in (problem, near))
    return bool((before < after).any())


def _counted(problem: Problem) -> float:
    """Return a power of two that bounds the scores and costs of first places that count.

    All positive scores count. Losses and costs count up to the first gap of `_GAP` bits above them.
    """
    scores, terms = problem.compatibility.scores, problem.compatibility.terms
    gains = sum(float(t.entries.data.max(initial=0.0)) for t in terms)
    gains += max(0.0, scores.highest) if isinstance(scores, MatrixScores) else scores.magnitude
    first = (problem.load_step * (problem.load_before + 1))[problem.capacity > 0]
    amounts = [-t.entries.data for t in terms]
    if isinstance(scores, MatrixScores) and -scores.lowest > math.ldexp(gains, _GAP - 2):
        amounts += _losses(problem)
    sizes = {math.frexp(gains)[1]} if gains else set()
    for x in (first, *amounts):
        sizes |= set(np.frexp(x[x > 0])[1].tolist())
    levels = sorted(sizes)
    for below, above in zip(levels[::-1][1:], levels[::-1], strict=False):
        if above - below >= _GAP and (not gains or below >= math.frexp(gains)[1]):
            return math.ldexp(1.0, below)
    return math.ldexp(1.0, levels[-1]) if levels else 0.0


def _losses(problem: Problem) -> list[Floats]:
    """Return one value for each power of two among the losses of open pairs."""
    found = set()
    for block in problem.usable.blocks():
        pairs = problem.usable.cut(block)
        for rows in block.runs():
            tile = pairs.masked_tile(rows)
            found |= set(np.unique(np.frexp(tile[(tile < 0) & np.isfinite(tile)])[1]).tolist())
    return [np.ldexp(0.5, np.array(sorted(found), dtype=np.int64))]


def _with_loads_worth_their_cost(problem: Problem, worth: float) -> Problem:
    """Return the problem without places that cost far more than the scores that count."""
    step, before = problem.load_step, problem.load_before
    dear = (step > 0) & (problem.capacity > 0)
    made = np.bincount(problem.required[:, 1], minlength=problem.shape[1])
    most = np.full(problem.shape[1], np.inf)
    with np.errstate(over="ignore"):  # a step may be tiny
        most[dear] = np.ceil(_DEAR * worth / step[dear]) - before[dear]
    most = np.maximum(most, np.maximum(problem.minimum, made))
    if (np.minimum(problem.capacity, problem.shape[0]) <= most).all():
        return problem
    return replace(problem, capacity=np.minimum(most, problem.capacity).astype(np.int64))
