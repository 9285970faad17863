"""Whether an assignment's claims are well formed: present, of the right type, within range.

Malformed claims would otherwise raise errors of other kinds, or overflow unnoticed, when they are
checked. Whether claims are true is checked elsewhere.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from matchcore.model.assignment import Assignment, Bound, Certificate, Listing, Prices, SolveStatus
from matchcore.model.objective import Quantity


def malformed(
    assignment: object, quantities: Sequence[Quantity], mentors: int, shifts: range
) -> list[str]:
    """Describe each malformed claim.

    Parameters
    ----------
    assignment : Assignment
        May be of any type; the type is checked first.
    quantities : sequence of {"covered", "seats", "total"}
        The quantities that must have bounds, in this order.
    mentors : int
        The number of prices required.
    shifts : range
        The shifts that may be claimed.
    """
    if not isinstance(assignment, Assignment):
        return [f"this is of type {type(assignment).__name__}, not an Assignment"]
    a, certificate = assignment, assignment.certificate
    if not isinstance(a.status, SolveStatus):
        return [f"{a.status!r:.40} is not a SolveStatus"]
    if a.status not in (SolveStatus.OPTIMAL, SolveStatus.FEASIBLE):
        return [f"an assignment that is {a.status} makes no claim to verify"]
    if not isinstance(certificate, Certificate):
        return ["the assignment has no certificate"]
    wrong = _pairs(a) + _numbers(a) + _accuracy(certificate, shifts)
    if a.diagnosis is not None:
        wrong.append("an answer has a diagnosis")
    if not (a.candidates is None or _are_pairs(a.candidates)):
        wrong.append("the candidate pairs are not two parallel arrays of int64")
    if not (a.listing is None or isinstance(a.listing, Listing)):
        wrong.append("the listing is none")
    if a.past is not None:
        wrong.append("an answer to start from is no answer to this problem")
    return wrong + _bounds(certificate.bounds, quantities, mentors)


def _pairs(a: Assignment) -> list[str]:
    wrong = [
        f"{name} is not a one-dimensional array of int64"
        for name in ("mentees", "mentors")
        if not _is_row(getattr(a, name))
    ]
    if wrong:
        return wrong
    if a.mentees.shape != a.mentors.shape:
        return [f"there are {len(a.mentees)} mentees but {len(a.mentors)} mentors in the pairs"]
    i, j = a.mentees, a.mentors
    later = (i[1:] > i[:-1]) | ((i[1:] == i[:-1]) & (j[1:] >= j[:-1]))
    return [] if later.all() else ["the pairs are not sorted"]


def _are_pairs(rows: object) -> bool:
    if not (isinstance(rows, tuple) and len(rows) == 2 and all(map(_is_row, rows))):
        return False
    return bool(rows[0].shape == rows[1].shape)


def _numbers(a: Assignment) -> list[str]:
    numbers = {name: getattr(a, name) for name in ("total", "bound")}
    counts = {name: getattr(a, name) for name in ("seats", "seats_bound")}
    return [
        *(
            f"{name} is {x!r:.40}, not a finite float"
            for name, x in numbers.items()
            if not _is_finite(x)
        ),
        *(f"{name} is {x!r:.40}, not an int" for name, x in counts.items() if type(x) is not int),
    ]


def _accuracy(certificate: Certificate, shifts: range) -> list[str]:
    wrong = []
    shift, rounding, unique = certificate.shift, certificate.rounding, certificate.unique
    if type(shift) is not int or shift not in shifts:
        wrong.append(f"shift is {shift!r:.40}, not from {shifts[0]} to {shifts[-1]}")
    if not (_is_finite(rounding) and rounding >= 0):
        wrong.append(f"rounding is {rounding!r:.40}, not a finite float of 0 or more")
    if type(unique) is not bool:
        wrong.append(f"unique is {unique!r:.40}, neither True nor False")
    return wrong


def _bounds(bounds: object, quantities: Sequence[Quantity], mentors: int) -> list[str]:
    if not (isinstance(bounds, tuple) and all(isinstance(b, Bound) for b in bounds)):
        return ["the bounds are not a tuple of Bound"]
    named = [b.quantity if type(b.quantity) is str else None for b in bounds]
    if named != list(quantities):
        return [f"the bounds are on {named}, not on {list(quantities)}"]
    return [f"the bound on {b.quantity} {wrong}" for b in bounds for wrong in _bound(b, mentors)]


def _bound(bound: Bound, mentors: int) -> list[str]:
    wrong = []
    if type(bound.value) is not int or type(bound.limit) is not int:
        wrong.append("has a value or limit that is not an int")
    return wrong + wrong_prices(bound.prices, mentors)


def wrong_prices(prices: object, mentors: int) -> list[str]:
    """Describe what is malformed in the prices of a bound."""
    if not isinstance(prices, Prices):
        return ["has no prices"]
    wrong = []
    if not (_is_row(prices.mentors) and len(prices.mentors) == mentors):
        wrong.append(f"does not have an array of {mentors} prices in int64")
    if any(type(worth) is not int for worth in prices.worths):
        wrong.append("has a worth that is not an int")
    elif prices.score < 0:  # bounds assume that costs rise with the load
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
