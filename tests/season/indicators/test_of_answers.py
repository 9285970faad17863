"""What people said, put together by hand."""

from __future__ import annotations

import math

import pandas as pd

from matchcore.season.indicators.of_answers import level_gain, rating, response_rate
from tests.season.indicators.made import pulse, season
from tests.season.indicators.test_of_couples import by_hand

COUPLES = (("a", "m"), ("c", "n"))
ASKED = [(w, *pair, who) for w in (1, 2) for pair in COUPLES for who in ("mentee", "mentor")]
SAID = [
    ("a", "m", "mentee", 1, "satisfaction", 2.0),
    ("a", "m", "mentee", 2, "satisfaction", 4.0),  # the latest counts
    ("a", "m", "mentor", 1, "satisfaction", 5.0),  # silent in wave 2
    ("a", "m", "mentor", 2, "satisfaction", math.nan),  # skipped
    ("a", "m", "mentee", 1, "expectation:Excel", 3.0),
    ("a", "m", "mentee", 1, "expectation:SQL", 5.0),
    ("a", "m", "mentee", 1, "expectations", 1.0),  # another question
]


def test_a_couple_counts_once_with_the_mean_of_its_latest_ratings() -> None:
    made = season(pulse=pulse(SAID, ASKED))
    assert by_hand(rating("satisfaction")(made)) == [(4.5, "m"), (None, "n")]
    assert by_hand(rating("expectation")(made)) == [(4.0, "m"), (None, "n")]
    assert rating("burden")(made) is None


def test_whoever_answers_any_question_of_a_wave_has_answered() -> None:
    made = season(pulse=pulse(SAID, ASKED))
    found = response_rate(made)
    assert (sum(found.values), len(found.values)) == (3, 8)


def test_without_a_survey_nothing_is_known() -> None:
    assert rating("satisfaction")(season()) is None
    assert response_rate(season()) is None
    assert response_rate(season(pulse=pulse([], []))) is None
    assert level_gain(season()) is None


def test_people_gain_what_their_skills_gain_on_average() -> None:
    rows = [("a", "Excel", 1, 3), ("a", "golf", 2, 2), ("b", "SQL", 1, math.nan), ("x", "R", 0, 5)]
    levels = pd.DataFrame(rows, columns=["person", "skill", "before", "after"])
    found = by_hand(level_gain(season(levels=levels)))
    assert found == [(1, "mentor m"), (None, "mentor m"), (5, "x")]
