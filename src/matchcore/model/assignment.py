"""The answer to a problem, in numbers: pairs, bounds, and the prices or clashes that prove it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field
from typing import Literal

import numpy as np

from matchcore.clashes import Clash as Clash
from matchcore.clashes import ClashKind as ClashKind
from matchcore.clashes import Diagnosis as Diagnosis
from matchcore.model.arrays import Rows


class SolveStatus(enum.StrEnum):
    """What `matchcore.solve` proved."""

    OPTIMAL = "optimal"  #: no better answer exists; the certificate proves it
    FEASIBLE = "feasible"  #: a limit was reached; the gap says how far from proven
    INFEASIBLE = "infeasible"  #: no answer obeys the hard rules; the diagnosis says why
    UNKNOWN = "unknown"  #: a limit was reached with nothing in hand


Quantity = Literal["covered", "seats", "total"]


@dataclass(frozen=True, eq=False)
class Prices:
    """Dual prices: integers that turn a sum over all answers into one bound.

    Attributes
    ----------
    mentors : array of int of shape (m,)
        What one place with each mentor costs.
    covered, seats, score : int
        What one more mentee with a mentor, one more seat and one unit of integer score are worth.
    """

    mentors: Rows
    covered: int = 0
    seats: int = 0
    score: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "mentors", _sealed(self.mentors))

    @property
    def worths(self) -> tuple[int, int, int]:
        """What a covered mentee, a seat and a unit of score are worth."""
        return self.covered, self.seats, self.score


@dataclass(frozen=True, eq=False)
class Bound:
    """One quantity of an answer, and what it can be at most.

    Attributes
    ----------
    quantity : {"covered", "seats", "total"}
        Mentees with a mentor, made pairs, or the sum of the integer scores.
    value, limit : int
        The answer's own, and the least bound found; proven best where they are equal.
    prices : Prices
        From which anyone can compute `limit` again.
    """

    quantity: Quantity
    value: int
    limit: int
    prices: Prices

    @property
    def met(self) -> bool:
        """Whether the answer reaches the bound."""
        return self.value == self.limit


@dataclass(frozen=True, eq=False)
class Certificate:
    """What proves an assignment: bounds in the order of the objective, each from dual prices.

    Attributes
    ----------
    bounds : tuple of Bound
        With objective ``"coverage"``: covered (left out where nobody may have two mentors),
        seats, total. With ``"score"``: total, seats. Each holds among the answers that have the
        values of the quantities before it: among the best ones, where these are proven.
    shift : int
        Scores enter the solver as the nearest multiples of ``2**-shift``.
    rounding : float
        The most by which that can keep `Assignment.total` below the best total; 0.0 where every
        score is such a multiple.
    unique : bool
        Whether no other set of pairs is as good, in integer scores; False where not proven.
    """

    bounds: tuple[Bound, ...]
    shift: int
    rounding: float
    unique: bool = False

    @property
    def proven(self) -> bool:
        """Whether every bound is met."""
        return all(b.met for b in self.bounds)

    def of(self, quantity: Quantity) -> Bound:
        """Return the bound on one quantity; raise KeyError where there is none."""
        return {b.quantity: b for b in self.bounds}[quantity]


def _sealed(rows: Rows) -> Rows:
    """Return rows that cannot be edited: what was proven of them would not hold any more."""
    if type(rows) is not np.ndarray:  # whoever checks claims will see
        return rows
    sealed = rows.view()
    sealed.setflags(write=False)
    return sealed


def _no_rows() -> Rows:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Assignment:
    """The answer of `matchcore.solve`: who is matched with whom, and what is proven about it.

    Attributes
    ----------
    status : SolveStatus
    mentees, mentors : arrays of int
        Parallel row numbers of the made pairs, sorted.
    total, bound : float or None
        Sum of the made pairs' scores, less what loads cost (`Problem.load_step`). No answer has
        more than `bound`, up to `Certificate.rounding`; with objective ``"coverage"``, no answer
        with the same seats and as many mentees with a mentor.
    seats, seats_bound : int or None
        Number of made pairs; no answer has more than `seats_bound` (with objective ``"score"``,
        no answer with the same total; where demands exceed 1 with ``"coverage"``, no answer with
        as many mentees with a mentor).
    certificate : Certificate or None
        The prices that prove the bounds, checked by code apart from the solver.
    diagnosis : Diagnosis or None
        For an infeasible problem: which requirements clash.
    """

    status: SolveStatus
    mentees: Rows = field(default_factory=_no_rows)
    mentors: Rows = field(default_factory=_no_rows)
    total: float | None = None
    bound: float | None = None
    seats: int | None = None
    seats_bound: int | None = None
    certificate: Certificate | None = None
    diagnosis: Diagnosis | None = None

    def __post_init__(self) -> None:
        for name in ("mentees", "mentors"):
            object.__setattr__(self, name, _sealed(getattr(self, name)))

    @property
    def gap(self) -> float | None:
        """How far the first quantity that is not proven lies below its bound, relatively.

        Quantities come in the order of the objective. ``(bound - value) / max(1, |bound|)``: 0
        where all are proven, None with nothing in hand.
        """
        if self.total is None or self.bound is None:
            return None
        value, bound = self.total, self.bound
        bounds = self.certificate.bounds if self.certificate else ()
        first = next((b for b in bounds if not b.met), None)
        if first is not None and first.quantity != "total":
            value, bound = float(first.value), float(first.limit)
        return (bound - value) / max(1.0, abs(bound))
