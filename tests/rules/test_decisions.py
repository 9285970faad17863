"""Pairs that a coordinator requires or forbids."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.errors import InputError
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.reporting_line import NotInReportingLine
from tests.cohorts import cohort
from tests.rules.pairs_of import pairs_of

PEOPLE = cohort({"id": ["m1", "m2", "both"]}, {"id": ["e1", "e2", "both"]})


@pytest.mark.parametrize("kind", [Require, Forbid])
def test_named_pairs_are_mentee_and_mentor(kind: Any) -> None:
    rule = kind([("e2", "m1"), ["both", "m2"]])
    assert pairs_of(rule, PEOPLE) == {("e2", "m1"), ("both", "m2")}
    assert rule.options() == {"pairs": [["e2", "m1"], ["both", "m2"]], "weight": None}
    assert kind(**rule.options()) == rule


def test_only_require_demands_its_pairs_of() -> None:
    assert Require([("e1", "m1")]).required is True
    assert not any(kind.required for kind in (Forbid, NoRepeat, NotInReportingLine))


@pytest.mark.parametrize("kind", [Require, Forbid])
def test_all_unknown_ids_are_named_with_the_side_they_should_be_on(kind: Any) -> None:
    rule = kind([("e1", "m1"), ("m1", "e1"), ("ghost", "m2"), ("e2", "spook")])
    with pytest.raises(InputError) as caught:
        rule.pairs(PEOPLE)
    said = [line.strip().split(":")[1] for line in str(caught.value).splitlines()]
    assert said == [
        " 'm1' is not the id of a mentee",
        " 'e1' is not the id of a mentor",
        " 'ghost' is not the id of a mentee",
        " 'spook' is not the id of a mentor",
    ]


@pytest.mark.parametrize("wrong", ["e1", ("e1",), ("e1", "m1", "m2")])
def test_what_is_no_pair_is_refused(wrong: Any) -> None:
    with pytest.raises(InputError, match="is no pair"):
        Require([("e1", "m1"), wrong])


def test_numbers_stand_for_the_ids_they_were_read_as() -> None:
    people = cohort({"id": [7]}, {"id": [12]})
    assert pairs_of(Require([(12, 7)]), people) == {("12", "7")}  # type: ignore[list-item]
