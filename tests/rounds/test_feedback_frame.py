"""The frame of feedback: sorted, typed, and as plain values."""

from __future__ import annotations

import json

import pandas as pd
import pytest

from matchcore.rounds.feedback_frame import OWN, feedback_frame, frame_rows

LATE = ["f", "a", "mentee", 2, True, False, False, False, "2026-03-01T10:00:00", "x", None]
EARLY = ["e", "z", "mentor", None, None, True, False, False, None, "", 0.1]
COLUMNS = [*OWN, "listening"]
ASPECTS = {"listening": (0, 1)}


def test_rows_are_sorted_and_come_back_as_plain_values() -> None:
    frame = feedback_frame([LATE, EARLY], COLUMNS, ASPECTS)
    assert frame["mentee"].tolist() == ["e", "f"]
    rows = json.loads(json.dumps(frame_rows(frame)))
    assert rows == [EARLY, LATE]
    pd.testing.assert_frame_equal(feedback_frame(rows, COLUMNS, ASPECTS), frame)


def test_no_rows_have_the_same_types() -> None:
    empty = feedback_frame([], COLUMNS, ASPECTS)
    assert empty.dtypes.equals(feedback_frame([LATE], COLUMNS, ASPECTS).dtypes)
    assert frame_rows(empty) == []


@pytest.mark.parametrize("year", [1, 9999])
def test_dates_of_any_year_come_back(year: int) -> None:
    row = [*LATE[:8], f"{year:04}-03-01T10:00:00", *LATE[9:]]
    assert frame_rows(feedback_frame([row], COLUMNS, ASPECTS)) == [row]


def test_two_rows_of_one_rater_are_refused() -> None:
    with pytest.raises(ValueError, match="two rows"):
        feedback_frame([LATE, [*LATE[:3], 3, *LATE[4:]]], COLUMNS, ASPECTS)
