"""The residual network of an optimal answer, with potentials in two levels.

Required pairs are part of the flow here, held so that no path undoes them. Along the shortest path
from one node to another a unit of flow can be sent, and the flow remains a cheapest one: that is
the step of the successive shortest path algorithm (Ahuja, Magnanti, Orlin, *Network Flows*, 1993,
ch. 9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.model.problem import Problem
from matchcore.solver.flow import prices
from matchcore.solver.flow.network import Network
from matchcore.solver.flow.paths import FAR, Lengths, ReducedArcs
from matchcore.solver.residual.levels import Length, Potentials, Worths
from matchcore.solver.residual.nearby import Nearby


@dataclass(frozen=True, eq=False)
class Graph:
    """A cheapest flow, and potentials at which no residual arc has a negative reduced cost.

    Attributes
    ----------
    network : Network
        The network of the problem without its required pairs: they are candidates.
    used, held : arrays, one per candidate
        Which pairs the flow uses, and which must stay as they are.
    potentials : (array of int, array of int)
        The potentials of the nodes, in both levels.
    near : Nearby
        What is known of the pairs that are no candidates.
    """

    network: Network
    used: Ints
    held: Bools
    worths: Worths
    potentials: Potentials
    near: Nearby

    @classmethod
    def of(cls, problem: Problem, near: Nearby, pairs: tuple[Rows, Rows]) -> Graph:
        """Build the graph of an answer's pairs over the candidates."""
        whole = replace(problem, required=())  # required pairs are held instead
        c = near.candidates
        network = Network.of(whole, c, near.worths.score, near.shift)
        used, held = np.zeros(len(c), dtype=np.int64), np.zeros(len(c), dtype=np.bool_)
        used[c.places(*pairs)] = 1
        held[c.places(*problem.required.T)] = True
        return cls(network, used, held, near.worths, near.potentials, near)

    def priced(self, start: Potentials) -> Potentials:
        """Return potentials of the flow, level by level, from starting values for all but mentees.

        The second level's hold along the arcs that are tight in the first: no other arc can lie on
        a cycle that costs no count.
        """
        n, (tails, heads, counts, scores) = self.network.shape[0], self._residual
        begin = start[0].copy()
        begin[:n] = begin[n:].max()
        first = prices.potentials(self._sorted(tails, heads, counts), begin)
        tight = counts + first[tails] == first[heads]
        within = self._sorted(tails[tight], heads[tight], scores[tight])
        lifted = prices.raised(start[1], self.network, self.values)
        return first, prices.potentials(within, lifted)

    def _sorted(self, tails: Rows, heads: Rows, costs: Ints) -> prices.ResidualGraph:
        arcs = ReducedArcs.of(self.network.nodes, tails, heads, costs, costs)
        return prices.ResidualGraph(arcs.starts, arcs.tails, arcs.heads, arcs.scores)

    # What flows ------------------------------------------------------------------------------

    @property
    def values(self) -> Ints:
        """Values of the candidates in the second level."""
        return np.asarray(
            self.network.candidates.scores * self.worths.score + self.worths.bonus, dtype=np.int64
        )

    @cached_property
    def pairs(self) -> tuple[Rows, Rows]:
        """The pairs that the flow uses."""
        c, made = self.network.candidates, self.used > 0
        return c.mentees[made], c.mentors[made]

    @property
    def seats(self) -> Rows:
        """Seats that each mentee fills."""
        return np.bincount(self.pairs[0], minlength=self.network.shape[0])

    @property
    def load(self) -> Rows:
        """Places that each mentor fills."""
        return np.bincount(self.pairs[1], minlength=self.network.shape[1])

    def along(self, path: Sequence[int]) -> Ints:
        """Return which candidates the flow uses after a unit is sent along a path."""
        n, m = self.network.shape
        c, used = self.network.candidates, self.used.copy()
        steps = [(a, b) for a, b in pairwise(path) if max(a, b) < n + m]
        forth = np.array([(a, b - n) for a, b in steps if a < n], dtype=np.int64).reshape(-1, 2)
        back = np.array([(b, a - n) for a, b in steps if a >= n], dtype=np.int64).reshape(-1, 2)
        used[c.places(*back.T)] = 0
        used[c.places(*forth.T)] = 1
        return used

    def sent(self, lengths: Lengths, path: Sequence[int]) -> Graph:
        """Return the graph after a unit is sent along a shortest path."""
        length = lengths.counts[path[-1]], lengths.scores[path[-1]]
        more = lengths.within((int(length[0]), int(length[1])))
        first, second = (pi + x for pi, x in zip(self.potentials, more, strict=True))
        return replace(self, used=self.along(path), potentials=(first, second))

    # Shortest paths --------------------------------------------------------------------------

    @cached_property
    def _residual(self) -> tuple[Rows, Rows, Ints, Ints]:
        """The residual arcs, in no order: tails, heads and both levels of the cost."""
        idle = None if self.network.complete else (0, 0)
        arcs = self.network.arcs(self.values, idle)
        flow = self.network.extend(self.used, idle is not None)
        n, counts = self.network.shape[0], np.zeros(len(arcs), dtype=np.int64)
        counts[-2:] = self.worths.covered + self.worths.seats, self.worths.seats
        free = np.ones(len(arcs), dtype=np.bool_)
        free[2 * n : 2 * n + len(self.held)] = ~self.held
        ahead = np.flatnonzero(free & (flow < arcs.capacities))
        back = np.flatnonzero(free & (flow > 0))
        return (
            np.concatenate([arcs.tails[ahead], arcs.heads[back]]),
            np.concatenate([arcs.heads[ahead], arcs.tails[back]]),
            np.concatenate([counts[ahead], -counts[back]]),
            np.concatenate([arcs.costs[ahead], -arcs.costs[back]]),
        )

    @cached_property
    def arcs(self) -> ReducedArcs:
        """The residual arcs with their reduced costs."""
        tails, heads, counts, scores = self._residual
        first, second = self.potentials
        return ReducedArcs.of(
            self.network.nodes,
            tails,
            heads,
            counts + first[tails] - first[heads],
            scores + second[tails] - second[heads],
        )

    def lengths(self, source: int, node: int, without: int = -1) -> Lengths | None:
        """Return the shortest paths from a node, exact for one other; None if that has none."""
        lengths = self.arcs.lengths(source, without)
        limit = lengths.to(node)
        if limit is not None:
            self.near.require(self.potentials, lengths, limit, without=without)
            return lengths
        if self.is_entered(node):
            self.near.require_cut(lengths, without=without)
        return None

    def is_entered(self, node: int) -> bool:
        """Return whether an arc may end at a node; pairs that are no candidates lead to mentors."""
        is_mentor = self.network.shape[0] <= node < self.network.sink
        return is_mentor or bool((self.arcs.heads == node).any())

    def around(self, person: int, side: int, others: Rows) -> Potentials:
        """Return what pairs of a person with others cost beside their own values, in both levels.

        A pair's unit of flow returns from its mentor to its mentee. `others` are those who count.
        """
        n = self.network.shape[0]
        arcs = self.arcs if side else self.arcs.backwards
        lengths, nodes = arcs.lengths(person + n * side), others + n * (1 - side)
        self._require_around(lengths, nodes, side)
        entered = np.zeros(self.network.nodes, dtype=np.bool_)
        entered[arcs.heads] = True
        if (entered & ~lengths.reached)[nodes].any():
            self.near.require_cut(lengths, 1 - side)
        return self._beside(lengths, person, side)

    def close(self, person: int, side: int, others: Rows, limit: int) -> Potentials:
        """Return the same for those whom paths reach that cost no count and `limit` at most."""
        n = self.network.shape[0]
        lengths = (self.arcs if side else self.arcs.backwards).nearest(person + n * side, limit)
        self._require_around(lengths, others + n * (1 - side), side)
        return self._beside(lengths, person, side)

    def _require_around(self, lengths: Lengths, nodes: Rows, side: int) -> None:
        """Raise WidenedError where other pairs may shorten the paths to some nodes."""
        ended = nodes[lengths.reached[nodes]]
        if len(ended):
            levels = lengths.counts[ended].tolist(), lengths.scores[ended].tolist()
            self.near.require(self.potentials, lengths, max(zip(*levels, strict=True)), 1 - side)

    def _beside(self, lengths: Lengths, person: int, side: int) -> Potentials:
        """Return the lengths to the other side, without potentials; the count `FAR` for none."""
        n, m = self.network.shape
        theirs, node = (slice(n, n + m), slice(0, n))[side], person + n * side
        sign = 1 if side else -1
        counts, scores = (
            level[theirs] + sign * (pi[theirs] - pi[node])
            for level, pi in zip((lengths.counts, lengths.scores), self.potentials, strict=True)
        )
        return np.where(lengths.reached[theirs], counts, FAR), scores

    def reduced(self, length: Length, source: int, node: int) -> Length:
        """Return what a length becomes when potentials are counted."""
        first, second = (int(pi[source]) - int(pi[node]) for pi in self.potentials)
        return length[0] + first, length[1] + second
