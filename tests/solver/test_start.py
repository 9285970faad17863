"""Prices to start from: rescaled from an earlier answer, and never trusted."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from matchcore import Assignment, Compatibility, Problem, SolveStatus, solve
from matchcore.model.assignment import Bound, Certificate, Prices
from matchcore.solver.flow.candidates import Candidates
from matchcore.solver.flow.network import Network
from matchcore.solver.scan.found import NEVER
from matchcore.solver.start import Start, rescaled


def problem(n: int = 3, m: int = 4) -> Problem:
    return Problem(Compatibility.from_matrix(np.random.default_rng(0).random((n, m))), capacity=1)


@pytest.mark.parametrize("power", [-300, -80, -20, 20, 80, 300])
def test_a_start_of_another_scale_changes_nothing(power: int) -> None:
    rng = np.random.default_rng(1)
    scores = rng.random((30, 20))
    loads = {"demand": 2, "capacity": 3, "load_step": 0.1}
    before = solve(Problem(Compatibility.from_matrix(scores), **loads))
    scaled = Compatibility.from_matrix(np.ldexp(scores, power))
    again = Problem(scaled, **loads | {"load_step": float(np.ldexp(0.1, power))})
    cold, warm = solve(again), solve(again, start=before, pairs="generated")
    assert (warm.status, warm.seats) == (cold.status, cold.seats)
    assert warm.total == pytest.approx(cold.total, rel=1e-9)


def test_a_start_that_carries_no_prices_of_scores_is_an_answer_all_the_same() -> None:
    before = solve(problem())
    assert before.certificate is not None
    seats = tuple(b for b in before.certificate.bounds if b.quantity == "seats")
    bare = replace(before, certificate=replace(before.certificate, bounds=seats))
    assert isinstance(solve(problem(), start=bare, pairs="generated"), Assignment)


def earlier(shift: int, *priced: tuple[int, int, int, int]) -> Assignment:
    """Return an answer that carries prices: of mentor 0, a covered mentee, a seat and a score."""
    bounds = tuple(
        Bound("total", 0, 0, Prices(np.array([mentor, 0]), covered, seats, score))
        for mentor, covered, seats, score in priced
    )
    return Assignment(SolveStatus.FEASIBLE, certificate=Certificate(bounds, shift, 0.0))


def test_prices_are_rescaled_to_the_problem_and_its_worth_of_a_score() -> None:
    """From 2**(shift - 3) to 2**shift, and from one unit of score to two: sixteen times."""
    p = Problem(Compatibility.from_matrix([[1.0, 0.5]]))
    start = Start.of_assignment(p, earlier(p.shift - 3, (100, 7, 2, 1)), worth=2)
    assert start is not None
    assert start.mentors.tolist() == [1600, 0]
    assert (start.first, start.further) == (-9 * 16, -2 * 16)


def test_prices_of_the_same_worth_are_preferred() -> None:
    p = Problem(Compatibility.from_matrix([[1.0, 0.5]]))
    start = Start.of_assignment(p, earlier(p.shift, (100, 0, 0, 1), (300, 0, 1, 2)), worth=2)
    assert start is not None
    assert (start.mentors.tolist(), start.further) == ([300, 0], -1)


@pytest.mark.parametrize(("objective", "times"), [("score", 1), ("coverage", 16)])
def test_no_price_exceeds_what_a_chain_of_pairs_can_gain(objective: Any, times: int) -> None:
    p = Problem(Compatibility.from_matrix([[1.0, 0.5]]), objective=objective)
    start = Start.of_assignment(p, earlier(p.shift, (1 << 60, 0, 0, 1)), worth=1)
    assert start is not None
    assert start.mentors.tolist() == [times * ((1 << p.shift) + 1), 0]


def test_an_answer_without_prices_of_scores_gives_no_start() -> None:
    p = Problem(Compatibility.from_matrix([[1.0, 0.5]]))
    assert Start.of_assignment(p, earlier(p.shift, (100, 0, 1, 0)), worth=1) is None
    assert Start.of_assignment(p, Assignment(SolveStatus.FEASIBLE), worth=1) is None


def test_a_pair_of_a_mentee_with_several_seats_must_gain_what_a_further_one_must() -> None:
    p = Problem(Compatibility.from_matrix(np.ones((2, 2))), demand=[1, 2])
    assert Start(np.zeros(2, dtype=np.int64), 5, 3).least(p).tolist() == [5, 3]


def test_potentials_are_minus_the_prices_and_the_least_gains_with_the_bonus() -> None:
    p = Problem(Compatibility.from_matrix(np.ones((1, 2))))
    network = Network.of(p, Candidates.all(p))
    start = Start(np.array([4, 6]), -5, -3)
    assert start.potentials(network, 1).tolist() == [0, -4, -6, 0, -4, -2]


def test_scales_too_far_apart_stay_within_range() -> None:
    assert rescaled(np.array([1, -1, 0]), 2000).tolist() == [NEVER, -NEVER, 0]
    assert rescaled(np.array([3, 6]), -1, 0.5).tolist() == [1, 2]
