"""Costs in two levels: what they are made of can be told from them."""

from __future__ import annotations

import itertools

import numpy as np
import pytest

from matchcore import Compatibility, Problem, solve
from matchcore.solver.residual.levels import Worths


@pytest.mark.parametrize(("covered", "seats"), [*itertools.product((-1, 0, 1), repeat=2)])
@pytest.mark.parametrize("score", [-5, 0, 2**40])
def test_coverage_tells_counts_from_scores(covered: int, seats: int, score: int) -> None:
    worths = Worths.of("coverage")
    counts = worths.covered * covered + worths.seats * seats
    found = worths.split(np.array([counts]), np.array([score]))
    assert {k: x.tolist() for k, x in found.items()} == {
        "covered": [covered], "seats": [seats], "total": [score]
    }  # fmt: skip


@pytest.mark.parametrize("seats", [-1, 0, 1])
@pytest.mark.parametrize("score", [-5, 0, 2**40])
def test_score_tells_seats_from_scores(seats: int, score: int) -> None:
    worths = Worths.of("score")
    scores = worths.score * score + worths.bonus * seats
    found = worths.split(np.array([0]), np.array([scores]))
    assert {k: x.tolist() for k, x in found.items()} == {"total": [score], "seats": [seats]}


def test_prices_of_all_bounds_add_up() -> None:
    """Three mentees, two places: a place costs one covered mentee's worth in the first level."""
    problem = Problem(Compatibility.from_matrix([[0.5, 0.25], [0.5, 0.25], [0.75, 0.5]]))
    proof = solve(problem).certificate
    assert proof is not None
    worths = Worths.of("coverage")
    first, second = worths.start(proof, 3)
    assert first[3:5].tolist() == [-worths.covered - worths.seats] * 2
    assert second[3:5].tolist() == (-proof.of("total").prices.mentors).tolist()
