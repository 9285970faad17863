"""A cheapest flow after a small change: mended by a few shortest paths instead of found anew.

At the potentials of before, arcs that gain are filled and those that lose are emptied. That leaves
some nodes with a unit too many and others with one too few. Shortest paths between them make the
flow whole, and it is a cheapest one again (the successive shortest path algorithm from a
pseudoflow: Ahuja, Magnanti, Orlin, *Network Flows*, 1993, ch. 9).
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from matchcore.model.arrays import Ints
from matchcore.solver.flow.min_cost_flow import Arcs
from matchcore.solver.flow.network import Network
from matchcore.solver.flow.paths import FAR, ReducedArcs, in_order

_FEW = 8  # units beyond which a new flow is faster


def mended(
    network: Network, values: Ints, seats: tuple[int, int] | None, used: Ints, start: Ints
) -> tuple[Ints, Ints] | None:
    """Return the flow of best total value and its potentials; None where that takes many paths.

    Parameters
    ----------
    network, values, seats
        As in `Network.best`.
    used : array of int
        Which candidates the flow of before uses.
    start : array of int
        Potentials of before.
    """
    idle = None if seats or network.complete else (0, 0)
    arcs = network.arcs(values, idle)
    reduced = arcs.costs + start[arcs.tails] - start[arcs.heads]
    flow = np.minimum(network.extend(used, idle is not None), arcs.capacities)
    flow = np.where(reduced < 0, arcs.capacities, np.where(reduced > 0, 0, flow))
    over = network.supplies(seats)
    np.add.at(over, arcs.heads, flow)
    np.subtract.at(over, arcs.tails, flow)
    if int(over[over > 0].sum()) > _FEW:
        return None
    potentials = start
    while (over > 0).any():
        source = int(np.argmax(over > 0))
        step = _sent(arcs, flow, potentials, source, np.flatnonzero(over < 0))
        if step is None:
            return None
        end, potentials = step
        over[source] -= 1
        over[end] += 1
    first = 2 * network.shape[0]
    return flow[first : first + len(values)], potentials


def _sent(
    arcs: Arcs, flow: Ints, potentials: Ints, source: int, ends: Ints
) -> tuple[int, Ints] | None:
    """Send one unit from a node to the nearest of some others, and return it and the potentials.

    `flow` is changed. None if no path leads to any of them.
    """
    ahead, back = np.flatnonzero(flow < arcs.capacities), np.flatnonzero(flow > 0)
    tails = np.concatenate([arcs.tails[ahead], arcs.heads[back]])
    heads = np.concatenate([arcs.heads[ahead], arcs.tails[back]])
    costs = np.concatenate([arcs.costs[ahead], -arcs.costs[back]])
    order = in_order(tails, len(potentials))
    which = np.concatenate([ahead, back])[order]
    more = np.repeat([1, -1], [len(ahead), len(back)])[order]
    reduced = costs + potentials[tails] - potentials[heads]
    graph = ReducedArcs.of(len(potentials), tails, heads, np.zeros_like(reduced), reduced)
    lengths = graph.lengths(source)
    ends = ends[lengths.counts[ends] < FAR]
    if not len(ends):
        return None
    end = int(ends[np.argmin(lengths.scores[ends])])
    for tail, head in pairwise(lengths.path(end)[::-1]):
        place = graph.starts[tail] + np.flatnonzero(
            graph.heads[graph.starts[tail] : graph.starts[tail + 1]] == head
        )
        best = place[np.argmin(graph.scores[place])]
        flow[which[best]] += more[best]
    _, moved = lengths.within((0, int(lengths.scores[end])))
    return end, potentials + moved
