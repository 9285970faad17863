"""Times as forms write them, and days that may be months."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.tables.timestamps import possible_times
from tests.cohorts import examples

WHEN = datetime(2026, 3, 18, 9, 5)


@pytest.mark.parametrize(
    "written",
    [
        "18/03/2026 09:05:00",
        "18/03/2026 à 09h05",
        "3/18/2026 9:05:00",
        "3/18/26 9:05 AM",
        "2026/03/18 9:05:00 AM GMT+1",
        "2026-03-18T09:05:00Z",
        "2026-03-18 09:05:00.123",
        "18.03.2026 09:05",
        "18-03-2026, 09:05",
        WHEN,
    ],
)
def test_a_time_in_any_writing(written: Any) -> None:
    assert possible_times([written]) == [[WHEN]]


@pytest.mark.parametrize(
    ("written", "hour"), [("12:05 AM", 0), ("12:05 PM", 12), ("1:05 p.m.", 13), ("11:05 AM", 11)]
)
def test_halves_of_the_day(written: str, hour: int) -> None:
    assert possible_times([f"2026-03-18 {written}"]) == [[WHEN.replace(hour=hour)]]


@pytest.mark.parametrize("odd", ["yesterday", "31/02/2026", "45733.5", "18/03", "09:05", True])
def test_one_odd_cell_leaves_no_reading(odd: Any) -> None:
    assert possible_times(["18/03/2026 09:05", odd]) == []


def test_missing_times_keep_their_places() -> None:
    assert possible_times([None, WHEN, " "]) == [[None, WHEN, None]]
    assert possible_times([date(2026, 3, 18)]) == [[datetime(2026, 3, 18)]]


def test_an_order_in_which_times_never_fall_is_taken() -> None:
    (times,) = possible_times(["03/01/2026", "04/01/2026", "01/02/2026"])
    assert [time and (time.day, time.month) for time in times] == [(3, 1), (4, 1), (1, 2)]


@examples(60)
@given(st.lists(st.datetimes(datetime(2001, 1, 1), datetime(2099, 1, 1)), min_size=1, max_size=5))
def test_what_was_written_is_among_the_readings(times: list[datetime]) -> None:
    times = [time.replace(microsecond=0) for time in times]
    for form in ("%d/%m/%Y %H:%M:%S", "%m/%d/%Y %I:%M:%S %p", "%Y-%m-%dT%H:%M:%S"):
        assert times in possible_times([time.strftime(form) for time in times])
