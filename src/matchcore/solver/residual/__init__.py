"""Questions to a solved problem: what another requirement would change, without a new solve."""

from matchcore.solver.residual.changes import Change, Costs, Move
from matchcore.solver.residual.questions import Residual

__all__ = ["Change", "Costs", "Move", "Residual"]
