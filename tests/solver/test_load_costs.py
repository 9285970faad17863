"""Loads that cost more with each mentee: by hand, by brute force, and with places left out."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.errors import InputError
from matchcore.solver import scale, verify
from tests.oracle import brute_force, check_feasible
from tests.strategies import problems


def loads(problem: Problem) -> list[int]:
    """Solve, check the proof, and return each mentor's load."""
    answer = solve(problem)
    assert answer.status is SolveStatus.OPTIMAL
    verify(problem, answer)
    check_feasible(problem, answer)
    return np.bincount(answer.mentors, minlength=problem.shape[1]).tolist()


FAVOURITE = Compatibility.from_matrix(np.tile([1.0, 0.75, 0.5], (6, 1)))


@pytest.mark.parametrize(
    ("step", "expected"),
    [(0, [6, 0, 0]), (0.0625, [5, 1, 0]), (0.125, [4, 2, 0]), (0.25, [3, 2, 1]), (9, [2, 2, 2])],
)
def test_the_dearer_a_further_mentee_the_more_even_the_loads(
    step: float, expected: list[int]
) -> None:
    """By hand: the best six of the places worth 1 - k·step, 0.75 - k·step and 0.5 - k·step."""
    assert loads(Problem(FAVOURITE, capacity=6, load_step=step)) == expected


def test_a_seat_that_costs_more_than_it_brings_stays_empty_under_score() -> None:
    """The third mentee of a mentor brings 1 - 2·0.75: less than nothing."""
    c = Compatibility.from_matrix(np.ones((5, 2)))
    assert loads(Problem(c, capacity=5, load_step=0.75, objective="score")) == [2, 2]
    assert sum(loads(Problem(c, capacity=5, load_step=0.75))) == 5  # coverage comes first


def test_mentees_elsewhere_count() -> None:
    c = Compatibility.from_matrix(np.ones((4, 2)))
    assert loads(Problem(c, capacity=9, load_step=0.125, load_before=[3, 0])) in ([0, 4], [1, 3])
    assert solve(Problem(c, capacity=9, load_step=0.125, load_before=[3, 0])).total == 4 - 6 / 8


def test_one_mentor_for_all_is_found_though_it_costs_many_scores() -> None:
    """The places looked at first end at eight scores' worth: here 16 of 40."""
    problem = Problem(Compatibility.from_matrix(np.ones((40, 1))), capacity=40, load_step=0.5)
    answer = solve(problem)
    assert (answer.status, answer.seats) == (SolveStatus.OPTIMAL, 40)
    assert answer.total == 40 - 0.5 * 40 * 39 / 2
    verify(problem, answer)


def test_places_nobody_would_pay_for_take_no_digits() -> None:
    """With room for a million, charging the last place would leave few bits to the scores."""
    scores = np.random.default_rng(1).random((60, 20))
    wide, narrow = (
        solve(Problem(Compatibility.from_matrix(scores), capacity=many, load_step=0.3))
        for many in (1_000_000, 6)
    )
    assert wide.certificate is not None
    assert narrow.certificate is not None
    assert wide.total == narrow.total
    assert wide.certificate.shift >= narrow.certificate.shift - 4


@pytest.mark.long
@settings(
    max_examples=500,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(problem=problems())
def test_places_left_out_at_first_change_nothing(
    monkeypatch: pytest.MonkeyPatch, problem: Problem
) -> None:
    monkeypatch.setattr(scale, "_DEAR", 0.25)
    answer, expected = solve(problem), brute_force(problem)
    assert (answer.status is SolveStatus.INFEASIBLE) == (expected is None)
    if expected is not None:
        assert answer.status is SolveStatus.OPTIMAL
        assert (answer.seats, Fraction(answer.total or 0)) == expected[1:]
        verify(problem, answer)


@pytest.mark.slow
@pytest.mark.parametrize("pairs", ["all", "generated"])
@pytest.mark.parametrize("score", [5e-324, 1e-300, 1e-30, 1e30])
@pytest.mark.parametrize("step", [5e-324, 1e-300, 1.0, 1e30])
@pytest.mark.parametrize("by", ["factors", "matrix"])
def test_steps_and_scores_may_lie_any_distance_apart(
    pairs: Any, score: float, step: float, by: str
) -> None:
    """Two mentors, three mentees who prefer the first: at any real step one goes to the second."""
    values = np.outer(np.ones(3), [score, score / 2])
    if by == "factors":
        c = Compatibility.from_factors(np.ones((3, 1)), values[:1].T)
    else:
        c = Compatibility.from_matrix(values)
    answer = solve(Problem(c, capacity=3, load_step=step), pairs=pairs)
    assert answer.status is SolveStatus.OPTIMAL
    verify(Problem(c, capacity=3, load_step=step), answer)
    if step > 4 * score:
        assert np.bincount(answer.mentors, minlength=2).max() == 2


def test_wrong_steps_are_named() -> None:
    with pytest.raises(InputError) as caught:
        Problem(FAVOURITE, load_step=[0.5, -1.0, np.nan], load_before=-1)
    for said in ("load_step[1] is -1.0", "load_step[2] is nan", "load_before[0] is -1"):
        assert said in str(caught.value)
    with pytest.raises(InputError, match=r"load_step\[0\] is 'much'"):
        Problem(FAVOURITE, load_step=["much"] * 3)
    with pytest.raises(InputError, match="load_step: has shape"):
        Problem(FAVOURITE, load_step=[0.5, 0.5])
