"""A mended flow is as good as a new one, and its potentials prove it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from matchcore import Compatibility, Problem, SolveStatus, solve
from matchcore.solver.diagnosis import contradictions
from matchcore.solver.flow import mending
from matchcore.solver.flow.candidates import Candidates
from matchcore.solver.flow.mending import mended
from matchcore.solver.flow.network import Network
from matchcore.solver.flow.prices import Duals, ResidualGraph
from tests.cohorts import examples
from tests.strategies import problems


@pytest.fixture(autouse=True)
def _however_many(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(mending, "_FEW", 1000)


def network_of(problem: Problem) -> tuple[Network, np.ndarray]:
    candidates = Candidates.all(problem)
    return Network.of(problem, candidates, 2), candidates.scores * 2 + 1


def check(network: Network, values: np.ndarray, seats: Any, used: Any, start: Any) -> None:
    best = network.best(values, seats)
    found = mended(network, values, seats, used, start)
    assert found is not None
    flow, potentials = found
    assert network.value(flow, values) == network.value(best, values)
    idle = None if seats or network.complete else (0, 0)
    amounts = network.extend(flow, idle is not None)
    arcs = network.arcs(values, idle)
    assert ((amounts >= 0) & (amounts <= arcs.capacities)).all()
    if seats is not None:
        n = network.shape[0]
        assert (amounts[:n].sum(), amounts[n : 2 * n].sum()) == seats
    residual = ResidualGraph.of(arcs, amounts, network.nodes)
    cost = residual.costs + potentials[residual.tails] - potentials[residual.heads]
    assert (cost >= 0).all()


@pytest.mark.slow
@examples(150)
@given(problems(5, 4), st.integers(0, 999), st.booleans())
def test_from_any_flow_and_any_potentials(problem: Problem, seed: int, fixed: bool) -> None:
    assume(not contradictions(problem))
    assume(solve(problem).status is SolveStatus.OPTIMAL)
    rng = np.random.default_rng(seed)
    network, values = network_of(problem)
    used = rng.integers(0, 2, len(values))
    start = rng.integers(-(1 << problem.shift), 1 << problem.shift, network.nodes)
    seats = None
    if fixed and not network.complete and not network.need.any():
        covered = int(network.most(network.first, network.room)[0].sum())
        filled = int(network.most(network.first + network.further, network.room)[0].sum())
        seats = covered, filled - covered
    check(network, values, seats, used, start)


@examples(50)
@given(problems(5, 4, minimums=(0,)), st.integers(0, 4))
def test_after_one_mentee_has_joined(problem: Problem, who: int) -> None:
    assume(not contradictions(problem))
    assume(not problem.complete and who < problem.shape[0])
    network, values = network_of(problem)
    gone = replace(network, first=network.first.copy(), further=network.further.copy())
    gone.first[who] = gone.further[who] = 0
    used = gone.best(values, None)
    duals = Duals.of(gone, used, values, (0, 0))
    check(network, values, None, used, duals.potentials)


def test_a_flow_with_too_much_to_mend_is_left_to_a_new_one(monkeypatch: pytest.MonkeyPatch) -> None:
    c = Compatibility.from_matrix(np.eye(4))
    network, values = network_of(Problem(c, capacity=1))
    nothing = np.zeros(network.nodes, dtype=np.int64)
    monkeypatch.setattr(mending, "_FEW", 3)
    assert mended(network, values, None, 0 * values, nothing) is None
    monkeypatch.setattr(mending, "_FEW", 16)
    assert mended(network, values, None, 0 * values, nothing) is not None


def test_what_cannot_be_sent_is_left_to_a_new_flow() -> None:
    c = Compatibility.from_matrix([[1.0], [1.0]])
    network, values = network_of(Problem(c, capacity=1))
    nothing = np.zeros(network.nodes, dtype=np.int64)
    assert mended(network, values, (2, 0), 0 * values, nothing) is None
