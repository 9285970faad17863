"""CP-SAT as this package uses it: truth values, whole numbers, one worker, a fixed seed.

Its limit counts deterministic work, not seconds, so that the same problem has the same answer. Two
workers would not, and float objectives can be wrong: all coefficients are whole numbers.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any, NamedTuple

_SLACK = 1e-6  # CP-SAT reports whole bounds as floats


class Found(NamedTuple):
    """The best that was found, a bound on the best there is, and which variables are true."""

    value: int
    bound: int
    chosen: list[bool]


class Cp:
    """A model of truth values, minimised once or more.

    Parameters
    ----------
    limit : float
        The most work of one solve, in CP-SAT's deterministic units.
    covering : bool
        Whether implications enter the linear relaxation, too: it then bounds covers well, and
        takes longer.
    """

    def __init__(self, limit: float, *, covering: bool = False) -> None:
        from ortools.sat.python import cp_model  # slow to import

        self._cp: Any = cp_model
        self._limit = limit
        self._covering = covering
        self._model = self._cp.CpModel()
        self._all: list[Any] = []

    def bools(self, count: int) -> list[Any]:
        """Return new variables."""
        new = [self._model.new_bool_var("") for _ in range(count)]
        self._all += new
        return new

    def at_most_one(self, variables: Sequence[Any]) -> None:
        """Let at most one be true."""
        if len(variables) > 1:
            self._model.add_at_most_one(variables)

    def any_of(self, literals: Sequence[Any]) -> None:
        """Let at least one be true."""
        self._model.add_bool_or(literals)

    def implies(self, one: Any, other: Any) -> None:
        """Let `other` be true where `one` is."""
        self._model.add_implication(one, other)

    def at_most(self, variables: Sequence[Any], most: int) -> None:
        """Let at most so many be true."""
        if len(variables) > most:
            self._model.add(self._sum(variables) <= most)

    def at_least(
        self, variables: Sequence[Any], least: int, weights: Sequence[int] | None = None
    ) -> None:
        """Let the true ones weigh at least so much."""
        self._model.add(self._sum(variables, weights) >= least)

    def _sum(self, variables: Sequence[Any], weights: Sequence[int] | None = None) -> Any:
        linear = self._cp.LinearExpr
        return linear.sum(variables) if weights is None else linear.weighted_sum(variables, weights)

    def minimise(
        self,
        variables: Sequence[Any],
        weights: Sequence[int] | None = None,
        hint: Sequence[bool] | None = None,
    ) -> Found | None:
        """Minimise what the true ones weigh; None if nothing was found within the limit."""
        self._model.minimize(self._sum(variables, weights))
        self._model.clear_hints()
        for variable, value in zip(self._all, hint or (), strict=False):
            self._model.add_hint(variable, value)
        solver = self._cp.CpSolver()
        solver.parameters.num_workers = 1
        solver.parameters.random_seed = 0
        solver.parameters.max_deterministic_time = self._limit
        if self._covering:
            solver.parameters.linearization_level = 2
        solver.parameters.catch_sigint_signal = False  # else Ctrl-C would look like a limit
        status = solver.solve(self._model)
        if status not in (self._cp.OPTIMAL, self._cp.FEASIBLE):
            return None
        chosen = [bool(solver.boolean_value(variable)) for variable in self._all]
        value = round(solver.objective_value)
        bound = value
        if status == self._cp.FEASIBLE:
            bound = math.ceil(solver.best_objective_bound - _SLACK)
        return Found(value, bound, chosen)
