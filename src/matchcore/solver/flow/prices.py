"""Dual prices of an optimal flow: shortest-path potentials of its residual graph.

OR-Tools does not return them. The residual graph of an optimal flow has no negative cycle, so
distances exist from any starting values (Ahuja, Magnanti, Orlin, *Network Flows*, 1993, ch. 9),
and they are integers. A worklist propagates them, one frontier at a time: a long chain of displaced
people costs many small steps instead of many sweeps over all pairs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from matchcore.errors import FlowError
from matchcore.model.arrays import Ints
from matchcore.model.assignment import Prices
from matchcore.solver.flow.min_cost_flow import Arcs
from matchcore.solver.flow.network import Network

_SOON = 64  # longest path, in arcs, along which rounding is followed


@dataclass(frozen=True, eq=False)
class Duals:
    """Potentials of a network's nodes, with the flow and residual graph they belong to."""

    network: Network
    used: Ints
    values: Ints
    idle: tuple[int, int] | None
    residual: ResidualGraph
    potentials: Ints

    @classmethod
    def of(
        cls,
        network: Network,
        used: Ints,
        values: Ints,
        idle: tuple[int, int] | None,
        start: Ints | None = None,
    ) -> Duals:
        """Price an optimal flow.

        Parameters
        ----------
        used : array of int
            Which candidates the flow uses; the flow must be optimal.
        values, idle
            As in `Network.arcs`.
        start : array of int, optional
            Potentials to start from.
        """
        if network.complete:
            idle = None
        arcs = network.arcs(values, idle)
        residual = ResidualGraph.of(arcs, network.extend(used, idle is not None), network.nodes)
        first = np.zeros(network.nodes, dtype=np.int64) if start is None else start
        return cls(network, used, values, idle, residual, potentials(residual, first))

    @property
    def mentors(self) -> Ints:
        """Price of a place with each mentor, at least 0 for a mentor without mentees."""
        n, m = self.network.shape
        v = self.potentials[self.network.sink] - self.potentials[n : n + m]
        load = np.bincount(self.network.candidates.mentors, self.used, m)
        untaken = (load == 0) & (self.network.need == 0)
        return np.asarray(np.where(untaken, np.maximum(v, 0), v))

    @property
    def mentees(self) -> Ints:
        """Gain, value less price, that a new pair of each mentee must exceed."""
        n = self.network.shape[0]
        return np.asarray(self.potentials[:n] - self.potentials[self.network.sink])

    @property
    def supplies(self) -> tuple[int, int]:
        """Potentials of the supplies of first and of further seats, relative to the sink."""
        sink, first, further = (int(x) for x in self.potentials[self.network.sink :])
        return first - sink, further - sink

    def limit(self, seats: tuple[int, int] | None) -> int:
        """Bound the value of every flow on the candidates.

        With `seats`, the bound covers only flows that fill these numbers of first and further
        seats.
        """
        network, pairs = self.network, self.network.candidates
        v, a, limit = self.mentors, self.mentees, 0
        amounts = seats or (int(network.first.sum()), int(network.further.sum()))
        kinds = zip(self.supplies, amounts, (network.first, network.further), strict=True)
        for level, amount, each in kinds:
            least = level if self.idle is None else max(level, 0)
            limit += least * amount + int((each * np.maximum(a - least, 0)).sum())
        mentors, _, room, costs, _ = network.places
        limit += int((network.need * v).sum())
        limit += int((np.maximum(v[mentors] - costs, 0) * room).sum())
        over = self.values - v[pairs.mentors] - a[pairs.mentees]
        return limit + int(np.maximum(over, 0).sum())

    def prices(self, covered: int = 0, seats: int = 0, score: int = 0) -> Prices:
        """Return the mentors' prices with these worths."""
        return Prices(self.mentors, covered, seats, score)

    def prices_of_fixed_seats(self) -> Prices:
        """Return prices with worths taken from the potentials of the two supplies."""
        first, further = self.supplies
        if not self.network.further.any():
            return self.prices(seats=-first, score=1)
        return self.prices(covered=further - first, seats=-further, score=1)

    def blurred(self, pairs: int) -> Duals | None:
        """Return the duals after lowering every arc's cost by its largest rounding error.

        None if some exchange then improves the flow, or if short paths cannot rule that out.

        Parameters
        ----------
        pairs : int
            The largest rounding error of a pair's value.
        """
        network, at = self.network, self.idle
        arcs, flow = network.arcs(self.values, at), network.extend(self.used, at is not None)
        residual = ResidualGraph.of(arcs, flow, network.nodes, network.blurs(pairs))
        try:
            lowered = _lowered(residual, self.potentials, _SOON)
        except FlowError:
            return None
        return replace(self, residual=residual, potentials=lowered)

    def unique(self) -> bool:
        """Return whether no other flow is as good.

        Another would differ by a cycle of residual arcs of zero reduced cost. So the flow is unique
        if no pair's arc lies within a strongly connected component of such arcs.
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
class ResidualGraph:
    """The residual graph: arcs along which flow can change, grouped by tail."""

    starts: Ints
    tails: Ints
    heads: Ints
    costs: Ints

    @classmethod
    def of(cls, arcs: Arcs, flow: Ints, nodes: int, less: Ints | None = None) -> ResidualGraph:
        """Take arcs with room forwards and arcs with flow backwards, each cheaper by `less`."""
        ahead, back = np.flatnonzero(flow < arcs.capacities), np.flatnonzero(flow > 0)
        costs = np.concatenate([arcs.costs[ahead], -arcs.costs[back]])
        if less is not None:
            costs -= np.concatenate([less[ahead], less[back]])
        tails = np.concatenate([arcs.tails[ahead], arcs.heads[back]])
        order = np.argsort(tails, kind="stable")
        tails = tails[order]
        return cls(
            np.searchsorted(tails, np.arange(nodes + 1)),
            tails,
            np.concatenate([arcs.heads[ahead], arcs.tails[back]])[order],
            costs[order],
        )


def count_prices(network: Network, used: Ints, covered: int = 0, seats: int = 0) -> Prices:
    """Return prices that bound a number of mentees or of seats, whatever the scores."""
    filled = np.bincount(network.candidates.mentees, used, network.shape[0])
    counted = filled if seats else np.minimum(filled, network.first)
    asked = network.first + network.further if seats else network.first
    if counted.sum() == asked.sum():  # every seat is filled: places need no price
        return Prices(np.zeros(network.shape[1], dtype=np.int64), covered, seats)
    if counted.sum() == network.room.sum():  # every place is taken: no other pair matters
        return Prices(np.ones(network.shape[1], dtype=np.int64), covered, seats)
    free = replace(network, step=np.zeros_like(network.step))  # loads are counted, not priced
    duals = Duals.of(free, used, np.zeros_like(used), (covered + seats, seats))
    return duals.prices(covered=covered, seats=seats)


def raised(start: Ints, network: Network, values: Ints) -> Ints:
    """Raise each mentee's potential to its best candidate's: propagation only lowers potentials."""
    n, pairs, lifted = network.shape[0], network.candidates, start.copy()
    first, further = start[network.sink + 1 :]
    lifted[:n] = np.where(network.further > 0, max(first, further), first)
    np.maximum.at(lifted, pairs.mentees, values + start[n + pairs.mentors])
    return lifted


def potentials(residual: ResidualGraph, start: Ints) -> Ints:
    """Lower the starting values until ``π[head] <= π[tail] + cost`` on every residual arc."""
    return _lowered(residual, start, len(start))


def _lowered(residual: ResidualGraph, start: Ints, most: int) -> Ints:
    """Return the potentials; raise FlowError if that takes paths of more than `most` arcs."""
    value, nodes = start.copy(), len(start)
    frontier = np.arange(nodes)
    for _ in range(most + 1):
        if not len(frontier):
            return value
        arcs = slice(None) if len(frontier) == nodes else _leaving(residual, frontier)
        before = value.copy()
        reached = before[residual.tails[arcs]] + residual.costs[arcs]
        np.minimum.at(value, residual.heads[arcs], reached)
        frontier = np.flatnonzero(value < before)
    raise FlowError("the residual graph has a negative cycle: the flow was not optimal")


def _leaving(residual: ResidualGraph, nodes: Ints) -> Ints:
    """Return the indices of the arcs that leave some nodes."""
    first, stop = residual.starts[nodes], residual.starts[nodes + 1]
    counts = stop - first
    offset = np.repeat(first - np.concatenate([[0], np.cumsum(counts)[:-1]]), counts)
    return offset + np.arange(len(offset))
