"""Rates and means: what is shown, what is only counted, and what no order changes."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from matchcore.errors import InputError
from matchcore.season.indicators import Estimate, mean, rate
from tests.cohorts import examples

Answers = list[tuple[object, int]]
ANSWERS = st.lists(
    st.tuples(st.sampled_from([True, False, None]), st.integers(0, 40)), min_size=1, max_size=120
)


def test_answers_that_stand_alone_have_wilsons_interval() -> None:
    found = rate([True] * 9 + [False] * 3)
    other = stats.binomtest(9, 12).proportion_ci(method="wilson")
    assert (found.low, found.high) == pytest.approx((other.low, other.high))
    assert (found.value, found.method, found.yes) == (0.75, "wilson", 9)


def test_clusters_of_one_are_no_clusters() -> None:
    says = [True] * 9 + [False] * 3
    assert rate(says, range(12)) == rate(says)


@pytest.mark.parametrize(("clusters", "method"), [(19, "count"), (20, "cluster-t")])
def test_from_twenty_clusters_on_there_is_an_interval(clusters: int, method: str) -> None:
    where = [*range(clusters), 0]
    found = rate([k % 3 == 0 for k in range(clusters + 1)], where)
    assert (found.method, found.clusters, found.count) == (method, clusters, clusters + 1)
    assert (found.value is None) == (method == "count")


@pytest.mark.parametrize(("count", "shown"), [(0, False), (1, False), (4, False), (5, True)])
def test_below_five_answers_there_are_only_counts(count: int, shown: bool) -> None:
    for found in (rate([True] * count), mean([4] * count, scale=(1, 5))):
        assert (found.value is not None) == (found.low is not None) == shown
        assert (found.count, found.of) == (count, count)


def test_all_yes_and_all_alike_leave_doubt() -> None:
    assert rate([True] * 30).low == pytest.approx(0.8865, abs=1e-4)
    assert rate([True] * 60, np.repeat(range(30), 2)).low < rate([True] * 60).low
    pleased = mean([5] * 12, scale=(1, 5))
    assert pleased.value == pleased.high == 5
    assert pleased.low < 4.6


@examples(100)
@given(ANSWERS)
def test_missing_answers_are_told_and_change_nothing_else(
    answers: Answers,
) -> None:
    says, where = [a for a, _ in answers], [c for _, c in answers]
    there = [(a, c) for a, c in answers if a is not None]
    found, without = rate(says, where), rate([a for a, _ in there], [c for _, c in there])
    assert (found.count, found.of) == (len(there), len(answers))
    assert Estimate(**{**vars(found), "of": without.of}) == without


@examples(100)
@given(ANSWERS, st.randoms())
def test_the_order_of_rows_means_nothing(answers: Answers, random: object) -> None:
    mixed = answers.copy()
    random.shuffle(mixed)  # type: ignore[attr-defined]
    one, other = (rate([a for a, _ in rows], [c for _, c in rows]) for rows in (answers, mixed))
    assert one.value == pytest.approx(other.value)
    assert one.low == pytest.approx(other.low)
    assert vars(one).keys() == vars(other).keys()


def test_the_order_of_rows_means_nothing_to_the_bootstrap() -> None:
    hours = np.random.default_rng(0).lognormal(size=60)
    one, other = mean(hours.tolist()), mean(hours[::-1].tolist())
    assert (one.method, one.low, one.high) == ("bootstrap-t", other.low, other.high)


@examples(100)
@given(ANSWERS)
def test_a_figure_lies_in_its_interval(answers: Answers) -> None:
    found = rate([a for a, _ in answers], [c for _, c in answers])
    if found.value is not None:
        assert 0 <= found.low <= found.value <= found.high <= 1


def test_swapping_yes_and_no_mirrors_the_interval() -> None:
    says, where = [k % 4 == 0 for k in range(60)], [k // 2 for k in range(60)]
    one, other = rate(says, where), rate([not yes for yes in says], where)
    assert (one.low, one.high) == pytest.approx((1 - other.high, 1 - other.low))


def test_what_is_missing_may_be_written_in_any_way() -> None:
    says = [1, 0.0, np.True_, None, math.nan, pd.NA, np.float64("nan"), np.int64(1)]
    found = rate(says)
    assert (found.count, found.of, found.yes) == (4, 8, 3)


def test_columns_of_frames_are_answers() -> None:
    frame = pd.DataFrame(
        {"yes": pd.array([True, None, False] * 3, "boolean"), "who": list("abcabcabc")}
    )
    assert rate(frame["yes"], frame["who"]).count == 6
    assert mean(pd.Series([1.0, 2.0, np.nan, 4.0, 5.0, 3.0]), scale=(1, 5)).value == 3


def test_numbers_without_a_scale_need_thirty_clusters() -> None:
    hours = np.random.default_rng(0).lognormal(size=30).tolist()
    assert mean(hours[:29]).method == "count"
    assert mean(hours).method == "bootstrap-t"
    assert mean([2.0] * 40).method == "count"  # nothing varies


def test_every_wrong_answer_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        rate([True, "yes", 0.5, 2, None], ["a", None, "b", "c"])
    assert [problem.code for problem in caught.value.problems] == [
        *["not_yes_or_no"] * 3,
        "wrong_length",
    ]
    with pytest.raises(InputError) as caught:
        mean([1, 6, "x", math.inf], ["a", None, "b", math.nan], scale=(1, 5))
    assert str(caught.value).splitlines() == [
        "values[1] is 6: give a number from 1 to 5, or None where there is no answer",
        "  values[2] is 'x': give a number from 1 to 5, or None where there is no answer",
        "  values[3] is inf: give a number from 1 to 5, or None where there is no answer",
        "  clusters[1] is None: name the cluster of each answer",
        "  clusters[3] is nan: name the cluster of each answer",
    ]
