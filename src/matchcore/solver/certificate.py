"""The independent check: feasibility by counting, optimality by weak duality in integers.

Nothing here, in `bounds` and in `maxima` is shared with the code that finds answers. One function
computes what no answer can exceed, for every quantity. A bound holds among the answers that have
the same values of the quantities before it: what these contribute is subtracted.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from matchcore.assignment import Assignment, Bound, Certificate, Prices, Quantity, SolveStatus
from matchcore.errors import CertificateError
from matchcore.masks import Rows
from matchcore.problem import Problem
from matchcore.scores import integers
from matchcore.solver.bounds import upper_bounds
from matchcore.solver.claims import malformed

_WORTH: dict[Quantity, str] = {"covered": "covered", "seats": "seats", "total": "score"}


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
    values = _values(problem, mentees, mentors, shift)
    limits, error = upper_bounds(problem, [price for _, price in prices], shift, (mentees, mentors))
    bounds: list[Bound] = []
    for (quantity, price), limit in zip(prices, limits, strict=True):
        stated_before = {b.quantity: b.value for b in bounds}
        limit -= _worth_of_others(problem, price, quantity, stated_before)
        bounds.append(Bound(quantity, values[quantity], limit, price))
    return Certificate(tuple(bounds), shift, _rounding(problem, mentors, shift, error))


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
    """Return the shifts from what the problem asks for to where integers still fit 62 bits."""
    paid = problem.load_step[problem.capacity > 0]
    top = max(problem.compatibility.magnitude, float(paid.max(initial=0.0)))
    return range(problem.shift, 63 - math.frexp(top)[1])


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
    costs = problem.load_costs(np.bincount(mentors, minlength=problem.shape[1]))
    total = math.fsum([*scores.tolist(), *(-costs[costs > 0]).tolist()])
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
        ("pairs are not allowed", int((~problem.open_at(mentees, mentors)).sum())),
        ("required pairs are missing", int((~np.isin(required, keys)).sum())),
        ("mentees have too many mentors", int((seats > problem.demand).sum())),
        ("mentees lack a mentor", int((seats < problem.demand).sum()) if problem.complete else 0),
        ("mentors are over capacity", int((load > problem.capacity).sum())),
        ("mentors are under their minimum", int((load < problem.minimum).sum())),
    ]
    return [f"{count} {what}" for what, count in checks if count]


def _values(problem: Problem, mentees: Rows, mentors: Rows, shift: int) -> dict[Quantity, int]:
    scores = integers(problem.compatibility.at(mentees, mentors), shift)
    return {
        "covered": len(np.unique(mentees)),
        "seats": len(mentees),
        "total": sum(scores.tolist()) - _load_cost(problem, mentors, shift),
    }


def _load_cost(problem: Problem, mentors: Rows, shift: int) -> int:
    """Return what the loads cost, in integers, place by place."""
    load = np.bincount(mentors, minlength=problem.shape[1])
    steps, before = problem.load_steps(shift), problem.load_before
    return sum(
        step * (one * already + one * (one - 1) // 2)
        for step, one, already in zip(steps.tolist(), load.tolist(), before.tolist(), strict=True)
    )


def _rounding(problem: Problem, mentors: Rows, shift: int, error: float) -> float:
    """Return how far rounding can keep a total below the best.

    Scores are off by `error` at most, in either answer. Costs of loads are rounded down, which
    makes no other answer worth less; so only those of this answer count.
    """
    most = min(int(np.minimum(problem.capacity, problem.shape[0]).sum()), int(problem.demand.sum()))
    load = np.bincount(mentors, minlength=problem.shape[1])
    taken = load > 0  # elsewhere a step may be of any size
    left_out = np.ldexp(problem.load_step[taken], shift) - problem.load_steps(shift)[taken]
    costs = left_out * problem.burdens(load)[taken]
    return math.ldexp(2 * most * error + float(costs.sum()), -shift)


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
                raise CertificateError(
                    f"the prices of {quantity} lean on {other}, not bounded before"
                )
            worth += getattr(price, name) * before[other]
    return worth
