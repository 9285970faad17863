"""What chance gets, and intervals."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from hypothesis import given

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.tuning.agreement import Tally, concordance, made, percentile
from matchcore.tuning.chance import by_chance, interval, random_matching, resampled
from matchcore.tuning.past import Past
from tests.cohorts import examples
from tests.strategies import problems

RNG = np.random.default_rng


@examples(60)
@given(problems())
def test_a_random_matching_obeys_every_rule_and_fills_as_many_seats(problem: Problem) -> None:
    drawn, best = random_matching(problem, RNG(0)), solve(problem)
    assert (drawn.status is SolveStatus.INFEASIBLE) == (best.status is SolveStatus.INFEASIBLE)
    assert problem.open.allowed_at(drawn.mentees, drawn.mentors).all()
    if problem.objective == "coverage" and best.status is not SolveStatus.INFEASIBLE:
        assert len({*drawn.mentees}) == len({*best.mentees})


def all_orders(allowed: list[list[bool]]) -> list[Problem]:
    """Return a problem for every order of the pairs' scores."""
    shape = np.shape(allowed)
    return [
        Problem(Compatibility.from_matrix(np.reshape(order, shape), allowed))
        for order in itertools.permutations(range(np.size(allowed)))
    ]


@pytest.mark.slow
def test_chance_is_the_mean_over_all_orders_of_scores() -> None:
    orders = all_orders([[True, True, True], [True, True, False]])
    rows = np.array([0, 0, 1, 1]), np.array([0, 1, 1, 2])
    couples = Past(rows[0][1:], rows[1][1:], np.ones(3), is_rated=False)
    ratings = Past(*rows, np.array([1.0, 2, 3, 1]), is_rated=True)
    mean = np.mean([percentile(problem, couples).score for problem in orders])
    assert by_chance("percentile", orders[0], couples, RNG(0)).score == pytest.approx(mean)
    mean = np.mean([concordance(problem, ratings).score for problem in orders])
    assert by_chance("concordance", orders[0], ratings, RNG(0)).score == pytest.approx(mean)
    assert mean != 0  # the forbidden pair is below all others, whatever the scores


@pytest.mark.slow
def test_random_matchings_make_a_couple_as_often_as_any_other() -> None:
    """Of n mentees and n mentors, a random assignment makes each couple with probability 1 / n."""
    problem = Problem(Compatibility.from_matrix(np.eye(4)))
    past = Past(np.arange(4), np.arange(4), np.ones(4), is_rated=False)
    assert made(solve(problem), past).score == 1.0
    draws = [by_chance("made", problem, past, RNG(seed)).score for seed in range(5)]
    assert np.mean(draws) == pytest.approx(0.25, abs=0.06)  # sd of the mean is about 0.02


def test_resampling_gives_the_textbook_interval_of_a_mean() -> None:
    values = RNG(1).random(200)
    low, high = interval(resampled([Tally(values, np.ones(200))], 4000, 0)[0])
    half = 1.96 * values.std() / np.sqrt(200)
    assert (low, high) == pytest.approx((values.mean() - half, values.mean() + half), abs=0.005)


def test_people_are_resampled_whole_and_the_same_for_all() -> None:
    counts = np.array([1.0, 3, 0])
    one = Tally(np.array([1.0, 0, 0]), counts)
    other = Tally(counts - one.sums, counts)
    first, second = resampled([one, other], 50, 0)
    assert {*first.tolist()} == {0.0, 0.25, 1.0}  # twice the second, each once, twice the first
    assert first + second == pytest.approx(1.0)
    assert np.array_equal(first, resampled([one], 50, 0)[0])


def test_one_person_gives_no_interval() -> None:
    tally = Tally(np.array([1.0, 0]), np.array([2.0, 0]))
    assert np.isnan(interval(resampled([tally], 10, 0)[0])).all()
