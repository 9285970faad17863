"""Rules over columns, evaluated without a solver: seniority, departments, training."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from matchcore.errors import InputError
from matchcore.rules import (
    ClassRule,
    Departments,
    DifferentDepartment,
    SeniorityGap,
    Trained,
    requirements,
)
from tests.cohorts import cohort


def allows(rule: ClassRule, column: str, mentee: Any, mentor: Any) -> bool:
    kind = object if isinstance(mentee, str) else float
    table = rule.allows(
        {column: np.array([[mentee]], dtype=kind)}, {column: np.array([[mentor]], dtype=kind)}
    )
    assert table.shape == (1, 1)
    assert table.dtype == np.bool_
    return bool(table[0, 0])


@pytest.mark.parametrize(
    ("direction", "mentee", "mentor", "expected"),
    [
        ("mentee_above", 5, 3, True),
        ("mentee_above", 4, 3, False),
        ("mentee_above", 3, 5, False),
        ("mentor_above", 3, 5, True),
        ("mentor_above", 3, 4, False),
        ("mentor_above", 5, 3, False),
        ("either", 5, 3, True),
        ("either", 3, 5, True),
        ("either", 3, 4, False),
        ("either", 3, 3, False),
    ],
)
def test_the_seniority_gap(direction: Any, mentee: int, mentor: int, expected: bool) -> None:
    rule = SeniorityGap(at_least=2, direction=direction)
    assert allows(rule, "grade", mentee, mentor) is expected


def test_reverse_mentoring_is_the_default_direction() -> None:
    assert SeniorityGap().direction == "mentee_above"
    assert allows(SeniorityGap(), "grade", 4, 3)
    assert not allows(SeniorityGap(), "grade", 3, 3)


def test_a_gap_of_nothing_keeps_the_order_only() -> None:
    rule = SeniorityGap(at_least=0)
    assert allows(rule, "grade", 3, 3)
    assert not allows(rule, "grade", 2, 3)


@pytest.mark.parametrize(
    ("mentee", "mentor", "expected"),
    [("R&D", "Vente", True), ("R&D", "r&d", False), ("Études", "ETUDES ", False)],
)
def test_departments_must_differ(mentee: str, mentor: str, expected: bool) -> None:
    assert allows(DifferentDepartment(), "department", mentee, mentor) is expected


def test_a_rule_gives_a_table_of_classes() -> None:
    mentees, mentors = np.array([[7.0], [4.0], [1.0]]), np.array([[2.0, 5.0]])
    table = SeniorityGap(at_least=2).allows({"grade": mentees}, {"grade": mentors})
    assert table.tolist() == [[True, True], [True, False], [False, False]]


@pytest.mark.parametrize(
    "options",
    [
        {"direction": "upwards"},
        {"at_least": "2"},
        {"at_least": 1.5},
        {"at_least": True},
        {"missing": "ignore"},
    ],
)
def test_options_that_mean_nothing_are_refused(options: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=next(iter(options))):
        SeniorityGap(**options)
    with pytest.raises(InputError, match="missing"):
        DifferentDepartment(missing="ignore")  # type: ignore[arg-type]


@pytest.mark.parametrize(("at_most", "expected"), [(None, True), (4, True), (3, True), (2, False)])
def test_a_gap_can_be_too_large(at_most: int | None, expected: bool) -> None:
    assert allows(SeniorityGap(at_least=2, at_most=at_most), "grade", 6, 3) is expected


def test_a_gap_that_nobody_can_have_is_refused() -> None:
    with pytest.raises(InputError, match=r"at_most is 2: give at_least \(3\) or more"):
        SeniorityGap(at_least=3, at_most=2)
    with pytest.raises(InputError, match=r"at_most is 2\.5: give a whole number"):
        SeniorityGap(at_most=2.5)  # type: ignore[arg-type]


AS_TABLE = {"Direction": ["IT", "Data"], "Finance": ["Data"]}
AS_PAIRS = [["Direction", "IT"], ["Direction", "Data"], ["Finance", "Data"]]


def test_a_table_of_departments_is_written_either_way() -> None:
    rule = Departments(AS_TABLE)
    assert rule == Departments(AS_PAIRS) == Departments(**rule.options())
    assert rule.options()["table"] == AS_TABLE
    assert allows(rule, "department", "finance", "DATA")
    assert not allows(rule, "department", "Finance", "IT")
    assert not allows(rule, "department", "Data", "Finance")


@pytest.mark.parametrize(
    "table", [{"IT": "Data"}, ["IT"], [["IT"]], [["IT", 3]], {"IT": [3]}, {"IT": 3}, "IT", None, 7]
)
def test_what_is_no_table_of_departments_is_refused(table: Any) -> None:
    with pytest.raises(InputError, match=r"Departments: .*give departments"):
        Departments(table)


@pytest.mark.parametrize(
    ("named", "there", "suggested"),
    [
        ("Finance", ["Finance RH", "Finances"], [("Finances", 0.93)]),  # 14/15; the other 14/17
        ("Making", ["Marketing"], [("Marketing", 0.8)]),  # 12/15
        ("Ticketing", ["Marketing"], []),  # 12/18
    ],
)
def test_the_nearest_department_is_suggested_if_it_is_near(
    named: str, there: list[str], suggested: list[tuple[str, float]]
) -> None:
    """Twice the letters in common, over all letters of both, is at least 0.8."""
    people = cohort(
        {"id": ["m"], "department": ["IT"]}, {"id": ["e", "f"][: len(there)], "department": there}
    )
    slips = Departments({named: ["IT"]}).slips(people)
    assert [(slip.suggestion, slip.similarity) for slip in slips] == suggested


def test_only_known_sides_are_trained() -> None:
    with pytest.raises(InputError, match="who is 'nobody': use one of"):
        Trained(who="nobody")  # type: ignore[arg-type]


def test_trained_mentors_may_teach_anybody() -> None:
    """The mentee's own training, or a missing value there, does not count."""
    people = cohort({"id": ["m", "n"], "trained": ["yes", "no"]}, {"id": ["e"], "trained": [None]})
    tables = requirements([Trained(who="mentors")], people).tables
    assert [t.name for t in tables] == ["Trained(who='mentors')"]
    assert tables[0].allowed[tables[0].mentee_class][:, tables[0].mentor_class].tolist() == [
        [True, False]
    ]
