"""The incumbent: an answer's quantities, counted by hand, in the order of the objective."""

from __future__ import annotations

import numpy as np
import pytest

from matchcore import Compatibility, Problem
from matchcore.solver.incumbent import Incumbent


@pytest.mark.parametrize(("objective", "rank"), [("coverage", (2, 3, 7)), ("score", (7, 3))])
def test_the_rank_is_lexicographic(objective: str, rank: tuple[int, ...]) -> None:
    c = Compatibility.from_matrix(np.ones((2, 2)))
    problem = Problem(c, capacity=2, demand=2, objective=objective)  # type: ignore[arg-type]
    found = Incumbent.of(problem, np.array([0, 0, 1]), np.array([0, 1, 0]), 7)
    assert found.rank == rank


def test_loads_cost_what_their_places_do() -> None:
    """Mentor 0 has one mentee elsewhere, so her two here cost one and two steps."""
    c = Compatibility.from_matrix(np.ones((3, 2)))
    problem = Problem(c, capacity=3, load_step=[0.25, 9.0], load_before=[1, 0])
    found = Incumbent.of(problem, np.array([0, 1, 2]), np.array([0, 0, 1]), 0)
    assert found.rank == (3, 3, -3 * 2 ** (problem.shift - 2))
