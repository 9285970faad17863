"""Entries become components, terms and rules, or problems that name the entry."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore import Programme
from matchcore.affinity.measures import Motivation
from matchcore.affinity.taught import TaughtSkills
from matchcore.errors import InputProblem, ProgrammeError
from matchcore.programme.entries import numbered, read_parts, read_rules
from matchcore.rules.loads import Capacity
from tests.programme.problems import found, records

SKILLS = {"kind": "TaughtSkills"}
OK = {"affinity": [{"kind": "TaughtSkills"}]}


@pytest.mark.parametrize(
    ("entry", "said"),
    [
        ({"kind": "taughtskills"}, "there is no kind 'taughtskills': is it 'TaughtSkills'?"),
        ({"kind": "Motivation", "wieght": 1}, "Motivation has no option 'wieght': is it 'weight'?"),
        ({"kind": "Motivation", "zzz": "x"}, "Motivation has no option 'zzz': use some of"),
        ({"kind": "Vase"}, "there is no kind 'Vase': use one of"),
    ],
)
def test_the_nearest_name_is_suggested(entry: dict[str, Any], said: str) -> None:
    with pytest.raises(ProgrammeError) as caught:
        Programme.from_dict({"affinity": [entry]})
    assert f"affinity 1: {said}" in str(caught.value)


def test_a_missing_option_is_reported() -> None:
    skills = {"kind": "TaughtSkills"}
    rules = [{"kind": "SameAttribute", "colum": "site"}, {"kind": "EvenLoad", "weight": 1}]
    with pytest.raises(ProgrammeError) as caught:
        Programme.from_dict({"affinity": [skills], "rules": rules})
    for said in (
        "rule 1: SameAttribute has no option 'colum': is it 'column'?",
        "rule 1: SameAttribute needs the option 'column'",
        "rule 2: EvenLoad has no option 'weight'",
    ):
        assert said in str(caught.value)


@pytest.mark.parametrize("kind", ["Rule", "ClassRule", "PairRule", "LoadRule", "Requirements", ""])
def test_only_finished_rules_are_kinds(kind: str) -> None:
    with pytest.raises(ProgrammeError, match="rule 1"):
        Programme.from_dict({**OK, "rules": [{"kind": kind}]})


def test_two_components_need_two_names() -> None:
    twice = [{"kind": "EqualAttribute"}, {"kind": "EqualAttribute", "column": "club"}]
    with pytest.raises(ProgrammeError, match="'attribute' occurs twice"):
        Programme.from_dict({"affinity": twice})
    twice[1]["name"] = "club"
    assert list(Programme.from_dict({"affinity": twice}).affinity.components) == [
        "attribute",
        "club",
    ]


def test_names_are_text() -> None:
    skills = {"kind": "TaughtSkills", "name": ["a"]}
    with pytest.raises(ProgrammeError) as caught:
        Programme.from_dict({"programme": {"name": 3, "scale": ["a", "A"]}, "affinity": [skills]})
    for said in ("affinity 1: name is ['a']", "name is 3", "scale is ['a', 'A']"):
        assert said in str(caught.value)


def test_the_former_name_of_a_component_leads_to_the_present_one() -> None:
    """The rule has kept the name."""
    entry = {"kind": "DifferentAttribute", "column": "site"}
    with pytest.raises(ProgrammeError) as caught:
        Programme.from_dict({"affinity": [entry], "rules": [entry]})
    assert str(caught.value) == (
        "affinity 1: there is no kind 'DifferentAttribute': "
        "the component is called 'UnequalAttribute' now"
    )


def test_each_entry_becomes_its_part_or_rule() -> None:
    problems: list[InputProblem] = []
    entries = [{"kind": "Motivation", "name": "will", "weight": 2}, SKILLS]
    parts = read_parts(numbered("affinity", entries), problems)
    assert {name: type(part) for name, part in parts.items()} == {
        "will": Motivation,
        "skills": TaughtSkills,
    }
    entries = [{"kind": "Capacity", "default": 2}, {"kind": "Vase"}]
    rules = read_rules(numbered("rule", entries), problems)
    assert rules == [Capacity(2), None]
    assert [problem.place for problem in problems] == ["rule 2"]


# codes and places -------------------------------------------------------------------------------

ENTRIES: dict[str, tuple[dict[str, Any], str, str, str]] = {
    "no kind of part": ({"affinity": [{"kind": "Vase"}]}, "unknown_kind", "affinity 1", ""),
    "name": ({"affinity": [{**SKILLS, "name": 3}]}, "wrong_type", "affinity 1: name", "3"),
    "name twice": ({"affinity": [SKILLS, SKILLS]}, "duplicate", "affinity 2", ""),
    "no kind of rule": ({"rules": [7]}, "unknown_kind", "rule 1", ""),
    "unknown option": (
        {"rules": [{"kind": "NoRepeat"}, {"kind": "Capacity", "defalt": 2}]},
        "unknown_option", "rule 2", "",
    ),
    "missing option": ({"rules": [{"kind": "SameAttribute"}]}, "missing_option", "rule 1", ""),
    "neither hard nor soft": (
        {"rules": [{"kind": "NoRepeat", "hard": False}]}, "hard_or_soft", "rule 1: hard", "False"
    ),
    "soft rule and part of one name": (
        {
            "affinity": [{**SKILLS, "name": "SameAttribute(column='site')"}],
            "rules": [{"kind": "SameAttribute", "column": "site", "weight": 1}],
        },
        "duplicate", "", "",
    ),
}  # fmt: skip


@pytest.mark.parametrize("what", ENTRIES)
def test_entries(what: str) -> None:
    data, *expected = ENTRIES[what]
    assert found(lambda: Programme.from_dict(data)) == [tuple(expected)]


def test_what_a_kind_refuses_keeps_its_entry() -> None:
    """Rules and components say what is wrong; the file says where, each time."""
    capacity = {"kind": "Capacity", "default": -1}
    gap = {"kind": "SeniorityGap", "at_least": "x", "direction": "up"}
    several = records(lambda: Programme.from_dict({"rules": [capacity, gap]}))
    assert [one.place.split(":")[0] for one in several] == ["rule 1", "rule 2", "rule 2"]
    assert str(several[0]).startswith("rule 1: Capacity: default is -1: ")
