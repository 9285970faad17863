"""Times of day: whole hours, and only where morning or afternoon is sure."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.names.clock import ranges_in, times_in


@pytest.mark.parametrize(
    ("text", "hours"),
    [
        ("9-11", (9, 10)),
        ("9h-11h", (9, 10)),
        ("09:00 - 11:00", (9, 10)),
        ("9h00–11h00", (9, 10)),
        ("9.00-11.00", (9, 10)),
        ("9 heures a 11 heures", (9, 10)),
        ("de 9h a 11h", (9, 10)),
        ("from 9 to 11", (9, 10)),
        ("entre 9h et 11h", (9, 10)),
        ("between 9 and 11", (9, 10)),
        ("14h00-16h30", (14, 15)),
        ("9h30-12h", (10, 11)),
        ("2pm-4pm", (14, 15)),
        ("2-4pm", (14, 15)),
        ("2-4 p.m.", (14, 15)),
        ("11-1pm", (11, 12)),
        ("9am-5", (9, 10, 11, 12, 13, 14, 15, 16)),
        ("10am-12pm", (10, 11)),
        ("12pm-2pm", (12, 13)),
        ("22h-24h", (22, 23)),
        ("22h-0h", (22, 23)),
        ("14h", (14,)),
        ("14:00", (14,)),
        ("2pm", (14,)),
        ("12am", (0,)),
        ("", None),
        ("9", None),
        ("jeudi", None),
        ("2-4", ()),  # morning or afternoon?
        ("2h", ()),
        ("9-5", ()),
        ("11h-9h", ()),
        ("9h-25h", ()),
        ("13pm", ()),
        ("9h75-11h", ()),
        ("14h-14h30", ()),
        ("9h-11h 14h-16h", ()),
        ("9h 14h", ()),
    ],
)
def test_times_are_whole_hours(text: str, hours: tuple[int, ...] | None) -> None:
    assert times_in(text)[1] == hours


@pytest.mark.parametrize("text", ["14h30", "12/05", "2024-09-11", "1-2/3"])
def test_what_is_no_time_stays_in_the_text(text: str) -> None:
    rest, _ = times_in(text)
    assert any(sign.isdigit() for sign in rest)


def test_ranges_are_found_in_a_text() -> None:
    assert ranges_in("mon 9-11 and 14:00 to 15:00") == ["9-11", "14:00 to 15:00"]
    assert ranges_in("lundi 9h et 11h") == []


@given(st.integers(6, 22), st.integers(1, 3))
def test_both_clocks_mean_the_same(start: int, length: int) -> None:
    end = min(start + length, 23)
    half = [f"{(h - 1) % 12 + 1}{'am' if h < 12 else 'pm'}" for h in (start, end)]
    assert times_in("-".join(half))[1] == times_in(f"{start}h-{end}h")[1] == (*range(start, end),)
