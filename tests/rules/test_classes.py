"""Rules over classes, asked without a solver: seniority and department."""

from __future__ import annotations

from dataclasses import FrozenInstanceError
from typing import Any

import numpy as np
import pytest

from matchcore.errors import InputError
from matchcore.rules import ClassRule, DifferentDepartment, SeniorityGap


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


@pytest.mark.parametrize(
    ("rule", "text"),
    [
        (SeniorityGap(), "SeniorityGap"),
        (SeniorityGap(at_least=2), "SeniorityGap(at_least=2)"),
        (DifferentDepartment(missing="allow"), "DifferentDepartment(missing='allow')"),
    ],
)
def test_a_rule_is_called_as_it_is_written(rule: ClassRule, text: str) -> None:
    """Reasons and diagnoses call it so."""
    assert str(rule) == text


def test_rules_are_values() -> None:
    assert SeniorityGap(at_least=2) == SeniorityGap(at_least=2)
    assert len({SeniorityGap(at_least=2), SeniorityGap(at_least=2), SeniorityGap()}) == 2
    with pytest.raises(FrozenInstanceError):
        SeniorityGap().at_least = 3  # type: ignore[misc]
