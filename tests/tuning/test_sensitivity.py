"""Intervals without changes, against every matching and against matching afresh."""

from __future__ import annotations

import math
from fractions import Fraction
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given

from matchcore.tuning.sensitivity import Sensitivity
from tests.cohorts import examples
from tests.tuning.plain import Pairs, Plain, plain

SMALL = Fraction(1, 10**6)


@lru_cache(maxsize=4)
def lines(case: Plain, name: str) -> list[tuple[Pairs, Fraction, Fraction]]:
    """Return every matching with its value at weight 0 of a name, and what one unit adds.

    Values are totals, times the sum of the weights if the name is a component: linear in it.
    """
    weights = {n: Fraction(w) for n, w in case.weights.items()}
    found = []
    for pairs, raw in case.all.items():
        soft = sum((weights[n] * raw[n] for n in weights if n not in case.components), -raw[""])
        others = [n for n in case.components if n != name]
        parts = sum((weights[n] * raw[n] for n in others), Fraction(0))
        if name in case.components:
            norm = sum((weights[n] for n in others), Fraction(0))
            found.append((pairs, parts + norm * soft, raw[name] + soft))
        else:
            norm = sum(weights[n] for n in case.components)
            found.append((pairs, parts / norm + soft - weights[name] * raw[name], raw[name]))
    return found


def now(case: Plain) -> Pairs:
    a = case.matching.assignment
    return tuple(zip(a.mentees.tolist(), a.mentors.tolist(), strict=True))


def interval(case: Plain, name: str) -> tuple[float, float]:
    """Return where no other matching is better than the present one."""
    every = {pairs: (start, unit) for pairs, start, unit in lines(case, name)}
    start, unit = every[now(case)]
    low = 0.0 if name in case.components else -math.inf
    high, weight = math.inf, case.weights[name]
    for other, more in every.values():
        if more > unit:
            high = min(high, max(weight, float((start - other) / (more - unit))))
        elif more < unit:
            low = max(low, min(weight, float((start - other) / (more - unit))))
    alone = name in case.components and not any(
        case.weights[n] for n in case.components if n != name
    )
    return (0.0, math.inf) if alone else (low, high)


def check(case: Plain, found: Sensitivity) -> None:
    assert (found.low, found.high) == pytest.approx(interval(case, found.name), abs=1e-9)
    assert found.low <= found.weight <= found.high
    for end, sign in ((found.below, -1), (found.above, 1)):
        if end is not None:
            _check_end(case, found.name, end, sign)


def _check_end(case: Plain, name: str, end: Any, sign: int) -> None:
    """Check that what comes next is as good at the end, and of all such the best beyond it."""
    mentees, mentors = (roster.ids for roster in case.matching.rosters)
    rows = {
        kind: {(mentees.index(i), mentors.index(j)) for i, j in couples}
        for kind, couples in (("lost", end.lost), ("new", end.new))
    }
    present = {*now(case)}
    assert rows["lost"] <= present
    assert not rows["new"] & present
    then = tuple(sorted((present - rows["lost"]) | rows["new"]))
    every = {pairs: (start, unit) for pairs, start, unit in lines(case, name)}
    at = Fraction(end.weight)
    values = {pairs: start + at * unit for pairs, (start, unit) in every.items()}
    top = max(values.values())
    assert top - values[now(case)] < SMALL
    assert top - values[then] < SMALL
    tied = [pairs for pairs, value in values.items() if top - value < SMALL]
    assert sign * every[then][1] == max(sign * every[pairs][1] for pairs in tied)
    raw = case.raw(now(case)), case.raw(then)
    for other, change in end.changes.items():
        assert change == pytest.approx(float(raw[1][other] - raw[0][other]))


def check_afresh(case: Plain, found: Sensitivity) -> None:
    """Match again a little inside and a little outside of both ends."""
    for end, sign, other in ((found.below, -1, found.high), (found.above, 1, found.low)):
        if end is None:
            continue
        step = sign * Fraction(1, 64) * max(1, Fraction(abs(end.weight)))
        outside, inside = Fraction(end.weight) + step, Fraction(end.weight) - step
        if outside >= 0 or found.name not in case.components:
            assert _fresh(case, found.name, outside) - _present(case, found.name, outside) > 0
        if sign * (inside - Fraction(max(min(other, 1e9), -1e9))) >= 0:
            most = abs(_fresh(case, found.name, inside) - _present(case, found.name, inside))
            assert most <= 1e-6


def _fresh(case: Plain, name: str, weight: Fraction) -> float:
    total = case.weighed({name: float(weight)}).total
    assert total is not None
    return total


def _present(case: Plain, name: str, weight: Fraction) -> float:
    weights = {**case.weights, name: weight}
    return float(case.value(case.raw(now(case)), weights)) + 1e-7


@examples(60)
@given(plain(most=3))
def test_intervals_are_those_of_all_matchings(case: Plain) -> None:
    for found in case.explorer.sensitivity():
        check(case, found)


@pytest.mark.long
@examples(250)
@given(plain())
def test_intervals_are_those_of_all_matchings_and_of_fresh_ones(case: Plain) -> None:
    for found in case.explorer.sensitivity():
        check(case, found)
        check_afresh(case, found)
