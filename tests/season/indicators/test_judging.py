"""Targets are met or missed only where the interval supports it."""

from __future__ import annotations

import math

import pytest

from matchcore.programme import Target
from matchcore.season.indicators.judging import overall, state

LEAST, MOST = Target("sessions_held", at_least=0.8), Target("burden", at_most=2.5)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [((0.8, 0.9), "met"), ((0.79, 0.9), "open"), ((0.5, 0.8), "open"), ((0.5, 0.79), "missed")],
)
def test_at_least(ends: tuple[float, float], expected: str) -> None:
    assert state(LEAST, sum(ends) / 2, *ends) == expected


@pytest.mark.parametrize(
    ("ends", "expected"),
    [((2, 2.5), "met"), ((2, 2.6), "open"), ((2.5, 3), "open"), ((2.6, 3), "missed")],
)
def test_at_most(ends: tuple[float, float], expected: str) -> None:
    assert state(MOST, sum(ends) / 2, *ends) == expected


@pytest.mark.parametrize("nothing", [None, math.nan])
def test_facts_have_no_interval_and_nothing_has_no_state(nothing: float | None) -> None:
    assert state(LEAST, 0.8, nothing, nothing) == "met"
    assert state(LEAST, 0.79, nothing, nothing) == "missed"
    assert state(LEAST, nothing, nothing, nothing) == "open"


def test_one_missed_target_decides() -> None:
    assert overall(["met", "open", "missed"]) == "no"
    assert overall(["met", "open"]) == "open"
    assert overall(["met", "met"]) == "yes"
    assert overall([]) == ""
