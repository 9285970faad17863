"""The problem as a network: supply → mentees → mentors → sink.

A mentee's first seat and further seats come from two supplies, because "most mentees with a
mentor" values them differently. Required pairs are taken out beforehand. A minimum load is a
mentor's own share of the demand for flow, so that it holds in every flow. Where each further
mentee of a mentor costs more than the one before, every place is an arc of its own: costs that
grow with the load keep the problem a flow (Ahuja, Magnanti, Orlin, *Network Flows*, 1993, ch. 14).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.model.integers import integers
from matchcore.model.problem import Problem
from matchcore.solver.flow.min_cost_flow import Arcs, cheapest_flow, largest_flow

_NONE = np.zeros(0, dtype=np.int64)
_MOST = 1 << 60  # more than any place costs that may be chosen
_CELLS = 1 << 15  # of a tile that stays in the cache, and needs no new pages
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
        blocks = list(problem.usable.blocks())
        for block in blocks:
            pairs = problem.usable.cut(block)
            for rows in block.runs(_CELLS):
                tile = pairs.masked_tile(rows)
                places = np.flatnonzero(tile > -np.inf)  # ten times faster than by axis
                a, b = np.divmod(places, len(block.cols))
                i.append(block.rows[rows][a])
                j.append(block.cols[b])
                s.append(integers(tile.ravel()[places], problem.shift))
        mentees, mentors, scores = (np.concatenate(x) for x in (i, j, s))
        if len(blocks) <= 1:  # in order already
            return cls(mentees, mentors, scores)
        order = np.argsort(mentees, kind="stable")
        return cls(mentees[order], mentors[order], scores[order])

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
        width = int(both[1].max(initial=0)) + 1
        order = np.argsort(both[0] * width + both[1], kind="stable")  # merges two sorted runs
        return Candidates(*(x[order] for x in both))


class Places(NamedTuple):
    """Arcs from the mentors to the sink: in parallel, the cheapest of a mentor first.

    The true cost of each may lie `blurs` higher.
    """

    mentors: Rows
    rank: Ints
    capacities: Ints
    costs: Ints
    blurs: Ints


@dataclass(frozen=True, eq=False)
class Network:
    """What is left to decide once the required pairs are made.

    Attributes
    ----------
    first, further : arrays of int of shape (n,)
        Seats of each mentee still to fill: the first (0 or 1), and those after it.
    room, need : arrays of int of shape (m,)
        Places each mentor still has, and how many of them must be filled.
    step, blur : arrays of int of shape (m,)
        What each place costs more than the one before, and how much that can be more in truth.
    before : array of int of shape (m,)
        How many steps the first place beyond `need` costs.
    """

    candidates: Candidates
    first: Ints
    further: Ints
    room: Ints
    need: Ints
    step: Ints
    blur: Ints
    before: Ints
    complete: bool

    @classmethod
    def of(cls, problem: Problem, candidates: Candidates, worth: int = 1) -> Network:
        """Take the required pairs out of the problem; its single rows must be consistent.

        Integer scores, and with them the costs of loads, count `worth` times.
        """
        n, m = problem.shape
        made_i = np.bincount(problem.required[:, 0], minlength=n)
        made_j = np.bincount(problem.required[:, 1], minlength=m)
        open_seats = np.minimum(problem.demand, m) - made_i
        first = np.where(made_i == 0, np.minimum(open_seats, 1), 0)
        if problem.complete:  # a demand above m is no demand to cut short: it must fail
            open_seats = problem.demand - made_i
        need = np.maximum(problem.minimum - made_j, 0)
        room = np.minimum(problem.capacity, n + 1) - made_j  # beyond all, a place is never scarce
        steps = [min(step, _MOST) for step in problem.load_steps(problem.shift)]
        step = np.where(room > need, np.array(steps, dtype=np.int64) * worth, 0)
        rounded = np.ldexp(step / worth, -problem.shift) != problem.load_step
        least = np.minimum(np.maximum(problem.minimum, made_j), n)  # more than all cannot be met
        return cls(
            candidates,
            first,
            open_seats - first,
            room,
            need,
            step,
            worth * (rounded & (room > need)),
            problem.load_before + least,
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
        n = self.shape[0]
        mentees, pairs = np.arange(n), self.candidates
        places = self.places
        ends = np.full(2, self.sink)
        supplies = self.sink + np.array([1, 2])
        unused = (0, 0) if idle is None else (int(self.first.sum()), int(self.further.sum()))
        into_sink = np.full(len(places.mentors), self.sink)
        return Arcs(
            np.concatenate([np.repeat(supplies, n), pairs.mentees, n + places.mentors, supplies]),
            np.concatenate([mentees, mentees, n + pairs.mentors, into_sink, ends]),
            np.concatenate(
                [self.first, self.further, np.ones_like(values), places.capacities, unused]
            ),
            np.concatenate(
                [np.zeros(2 * n, dtype=np.int64), -values, places.costs, idle or (0, 0)]
            ),
        )

    @property
    def places(self) -> Places:
        """The mentors' places beyond their needs."""
        m, free = self.shape[1], self.room - self.need
        if not self.step.any():
            nothing = np.zeros_like(free)
            return Places(np.arange(m), nothing, free, nothing, nothing)
        # no more than the candidates can fill, and one whose cost tells what is next
        most = np.bincount(self.candidates.mentors, minlength=m) - self.need
        single = np.minimum(free, np.maximum(most, 0) + 1)
        mentors = np.repeat(np.arange(m), np.where(self.step > 0, single, 1))
        rank = np.arange(len(mentors)) - np.searchsorted(mentors, mentors)
        capacities = np.where(self.step > 0, 1, free)[mentors]
        steps = self.before[mentors] + rank
        costs, blurs = self.step[mentors] * steps, self.blur[mentors] * steps
        return Places(mentors, rank, capacities, costs, blurs)

    def blurs(self, pairs: int) -> Ints:
        """Return how far the true cost of each arc can be from its own, where pairs' is `pairs`."""
        n, places = self.shape[0], self.places
        each = np.zeros(2 * n, dtype=np.int64), np.full(len(self.candidates), pairs), places.blurs
        return np.concatenate([*each, np.zeros(2, dtype=np.int64)])

    def filled(self, used: Ints) -> Ints:
        """Return how much of each of the `places` the use of candidates fills, cheapest first."""
        places = self.places
        load = np.bincount(self.candidates.mentors, used, self.shape[1]).astype(np.int64)
        beyond = (load - self.need)[places.mentors] - places.rank
        return np.asarray(np.minimum(np.maximum(beyond, 0), places.capacities))

    def value(self, used: Ints, values: Ints) -> int:
        """Return what some candidates are worth, less what the places beyond needs cost."""
        return int((values * used).sum()) - int((self.places.costs * self.filled(used)).sum())

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
        n = self.shape[0]
        seats = np.bincount(self.candidates.mentees, used, n).astype(np.int64)
        first = np.minimum(seats, self.first)
        further = seats - first
        empty = [int((self.first - first).sum()), int((self.further - further).sum())]
        filled = self.filled(used)
        return np.concatenate([first, further, used, filled, empty if idle else [0, 0]])
