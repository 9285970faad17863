"""Pairs that are not in the graph: found when they matter, and proven away when they do not."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Compatibility, Problem, solve
from matchcore.solver.residual import Residual, nearby


def pool(n: int, m: int) -> Problem:
    rng = np.random.default_rng(0)
    c = Compatibility.from_factors(rng.random((n, 8)), rng.random((m, 8)))
    return Problem(c, capacity=2)


def test_few_pairs_answer_most_questions() -> None:
    """60 000 pairs are open; a sixth of them is more than enough for all prices of 20 people."""
    problem = pool(300, 200)
    residual = Residual(problem, solve(problem))
    for k in range(10):
        residual.costs_of(mentor=k)
        residual.costs_of(mentee=k)
    assert len(residual._near.candidates) < 10_000


@pytest.mark.parametrize("nearest", [1, 2])
def test_the_number_looked_at_first_changes_no_answer(
    nearest: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = pool(60, 40)
    answer = solve(problem)
    monkeypatch.setattr(nearby, "NEAREST", 1000)
    whole = Residual(problem, answer)
    assert len(whole._near.candidates) == 60 * 40
    monkeypatch.setattr(nearby, "NEAREST", nearest)
    few = Residual(problem, answer)
    for ask in ("mentor", "mentee"):
        for k in range(0, 40, 3):
            one, two = (r.costs_of(**{ask: k}) for r in (whole, few))
            assert (one.possible == two.possible).all()
            assert (one.total == two.total).all()


def test_what_cannot_be_reached_by_near_pairs_is_searched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Everyone must have a mentor, which only the worst pair, the last looked at, allows."""
    scores = np.full((3, 3), np.nan)
    scores[0, 0], scores[0, 1], scores[1, 0], scores[1, 1] = 1.0, 0.75, 0.75, 1.0
    scores[2, 2], scores[0, 2], scores[2, 0] = 1.0, -2.0, 0.5
    c = Compatibility.from_matrix(np.nan_to_num(scores), ~np.isnan(scores))
    problem = Problem(c, complete=True)
    monkeypatch.setattr(nearby, "NEAREST", 0)
    residual = Residual(problem, solve(problem))
    change = residual.force(2, 0)
    assert change is not None
    assert (change.seats, change.total) == (0, 0.5 - 2.0 - 2.0)
    assert residual.force(2, 1) is None
    costs = Residual(problem, solve(problem)).costs_of(mentor=0)
    assert costs.total.tolist() == [0.0, 0.5, 3.5]
