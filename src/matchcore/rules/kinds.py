"""The three kinds of hard rule: over classes of people, over single pairs, over loads.

A rule is a frozen dataclass that can be asked and tested without a solver. A new one subclasses
one of these and implements one method; ``docs/add-a-rule.md`` shows how.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from dataclasses import Field, dataclass, fields, is_dataclass
from typing import Any, ClassVar, Literal, get_args

import numpy as np
from numpy.typing import NDArray

from matchcore.cohort import Cohort
from matchcore.errors import InputError
from matchcore.masks import Rows
from matchcore.people import MOST, Role

Missing = Literal["forbid", "allow", "error"]
Profiles = Mapping[str, NDArray[Any]]


class Rule:
    """The base of all rules."""

    def __str__(self) -> str:
        """Return the rule as it would be written, without what has its default value."""
        said = [
            f"{f.name}={getattr(self, f.name)!r}"
            for f in self._fields()
            if f.repr and getattr(self, f.name) != f.default
        ]
        return f"{type(self).__name__}({', '.join(said)})" if said else type(self).__name__

    def options(self) -> dict[str, Any]:
        """Return what the constructor takes, for a programme's file."""
        return {f.name: getattr(self, f.name) for f in self._fields()}

    def _fields(self) -> tuple[Field[Any], ...]:
        return fields(self) if is_dataclass(self) else ()


@dataclass(frozen=True, kw_only=True)
class ClassRule(Rule, ABC):
    """A rule that compares columns: evaluated once per pair of classes, not of people.

    People with the same values in `columns` form one class. `allows` gets each column of the
    mentees' classes as a column vector and of the mentors' as a row vector, so that comparing
    the two gives a table.

    Parameters
    ----------
    missing : {"forbid", "allow", "error"}
        What a person with no value in one of the columns may do.
    """

    columns: ClassVar[tuple[str, ...]] = ()
    missing: Missing = "forbid"

    def __post_init__(self) -> None:
        if self.missing not in get_args(Missing):
            raise InputError(f"{self}: missing must be one of {list(get_args(Missing))}")

    @abstractmethod
    def allows(self, mentees: Profiles, mentors: Profiles) -> NDArray[np.bool_]:
        """Return the table: which classes of mentees may meet which classes of mentors."""


class PairRule(Rule, ABC):
    """A rule about single pairs of people.

    ``required`` is True where the pairs must be matched, else they must not be.
    """

    required: ClassVar[bool] = False

    @abstractmethod
    def pairs(self, cohort: Cohort) -> tuple[Rows, Rows]:
        """Return parallel row numbers of mentees and mentors."""


class LoadRule(Rule):
    """A rule about how many partners a person has: a default, and the column that wins over it."""

    role: ClassVar[Role]
    column: ClassVar[str]
    default: int

    def __post_init__(self) -> None:
        is_whole = isinstance(self.default, int) and not isinstance(self.default, bool)
        if not (is_whole and 0 <= self.default <= MOST):
            remedy = f"give a whole number from 0 to {MOST}"
            raise InputError(f"{type(self).__name__}: default is {self.default!r}: {remedy}")
