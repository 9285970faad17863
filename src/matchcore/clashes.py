"""Why a problem has no answer, in numbers: hard requirements that cannot hold together."""

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
    """A set of hard requirements that no answer can meet together.

    Attributes
    ----------
    kind : str
        ``required_closed``: a required pair that a rule, the floor or `forbidden` closes.
        ``required_over_capacity``, ``required_over_demand``: more required pairs than places.
        ``minimum_over_capacity``: a mentor's minimum above the capacity.
        ``minimums``: the mentors need more mentees than the mentees listed can give.
        ``demands``: the mentees need more mentors than the mentors listed can give.
    mentees, mentors : arrays of int
        The rows concerned.
    needed, available : int
        The two numbers that clash: ``needed > available``.
    required : array of int of shape (k, 2)
        Required pairs that take the missing places.
    """

    kind: ClashKind
    mentees: _Rows
    mentors: _Rows
    needed: int
    available: int
    required: _Rows


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """Why a problem has no answer: clashes, each checked by counting."""

    clashes: tuple[Clash, ...]
