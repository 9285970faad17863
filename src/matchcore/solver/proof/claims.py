"""Whether an assignment's claims can be read at all: each there, of its type, within range.

What is found here would otherwise end in an error of Python's, or wrap around unseen, where the
claims are checked. Whether they are true is asked afterwards.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from matchcore.model.assignment import Assignment, Bound, Certificate, Prices, SolveStatus
from matchcore.model.objective import Quantity


def malformed(
    assignment: object, quantities: Sequence[Quantity], mentors: int, shifts: range
) -> list[str]:
    """Return each claim that cannot be read, in words.

    Parameters
    ----------
    assignment : Assignment
        Of whatever type: this is what is found out.
    quantities : sequence of {"covered", "seats", "total"}
        On which there must be bounds, in this order.
    mentors : int
        How many prices there must be.
    shifts : range
        From the coarsest that may be claimed on.
    """
    if not isinstance(assignment, Assignment):
        return [f"this is of type {type(assignment).__name__}, not an Assignment"]
    a, held = assignment, assignment.certificate
    if not isinstance(a.status, SolveStatus):
        return [f"the status {a.status!r:.40} is none"]
    if a.status not in (SolveStatus.OPTIMAL, SolveStatus.FEASIBLE):
        return [f"an assignment that is {a.status} claims nothing to verify"]
    if not isinstance(held, Certificate):
        return ["the assignment carries no certificate"]
    wrong = _pairs(a) + _numbers(a) + _accuracy(held, shifts)
    if a.diagnosis is not None:
        wrong.append("a diagnosis stands beside an answer")
    return wrong + _bounds(held.bounds, quantities, mentors)


def _pairs(a: Assignment) -> list[str]:
    wrong = [
        f"{name} are not a row of int64"
        for name in ("mentees", "mentors")
        if not _is_row(getattr(a, name))
    ]
    if wrong:
        return wrong
    if a.mentees.shape != a.mentors.shape:
        return [f"{len(a.mentees)} mentees stand beside {len(a.mentors)} mentors"]
    i, j = a.mentees, a.mentors
    later = (i[1:] > i[:-1]) | ((i[1:] == i[:-1]) & (j[1:] >= j[:-1]))
    return [] if later.all() else ["the pairs are not in order"]


def _numbers(a: Assignment) -> list[str]:
    numbers = {name: getattr(a, name) for name in ("total", "bound")}
    counts = {name: getattr(a, name) for name in ("seats", "seats_bound")}
    return [
        *(f"{name} is {x!r:.40}, no number" for name, x in numbers.items() if not _is_finite(x)),
        *(f"{name} is {x!r:.40}, no count" for name, x in counts.items() if type(x) is not int),
    ]


def _accuracy(held: Certificate, shifts: range) -> list[str]:
    wrong = []
    if type(held.shift) is not int or held.shift not in shifts:
        wrong.append(f"shift is {held.shift!r:.40}, not from {shifts[0]} to {shifts[-1]}")
    if not (_is_finite(held.rounding) and held.rounding >= 0):
        wrong.append(f"rounding is {held.rounding!r:.40}, no number from 0 on")
    if type(held.unique) is not bool:
        wrong.append(f"unique is {held.unique!r:.40}, neither True nor False")
    return wrong


def _bounds(bounds: object, quantities: Sequence[Quantity], mentors: int) -> list[str]:
    if not (isinstance(bounds, tuple) and all(isinstance(b, Bound) for b in bounds)):
        return ["the bounds are not a tuple of Bound"]
    named = [b.quantity if type(b.quantity) is str else None for b in bounds]
    if named != list(quantities):
        return [f"there are bounds on {named}, and must be on {list(quantities)}"]
    return [f"the bound on {b.quantity} {wrong}" for b in bounds for wrong in _bound(b, mentors)]


def _bound(bound: Bound, mentors: int) -> list[str]:
    wrong, prices = [], bound.prices
    if type(bound.value) is not int or type(bound.limit) is not int:
        wrong.append("is not of two whole numbers")
    if not isinstance(prices, Prices):
        return [*wrong, "has no prices"]
    if not (_is_row(prices.mentors) and len(prices.mentors) == mentors):
        wrong.append(f"has no row of {mentors} prices in int64")
    if any(type(worth) is not int for worth in prices.worths):
        wrong.append("has worths that are not whole numbers")
    elif prices.score < 0:  # a load that is paid to grow has no best size by its next place
        wrong.append("prices a unit of score below 0")
    return wrong


def _is_finite(x: object) -> bool:
    return isinstance(x, float) and math.isfinite(x)


def _is_row(x: object) -> bool:
    return (
        isinstance(x, np.ndarray)
        and not isinstance(x, np.ma.MaskedArray)
        and x.dtype == np.int64
        and x.ndim == 1
    )
