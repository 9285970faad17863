"""Cells of feedback: numbers on a scale, yes and no, comments and dates."""

from __future__ import annotations

import datetime as dt
import math
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.people.cells import Wrong
from matchcore.rounds.feedback_cells import (
    read_comment,
    read_dates,
    read_until,
    read_yes_no,
    score_reader,
    text_of,
)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("  a ", "a"),
        (7, "7"),
        (7.0, "7"),
        (np.float64(1042), "1042"),
        (2.5, "2.5"),
        (1e300, "1e+300"),
        (None, ""),
        (math.nan, ""),
        (pd.NA, ""),
        (True, "True"),
    ],
)
def test_a_cell_as_text(cell: Any, text: str) -> None:
    assert text_of(cell) == text


def test_a_number_of_too_many_digits_is_nothing() -> None:
    huge = 10**5000  # Python refuses to write it
    assert text_of(huge) == "a number of too many digits"
    assert isinstance(score_reader((1, 5), False)(huge), Wrong)
    assert isinstance(read_yes_no(huge), Wrong)
    comment = read_comment(huge)
    assert isinstance(comment, Wrong)
    assert comment.code == "too_many_digits"
    assert read_dates([huge], False).wrong[0].code == "unreadable_date"


@pytest.mark.parametrize("cell", ["yes", "OUI", "x", "✓", "vrai", True, 1, 1.0, "Oui, volontiers"])
def test_yes(cell: Any) -> None:
    assert read_yes_no(cell) is True


@pytest.mark.parametrize("cell", ["no", "Non", "faux", False, 0, 0.0, "pas du tout"])
def test_no(cell: Any) -> None:
    assert read_yes_no(cell) is False


@pytest.mark.parametrize("cell", ["maybe", "peut-être", "oui et non", 2, "?"])
def test_neither(cell: Any) -> None:
    answer = read_yes_no(cell)
    assert isinstance(answer, Wrong)
    assert answer.code == "not_yes_or_no"
    assert [read_yes_no(empty) for empty in (None, " ", math.nan)] == [None] * 3


@pytest.mark.parametrize(
    ("cell", "comma", "score"),
    [
        ("4,5", False, 4.5),
        ("4.5", True, 4.5),
        (" 3 ", False, 3),
        (np.int64(2), False, 2),
        (Decimal("2.5"), False, 2.5),
        ("1,250", True, 1.25),
        ("", False, None),
    ],
)
def test_a_score(cell: Any, comma: bool, score: float | None) -> None:
    assert score_reader((1, 5), comma)(cell) == score


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("1,250", "not_a_number"),
        ("good", "not_a_number"),
        (True, "not_a_number"),
        ("nan", "not_a_number"),
        ("inf", "not_a_number"),
        (math.inf, "not_a_number"),
        (5.01, "out_of_range"),
        (0, "out_of_range"),
        (-3, "out_of_range"),
    ],
)
def test_no_score(cell: Any, code: str) -> None:
    answer = score_reader((1, 5), False)(cell)
    assert isinstance(answer, Wrong)
    assert answer.code == code


def test_comments_are_text() -> None:
    assert [read_comment(cell) for cell in (" fine ", 3.0, None)] == ["fine", "3", ""]
    answer = read_comment("\ud800")
    assert isinstance(answer, Wrong)
    assert answer.code == "not_unicode"


DAY = dt.datetime(2026, 4, 5)


@pytest.mark.parametrize(
    "cell",
    ["2026-04-05", "05.04.2026", "5/4/26", DAY, DAY.date(), pd.Timestamp(DAY), "2026/04/05 00:00"],
)
def test_a_date(cell: Any) -> None:
    assert read_dates([cell, "13/04/2026"], False).dates[0] == DAY


def test_one_order_of_day_and_month_holds_for_the_whole_column() -> None:
    month_first = read_dates(["04/05/2026", None, "04/13/2026"], False)
    assert month_first.dates == [DAY, None, dt.datetime(2026, 4, 13)]
    mixed = read_dates(["04/13/2026", "13/04/2026", "2026-01-01", "01/01/2026"], True)
    assert {k: wrong.code for k, wrong in mixed.wrong.items()} == {
        0: "ambiguous_date",
        1: "ambiguous_date",
    }


def test_dates_that_may_be_two_are_a_problem_unless_the_headers_are_french() -> None:
    cells = ["05/04/2026", "03/03/2026", "2026-12-01"]
    assert [*read_dates(cells, False).wrong] == [0]
    french = read_dates(cells, True)
    assert french.dates[0] == DAY
    assert french.guessed
    assert not read_dates(cells[1:], True).guessed


@pytest.mark.parametrize("cell", ["soon", "31/02/2026", 45000, 3.5, "13/13/2026", [1]])
def test_no_date(cell: Any) -> None:
    read = read_dates([cell, "2026-01-01"], False)
    assert read.wrong[0].code == "unreadable_date"
    assert read.dates[1] == dt.datetime(2026, 1, 1)


def test_a_moment_of_nanoseconds_or_of_a_far_year() -> None:
    assert read_dates([pd.Timestamp("2026-01-01T00:00:00.000000001")], False).dates == [
        dt.datetime(2026, 1, 1)
    ]
    assert read_dates([pd.Timestamp(np.datetime64("20000-01-01", "s"))], False).wrong


@pytest.mark.slow
@given(st.lists(st.dates(dt.date(2025, 1, 1), dt.date(2027, 1, 1)), max_size=6), st.data())
def test_the_order_of_dates_means_nothing(days: list[dt.date], data: st.DataObject) -> None:
    cells = [day.strftime("%d/%m/%Y") for day in days]
    order = data.draw(st.permutations(range(len(days))))
    read, moved = read_dates(cells, True), read_dates([cells[k] for k in order], True)
    assert [day and day.date() for day in read.dates] == days
    assert [moved.dates[order.index(k)] for k in range(len(days))] == read.dates


@pytest.mark.parametrize(
    ("given_until", "moment"),
    [
        (None, None),
        ("2026-04-05", dt.datetime.combine(DAY, dt.time.max)),
        (DAY.date(), dt.datetime.combine(DAY, dt.time.max)),
        (DAY, dt.datetime.combine(DAY, dt.time.max)),
        ("2026-04-05T12:00", dt.datetime(2026, 4, 5, 12)),
        (dt.datetime(2026, 4, 5, 12, tzinfo=dt.UTC), dt.datetime(2026, 4, 5, 12)),
    ],
)
def test_until_a_moment(given_until: Any, moment: dt.datetime | None) -> None:
    assert read_until(given_until) == moment


@pytest.mark.parametrize(
    ("given_until", "code"),
    [("soon", "unreadable_date"), (5, "wrong_type"), (pd.NaT, "wrong_type")],
)
def test_until_no_moment(given_until: Any, code: str) -> None:
    answer = read_until(given_until)
    assert isinstance(answer, Wrong)
    assert answer.code == code
