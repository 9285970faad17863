"""What a component of affinity is: one published formula, bilinear, with values in [0, 1].

A component learns its vocabulary in `fit` and turns people into factors in `transform`; a score
is the product of the two. Scikit-learn's conventions hold: constructors only store.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, ClassVar, Literal, NamedTuple, Self, TypeAlias

import numpy as np
from scipy.sparse import csr_array, issparse
from sklearn.base import BaseEstimator

from matchcore.arguments import plain
from matchcore.cohort import Cohort
from matchcore.errors import InputError, InputProblem
from matchcore.masks import Bools
from matchcore.people import COLUMNS, Merged, Slip
from matchcore.scores import Floats

Factor: TypeAlias = Any  # Floats, or a csr_array: SciPy has no types

DENSE_CELLS = 1 << 26  # half a gigabyte: up to it, and where well filled, plain arrays are faster
_WELL_FILLED = 0.05


LabelKind = Literal["name", "number", "another", "grade", "hours", "motivation"]


@dataclass(frozen=True)
class Label:
    """What a factor stands for, as a code and its values; words are found where it is shown.

    Attributes
    ----------
    kind : {"name", "number", "another", "grade", "hours", "motivation"}
        A thing called by its name, such as a skill, a site or a word; an equal number in `column`;
        another value in `column`; the mentor's grade; the mentor's hours; the motivation of both.
    value : str, int or float, optional
        The name or the number.
    column : str
        The column, of ``"number"`` and ``"another"``.
    """

    kind: LabelKind
    value: str | float | None = None
    column: str = ""

    @classmethod
    def of(cls, label: str | Label) -> Label:
        """Return a label; plain text is a name."""
        return label if isinstance(label, Label) else cls("name", label)


class Sides(NamedTuple):
    """Factors of both sides, and for whom the component knows anything at all.

    The factors are arrays, or SciPy CSR arrays where a wide vocabulary leaves them mostly empty.
    """

    mentees: Factor
    mentors: Factor
    mentees_known: Bools
    mentors_known: Bools


@cache
def _parameter_names(kind: type[BaseEstimator]) -> frozenset[str]:
    try:
        return frozenset(kind._get_param_names())
    except RuntimeError:  # a constructor with *args: `contract` tells
        return frozenset()


class Parameterised(BaseEstimator, ABC):
    """The base of components and terms: parameters, and what is wrong with them.

    What was learnt with other parameters is forgotten as soon as one is set: `transform` then
    raises scikit-learn's NotFittedError until `fit` is called again.
    """

    def __setattr__(self, name: str, value: Any) -> None:
        super().__setattr__(name, value)
        if name in _parameter_names(type(self)):
            for learnt in [n for n in vars(self) if n.endswith("_") and not n.startswith("_")]:
                delattr(self, learnt)

    def set_params(self, **params: Any) -> Self:
        """Set parameters, all of them or, where one is unknown, none.

        Raises
        ------
        InputError
            There is no such parameter.
        """
        known = self.get_params(deep=True)
        kind, remedy = type(self).__name__, f"use one of {sorted(known)}"
        problems = [
            InputProblem("unknown_option", kind, "", f"no parameter {name!r}", remedy)
            for name in params
            if name not in known
        ]
        if problems:
            raise InputError(problems)
        super().set_params(**params)
        return self

    def problems(self) -> list[InputProblem]:
        """Return what is wrong with the parameters, as far as it shows without people."""
        if isinstance(getattr(self, "column", ""), str):
            return []
        return [self._problem("column", "wrong_type", "give the name of a column")]

    def _problem(self, parameter: str, code: str, remedy: str) -> InputProblem:
        """Return what is wrong with the value of a parameter."""
        place, value = f"{type(self).__name__}: {parameter}", repr(getattr(self, parameter))
        return InputProblem(code, place, value, remedy=remedy)

    def content(self) -> dict[str, Any]:
        """Return the parameters as plain values: parts with the same ones act alike."""
        return {name: _content(value) for name, value in self.get_params(deep=False).items()}

    def check(self) -> None:
        """Raise InputError with all that is wrong with the parameters."""
        problems = self.problems()
        if problems:
            raise InputError(problems)


class Component(Parameterised):
    """The base of all components: a weight, `fit` and `transform`.

    A subclass sets ``labels_`` in `fit` (one name or `Label` per factor, for explanations; an empty
    name is not shown) and returns `Sides` from `transform`; products must lie in [0, 1]. `Affinity`
    holds it to that, for every pair that bounds of the factors do not settle; of more than four
    million such pairs it looks at those with the largest bounds. See ``docs/add-a-component.md``.
    """

    label: ClassVar[str] = "component"
    weight: float
    labels_: Sequence[str | Label]

    @abstractmethod
    def fit(self, cohort: Cohort, y: None = None) -> Self:
        """Learn the vocabulary from a cohort."""

    @abstractmethod
    def transform(self, cohort: Cohort) -> Sides:
        """Return the factors of a cohort."""

    def merged(self, cohort: Cohort) -> list[Merged]:
        """Return the lists that name one thing in several ways, where the component reads any."""
        return []

    def slips(self, cohort: Cohort) -> list[Slip]:
        """Return names that look like misspellings of others, where the component looks."""
        return []


def _content(value: Any) -> Any:
    if isinstance(value, BaseEstimator):  # such as a vectoriser of scikit-learn
        params = value.get_params(deep=False)
        return type(value), {name: _content(one) for name, one in params.items()}
    return plain(value)


def alike(mentees: Factor, mentors: Factor) -> tuple[Factor, Factor]:
    """Return both factors in one form: arrays, or CSR arrays where large and mostly empty."""
    both = mentees, mentors
    cells = sum(x.shape[0] * x.shape[1] for x in both)
    filled = sum(x.nnz if issparse(x) else x.size for x in both)
    if cells <= DENSE_CELLS or filled > _WELL_FILLED * cells:
        return _dense(mentees), _dense(mentors)
    return csr_array(mentees), csr_array(mentors)


def _dense(factor: Factor) -> Floats:
    return np.asarray(factor.toarray() if issparse(factor) else factor)


def check_column(part: Parameterised, column: str, cohort: Cohort, *kinds: str) -> None:
    """Refuse a column that neither table has, or that holds something else than asked for.

    Extra columns hold text, which may be a list.
    """
    part.check()
    kind = type(part).__name__
    if not cohort.has_column(column):
        problem, remedy = f"neither table has a column {column!r}", "correct its name"
        raise InputError(InputProblem("unknown_column", kind, "", problem, remedy))
    if column in COLUMNS and COLUMNS[column].kind not in kinds:
        fitting = [name for name, c in COLUMNS.items() if c.kind in kinds]
        problem = f"column {column!r} does not hold what is compared here"
        remedy = f"use an extra column{f', or one of {fitting}' if fitting else ''}"
        raise InputError(InputProblem("wrong_column_kind", kind, "", problem, remedy))
