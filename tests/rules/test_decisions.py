"""Pairs that a coordinator requires or forbids."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore import Affinity, Programme
from matchcore.affinity import TaughtSkills
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
    pairs = [["e2", "m1"], ["both", "m2"]]
    assert rule.options() == {"pairs": pairs, "weight": None, "name": None}
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


def test_an_error_names_the_way_to_leave_absent_people_out() -> None:
    with pytest.raises(InputError, match="absent = 'ignore'"):
        Forbid([("ghost", "m1")]).pairs(PEOPLE)


def test_absent_people_are_left_out_and_told_when_asked() -> None:
    rule = Forbid([("e1", "m1"), ("ghost", "m2"), ("e2", "m2"), ("e2", "spook")], absent="ignore")
    assert pairs_of(rule, PEOPLE) == {("e1", "m1"), ("e2", "m2")}
    (said,) = rule.cautions(PEOPLE)
    assert said.endswith("left out: 'ghost', 'm2'; 'e2', 'spook'")
    assert Forbid([("e1", "m1")], absent="ignore").cautions(PEOPLE) == []


def test_many_absent_people_are_counted() -> None:
    rule = Forbid([(f"x{k}", "m1") for k in range(7)], absent="ignore")
    (said,) = rule.cautions(PEOPLE)
    assert "left out: 7, such as 'x0', 'm1'; " in said
    assert "'x5'" not in said


def test_a_pair_the_wrong_way_round_is_an_error_all_the_same() -> None:
    with pytest.raises(InputError, match="'m1' is not the id of a mentee"):
        Forbid([("m1", "e1")], absent="ignore").pairs(PEOPLE)


def test_what_happens_to_absent_people_is_part_of_the_rule() -> None:
    strict, lenient = Forbid([("e1", "m1")]), Forbid([("e1", "m1")], absent="ignore")
    assert strict != lenient
    assert lenient.options() == {**strict.options(), "absent": "ignore"}
    assert Forbid(**lenient.options()) == lenient
    assert hash(Forbid(**lenient.options())) == hash(lenient)
    assert str(strict) == str(lenient) == "Forbid"
    soft = Forbid([("gone", "m1"), ("e1", "m1")], weight=-0.5, absent="ignore")
    assert (soft.is_soft, pairs_of(soft, PEOPLE)) == (True, {("e1", "m1")})
    programme = Programme(affinity=Affinity(skills=TaughtSkills()), rules=[lenient])
    assert Programme.from_dict(programme.to_dict()) == programme


@pytest.mark.parametrize("wrong", ["allow", "", None, True])
def test_other_ways_with_absent_people_are_refused(wrong: Any) -> None:
    with pytest.raises(InputError, match="'error', 'ignore'"):
        Forbid([("e1", "m1")], absent=wrong)


def test_a_person_is_named_by_either_id() -> None:
    people = cohort({"id": ["Ana", "m"]}, {"id": ["ana", "e"]})
    assert pairs_of(Forbid([("e", "ana"), ("Ana", "m")]), people) == {("e", "Ana"), ("ana", "m")}
