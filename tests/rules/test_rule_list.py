"""Rules together: what may occur once, and the names of soft rules."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.errors import InputError
from matchcore.rules.columns import SameAttribute
from matchcore.rules.decisions import Forbid
from matchcore.rules.loads import Capacity, Demand, EvenLoad, MinimumLoad
from matchcore.rules.rule_list import check_once, only, soft_names
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
    assert soft_names(rules) == ["SameAttribute(column='a #1')", "SameAttribute(column='a #2')"]
    lists = [Forbid([(one, "m")], weight=0.1) for one in ("e", "f", "g")]
    assert soft_names([*lists, *rules])[:3] == ["Forbid", "Forbid #2", "Forbid #3"]


def test_two_soft_rules_of_one_name_are_refused() -> None:
    rules = [SameAttribute("site", weight=0.5), SameAttribute("site", weight=0.1)]
    with pytest.raises(InputError, match="occurs twice"):
        soft_names(rules)
