"""Scores of agreement with the past, against other libraries and against loops."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.stats import somersd
from sklearn.metrics import roc_auc_score

from matchcore import Compatibility, Problem, solve
from matchcore.errors import InputError
from matchcore.tuning.agreement import (
    Tally,
    checked_scoring,
    concordance,
    made,
    percentile,
    pooled,
)
from matchcore.tuning.past import Past
from tests.cohorts import examples
from tests.strategies import problems

if TYPE_CHECKING:
    from hypothesis.strategies import DrawFn


def good(*couples: tuple[int, int]) -> Past:
    rows = np.array(couples, dtype=np.int64).reshape(-1, 2)
    return Past(rows[:, 0], rows[:, 1], np.ones(len(rows)), is_rated=False)


def rated(couples: dict[tuple[int, int], float]) -> Past:
    rows = np.array([*couples], dtype=np.int64).reshape(-1, 2)
    return Past(rows[:, 0], rows[:, 1], np.array([*couples.values()], dtype=float), is_rated=True)


@st.composite
def pasts(draw: DrawFn) -> tuple[Problem, list[tuple[int, int]]]:
    problem = draw(problems())
    pairs = [*itertools.product(*map(range, problem.shape))]
    some = st.lists(st.sampled_from(pairs), unique=True) if pairs else st.just([])
    return problem, draw(some)


@pytest.mark.slow
@examples(80)
@given(pasts())
def test_percentiles_are_counted_one_by_one(drawn: tuple[Problem, list[tuple[int, int]]]) -> None:
    problem, couples = drawn
    scores, allowed = problem.compatibility.dense(), problem.open.allowed
    sums, counts = np.zeros(problem.shape[0]), np.zeros(problem.shape[0])
    for i, j in couples:
        rivals = [k for k in range(problem.shape[1]) if allowed[i, k] and (i, k) not in couples]
        if rivals:
            won = [
                (scores[i, j] > scores[i, k]) + (scores[i, j] == scores[i, k]) / 2 for k in rivals
            ]
            sums[i] += float(np.mean(won)) * allowed[i, j]
            counts[i] += 1
    tally = percentile(problem, good(*couples))
    mentees = sorted({i for i, _ in couples})
    assert tally.sums == pytest.approx(sums[mentees])
    assert tally.counts.tolist() == counts[mentees].tolist()


def test_the_percentile_is_the_area_under_the_roc_curve() -> None:
    scores = np.random.default_rng(3).integers(0, 6, (4, 9)) / 8
    couples = [(i, j) for i in range(4) for j in range(0, 9, i + 2)]
    is_good = np.zeros((4, 9), dtype=int)
    is_good[tuple(np.array(couples).T)] = 1
    tally = percentile(Problem(Compatibility.from_matrix(scores)), good(*couples))
    for i in range(4):
        area = roc_auc_score(is_good[i], scores[i])
        assert tally.sums[i] / tally.counts[i] == pytest.approx(area)


def test_the_rows_are_read_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    scores = np.random.default_rng(4).random((6, 5))
    problem, past = (
        Problem(Compatibility.from_matrix(scores)),
        good(*((i, i % 5) for i in range(6))),
    )
    whole = percentile(problem, past)
    monkeypatch.setattr("matchcore.tuning.agreement._CELLS", 10)
    assert np.array_equal(whole, percentile(problem, past))


def test_a_forbidden_couple_and_one_below_the_floor_count_nothing() -> None:
    allowed = [[True, True, True], [False, True, True]]
    c = Compatibility.from_matrix([[0.1, 0.5, 0.9], [0.9, 0.2, 0.1]], allowed)
    assert percentile(Problem(c), good((0, 0), (1, 0))).score == 0.0
    assert percentile(Problem(c), good((0, 1), (1, 1))).score == 0.75
    assert percentile(Problem(c, floor=0.6), good((0, 1))).score == 0.0


def test_who_has_no_other_allowed_mentor_does_not_count() -> None:
    c = Compatibility.from_matrix([[0.1, 0.5], [0.9, 0.2]], [[True, True], [True, False]])
    tally = percentile(Problem(c), good((0, 1), (1, 0)))
    assert (tally.sums.tolist(), tally.counts.tolist()) == ([1.0, 0.0], [1.0, 0.0])
    assert np.isnan(percentile(Problem(c), good((1, 0))).score)


@examples(60)
@given(pasts())
def test_made_couples_are_counted_one_by_one(drawn: tuple[Problem, list[tuple[int, int]]]) -> None:
    problem, couples = drawn
    a = solve(problem)
    pairs = {*zip(a.mentees.tolist(), a.mentors.tolist(), strict=True)}
    tally = made(a, good(*couples))
    assert tally.counts.sum() == len(couples)
    assert tally.sums.sum() == len(pairs & {*couples})


@examples(60)
@given(st.data())
def test_within_a_mentee_concordance_is_somers_d(data: st.DataObject) -> None:
    size = data.draw(st.integers(2, 7))
    scores = data.draw(st.lists(st.integers(0, 3), min_size=size, max_size=size))
    ratings = data.draw(st.lists(st.integers(1, 4), min_size=size, max_size=size))
    problem = Problem(Compatibility.from_matrix(np.array([scores]) / 4))
    tally = concordance(problem, rated({(0, j): ratings[j] for j in range(size)}))
    if len({*ratings}) == 1:
        assert np.isnan(tally.score)
    elif len({*scores}) == 1:
        assert tally.score == 0.0  # SciPy leaves this case open
    else:
        assert tally.score == pytest.approx(somersd(ratings, scores).statistic)


@examples(60)
@given(pasts(), st.randoms(use_true_random=False))
def test_concordance_is_counted_one_by_one(
    drawn: tuple[Problem, list[tuple[int, int]]], random: Any
) -> None:
    problem, couples = drawn
    ratings = {couple: float(random.randint(1, 3)) for couple in couples}
    scores, allowed = problem.compatibility.dense(), problem.open.allowed
    value = {one: (bool(allowed[one]), scores[one] if allowed[one] else 0.0) for one in couples}
    total = count = 0
    for a, b in itertools.combinations(couples, 2):
        if (a[0] == b[0] or a[1] == b[1]) and ratings[a] != ratings[b]:
            count += 1
            if value[a] != value[b]:
                total += 1 if (value[a] > value[b]) == (ratings[a] > ratings[b]) else -1
    tally = concordance(problem, rated(ratings))
    assert (tally.sums.sum(), tally.counts.sum()) == (total, count)


def test_pooled_people_count_as_often_as_they_add() -> None:
    one, other = (
        Tally(np.array([1.0]), np.array([1.0])),
        Tally(np.array([0.0, 1]), np.array([2.0, 1])),
    )
    assert (one.score, other.score, pooled([one, other]).score) == (1.0, 1 / 3, 0.5)


def test_the_scoring_fits_what_is_known() -> None:
    couples, ratings = [good((0, 0))], [rated({(0, 0): 3})]
    assert checked_scoring(None, couples) == "percentile"
    assert checked_scoring(None, ratings) == "concordance"
    assert checked_scoring("made", couples) == "made"
    for scoring, past in (("concordance", couples), ("made", ratings), ("percentile", ratings)):
        with pytest.raises(InputError, match="leave scoring out"):
            checked_scoring(scoring, past)  # type: ignore[arg-type]
    with pytest.raises(InputError, match="use one of"):
        checked_scoring("accuracy", couples)  # type: ignore[arg-type]
