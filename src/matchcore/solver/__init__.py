"""Exact solving over arrays: network flow, dual prices, certificate and diagnosis."""

from matchcore.model.stages import Stage, StageBound, StagedAssignment
from matchcore.solver.diagnosis import contradictions
from matchcore.solver.engine import solve
from matchcore.solver.estimate import Estimate, estimate
from matchcore.solver.options import SolveOptions, with_defaults
from matchcore.solver.proof.bounds import upper_bounds
from matchcore.solver.proof.certificate import verify
from matchcore.solver.proof.stages import verify_stages
from matchcore.solver.stages.solve import solve_stages
from matchcore.solver.watch import Progress

__all__ = [
    "Estimate",
    "Progress",
    "SolveOptions",
    "Stage",
    "StageBound",
    "StagedAssignment",
    "contradictions",
    "estimate",
    "solve",
    "solve_stages",
    "upper_bounds",
    "verify",
    "verify_stages",
    "with_defaults",
]
