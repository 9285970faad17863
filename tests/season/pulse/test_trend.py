"""The trend: the slope of Theil and Sen against that of scipy, and never one of two points."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import theilslopes

from matchcore.season.pulse import read_pulse
from matchcore.season.pulse.trend import slope
from tests.season.pulse.answers import couples, many, read, row

POINTS = st.dictionaries(st.integers(1, 12), st.integers(1, 5), min_size=3, max_size=8)


@pytest.mark.slow
@given(POINTS)
def test_the_slope_is_that_of_scipy(points: dict[int, int]) -> None:
    waves, answers = [*points], [*points.values()]
    assert slope(waves, answers) == pytest.approx(theilslopes(answers, waves).slope)


def test_two_points_have_no_slope() -> None:
    rows = [row("e1", "m1", 1, satisfaction=5), row("e1", "m1", 2, satisfaction=1)]
    rows += [row("m1", "e1", 3, satisfaction=1)]  # three surveys, but not of one person
    trend = read(*rows).trend
    assert trend.loc[0, ["mentee", "surveys", "direction"]].tolist() == ["e1", 3, "open"]
    assert math.isnan(trend.loc[0, "slope"])
    assert math.isnan(slope([1, 2], [5, 1]))


def test_who_stops_answering_moves_nothing() -> None:
    """A contented mentor who falls silent leaves the slope of the mentee as it is."""
    rows = [row("e1", "m1", k, satisfaction=2) for k in (1, 2, 3)]
    both = [*rows, row("m1", "e1", 1, satisfaction=5)]
    assert read(*both).trend.loc[0, "slope"] == read(*rows).trend.loc[0, "slope"] == 0


def test_a_couple_has_the_mean_slope_of_the_two() -> None:
    rows = [row("e1", "m1", k, satisfaction=5 - k) for k in (1, 2, 3)]
    rows += [row("m1", "e1", k, satisfaction=3) for k in (1, 2, 3)]
    found = read(*rows).trend.loc[0, ["slope", "direction"]].tolist()
    assert found == [-0.5, "falling"]


@pytest.mark.slow
def test_the_overall_trend_is_the_median_of_five_couples_or_more() -> None:
    falls = [0, 0, 1, 1, 2, 0]
    rows = [
        one
        for k in (1, 2, 3)
        for one in many({"satisfaction": [5 - x * (k - 1) for x in falls]}, k)
    ]
    trend = read_pulse(rows, couples(7)).overall_trend
    assert trend.slope == -0.5
    assert (trend.couples, trend.falling, trend.steady, trend.rising, trend.open) == (6, 3, 3, 0, 1)
    few = read_pulse(rows, couples(7), asked=couples(7)).figures()
    assert len(few)
    four = pd.DataFrame(couples(4), columns=["mentee", "mentor"])
    hidden = read_pulse([one for one in rows if one["rater"] < "e04"], four).overall_trend
    assert math.isnan(hidden.slope)
    assert hidden.couples == 4
