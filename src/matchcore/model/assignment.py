"""The answer to a problem in numbers: pairs, bounds, and the prices or clashes that prove it."""

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
    UNKNOWN = "unknown"  #: a limit was reached before any answer was found


Quantity = Literal["covered", "seats", "total"]


@dataclass(frozen=True, eq=False)
class Prices:
    """Dual prices: integers from which one bound on all answers follows.

    Attributes
    ----------
    mentors : array of int of shape (m,)
        The price of one place with each mentor.
    covered, seats, score : int
        The worth of one more mentee with a mentor, of one more seat, and of one unit of integer
        score.
    """

    mentors: Rows
    covered: int = 0
    seats: int = 0
    score: int = 0

    def __post_init__(self) -> None:
        object.__setattr__(self, "mentors", _sealed(self.mentors))

    @property
    def worths(self) -> tuple[int, int, int]:
        """The worth of a covered mentee, a seat and a unit of score."""
        return self.covered, self.seats, self.score


@dataclass(frozen=True, eq=False)
class Bound:
    """One quantity of an answer, and an upper bound on it.

    Attributes
    ----------
    quantity : {"covered", "seats", "total"}
        Mentees with a mentor, made pairs, or the sum of integer scores.
    value, limit : int
        The value of the answer, and the least bound found; where equal, the value is proven best.
    prices : Prices
        The prices that `limit` follows from; anyone can compute it again.
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
    """The proof of an assignment: bounds in the order of the objective, each from dual prices.

    Attributes
    ----------
    bounds : tuple of Bound
        With objective ``"coverage"``: covered (omitted where nobody may have two mentors),
        seats, total. With ``"score"``: total, seats. Each bound holds for answers with the same
        values of the earlier quantities; where these are proven, for the best answers.
    shift : int
        The solver rounds scores to the nearest multiples of ``2**-shift``.
    rounding : float
        How far this rounding can keep `Assignment.total` below the best total; 0.0 where every
        score is such a multiple.
    unique : bool
        Whether it is proven that no other set of pairs is as good, in integer scores.
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
        """Return the bound on one quantity, or raise KeyError."""
        return {b.quantity: b for b in self.bounds}[quantity]


def _sealed(rows: Rows) -> Rows:
    """Return rows as read-only, since an edit would invalidate the proof."""
    if type(rows) is not np.ndarray:  # left for the check of the answer to report
        return rows
    sealed = rows.view()
    sealed.setflags(write=False)
    return sealed


def _no_rows() -> Rows:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Assignment:
    """The answer of `matchcore.solve`: the pairs, and what is proven about them.

    Attributes
    ----------
    status : SolveStatus
    mentees, mentors : arrays of int
        Parallel row numbers of the made pairs, sorted.
    total, bound : float or None
        Sum of the made pairs' scores, less the cost of loads (`Problem.load_step`). No answer
        exceeds `bound`, up to `Certificate.rounding`. With objective ``"coverage"`` this holds
        for answers with the same seats and as many mentees with a mentor.
    seats, seats_bound : int or None
        Number of made pairs, and its bound. With objective ``"score"`` the bound holds for
        answers with the same total; with ``"coverage"``, where demands exceed 1, for answers with
        as many mentees with a mentor.
    certificate : Certificate or None
        The prices that prove the bounds, checked by code independent of the solver.
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
        """The relative gap of the first quantity, in the order of the objective, not proven best.

        ``(bound - value) / max(1, |bound|)``: 0 where all are proven, None without an answer.
        """
        if self.total is None or self.bound is None:
            return None
        value, bound = self.total, self.bound
        bounds = self.certificate.bounds if self.certificate else ()
        first = next((b for b in bounds if not b.met), None)
        if first is not None and first.quantity != "total":
            value, bound = float(first.value), float(first.limit)
        return (bound - value) / max(1.0, abs(bound))
