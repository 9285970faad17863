"""Dual prices of an optimal flow: shortest-path potentials of its residual graph.

OR-Tools does not give them. On the residual graph of an optimal flow no cycle is negative, so
distances exist from any starting values (Ahuja, Magnanti, Orlin, *Network Flows*, 1993, ch. 9),
and they are integers. Distances are closed by a worklist, whole frontiers at a time: a long
chain of displaced people costs many small steps, not many sweeps over all pairs.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.assignment import Prices
from matchcore.solver.flow import Arcs, FlowError, Ints
from matchcore.solver.network import Network


@dataclass(frozen=True, eq=False)
class Duals:
    """Potentials of the network's nodes and the residual graph they belong to."""

    residual: Residual
    potentials: Ints
    network: Network

    @classmethod
    def of(
        cls,
        network: Network,
        used: Ints,
        scores: Ints,
        idle: tuple[int, int] | None,
        start: Ints | None = None,
    ) -> Duals:
        """Price the candidates in use; `scores` and `idle` as in `Network.arcs`."""
        if network.complete:
            idle = None
        arcs = network.arcs(scores, idle)
        residual = Residual.of(arcs, network.extend(used, idle is not None), network.nodes)
        first = np.zeros(network.nodes, dtype=np.int64) if start is None else start
        return cls(residual, potentials(residual, first), network)

    def prices(self, covered: int = 0, seats: int = 0, score: int = 0) -> Prices:
        """Return the mentors' prices, relative to the sink, at these worths."""
        n, m = self.network.shape
        v = self.potentials[self.network.sink] - self.potentials[n : n + m]
        return Prices(v, covered, seats, score)

    def prices_of_fixed_seats(self) -> Prices:
        """Return prices with the worths that the two supplies' own potentials say."""
        sink, first, further = (int(x) for x in self.potentials[self.network.sink :])
        if not self.network.further.any():
            return self.prices(seats=sink - first, score=1)
        return self.prices(covered=further - first, seats=sink - further, score=1)

    def unique(self) -> bool:
        """Whether no other flow is as good.

        Another would differ by a cycle of residual arcs without cost; so no unused pair may join
        two nodes of one strongly connected component of such arcs.
        """
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import connected_components

        r, pi, nodes = self.residual, self.potentials, self.network.nodes
        tight = pi[r.tails] + r.costs == pi[r.heads]
        tails, heads = r.tails[tight], r.heads[tight]
        graph = csr_array(
            (np.ones(len(tails), dtype=np.int8), (tails, heads)), shape=(nodes, nodes)
        )
        _, component = connected_components(graph, connection="strong")
        is_pair = (tails < self.network.sink) & (heads < self.network.sink)
        return not bool((component[tails] == component[heads])[is_pair].any())


@dataclass(frozen=True, eq=False)
class Residual:
    """Where flow may still change, grouped by the node it leaves."""

    starts: Ints
    tails: Ints
    heads: Ints
    costs: Ints

    @classmethod
    def of(cls, arcs: Arcs, flow: Ints, nodes: int) -> Residual:
        """Take the arcs with room forwards, and those with flow backwards."""
        ahead, back = flow < arcs.capacities, flow > 0
        tails = np.concatenate([arcs.tails[ahead], arcs.heads[back]])
        order = np.argsort(tails, kind="stable")
        tails = tails[order]
        return cls(
            np.searchsorted(tails, np.arange(nodes + 1)),
            tails,
            np.concatenate([arcs.heads[ahead], arcs.tails[back]])[order],
            np.concatenate([arcs.costs[ahead], -arcs.costs[back]])[order],
        )


def potentials(residual: Residual, start: Ints) -> Ints:
    """Lower the starting values until ``π[head] <= π[tail] + cost`` on every residual arc."""
    value, nodes = start.copy(), len(start)
    frontier = np.arange(nodes)
    for _ in range(nodes + 1):
        if not len(frontier):
            return value
        arcs = _leaving(residual, frontier)
        heads = residual.heads[arcs]
        reached = value[residual.tails[arcs]] + residual.costs[arcs]
        shorter = reached < value[heads]
        np.minimum.at(value, heads[shorter], reached[shorter])
        touched = np.zeros(nodes, dtype=np.bool_)
        touched[heads[shorter]] = True
        frontier = np.flatnonzero(touched)
    raise FlowError("the residual graph has a negative cycle: the flow was not optimal")


def _leaving(residual: Residual, nodes: Ints) -> Ints:
    """Return the numbers of the arcs that leave some nodes."""
    first, stop = residual.starts[nodes], residual.starts[nodes + 1]
    counts = stop - first
    offset = np.repeat(first - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    return offset + np.arange(len(offset))
