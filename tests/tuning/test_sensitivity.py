"""Intervals without changes, against every matching and against matching afresh."""

from __future__ import annotations

import math
from dataclasses import replace
from fractions import Fraction
from functools import lru_cache
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore import Affinity, SolveStatus
from matchcore.errors import InputError
from matchcore.rules import Capacity, EvenLoad, Require, SameAttribute
from matchcore.tuning import Explorer
from matchcore.tuning.sensitivity import Sensitivity
from tests.cohorts import examples
from tests.tuning.plain import Pairs, Plain, plain, small

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


@pytest.mark.slow
@examples(15)
@given(plain(most=3), st.integers(0, 4))
def test_an_interval_is_that_of_all_matchings(case: Plain, which: int) -> None:
    name = [*case.weights][which % len(case.weights)]
    check(case, case.explorer.sensitivity(name))


@pytest.mark.long
@examples(220)
@given(plain(), st.integers(0, 4))
def test_an_interval_is_that_of_all_matchings_and_of_fresh_ones(case: Plain, which: int) -> None:
    found = case.explorer.sensitivity([*case.weights][which % len(case.weights)])
    check(case, found)
    check_afresh(case, found)


@pytest.mark.slow
@examples(12)
@given(plain(most=3))
def test_scale_names_and_row_order_mean_nothing(case: Plain) -> None:
    """Weights times 4, other names and reversed tables give the same intervals, times 4."""
    affinity = case.programme.affinity
    parts = {
        f"{name}_too": part.set_params(weight=4 * part.weight) if name in case.components else part
        for name, part in affinity.get_params(deep=False).items()
    }
    again = Explorer(case.programme.replace(affinity=Affinity(**parts)), case.reversed)
    name = case.components[0]
    one, other = case.explorer.sensitivity(name), again.sensitivity(f"{name}_too")
    assert (other.low, other.high) == pytest.approx((4 * one.low, 4 * one.high))
    for end, same in ((one.below, other.below), (one.above, other.above)):
        assert (end and (end.lost, end.new)) == (same and (same.lost, same.new))


def narrow(**options: Any) -> Plain:
    """At weights 1 and t, skills give 2 to e0–m0 and e1–m1, sites 1.5 t to the others."""
    return small(skills="1 0/0 1", site="0 .75/.75 0", **options)


@pytest.mark.slow
def test_an_interval_by_hand() -> None:
    case = narrow()
    skills, site = case.explorer.sensitivity()
    assert (skills.low, skills.high) == (pytest.approx(0.75), math.inf)
    assert (site.low, site.high) == (0.0, pytest.approx(4 / 3))
    assert skills.above is None
    assert site.below is None
    assert site.above is not None
    assert site.above.lost == (("e0", "m0"), ("e1", "m1"))
    assert site.above.new == (("e0", "m1"), ("e1", "m0"))
    assert site.above.changes == {"skills": -2.0, "site": 1.5}
    assert site.frame.columns.tolist() == ["end", "weight", "change", "mentee", "mentor"]
    assert site.frame["change"].tolist() == ["lost", "lost", "new", "new"]
    assert str(site) == (
        "site 1: no couple changes up to 1.33333\n"
        "  just above 1.33333, the total of site rises by 1.5\n"
        "  e0: m0 → m1\n"
        "  e1: m1 → m0"
    )


@pytest.mark.slow
def test_every_weight_has_a_row() -> None:
    found = narrow(language="fr").explorer.sensitivity()
    assert found.frame["addend"].tolist() == ["skills", "site"]
    assert found.frame["couples_above"].tolist() == [0, 2]
    assert found["site"].high == found.frame["high"].tolist()[1]
    assert (
        str(found).splitlines()[1] == "« site », poids 1 : aucun couple ne change jusqu'à 1,33333"
    )
    assert found.solves == sum(one.solves for one in found)


def test_equally_good_couples_leave_no_room() -> None:
    """At weights 1 and 1 both ways give 2: one of the two ends is where the weight is."""
    found = small(skills="1 0/0 1", site="0 1/1 0").explorer.sensitivity("site")
    assert 1.0 in (found.low, found.high)
    assert found.low == 0.0 or found.high == math.inf


def test_a_lone_weight_changes_nothing() -> None:
    found = narrow(weights=(1, 0)).explorer.sensitivity("skills")
    assert (found.low, found.high) == (0.0, math.inf)
    assert str(found) == "skills 1: no couple changes, whatever the weight"


@pytest.mark.slow
def test_a_soft_rule_goes_by_its_kind_and_may_fall_without_end() -> None:
    rule = SameAttribute("skills_values", weight=0.25)
    found = narrow(rules=[rule]).explorer.sensitivity("SameAttribute")
    assert found.name == "SameAttribute(column='skills_values')"
    assert (found.low, found.high) == (-math.inf, math.inf)


@pytest.mark.slow
def test_a_large_weight_outweighs_what_loads_cost() -> None:
    """Both with m0 give 1 + 2 w − 2, apart they give 2 + w: equal at w = 3."""
    rules = [Capacity(2), EvenLoad(2.0), Require([("e0", "m0"), ("e1", "m0")], weight=0.1)]
    found = small(skills="1 0/0 1", rules=rules).explorer.sensitivity("Require")
    assert found.high == pytest.approx(3.0)
    assert found.above is not None
    assert found.above.new == (("e1", "m0"),)


def test_unknown_names_floors_and_limits_are_refused() -> None:
    with pytest.raises(InputError, match="use one of"):
        narrow().explorer.sensitivity("skill")
    with pytest.raises(InputError, match="linear"):
        narrow(floor=0.1).explorer.sensitivity("site")
    case = narrow()
    stopped = Explorer(case.programme, case.cohort)
    stopped.matching = replace(
        case.matching, assignment=replace(case.matching.assignment, status=SolveStatus.FEASIBLE)
    )
    with pytest.raises(InputError, match="not proven best"):
        stopped.sensitivity("site")


@pytest.mark.slow
def test_progress_is_reported_before_each_solve() -> None:
    seen: list[int] = []
    found = narrow().explorer.sensitivity("site", progress=seen.append)
    assert seen == [*range(found.solves)]
    seen.clear()
    assert [*range(narrow().explorer.sensitivity(progress=seen.append).solves)] == seen
