"""The adapter to OR-Tools' flows: arrays in, arrays out.

``ortools.graph`` truncates float costs, turns NaN into a huge integer, broadcasts arrays of
different lengths, corrupts memory on negative nodes, and crashes when flows are read without an
optimal solution. So all input is checked here, and flows are read only if they are optimal.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from ortools.graph.python import max_flow, min_cost_flow

from matchcore.errors import FlowError
from matchcore.model.arrays import Bools, Ints


@dataclass(frozen=True, eq=False)
class Arcs:
    """Arcs of a network, as parallel arrays of node numbers, capacities and unit costs."""

    tails: Ints
    heads: Ints
    capacities: Ints
    costs: Ints

    def __len__(self) -> int:
        return len(self.tails)


def cost_bits(nodes: int) -> int:
    """Return how many bits an arc's cost may have.

    The solver multiplies costs by the number of nodes, and a potential may sum a path through all
    nodes; the product must stay within 2**62.
    """
    return 62 - 2 * (nodes + 1).bit_length()


def largest_flow(arcs: Arcs, nodes: int, source: int, sink: int) -> tuple[Ints, Bools]:
    """Return a maximum flow on each arc, and the nodes its residual graph reaches from the source.

    Costs are ignored. The nodes reached are one side of a minimum cut.
    """
    _check(arcs, nodes)
    solver = max_flow.SimpleMaxFlow()
    numbers = solver.add_arcs_with_capacity(arcs.tails, arcs.heads, arcs.capacities)
    status = solver.solve(source, sink)
    if status != solver.OPTIMAL:
        raise FlowError(f"maximum flow over {nodes} nodes ended with {status}")
    reached = np.zeros(nodes, dtype=np.bool_)
    reached[np.asarray(solver.get_source_side_min_cut(), dtype=np.int64)] = True
    return np.asarray(solver.flows(numbers), dtype=np.int64), reached


def cheapest_flow(arcs: Arcs, nodes: int, supplies: Ints) -> Ints:
    """Return the flow on each arc of a cheapest flow that sends every supply.

    Raises
    ------
    FlowError
        The supplies cannot be sent (callers ensure they can), or the costs are too large.
    """
    _check(arcs, nodes)
    limit = 1 << cost_bits(nodes)
    if len(arcs) and int(np.abs(arcs.costs).max()) > limit:
        raise FlowError(f"a cost exceeds {limit}, the most for {nodes} nodes")
    if supplies.shape != (nodes,) or supplies.dtype != np.int64 or int(supplies.sum()):
        raise FlowError("supplies must be int64, one per node, and sum to 0")
    solver = min_cost_flow.SimpleMinCostFlow()
    numbers = solver.add_arcs_with_capacity_and_unit_cost(
        arcs.tails, arcs.heads, arcs.capacities, arcs.costs
    )
    solver.set_nodes_supplies(np.arange(nodes), supplies)
    status = solver.solve()
    if status != solver.OPTIMAL:
        raise FlowError(f"min-cost flow over {nodes} nodes ended with {status}")
    return np.asarray(solver.flows(numbers), dtype=np.int64)


def _check(arcs: Arcs, nodes: int) -> None:
    columns = (arcs.tails, arcs.heads, arcs.capacities, arcs.costs)
    if len({c.shape for c in columns}) != 1 or any(c.dtype != np.int64 for c in columns):
        raise FlowError("arcs must be parallel int64 arrays")
    if not len(arcs):
        return
    ends = (arcs.tails, arcs.heads)
    if min(int(e.min()) for e in ends) < 0 or max(int(e.max()) for e in ends) >= nodes:
        raise FlowError(f"an arc ends outside the nodes 0 to {nodes - 1}")
    if int(arcs.capacities.min()) < 0:
        raise FlowError("an arc has a negative capacity")
