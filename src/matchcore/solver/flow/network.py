"""The problem as a network: supply → mentees → mentors → sink.

A mentee's first seat and further seats come from two supplies, because covering one more mentee
is worth more than filling another seat. Required pairs are removed beforehand. A minimum load is a
demand for flow at the mentor, so every flow meets it. If each further mentee costs a mentor more
than the one before, every place is a separate arc: with costs that rise with the load, the problem
remains a flow (Ahuja, Magnanti, Orlin, *Network Flows*, 1993, ch. 14).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.model.problem import Problem
from matchcore.solver.flow.candidates import Candidates
from matchcore.solver.flow.min_cost_flow import Arcs, cheapest_flow, largest_flow

EXTRA_NODES = 3  # beside the mentees and mentors: the sink and the two supplies
_MOST = 1 << 60  # exceeds the cost of any place that may be chosen


class Places(NamedTuple):
    """Arcs from the mentors to the sink, as parallel arrays, each mentor's cheapest place first.

    The true cost of a place may exceed its integer cost by up to `blurs`.
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
        By how much each place costs more than the one before, and the rounding error of that.
    before : array of int of shape (m,)
        How many steps the first place beyond `need` costs.
    complete : bool
        Whether every seat must be filled.
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
    def of(
        cls, problem: Problem, candidates: Candidates, worth: int = 1, shift: int | None = None
    ) -> Network:
        """Remove the required pairs from a problem without `contradictions`.

        Integer scores, and with them the costs of loads, are multiplied by `worth`. They are those
        of the scale `shift`, or of the problem's own.
        """
        shift = problem.shift if shift is None else shift
        n, m = problem.shape
        made_i = np.bincount(problem.required[:, 0], minlength=n)
        made_j = np.bincount(problem.required[:, 1], minlength=m)
        open_seats = np.minimum(problem.demand, m) - made_i
        first = np.where(made_i == 0, np.minimum(open_seats, 1), 0)
        if problem.complete:  # a demand above m must not be capped: it cannot be met
            open_seats = problem.demand - made_i
        need = np.maximum(problem.minimum - made_j, 0)
        room = np.minimum(problem.capacity, n + 1) - made_j  # n + 1 places are never scarce
        steps = [min(step, _MOST) for step in problem.load_steps(shift)]
        step = np.where(room > need, np.array(steps, dtype=np.int64) * worth, 0)
        rounded = np.ldexp(step / worth, -shift) != problem.load_step
        least = np.minimum(np.maximum(problem.minimum, made_j), n)  # a load above n is impossible
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
        """The node where all flow ends; the two supplies follow it."""
        return sum(self.shape)

    def arcs(self, values: Ints, idle: tuple[int, int] | None) -> Arcs:
        """Return the arcs, in the order first, further, pairs, places, idle.

        Parameters
        ----------
        values : array of int
            Value of each candidate.
        idle : (int, int), optional
            Cost of leaving a first, and a further, seat empty. None if the number of seats is
            fixed.
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
        # as many as the candidates can fill, and one more whose cost is that of the next place
        most = np.bincount(self.candidates.mentors, minlength=m) - self.need
        single = np.minimum(free, np.maximum(most, 0) + 1)
        mentors = np.repeat(np.arange(m), np.where(self.step > 0, single, 1))
        rank = np.arange(len(mentors)) - np.searchsorted(mentors, mentors)
        capacities = np.where(self.step > 0, 1, free)[mentors]
        steps = self.before[mentors] + rank
        costs, blurs = self.step[mentors] * steps, self.blur[mentors] * steps
        return Places(mentors, rank, capacities, costs, blurs)

    def blurs(self, pairs: int) -> Ints:
        """Return the largest error of each arc's cost, where that of a pair is `pairs`."""
        n, places = self.shape[0], self.places
        each = np.zeros(2 * n, dtype=np.int64), np.full(len(self.candidates), pairs), places.blurs
        return np.concatenate([*each, np.zeros(2, dtype=np.int64)])

    def filled(self, used: Ints) -> Ints:
        """Return how much of each of the `places` some candidates fill, the cheapest first."""
        places = self.places
        load = np.bincount(self.candidates.mentors, used, self.shape[1]).astype(np.int64)
        beyond = (load - self.need)[places.mentors] - places.rank
        return np.asarray(np.minimum(np.maximum(beyond, 0), places.capacities))

    def value(self, used: Ints, values: Ints) -> int:
        """Return the value of some candidates less the costs of the places beyond needs."""
        return int((values * used).sum()) - int((self.places.costs * self.filled(used)).sum())

    def best(self, values: Ints, seats: tuple[int, int] | None) -> Ints:
        """Return which candidates the flow of best total value uses; the flow fills every need.

        `seats` gives the exact numbers of first and further seats to fill. None fills as many as
        add value, or all where demands are complete.
        """
        n, idle = self.shape[0], None if seats or self.complete else (0, 0)
        flow = cheapest_flow(self.arcs(values, idle), self.nodes, self.supplies(seats))
        return flow[2 * n : 2 * n + len(values)]

    def supplies(self, seats: tuple[int, int] | None) -> Ints:
        """Return what each node sends, or takes if negative, where `seats` are as in `best`."""
        n, m = self.shape
        first, further = seats or (int(self.first.sum()), int(self.further.sum()))
        supplies = np.zeros(self.nodes, dtype=np.int64)
        supplies[n : n + m] = -self.need
        supplies[self.sink :] = int(self.need.sum()) - first - further, first, further
        return supplies

    def most(self, seats: Ints, places: Ints, side: int = 0) -> tuple[Ints, Bools, Bools]:
        """Find a maximum flow through `seats` and `places`, from the mentees or the mentors.

        Returns
        -------
        used : array of int
            Which candidates the flow uses.
        reached_mentees, reached_mentors : arrays of bool
            People reached in the residual graph from those of the first side who are short. Only
            a new pair of a reached row of that side and an unreached row of the other can enlarge
            the flow.
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
        """Return the flow on every arc of `arcs` that uses these candidates."""
        n = self.shape[0]
        seats = np.bincount(self.candidates.mentees, used, n).astype(np.int64)
        first = np.minimum(seats, self.first)
        further = seats - first
        empty = [int((self.first - first).sum()), int((self.further - further).sum())]
        filled = self.filled(used)
        return np.concatenate([first, further, used, filled, empty if idle else [0, 0]])
