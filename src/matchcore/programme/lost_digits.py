"""Refuse a weight so large that the other addends of a score lose their digits.

Integer scores have some 25 to 50 bits, and the largest addend sets their unit. With fewer than 12
bits left for the others together, their differences vanish and the order of ids decides instead.
A finite weight is a price: one that must always win is a hard rule.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from scipy.sparse import issparse

from matchcore.affinity.estimator import Affinity
from matchcore.affinity.factors import Factors
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.assignment import Assignment
from matchcore.model.compatibility import Compatibility
from matchcore.model.float_bounds import product_bound
from matchcore.model.problem import Problem
from matchcore.rules.columns import DifferentDepartment, SameDepartment
from matchcore.rules.decisions import Require
from matchcore.rules.loads import EvenLoad
from matchcore.rules.rule import ClassRule, PairRule, Rule
from matchcore.rules.rule_list import soft_rules
from matchcore.solver.scale import at_first

BITS = 12
_OPPOSITES = {SameDepartment: "DifferentDepartment", DifferentDepartment: "SameDepartment"}
_LOADS = ""  # the addend of EvenLoad: no component, term or rule has this name
_STEPS = 40  # bisection steps


@dataclass(frozen=True)
class _Addend:
    """One addend of scores: its name, the number that scales it, and the rule probably meant."""

    name: str
    place: str
    number: float
    meant: str


def refuse_lost_digits(
    problem: Problem,
    factors: Factors,
    affinity: Affinity,
    rules: Sequence[Rule],
    answer: Assignment | None = None,
) -> None:
    """Raise where one addend leaves fewer than 12 bits for the others together.

    A large cost does no harm until an answer has to pay it. Without `answer`, check the scale that
    the solver tries first; with one, the scale of the whole problem, if the answer needed it.

    Raises
    ------
    InputError
        The message names the addend, the largest number that works, and the hard rule that may be
        meant.
    """
    first = at_first(problem)
    view: Callable[[Problem], Problem] = at_first
    if answer is not None:
        held = answer.certificate
        if held is None or held.shift >= first.shift:
            return
        view = _whole
    sizes = _sizes(view(problem), factors)
    largest = max(sizes, key=lambda name: sizes[name])
    bits = _left_by(largest, sizes, view(problem).shift)
    addend = next((a for a in _addends(affinity, rules) if a.name == largest), None)
    if bits >= BITS or addend is None or not _can_be_less(addend, affinity):
        return
    works = _largest(problem, factors, affinity, addend, view)
    left = told(
        "leaves {value} bits for all other addends of a score together",
        value=max(0, math.floor(bits)),
    )
    said, remedy = (
        told("{left}, and they need {bits}", left=left, bits=BITS),
        told("use {works} at most{meant}", works=works, meant=addend.meant),
    )
    found = InputProblem("out_of_range", addend.place, f"{addend.number:g}", said, remedy)
    raise InputError(found)


def _whole(problem: Problem) -> Problem:
    return problem


def _sizes(problem: Problem, factors: Factors) -> dict[str, float]:
    """Return an upper bound on the size of each addend, by name."""
    U, V = problem.compatibility.factors.U, problem.compatibility.factors.V
    sizes = {p.name: product_bound(U[:, p.columns], V[:, p.columns]) for p in factors.parts}
    for term in problem.compatibility.terms:
        sizes[term.name] = float(np.abs(term.entries.data).max(initial=0.0))
    return sizes | {_LOADS: problem.largest_place_cost}


def _left_by(addend: str, sizes: dict[str, float], shift: int) -> float:
    """Return how many bits an addend leaves for the others together."""
    others = sum(size for name, size in sizes.items() if name != addend)
    return math.log2(others) + shift if others else math.inf


def _addends(affinity: Affinity, rules: Sequence[Rule]) -> Iterator[_Addend]:
    """Yield the addend of each component, term, soft rule and EvenLoad."""
    for name, part in affinity.components.items():
        yield _Addend(name, told("{name}: weight", name=name), float(part.weight), "")
    for name, term in affinity.terms.items():
        meant = told(", or the rules Require and Forbid for what must or must not be")
        yield _Addend(name, told("{name}: amount", name=name), float(term.amount), meant)
    for name, rule in soft_rules(rules).items():
        weight = float(getattr(rule, "weight", 0.0))
        yield _Addend(name, told("{name}: weight", name=name), weight, _hard_form(rule, weight))
    for rule in rules:
        if isinstance(rule, EvenLoad):
            yield _Addend(
                _LOADS, told("EvenLoad: step"), float(rule.step), told(", or a lower Capacity")
            )


def _hard_form(rule: Rule, weight: float) -> str:
    """Return the remedy that names the hard rule probably meant."""
    if isinstance(rule, PairRule):
        kind = type(rule).__name__
        if weight > 0:
            kind = "Require"
        elif isinstance(rule, Require):
            kind = "Forbid"
        return told(", or, if it must hold, {kind} without a weight", kind=kind)
    if isinstance(rule, ClassRule) and weight < 0:
        opposite = _OPPOSITES.get(type(rule), told("the hard rule that forbids what it allows"))
        return told(", or, if it must hold, {opposite}", opposite=opposite)
    return told(", or, if it must hold, {kind} without a weight", kind=type(rule).__name__)


def _can_be_less(addend: _Addend, affinity: Affinity) -> bool:
    """Whether a smaller number has an effect: the weight of a lone component has none."""
    weights = {name: c.weight for name, c in affinity.components.items()}
    return weights.pop(addend.name, None) is None or any(w > 0 for w in weights.values())


def _largest(
    problem: Problem,
    factors: Factors,
    affinity: Affinity,
    addend: _Addend,
    view: Callable[[Problem], Problem],
) -> str:
    """Return the largest number that works, to three digits."""

    def works(number: float) -> bool:
        tried = view(_with(problem, factors, affinity, addend, number))
        return _left_by(addend.name, _sizes(tried, factors), tried.shift) >= BITS

    low, high = -200.0, 0.0  # exponents of two, as multiples of the refused number
    for _ in range(_STEPS):
        middle = (low + high) / 2
        low, high = (middle, high) if works(addend.number * 2.0**middle) else (low, middle)
    found = addend.number * 2.0**low
    unit = 10.0 ** (math.floor(math.log10(abs(found))) - 2)
    return f"{math.copysign(math.floor(abs(found) / unit) * unit, found):.3g}"


def _with(
    problem: Problem, factors: Factors, affinity: Affinity, addend: _Addend, number: float
) -> Problem:
    """Return the problem with another number for one addend."""
    times = {addend.name: number / addend.number}
    weights = {name: float(c.weight) for name, c in affinity.components.items()}
    if addend.name in weights:  # weights are normalised: raising one lowers the others
        whole = sum(weights.values())
        share = whole / (whole - addend.number + number)
        times = dict.fromkeys(weights, share) | {addend.name: share * times[addend.name]}
    each = np.ones(factors.U.shape[1])
    for part in factors.parts:
        each[part.columns] = times.get(part.name, 1.0)
    U: Any = factors.U.multiply(each[None, :]).tocsr() if issparse(factors.U) else factors.U * each
    c = problem.compatibility
    terms = tuple(
        replace(term, entries=term.entries * times.get(term.name, 1.0)) for term in c.terms
    )
    scaled = replace(Compatibility.from_factors(U, factors.V), masks=c.masks, terms=terms)
    step = problem.load_step * times.get(_LOADS, 1.0)
    return replace(problem, compatibility=scaled, load_step=step)
