"""Options, rules and affinity that a programme refuses."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore import Affinity, Programme
from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import InputError
from matchcore.programme.validation import unknown_options
from matchcore.rules.columns import SameAttribute
from matchcore.rules.loads import Capacity
from matchcore.rules.repeats import NoRepeat
from tests.cohorts import season_programme
from tests.programme.problems import found

OPTIONS: dict[str, tuple[Any, str, str]] = {
    "name": (3, "wrong_type", "3"),
    "floor": ("high", "not_a_number", "'high'"),
    "complete": ("yes", "not_yes_or_no", "'yes'"),
    "objective": ("speed", "not_a_choice", "'speed'"),
    "language": ("de", "not_a_choice", "'de'"),
    "scale": ("abc", "not_a_scale", "'abc'"),
    "layout": ("outlook", "not_a_choice", "'outlook'"),
}


@pytest.mark.parametrize("option", OPTIONS)
def test_options(option: str) -> None:
    """In a file, the place begins with the section."""
    given, code, value = OPTIONS[option]
    options = {option: given}
    assert found(lambda: Programme(affinity=Affinity(), **options)) == [(code, option, value)]
    data = {"rules": [], "programme": options}
    expected = [(code, f"[programme] {option}", value)]
    assert found(lambda: Programme.from_dict(data)) == expected


def test_unknown_options_come_with_the_nearest_or_all() -> None:
    problems = unknown_options("a cat", ["tial", "x"], ("tail", "paws"))
    assert list(map(str, problems)) == [
        "a cat has no option 'tial': is it 'tail'?",
        "a cat has no option 'x': use some of ['tail', 'paws']",
    ]
    assert unknown_options("a cat", ["paws"], ("tail", "paws")) == []


def test_arguments_of_a_wrong_type_or_name() -> None:
    anything: Any = 3
    assert found(lambda: Programme(affinity=anything)) == [("wrong_type", "affinity", "3")]
    rules = found(lambda: Programme(affinity=Affinity(), rules=anything))
    assert rules == [("wrong_type", "rules", "3")]
    same = SameAttribute(column="site", weight=1)
    both = Affinity(**{"SameAttribute(column='site')": TaughtSkills()})
    assert found(lambda: Programme(affinity=both, rules=[same])) == [("duplicate", "", "")]


def test_a_part_may_not_be_called_like_a_soft_rule() -> None:
    with pytest.raises(InputError, match="both called 'NoRepeat': rename one"):
        Programme(affinity=Affinity(NoRepeat=TaughtSkills()), rules=[NoRepeat(weight=-0.1)])


def test_rules_that_exclude_each_other_are_refused_at_once() -> None:
    with pytest.raises(InputError, match="Capacity occurs 2 times"):
        season_programme(rules=[Capacity(1), Capacity(2)])
    with pytest.raises(InputError, match="give a list of rules"):
        season_programme(rules=Capacity(1))
