"""The sessions of a season in numbers: each in its window, inside calendars and budgets."""

from matchcore.solver.sessions.answer import Arrangement
from matchcore.solver.sessions.arranging import arrange
from matchcore.solver.sessions.check import reasons, verify
from matchcore.solver.sessions.problem import SessionsProblem

__all__ = ["Arrangement", "SessionsProblem", "arrange", "reasons", "verify"]
