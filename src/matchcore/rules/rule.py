"""The base classes of rules: over classes of people, over single pairs, over products, over loads.

A rule is a frozen dataclass that can be evaluated and tested without a solver. A new one subclasses
one of these and implements one method; ``docs/add-a-rule.md`` shows how.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping, Sequence
from dataclasses import Field, dataclass, fields, is_dataclass
from typing import Any, ClassVar, Literal, NamedTuple, get_args

import numpy as np
from numpy.typing import NDArray

from matchcore.catalogue import told, with_colon
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Rows
from matchcore.number_checks import is_number, is_whole
from matchcore.people import MOST, Cohort, Role, Slip
from matchcore.wording import Language, reserved_name_problems

__all__ = ["ClassRule", "LoadRule", "Missing", "PairRule", "Products", "Rule", "ThresholdRule"]

Missing = Literal["forbid", "allow", "error"]
Profiles = Mapping[str, NDArray[Any]]


class Rule:
    """The base of all rules."""

    def __str__(self) -> str:
        """Return the rule as it is written, without weight, name and default values."""
        options = [
            f"{f.name}={getattr(self, f.name)!r}"
            for f in self._fields()
            if f.repr and f.name not in ("weight", "name") and getattr(self, f.name) != f.default
        ]
        return f"{type(self).__name__}({', '.join(options)})" if options else type(self).__name__

    def sentence(self, language: Language) -> str:
        """Return what the rule asks, as a short noun phrase; by default, the rule as it is written.

        Reasons, checks and reports show it: "conditions not met: different departments (3)".

        Parameters
        ----------
        language : {"en", "fr"}
        """
        return str(self)

    def options(self) -> dict[str, Any]:
        """Return the arguments of the constructor, for a programme's file."""
        return {f.name: getattr(self, f.name) for f in self._fields()}

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the columns that the rule reads from one side; by default none."""
        return ()

    @property
    def is_soft(self) -> bool:
        """Whether it has a weight; it then forbids nothing and adds to scores."""
        return getattr(self, "weight", None) is not None

    def slips(self, cohort: Cohort) -> list[Slip]:
        """Return names in the rule that match nobody but resemble an existing name."""
        return []

    def cautions(self, cohort: Cohort) -> list[str]:
        """Return what the rule guessed as it read the cohort, one sentence each."""
        return []

    def _fields(self) -> tuple[Field[Any], ...]:
        return fields(self) if is_dataclass(self) else ()


@dataclass(frozen=True, kw_only=True)
class ColumnRule(Rule, ABC):
    """The base of the rules that compare columns.

    Parameters
    ----------
    missing : {"forbid", "allow", "error"}
        What happens to a person without a value in one of the columns.
    """

    columns: ClassVar[tuple[str, ...]] = ()
    missing: Missing = "forbid"

    def __post_init__(self) -> None:
        column = getattr(self, "column", "")  # only some rules have the option
        problems = []
        if not isinstance(column, str):
            remedy = told("give the name of a column")
            problems.append(option_problem(self, "column", "wrong_type", remedy))
        if self.missing not in get_args(Missing):
            problems.append(choice_problem(self, "missing", get_args(Missing)))
        if problems:
            raise InputError(problems)

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the columns that the rule reads from one side."""
        return self.columns


@dataclass(frozen=True, kw_only=True)
class ClassRule(ColumnRule):
    """A rule that is evaluated once per pair of classes, not per pair of people.

    People with the same values in the columns that it reads form one class. `allows` receives each
    column twice: the mentees' classes as a column vector and the mentors' as a row vector.
    Comparing the two gives the table.

    Parameters
    ----------
    missing : {"forbid", "allow", "error"}
        What happens to a person without a value in one of the columns.
    weight : float, optional
        Makes the rule soft: it forbids nothing and adds this to the score of the pairs that it
        allows. Where a value is missing, it adds nothing.
    name : str, optional
        What its addend is called while it is soft; as the rule is written if left out. A hard
        rule may have a name, which nothing shows.
    """

    weight: float | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        super().__post_init__()
        _check_addend(self, self.weight, self.name)

    @abstractmethod
    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Return a table of bool: classes of mentees × classes of mentors."""


@dataclass(frozen=True, kw_only=True)
class PairRule(Rule, ABC):
    """A rule about single pairs of people.

    Where ``required`` is True the pairs must be matched, otherwise they must not be.

    Parameters
    ----------
    weight : float, optional
        Makes the rule soft: it requires and forbids nothing and adds this to the score of its
        pairs.
    name : str, optional
        What its addend is called while it is soft; as the rule is written if left out. A hard
        rule may have a name, which nothing shows.
    """

    required: ClassVar[bool] = False
    weight: float | None = None
    name: str | None = None

    def __post_init__(self) -> None:
        _check_addend(self, self.weight, self.name)

    @abstractmethod
    def pairs(self, cohort: Cohort) -> tuple[Rows, Rows]:
        """Return parallel row numbers of mentees and mentors."""


class Products(NamedTuple):
    """Factors of mentees and mentors, and the value that the product of a pair must reach."""

    mentees: Any
    mentors: Any
    at_least: float


@dataclass(frozen=True, kw_only=True)
class ThresholdRule(ColumnRule):
    """A rule that a product of factors must reach a value, such as two hours in common."""

    @abstractmethod
    def products(self, cohort: Cohort) -> Products:
        """Return factors of shape (mentees, k) and (mentors, k), and the value to reach."""


class LoadRule(Rule):
    """A rule on the number of partners: a default, and the column that overrides it."""

    role: ClassVar[Role]
    column: ClassVar[str]
    default: int

    def __post_init__(self) -> None:
        if not (is_whole(self.default) and 0 <= self.default <= MOST):
            remedy = told("give a whole number from 0 to {most}", most=MOST)
            raise InputError(whole_problem(self, "default", remedy))

    def reads(self, role: Role) -> tuple[str, ...]:
        """Return the column, for the side that has the load."""
        return (self.column,) if role == self.role else ()

    def loads(self, cohort: Cohort) -> Rows:
        """Return the load of each person: the value in the column, or the default."""
        own = (cohort.mentors if self.role == "mentors" else cohort.mentees).numbers(self.column)
        return np.where(np.isnan(own), self.default, own).astype(np.int64)


def rule_problem(rule: Rule, code: str, problem: str, remedy: str = "") -> InputProblem:
    """Return a problem in the result of a rule, or in the cohort that it is applied to."""
    return InputProblem(code, str(rule), "", problem, remedy)


def option_problem(rule: Rule, option: str, code: str, remedy: str) -> InputProblem:
    """Return a problem in the value of an option."""
    place, value = with_colon(type(rule).__name__, option), repr(getattr(rule, option))
    return InputProblem(code, place, value, remedy=remedy)


def choice_problem(rule: Rule, option: str, choices: Sequence[str]) -> InputProblem:
    """Return the problem of a value that is none of the choices."""
    return option_problem(
        rule, option, "not_a_choice", told("use one of {choices}", choices=list(choices))
    )


def whole_problem(rule: Rule, option: str, remedy: str) -> InputProblem:
    """Return the problem of a value that is no whole number, or one out of range."""
    code = "out_of_range" if is_whole(getattr(rule, option)) else "not_a_whole_number"
    return option_problem(rule, option, code, remedy)


def _check_addend(rule: Rule, weight: object, name: object) -> None:
    """Refuse a weight that is not a number, and a name that no addend may have; None is neither."""
    problems = []
    if weight is not None and not is_number(weight):
        remedy = told("give a number, or none for a hard rule")
        problems.append(option_problem(rule, "weight", "not_a_number", remedy))
    if isinstance(name, str) and name:
        problems += reserved_name_problems(name, told("{kind}: name", kind=type(rule).__name__))
    elif name is not None:
        problems.append(
            option_problem(rule, "name", "wrong_type", told("give text, or leave it out"))
        )
    if problems:
        raise InputError(problems)
