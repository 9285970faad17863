"""The least weight that reaches a value, against every matching."""

from __future__ import annotations

from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import event, given
from hypothesis import strategies as st

from matchcore.errors import InputError
from matchcore.rules import Require
from matchcore.tuning.envelope import ONE, ZERO, Line, crossing
from matchcore.tuning.reach import By
from tests.cohorts import examples
from tests.tuning.plain import Pairs, Plain, plain, small

NAME = "site"
SMALL = Fraction(1, 10**6)
TARGETS = st.integers(0, 12).map(lambda k: Fraction(k, 8))
BYS = st.sampled_from(["mean", "total"])


def bests(case: Plain) -> list[tuple[Fraction, list[Pairs]]]:
    """Return each piece of the share of the component: where it starts, and all that is best."""
    others = [n for n in case.components if n != NAME]
    rest = sum(Fraction(case.weights[n]) for n in others)
    lines = []
    for pairs, raw in case.all.items():
        without = case.value(raw, {**case.weights, NAME: 0})
        alone = case.value(raw, {**case.weights, **dict.fromkeys(others, 0), NAME: rest})
        lines.append(Line(pairs, without, alone))
    cross = {crossing(a, b) for a in lines for b in lines if a.slope < b.slope}
    found = []
    for low, high in pairwise(sorted(cross | {ZERO, ONE})):
        values = [line.at((low + high) / 2) for line in lines]
        top = max(values)
        best = [line.answer for line, v in zip(lines, values, strict=True) if v == top]
        found.append((low, best))
    return found


def measure(case: Plain, pairs: Pairs, by: By) -> Fraction:
    total = case.all[pairs][NAME]
    return total / max(1, len(pairs)) if by == "mean" else total


def check(case: Plain, target: Fraction, by: By) -> None:
    found = case.explorer.reach({NAME: float(target)}, by)
    rest = sum(Fraction(case.weights[n]) for n in case.components if n != NAME)
    if not rest:
        event("alone")
        assert found.weight in (0.0, None)
        return
    pieces = [(u, [measure(case, pairs, by) for pairs in best]) for u, best in bests(case)]
    some = [u for u, values in pieces if max(values) >= target]
    every = [u for u, values in pieces if min(values) >= target]
    # of equally good couples at all weights of a piece, the solver may return any
    if found.weight is None:
        event("not reached")
        assert not every
        assert found.then[NAME] < target
        tops = [max(values) for _, values in pieces]
        assert found.then[NAME] <= max(tops) + SMALL
        assert found.then[NAME] >= max(min(values) for _, values in pieces) - SMALL
        return
    event("reached at 0" if found.weight == 0 else "reached")
    assert found.then[NAME] >= target - SMALL
    share = Fraction(found.weight) / (rest + Fraction(found.weight))
    assert min(some) - SMALL <= share
    assert not every or share <= min(every) + SMALL


@pytest.mark.slow
@examples(15)
@given(
    plain(most=3),
    st.integers(0, 9).map(lambda k: Fraction(k, 8)),
    st.sampled_from(["mean", "total"]),
)
def test_the_weight_is_the_least(case: Plain, target: Fraction, by: By) -> None:
    check(case, target, by)


@pytest.mark.long
@examples(100)
@given(
    plain(), st.integers(0, 16).map(lambda k: Fraction(k, 8)), st.sampled_from(["mean", "total"])
)
def test_the_weight_is_the_least_of_larger_problems(case: Plain, target: Fraction, by: By) -> None:
    check(case, target, by)


def test_a_weight_by_hand() -> None:
    """At weights 1 and t: 2 for the couples of skills, 1.5 t for those of sites: 4/3 turns it."""
    case = small(skills="1 0/0 1", site="0 .75/.75 0")
    found = case.explorer.reach({"site": 0.7})
    assert found.weight == pytest.approx(4 / 3)
    assert found.now == {"skills": 1.0, "site": 0.0}
    assert found.then == {"skills": 0.0, "site": 0.75}
    assert str(found) == (
        "site reaches 0.7 from weight 1.333 on (now 0, then 0.75)\n  skills: -1, from 1 to 0"
    )
    assert found.frame["change"].tolist() == [-1.0, 0.75]
    inside, outside = (case.weighed({"site": 4 / 3 + step}) for step in (-0.01, 0.01))
    assert inside.assignment.mentors.tolist() == [0, 1]
    assert outside.assignment.mentors.tolist() == [1, 0]


def test_what_no_weight_reaches() -> None:
    found = small(skills="1 0/0 1", site="0 .75/.75 0", language="fr").explorer.reach({"site": 0.8})
    assert found.weight is None
    assert not found.reached
    assert found.then["site"] == 0.75
    assert str(found).startswith("« site » n'atteint 0,8 avec aucun poids ; le maximum est 0,75")


def test_a_value_may_fall_again_where_a_soft_rule_counts() -> None:
    """By the share s of site, m0 gives 1 − s, m1 ¾ − ¼ s and m2, preferred, ¼ + ⅜ s.

    So m1, the best for site, is made from ⅓ to ⅘ alone; now the share is 0.95.
    """
    case = small(
        skills="1 .75 0",
        site="0 .5 .375",
        weights=(1, 19),
        rules=[Require([("e0", "m2")], weight=0.25)],
    )
    found = case.explorer.reach({"site": 0.5})
    assert found.now["site"] == 0.375
    assert found.weight == pytest.approx(0.5)  # a third: 0.5 of 1.5
    assert case.explorer.reach({"site": 0.6}).then["site"] == 0.5


@pytest.mark.parametrize(
    ("target", "by", "code"),
    [
        ({"nothing": 0.5}, "mean", "unknown_weight"),
        ({"site": "high"}, "mean", "not_a_number"),
        ({"site": 0.5, "skills": 0.5}, "mean", "wrong_type"),
        (0.5, "mean", "wrong_type"),
        ({"site": 0.5}, "median", "not_a_choice"),
    ],
)
def test_wrong_arguments_are_refused(target: dict[str, float], by: By, code: str) -> None:
    with pytest.raises(InputError) as caught:
        small(skills="1 0/0 1", site="0 1/1 0").explorer.reach(target, by)
    assert [problem.code for problem in caught.value.records] == [code]


def test_a_floor_is_refused_with_a_reason() -> None:
    with pytest.raises(InputError, match="linear"):
        small(skills="1 0/0 1", site="0 1/1 0", floor=0.1).explorer.reach({"site": 0.5})
