"""The assignment problem in numbers: no pandas, no rule, no name."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, get_args

import numpy as np

from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.model.compatibility import Compatibility
from matchcore.model.limits import Limit
from matchcore.model.objective import Objective
from matchcore.model.problem_arguments import LARGEST, counts, pairs_of_rows, steps
from matchcore.number_checks import is_number, number_code

_FEW_PAIRS = 1 << 19  # whose rules are folded into one mask
_PER_MENTOR = {"per": "mentor", "kind": np.int64}  # shape and type of a field, for storage
_PER_MENTEE = {"per": "mentee", "kind": np.int64}
_PER_PAIR = {"per": "pair", "kind": np.int64}
_STEP_PER_MENTOR = {"per": "mentor", "kind": np.float64}


@dataclass(frozen=True, eq=False)
class Problem:
    """Choose pairs of mentees and mentors: the best that obey every bound.

    Parameters
    ----------
    compatibility : Compatibility
        Scores and allowed pairs of n mentees and m mentors.
    capacity, minimum : int or array of int of shape (m,)
        At most, and at least, so many mentees for each mentor. Hard. This count and every other
        one is 10**9 at most.
    demand : int or array of int of shape (n,)
        At most so many mentors for each mentee; exactly so many with `complete`.
    complete : bool
        Every demand is filled.
    required, forbidden : pairs of int, shape (k, 2)
        (mentee, mentor) row numbers that must, or must not, be matched.
    limits : sequence of Limit
    floor : float, optional
        Pairs that score less are not allowed.
    objective : {"coverage", "score"}
        ``"coverage"``: most mentees with a mentor, then most seats, then the best total.
        ``"score"``: the best total; of equal totals the one with more seats.
    load_step : float or array of float of shape (m,)
        How much more each further mentee of a mentor costs than the one before, in units of the
        score: the k-th costs ``(k - 1) · load_step``, which the total counts. 0 or more.
    load_before : int or array of int of shape (m,)
        Mentees whom a mentor has already, elsewhere: the k-th here is then number k + load_before.

    Arrays are copied: to change one afterwards changes nothing here.

    Raises
    ------
    InputError
        All problems at once; scores or costs beyond 1e300 are one. A problem that merely has no
        answer is no error: `solve` says so.

    Examples
    --------
    >>> p = Problem(Compatibility.from_matrix([[0.9, 0.2], [0.8, 0.1]]))
    >>> p.capacity
    array([1, 1])
    """

    compatibility: Compatibility
    capacity: Any = field(default=1, metadata=_PER_MENTOR)
    minimum: Any = field(default=0, metadata=_PER_MENTOR)
    demand: Any = field(default=1, metadata=_PER_MENTEE)
    complete: bool = False
    required: Any = field(default=(), metadata=_PER_PAIR)
    forbidden: Any = field(default=(), metadata=_PER_PAIR)
    limits: Sequence[Limit] = ()
    floor: float | None = None
    objective: Objective = "coverage"
    load_step: Any = field(default=0.0, metadata=_STEP_PER_MENTOR)
    load_before: Any = field(default=0, metadata=_PER_MENTOR)

    def __post_init__(self) -> None:
        if not isinstance(self.compatibility, Compatibility):
            said = f"of type {type(self.compatibility).__name__}"
            remedy = "give a Compatibility"
            raise InputError(InputProblem("wrong_type", "compatibility", "", said, remedy))
        n, m = self.compatibility.shape
        problems: list[InputProblem] = []
        for name, size in (("capacity", m), ("minimum", m), ("demand", n), ("load_before", m)):
            self._set(name, counts(name, getattr(self, name), size, problems))
        self._set("load_step", steps("load_step", self.load_step, m, problems))
        for name in ("required", "forbidden"):
            self._set(name, pairs_of_rows(name, getattr(self, name), (n, m), problems))
        self._set("limits", tuple(self.limits))
        problems += self._wrong_choices()
        problems += [] if problems else self._too_large()
        if problems:
            raise InputError(problems)
        if self.floor is not None:
            self._set("floor", float(self.floor))
        self._set("complete", bool(self.complete))

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def _wrong_choices(self) -> Iterator[InputProblem]:
        """Give what is wrong with the options that are one value each."""
        if self.objective not in get_args(Objective):
            said, remedy = repr(self.objective), "use 'coverage' or 'score'"
            yield InputProblem("not_a_choice", "objective", said, remedy=remedy)
        if self.floor is not None and not is_number(self.floor):
            said, remedy = f"{self.floor!r:.40}", "give a finite number, or None for no floor"
            yield InputProblem(number_code(self.floor), "floor", said, remedy=remedy)
        if not isinstance(self.complete, (bool, np.bool_)):
            said, remedy = repr(self.complete), "use True or False"
            yield InputProblem("not_yes_or_no", "complete", said, remedy=remedy)

    def _too_large(self) -> Iterator[InputProblem]:
        """Give what could make a total overflow."""
        top = self.compatibility.magnitude
        if top > LARGEST:
            said = f"scores reach {top:g}, more than {LARGEST:g}"
            yield InputProblem("out_of_range", "compatibility", "", said, "scale them down")
        with np.errstate(over="ignore"):  # an infinite cost is refused, not computed with
            costs = self.load_costs(np.minimum(self.capacity, max(1, self.shape[0])))
        said, remedy = f"a full load costs more than {LARGEST:g}", "use a smaller one"
        for row in np.flatnonzero(costs > LARGEST):
            step = f"{self.load_step[row]:g}"
            yield InputProblem("out_of_range", f"load_step[{row}]", step, said, remedy)

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return self.compatibility.shape

    @property
    def shift(self) -> int:
        """The power of two that turns scores into integers: ``round(score · 2**shift)``."""
        magnitude = max(self.compatibility.magnitude, self.dearest)
        return self.bits - math.frexp(magnitude)[1] if magnitude else 0

    @property
    def dearest(self) -> float:
        """What the dearest place costs, of those that need not be filled."""
        most = np.minimum(self.capacity - 1, self.shape[0])
        made = np.bincount(self.required[:, 1], minlength=self.shape[1])
        is_free = self.capacity > np.maximum(self.minimum, made)  # else the cost is no choice
        costs = self.load_step * (self.load_before + most) * is_free
        return float(costs.max(initial=0.0))

    @property
    def bits(self) -> int:
        """How many bits an integer score may have.

        As many as a flow in 64 bits bears: it multiplies costs by the number of nodes, sums them
        along paths through all nodes, and spends one bit on "of equal totals, more seats" and one
        on a largest score that is rounded up. And no more than float64 has.
        """
        nodes = sum(self.shape) + 4  # the sink, two supplies, and one as costs are scaled by n + 1
        return min(52, 60 - 2 * nodes.bit_length())

    def at_scale(self, shift: int) -> Problem:
        """Return the problem as integers of a scale can tell it: lower scores are raised.

        A scale that is too fine for the least scores holds the others in more digits. Raising
        makes no answer worth less, and one without a raised pair worth what it is: so an upper
        bound holds for the true scores, too, and an answer that reaches it is best.
        """
        least = -math.ldexp(1.0, min(1023, self.bits - shift))
        if self.compatibility.raised(least).magnitude == self.compatibility.magnitude:
            return self
        c = self.compatibility if self.floor is None else self.compatibility.with_floor(self.floor)
        return replace(self, compatibility=c.raised(least), floor=None)

    @cached_property
    def open(self) -> Compatibility:
        """The pairs that rules, `forbidden` and `floor` all allow."""
        c = self.compatibility
        if self.floor is not None:
            c = c.with_floor(self.floor)
        return c.with_pairs("forbidden", *self.forbidden.T) if len(self.forbidden) else c

    @cached_property
    def free(self) -> Compatibility:
        """The same, with the required pairs left out: they are decided."""
        c = self.open
        return c.with_pairs("required", *self.required.T) if len(self.required) else c

    @cached_property
    def usable(self) -> Compatibility:
        """The same, without people whose seats or places are all taken by required pairs.

        Rules keep their names in `open`; of few pairs they are one mask here.
        """
        made = [np.bincount(self.required[:, k], minlength=self.shape[k]) for k in (0, 1)]
        seats, places = self.demand > made[0], self.capacity > made[1]
        c = self.free
        if not (seats.all() and places.all()):
            both = np.array([[False, False], [False, True]])
            c = c.with_table("taken", seats.astype(int), places.astype(int), both)
        return c.folded() if self.shape[0] * self.shape[1] <= _FEW_PAIRS else c

    def open_at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are open."""
        return self.open.allowed_at(i, j)

    def burdens(self, load: Rows) -> Floats:
        """Return how many steps the mentees of each mentor cost: the k-th costs k - 1 of them."""
        return np.asarray(load * self.load_before + load * (load - 1) / 2)

    def load_steps(self, shift: int) -> list[int]:
        """Return the steps as integers, rounded down: no load is then charged too much."""
        if not self.load_step.any():
            return [0] * self.shape[1]
        ratios = (step.as_integer_ratio() for step in self.load_step.tolist())
        up, down = 1 << max(0, shift), 1 << max(0, -shift)
        return [top * up // (bottom * down) for top, bottom in ratios]

    def load_costs(self, load: Rows) -> Floats:
        """Return what the mentees of each mentor cost, beside the scores of their pairs."""
        return np.asarray(self.load_step * self.burdens(load))
