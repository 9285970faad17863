"""How far all rounding together can keep an answer's total below the best total."""

from __future__ import annotations

import math
from fractions import Fraction

import numpy as np

from matchcore.model.arrays import Floats, Rows
from matchcore.model.problem import Problem

_UP = 1 + 2.0**-50  # rounds up a bound computed by sums in float64


def addends(problem: Problem, scores: Floats, mentors: Rows) -> list[float]:
    """Return the addends of the total: the scores, and minus the costs of the loads."""
    costs = problem.load_costs(np.bincount(mentors, minlength=problem.shape[1]))
    return [*scores.tolist(), *(-costs[costs > 0]).tolist()]


def rounding_of(
    problem: Problem,
    scaled: Problem,
    both: tuple[Floats, Floats],
    mentors: Rows,
    shift: int,
    error: float,
    most: int | None,
) -> float:
    """Return how far all rounding together can keep the total below the best total.

    A pair of a better answer exceeds its integer score by at most `error` steps of the scale, plus
    any earlier rounding of its score. For this answer's own pairs the first part is known exactly,
    and so is the undercharge of its loads, whose integer costs are rounded down.

    Parameters
    ----------
    both : (array of float, array of float)
        The scores of this answer's pairs: the true ones, and those at this scale.
    error : float
        The largest distance of a ``score · 2**shift`` from its integer.
    most : int, optional
        The most pairs a better answer can have, if proven.
    """
    if most is None:
        seats = np.minimum(problem.demand, problem.shape[1]).sum()
        most = int(min(seats, np.minimum(problem.capacity, problem.shape[0]).sum()))
    before = scaled.compatibility.error_at(shift, error == 0)
    true, scores = both
    own = before if (true == scores).all() else problem.compatibility.error
    gained = _gained(problem, true, mentors, shift)
    return _UP * (most * (math.ldexp(error, -shift) + before) + len(true) * own + gained)


def _gained(problem: Problem, scores: Floats, mentors: Rows, shift: int) -> float:
    """Bound by how much the integer scores and the stated total overstate an answer."""
    parts = addends(problem, scores, mentors)
    with np.errstate(over="ignore", invalid="ignore"):
        steps = np.ldexp(scores, shift)
        up = np.where(np.isfinite(steps), np.ldexp(np.rint(steps) - steps, -shift), 0.0)
    costs = Fraction(0)
    load = np.bincount(mentors, minlength=problem.shape[1])
    made = np.bincount(problem.required[:, 1], minlength=problem.shape[1])
    fixed = problem.burdens(np.maximum(problem.minimum, made))  # in every answer
    all_steps, charged = problem.burdens(load), problem.load_costs(load)
    whole = problem.load_steps(shift)
    for k in np.flatnonzero(charged).tolist():
        step, burden = Fraction(float(problem.load_step[k])), Fraction(float(all_steps[k]))
        left_out = step - Fraction(whole[k]) / Fraction(2) ** shift
        costs += left_out * (burden - Fraction(float(fixed[k])))
        costs += abs(step * burden - Fraction(float(charged[k])))
    stated = abs(math.fsum([*parts, -math.fsum(parts)]))
    return max(0.0, math.fsum(up.tolist())) + float(costs) + 2 * stated
