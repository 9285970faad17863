"""The independent check: feasibility by counting, optimality by weak duality in integers.

This package shares no code with the solver. One function bounds every quantity. A bound holds
among the answers with the same values of the quantities before it: their contribution is
subtracted.
"""

from __future__ import annotations

import math
from typing import Any

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.arrays import Floats, Rows
from matchcore.model.assignment import Assignment, Bound, Certificate, Prices, SolveStatus
from matchcore.model.integers import integers, nearest
from matchcore.model.objective import MEASURES, RANKINGS, Quantity
from matchcore.model.problem import Problem
from matchcore.solver.proof.bounds import rounding_error, upper_bounds
from matchcore.solver.proof.claims import malformed
from matchcore.solver.proof.rounding import addends, rounding_of

_MOST_BITS = 62
_FINEST = 2100  # more bits than the magnitudes of two floats can differ by


def certify(
    problem: Problem,
    mentees: Rows,
    mentors: Rows,
    shift: int,
    prices: list[tuple[Quantity, Prices]],
    last: int | None = None,
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
        The prices that bound each quantity, in the order of the objective.
    last : int, optional
        L(v) at the last prices, where it is known.

    Raises
    ------
    CertificateError
        The answer breaks a hard requirement, or some prices do not bound their quantity.
    """
    scaled = _scaled(problem, mentees, mentors, shift)
    asked = [price for _, price in prices[: len(prices) - (last is not None)]]
    limits, error = upper_bounds(scaled, asked, shift, (mentees, mentors))
    limits += [] if last is None else [last]
    return _stating(problem, scaled, (mentees, mentors), shift, prices, limits, error)


def recertify(
    problem: Problem, mentees: Rows, mentors: Rows, certificate: Certificate
) -> Certificate:
    """Certify another answer at the prices of a certificate: L(v) depends on the prices alone."""
    shift, limits = certificate.shift, []
    values = {b.quantity: b.value for b in certificate.bounds}
    for k, b in enumerate(certificate.bounds):
        before = dict(list(values.items())[:k])
        limits.append(b.limit + worth_of_others(problem, b.prices, b.quantity, before))
    scaled = _scaled(problem, mentees, mentors, shift)
    prices = [(b.quantity, b.prices) for b in certificate.bounds]
    error = rounding_error(scaled, shift)
    return _stating(problem, scaled, (mentees, mentors), shift, prices, limits, error)


def _scaled(problem: Problem, mentees: Rows, mentors: Rows, shift: int) -> Problem:
    """Return the problem at a scale; raise CertificateError if it, or the answer, is impossible."""
    broken = violations(problem, mentees, mentors)
    if broken:
        raise CertificateError("; ".join(broken))
    scaled = problem.at_scale(shift)
    largest = scaled.compatibility.magnitude
    if largest and math.frexp(largest)[1] + shift > _MOST_BITS:
        raise CertificateError(f"scores are too large for a scale of 2**-{shift} in 64 bits")
    return scaled


def _stating(
    problem: Problem,
    scaled: Problem,
    pairs: tuple[Rows, Rows],
    shift: int,
    prices: list[tuple[Quantity, Prices]],
    limits: list[int],
    error: float,
) -> Certificate:
    """State what L(v) proves of an answer, quantity by quantity."""
    mentees, mentors = pairs
    true = problem.compatibility.at(mentees, mentors)
    scores = true, true if scaled is problem else scaled.compatibility.at(mentees, mentors)
    values = values_of(problem, scores, mentees, mentors, shift)
    bounds: list[Bound] = []
    for (quantity, price), limit in zip(prices, limits, strict=True):
        before = {b.quantity: b.value for b in bounds}
        limit -= worth_of_others(problem, price, quantity, before)
        bounds.append(Bound(quantity, values[quantity], limit, price))
    known = (b.limit for b in bounds[:-1] if MEASURES[b.quantity].counts_pairs and b.met)
    rounding = rounding_of(problem, scaled, scores, mentors, shift, error, next(known, None))
    return Certificate(tuple(bounds), shift, rounding)


def verify(problem: Problem, assignment: Assignment) -> None:
    """Check every claim of an assignment, from the problem and the prices alone.

    One claim is not checked in full: `Certificate.unique` is refused if a bound is not met, and
    otherwise left to the search that made it.

    Parameters
    ----------
    problem : Problem
    assignment : Assignment
        An optimal or feasible answer to this problem.

    Raises
    ------
    CertificateError
        Names each claim that does not hold or is malformed.

    Examples
    --------
    >>> from matchcore import Compatibility, Problem, solve
    >>> problem = Problem(Compatibility.from_matrix([[0.9, 0.2], [0.8, 0.1]]), capacity=1)
    >>> verify(problem, solve(problem))
    """
    wrong = malformed(assignment, quantities(problem), problem.shape[1], _shifts(problem))
    claimed = getattr(assignment, "certificate", None)
    if wrong or claimed is None:
        raise CertificateError("; ".join(wrong))
    prices = [(b.quantity, b.prices) for b in claimed.bounds]
    found = certify(problem, assignment.mentees, assignment.mentors, claimed.shift, prices)
    wrong = _differences(problem, assignment, claimed, found)
    if wrong:
        raise CertificateError("; ".join(wrong))


def _differences(
    problem: Problem, a: Assignment, claimed: Certificate, found: Certificate
) -> list[str]:
    """Return each claim that differs from what was recomputed, or exceeds it."""
    claims, facts = (
        [(b.quantity, b.value, b.limit) for b in certificate.bounds]
        for certificate in (claimed, found)
    )
    wrong = [f"{c} is claimed, {f} is found" for c, f in zip(claims, facts, strict=True) if c != f]
    if a.status is SolveStatus.OPTIMAL:
        wrong += [
            f"{q} {value} is below its bound {limit}" for q, value, limit in facts if value != limit
        ]
    wrong += [
        f"{name} {getattr(a, name)} is claimed, {value} is found"
        for name, value in stated(problem, a.mentees, a.mentors, found).items()
        if getattr(a, name) != value
    ]
    if claimed.rounding < found.rounding:
        wrong.append(f"rounding {claimed.rounding} is claimed, it may be {found.rounding}")
    if claimed.unique and not found.proven:
        wrong.append("unique is claimed, but the bounds are not met")
    return wrong


def _shifts(problem: Problem) -> range:
    """Return the shifts that may be claimed: from the problem's own to beyond what floats need."""
    return range(problem.shift, problem.shift + _FINEST)


def quantities(problem: Problem) -> list[Quantity]:
    """Return the quantities to be proven for an optimal answer, in the order of the objective."""
    return RANKINGS[problem.objective].proven(int(problem.demand.max(initial=0)))


def stated(
    problem: Problem, mentees: Rows, mentors: Rows, certificate: Certificate
) -> dict[str, Any]:
    """Return the figures an assignment states: total, bound, seats and seats_bound.

    The total is the sum of the scores less the costs of the loads; the order of pairs does not
    affect it.
    """
    scores = problem.compatibility.at(mentees, mentors)
    total = math.fsum(addends(problem, scores, mentors))
    score = certificate.of("total")
    try:
        missing = math.ldexp(score.limit - score.value, -certificate.shift)
    except OverflowError as error:
        raise CertificateError("the bound on total is not finite") from error
    seats_bound = certificate.of("seats").limit
    return {
        "total": total,
        "bound": total + missing,
        "seats": len(mentees),
        "seats_bound": seats_bound,
    }


def violations(problem: Problem, mentees: Rows, mentors: Rows) -> list[str]:
    """Describe every hard requirement that a set of pairs breaks."""
    n, m = problem.shape
    if mentees.shape != mentors.shape:
        return [f"there are {len(mentees)} mentees but {len(mentors)} mentors in the pairs"]
    if len(mentees) and not (
        0 <= mentees.min() <= mentees.max() < n and 0 <= mentors.min() <= mentors.max() < m
    ):
        return ["a pair names a row that does not exist"]
    keys = mentees * m + mentors
    required = problem.required[:, 0] * m + problem.required[:, 1]
    seats = np.bincount(mentees, minlength=n)
    load = np.bincount(mentors, minlength=m)
    checks = [
        ("pairs occur twice", len(keys) - len(np.unique(keys))),
        ("pairs are not allowed", int((~problem.open.allowed_at(mentees, mentors)).sum())),
        ("required pairs are missing", int((~np.isin(required, keys)).sum())),
        ("mentees have too many mentors", int((seats > problem.demand).sum())),
        ("mentees lack a mentor", int((seats < problem.demand).sum()) if problem.complete else 0),
        ("mentors are over capacity", int((load > problem.capacity).sum())),
        ("mentors are under their minimum", int((load < problem.minimum).sum())),
    ]
    return [f"{count} {fault}" for fault, count in checks if count]


def values_of(
    problem: Problem, both: tuple[Floats, Floats], mentees: Rows, mentors: Rows, shift: int
) -> dict[Quantity, int]:
    """Return an answer's value of each quantity, with scores as integers.

    `both` holds the true scores and the scores at this scale. Where the scale has raised the score
    of a chosen pair, the true score counts. Required pairs are in every answer, so any number
    would do for them; they keep the one that bounds use.
    """
    true, scores = both
    total = sum(integers(scores, shift).tolist()) - _load_cost(problem, mentors, shift)
    raised = np.flatnonzero(true < scores)
    required = set(map(tuple, problem.required.tolist())) if len(raised) else set()
    for k in raised:
        if (int(mentees[k]), int(mentors[k])) not in required:
            total += nearest(float(true[k]), shift) - nearest(float(scores[k]), shift)
    return {"covered": len(np.unique(mentees)), "seats": len(mentees), "total": total}


def _load_cost(problem: Problem, mentors: Rows, shift: int) -> int:
    """Return the cost of the loads in integers, place by place."""
    loads = np.bincount(mentors, minlength=problem.shape[1]).tolist()
    steps, before = problem.load_steps(shift), problem.load_before.tolist()
    return sum(
        step * (load * already + load * (load - 1) // 2)
        for step, load, already in zip(steps, loads, before, strict=True)
    )


def worth_of_others(
    problem: Problem, price: Prices, quantity: Quantity, before: dict[Quantity, int]
) -> int:
    """Return the contribution of the quantities before, at the answer's values and these prices."""
    worths = {other: getattr(price, measure.worth) for other, measure in MEASURES.items()}
    if worths.pop(quantity) != 1 or price.mentors.shape != (problem.shape[1],):
        raise CertificateError(f"the prices do not price {quantity}")
    for other, worth in worths.items():
        if worth and other not in before:
            raise CertificateError(f"the prices of {quantity} depend on {other}, bounded later")
    return sum(worth * before[other] for other, worth in worths.items() if worth)
