"""Each problem of the rules has a code and a place, for programs that read the records."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, ClassVar

import pytest

from matchcore.errors import InputError
from matchcore.rules import requirements
from matchcore.rules.columns import Departments, SameAttribute, Trained
from matchcore.rules.decisions import Forbid, Require
from matchcore.rules.loads import Capacity, Demand, EvenLoad
from matchcore.rules.overlap import MinimumOverlap, SharedLanguage
from matchcore.rules.repeats import NoRepeat
from matchcore.rules.reporting_line import NotInReportingLine
from matchcore.rules.rule import ClassRule, LoadRule, PairRule, Rule
from matchcore.rules.rule_list import addend_names, soft_rules
from matchcore.rules.seniority import SeniorityGap
from tests.cohorts import cohort

PEOPLE = cohort({"id": ["m", "n"], "grade": [1, 2]}, {"id": ["e", "f"], "grade": [3, None]})


@dataclass(frozen=True, kw_only=True)
class Table(ClassRule):
    columns: ClassVar[tuple[str, ...]] = ("grade",)
    told: Any = field(default=None, repr=False)

    def allows(self, mentees: Any, mentors: Any) -> Any:
        return mentees["site"] if self.told is None else self.told


@dataclass(frozen=True, kw_only=True)
class Pairs(PairRule):
    told: Any = field(default=None, repr=False)

    def pairs(self, cohort: Any) -> Any:
        return self.told


@dataclass(frozen=True)
class Guests(LoadRule):
    default: int = 1


def asked(*rules: Any) -> Callable[[], object]:
    return lambda: requirements(rules, PEOPLE)


def made(kind: Callable[..., Rule], *args: Any, **options: Any) -> Callable[[], object]:
    return lambda: kind(*args, **options)


SITES: list[tuple[Callable[[], object], list[tuple[str, str]]]] = [
    # options
    (
        made(SeniorityGap, at_least="2", at_most=1.5, direction="up"),
        [
            ("not_a_whole_number", "SeniorityGap: at_least"),
            ("not_a_whole_number", "SeniorityGap: at_most"),
            ("not_a_choice", "SeniorityGap: direction"),
        ],
    ),
    (made(SeniorityGap, at_least=3, at_most=2), [("out_of_range", "SeniorityGap: at_most")]),
    (
        made(SameAttribute, 3, missing="skip"),
        [("wrong_type", "SameAttribute: column"), ("not_a_choice", "SameAttribute: missing")],
    ),
    (made(SharedLanguage, None), [("wrong_type", "SharedLanguage: column")]),
    (made(SeniorityGap, weight="much"), [("not_a_number", "SeniorityGap: weight")]),
    (made(Forbid, [("e", "m")], weight=float("nan")), [("not_a_number", "Forbid: weight")]),
    (
        made(NoRepeat, weight="much", name=3),
        [("not_a_number", "NoRepeat: weight"), ("wrong_type", "NoRepeat: name")],
    ),
    (made(SameAttribute, "site", name=""), [("wrong_type", "SameAttribute: name")]),
    (made(Require, [], name="my__wish"), [("reserved_name", "Require: name")]),
    (made(SeniorityGap, name="mentor_name"), [("reserved_name", "SeniorityGap: name")]),
    (made(Trained, who="nobody"), [("not_a_choice", "Trained: who")]),
    (made(MinimumOverlap, 0), [("out_of_range", "MinimumOverlap: hours")]),
    (made(MinimumOverlap, 1.5), [("not_a_whole_number", "MinimumOverlap: hours")]),
    (made(NotInReportingLine, levels=0), [("out_of_range", "NotInReportingLine: levels")]),
    (
        made(NotInReportingLine, levels="all"),
        [("not_a_whole_number", "NotInReportingLine: levels")],
    ),
    (made(Capacity, -1), [("out_of_range", "Capacity: default")]),
    (made(Demand, "two"), [("not_a_whole_number", "Demand: default")]),
    (made(EvenLoad, -0.5), [("negative", "EvenLoad: step")]),
    (made(EvenLoad, "steep"), [("not_a_number", "EvenLoad: step")]),
    (made(Departments, {"IT": 3, "HR": "IT"}), [("wrong_type", "Departments")] * 2),
    (made(Require, ["em", ("e", 0.5)]), [("wrong_type", "Require")] * 2),
    # rules together
    (asked("Capacity", None), [("wrong_type", "rules")] * 2),
    (asked(Capacity(1), Capacity(2)), [("duplicate", "rules")]),
    (asked(Guests(2)), [("unknown_kind", "Guests(default=2)")]),
    (
        lambda: soft_rules([SameAttribute("site", weight=w) for w in (0.1, 0.2)]),
        [("duplicate", "rules")],
    ),
    (
        lambda: soft_rules([Forbid([(one, "m")], weight=0.1, name="ours") for one in "ef"]),
        [("duplicate", "rules")],
    ),
    (
        lambda: addend_names(
            [NoRepeat(weight=0.1), Forbid([])], ["Forbid", "Norepeat", "NoRepeat"]
        ),
        [("unknown_rule", "")] * 2,
    ),
    # a rule and people
    (asked(Forbid([("m", "e")])), [("unknown_person", "Forbid")] * 2),
    (asked(SameAttribute("shoe")), [("unknown_column", "SameAttribute(column='shoe')")]),
    (asked(MinimumOverlap(column="shoe")), [("unknown_column", "MinimumOverlap(column='shoe')")]),
    (asked(SameAttribute("skills")), [("wrong_column_kind", "SameAttribute(column='skills')")]),
    (asked(SeniorityGap(missing="error")), [("missing_value", "mentees")]),
    (
        asked(SharedLanguage(missing="error")),
        [("missing_value", "mentees")] * 2 + [("missing_value", "mentors")] * 2,
    ),
    # user-defined rules
    (asked(Table()), [("undeclared_column", "Table")]),
    (asked(Table(told=[[1, 0], [0, 1]])), [("wrong_type", "Table")]),
    (asked(Table(told=[True])), [("wrong_shape", "Table")]),
    (asked(Pairs(told=[[0], [0, 1]])), [("wrong_shape", "Pairs")]),
    (asked(Pairs(told=([0], [2]))), [("out_of_range", "Pairs")]),
    (asked(Pairs(told=([0.0], [0]))), [("not_a_whole_number", "Pairs")]),
]


@pytest.mark.parametrize(("call", "expected"), SITES)
def test_every_problem_has_a_code_and_a_place(
    call: Callable[[], object], expected: list[tuple[str, str]]
) -> None:
    with pytest.raises(InputError) as caught:
        call()
    assert [(one.code, one.place) for one in caught.value.records] == expected
    assert str(caught.value) == "\n  ".join(map(str, caught.value.records))
    assert all(one.value or one.problem or one.remedy for one in caught.value.records)


def test_a_value_is_in_the_notation_of_python() -> None:
    with pytest.raises(InputError) as caught:
        SeniorityGap(direction="up")  # type: ignore[arg-type]
    (record,) = caught.value.records
    assert record.value == "'up'"
    assert str(record) == (
        "SeniorityGap: direction is 'up': use one of ['mentee_above', 'mentor_above', 'either']"
    )
