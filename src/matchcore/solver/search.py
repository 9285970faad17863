"""The search: a flow on some pairs, prices from it, more pairs by a scan of all at these prices.

This is column generation (Gilmore and Gomory, 1961; for assignment: Ahuja, Magnanti, Orlin,
*Network Flows*, 1993, ch. 17). It ends when no pair outside the network gains more than its
mentee has: the flow is then best over all pairs. Where everything may enter the network at once,
the first flow is the last.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from matchcore.assignment import Assignment, Clash, Prices, Quantity
from matchcore.masks import Rows
from matchcore.problem import Problem
from matchcore.solver.diagnosis import shortage
from matchcore.solver.flow import Ints
from matchcore.solver.network import Candidates, Network
from matchcore.solver.prices import Duals
from matchcore.solver.pricing import NEVER, Found, Scan
from matchcore.solver.shortlist import FEW_CELLS, Sample, Start, place_in_row, rescaled, shortlist
from matchcore.solver.watch import Watch

Proofs = list[tuple[Quantity, Prices]]
_MORE = 8  # pairs that a scan may add for one mentee


@dataclass(frozen=True, eq=False)
class InHand:
    """An answer to the problem, and the prices that bound the total best."""

    mentees: Rows
    mentors: Rows
    proofs: Proofs
    total: Prices | None = None
    unique: bool = False


class Search:
    """One problem on its way to the best answer.

    Attributes
    ----------
    in_hand : InHand or None
        The best answer so far.
    """

    def __init__(
        self, problem: Problem, watch: Watch, gap: float = 0.0, device: str | None = None
    ) -> None:
        self.problem, self.watch, self.gap, self.device = problem, watch, gap, device
        # twice the score plus one for each seat: of equal totals the one with more seats
        self.worth, self.bonus = (2, 1) if problem.objective == "score" else (1, 0)
        self.start: Start | None = None
        self.whole = True  # all pairs are candidates
        self.in_hand: InHand | None = None
        self.least: tuple[int, Prices] | None = None
        self.network = Network.of(problem, Candidates.of(problem, _NONE, _NONE))

    @cached_property
    def along(self) -> Scan:
        """All usable pairs, from the mentees' side."""
        return Scan.of(self.problem.usable, self.problem.shift, self.device)

    @cached_property
    def across(self) -> Scan:
        """All usable pairs, from the mentors' side."""
        return Scan.of(self.problem.usable.transposed(), self.problem.shift, self.device)

    def begin(self, generate: bool | None, before: Assignment | None) -> None:
        """Choose the first candidates: all pairs, or a shortlist at guessed prices."""
        self._step("pairs")
        problem = self.problem
        cells = problem.shape[0] * problem.shape[1]
        if generate is None:
            generate = cells > FEW_CELLS or before is not None
        self.whole = not generate or not cells
        if self.whole:
            self._enter(Candidates.all(problem))
            return
        if before is not None:
            self.start = Start.of_assignment(problem, before, self.worth)
        if self.start is None:
            self.start = self._guess()
        i, j = shortlist(problem, self.along, self.across, self.start, self.worth)
        if before is not None:
            usable = problem.usable.allowed_at(before.mentees, before.mentors)
            i = np.concatenate([i, before.mentees[usable]])
            j = np.concatenate([j, before.mentors[usable]])
        self._enter(Candidates.of(problem, i, j))

    def _enter(self, candidates: Candidates) -> None:
        self.network = replace(self.network, candidates=candidates)

    def _guess(self) -> Start:
        """Take prices from a sample, which takes its own from a smaller one."""
        n, m = self.problem.shape
        sample = Sample.of(self.problem)
        if n * m <= FEW_CELLS or sample.problem.shape == (n, m):
            return Start(np.zeros(m, dtype=np.int64), -self.bonus, -self.bonus)
        search = Search(sample.problem, Watch(cancel=self.watch.cancel), device=self.device)
        search.begin(None, None)
        duals = search.optimise()
        finer = self.problem.shift - sample.problem.shift
        scale = self.worth / search.worth
        first, further = (
            int(rescaled(np.array(x), finer, scale)) - self.bonus for x in duals.supplies
        )
        above = rescaled(duals.mentees, finer, scale) - self.bonus
        self._step("pairs")
        prices = sample.price(self.problem, self.across, above, self.worth)
        return Start(prices, first, further)

    # Feasibility and seats: largest flows ----------------------------------------------------

    def clashes(self) -> tuple[Clash, ...]:
        """Return which minimums or demands cannot be met; afterwards the candidates meet all."""
        network, found = self.network, []
        seats = network.first + network.further
        if network.need.any():
            used, reached = self._most(seats, network.need, "feasibility", 1)
            found.append(shortage(self.problem, self.network, used, reached, 1))
        if network.complete:
            used, reached = self._most(seats, network.room, "feasibility")
            found.append(shortage(self.problem, self.network, used, reached, 0))
        return tuple(clash for clash in found if clash)

    def _most(self, seats: Ints, places: Ints, step: str, side: int = 0) -> tuple[Ints, Rows]:
        """Return the largest flow over all open pairs, adding candidates until it is.

        Also return who of the first side is reached by those who remain short.
        """
        while True:
            self._step(step)
            used, *reached = self.network.most(seats, places, side)
            short = np.flatnonzero(reached[side])
            rows, cols = (np.flatnonzero(r if k == side else ~r) for k, r in enumerate(reached))
            full = step == "seats" and used.sum() == places.sum()
            if self.whole or full or not len(rows) or not len(cols):
                return used, short
            part = Scan.of(self.problem.usable.take(rows, cols), self.problem.shift)
            count = _MORE + int(seats[rows].max())  # the pairs in use may be among the best
            found = part.best(self._begun[cols], count, worth=self.worth)
            if not self._add(Found(rows[found.rows], cols[found.cols], found.gains)):
                return used, short

    @property
    def _begun(self) -> Ints:
        return self.start.mentors if self.start else np.zeros(self.problem.shape[1], np.int64)

    def _add(self, found: Found) -> int:
        """Add pairs that are no candidates yet, the best few of each mentee; return how many."""
        m = self.problem.shape[1]
        new = found.where(~self.network.candidates.holds(found.rows, found.cols, m))
        new = new.where(place_in_row(new) < _MORE)
        if len(new):
            more = Candidates.of(self.problem, new.rows, new.cols)
            self._enter(self.network.candidates.joined(more))
        return len(new)

    # The best total: flows of least cost -----------------------------------------------------

    def optimise(self) -> Duals:
        """Search until the flow is best over all pairs, or the gap is small enough."""
        seats = self._seats() if self.problem.objective == "coverage" else None
        potentials: Ints | None = None
        while True:
            self._step("flow")
            scores = self.network.candidates.scores * self.worth + self.bonus
            used = self.network.best(scores, seats)
            if self.start is not None:
                potentials = self._beginning(potentials, scores)
            idle = None if seats is not None or self.network.complete else (0, 0)
            duals = Duals.of(self.network, used, scores, idle, potentials)
            if self.whole:
                return self._conclude(duals, used, unique=duals.unique())
            self._hold(duals, used)
            found, above = self._scan(duals)
            better = found.where(found.gains > above[found.rows])
            total = self._judge(duals, used, better, seats)
            if not len(better):
                return self._conclude(duals, used, unique=self._is_unique(duals, used, found))
            if total <= self.gap:
                return duals
            self._add(better)
            potentials = duals.potentials

    def _seats(self) -> tuple[int, int]:
        """Count the most first, and further, seats that can be filled.

        Both are reached together, as augmenting a flow takes no seat away from anybody.
        """
        network = self.network
        most, _ = self._most(network.first + network.further, network.room, "seats")
        if not network.need.any():
            nothing = np.zeros(self.problem.shape[1], dtype=np.int64)
            self.in_hand = self._made(most, [], Prices(nothing, score=1))
        filled = covered = int(most.sum())
        if network.further.any():
            covered = int(self._most(network.first, network.room, "seats")[0].sum())
        return covered, filled - covered

    def _beginning(self, potentials: Ints | None, scores: Ints) -> Ints:
        """Return potentials to close from: the last ones, with each mentee at the best pair."""
        network, assert_start = self.network, self.start
        n, m = network.shape
        if potentials is None:
            potentials = np.zeros(network.nodes, dtype=np.int64)
            if assert_start is not None:
                potentials[n : n + m] = -assert_start.mentors
                potentials[network.sink + 1] = assert_start.first + self.bonus
                potentials[network.sink + 2] = assert_start.further + self.bonus
        pairs, raised = network.candidates, potentials.copy()
        raised[:n] = potentials[network.sink + 1 :].max()
        np.maximum.at(raised, pairs.mentees, scores + potentials[n + pairs.mentors])
        return raised

    def _scan(self, duals: Duals) -> tuple[Found, Ints]:
        """Return pairs that gain at least what their mentee has, candidates left out."""
        network = self.network
        self._step("scan")
        above = duals.mentees - self.bonus
        above[network.first + network.further == 0] = NEVER
        most = int((network.first + network.further).max(initial=0))
        count = _MORE + most
        found = self.along.best(duals.mentors, count, above - 1, self.worth)
        known = network.candidates.holds(found.rows, found.cols, self.problem.shape[1])
        self.all_seen = int(np.bincount(found.rows).max(initial=0)) < count
        return found.where(~known), above

    def _judge(
        self, duals: Duals, used: Ints, better: Found, seats: tuple[int, int] | None
    ) -> float:
        """Bound the total at these prices, keep the least bound, and return the relative gap."""
        network = self.network
        limit = duals.limit(self.network.candidates.scores * self.worth + self.bonus, seats)
        counted = better.where(
            place_in_row(better) < (network.first + network.further)[better.rows]
        )
        over = counted.gains - (duals.mentees - self.bonus)[counted.rows]
        value = int(((network.candidates.scores * self.worth + self.bonus) * used).sum())
        missing = limit + int(over.sum()) - value
        if missing and self.bonus:  # an answer with fewer seats may use what they are worth
            missing += int(used.sum())
        missing = -(-missing // self.worth)
        score = int((network.candidates.scores * used).sum())
        prices = self._total_prices(duals)
        if self.least is None or missing + score < self.least[0]:
            self.least = (missing + score, prices)
        self._hold(duals, used)
        return self._report(score)

    def _report(self, score: int) -> float:
        fixed = self.problem.required
        made = float(self.problem.compatibility.at(fixed[:, 0], fixed[:, 1]).sum())
        assert_least = self.least[0] if self.least else score
        total, bound = (
            float(np.ldexp(float(x), -self.problem.shift)) + made for x in (score, assert_least)
        )
        return self.watch.found(total, bound)

    def _total_prices(self, duals: Duals) -> Prices:
        """Return prices for the total; half the prices of twice the score, rounded down, do."""
        if self.problem.objective == "coverage":
            return duals.prices_of_fixed_seats()
        return Prices(duals.mentors // 2, score=1)

    def _hold(self, duals: Duals, used: Ints) -> None:
        self.in_hand = self._made(
            used, [], self.least[1] if self.least else self._total_prices(duals)
        )

    def _made(self, used: Ints, proofs: Proofs, total: Prices, unique: bool = False) -> InHand:
        pairs, required = self.network.candidates, self.problem.required
        mentees = np.concatenate([pairs.mentees[used > 0], required[:, 0]])
        mentors = np.concatenate([pairs.mentors[used > 0], required[:, 1]])
        order = np.lexsort((mentors, mentees))
        return InHand(mentees[order], mentors[order], proofs, total, unique)

    def _is_unique(self, duals: Duals, used: Ints, ties: Found) -> bool:
        """Whether no other answer is as good; not told where ties abound."""
        if not self.all_seen:
            return False
        if not len(ties):
            return duals.unique()
        before = self.network
        more = Candidates.of(self.problem, ties.rows, ties.cols)
        self._enter(before.candidates.joined(more))
        kept = before.candidates.holds
        network, m = self.network, self.problem.shape[1]
        pairs = network.candidates
        old = kept(pairs.mentees, pairs.mentors, m)
        extended = np.zeros(len(pairs), dtype=np.int64)
        extended[old] = used
        scores = pairs.scores * self.worth + self.bonus
        idle = None if self.problem.objective == "coverage" or network.complete else (0, 0)
        wider = Duals.of(network, extended, scores, idle, duals.potentials)
        self._enter(before.candidates)
        return wider.unique()

    def _conclude(self, duals: Duals, used: Ints, unique: bool) -> Duals:
        """Put the answer in hand with prices for every quantity."""
        total = self._total_prices(duals)
        if self.problem.objective == "score":
            proofs: Proofs = [("total", total), ("seats", duals.prices(seats=1, score=2))]
        else:
            proofs = [("seats", self._count_prices(used, seats=1)), ("total", total)]
            if self.problem.demand.max(initial=0) > 1:
                proofs.insert(0, ("covered", self._count_prices(used, covered=1)))
        self.in_hand = self._made(used, proofs, total, unique)
        return duals

    def _count_prices(self, used: Ints, covered: int = 0, seats: int = 0) -> Prices:
        """Return prices that bound a number of mentees or of seats, whatever the scores."""
        network = self.network
        filled = np.bincount(network.candidates.mentees, used, network.shape[0])
        counted = filled if seats else np.minimum(filled, network.first)
        if counted.sum() == network.room.sum():  # every place is taken: no further pair matters
            return Prices(np.ones(network.shape[1], dtype=np.int64), covered, seats)
        worthless = np.zeros_like(network.candidates.scores)
        duals = Duals.of(network, used, worthless, (covered + seats, seats))
        return duals.prices(covered=covered, seats=seats)

    def _step(self, step: str) -> None:
        self.watch.step(step, len(self.network.candidates))


_NONE = np.zeros(0, dtype=np.int64)
