"""The search: a flow on some pairs, prices from the flow, more pairs from a scan at those prices.

This is column generation (Ford and Fulkerson, *A suggested computation for maximal
multi-commodity network flows*, 1958). It ends when no pair outside the network gains more than its
mentee already has; the flow is then optimal over all pairs. If all pairs enter the network at
once, the first flow is the last.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property

import numpy as np

from matchcore.clashes import Clash
from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.model.assignment import Assignment, Listing, Prices
from matchcore.model.integers import integers
from matchcore.model.objective import MEASURES, RANKINGS, Quantity
from matchcore.model.problem import Problem
from matchcore.solver.diagnosis import shortage
from matchcore.solver.earlier import bounded_counts, filled
from matchcore.solver.flow.mending import mended
from matchcore.solver.flow.network import Network
from matchcore.solver.flow.prices import Duals, count_prices, raised
from matchcore.solver.incumbent import Incumbent
from matchcore.solver.pair_generation import PairGeneration, Resources
from matchcore.solver.proof.certificate import quantities
from matchcore.solver.scan.found import Found, place_in_row
from matchcore.solver.start import Start
from matchcore.solver.uniqueness import is_unique
from matchcore.solver.watch import Watch

_MOST_MORE = 128  # pairs that enter for one mentee in a late iteration


class Search:
    """The search for the best answer to one problem.

    Attributes
    ----------
    incumbent : Incumbent or None
        The best answer so far.
    proofs : dict of Quantity to Prices
        Prices that bound each quantity, where anything better than counting is known.
    is_done : bool
        The incumbent is the best answer: nothing stopped the search.
    unique : bool
        No other answer is as good as the incumbent.
    """

    def __init__(
        self, problem: Problem, watch: Watch, resources: Resources, gap: float = 0.0
    ) -> None:
        self.problem, self.watch, self.gap = problem, watch, gap
        self.ranking = RANKINGS[problem.objective]
        self.generation = PairGeneration(problem, resources)
        self.incumbent: Incumbent | None = None
        self.proofs: dict[Quantity, Prices] = {}
        self.unique = False
        self.is_done = False
        self.least: tuple[int, Prices] | None = None  # least bound on the total, and its prices
        self.for_seats = self.generation.network.candidates  # no other pair allows more seats
        self.before: Assignment | None = None  # what the search starts from
        self.flow: tuple[Rows, Rows] | None = None  # pairs of the last flow, to be mended

    def offer(self, mentees: Rows, mentors: Rows) -> None:
        """Keep an answer, given as sorted pairs, if it is at least as good as the incumbent."""
        scores = integers(self.problem.compatibility.at(mentees, mentors), self.problem.shift)
        self._keep(mentees, mentors, int(scores.sum()))

    def listing_for(self, problem: Problem) -> Listing | None:
        """Return what scans have told of all pairs of a problem; None if they looked at others."""
        looked = self.is_done and self.problem is problem
        return self.generation.listing if looked else None

    def begin(self, before: Assignment | None = None) -> None:
        """Choose the first candidates."""
        self._step("pairs")
        self.generation.begin(before, self._guess)
        if before is not None and not self.generation.whole:
            self.before, self.flow = before, (before.mentees, before.mentors)

    def _guess(self, generation: PairGeneration) -> Start:
        """Estimate prices from a sample, whose own search may sample again."""
        sample, bonus = generation.sample(), generation.bonus
        if sample is None:
            nothing = np.zeros(self.problem.shape[1], dtype=np.int64)
            return Start(nothing, -bonus, -bonus)
        search = Search(sample.problem, replace(self.watch, progress=None), generation.resources)
        search.begin()
        duals = search.optimise(checks_unique=False)
        self._step("pairs")
        inner, (first, further) = search.generation, duals.supplies
        have = duals.mentees - inner.bonus, first - inner.bonus, further - inner.bonus
        scale = generation.worth / inner.worth
        return sample.start(self.problem, generation.across, have, scale)

    # Feasibility and seats: maximum flows ----------------------------------------------------

    def clashes(self) -> tuple[Clash, ...]:
        """Return the clashes of minimums and complete demands that no answer can meet.

        Without any, keep an answer that meets them all; the candidates then suffice for one.
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
            if len(asked) > 1:  # each flow meets only its own side's requirements
                network = self.generation.network
                used = network.best(np.zeros(len(network.candidates), dtype=np.int64), None)
            self._hold(used)
        return clashes

    def _seats(self) -> tuple[int, int]:
        """Return the largest numbers of first and of further seats that can be filled.

        One answer reaches both, because augmenting a flow never empties a mentee's seat.
        """
        known = self._seats_of_start()
        if known is not None:
            return known
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

    def _seats_of_start(self) -> tuple[int, int] | None:
        """Return these numbers where candidates reach the bounds of earlier prices; else None."""
        if self.before is None:
            return None
        self._step("seats")
        network = self.generation.network
        seats, places = network.first + network.further, network.room
        used, *_ = network.most(seats, places)
        number = first = int(used.sum())
        if network.further.any():
            first = int(network.most(network.first, places)[0].sum())
        most = [min(int(asked.sum()), int(places.sum())) for asked in (network.first, seats)]
        if [first, number] == most:  # no bound is needed
            self.for_seats = network.candidates
            return first, number - first
        limits = bounded_counts(self.problem, self.before)
        if not limits:
            return None
        found = filled(self.problem, first, number - first)
        if any(found[quantity] < limit for quantity, (limit, _) in limits.items()):
            return None
        self.proofs |= {quantity: prices for quantity, (_, prices) in limits.items()}
        return first, number - first

    # The best total: min-cost flows ----------------------------------------------------------

    def optimise(self, checks_unique: bool = True) -> Duals:
        """Search until the flow is optimal over all pairs, or the gap is small enough."""
        generation, seats = self.generation, self._seats() if self.ranking.fixes_seats else None
        potentials, value = None, -math.inf
        while True:
            self._step("flow")
            duals = self._price(seats, potentials)
            if generation.whole:
                return self._concluded(duals, checks_unique)
            self._bound_counts(duals)
            self.proofs.setdefault("total", self._total_prices(duals))
            self._step("scan")
            near, above = self._near(duals), generation.above(duals)
            better = generation.unknown(near.where(near.gains > above[near.rows]))
            gap = self._bound(duals, better, seats)
            if not len(better):
                return self._concluded(duals, checks_unique)
            if 0 < self.gap >= gap:  # 0 asks for every proof, and these prices do not give all
                return duals
            value, before = self._value(duals), value
            if value > before:  # otherwise the same pairs could leave and return for ever
                generation.drop(self._idle_candidates(duals, better))
            least = above - generation.margin
            generation.add(near.where(near.gains > least[near.rows]), generation.more)
            if before > -math.inf:  # of many similar pairs, a few more are not enough
                generation.more = min(2 * generation.more, _MOST_MORE)
            # a flow that lacks pairs raises all prices: those of an earlier answer lie nearer
            potentials = None if generation.resumed else duals.potentials

    def _price(self, seats: tuple[int, int] | None, potentials: Ints | None) -> Duals:
        """Find the best flow and its prices, starting from the last prices or the first ones."""
        network, values = self.generation.network, self.generation.values
        start, known = self.generation.start, None
        if start is not None:
            if potentials is None:
                potentials = start.potentials(network, self.generation.bonus)
            potentials = raised(potentials, network, values)
            known = self._mended(seats, potentials)
        used, potentials = known or (network.best(values, seats), potentials)
        self._hold(used)
        self.watch.check()
        idle = None if seats is not None or network.complete else (0, 0)
        return Duals.of(network, used, values, idle, potentials)

    def _mended(self, seats: tuple[int, int] | None, potentials: Ints) -> tuple[Ints, Ints] | None:
        """Return the flow before, mended, and its potentials; None where that is no faster."""
        if self.flow is None:
            return None
        network, m = self.generation.network, self.problem.shape[1]
        pairs, (i, j) = network.candidates, self.flow
        used = np.isin(pairs.mentees * m + pairs.mentors, i * m + j).astype(np.int64)
        found = mended(network, self.generation.values, seats, used, potentials)
        self.flow = None
        if found is not None:
            made = pairs.where(found[0] > 0)
            self.flow = made.mentees, made.mentors
        return found

    def _near(self, duals: Duals) -> Found:
        """Return the best few pairs that gain what their mentee has, or miss it by the margin."""
        generation = self.generation
        above = generation.above(duals) - 1 - generation.margin
        return generation.best(duals.mentors, generation.count, above)

    def _bound(self, duals: Duals, better: Found, seats: tuple[int, int] | None) -> float:
        """Bound the total at these prices, keep the least bound, and return the gap to it."""
        generation, network = self.generation, self.generation.network
        chosen = better.where(place_in_row(better) < (network.first + network.further)[better.rows])
        over = chosen.gains - generation.above(duals)[chosen.rows]
        missing = duals.limit(seats) + int(over.sum()) - self._value(duals)
        filled = int(duals.used.sum())
        if missing and generation.bonus:  # an answer with fewer seats may spend their bonus
            missing += filled
        score = (self._value(duals) - generation.bonus * filled) // generation.worth
        limit = score - (-missing // generation.worth)
        if self.least is None or limit < self.least[0]:
            self.least = limit, self._total_prices(duals)
            self.proofs["total"] = self.least[1]
        total, bound = (
            math.ldexp(x, -self.problem.shift) + self._decided for x in (score, self.least[0])
        )
        return self.watch.found(total, bound)

    @cached_property
    def _decided(self) -> float:
        """What required pairs score, less the costs of the loads they and the minimums imply."""
        problem = self.problem
        i, j = problem.required.T
        load = np.maximum(problem.minimum, np.bincount(j, minlength=problem.shape[1]))
        return float(problem.compatibility.at(i, j).sum() - problem.load_costs(load).sum())

    def _value(self, duals: Duals) -> int:
        return duals.network.value(duals.used, duals.values)

    def _idle_candidates(self, duals: Duals, better: Found) -> Bools:
        """Return which unused candidates miss use by more than the best new pair beats it by."""
        pairs, above = duals.network.candidates, duals.mentees
        short = above[pairs.mentees] + duals.mentors[pairs.mentors] - duals.values
        reach = int((better.gains - self.generation.above(duals)[better.rows]).max())
        return np.asarray((short > reach) & (duals.used == 0))

    # Answers and their prices ----------------------------------------------------------------

    def _concluded(self, duals: Duals, checks_unique: bool) -> Duals:
        """Price every quantity at the best answer, and return its duals."""
        self.is_done = True
        self._bound_counts(duals)
        self.proofs["total"] = self._total_prices(duals)
        if not self.ranking.fixes_seats:
            worth, bonus = self.ranking.score_worth, self.ranking.seat_bonus
            self.proofs["seats"] = duals.prices(seats=bonus, score=worth)
        self.unique = checks_unique and is_unique(self.generation, duals)
        return duals

    def _total_prices(self, duals: Duals) -> Prices:
        """Return prices for the total; prices of twice the score are halved, rounded down."""
        if self.ranking.fixes_seats:
            return duals.prices_of_fixed_seats()
        return Prices(duals.mentors // self.ranking.score_worth, score=1)

    def _bound_counts(self, duals: Duals) -> None:
        """Price the counts that come before the total, by an answer that fills the most seats."""
        counts = [q for q in quantities(self.problem) if MEASURES[q].is_count]
        if not self.ranking.fixes_seats or self.proofs.keys() >= set(counts):
            return
        network, used = self._with_all_for_seats(duals)
        for quantity in counts:
            self.proofs[quantity] = count_prices(network, used, **{MEASURES[quantity].worth: 1})

    def _with_all_for_seats(self, duals: Duals) -> tuple[Network, Ints]:
        """Return the network in which seats were counted, with the answer's pairs added."""
        m, answer = duals.network.shape[1], duals.network.candidates.where(duals.used > 0)
        pairs = self.for_seats
        new = ~pairs.holds(answer.mentees, answer.mentors, m)
        pairs = pairs.joined(answer.where(new))
        used = answer.holds(pairs.mentees, pairs.mentors, m).astype(np.int64)
        return replace(duals.network, candidates=pairs), used

    def _hold(self, used: Ints) -> None:
        """Keep the answer of a flow if it is at least as good as the incumbent."""
        pairs, required = self.generation.network.candidates, self.problem.required
        mentees = np.concatenate([pairs.mentees[used > 0], required[:, 0]])
        mentors = np.concatenate([pairs.mentors[used > 0], required[:, 1]])
        order = np.lexsort((mentors, mentees))
        decided = integers(self.problem.compatibility.at(*required.T), self.problem.shift)
        score = int(pairs.scores[used > 0].sum()) + int(decided.sum())
        self._keep(mentees[order], mentors[order], score)

    def _keep(self, mentees: Rows, mentors: Rows, score: int) -> None:
        found = Incumbent.of(self.problem, mentees, mentors, score)
        if self.incumbent is None or found.rank >= self.incumbent.rank:
            self.incumbent = found
            self.watch.hold(len(mentees))

    def _step(self, step: str) -> None:
        self.watch.step(step, len(self.generation.network.candidates))
