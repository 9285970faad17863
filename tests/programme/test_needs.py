"""What a programme reads: found by watching each rule and part read a cohort."""

from __future__ import annotations

from typing import Any, ClassVar

import pytest

import matchcore.affinity
import matchcore.rules
from matchcore import Affinity, Cohort, Programme
from matchcore.affinity import (
    EncodedText,
    EqualAttribute,
    Motivation,
    PastSuccess,
    Preferences,
    SharedHours,
    TaughtSkills,
)
from matchcore.affinity.components import Component
from matchcore.affinity.terms import PairTerm
from matchcore.people import People
from matchcore.programme.entries import _kinds
from matchcore.programme.needs import Need, needed_columns
from matchcore.rules import (
    Capacity,
    DifferentDepartment,
    EvenLoad,
    Forbid,
    MinimumOverlap,
    NotInReportingLine,
    Rule,
    SameAttribute,
    SharedLanguage,
    Trained,
    requirements,
)
from tests.affinity.own_components import Own

RULES = _kinds(matchcore.rules, (Rule,))
PARTS = _kinds(matchcore.affinity, (Component, PairTerm))
PARTS.pop("Meetings")  # it names its pairs, and reads no column
OPTIONS: dict[str, dict[str, Any]] = {
    "Departments": {"table": {"IT": ["HR"]}},
    "DifferentAttribute": {"column": "badge"},
    "EncodedText": {"encode": lambda texts: [[1.0] for _ in texts]},
    "Forbid": {"pairs": [("e", "m")]},
    "Require": {"pairs": [("e", "m")]},
    "Veto": {"pairs": [("e", "m")]},
    "SameAttribute": {"column": "badge"},
}
LOADS = {  # loads that no rule states have defaults, which are read, too
    ("mentors", "capacity"),
    ("mentors", "minimum"),
    ("mentees", "demand"),
    ("mentors", "running"),
    ("mentees", "running"),
}


def small() -> Cohort:
    extra = {"badge": "x", "prefers": None, "success": None, "bio": "jazz", "waiting": 1}
    return Cohort([{"id": "m", **extra}], [{"id": "e", **extra}])


def watched(monkeypatch: pytest.MonkeyPatch) -> set[tuple[str, str]]:
    """Return a set to which every column is added when it is read."""
    seen: set[tuple[str, str]] = set()
    for method in ("text", "numbers", "listed"):
        read = getattr(People, method)

        def watch(people: People, column: str, read: Any = read) -> Any:
            seen.add((people.role, column))
            return read(people, column)

        monkeypatch.setattr(People, method, watch)
    return seen


def told(part: Any) -> set[tuple[str, str]]:
    return {(side, column) for side in ("mentors", "mentees") for column in part.reads(side)}


@pytest.mark.parametrize("kind", sorted(set(PARTS) - {"Meetings"}))
def test_each_part_reads_what_it_says(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cohort, part = small(), PARTS[kind](**OPTIONS.get(kind, {}))
    seen = watched(monkeypatch)
    part.pairs(cohort) if isinstance(part, PairTerm) else part.fit_transform(cohort)
    assert seen == told(part) != set()


@pytest.mark.parametrize("kind", sorted(set(RULES) - {"NotInReportingLine"}))
def test_each_rule_reads_what_it_says(kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    cohort, rule = small(), RULES[kind](**OPTIONS.get(kind, {}))
    seen = watched(monkeypatch)
    requirements([rule], cohort)
    assert seen - LOADS == told(rule) - LOADS
    assert seen >= told(rule)


def test_loads_read_their_own_column_and_running_couples() -> None:
    assert told(RULES["Capacity"]()) == {
        ("mentors", "capacity"),
        ("mentors", "running"),
        ("mentees", "running"),
    }
    assert told(RULES["Demand"]()) == {("mentees", "demand")}
    assert told(EvenLoad()) == {("mentors", "running"), ("mentees", "running")}


def test_reporting_lines_read_managers() -> None:
    assert told(NotInReportingLine()) == {("mentors", "manager"), ("mentees", "manager")}


def needs_of(*rules: Rule, **parts: Any) -> dict[Any, dict[str, Need]]:
    return needed_columns(Programme(affinity=Affinity(**parts), rules=rules))


@pytest.mark.parametrize(
    ("needs", "mentors", "mentees"),
    [
        (
            needs_of(skills=TaughtSkills()),
            {"skills": Need(("skills",))},
            {"wants": Need(("skills",))},
        ),
        (needs_of(EvenLoad()), *[{"running": Need((), ("EvenLoad",))}] * 2),
        (needs_of(Trained(who="mentors")), {"trained": Need(("Trained(who='mentors')",))}, {}),
        (needs_of(wishes=Preferences(role="mentors")), {"prefers": Need(("wishes",))}, {}),
        (needs_of(before=PastSuccess()), *[{"success": Need((), ("before",))}] * 2),
        (needs_of(NotInReportingLine()), *[{"manager": Need(("NotInReportingLine",))}] * 2),
        (needs_of(Forbid([("e", "m")])), {}, {}),
        (needs_of(hours=SharedHours(column="free")), *[{"free": Need(("hours",))}] * 2),
    ],
)
def test_what_is_needed_is_told_from_what_has_a_default(
    needs: dict[str, dict[str, Need]], mentors: dict[str, Need], mentees: dict[str, Need]
) -> None:
    assert needs == {"mentors": mentors, "mentees": mentees}


def test_a_component_without_weight_needs_nothing() -> None:
    needs = needs_of(drive=Motivation(weight=0), skills=TaughtSkills())
    assert needs["mentors"] == {"skills": Need(("skills",)), "motivation": Need((), ("drive",))}


@pytest.mark.parametrize(
    ("missing", "needed"), [("forbid", True), ("error", True), ("allow", False)]
)
def test_a_rule_that_allows_missing_values_does_without(missing: Any, needed: bool) -> None:
    for rule in (
        DifferentDepartment(missing=missing),
        SharedLanguage(missing=missing),
        SameAttribute("badge", missing=missing),
        DifferentDepartment(missing=missing, weight=0.1),
    ):
        (need,) = needs_of(rule)["mentees"].values()
        assert bool(need.needed_by) is needed
        assert need.needed_by + need.used_by == (str(rule),)


def test_readers_of_one_column_stand_together_and_columns_in_their_order() -> None:
    needs = needs_of(
        Capacity(3),
        MinimumOverlap(2),
        DifferentDepartment(),
        site=EqualAttribute(),
        unit=EqualAttribute(column="badge"),
        text=EncodedText(column="about", encode=lambda texts: [[1.0] for _ in texts]),
        hours=SharedHours(weight=2),
    )["mentors"]
    order = ["department", "site", "availability", "capacity", "running", "badge", "about"]
    assert list(needs) == order
    assert needs["availability"] == Need(("MinimumOverlap(hours=2)", "hours"))
    assert needs["capacity"] == Need((), ("Capacity(default=3)",))


def test_a_user_defined_part_says_what_it_reads() -> None:
    class Pronouns(Own):
        def reads(self, role: str) -> tuple[str, ...]:
            return ("pronouns",)

    class Tall(SameAttribute):
        extra: ClassVar[str] = "height"

    assert needs_of(own=Own()) == {"mentors": {}, "mentees": {}}
    assert needs_of(own=Pronouns())["mentees"] == {"pronouns": Need(("own",))}
    assert list(needs_of(Tall("height"))["mentees"]) == ["height"]


def test_presets_need_what_their_docstrings_promise() -> None:
    needs = needed_columns(Programme.peer_mentoring())
    assert [c for c, need in needs["mentees"].items() if need.needed_by] == [
        "grade",
        "manager",
        "wants",
        "interests",
        "availability",
    ]
    assert needs["mentors"]["past"] == Need((), ("NoRepeat",))
