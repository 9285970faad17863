"""The independent check: feasibility by counting, optimality by weak duality in integers.

Nothing here, in `bounds` and in `maxima` is shared with the code that finds answers. One function
computes what no answer can exceed, for every quantity. A bound holds among the answers that have
the same values of the quantities before it: what these contribute is subtracted.
"""

from __future__ import annotations

import math
from fractions import Fraction
from typing import Any

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.arrays import Floats, Rows
from matchcore.model.assignment import Assignment, Bound, Certificate, Prices, Quantity, SolveStatus
from matchcore.model.integers import integers, nearest
from matchcore.model.problem import Problem
from matchcore.solver.proof.bounds import upper_bounds
from matchcore.solver.proof.claims import malformed

_WORTH: dict[Quantity, str] = {"covered": "covered", "seats": "seats", "total": "score"}
_MOST_BITS = 62
_FINEST = 2100  # the magnitudes of two floats differ by fewer bits
_UP = 1 + 2.0**-50  # for sums in float64 of what bounds


def certify(
    problem: Problem,
    mentees: Rows,
    mentors: Rows,
    shift: int,
    prices: list[tuple[Quantity, Prices]],
) -> Certificate:
    """Check an answer and prove bounds on it.

    Parameters
    ----------
    problem : Problem
    mentees, mentors : arrays of int
        The pairs of the answer, parallel row numbers.
    shift : int
        Integer scores are the nearest to ``score · 2**shift``.
    prices : list of (quantity, Prices)
        From which each quantity is bounded, in the order of the objective.

    Raises
    ------
    CertificateError
        The answer breaks a hard requirement, or the prices cannot bound what they claim to.
    """
    broken = violations(problem, mentees, mentors)
    if broken:
        raise CertificateError("; ".join(broken))
    told = problem.at_scale(shift)
    largest = told.compatibility.magnitude
    if largest and math.frexp(largest)[1] + shift > _MOST_BITS:
        raise CertificateError(f"scores are too large for a scale of 2**-{shift} in 64 bits")
    true = problem.compatibility.at(mentees, mentors)
    scores = true, true if told is problem else told.compatibility.at(mentees, mentors)
    values = _values(problem, scores, mentees, mentors, shift)
    limits, error = upper_bounds(told, [price for _, price in prices], shift, (mentees, mentors))
    bounds: list[Bound] = []
    for (quantity, price), limit in zip(prices, limits, strict=True):
        stated_before = {b.quantity: b.value for b in bounds}
        limit -= _worth_of_others(problem, price, quantity, stated_before)
        bounds.append(Bound(quantity, values[quantity], limit, price))
    most = next((b.limit for b in bounds[:-1] if b.quantity == "seats" and b.met), None)
    rounding = _rounding(problem, told, scores, mentors, shift, error, most)
    return Certificate(tuple(bounds), shift, rounding)


def verify(problem: Problem, assignment: Assignment) -> None:
    """Check everything that an assignment claims, from the problem and the prices alone.

    One claim is not checked in full: `Certificate.unique` is refused where a bound is not met, and
    otherwise left to the search that made it.

    Parameters
    ----------
    problem : Problem
    assignment : Assignment
        Of this problem, optimal or feasible.

    Raises
    ------
    CertificateError
        Naming each claim that does not hold, or cannot be read.

    Examples
    --------
    >>> from matchcore import Compatibility, Problem, solve
    >>> problem = Problem(Compatibility.from_matrix([[0.9, 0.2], [0.8, 0.1]]), capacity=1)
    >>> verify(problem, solve(problem))
    """
    wrong = malformed(assignment, quantities(problem), problem.shape[1], _shifts(problem))
    held = getattr(assignment, "certificate", None)
    if wrong or held is None:
        raise CertificateError("; ".join(wrong))
    prices = [(b.quantity, b.prices) for b in held.bounds]
    again = certify(problem, assignment.mentees, assignment.mentors, held.shift, prices)
    wrong = _differences(problem, assignment, held, again)
    if wrong:
        raise CertificateError("; ".join(wrong))


def _differences(
    problem: Problem, a: Assignment, held: Certificate, again: Certificate
) -> list[str]:
    """Return each claim that says more, or other, than was found again."""
    claims = [(b.quantity, b.value, b.limit) for b in held.bounds]
    found = [(b.quantity, b.value, b.limit) for b in again.bounds]
    wrong = [f"{c} is claimed, {f} is found" for c, f in zip(claims, found, strict=True) if c != f]
    if a.status is SolveStatus.OPTIMAL:
        wrong += [
            f"{q} {value} is below its bound {limit}" for q, value, limit in found if value != limit
        ]
    wrong += [
        f"{name} {getattr(a, name)} is claimed, {value} is found"
        for name, value in stated(problem, a.mentees, a.mentors, again).items()
        if getattr(a, name) != value
    ]
    if held.rounding < again.rounding:
        wrong.append(f"rounding {held.rounding} is claimed, it may be {again.rounding}")
    if held.unique and not again.proven:
        wrong.append("unique is claimed, and not even the bounds are met")
    return wrong


def _shifts(problem: Problem) -> range:
    """Return the shifts from what the problem asks for to beyond any that floats need."""
    return range(problem.shift, problem.shift + _FINEST)


def quantities(problem: Problem) -> list[Quantity]:
    """Return what an optimal answer must be proven to have, in the order of the objective."""
    if problem.objective == "score":
        return ["total", "seats"]
    if problem.demand.max(initial=0) <= 1:
        return ["seats", "total"]  # with one mentor each, seats and covered mentees are the same
    return ["covered", "seats", "total"]


def stated(
    problem: Problem, mentees: Rows, mentors: Rows, certificate: Certificate
) -> dict[str, Any]:
    """Return what an assignment states of its pairs: total, bound, seats and seats_bound.

    The total is the sum of the scores less what the loads cost, whatever their order.
    """
    scores = problem.compatibility.at(mentees, mentors)
    total = math.fsum(_addends(problem, scores, mentors))
    score = certificate.of("total")
    try:
        missing = math.ldexp(score.limit - score.value, -certificate.shift)
    except OverflowError as error:
        raise CertificateError("the bound on total is no finite number") from error
    seats_bound = certificate.of("seats").limit
    return {
        "total": total,
        "bound": total + missing,
        "seats": len(mentees),
        "seats_bound": seats_bound,
    }


def violations(problem: Problem, mentees: Rows, mentors: Rows) -> list[str]:
    """Return every hard requirement that a set of pairs breaks, in words."""
    n, m = problem.shape
    if mentees.shape != mentors.shape:
        return [f"{len(mentees)} mentees stand beside {len(mentors)} mentors"]
    if len(mentees) and not (
        0 <= mentees.min() <= mentees.max() < n and 0 <= mentors.min() <= mentors.max() < m
    ):
        return ["a pair names a row that does not exist"]
    keys = mentees * m + mentors
    required = problem.required[:, 0] * m + problem.required[:, 1]
    seats = np.bincount(mentees, minlength=n)
    load = np.bincount(mentors, minlength=m)
    checks = [
        ("pairs are made twice", len(keys) - len(np.unique(keys))),
        ("pairs are not allowed", int((~problem.open.allowed_at(mentees, mentors)).sum())),
        ("required pairs are missing", int((~np.isin(required, keys)).sum())),
        ("mentees have too many mentors", int((seats > problem.demand).sum())),
        ("mentees lack a mentor", int((seats < problem.demand).sum()) if problem.complete else 0),
        ("mentors are over capacity", int((load > problem.capacity).sum())),
        ("mentors are under their minimum", int((load < problem.minimum).sum())),
    ]
    return [f"{count} {what}" for what, count in checks if count]


def _addends(problem: Problem, scores: Floats, mentors: Rows) -> list[float]:
    """Return what the total sums: the scores, and what the loads cost."""
    costs = problem.load_costs(np.bincount(mentors, minlength=problem.shape[1]))
    return [*scores.tolist(), *(-costs[costs > 0]).tolist()]


def _values(
    problem: Problem, both: tuple[Floats, Floats], mentees: Rows, mentors: Rows, shift: int
) -> dict[Quantity, int]:
    """Return what an answer has of each quantity, its scores as integers.

    Scores are given as they are, and as the scale has them. Those of chosen pairs that the scale
    has raised count in full; required pairs are in every answer, so that any number does for them,
    the one that bounds use.
    """
    true, scores = both
    total = sum(integers(scores, shift).tolist()) - _load_cost(problem, mentors, shift)
    required = set(map(tuple, problem.required.tolist()))
    for k in np.flatnonzero(true < scores):
        if (int(mentees[k]), int(mentors[k])) not in required:
            total += nearest(float(true[k]), shift) - nearest(float(scores[k]), shift)
    return {"covered": len(np.unique(mentees)), "seats": len(mentees), "total": total}


def _load_cost(problem: Problem, mentors: Rows, shift: int) -> int:
    """Return what the loads cost, in integers, place by place."""
    load = np.bincount(mentors, minlength=problem.shape[1])
    steps, before = problem.load_steps(shift), problem.load_before
    return sum(
        step * (one * already + one * (one - 1) // 2)
        for step, one, already in zip(steps, load.tolist(), before.tolist(), strict=True)
    )


def _rounding(
    problem: Problem,
    told: Problem,
    both: tuple[Floats, Floats],
    mentors: Rows,
    shift: int,
    error: float,
    most: int | None,
) -> float:
    """Return how far all rounding together can keep a total from the best of the given numbers.

    No pair of a better answer is worth more than its integer by `error` steps of the scale, and
    what its score was rounded before. Of this answer's pairs the first is known; so is what the
    integers charge its loads too little, for costs are rounded down.

    Parameters
    ----------
    both : (array of float, array of float)
        The scores of this answer's pairs, as they are and as the scale has them.
    error : float
        The largest distance of a ``score · 2**shift`` from its integer.
    most : int, optional
        How many pairs a better answer has at most, if that is proven.
    """
    if most is None:
        seats = np.minimum(problem.demand, problem.shape[1]).sum()
        most = int(min(seats, np.minimum(problem.capacity, problem.shape[0]).sum()))
    before = told.compatibility.error_at(shift, error == 0)
    true, scores = both
    own = before if (true == scores).all() else problem.compatibility.error
    gained = _gained(problem, true, mentors, shift)
    return _UP * (most * (math.ldexp(error, -shift) + before) + len(true) * own + gained)


def _gained(problem: Problem, scores: Floats, mentors: Rows, shift: int) -> float:
    """Bound by how much the integers, or the stated total, make more of an answer than it is."""
    addends = _addends(problem, scores, mentors)
    with np.errstate(over="ignore"):
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
    stated = abs(math.fsum([*addends, -math.fsum(addends)]))
    return max(0.0, math.fsum(up.tolist())) + float(costs) + 2 * stated


def _worth_of_others(
    problem: Problem, price: Prices, quantity: Quantity, before: dict[Quantity, int]
) -> int:
    """Return what the quantities before, at the answer's own values, contribute at these prices."""
    if getattr(price, _WORTH[quantity]) != 1 or price.mentors.shape != (problem.shape[1],):
        raise CertificateError(f"the prices do not price {quantity}")
    worth = 0
    for other, name in _WORTH.items():
        if other != quantity and getattr(price, name):
            if other not in before:
                raise CertificateError(f"the prices of {quantity} lean on {other}, bounded later")
            worth += getattr(price, name) * before[other]
    return worth
