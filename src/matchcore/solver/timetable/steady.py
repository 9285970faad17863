"""CP-SAT as law 5 asks: one worker, a fixed seed, and a limit that no clock measures."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ortools.sat.python.cp_model import CpSolver


def steady_solver(effort: float) -> CpSolver:
    """Return a solver whose answer never depends on the machine.

    Parameters
    ----------
    effort : float
        Deterministic seconds.
    """
    from ortools.sat.python import cp_model

    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = 0
    solver.parameters.max_deterministic_time = effort
    return solver
