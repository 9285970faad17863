"""The matching problem in numbers: no pandas, no rule objects, no names."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, get_args

import numpy as np

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Floats, Rows
from matchcore.model.compatibility import Compatibility
from matchcore.model.folding import folded, with_people
from matchcore.model.limits import Limit
from matchcore.model.objective import Objective
from matchcore.model.problem_arguments import (
    LARGEST,
    counts_of_people,
    load_steps_of_mentors,
    row_pairs,
)
from matchcore.number_checks import is_number, number_code

_FEW_PAIRS = 1 << 19  # up to so many, rules are folded into one mask
_PER_MENTOR = {"per": "mentor", "kind": np.int64}  # shape and type of a field, for storage
_PER_MENTEE = {"per": "mentee", "kind": np.int64}
_PER_PAIR = {"per": "pair", "kind": np.int64}
_STEP_PER_MENTOR = {"per": "mentor", "kind": np.float64}


@dataclass(frozen=True, eq=False)
class Problem:
    """Choose the best pairs of mentees and mentors that obey every hard rule.

    Parameters
    ----------
    compatibility : Compatibility
        Scores and allowed pairs of n mentees and m mentors.
    capacity, minimum : int or array of int of shape (m,)
        The most and the fewest mentees of each mentor. Both are hard. No count may exceed 10**9.
    demand : int or array of int of shape (n,)
        The most mentors of each mentee; with `complete`, the exact number.
    complete : bool
        Whether every demand must be filled.
    required, forbidden : pairs of int, shape (k, 2)
        (mentee, mentor) row numbers that must, or must not, be matched.
    limits : sequence of Limit
    floor : float, optional
        Pairs that score less are forbidden.
    objective : {"coverage", "score"}
        ``"coverage"``: most mentees with a mentor, then most seats, then the best total.
        ``"score"``: the best total, then most seats.
    load_step : float or array of float of shape (m,)
        How much more each further mentee of a mentor costs than the one before, in units of the
        score: the k-th costs ``(k - 1) · load_step``, which the total subtracts. 0 or more.
    load_before : int or array of int of shape (m,)
        Mentees that a mentor already has elsewhere: the k-th here is number ``k + load_before``.

    Arrays are copied, so later changes to them have no effect.

    Raises
    ------
    InputError
        Lists all problems at once, scores or costs beyond 1e300 among them. A problem without an
        answer is no error: `solve` reports it.

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
            found = told("of type {kind}", kind=type(self.compatibility).__name__)
            remedy = told("give a Compatibility")
            raise InputError(InputProblem("wrong_type", "compatibility", "", found, remedy))
        n, m = self.compatibility.shape
        problems: list[InputProblem] = []
        for name, size in (("capacity", m), ("minimum", m), ("demand", n), ("load_before", m)):
            self._set(name, counts_of_people(name, getattr(self, name), size, problems))
        self._set("load_step", load_steps_of_mentors("load_step", self.load_step, m, problems))
        for name in ("required", "forbidden"):
            self._set(name, row_pairs(name, getattr(self, name), (n, m), problems))
        self._set("limits", tuple(self.limits))
        problems += self._wrong_choices()
        problems += [] if problems else self._too_large()
        if problems:
            raise InputError(problems)
        if self.floor is not None:
            self._set("floor", float(self.floor))
        self._set("complete", bool(self.complete))

    def __repr__(self) -> str:
        n, m = self.shape
        rules = len({mask.origin for mask in self.compatibility.masks})
        pairs = {name: len(getattr(self, name)) for name in ("required", "forbidden", "limits")}
        more = [f"{name}: {count}" for name, count in pairs.items() if count]
        more += [] if self.floor is None else [f"floor {self.floor:g}"]
        loads = f"{self.demand.sum()} seats, {self.capacity.sum()} places, {rules} rules"
        whole = ", ".join([f"{n} mentees × {m} mentors", loads, *more])
        return f"Problem({whole}; {self.objective})"

    def _set(self, name: str, value: object) -> None:
        object.__setattr__(self, name, value)

    def _wrong_choices(self) -> Iterator[InputProblem]:
        """Yield the problems of options that hold a single value."""
        if self.objective not in get_args(Objective):
            value, remedy = (
                repr(self.objective),
                told("use one of {choices}", choices=list(get_args(Objective))),
            )
            yield InputProblem("not_a_choice", "objective", value, remedy=remedy)
        if self.floor is not None and not is_number(self.floor):
            value, remedy = (
                f"{self.floor!r:.40}",
                told("give a finite number, or None for no floor"),
            )
            yield InputProblem(number_code(self.floor), "floor", value, remedy=remedy)
        if not isinstance(self.complete, (bool, np.bool_)):
            value, remedy = repr(self.complete), told("use True or False")
            yield InputProblem("not_yes_or_no", "complete", value, remedy=remedy)

    def _too_large(self) -> Iterator[InputProblem]:
        """Yield the problems that could make a total overflow."""
        top = self.compatibility.magnitude
        if top > LARGEST:
            problem = told("scores reach {top:g}, more than {largest:g}", top=top, largest=LARGEST)
            yield InputProblem(
                "out_of_range", "compatibility", "", problem, told("scale them down")
            )
        with np.errstate(over="ignore"):  # an infinite cost is rejected below
            costs = self.load_costs(np.minimum(self.capacity, max(1, self.shape[0])))
        problem, remedy = (
            told("a full load costs more than {largest:g}", largest=LARGEST),
            told("use a smaller one"),
        )
        for row in np.flatnonzero(costs > LARGEST):
            step = f"{self.load_step[row]:g}"
            yield InputProblem("out_of_range", f"load_step[{row}]", step, problem, remedy)

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return self.compatibility.shape

    @property
    def shift(self) -> int:
        """The exponent that turns scores into integers: ``round(score · 2**shift)``."""
        magnitude = max(self.compatibility.magnitude, self.largest_place_cost)
        return self.bits - math.frexp(magnitude)[1] if magnitude else 0

    @property
    def largest_place_cost(self) -> float:
        """The highest cost of a place that need not be filled."""
        most = np.minimum(self.capacity - 1, self.shape[0])
        made = np.bincount(self.required[:, 1], minlength=self.shape[1])
        is_free = self.capacity > np.maximum(self.minimum, made)  # all others must be filled
        costs = self.load_step * (self.load_before + most) * is_free
        return float(costs.max(initial=0.0))

    @property
    def bits(self) -> int:
        """How many bits an integer score may have.

        The limit comes from a flow in 64 bits. It multiplies costs by the number of nodes and sums
        them along paths through all nodes. It spends one bit on preferring more seats at equal
        totals, and one on rounding up the largest score. No score has more bits than float64.
        """
        nodes = sum(self.shape) + 4  # the sink, two supplies, and one as costs are scaled by n + 1
        return min(52, 60 - 2 * nodes.bit_length())

    def at_scale(self, shift: int) -> Problem:
        """Return the problem with the lowest scores raised to what integers of a scale can hold.

        A scale too fine for the lowest scores gives the others more digits. Raising makes no
        answer worth less, and changes none without a raised pair. So an upper bound also holds
        for the true scores, and an answer without raised pairs that reaches it is optimal.
        """
        least = -math.ldexp(1.0, min(1023, self.bits - shift))
        if self.compatibility.raised(least).magnitude == self.compatibility.magnitude:
            return self
        c = self.compatibility if self.floor is None else self.compatibility.with_floor(self.floor)
        return replace(self, compatibility=c.raised(least), floor=None)

    @cached_property
    def open(self) -> Compatibility:
        """The pairs that the rules, `forbidden` and `floor` allow."""
        c = self.compatibility
        if self.floor is not None:
            c = c.with_floor(self.floor)
        return c.with_pairs("forbidden", *self.forbidden.T) if len(self.forbidden) else c

    @cached_property
    def free(self) -> Compatibility:
        """The open pairs that are not required: those still to be decided."""
        c = self.open
        return c.with_pairs("required", *self.required.T) if len(self.required) else c

    @cached_property
    def usable(self) -> Compatibility:
        """The free pairs of people who have a seat or place left after the required pairs.

        For the names of rules, ask `open`: with few pairs, there is only one mask here.
        """
        made = [np.bincount(self.required[:, k], minlength=self.shape[k]) for k in (0, 1)]
        c = with_people(self.free, "taken", self.demand > made[0], self.capacity > made[1])
        return folded(c) if self.shape[0] * self.shape[1] <= _FEW_PAIRS else c

    def with_scores(self, scores: Compatibility) -> Problem:
        """Return the problem with the scores and terms of another compatibility.

        The rules stay, and what was found out about them: it costs less than a new problem.
        """
        c = replace(self.compatibility, scores=scores.scores, terms=scores.terms)
        other = replace(self, compatibility=c)
        if self.floor is None and "usable" in vars(self):  # a floor depends on the scores
            vars(other)["usable"] = replace(c, masks=self.usable.masks)
        return other

    def burdens(self, load: Rows) -> Floats:
        """Return how many steps each mentor's load costs: the k-th mentee costs k - 1 of them."""
        return np.asarray(load * self.load_before + load * (load - 1) / 2)

    def load_steps(self, shift: int) -> list[int]:
        """Return the steps as integers of a scale, rounded down so that no load costs too much."""
        if not self.load_step.any():
            return [0] * self.shape[1]
        ratios = (step.as_integer_ratio() for step in self.load_step.tolist())
        up, down = 1 << max(0, shift), 1 << max(0, -shift)
        return [top * up // (bottom * down) for top, bottom in ratios]

    def load_costs(self, load: Rows) -> Floats:
        """Return the cost of each mentor's load, apart from the scores of the pairs."""
        return np.asarray(self.load_step * self.burdens(load))
