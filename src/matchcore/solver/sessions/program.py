"""An integer program of truth values, solved by HiGHS, its bound by prices in integers.

Q. Huangfu and J. A. J. Hall, "Parallelizing the dual revised simplex method" (Mathematical
Programming Computation 10, 2018). These programs are nearly always integral as linear ones. Prices
y ≥ 0 of the rows A x ≤ b prove by weak duality that every solution costs at least
Σ min(0, c + Aᵀ y) − y b, whatever the solver did to find them.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from matchcore.model.arrays import Bools, Ints
from matchcore.short_repr import short_repr
from matchcore.solver.timetable.prices import SCALE

_SLACK = 1e-6  # HiGHS reports whole bounds as floats


class Optimum(NamedTuple):
    """The cheapest truth values found, None for none, and the least that any can cost."""

    chosen: Bools | None
    bound: int

    def __repr__(self) -> str:
        return short_repr(self)


def cheapest(costs: Ints, table: Any, most: Ints, nodes: int) -> Optimum | None:
    """Return the cheapest truth values with ``table @ values <= most``; None if nothing is known.

    Parameters
    ----------
    costs : array of int, shape (values,)
    table : sparse array of int, shape (rows, values)
    most : array of int, shape (rows,)
    nodes : int
        The most nodes of the search where the linear program does not say it all; 0 for no search.

    Examples
    --------
    >>> from scipy.sparse import csr_array
    >>> found = cheapest(np.array([-2, -3]), csr_array([[1, 1]]), np.array([1]), 10)
    >>> found.chosen.tolist(), found.bound
    ([False, True], -3)
    """
    from scipy.optimize import linprog  # slow to import

    relaxed = linprog(costs, A_ub=table, b_ub=most, bounds=(0, 1), method="highs-ds")
    if relaxed.status != 0:
        return None
    bound = _bound(costs, table, most, -relaxed.ineqlin.marginals)
    chosen = relaxed.x > 0.5
    if (table @ chosen.astype(np.int64) <= most).all() and int(costs[chosen].sum()) == bound:
        return Optimum(chosen, bound)
    if not nodes:
        return Optimum(None, bound)
    return _searched(costs, table, most, nodes, bound)


def _bound(costs: Ints, table: Any, most: Ints, prices: Any) -> int:
    """Return what every solution costs at least, at some prices of the rows."""
    whole = np.rint(np.maximum(prices, 0) * SCALE).astype(np.int64)
    reduced = costs.astype(np.int64) * SCALE + table.T @ whole
    return -((int(whole @ most) - int(np.minimum(reduced, 0).sum())) // SCALE)


def _searched(costs: Ints, table: Any, most: Ints, nodes: int, bound: int) -> Optimum:
    """Return the best of a branch and bound; its own bound is the search's word."""
    from scipy.optimize import Bounds, LinearConstraint, milp

    for name in ("indices", "indptr"):  # SciPy before 1.15 takes no long ones
        setattr(table, name, getattr(table, name).astype(np.int32))
    found = milp(
        costs,
        integrality=np.ones(len(costs)),
        bounds=Bounds(0, 1),
        constraints=LinearConstraint(table, -np.inf, most),
        options={"node_limit": nodes, "mip_rel_gap": 0.0},
    )
    if found.mip_dual_bound is not None and np.isfinite(found.mip_dual_bound):
        bound = max(bound, int(np.ceil(found.mip_dual_bound - _SLACK)))
    chosen = None if found.x is None else found.x > 0.5
    if chosen is None or not (table @ chosen.astype(np.int64) <= most).all():
        return Optimum(None, bound)
    return Optimum(chosen, min(bound, int(costs[chosen].sum())))
