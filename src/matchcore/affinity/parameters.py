"""Parameters of components and terms, and checks of them."""

from __future__ import annotations

from abc import ABC
from functools import cache
from typing import Any, Self

from sklearn.base import BaseEstimator

from matchcore.catalogue import told, with_colon
from matchcore.errors import InputError, InputProblem
from matchcore.people import COLUMNS, Cohort, Role
from matchcore.plain_values import plain


class Parameterised(BaseEstimator, ABC):
    """Base of components and terms: their parameters, and what is wrong with them.

    Setting a parameter discards what was learnt with the old value: `transform` then raises
    scikit-learn's NotFittedError until `fit` is called again.
    """

    @classmethod
    @cache
    def _get_param_names(cls) -> tuple[str, ...]:
        return tuple(super()._get_param_names())  # reading a signature takes 0.1 ms each time

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if name in _parameter_names(type(self)):
            for learnt in [n for n in vars(self) if n.endswith("_") and not n.startswith("_")]:
                delattr(self, learnt)

    def set_params(self, **params: Any) -> Self:
        """Set parameters: all of them or, if one is unknown, none.

        Raises
        ------
        InputError
            There is no such parameter.
        """
        known = self.get_params(deep=True)
        kind, remedy = type(self).__name__, told("use one of {choices}", choices=sorted(known))
        problems = [
            InputProblem(
                "unknown_option", kind, "", told("no parameter {name!r}", name=name), remedy
            )
            for name in params
            if name not in known
        ]
        if problems:
            raise InputError(problems)
        super().set_params(**params)
        return self

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the columns that the part reads from one side: by default its own, if any."""
        column = getattr(self, "column", "")
        return (column,) if isinstance(column, str) and column else ()

    def problems(self) -> list[InputProblem]:
        """Return what is wrong with the parameters, as far as it shows without people."""
        if isinstance(getattr(self, "column", ""), str):
            return []
        return [self._problem("column", "wrong_type", told("give the name of a column"))]

    def _problem(self, parameter: str, code: str, remedy: str) -> InputProblem:
        """Return a problem with the value of a parameter."""
        place, value = with_colon(type(self).__name__, parameter), repr(getattr(self, parameter))
        return InputProblem(code, place, value, remedy=remedy)

    def content(self) -> dict[str, Any]:
        """Return the parameters as plain values; parts with equal ones behave alike."""
        return {name: _content(value) for name, value in self.get_params(deep=False).items()}

    def check(self) -> None:
        """Raise InputError with all that is wrong with the parameters."""
        problems = self.problems()
        if problems:
            raise InputError(problems)


def check_column(part: Parameterised, column: str, cohort: Cohort, *kinds: str) -> None:
    """Refuse a column that neither table has, or that is of none of the given kinds.

    Extra columns hold text, which may be a list; they are never of the wrong kind.
    """
    part.check()
    kind = type(part).__name__
    if not cohort.has_column(column):
        problem, remedy = (
            told("neither table has a column {column!r}", column=column),
            told("correct its name"),
        )
        raise InputError(InputProblem("unknown_column", kind, "", problem, remedy))
    if column in COLUMNS and COLUMNS[column].kind not in kinds:
        fitting = [name for name, c in COLUMNS.items() if c.kind in kinds]
        problem = told("column {column!r} holds the wrong kind of values", column=column)
        remedy = (
            told("use an extra column, or one of {choices}", choices=fitting)
            if fitting
            else told("use an extra column")
        )
        raise InputError(InputProblem("wrong_column_kind", kind, "", problem, remedy))


@cache
def _parameter_names(kind: type[BaseEstimator]) -> frozenset[str]:
    try:
        return frozenset(kind._get_param_names())
    except RuntimeError:  # a constructor with *args, which `contract` reports
        return frozenset()


def _content(value: Any) -> Any:
    if isinstance(value, BaseEstimator):  # such as a vectoriser of scikit-learn
        params = value.get_params(deep=False)
        return type(value), {name: _content(param) for name, param in params.items()}
    return plain(value)
