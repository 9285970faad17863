"""Shortest paths in two levels: counts of people and seats first, scores among equal counts.

A path's length is a pair (count, score), compared count first. Reduced costs are at least (0, 0),
so Dijkstra's algorithm applies, but one number cannot hold both levels exactly. So one run over the
arcs that cost no count finds the lengths of one count; arcs that cost counts lead to the next one.
SciPy adds in float64. Sums are exact below 2**53, and rounding keeps larger ones above, so a length
below 2**53 is exact. Where one is not, the run is repeated in integers of any size.

The levels are the lexicographic shortest paths of Ehrgott, *Multicriteria Optimization*, 2005,
ch. 5; the runs are Dijkstra's (Ahuja, Magnanti, Orlin, *Network Flows*, 1993, ch. 4).
"""

from __future__ import annotations

import heapq
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from matchcore.errors import FlowError
from matchcore.model.arrays import Bools, Floats, Ints, Rows

FAR = 1 << 60  # the count of a node without a path
_EXACT = 2.0**53


@dataclass(frozen=True, eq=False)
class Lengths:
    """Lengths of the shortest paths between one node and each other.

    Attributes
    ----------
    counts, scores : arrays of int, one per node
        The two levels; where there is no path, the count is `FAR`.
    beside : array of int, one per node
        The node beside each on its path, towards the one node; -1 where there is none.
    """

    counts: Ints
    scores: Ints
    beside: Rows

    @property
    def reached(self) -> Bools:
        """Which nodes have a path."""
        return np.asarray(self.counts < FAR)

    def to(self, node: int) -> tuple[int, int] | None:
        """Return the length of one node's path; None without one."""
        count, score = int(self.counts[node]), int(self.scores[node])
        return (count, score) if count < FAR else None

    def path(self, node: int) -> list[int]:
        """Return the nodes from one with a path to the one node, both included."""
        nodes = [node]
        while self.beside[nodes[-1]] >= 0:
            nodes.append(int(self.beside[nodes[-1]]))
        return nodes

    def within(self, limit: tuple[int, int]) -> tuple[Ints, Ints]:
        """Return both levels, where lengths beyond a limit become the limit."""
        count, score = limit
        more = (self.counts > count) | ((self.counts == count) & (self.scores > score))
        return np.where(more, count, self.counts), np.where(more, score, self.scores)


@dataclass(frozen=True, eq=False)
class ReducedArcs:
    """Arcs sorted by tail, with reduced costs of (0, 0) or more.

    Attributes
    ----------
    starts : array of int
        Where each node's arcs begin; the end is last.
    tails, heads, counts, scores : arrays of int, one per arc
        Ends, and the two levels of the cost. A score may be negative where the count is not 0.
    """

    starts: Ints
    tails: Rows
    heads: Rows
    counts: Ints
    scores: Ints

    @classmethod
    def of(cls, nodes: int, tails: Rows, heads: Rows, counts: Ints, scores: Ints) -> ReducedArcs:
        """Sort arcs by tail."""
        order = in_order(tails, nodes)
        starts = np.concatenate([[0], np.cumsum(np.bincount(tails, minlength=nodes))])
        return cls(starts, tails[order], heads[order], counts[order], scores[order])

    @cached_property
    def backwards(self) -> ReducedArcs:
        """The same arcs with their ends exchanged: paths to a node become paths from it."""
        nodes = len(self.starts) - 1
        return ReducedArcs.of(nodes, self.heads, self.tails, self.counts, self.scores)

    @cached_property
    def _level(self) -> tuple[Floats, Rows, Rows]:
        """The arcs that cost no count, as rows of a sparse matrix of scores."""
        if not self.counts.any():
            return self.scores.astype(np.float64), self.heads.astype(np.int32), self.starts
        level = self.counts == 0
        starts = np.concatenate([[0], np.cumsum(level)])[self.starts]
        return self.scores[level].astype(np.float64), self.heads[level].astype(np.int32), starts

    @cached_property
    def _up(self) -> tuple[Rows, Rows, Ints, Ints]:
        """The arcs that cost counts: tails, heads, counts, scores."""
        up = self.counts > 0
        return self.tails[up], self.heads[up], self.counts[up], self.scores[up]

    def lengths(self, source: int, without: int = -1) -> Lengths:
        """Return the shortest paths from a node to every other, none of them through `without`."""
        found = self._fast(source, without)
        return self._exact(source, without) if found is None else found

    def nearest(self, source: int, limit: int) -> Lengths:
        """Return the shortest paths that cost no count, and at most a score below 2**53.

        Every other node counts as one without a path.
        """
        from scipy.sparse.csgraph import dijkstra

        least, before = dijkstra(
            self._matrix, indices=source, return_predecessors=True, limit=limit
        )
        reached = np.isfinite(least)
        counts, scores = np.where(reached, 0, FAR), np.where(reached, least, 0).astype(np.int64)
        return Lengths(counts, scores, np.maximum(before, -1).astype(np.int64))

    @cached_property
    def _matrix(self) -> Any:
        """The arcs that cost no count, as a sparse matrix of scores."""
        from scipy.sparse import csr_array

        data, columns, starts = self._level
        size = len(starts) - 1
        return csr_array((data, columns, starts.astype(np.int32)), shape=(size, size))

    def _fast(self, source: int, without: int) -> Lengths | None:
        """Return the shortest paths level by level; None where float64 might not be exact."""
        nodes = len(self.starts) - 1
        counts, scores, beside = np.full(nodes, FAR), np.zeros(nodes, np.int64), np.full(nodes, -1)
        entries = np.array([-1]), np.array([source]), np.array([0])
        tails, heads, steps, more = self._up
        count = 0
        while True:
            found = self._spread(*entries, without)
            if found is None:
                return None
            least, before, reached = found
            new = reached & (counts == FAR)
            counts[new], scores[new], beside[new] = count, least[new], before[new]
            on = (counts[tails] < FAR) & (counts[heads] == FAR) & (tails != without)
            if not on.any():
                return Lengths(counts, scores, beside)
            level = counts[tails[on]] + steps[on]
            count = int(level.min())
            on = np.flatnonzero(on)[level == count]
            entries = tails[on], heads[on], scores[tails[on]] + more[on]

    def _spread(
        self, tails: Rows, heads: Rows, scores: Ints, without: int
    ) -> tuple[Ints, Rows, Bools] | None:
        """Run along arcs that cost no count, from nodes entered at these scores."""
        from scipy.sparse import csr_array
        from scipy.sparse.csgraph import dijkstra

        order = np.argsort(scores, kind="stable")
        heads, first = np.unique(heads[order], return_index=True)
        tails, scores = tails[order][first], scores[order][first]
        low, nodes = int(scores.min()), len(self.starts) - 1
        data, columns, starts = self._level
        if without >= 0:
            data = data.copy()
            data[starts[without] : starts[without + 1]] = np.inf
        alone = len(heads) == 1
        if not alone:  # one more node with an arc to each entry
            data = np.concatenate([data, (scores - low).astype(np.float64)])
            columns = np.concatenate([columns, heads.astype(np.int32)])
            starts = np.append(starts, len(data))
        size = nodes + (not alone)
        graph = csr_array((data, columns, starts.astype(np.int32)), shape=(size, size))
        origin = int(heads[0]) if alone else nodes
        least, before = dijkstra(graph, indices=origin, return_predecessors=True)
        least, before = least[:nodes], before[:nodes].astype(np.int64)
        reached = np.isfinite(least)
        if not bool((least[reached] < _EXACT).all()):
            return None
        entered = heads[before[heads] == (nodes if not alone else -9999)]
        before[entered] = tails[np.searchsorted(heads, entered)]
        return np.where(reached, least, 0).astype(np.int64) + low, before, reached

    def _exact(self, source: int, without: int) -> Lengths:
        """Return the shortest paths in Python's integers."""
        nodes = len(self.starts) - 1
        starts, heads = self.starts.tolist(), self.heads.tolist()
        costs = list(zip(self.counts.tolist(), self.scores.tolist(), strict=True))
        best: list[tuple[int, int] | None] = [None] * nodes
        beside, done = [-1] * nodes, [False] * nodes
        best[source], queue = (0, 0), [(0, 0, source)]
        while queue:
            count, score, tail = heapq.heappop(queue)
            if done[tail]:
                continue
            done[tail] = True
            if tail == without:
                continue
            for k in range(starts[tail], starts[tail + 1]):
                head, reach = heads[k], (count + costs[k][0], score + costs[k][1])
                known: Any = best[head]
                if not done[head] and (known is None or reach < known):
                    best[head], beside[head] = reach, tail
                    heapq.heappush(queue, (*reach, head))
        counts, scores = zip(*((FAR, 0) if x is None else x for x in best), strict=True)
        if max(map(abs, scores)) >= 1 << 62:
            raise FlowError("a shortest path costs more than 64 bits hold")
        return Lengths(np.array(counts), np.array(scores), np.array(beside))


def in_order(nodes_of: Rows, nodes: int) -> Rows:
    """Return the order that sorts arcs by a node of theirs, keeping equal ones as they are."""
    small = np.uint16 if nodes <= 1 << 16 else np.int64  # NumPy sorts small integers by radix
    return np.argsort(nodes_of.astype(small), kind="stable")
