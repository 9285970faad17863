"""Rows of plans as frames, and as plain values and back."""

import json
from datetime import datetime
from zoneinfo import ZoneInfo

import pandas as pd
import pytest

from matchcore.season.frames import frame_of, framed, plain_rows

PARIS = ZoneInfo("Europe/Paris")
COLUMNS = ["mentee", "session", "start", "was", "before"]
ROWS = [
    ["e", 1, datetime(2026, 3, 28, 9, tzinfo=PARIS), None, 2],
    ["f", 2, pd.NaT, datetime(2026, 3, 30, 9, tzinfo=PARIS), 0.5],
]


def test_plain_rows_are_json_and_come_back_whole() -> None:
    frame = framed(ROWS, COLUMNS, "Europe/Paris")
    plain = json.loads(json.dumps(plain_rows(frame), allow_nan=False))
    assert plain[0][2] == "2026-03-28T09:00:00+01:00"
    assert plain[1][2] is None
    pd.testing.assert_frame_equal(frame_of(plain, COLUMNS, "Europe/Paris"), frame)


def test_an_empty_frame_has_the_types_of_a_full_one() -> None:
    full, empty = framed(ROWS, COLUMNS, "Europe/Paris"), framed([], COLUMNS, "Europe/Paris")
    assert [one.kind for one in full.dtypes] == [one.kind for one in empty.dtypes]
    assert str(empty["start"].dt.tz) == str(full["start"].dt.tz) == "Europe/Paris"


@pytest.mark.parametrize("row", [["e", 1], ["e", 1, "soon", None, 2]])
def test_rows_that_are_none_of_ours_are_refused(row: list[object]) -> None:
    with pytest.raises(ValueError, match=r"argument|soon"):
        frame_of([row], COLUMNS, "Europe/Paris")
