"""Dual prices: potentials of the residual graph, and uniqueness told from them."""

import numpy as np
import pytest

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.errors import FlowError
from matchcore.solver.flow.min_cost_flow import Arcs
from matchcore.solver.flow.prices import ResidualGraph, potentials


def residual(rows: list[tuple[int, int, int]], nodes: int) -> ResidualGraph:
    tails, heads, costs = np.array(rows, dtype=np.int64).T
    ones = np.ones(len(rows), dtype=np.int64)
    return ResidualGraph.of(Arcs(tails, heads, ones, costs), ones * 0, nodes)


@pytest.mark.parametrize("start", [[0, 0, 0, 0], [5, -3, 9, 100]])
def test_potentials_close_every_arc_from_any_start(start: list[int]) -> None:
    rows = [(0, 1, 4), (1, 2, -3), (2, 0, 2), (3, 1, -9)]
    value = potentials(residual(rows, 4), np.array(start, dtype=np.int64))
    assert all(value[head] <= value[tail] + cost for tail, head, cost in rows)
    assert (value <= start).all()


def test_a_negative_cycle_is_an_error_and_not_an_endless_loop() -> None:
    with pytest.raises(FlowError, match="negative cycle"):
        potentials(residual([(0, 1, 1), (1, 0, -2)], 2), np.zeros(2, dtype=np.int64))


def test_arcs_in_use_run_backwards_only() -> None:
    tails, heads = np.array([0, 0, 0]), np.array([1, 1, 1])
    arcs = Arcs(tails, heads, np.array([1, 2, 3]), np.array([5, 6, 7]))
    r = ResidualGraph.of(arcs, np.array([1, 0, 2]), 2)
    found = sorted(zip(r.tails.tolist(), r.heads.tolist(), r.costs.tolist(), strict=True))
    assert found == [(0, 1, 6), (0, 1, 7), (1, 0, -7), (1, 0, -5)]


@pytest.mark.slow
def test_a_long_chain_of_displaced_people_is_proven() -> None:
    """Mentee k can have mentor k or k + 1: the last arrival moves everybody by one."""
    n = 2000
    near = np.abs(np.arange(n)[:, None] - np.arange(n)[None, :] + 0.5) < 1
    scores = np.where(np.arange(n)[:, None] == np.arange(n)[None, :], 1.0, 0.5)
    near[-1] = np.arange(n) == 0  # the last mentee can have the first mentor only
    answer = solve(Problem(Compatibility.from_matrix(scores, near), capacity=1))
    assert answer.seats == n
    assert answer.status is SolveStatus.OPTIMAL
    assert answer.total == (n - 1) * 0.5 + 0.5
