"""Counts of people in words."""

from __future__ import annotations

import pytest

from matchcore.wording.counts import counted


@pytest.mark.parametrize(
    ("size", "role", "words"),
    [
        (0, "mentees", "0 mentees"),
        (1, "mentees", "1 mentee"),
        (2, "mentors", "2 mentors"),
        (1, "staff", "1 staff"),
    ],
)
def test_one_person_is_singular(size: int, role: str, words: str) -> None:
    assert counted(size, role) == words
