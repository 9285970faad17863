"""Importance against satisfaction: by hand, and nothing that few mentees could be known by."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matchcore import Cohort
from matchcore.season.pulse import Pulse, read_pulse
from matchcore.season.pulse.expectations import expectations
from matchcore.season.pulse.frames import frame_of
from tests.season.pulse.answers import couples, many


def cohort_of(size: int) -> Cohort:
    """Return mentees who all want Excel, and their mentors."""
    pairs = couples(size)
    mentees = [{"id": mentee, "wants": "Excel:5"} for mentee, _ in pairs]
    return Cohort([{"id": mentor} for _, mentor in pairs], mentees)


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
    alone = read_pulse(second, couples(6), cohort_of(6)).expectations
    assert alone[["skill", "asked", "answers"]].to_numpy().tolist() == [
        ["", 6, 5],
        ["Excel", 6, 5],
    ]


WANTS = st.lists(
    st.tuples(st.integers(0, 9), st.sampled_from(["Excel", "R", "go"]), st.integers(1, 5)),
    max_size=40,
    unique_by=lambda x: x[:2],
)


@pytest.mark.slow
@settings(deadline=None, max_examples=60)
@given(WANTS)
def test_no_figure_and_no_difference_of_figures_is_of_few(
    drawn: list[tuple[int, str, int]],
) -> None:
    """Every mean is of five mentees or more, and so is the total less what is shown."""
    rows = [(f"e{who:02}", "m", 1, skill, 3.0, float(met)) for who, skill, met in drawn]
    found = expectations(frame_of("wants", rows), str).set_index("skill")
    people: dict[str, set[int]] = {}
    for who, skill, _ in drawn:
        people.setdefault(skill, set()).add(who)
    for skill, own in people.items():
        assert math.isnan(found.loc[skill, "satisfaction"]) == (len(own) < 5)
        if len(own) >= 5:
            scores = [met for _, name, met in drawn if name == skill]
            assert found.loc[skill, "satisfaction"] == pytest.approx(sum(scores) / len(scores))
    if drawn and not math.isnan(found.loc["", "satisfaction"]):
        hidden = set[int]().union(*(own for own in people.values() if len(own) < 5))
        assert len(hidden) not in (1, 2, 3, 4)
