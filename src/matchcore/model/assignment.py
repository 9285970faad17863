"""The answer to a problem in numbers: pairs, bounds, and the prices or clashes that prove it."""

from __future__ import annotations

import enum
from dataclasses import dataclass, field

import numpy as np

from matchcore.clashes import Clash as Clash
from matchcore.clashes import ClashKind as ClashKind
from matchcore.clashes import Diagnosis as Diagnosis
from matchcore.model.arrays import Rows
from matchcore.model.objective import MEASURES, Quantity
from matchcore.short_repr import short_repr


class SolveStatus(enum.StrEnum):
    """What `matchcore.solve` proved."""

    OPTIMAL = "optimal"  #: no better answer exists; the certificate proves it
    FEASIBLE = "feasible"  #: a limit was reached; the gap says how far from proven
    INFEASIBLE = "infeasible"  #: no answer obeys the hard rules; the diagnosis says why
    UNKNOWN = "unknown"  #: a limit was reached before any answer was found


@dataclass(frozen=True, eq=False)
class Prices:
    """Dual prices: integers from which anyone can compute a bound on all answers.

    Attributes
    ----------
    mentors : array of int of shape (m,)
        Price of one place with each mentor.
    covered, seats, score : int
        Worth of one more mentee with a mentor, of one more seat and of one unit of integer score.
    """

    mentors: Rows
    covered: int = 0
    seats: int = 0
    score: int = 0

    __repr__ = short_repr

    def __post_init__(self) -> None:
        object.__setattr__(self, "mentors", _read_only(self.mentors))

    @property
    def worths(self) -> tuple[int, int, int]:
        """Worths of a covered mentee, a seat and a unit of score."""
        return self.covered, self.seats, self.score


@dataclass(frozen=True, eq=False)
class Bound:
    """One quantity of an answer, and an upper bound on it.

    Attributes
    ----------
    quantity : {"covered", "seats", "total"}
        Mentees with a mentor, pairs, or the sum of the integer scores.
    value, limit : int
        The answer's value and the least bound found. Where they are equal, the value is proven
        best.
    prices : Prices
        The prices that give `limit`.
    """

    quantity: Quantity
    value: int
    limit: int
    prices: Prices

    __repr__ = short_repr

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
        With objective ``"coverage"``: covered (left out where nobody may have two mentors),
        seats, total. With ``"score"``: total, seats. Each bound holds among the answers that
        equal this one in the quantities before it.
    shift : int
        The solver rounds scores to multiples of ``2**-shift``.
    rounding : float
        The most that `Assignment.total` can lie below the best total because of this rounding;
        0.0 where every score is such a multiple.
    unique : bool
        Whether it is proven that no other set of pairs is as good, in integer scores.
    """

    bounds: tuple[Bound, ...]
    shift: int
    rounding: float
    unique: bool = False

    def __repr__(self) -> str:
        bounds = [f"{b.quantity} {b.value} of {b.limit}" for b in self.bounds]
        proven = [*["proven"] * self.proven, *["unique"] * self.unique]
        return f"Certificate({', '.join([*bounds, *proven])})"

    @property
    def proven(self) -> bool:
        """Whether every bound is met."""
        return all(b.met for b in self.bounds)

    def of(self, quantity: Quantity) -> Bound:
        """Return the bound on one quantity; raise KeyError if there is none."""
        return {b.quantity: b for b in self.bounds}[quantity]


def _read_only(rows: Rows) -> Rows:
    """Return a read-only view: an edit would invalidate the proof."""
    if type(rows) is not np.ndarray:  # left as it is, for `verify` to refuse
        return rows
    view = rows.view()
    view.setflags(write=False)
    return view


def _no_rows() -> Rows:
    return np.zeros(0, dtype=np.int64)


@dataclass(frozen=True, eq=False)
class Listing:
    """What is known of all pairs at some prices: the best, one by one, and a bound on the others.

    Attributes
    ----------
    mentees, mentors : arrays of int
        Parallel row numbers of the pairs that are listed.
    prices : array of int of shape (m,)
        Of a place with each mentor.
    gains : array of int of shape (n,)
        The most that each mentee gains, at these prices, by a pair that is not listed.
    shift : int
        Prices and gains are integers of this scale: multiples of ``2**-shift``.
    """

    mentees: Rows
    mentors: Rows
    prices: Rows
    gains: Rows
    shift: int

    __repr__ = short_repr


@dataclass(frozen=True, eq=False)
class Past:
    """What an earlier answer tells of the people of now, in their rows.

    Attributes
    ----------
    listing : Listing
        Its prices of those who have joined mean nothing, and their gains are more than any.
    seats, loads : arrays of int of shapes (n,) and (m,)
        How many mentors each mentee had, and how many mentees each mentor; -1 for who has joined.
    candidates : (array of int, array of int)
        The pairs, parallel row numbers, that the search had ended with.
    """

    listing: Listing
    seats: Rows
    loads: Rows
    candidates: tuple[Rows, Rows]

    __repr__ = short_repr


@dataclass(frozen=True, eq=False)
class Assignment:
    """The answer of `matchcore.solve`: the pairs, and what is proven about them.

    Attributes
    ----------
    status : SolveStatus
    mentees, mentors : arrays of int
        Parallel row numbers of the pairs, sorted.
    total, bound : float or None
        Sum of the pairs' scores less the costs of loads (`Problem.load_step`), and an upper bound
        on it, up to `Certificate.rounding`. With objective ``"coverage"`` the bound holds among
        answers with as many seats and as many mentees with a mentor.
    seats, seats_bound : int or None
        Number of pairs, and an upper bound on it. With objective ``"score"`` the bound holds among
        answers with the same total; with ``"coverage"`` and demands above 1, among answers with as
        many mentees with a mentor.
    certificate : Certificate or None
        The prices that prove the bounds, checked by code independent of the solver.
    diagnosis : Diagnosis or None
        For an infeasible problem: which requirements clash.
    candidates : (array of int, array of int) or None
        The pairs that the search ended with: a later search starts from them. None if it had all
        pairs, and in a saved answer.
    listing : Listing or None
        What the search saw of all pairs, for a later one among other people.
    past : Past or None
        Only in an answer put into the rows of other people, for a later search to start from.
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
    candidates: tuple[Rows, Rows] | None = None
    listing: Listing | None = None
    past: Past | None = None

    def __post_init__(self) -> None:
        for name in ("mentees", "mentors"):
            object.__setattr__(self, name, _read_only(getattr(self, name)))

    def __repr__(self) -> str:
        if self.total is None:
            return f"Assignment({self.status})"
        return f"Assignment({self.status}: {self.seats} pairs, total {self.total:.6g})"

    @property
    def gap(self) -> float | None:
        """Relative gap of the first quantity, in the order of the objective, that is not proven.

        ``(bound - value) / max(1, |bound|)``: 0 where all are proven, None without an answer.
        """
        if self.total is None or self.bound is None:
            return None
        value, bound = self.total, self.bound
        bounds = self.certificate.bounds if self.certificate else ()
        first = next((b for b in bounds if not b.met), None)
        if first is not None and MEASURES[first.quantity].is_count:
            value, bound = float(first.value), float(first.limit)
        return (bound - value) / max(1.0, abs(bound))
