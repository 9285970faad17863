"""The search: a flow on some pairs, prices from it, more pairs by a scan of all at these prices.

This is column generation (Ford and Fulkerson, *A suggested computation for maximal
multi-commodity network flows*, 1958). It ends when no pair outside the network gains more than
its mentee has: the flow is then best over all pairs. Where all pairs enter the network at once,
the first flow is the last.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matchcore.clashes import Clash
from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.model.assignment import Assignment, Prices, Quantity
from matchcore.model.integers import integers
from matchcore.model.problem import Problem
from matchcore.solver.diagnosis import shortage
from matchcore.solver.flow.network import Candidates, Network
from matchcore.solver.flow.prices import Duals, count_prices, raised
from matchcore.solver.pair_generation import MORE, PairGeneration, Resources
from matchcore.solver.scan.tiles import NEVER, Found, gathered, place_in_row
from matchcore.solver.shortlist import Start
from matchcore.solver.watch import Watch

_MOST_MORE = 128  # pairs that enter for one mentee, when rounds are many
_CROWDED = 1000  # mentees with more ties than a scan returns, and
_TIES = 1000  # ties of one of them, up to which uniqueness is told
_BLURRED = 2.0**40  # rounding beyond which it is not
_LOOKS = 4  # at all pairs, to tell it


@dataclass(frozen=True, eq=False)
class Incumbent:
    """The best answer so far.

    Attributes
    ----------
    mentees, mentors : arrays of int
        Its pairs, sorted.
    rank : tuple of int
        Its quantities, in the order of the objective: a larger one is a better answer.
    """

    mentees: Rows
    mentors: Rows
    rank: tuple[int, ...]


class Search:
    """One problem on its way to the best answer.

    Attributes
    ----------
    incumbent : Incumbent or None
        The best answer so far.
    proofs : dict of Quantity to Prices
        What bounds each quantity, as far as anything better than counting is known.
    is_done : bool
        The incumbent is the best answer: nothing stopped the search.
    unique : bool
        No other answer is as good as the incumbent.
    more : int
        How many pairs the next scan lets in for one mentee.
    """

    def __init__(
        self, problem: Problem, watch: Watch, resources: Resources, gap: float = 0.0
    ) -> None:
        self.problem, self.watch, self.gap = problem, watch, gap
        # twice the score plus one for each seat: of equal totals the one with more seats
        self.worth, self.bonus = (2, 1) if problem.objective == "score" else (1, 0)
        self.generation = PairGeneration(problem, self.worth, resources)
        self.more = MORE
        self.incumbent: Incumbent | None = None
        self.proofs: dict[Quantity, Prices] = {}
        self.unique = False
        self.is_done = False
        self.least: tuple[int, Prices] | None = None  # the least bound on the total, and its prices
        self.for_seats = self.generation.network.candidates  # no other pair leads to more seats

    def offer(self, mentees: Rows, mentors: Rows) -> None:
        """Keep an answer, given as sorted pairs, where it is better than the incumbent."""
        scores = integers(self.problem.compatibility.at(mentees, mentors), self.problem.shift)
        self._keep(mentees, mentors, int(scores.sum()))

    def begin(self, before: Assignment | None = None) -> None:
        """Choose the first candidates."""
        self._step("pairs")
        self.generation.begin(before, self._guess)

    def _guess(self, generation: PairGeneration) -> Start:
        """Take prices from a sample, which takes its own from a smaller one."""
        sample = generation.sample()
        if sample is None:
            nothing = np.zeros(self.problem.shape[1], dtype=np.int64)
            return Start(nothing, -self.bonus, -self.bonus)
        search = Search(sample.problem, replace(self.watch, progress=None), generation.resources)
        search.begin()
        duals = search.optimise(tells_unique=False)
        self._step("pairs")
        first, further = duals.supplies
        have = duals.mentees - search.bonus, first - search.bonus, further - search.bonus
        return sample.start(self.problem, generation.across, have, self.worth / search.worth)

    # Feasibility and seats: largest flows ----------------------------------------------------

    def clashes(self) -> tuple[Clash, ...]:
        """Return which minimums or demands cannot be met.

        Where there are none, an answer that meets all is kept, and the candidates suffice for it.
        """
        network, found = self.generation.network, []
        seats = network.first + network.further
        asked = [(1, network.need)] if network.need.any() else []
        asked += [(0, network.room)] if network.complete else []
        for side, places in asked:
            used, reached = self.generation.most(
                seats, places, lambda: self._step("feasibility"), side
            )
            found.append(shortage(self.problem, self.generation.network, used, reached, side))
        clashes = tuple(clash for clash in found if clash)
        if asked and not clashes:
            if len(asked) > 1:  # each flow meets its own side's requirements alone
                network = self.generation.network
                used = network.best(np.zeros(len(network.candidates), dtype=np.int64), None)
            self._hold(used)
        return clashes

    def _seats(self) -> tuple[int, int]:
        """Count the most first, and further, seats that can be filled.

        Both are reached together, as augmenting a flow takes no seat away from anybody.
        """
        network = self.generation.network
        seats = network.first + network.further
        used, _ = self.generation.most(seats, network.room, lambda: self._step("seats"))
        filled = covered = int(used.sum())
        if not network.need.any():
            self._hold(used)
        if network.further.any():
            used, _ = self.generation.most(network.first, network.room, lambda: self._step("seats"))
            covered = int(used.sum())
        self.for_seats = self.generation.network.candidates
        return covered, filled - covered

    # The best total: flows of least cost -----------------------------------------------------

    def optimise(self, tells_unique: bool = True) -> Duals:
        """Search until the flow is best over all pairs, or the gap is small enough."""
        seats = self._seats() if self.problem.objective == "coverage" else None
        potentials, value = None, -math.inf
        while True:
            self._step("flow")
            duals = self._price(seats, potentials)
            if self.generation.whole:
                self._conclude(duals)
                self.unique = tells_unique and self._is_unique(duals)
                return duals
            self._bound_seats(duals)
            self.proofs.setdefault("total", self._total_prices(duals))
            self._step("scan")
            near, above = self._near(duals), self._above(duals)
            better = self.generation.unknown(near.where(near.gains > above[near.rows]))
            gap = self._bound(duals, better, seats)
            if not len(better):
                self._conclude(duals)
                self.unique = tells_unique and self._is_unique(duals)
                return duals
            if 0 < self.gap >= gap:  # 0 asks for every proof, and these prices give none yet
                return duals
            value, before = self._value(duals), value
            if value > before:  # so that nothing can leave and come back for ever
                self.generation.drop(self._idle_candidates(duals, better))
            least = above - self.generation.margin
            self.generation.add(near.where(near.gains > least[near.rows]), self.more)
            if potentials is not None:  # not the first round: of many alike a few will not do
                self.more = min(2 * self.more, _MOST_MORE)
            potentials = duals.potentials

    def _price(self, seats: tuple[int, int] | None, potentials: Ints | None) -> Duals:
        """Find the best flow and its prices, closing these from the last ones, or the first."""
        network, values = self.generation.network, self._values(self.generation.network.candidates)
        used = network.best(values, seats)
        self._hold(used)
        self.watch.check()
        idle = None if seats is not None or network.complete else (0, 0)
        if self.generation.start is None:
            return Duals.of(network, used, values, idle)
        if potentials is None:
            potentials = self.generation.start.potentials(network, self.bonus)
        return Duals.of(network, used, values, idle, raised(potentials, network, values))

    def _values(self, candidates: Candidates) -> Ints:
        return candidates.scores * self.worth + self.bonus

    def _above(self, duals: Duals) -> Ints:
        """Return what a pair must gain more than, to be worth a change to its mentee."""
        network = self.generation.network
        above = duals.mentees - self.bonus
        above[network.first + network.further == 0] = NEVER
        return above

    def _near(self, duals: Duals) -> Found:
        """Return the best few pairs that gain what their mentee has, or miss it by a margin."""
        above = self._above(duals) - 1 - self.generation.margin
        return self.generation.best(duals.mentors, self._count, above)

    @property
    def _count(self) -> int:
        """How many pairs of a mentee a scan returns: new ones beside those in use."""
        network = self.generation.network
        return self.more + int((network.first + network.further).max(initial=0))

    def _bound(self, duals: Duals, better: Found, seats: tuple[int, int] | None) -> float:
        """Bound the total at these prices, keep the least bound, and return the gap to it."""
        network, used = self.generation.network, duals.used
        chosen = better.where(place_in_row(better) < (network.first + network.further)[better.rows])
        over = chosen.gains - self._above(duals)[chosen.rows]
        missing = duals.limit(seats) + int(over.sum()) - self._value(duals)
        if missing and self.bonus:  # an answer with fewer seats may use what they are worth
            missing += int(used.sum())
        seats_bonus = self.bonus * int(used.sum())
        score = (self._value(duals) - seats_bonus) // self.worth
        limit = score - (-missing // self.worth)
        if self.least is None or limit < self.least[0]:
            self.least = limit, self._total_prices(duals)
            self.proofs["total"] = self.least[1]
        total, bound = (
            math.ldexp(x, -self.problem.shift) + self._decided for x in (score, self.least[0])
        )
        return self.watch.found(total, bound)

    @cached_property
    def _decided(self) -> float:
        """What required pairs bring, and the loads that they and the minimums make cost."""
        problem = self.problem
        i, j = problem.required.T
        load = np.maximum(problem.minimum, np.bincount(j, minlength=problem.shape[1]))
        return float(problem.compatibility.at(i, j).sum() - problem.load_costs(load).sum())

    def _value(self, duals: Duals) -> int:
        return duals.network.value(duals.used, duals.values)

    def _idle_candidates(self, duals: Duals, better: Found) -> Bools:
        """Return which candidates are further from use than the best new pair is from the old."""
        pairs, above = duals.network.candidates, duals.mentees
        short = above[pairs.mentees] + duals.mentors[pairs.mentors] - duals.values
        reach = int((better.gains - self._above(duals)[better.rows]).max())
        return np.asarray((short > reach) & (duals.used == 0))

    def _is_unique(self, duals: Duals) -> bool:
        """Whether no other answer can be as good, wherever between its roundings each pair lies.

        Pairs outside the network join it where they might take part; not told where many do.
        """
        pairs, shift = self.problem.compatibility, self.problem.shift
        are_multiples = pairs.are_multiples(shift)
        lost = math.ldexp(pairs.error_at(shift, are_multiples), shift)
        blur = self.worth * ((0.0 if are_multiples else 0.5) + lost)
        if blur > _BLURRED:
            return False
        for _ in range(_LOOKS):
            sure = duals.blurred(math.ceil(blur))
            if sure is None or not sure.unique():
                return False
            near = None if self.generation.whole else self._as_good(sure, math.ceil(blur))
            if near is None:
                return self.generation.whole
            near = self.generation.unknown(near)
            if not len(near):
                return True
            duals = self._with(near, duals)
        return False

    def _as_good(self, duals: Duals, blur: int) -> Found | None:
        """Return all pairs that may gain what their mentee has; None where too many do."""
        above = self._above(duals) - 1 - blur
        near = self.generation.best(duals.mentors, self._count, above)
        crowded = np.flatnonzero(np.bincount(near.rows) == self._count)
        if len(crowded) > _CROWDED:
            return None
        if not len(crowded):
            return near
        part = self.generation.along.part(crowded, slice(None))
        rest = part.best(duals.mentors, _TIES, above[crowded], self.worth)
        if int(np.bincount(rest.rows).max(initial=0)) == _TIES:
            return None
        others = near.where(~np.isin(near.rows, crowded))
        return gathered([others, replace(rest, rows=crowded[rest.rows])])

    def _with(self, more: Found, duals: Duals) -> Duals:
        """Return the same flow in a network that has more pairs."""
        before = self.generation.network.candidates
        self.generation.add(more, len(more))
        network = self.generation.network
        pairs, used = network.candidates, np.zeros(len(network.candidates), dtype=np.int64)
        used[before.holds(pairs.mentees, pairs.mentors, network.shape[1])] = duals.used
        values = self._values(pairs)
        return Duals.of(network, used, values, duals.idle, duals.potentials)

    # Answers ---------------------------------------------------------------------------------

    def _total_prices(self, duals: Duals) -> Prices:
        """Return prices for the total; half the prices of twice the score, rounded down, do."""
        if self.problem.objective == "coverage":
            return duals.prices_of_fixed_seats()
        return Prices(duals.mentors // 2, score=1)

    def _conclude(self, duals: Duals) -> None:
        """Price every quantity at the best answer."""
        self.is_done = True
        self._bound_seats(duals)
        self.proofs["total"] = self._total_prices(duals)
        if self.problem.objective == "score":
            self.proofs["seats"] = duals.prices(seats=1, score=2)

    def _bound_seats(self, duals: Duals) -> None:
        """Price the seats, where they come first, by an answer that fills the most."""
        if self.problem.objective == "score" or "seats" in self.proofs:
            return
        network, used = self._with_all_for_seats(duals)
        self.proofs["seats"] = count_prices(network, used, seats=1)
        if self.problem.demand.max(initial=0) > 1:
            self.proofs["covered"] = count_prices(network, used, covered=1)

    def _with_all_for_seats(self, duals: Duals) -> tuple[Network, Ints]:
        """Return the network that no pair could lead to more seats in, with the answer's pairs."""
        m, answer = duals.network.shape[1], duals.network.candidates.where(duals.used > 0)
        pairs = self.for_seats
        new = ~pairs.holds(answer.mentees, answer.mentors, m)
        pairs = pairs.joined(answer.where(new))
        used = answer.holds(pairs.mentees, pairs.mentors, m).astype(np.int64)
        return replace(duals.network, candidates=pairs), used

    def _hold(self, used: Ints) -> None:
        """Keep the answer of a flow where it is better than the incumbent."""
        pairs, required = self.generation.network.candidates, self.problem.required
        mentees = np.concatenate([pairs.mentees[used > 0], required[:, 0]])
        mentors = np.concatenate([pairs.mentors[used > 0], required[:, 1]])
        order = np.lexsort((mentors, mentees))
        decided = integers(self.problem.compatibility.at(*required.T), self.problem.shift)
        score = int(pairs.scores[used > 0].sum()) + int(decided.sum())
        self._keep(mentees[order], mentors[order], score)

    def _keep(self, mentees: Rows, mentors: Rows, score: int) -> None:
        """Replace the incumbent by an answer at least as good."""
        problem = self.problem
        total = score - self._load_cost(mentors)
        seats, covered = len(mentees), len(np.unique(mentees))
        coverage = problem.objective == "coverage"
        rank = (covered, seats, total) if coverage else (total, seats)
        if self.incumbent is None or rank >= self.incumbent.rank:
            self.incumbent = Incumbent(mentees, mentors, rank)

    def _load_cost(self, mentors: Rows) -> int:
        problem = self.problem
        if not problem.load_step.any():
            return 0
        burdens = problem.burdens(np.bincount(mentors, minlength=problem.shape[1])).tolist()
        steps = zip(problem.load_steps(problem.shift), burdens, strict=True)
        return sum(step * int(burden) for step, burden in steps if burden)

    def _step(self, step: str) -> None:
        self.watch.step(step, len(self.generation.network.candidates))
