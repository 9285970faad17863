"""Moments as they are recorded."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone
from typing import Any

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import InputError
from matchcore.rounds.moments import moment_text, read_moment
from tests.cohorts import examples

NOON = datetime(2026, 3, 1, 12, 0)


@pytest.mark.parametrize(
    ("at", "moment"),
    [
        (date(2026, 3, 1), datetime(2026, 3, 1)),
        ("2026-03-01", datetime(2026, 3, 1)),
        ("2026-03-01T12:00", NOON),
        (NOON, NOON),
        (pd.Timestamp(NOON), NOON),
        (datetime(2026, 3, 1, 12, tzinfo=UTC), NOON),
        (datetime(2026, 3, 1, 14, tzinfo=timezone(timedelta(hours=2))), NOON),
        (pd.Timestamp("2026-03-01 13:00", tz="Europe/Paris"), NOON),
    ],
)
def test_dates_and_times_become_moments_in_utc(at: Any, moment: datetime) -> None:
    found = read_moment(at)
    assert found == moment
    assert found.tzinfo is None
    assert type(found) is datetime


@pytest.mark.parametrize("at", [None, 7, "", "soon", pd.NaT, "2026-13-01", 1.5, float("nan")])
def test_what_is_no_date_is_refused(at: Any) -> None:
    with pytest.raises(InputError, match=r"(?s)before.*give a date"):
        read_moment(at, "before")


@examples(100)
@given(st.datetimes())
def test_the_text_of_a_moment_reads_back(moment: datetime) -> None:
    assert read_moment(moment_text(moment)) == moment
