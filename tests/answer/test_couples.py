"""`Couples`: everybody in a couple or unmatched, and frames that are copies."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given

from matchcore import Programme, SolveStatus
from matchcore.datasets import load_demo
from matchcore.errors import InputError
from tests.answer.test_storage import everything
from tests.cohorts import (
    Drawn,
    clean,
    cohorts,
    examples,
    season,
    season_programme,
)


def test_the_best_couples_by_hand() -> None:
    """Of the two ways to serve two mentees, 0.875 + 0.1875 beats 0.5625 + 0.4375."""
    matching = season()
    assert matching.status is SolveStatus.OPTIMAL
    assert matching.pairs.to_dict("list") == {
        "mentee": ["e1", "e2"],
        "mentor": ["m1", "m2"],
        "score": [0.875, 0.1875],
        "skills": [0.75, 0.1875],
        "interests": [0.125, 0.0],
    }
    assert matching.total == 1.0625
    assert repr(matching) == "Matching(2 couples, optimal)"


@pytest.mark.slow
@examples(20)
@given(cohorts())
def test_everybody_is_in_a_couple_or_unmatched(drawn: Drawn) -> None:
    matching = season_programme().match(drawn.cohort())
    for role, side in (("mentee", drawn.mentees), ("mentor", drawn.mentors)):
        unmatched = matching.unmatched.query("role == @role")["who"].tolist()
        matched = set(matching.pairs[role])
        assert sorted([*unmatched, *matched]) == sorted(clean(person["id"]) for person in side)
    assert matching.unmatched["why"].str.len().gt(0).all()


@pytest.mark.slow
@examples(20)
@given(cohorts())
def test_nobody_has_more_partners_than_places(drawn: Drawn) -> None:
    pairs = season_programme().match(drawn.cohort()).pairs
    for role, side, column in (
        ("mentee", drawn.mentees, "demand"),
        ("mentor", drawn.mentors, "capacity"),
    ):
        taken = pairs[role].value_counts()
        for person in side:
            places = 1 if person[column] is None else person[column]
            assert taken.get(clean(person["id"]), 0) <= places


def test_editing_what_is_handed_out_changes_nothing_that_is_said(tmp_path: Path) -> None:
    """Frames are copies; neither files nor reasons nor the proof follow an edit."""
    matching = season()
    before = everything(matching, tmp_path / "before")
    for frame in (matching.pairs, matching.unmatched):
        for name in frame.columns:
            frame[name] = frame[name].iloc[::-1].to_numpy()
        del frame[frame.columns[0]]
    assert everything(matching, tmp_path / "after") == before
    matching.verify()


@pytest.mark.slow
def test_addends_are_listed_by_rank_and_sum_to_the_score() -> None:
    matching = Programme.reverse_mentoring().match(load_demo())
    frame = matching.addends()
    sums = frame.groupby("rank")["amount"].sum()
    scores = matching.pairs["score"].sort_values(ascending=False)
    np.testing.assert_allclose(sums, scores)
    assert frame["rank"].drop_duplicates().tolist() == list(range(1, 48))
    assert frame.groupby("rank")["score"].first().is_monotonic_decreasing


@pytest.mark.slow
def test_some_of_many_couples_are_evenly_spaced() -> None:
    matching = Programme.reverse_mentoring().match(load_demo())
    frame = matching.addends(most=3)
    assert frame["rank"].drop_duplicates().tolist() == [1, 24, 47]
    whole = matching.addends()
    expected = whole[whole["rank"].isin(frame["rank"])].reset_index(drop=True)
    pd.testing.assert_frame_equal(frame, expected)


@pytest.mark.parametrize("most", [0, -1, 1.5, "many"])
def test_a_number_of_couples_to_show_is_1_or_more(most: Any) -> None:
    with pytest.raises(InputError, match=r"most is .*: give a whole number, 1 or more"):
        season().addends(most)
