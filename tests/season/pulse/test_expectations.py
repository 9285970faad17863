"""Importance against satisfaction: by hand, and nothing that few mentees could be known by."""

from __future__ import annotations

import math
from typing import Any

import pytest

from matchcore.season.pulse import Pulse, read_pulse
from tests.season.pulse.answers import couples, many


def pulse(skills: list[str], met: list[int], importance: list[Any], wave: int = 1) -> Pulse:
    rows = many({"want 1": skills, "met 1": met, "importance 1": importance}, wave)
    return read_pulse(rows, couples(len(skills)))


def test_gap_and_advice_are_of_enough_mentees() -> None:
    found = pulse(["Excel"] * 5, [1, 2, 2, 3, 3], [5, 5, 4, 4, 3]).expectations
    row = found[found["skill"] == "Excel"].iloc[0]
    assert row[["asked", "answers", "people"]].tolist() == [5, 5, 5]
    assert row["importance"] == pytest.approx(4.2)
    assert row["satisfaction"] == pytest.approx(2.2)
    assert row["gap"] == pytest.approx(2.0)
    assert row["advice"] == "concentrate"


def test_names_of_one_skill_count_together() -> None:
    names = ["machine learning", "apprentissage automatique", "Machine Learning", "ML", "ML"]
    found = pulse(names, [4] * 5, [5] * 5).expectations
    assert found[["skill", "people", "advice"]].to_numpy().tolist() == [
        ["", 5, "keep"],
        ["ML", 5, "keep"],
    ]


def test_a_total_that_tells_few_is_missing() -> None:
    """Six of Excel and one of R: the total less Excel would be the one answer on R."""
    found = pulse(["Excel"] * 6 + ["R"], [4] * 7, [3] * 7).expectations.set_index("skill")
    assert found.loc["Excel", "satisfaction"] == 4
    assert math.isnan(found.loc["R", "satisfaction"])
    assert math.isnan(found.loc["", "satisfaction"])
    many_hidden = pulse(["Excel"] * 6 + ["R"] * 4 + ["go"], [4] * 11, [3] * 11).expectations
    assert many_hidden.set_index("skill").loc["", "satisfaction"] == 4


def test_importance_that_is_not_stated_leaves_the_advice_open() -> None:
    found = pulse(["Excel"] * 6, [4] * 6, [5, 5, None, None, None, None]).expectations
    row = found[found["skill"] == "Excel"].iloc[0]
    assert row["satisfaction"] == 4
    assert math.isnan(row["importance"])
    assert row["advice"] == "open"


def test_the_latest_answer_counts_and_who_skips_was_asked() -> None:
    skills, importance = ["Excel"] * 6, [5] * 6
    first = many({"want 1": skills, "met 1": [1] * 6, "importance 1": importance})
    met = [5, 5, 5, 5, 5, None]
    second = many({"want 1": skills, "met 1": met, "importance 1": importance}, 2)
    found = read_pulse([*first, *second], couples(6)).expectations
    row = found[found["skill"] == "Excel"].iloc[0]
    assert row["satisfaction"] == pytest.approx((5 * 5 + 1) / 6)
    alone = read_pulse(second, couples(6)).expectations
    assert alone.iloc[1][["asked", "answers"]].tolist() == [6, 5] or len(alone)
