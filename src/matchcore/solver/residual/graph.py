"""The residual network of an optimal answer, with potentials in two levels.

Required pairs are part of the flow here, held so that no path undoes them. Counts of covered
mentees and of seats are costs of leaving seats empty. They make up the first level of every cost
where the objective puts them before the score; the second level is the score. Along the shortest
path from one node to another a unit of flow can be sent, and the flow remains a cheapest one: that
is the step of the successive shortest path algorithm (Ahuja, Magnanti, Orlin, *Network Flows*,
1993, ch. 9).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import pairwise

import numpy as np

from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.model.assignment import Certificate
from matchcore.model.objective import RANKINGS, Objective, Quantity
from matchcore.solver.flow import prices
from matchcore.solver.flow.network import Network
from matchcore.solver.residual.paths import Arcs, Lengths

Potentials = tuple[Ints, Ints]


@dataclass(frozen=True)
class Worths:
    """What counts and scores cost in the two levels.

    One path changes the numbers of covered mentees and of seats by at most one each. So a covered
    mentee that counts eight seats can be told from them, and a unit of score that counts four.

    Attributes
    ----------
    covered, seats : int
        Costs, in the first level, of an empty first seat beyond an empty further one, and of an
        empty seat.
    score, bonus : int
        Worths of a unit of score and of a pair, in the second level.
    """

    covered: int
    seats: int
    score: int
    bonus: int

    @classmethod
    def of(cls, objective: Objective) -> Worths:
        """Put counts first where the objective does; otherwise seats break ties of the score."""
        return cls(8, 1, 1, 0) if RANKINGS[objective].fixes_seats else cls(0, 0, 4, 1)

    def split(self, counts: Ints, scores: Ints) -> dict[Quantity, Ints]:
        """Return what costs of single paths are made of, in the order of the objective."""
        if self.bonus:
            total = (scores + 2) // 4
            return {"total": total, "seats": scores - 4 * total}
        covered = (counts + 4) // 8
        return {"covered": covered, "seats": counts - 8 * covered, "total": scores}


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
    """

    network: Network
    used: Ints
    held: Bools
    worths: Worths
    potentials: Potentials

    @classmethod
    def of(
        cls, network: Network, used: Ints, held: Bools, worths: Worths, proof: Certificate
    ) -> Graph:
        """Price an optimal flow in both levels, beginning at the prices of its certificate."""
        nothing = np.zeros(network.nodes, dtype=np.int64)
        bare = cls(network, used, held, worths, (nothing, nothing))
        return replace(bare, potentials=bare.priced(proof))

    def priced(self, proof: Certificate) -> Potentials:
        """Return potentials of the flow, level by level.

        The second level's hold along the arcs that are tight in the first: no other arc can lie on
        a cycle that costs no count.
        """
        tails, heads, counts, scores = self._residual
        nodes, start = self.network.nodes, self._start(proof)
        first = prices.potentials(_sorted(tails, heads, counts, nodes), start[0])
        tight = counts + first[tails] == first[heads]
        within = _sorted(tails[tight], heads[tight], scores[tight], nodes)
        return first, prices.potentials(within, start[1])

    def _start(self, proof: Certificate) -> Potentials:
        """Return the prices of a certificate as potentials, which need not be right."""
        network, worths = self.network, self.worths
        n, sink = network.shape[0], network.sink
        levels = np.zeros((2, network.nodes), dtype=np.int64)
        counted = worths.covered + worths.seats
        for bound in proof.bounds:
            p = bound.prices
            level, factor = 0, worths.covered if p.covered else worths.seats
            if len(proof.bounds) == 2:  # covered mentees and seats are the same number
                factor = counted
            if worths.bonus or bound.quantity == "total":
                level, factor = 1, worths.score // max(1, p.score)
            ends = np.array([-p.seats - p.covered, -p.seats]) * factor
            made = np.concatenate([-p.mentors * factor, [0], ends])
            levels[level, n:] = made if worths.bonus else levels[level, n:] + made
        levels[0, :n] = levels[0, sink + 1 :].max()
        lifted = prices.raised(levels[1], network, self.values)
        return levels[0], lifted

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
        return _counted(self.network.candidates.mentees, self.used, self.network.shape[0])

    @property
    def load(self) -> Rows:
        """Places that each mentor fills."""
        return _counted(self.network.candidates.mentors, self.used, self.network.shape[1])

    @cached_property
    def _residual(self) -> tuple[Rows, Rows, Ints, Ints]:
        """The residual arcs, in no order: tails, heads and both levels of the cost."""
        idle = None if self.network.complete else (0, 0)
        arcs, flow = (
            self.network.arcs(self.values, idle),
            self.network.extend(self.used, idle is not None),
        )
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
    def arcs(self) -> Arcs:
        """The residual arcs with their reduced costs."""
        tails, heads, counts, scores = self._residual
        first, second = self.potentials
        return Arcs.of(
            self.network.nodes,
            tails,
            heads,
            counts + first[tails] - first[heads],
            scores + second[tails] - second[heads],
        )

    def reduced(self, pairs: Rows) -> tuple[Ints, Ints]:
        """Return the reduced costs of candidates, in both levels."""
        first, second = self.potentials
        c, n = self.network.candidates, self.network.shape[0]
        i, j = c.mentees[pairs], n + c.mentors[pairs]
        return first[i] - first[j], second[i] - second[j] - self.values[pairs]

    def length(self, lengths: Lengths, source: int, node: int) -> tuple[int, int] | None:
        """Return the cost of a shortest path without potentials; None if there is no path."""
        found = lengths.to(node)
        if found is None:
            return None
        count, score = (
            reduced + int(pi[node]) - int(pi[source])
            for reduced, pi in zip(found, self.potentials, strict=True)
        )
        return count, score

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

    def sent(self, lengths: Lengths, node: int, path: Sequence[int]) -> Graph:
        """Return the graph after a unit is sent along the shortest path that ends at a node."""
        more = lengths.within(node)
        moved = tuple(pi + x for pi, x in zip(self.potentials, more, strict=True))
        return replace(self, used=self.along(path), potentials=(moved[0], moved[1]))


def _sorted(tails: Rows, heads: Rows, costs: Ints, nodes: int) -> prices.Residual:
    arcs = Arcs.of(nodes, tails, heads, costs, costs)
    return prices.Residual(arcs.starts, arcs.tails, arcs.heads, arcs.scores)


def _counted(people: Rows, used: Ints, size: int) -> Rows:
    return np.bincount(people, used, size).astype(np.int64)
