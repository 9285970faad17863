"""Why a problem has no answer, in numbers: hard requirements that contradict each other."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

import numpy as np
from numpy.typing import NDArray

_Rows: TypeAlias = NDArray[np.int64]

ClashKind = Literal[
    "required_closed",
    "required_over_capacity",
    "required_over_demand",
    "minimum_over_capacity",
    "minimums",
    "demands",
]


@dataclass(frozen=True, eq=False)
class Clash:
    """A set of hard requirements that no answer can meet.

    Attributes
    ----------
    kind : str
        ``required_closed``: a rule, the floor or `forbidden` forbids a required pair.
        ``required_over_capacity``: a mentor has more required pairs than places.
        ``required_over_demand``: a mentee has more required pairs than the demand allows.
        ``minimum_over_capacity``: a mentor's minimum exceeds the capacity.
        ``minimums``: the mentors need more mentees than the listed mentees can provide.
        ``demands``: the mentees need more mentors than the listed mentors can provide.
    mentees, mentors : arrays of int
        The row numbers involved.
    needed, available : int
        The two numbers that clash: ``needed > available``.
    required : array of int of shape (k, 2)
        Required pairs that take places away.
    """

    kind: ClashKind
    mentees: _Rows
    mentors: _Rows
    needed: int
    available: int
    required: _Rows

    def __repr__(self) -> str:
        return f"Clash({self.kind}: {self.needed} needed, {self.available} available)"


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """Why a problem has no answer: clashes, each verified by counting."""

    clashes: tuple[Clash, ...]

    def __repr__(self) -> str:
        return f"Diagnosis(clashes: {len(self.clashes)})"
