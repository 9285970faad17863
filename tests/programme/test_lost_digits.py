"""A finite weight is a price: refused where it leaves the other addends less than 12 bits."""

from __future__ import annotations

import re
from typing import Any

import pandas as pd
import pytest

from matchcore import Affinity, Cohort, Matching, Programme
from matchcore.affinity.categories import EqualAttribute
from matchcore.affinity.preferences import Preferences
from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import InputError
from matchcore.rules.columns import SameAttribute, SameDepartment
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, EvenLoad
from matchcore.rules.repeats import NoRepeat

MENTORS = pd.DataFrame(
    {
        "id": ["a", "b", "c"],
        "site": ["X", "X", "Y"],
        "department": ["IT", "IT", "HR"],
        "skills": ["sql:5", "sql:2", "sql:1"],
    }
)
MENTEES = pd.DataFrame(
    {
        "id": ["e"],
        "site": ["X"],
        "department": ["IT"],
        "wants": ["sql"],
        "prefers": ["b"],
        "past": ["c"],
    }
)


def match(*rules: Any, mentors: pd.DataFrame = MENTORS, copies: int = 1, **parts: Any) -> Matching:
    affinity = Affinity(skills=TaughtSkills(), **parts)
    mentees = pd.concat([MENTEES.assign(id=f"e{k}" if k else "e") for k in range(copies)])
    cohort = Cohort(mentors, mentees)
    return Programme(affinity=affinity, rules=[Capacity(3), *rules]).match(cohort=cohort)


def with_site(weight: float) -> Matching:
    return match(SameAttribute("site", weight=weight))


def with_required(weight: float) -> Matching:
    return match(Require([("e", "b")], weight=weight))


def with_opposite(weight: float) -> Matching:
    return match(SameDepartment(weight=weight))


def with_wish(weight: float) -> Matching:
    return match(wishes=Preferences(amount=weight))


def with_component(weight: float) -> Matching:
    return match(town=EqualAttribute(column="site", weight=weight))


def with_all_forbidden(weight: float) -> Matching:
    return match(Forbid([("e", who) for who in "abc"], weight=weight))


def with_one_mentor(step: float) -> Matching:
    return match(EvenLoad(step), mentors=MENTORS.iloc[:1], copies=3)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("made", "number", "named", "meant"),
    [
        (with_site, 1e17, "SameAttribute(column='site'): weight is 1e+17", "SameAttribute without"),
        (with_required, 1e17, "Require: weight is 1e+17", "Require without a weight"),
        (with_opposite, -1e17, "SameDepartment: weight is -1e+17", "DifferentDepartment"),
        (with_wish, 1e17, "wishes: amount is 1e+17", "Require and Forbid"),
        (with_component, 1e17, "town: weight is 1e+17", "at most"),
        (with_all_forbidden, -1e17, "Forbid: weight is -1e+17", "Forbid without a weight"),
        (with_one_mentor, 1e16, "EvenLoad: step is 1e+16", "a lower Capacity"),
    ],
)
def test_too_large_a_number_is_refused_and_the_largest_that_works_is_named(
    made: Any, number: float, named: str, meant: str
) -> None:
    with pytest.raises(InputError) as caught:
        made(number)
    said = str(caught.value)
    assert named in said
    (record,) = caught.value.records
    assert (record.code, f"{record.place} is {record.value}") == ("out_of_range", named)
    assert meant in said
    found = re.search(r"use (\S+) at most", said)
    assert found is not None
    largest = float(found[1])
    assert made(largest).status == "optimal"
    with pytest.raises(InputError, match="at most"):
        made(largest * 1.02)


def test_a_large_weight_that_leaves_digits_enough_is_a_price() -> None:
    for weight in (1e5, 1e8, 1e11):
        matching = with_site(weight)
        assert matching.pairs["mentor"].tolist() == ["a"]
        held = matching.assignment.certificate
        assert held is not None
        assert held.rounding < 1e-3


def test_what_is_to_be_avoided_costs_nothing_as_long_as_it_is() -> None:
    for rule in (Forbid([("e", "a")], weight=-1e17), NoRepeat(weight=-1e30)):
        held = match(rule).assignment.certificate
        assert held is not None
        assert held.rounding < 1e-6
    assert match(Forbid([("e", "a")], weight=-1e17)).pairs["mentor"].tolist() == ["b"]


def test_a_step_that_nobody_takes_costs_nothing() -> None:
    held = match(EvenLoad(1e16), copies=3).assignment.certificate
    assert held is not None
    assert held.rounding < 1e-6


def test_small_addends_keep_their_digits_beside_a_large_component() -> None:
    """A weight of 1e6 against 1: on one grid the skills would have two bits."""
    assert with_component(1e6).pairs["mentor"].tolist() == ["a"]


def test_a_tie_breaker_is_no_offence_of_the_only_component() -> None:
    assert match(wishes=Preferences(amount=1e-14)).status == "optimal"
