"""Estimates of what a plan is worth."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from scipy import stats

from matchcore import Cohort, Problem, datasets, solve
from matchcore.model.compatibility import Compatibility
from matchcore.programme.programme import Programme
from matchcore.rounds.meetings import plan_meetings
from matchcore.rounds.planned import Loads
from matchcore.rounds.surrogate import Surrogate
from matchcore.rounds.worth import METHODS, Scenarios, worth_of
from tests.oracle import brute_force

EXPECTED = np.array([[0.5, 0.4, 0.3], [0.6, 0.1, 0.2], [0.3, 0.3, 0.3]])
ALLOWED = np.array([[1, 1, 1], [1, 0, 1], [1, 1, 1]], dtype=bool)
NOBODY = np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64)


def scenarios(spread: float, seed: int = 0) -> Scenarios:
    problem = Problem(Compatibility.from_matrix(EXPECTED, ALLOWED), load_step=0.125, capacity=2)
    surrogate = Surrogate(EXPECTED, np.full((3, 3), spread), np.zeros(3), 1.0)
    two = np.array([2, 2, 2])
    return Scenarios(problem, solve(problem), surrogate, Loads(ALLOWED, two, two), seed)


@pytest.mark.slow
def test_without_spread_meetings_change_nothing() -> None:
    """All methods end with the best matching; its total, less load costs, is found by force."""
    totals = scenarios(0.0).totals(NOBODY, 2)
    best = brute_force(scenarios(0.0).problem)
    assert best is not None
    assert totals == pytest.approx(np.full((2, len(METHODS)), float(best[2])))


@pytest.mark.slow
def test_nothing_revealed_is_nobody_and_everything_revealed_bounds_every_method() -> None:
    scenes = scenarios(0.5)
    names = dict(zip(METHODS, range(len(METHODS)), strict=True))
    none = scenes.totals(NOBODY, 3)
    assert (none[:, names["plan"]] == none[:, names["nobody"]]).all()
    everything = scenes.totals(np.nonzero(ALLOWED), 3)
    assert (everything[:, names["plan"]] == everything[:, names["everybody"]]).all()
    assert (none[:, [names["everybody"]]] >= none - 1e-9).all()
    assert (none[:, names["everybody"]] > none[:, names["nobody"]]).any()


@pytest.mark.slow
def test_scenarios_are_common_to_plans_and_new_for_each_seed() -> None:
    some = np.array([0]), np.array([1])
    plain, other = scenarios(0.5).totals(NOBODY, 3), scenarios(0.5).totals(some, 3)
    assert (plain[:, 1:] == other[:, 1:]).all()
    assert (plain[:2] == scenarios(0.5).totals(NOBODY, 2)).all()
    assert (plain != scenarios(0.5, seed=1).totals(NOBODY, 3)).any()


def test_intervals_are_those_of_scipy_and_differences_are_paired() -> None:
    totals = np.random.default_rng(0).random((7, len(METHODS)))
    frame = worth_of(totals)
    assert frame["method"].tolist() == list(METHODS)
    for k in range(1, len(METHODS)):
        for column, values in (("low", totals[:, k]), ("difference_low", None)):
            sample = totals[:, k] - totals[:, 0] if values is None else values
            mean, error = sample.mean(), stats.sem(sample)
            low, high = stats.t.interval(0.95, 6, loc=mean, scale=error)
            assert frame.loc[k, column] == pytest.approx(low)
            assert frame.loc[k, column.replace("low", "high")] == pytest.approx(high)


@cache
def crowd() -> Cohort:
    return datasets.make_cohort(30, 22, seed=5)


@pytest.mark.slow
def test_a_plan_is_worth_more_than_random_meetings() -> None:
    plan = plan_meetings(Programme.reverse_mentoring(), crowd(), per_mentee=3)
    worth = plan.worth(draws=6).set_index("method")
    assert worth.loc["random", "difference_high"] < 0
    assert worth.loc["nobody", "difference_high"] < 0
    assert worth.loc["everybody", "difference"] >= 0
