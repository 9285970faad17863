"""Where questions to a matching are asked: its residual network, made once, at the first one."""

from __future__ import annotations

from collections.abc import Callable
from threading import Lock
from typing import TYPE_CHECKING, TypeVar

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.model.problem import Problem

if TYPE_CHECKING:  # most programs ask nothing, and never load it
    from matchcore.solver.residual import Residual

T = TypeVar("T")


class Questions:
    """The residual network of a matching; threads take turns to ask.

    Parameters
    ----------
    problem : Problem
    assignment : Assignment
        The matching in numbers; only a proven one can be asked.
    """

    def __init__(self, problem: Problem, assignment: Assignment) -> None:
        self._solved = problem, assignment
        self._lock, self._residual = Lock(), None

    def __reduce__(self) -> tuple[type[Questions], tuple[Problem, Assignment]]:
        return type(self), self._solved  # no lock can be copied; a copy makes its own network

    _residual: Residual | None

    def ask(self, question: Callable[[Residual], T]) -> T:
        """Return the answer to a question.

        Raises
        ------
        InputError
            The matching is not proven best, so nothing can be said about what a change costs.
        """
        with self._lock:
            if self._residual is None:
                self._residual = _residual(*self._solved)
            return question(self._residual)


def _residual(problem: Problem, assignment: Assignment) -> Residual:
    from matchcore.solver.residual import Residual

    if assignment.status is not SolveStatus.OPTIMAL:
        found = told("this matching is not proven best, so the cost of a change is not known")
        remedy = told("match again with start= this one, without time_limit and gap")
        raise InputError(InputProblem("not_proven", "", "", found, remedy))
    return Residual(problem, assignment)
