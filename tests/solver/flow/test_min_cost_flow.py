"""The adapter: each known trap of OR-Tools' flows is closed before it can spring."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy.optimize import linprog

from matchcore.errors import FlowError
from matchcore.solver.flow.min_cost_flow import Arcs, cheapest_flow, cost_bits, largest_flow
from tests.cohorts import examples


def arcs(rows: list[tuple[int, int, int, int]]) -> Arcs:
    columns = np.array(rows, dtype=np.int64).reshape(-1, 4).T
    return Arcs(*(np.ascontiguousarray(c) for c in columns))


def supplies(*values: int) -> np.ndarray:
    return np.array(values, dtype=np.int64)


def test_the_cheaper_way_is_taken_first() -> None:
    flow = cheapest_flow(arcs([(0, 1, 1, 5), (0, 1, 3, 7)]), 2, supplies(2, -2))
    assert flow.tolist() == [1, 1]


def test_flows_are_never_read_where_there_is_none() -> None:
    with pytest.raises(FlowError, match="INFEASIBLE"):
        cheapest_flow(arcs([(0, 1, 1, 0)]), 2, supplies(2, -2))


@pytest.mark.parametrize("column", ["tails", "heads", "capacities", "costs"])
def test_float_arrays_are_refused_rather_than_truncated(column: str) -> None:
    good = arcs([(0, 1, 1, 1)])
    parts = {name: getattr(good, name) for name in ("tails", "heads", "capacities", "costs")}
    parts[column] = parts[column].astype(float) * 0.5
    with pytest.raises(FlowError, match="parallel int64"):
        cheapest_flow(Arcs(**parts), 2, supplies(1, -1))


def test_arrays_of_different_length_are_refused_rather_than_broadcast() -> None:
    one, two = np.zeros(1, dtype=np.int64), np.ones(2, dtype=np.int64)
    with pytest.raises(FlowError, match="parallel int64"):
        largest_flow(Arcs(one, two, two, two), 3, 0, 2)


@pytest.mark.parametrize("end", [-1, 2])
def test_nodes_outside_the_network_are_refused(end: int) -> None:
    with pytest.raises(FlowError, match="outside the nodes 0 to 1"):
        cheapest_flow(arcs([(0, end, 1, 1)]), 2, supplies(0, 0))
    with pytest.raises(FlowError, match="outside the nodes 0 to 1"):
        largest_flow(arcs([(0, end, 1, 1)]), 2, 0, 1)


def test_negative_capacities_are_refused() -> None:
    with pytest.raises(FlowError, match="negative capacity"):
        largest_flow(arcs([(0, 1, -1, 0)]), 2, 0, 1)


def test_supplies_must_balance() -> None:
    with pytest.raises(FlowError, match="sum to 0"):
        cheapest_flow(arcs([(0, 1, 1, 0)]), 2, supplies(1, 0))


def test_costs_beyond_the_safe_range_are_refused() -> None:
    with pytest.raises(FlowError, match="a cost exceeds"):
        cheapest_flow(arcs([(0, 1, 1, 1 << 62)]), 2, supplies(1, -1))


@pytest.mark.parametrize("nodes", [2, 50, 3000, 40000])
def test_costs_of_the_allowed_size_are_solved_along_the_longest_path(nodes: int) -> None:
    cost = 1 << cost_bits(nodes)
    chain = [(k, k + 1, 1, cost if k % 2 else -cost) for k in range(nodes - 1)]
    want = np.zeros(nodes, dtype=np.int64)
    want[[0, -1]] = 1, -1
    assert cheapest_flow(arcs(chain), nodes, want).tolist() == [1] * (nodes - 1)


def test_a_network_without_arcs_or_beyond_its_sink_is_no_crash() -> None:
    assert largest_flow(arcs([]), 3, 1, 2)[0].tolist() == []
    assert cheapest_flow(arcs([]), 3, supplies(0, 0, 0)).tolist() == []
    assert largest_flow(arcs([(0, 1, 4, 0)]), 9, 0, 8)[0].tolist() == [0]


@examples(60)
@given(st.integers(0, 10**6))
def test_cost_and_size_agree_with_a_linear_programme(seed: int) -> None:
    rng = np.random.default_rng(seed)
    nodes, count = 5, 12
    network = Arcs(
        *(rng.integers(0, nodes, count) for _ in range(2)),
        rng.integers(0, 4, count),
        rng.integers(0, 9, count),
    )
    incidence = np.zeros((nodes, count))
    np.add.at(incidence, (network.tails, np.arange(count)), 1)
    np.add.at(incidence, (network.heads, np.arange(count)), -1)
    bounds = [(0, int(c)) for c in network.capacities]
    inner = incidence[1:-1]
    most = linprog(-incidence[0], A_eq=inner, b_eq=np.zeros(nodes - 2), bounds=bounds)
    largest, reached = largest_flow(network, nodes, 0, nodes - 1)
    size = int((incidence[0] * largest).sum())
    assert size == round(-most.fun)
    leaving = reached[network.tails] & ~reached[network.heads]
    assert network.capacities[leaving].sum() == size  # the cut is as small as the flow is large
    want = np.zeros(nodes, dtype=np.int64)
    want[[0, -1]] = size, -size
    cheapest = linprog(network.costs, A_eq=incidence, b_eq=want, bounds=bounds)
    flow = cheapest_flow(network, nodes, want)
    assert (incidence @ flow == want).all()
    assert int((network.costs * flow).sum()) == round(cheapest.fun)
