"""The seniority gap, evaluated without a solver."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from matchcore.errors import InputError
from matchcore.rules.rule import ClassRule
from matchcore.rules.seniority import SeniorityGap


def allows(rule: ClassRule, mentee: float, mentor: float) -> bool:
    table = rule.allows(
        {"grade": np.array([[mentee]], dtype=float)}, {"grade": np.array([[mentor]], dtype=float)}
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
    assert allows(rule, mentee, mentor) is expected


def test_reverse_mentoring_is_the_default_direction() -> None:
    assert SeniorityGap().direction == "mentee_above"
    assert allows(SeniorityGap(), 4, 3)
    assert not allows(SeniorityGap(), 3, 3)


def test_a_gap_of_nothing_keeps_the_order_only() -> None:
    rule = SeniorityGap(at_least=0)
    assert allows(rule, 3, 3)
    assert not allows(rule, 2, 3)


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


@pytest.mark.parametrize(("at_most", "expected"), [(None, True), (4, True), (3, True), (2, False)])
def test_a_gap_can_be_too_large(at_most: int | None, expected: bool) -> None:
    assert allows(SeniorityGap(at_least=2, at_most=at_most), 6, 3) is expected


def test_a_gap_that_nobody_can_have_is_refused() -> None:
    with pytest.raises(InputError, match=r"at_most is 2: give at_least \(3\) or more"):
        SeniorityGap(at_least=3, at_most=2)
    with pytest.raises(InputError, match=r"at_most is 2\.5: give a whole number"):
        SeniorityGap(at_most=2.5)  # type: ignore[arg-type]
