"""Rules together: what may occur once, and the names of soft rules."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.errors import InputError
from matchcore.rules.columns import Departments, SameAttribute
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, Demand, EvenLoad, MinimumLoad
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.rule_list import addend_names, check_once, only, short_names, soft_rules
from matchcore.rules.seniority import SeniorityGap


@pytest.mark.parametrize("kind", [Capacity, MinimumLoad, Demand, EvenLoad])
def test_a_load_is_stated_once(kind: Any) -> None:
    check_once([kind(1)])
    with pytest.raises(InputError, match=f"{kind.__name__} occurs 2 times"):
        check_once([kind(1), kind(2)])


def test_the_only_rule_of_a_kind_or_the_default() -> None:
    rules = [SeniorityGap(), Capacity(3)]
    assert only(rules, Capacity, Capacity()) == Capacity(3)
    assert only(rules, Demand, Demand()) == Demand(1)


@pytest.mark.parametrize("stranger", ["SeniorityGap", SeniorityGap, None])
def test_what_is_no_rule_is_refused(stranger: Any) -> None:
    with pytest.raises(InputError, match="is no rule"):
        check_once([stranger])


def test_rules_are_numbered_by_their_whole_names() -> None:
    rules = [SameAttribute(c, weight=0.1) for c in ("a #1", "a #2")]
    assert list(soft_rules(rules)) == [
        "SameAttribute(column='a #1')",
        "SameAttribute(column='a #2')",
    ]
    lists = [Forbid([(one, "m")], weight=0.1) for one in ("e", "f", "g")]
    assert list(soft_rules([*lists, *rules]))[:3] == ["Forbid", "Forbid #2", "Forbid #3"]


def test_two_soft_rules_of_one_name_are_refused() -> None:
    rules = [SameAttribute("site", weight=0.5), SameAttribute("site", weight=0.1)]
    with pytest.raises(InputError, match="occurs twice"):
        soft_rules(rules)


def test_an_own_name_is_the_name_of_the_addend() -> None:
    lists = [Forbid([(one, "m")], weight=0.1) for one in ("e", "f")]
    named = Forbid([("g", "m")], weight=0.1, name="veto")
    assert list(soft_rules([lists[0], named, lists[1]])) == ["Forbid", "veto", "Forbid #2"]
    assert str(named) == "Forbid"


def test_a_name_makes_no_second_rule_of_the_first() -> None:
    rules = [SameAttribute("site", weight=0.5, name=one) for one in ("near", "close")]
    with pytest.raises(InputError, match="occurs twice"):
        soft_rules(rules)


def test_no_name_is_that_of_another_addend() -> None:
    lists = [Forbid([(one, "m")], weight=0.1) for one in ("e", "f")]
    for taken in ("Forbid", "Forbid #2"):
        with pytest.raises(InputError, match=f"two soft rules are called '{taken}'"):
            soft_rules([*lists, SameAttribute("site", weight=0.1, name=taken)])


def test_a_key_is_a_name_a_kind_or_a_written_form_if_it_means_one_rule() -> None:
    site = SameAttribute("site", weight=0.1, name="near")
    team = SameAttribute("team", weight=0.1)
    gap = SeniorityGap(at_least=2, weight=0.1)
    rules = [site, gap, team, NoRepeat(), Capacity(2)]
    written = "SeniorityGap(at_least=2)"
    for key in ("SeniorityGap", written):
        assert addend_names(rules, [key]) == {key: written}
    for key in ("near", "SameAttribute(column='site')"):
        assert addend_names(rules, [key]) == {key: "near"}
    assert list(short_names(rules).values()) == [
        "near",
        "SeniorityGap",
        "SameAttribute(column='team')",
    ]
    for key in ("SameAttribute", "NoRepeat", "Capacity", "site"):  # two, hard, hard, none
        with pytest.raises(InputError, match=f"no soft rule is called '{key}'"):
            addend_names(rules, [key])
    with pytest.raises(InputError, match="mean the same soft rule"):
        addend_names(rules, ["SeniorityGap", "near", written])


def test_a_key_that_is_a_name_means_the_rule_of_that_name() -> None:
    """Whatever the kinds of the others: the name is what columns show."""
    rules = [SameAttribute("site", weight=0.1, name="SeniorityGap"), SeniorityGap(weight=0.1)]
    with pytest.raises(InputError, match="two soft rules are called"):
        soft_rules(rules)
    rules[1] = SeniorityGap(at_least=2, weight=0.1)
    assert addend_names(rules, ["SeniorityGap"]) == {"SeniorityGap": "SeniorityGap"}
    assert soft_rules(rules)["SeniorityGap"] is rules[0]
    assert short_names(rules)[str(rules[1])] == str(rules[1])


@pytest.mark.parametrize(
    ("kind", "content"), [(Departments, {"IT": ["HR"]}), (Require, [("e", "m")]), (Forbid, [])]
)
def test_rules_of_other_names_are_not_equal(kind: Any, content: Any) -> None:
    one, other = kind(content, name="one"), kind(content, name="other")
    assert one != other
    assert one == kind(content, name="one")
    assert kind(**one.options()) == one
