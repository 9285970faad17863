"""What an earlier answer's prices say of this problem: bounds on the numbers of seats.

They often still hold with equality after a small change. Then no flow is needed to find out how
many seats can be filled, nor any pair beside the candidates.
"""

from __future__ import annotations

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.assignment import Assignment, Prices
from matchcore.model.objective import MEASURES, Quantity
from matchcore.model.problem import Problem
from matchcore.solver.proof.bounds import upper_bounds
from matchcore.solver.proof.certificate import quantities


def bounded_counts(problem: Problem, before: Assignment) -> dict[Quantity, tuple[int, Prices]]:
    """Return a bound on each count, with its prices; nothing unless there is one on each."""
    counts = [quantity for quantity in quantities(problem) if MEASURES[quantity].is_count]
    bounds = before.certificate.bounds if before.certificate else ()
    priced: dict[Quantity, Prices] = {}
    for quantity in counts:
        for bound in bounds:
            alone = Prices(bound.prices.mentors, **{MEASURES[quantity].worth: 1})
            if bound.prices.worths == alone.worths and len(alone.mentors) == problem.shape[1]:
                priced[quantity] = alone
    if len(priced) < len(counts):
        return {}
    try:
        limits, _ = upper_bounds(problem, list(priced.values()), problem.shift)
    except CertificateError:  # prices too large, or no answer at all
        return {}
    return {q: (limit, v) for (q, v), limit in zip(priced.items(), limits, strict=True)}


def filled(problem: Problem, first: int, further: int) -> dict[Quantity, int]:
    """Return the counts of an answer that fills so many seats beside the required pairs."""
    covered = first + len(np.unique(problem.required[:, 0]))
    return {"covered": covered, "seats": first + further + len(problem.required)}
