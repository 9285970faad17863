"""Shortest paths in two levels, against plain relaxation over tuples."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matchcore.solver.flow import paths
from matchcore.solver.flow.paths import ReducedArcs
from tests.cohorts import examples

Arc = tuple[int, int, int, int]
NODES = 6
NODE = st.integers(0, NODES - 1)
COSTS = st.tuples(st.just(0), st.integers(0, 3)) | st.tuples(st.integers(1, 2), st.integers(-4, 4))
ARCS = st.lists(st.tuples(NODE, NODE, COSTS).map(lambda x: (x[0], x[1], *x[2])), max_size=20)


def arcs_of(arcs: list[Arc]) -> ReducedArcs:
    columns = np.array(arcs, dtype=np.int64).reshape(-1, 4).T
    return ReducedArcs.of(NODES, *columns)


def relaxed(arcs: list[Arc], source: int, without: int) -> dict[int, tuple[int, int]]:
    best = {source: (0, 0)}
    for _ in range(NODES):
        for tail, head, count, score in arcs:
            if tail in best and tail != without:
                reach = best[tail][0] + count, best[tail][1] + score
                best[head] = min(reach, best.get(head, reach))
    return best


@pytest.mark.parametrize("exact", [2.0**53, -1.0])
@examples(300)
@given(arcs=ARCS, source=NODE, without=st.just(-1) | NODE)
def test_lengths_and_paths_are_shortest(
    exact: float, arcs: list[Arc], source: int, without: int
) -> None:
    """By SciPy's runs, and in Python's integers: arcs without cost and parallel arcs count."""
    expected = relaxed(arcs, source, without)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(paths, "_EXACT", exact)
        found = arcs_of(arcs).lengths(source, without)
    assert {k: found.to(k) for k in range(NODES) if found.reached[k]} == expected
    for node in expected:
        path = found.path(node)[::-1]
        assert path[0] == source
        assert path[-1] == node
        assert len(set(path)) == len(path)
        assert without not in path[:-1]
        steps = [min((c, s) for a, b, c, s in arcs if (a, b) == step) for step in pairwise(path)]
        assert tuple(sum(level) for level in zip((0, 0), *steps, strict=True)) == expected[node]


@examples(200)
@given(arcs=ARCS, source=NODE, limit=st.integers(0, 6))
def test_the_nearest_cost_no_count_and_little(arcs: list[Arc], source: int, limit: int) -> None:
    expected = relaxed(arcs, source, -1)
    found = arcs_of(arcs).nearest(source, limit)
    near = {node: length for node, length in expected.items() if (0, 0) <= length <= (0, limit)}
    assert {k: found.to(k) for k in range(NODES) if found.reached[k]} == near
    assert all(found.path(node)[-1] == source for node in near)


@pytest.mark.slow
@given(arcs=ARCS, node=NODE)
def test_backwards_arcs_lead_to_a_node(arcs: list[Arc], node: int) -> None:
    found = arcs_of(arcs).backwards.lengths(node)
    for source in range(NODES):
        assert found.to(source) == relaxed(arcs, source, -1).get(node)


@pytest.mark.parametrize("big", [2**53 - 2, 2**53, 2**58])
def test_no_digit_is_lost(big: int) -> None:
    """In float64, 2**53 + 1 is 2**53: the longer path would look as short."""
    found = arcs_of([(0, 1, 0, big), (1, 2, 0, 1), (0, 2, 0, big + 2), (2, 3, 1, -big)]).lengths(0)
    assert found.to(2) == (0, big + 1)
    assert found.path(2) == [2, 1, 0]
    assert found.to(3) == (1, 1)


def test_lengths_beyond_a_limit_become_the_limit() -> None:
    found = arcs_of([(0, 1, 0, 5), (0, 2, 1, -7), (1, 3, 0, 1)]).lengths(0)
    counts, scores = found.within((0, 5))
    assert counts.tolist() == [0] * NODES
    assert scores.tolist() == [0, 5, 5, 5, 5, 5]
    counts, scores = found.within((1, -8))
    assert list(zip(counts.tolist(), scores.tolist(), strict=True)) == [
        (0, 0), (0, 5), (1, -8), (0, 6), (1, -8), (1, -8)
    ]  # fmt: skip
