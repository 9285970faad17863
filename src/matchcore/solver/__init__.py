"""Exact solving over arrays: network flow, dual prices, certificate and diagnosis."""

from matchcore.solver.diagnosis import contradictions
from matchcore.solver.engine import solve
from matchcore.solver.estimate import Estimate, estimate
from matchcore.solver.options import SolveOptions, with_defaults
from matchcore.solver.proof.bounds import upper_bounds
from matchcore.solver.proof.certificate import verify
from matchcore.solver.watch import Progress

__all__ = [
    "Estimate",
    "Progress",
    "SolveOptions",
    "contradictions",
    "estimate",
    "solve",
    "upper_bounds",
    "verify",
    "with_defaults",
]
