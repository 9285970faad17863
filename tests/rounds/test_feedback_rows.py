"""Rows of feedback that are late, repeated or contradictory."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.errors import InputProblem
from matchcore.rounds.feedback_people import Pair
from matchcore.rounds.feedback_rows import Said, Told, in_time, latest, settled, tell

PAIR = Pair("e", "m", "mentee")


def day(k: int) -> dt.datetime:
    return dt.datetime(2026, 3, k)


def rows(*given_rows: dict[str, Any]) -> list[Said]:
    return [Said(k, **{"pair": PAIR, **more}) for k, more in enumerate(given_rows, 1)]


def test_rows_after_the_last_moment_are_told() -> None:
    told: list[Told] = []
    kept = in_time(rows({"date": day(2)}, {"date": day(3)}, {}), day(2), told)
    assert [one.row for one in kept] == [1, 3]
    assert told == [Told("feedback_late", (2,), 1)]


def told_and_kept(*given_rows: dict[str, Any]) -> tuple[list[str], list[int], list[str]]:
    told: list[Told] = []
    problems: list[InputProblem] = []
    kept = latest(rows(*given_rows), told, problems)
    shown = [f"{one.code.removeprefix('feedback_')} {one.rows}" for one in told]
    return shown, [one.row for one in kept], [problem.place for problem in problems]


def test_what_is_said_twice_counts_once() -> None:
    twice = {"score": 4.0}, {"score": 4.0}
    assert told_and_kept(*twice) == (["same (2,)"], [1], [])
    dated = {"score": 4.0}, {"score": 4.0, "date": day(1)}
    assert told_and_kept(*dated) == (["same (1,)"], [2], [])


def test_the_latest_counts() -> None:
    three = ({"score": 4.0, "date": day(k), "comment": f"{k}"} for k in (2, 9, 1))
    assert told_and_kept(*three) == (["replaced (1, 3)"], [2], [])
    again = ({"score": score, "date": day(k)} for k, score in ((1, 4.0), (2, 1.0), (3, 4.0)))
    assert told_and_kept(*again) == (["same (1,)", "replaced (2,)"], [3], [])


@pytest.mark.parametrize(
    "dates", [(None, None), (day(1), None), (None, day(1)), (day(1), day(1))], ids=str
)
def test_different_rows_without_a_latest_are_a_problem(dates: tuple[Any, Any]) -> None:
    two = ({"score": float(k), "date": date} for k, date in enumerate(dates))
    assert told_and_kept(*two) == ([], [], ["feedback, rows 1, 2"])


def test_both_sides_of_a_pair_and_other_pairs_are_apart() -> None:
    pairs = [PAIR, Pair("e", "m", "mentor"), Pair("f", "m", "mentee")]
    apart = ({"pair": pair, "score": float(k)} for k, pair in enumerate(pairs))
    assert told_and_kept(*apart) == ([], [1, 2, 3], [])


@pytest.mark.slow
@given(
    st.lists(
        st.tuples(st.sampled_from("efg"), st.integers(1, 28), st.integers(1, 5)),
        max_size=12,
        unique_by=lambda row: row[:2],
    )
)
def test_the_latest_of_dated_rows_is_the_largest_date(
    given_rows: list[tuple[str, int, int]],
) -> None:
    said = rows(
        *(
            {"pair": Pair(who, "m", "mentee"), "date": day(k), "score": float(score)}
            for who, k, score in given_rows
        )
    )
    problems: list[InputProblem] = []
    kept = {one.pair.mentee: one.score for one in latest(said, [], problems)}
    expected = {who: float(score) for who, _, score in sorted(given_rows, key=lambda row: row[1])}
    assert kept == expected
    assert problems == []


@pytest.mark.parametrize(
    ("said", "codes", "expected"),
    [
        ({"avoid": True, "prefer": True}, ["avoid_and_other"], (None, True, False)),
        ({"avoid": True, "undecided": True}, ["avoid_and_other"], (None, True, False)),
        ({"avoid": True, "prefer": False}, [], (False, True, False)),
        ({"avoid": True, "score": 3.5}, ["avoid_and_high"], (None, True, False)),
        ({"avoid": True, "score": 3.0}, [], (None, True, False)),
        ({"prefer": True, "undecided": True}, ["undecided_and_prefer"], (None, False, True)),
        ({"prefer": False, "undecided": True}, ["undecided_and_prefer"], (None, False, True)),
        ({"prefer": True, "score": 1.0}, [], (True, False, False)),
        ({"declined": True, "avoid": True}, [], (None, True, False)),
        ({}, ["nothing"], (None, False, False)),
    ],
    ids=str,
)
def test_contradictions_have_a_reading(
    said: dict[str, Any], codes: list[str], expected: tuple[Any, ...]
) -> None:
    told: list[Told] = []
    (one,) = settled(rows(said), 3.0, told)
    assert [one.code.removeprefix("feedback_") for one in told] == codes
    assert (one.prefer, one.avoid, one.undecided) == expected
    assert one.score == said.get("score")


def test_a_meeting_declined_by_one_side_only_is_told_once() -> None:
    told: list[Told] = []
    other = Pair("e", "m", "mentor")
    settled(rows({"declined": True}, {"pair": other, "score": 2.0}), 3.0, told)
    assert told == [Told("feedback_met_or_not", (1, 2), 1)]
    told.clear()
    settled(rows({"declined": True}, {"pair": other, "declined": True}), 3.0, told)
    assert told == []


def test_a_row_shows_nothing_of_what_it_says() -> None:
    (one,) = rows({"comment": "secret", "score": 1.0})
    assert repr(one) == "Said(row=1)"
    assert one.rater == "e"


def test_no_rows_are_no_caution() -> None:
    told: list[Told] = []
    tell(told, "feedback_late", [])
    assert told == []
