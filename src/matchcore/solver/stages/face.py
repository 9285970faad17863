"""The optimal face of some stages: the flows that are best in all of them.

Complementary slackness describes it. At exact integer potentials of each stage, an arc whose
reduced costs are all 0 is free, and every other arc keeps its flow. The next stage is a flow over
the free arcs alone, so its costs need not share 64 bits with those before (Isermann, *Linear
lexicographic optimization*, OR Spektrum 4, 1982).
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.model.assignment import Prices
from matchcore.model.integers import integers
from matchcore.model.objective import RANKINGS
from matchcore.model.origin import Origin
from matchcore.model.problem import Problem
from matchcore.solver.flow.candidates import Candidates
from matchcore.solver.flow.min_cost_flow import Arcs, cheapest_flow
from matchcore.solver.flow.network import Network
from matchcore.solver.flow.prices import ResidualGraph, potentials, raised
from matchcore.solver.stages.tight import Tight
from matchcore.solver.start import Start

_MOST = 1 << 60  # exceeds the cost of any place that may be chosen
_TIGHT = Origin("given", "best so far")


@dataclass(frozen=True, eq=False)
class Costs:
    """The scores and load costs of one stage, in integers."""

    problem: Problem
    shift: int
    worth: int = 1
    bonus: int = 0

    def values(self, pairs: Candidates) -> Ints:
        """Return the values of some candidates."""
        scores = integers(self.problem.compatibility.at(pairs.mentees, pairs.mentors), self.shift)
        return np.asarray(scores * self.worth + self.bonus, dtype=np.int64)

    def of(self, network: Network) -> Ints:
        """Return the cost of each arc of a network, in the order of `Network.arcs`."""
        places, n = network.places, network.shape[0]
        steps = [min(step * self.worth, _MOST) for step in self.problem.load_steps(self.shift)]
        step = np.array(steps, dtype=np.int64)[places.mentors]
        number = network.before[places.mentors] + places.rank
        dear = number > _MOST // np.maximum(step, 1)
        filling = np.where(dear, _MOST, step * np.where(dear, 0, number))
        none = np.zeros(2 * n, dtype=np.int64), np.zeros(2, dtype=np.int64)
        return np.concatenate([none[0], -self.values(network.candidates), filling, none[1]])

    def tight(self, made: Ints, shape: tuple[int, int]) -> Tight:
        """Return the pairs that are tight at the potentials of a network of this shape."""
        n, m = shape
        scores = replace(self.problem.compatibility, masks=())
        mentees, mentors = made[:n] - made[n + m] - self.bonus, made[n + m] - made[n : n + m]
        return Tight(_TIGHT, scores, self.shift, self.worth, mentees, mentors)


@dataclass(frozen=True, eq=False)
class Face:
    """A flow that is best in some stages, and their potentials, which describe all such flows.

    Attributes
    ----------
    network : Network
        Its costs do not count; each place of a mentor is an arc of its own where the load costs
        anything in any stage.
    used : array of int
        Which candidates the flow uses.
    costs : tuple of Costs
        The stages so far.
    potentials : tuple of array of int
        One array for each stage.
    fixed : bool
        Whether the numbers of first and of further seats are the same in all best answers.
    """

    network: Network
    used: Ints
    costs: tuple[Costs, ...]
    potentials: tuple[Ints, ...]
    fixed: bool

    @classmethod
    def of(
        cls, problem: Problem, answer: tuple[Rows, Rows], shift: int, prices: Prices, costly: Bools
    ) -> Face | None:
        """Describe the best answers of a problem by the pairs of one and its prices.

        Parameters
        ----------
        problem : Problem
        answer : (mentees, mentors)
            Parallel row numbers.
        shift : int
            The scale of the prices.
        prices : Prices
            Those of the last quantity.
        costly : array of bool of shape (m,)
            Which mentors' loads cost anything in any stage.

        Returns
        -------
        Face or None
            None if the prices are no potentials of the flow: the search was stopped, and its
            answer proved best by chance.
        """
        ranking = RANKINGS[problem.objective]
        problem = problem.at_scale(shift)
        m = problem.shape[1]
        keys = np.setdiff1d(answer[0] * m + answer[1], problem.required @ [m, 1])
        pairs = Candidates.of(problem, keys // m, keys % m, shift)
        network = Network.of(problem, pairs, shift=shift)
        step = (costly & (network.room > network.need)).astype(np.int64)
        network = replace(network, step=step, blur=np.zeros_like(step))
        costs = Costs(problem, shift, ranking.score_worth, ranking.seat_bonus)
        used = np.ones(len(pairs), dtype=np.int64)
        face = cls(network, used, (), (), ranking.fixes_seats or problem.complete)
        return face._with_prices(costs, prices)

    def _with_prices(self, costs: Costs, p: Prices) -> Face | None:
        """Add the problem's own stage, at the prices of its last quantity."""
        network = self.network
        if p.score != costs.worth:
            return None
        given = Start(p.mentors, -(p.seats + p.covered), -p.seats).potentials(network, costs.bonus)
        values = costs.values(network.candidates)
        made = self._priced(costs.of(network), raised(given, network, values))
        n = self.network.shape[0]
        last = len(made) if not self.network.complete else self.network.sink
        if (made[n:last] != given[n:last]).any():
            return None
        return replace(self, costs=(costs,), potentials=(made,))

    # The flow ----------------------------------------------------------------------------------

    @property
    def pairs(self) -> tuple[Rows, Rows]:
        """The pairs that the flow uses; required pairs are not among them."""
        c, made = self.network.candidates, self.used > 0
        return c.mentees[made], c.mentors[made]

    def widened(self, mentees: Rows, mentors: Rows) -> Face:
        """Return the same flow over these candidates and its own pairs."""
        problem, shift = self.costs[0].problem, self.costs[0].shift
        own = self.pairs
        i, j = (np.concatenate(x) for x in zip(own, (mentees, mentors), strict=True))
        c = Candidates.of(problem, i, j, shift)
        used = np.zeros(len(c), dtype=np.int64)
        used[c.places(*own)] = 1
        return replace(self, network=replace(self.network, candidates=c), used=used)

    @cached_property
    def arcs(self) -> Arcs:
        """The arcs of the network, without costs."""
        nothing = np.zeros(len(self.network.candidates), dtype=np.int64)
        return self.network.arcs(nothing, None if self.fixed else (0, 0))

    @cached_property
    def free(self) -> Bools:
        """Which arcs have no reduced cost in any stage; the others keep their flow."""
        tails, heads = self.arcs.tails, self.arcs.heads
        free = np.ones(len(tails), dtype=np.bool_)
        for costs, made in zip(self.costs, self.potentials, strict=True):
            free &= costs.of(self.network) + made[tails] == made[heads]
        return free

    def best(self, costs: Costs, start: Ints) -> tuple[Face, Ints]:
        """Return the best flow of a further stage over the candidates, and its potentials."""
        network, free = self.network, self.free
        amounts, nodes = costs.of(network), network.nodes
        flow = network.extend(self.used, not self.fixed)
        tails, heads = self.arcs.tails[free], self.arcs.heads[free]
        arcs = Arcs(tails, heads, self.arcs.capacities[free], amounts[free])
        supplies = np.zeros(nodes, dtype=np.int64)
        np.add.at(supplies, tails, flow[free])
        np.subtract.at(supplies, heads, flow[free])
        flow[free] = cheapest_flow(arcs, nodes, supplies)
        n = network.shape[0]
        better = replace(self, used=flow[2 * n : 2 * n + len(self.used)])
        return better, better._priced(amounts, better._lifted(-amounts, start))

    def _lifted(self, values: Ints, start: Ints) -> Ints:
        """Raise mentees' potentials to their best free pair's: propagation only lowers them."""
        n = self.network.shape[0]
        pairs = slice(2 * n, 2 * n + len(self.used))
        some = self.free[pairs]
        within = replace(self.network, candidates=self.network.candidates.where(some))
        return raised(start, within, values[pairs][some])

    def _priced(self, amounts: Ints, start: Ints) -> Ints:
        """Return potentials of the flow over the free arcs, the sink's as it was.

        Mentors without mentees cost at least nothing, so that fewer other pairs are of interest.
        """
        network, free, a = self.network, self.free, self.arcs
        n, m = network.shape
        flow = network.extend(self.used, not self.fixed)[free]
        arcs = Arcs(a.tails[free], a.heads[free], a.capacities[free], amounts[free])
        made = potentials(ResidualGraph.of(arcs, flow, network.nodes), start)
        load = np.bincount(network.candidates.mentors, self.used, m)
        untaken = n + np.flatnonzero((load == 0) & (network.need == 0))
        made[untaken] = np.minimum(made[untaken], made[network.sink])
        return made

    # The stages --------------------------------------------------------------------------------

    def then(self, costs: Costs, made: Ints) -> Face:
        """Return the face of one more stage, in which the flow is best."""
        return replace(self, costs=(*self.costs, costs), potentials=(*self.potentials, made))

    def within(self, problem: Problem) -> Problem:
        """Return a further stage's problem over the pairs that are tight in all stages so far."""
        c = problem.compatibility
        for costs, made in zip(self.costs, self.potentials, strict=True):
            c = c.with_mask(costs.tight(made, self.network.shape))
        return replace(problem, compatibility=c)

    def mentors(self, made: Ints) -> Ints:
        """Return the mentors' prices at some potentials."""
        n, m = self.network.shape
        return np.asarray(made[self.network.sink] - made[n : n + m])

    def prices(self, made: Ints) -> Prices:
        """Return the prices at the potentials of a further stage."""
        if not self.fixed or self.network.complete:
            return Prices(self.mentors(made), score=1)
        sink, first, further = (int(x) for x in made[self.network.sink :])
        if not self.network.further.any():
            return Prices(self.mentors(made), seats=sink - first, score=1)
        return Prices(self.mentors(made), covered=further - first, seats=sink - further, score=1)
