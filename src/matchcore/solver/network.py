"""The problem as a network: supply → mentees → mentors → sink.

A mentee's first seat and further seats come from two supplies, because "most mentees with a
mentor" values them differently. Required pairs are taken out beforehand. A minimum load is a
mentor's own share of the demand for flow, so that it holds in every flow.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.masks import Bools, Rows
from matchcore.problem import Problem
from matchcore.scores import integers
from matchcore.solver.flow import Arcs, Ints, cheapest_flow, largest_flow

_NONE = np.zeros(0, dtype=np.int64)
EXTRA_NODES = 3  # beside the mentees and mentors: the sink and the two supplies


@dataclass(frozen=True, eq=False)
class Candidates:
    """The pairs the network may use, in row order, with their integer scores."""

    mentees: Rows
    mentors: Rows
    scores: Ints

    @classmethod
    def of(cls, problem: Problem, mentees: Rows, mentors: Rows) -> Candidates:
        """Take some open pairs that are not required; one that stands twice counts once."""
        m = max(1, problem.shape[1])
        keys = np.sort(mentees * m + mentors)
        i, j = np.divmod(keys[np.diff(keys, prepend=-1) > 0], m)
        return cls(i, j, integers(problem.compatibility.at(i, j), problem.shift))

    @classmethod
    def all(cls, problem: Problem) -> Candidates:
        """Take every open pair that is not required."""
        i, j, s = [_NONE], [_NONE], [_NONE]
        for block in problem.usable.blocks():
            pairs = block.cut(problem.usable)
            for rows in block.runs():
                tile = pairs.open_tile(rows)
                a, b = np.nonzero(tile > -np.inf)
                i.append(block.rows[rows][a])
                j.append(block.cols[b])
                s.append(integers(tile[a, b], problem.shift))
        mentees = np.concatenate(i)
        order = np.argsort(mentees, kind="stable")
        return cls(mentees[order], np.concatenate(j)[order], np.concatenate(s)[order])

    def __len__(self) -> int:
        return len(self.mentees)

    def holds(self, mentees: Rows, mentors: Rows, width: int) -> Bools:
        """Return which pairs are candidates already, of `width` mentors."""
        keys, sought = self.mentees * width + self.mentors, mentees * width + mentors
        places = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
        return keys[places] == sought if len(keys) else np.zeros(len(sought), dtype=np.bool_)

    def where(self, chosen: Bools) -> Candidates:
        """Return some of them."""
        return Candidates(self.mentees[chosen], self.mentors[chosen], self.scores[chosen])

    def joined(self, other: Candidates) -> Candidates:
        """Return both, where none stands in both."""
        both = [
            np.concatenate(pair)
            for pair in (
                (self.mentees, other.mentees),
                (self.mentors, other.mentors),
                (self.scores, other.scores),
            )
        ]
        order = np.lexsort((both[1], both[0]))
        return Candidates(*(x[order] for x in both))


@dataclass(frozen=True, eq=False)
class Network:
    """What is left to decide once the required pairs are made.

    Attributes
    ----------
    first, further : arrays of int of shape (n,)
        Seats of each mentee still to fill: the first (0 or 1), and those after it.
    room, need : arrays of int of shape (m,)
        Places each mentor still has, and how many of them must be filled.
    """

    candidates: Candidates
    first: Ints
    further: Ints
    room: Ints
    need: Ints
    complete: bool

    @classmethod
    def of(cls, problem: Problem, candidates: Candidates) -> Network:
        """Take the required pairs out of the problem; its single rows must be consistent."""
        n, m = problem.shape
        made_i = np.bincount(problem.required[:, 0], minlength=n)
        made_j = np.bincount(problem.required[:, 1], minlength=m)
        open_seats = np.minimum(problem.demand, m) - made_i
        first = np.where(made_i == 0, np.minimum(open_seats, 1), 0)
        if problem.complete:  # a demand above m is no demand to cut short: it must fail
            open_seats = problem.demand - made_i
        return cls(
            candidates,
            first,
            open_seats - first,
            np.minimum(problem.capacity, n + 1) - made_j,  # beyond all, a place is never scarce
            np.maximum(problem.minimum - made_j, 0),
            problem.complete,
        )

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return len(self.first), len(self.room)

    @property
    def nodes(self) -> int:
        """Number of nodes: mentees, mentors, sink, supply of first and of further seats."""
        return sum(self.shape) + EXTRA_NODES

    @property
    def sink(self) -> int:
        """The node where seats end; the two supplies follow it."""
        return sum(self.shape)

    def arcs(self, values: Ints, idle: tuple[int, int] | None) -> Arcs:
        """Return the arcs, in the order first, further, pairs, places, idle.

        Parameters
        ----------
        values : array of int
            What each candidate pair is worth.
        idle : (int, int), optional
            What a first, and a further, seat is worth by itself: seats may then stay empty, at
            that cost. None where the number of seats is fixed.
        """
        n, m = self.shape
        mentees, mentors = np.arange(n), np.arange(n, n + m)
        pairs = self.candidates
        ends = np.full(2, self.sink)
        supplies = self.sink + np.array([1, 2])
        unused = (0, 0) if idle is None else (int(self.first.sum()), int(self.further.sum()))
        nothing = np.zeros(2 * n, dtype=np.int64), np.zeros(m, dtype=np.int64)
        return Arcs(
            np.concatenate([np.repeat(supplies, n), pairs.mentees, mentors, supplies]),
            np.concatenate([mentees, mentees, n + pairs.mentors, np.full(m, self.sink), ends]),
            np.concatenate(
                [self.first, self.further, np.ones_like(values), self.room - self.need, unused]
            ),
            np.concatenate([nothing[0], -values, nothing[1], idle or (0, 0)]),
        )

    def best(self, values: Ints, seats: tuple[int, int] | None) -> Ints:
        """Return which candidates the flow of best total value uses; it fills every need.

        With `seats`, exactly so many first and further seats are filled; without, as many as are
        worth it (all of them where the demand must be met).
        """
        n, m = self.shape
        idle = None if seats or self.complete else (0, 0)
        first, further = seats or (int(self.first.sum()), int(self.further.sum()))
        supplies = np.zeros(self.nodes, dtype=np.int64)
        supplies[n : n + m] = -self.need
        supplies[self.sink :] = int(self.need.sum()) - first - further, first, further
        flow = cheapest_flow(self.arcs(values, idle), self.nodes, supplies)
        return flow[2 * n : 2 * n + len(values)]

    def most(self, seats: Ints, places: Ints, side: int = 0) -> tuple[Ints, Bools, Bools]:
        """Send as much as can be through `seats` and `places`, from the mentees or the mentors.

        Returns
        -------
        used : array of int
            Which candidates the flow uses.
        reached_mentees, reached_mentors : arrays of bool
            Whom somebody of the first side who is short could displace. Only a new pair of one of
            that side who is reached, with one of the other who is not, can make the flow larger.
        """
        n, m = self.shape
        pairs = self.candidates
        source, sink = self.sink + 1, self.sink
        ends = (np.arange(n), pairs.mentees), (np.arange(n, n + m), n + pairs.mentors)
        (first, out), (last, into) = ends if side == 0 else ends[::-1]
        amounts = (seats, places) if side == 0 else (places, seats)
        arcs = Arcs(
            np.concatenate([np.full(len(first), source), out, last]),
            np.concatenate([first, into, np.full(len(last), sink)]),
            np.concatenate([amounts[0], np.ones_like(out), amounts[1]]),
            np.zeros(n + len(pairs) + m, dtype=np.int64),
        )
        flow, reached = largest_flow(arcs, self.nodes, source, sink)
        used = flow[len(first) : len(first) + len(pairs)]
        return used, reached[:n], reached[n : n + m]

    def extend(self, used: Ints, idle: bool) -> Ints:
        """Extend the use of candidates to the flow on every arc that `arcs` returns."""
        n, m = self.shape
        seats = np.bincount(self.candidates.mentees, used, n).astype(np.int64)
        load = np.bincount(self.candidates.mentors, used, m).astype(np.int64)
        first = np.minimum(seats, self.first)
        further = seats - first
        empty = [int((self.first - first).sum()), int((self.further - further).sum())]
        return np.concatenate([first, further, used, load - self.need, empty if idle else [0, 0]])
