"""Components over numbers, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from matchcore.affinity.measures import EnoughHours, Motivation, SeniorityCurve, without_point
from matchcore.errors import InputError
from tests.affinity.formulas import value, values
from tests.cohorts import cohort


@pytest.mark.parametrize(
    ("mentee", "mentor", "expected"),
    [(7, 3, 1.0), (6, 3, 0.75), (8, 3, 0.75), (3, 3, 0.0), (1, 9, 0.0), (9, 1, 0.0), (5, 2, 0.75)],
)
def test_the_seniority_curve_by_hand(mentee: int, mentor: int, expected: float) -> None:
    """Best where the mentee stands four grades above, nothing left four grades off."""
    assert value(SeniorityCurve(), {"grade": mentor}, {"grade": mentee}) == expected


def test_a_negative_ideal_puts_the_mentor_above() -> None:
    curve = SeniorityCurve(ideal=-2, width=2)
    assert value(curve, {"grade": 5}, {"grade": 3}) == 1.0
    assert value(curve, {"grade": 3}, {"grade": 5}) == 0.0


@pytest.mark.parametrize("width", [0, -1, float("nan"), True, "4", 10**400])
def test_a_curve_needs_a_width(width: Any) -> None:
    with pytest.raises(InputError, match="width"):
        value(SeniorityCurve(width=width), {"grade": 5}, {"grade": 3})


@pytest.mark.parametrize(
    ("mentor", "mentee", "expected"),
    [
        (4, 4, 1.0),
        (9, 4, 1.0),
        (1, 4, 0.25),
        (0, 4, 0.0),
        (0, 0, 1.0),
        (None, 0, 0.0),
        (4, None, 0),
    ],
)
def test_enough_hours_by_hand(mentor: int | None, mentee: int | None, expected: float) -> None:
    assert value(EnoughHours(), {"hours": mentor}, {"hours": mentee}) == expected


def test_motivation_by_hand() -> None:
    assert value(Motivation(), {"motivation": 5}, {"motivation": 5}) == 1.0
    assert value(Motivation(), {"motivation": 2}, {"motivation": 3}) == pytest.approx(6 / 25)


def test_hours_are_rounded_to_halves_and_never_to_none() -> None:
    """2.2 counts as 2, and 0.1 as a half: of 4 planned hours, 1/2 and 1/8."""
    people = cohort({"id": ["m", "n"], "hours": [2.2, 0.1]}, {"id": ["e"], "hours": [4]})
    assert values(EnoughHours(), people).tolist() == [[0.5, 0.125]]


@pytest.mark.parametrize(("number", "shown"), [(3.0, "3"), (2.5, "2.5"), (-1.0, "-1")])
def test_whole_numbers_are_shown_without_a_point(number: float, shown: str) -> None:
    assert str(without_point(number)) == shown
