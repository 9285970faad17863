"""Pair generation: some pairs are in the network, and the others enter as they are needed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.model.assignment import Assignment, Listing
from matchcore.model.compatibility import Compatibility
from matchcore.model.objective import RANKINGS
from matchcore.model.problem import Problem
from matchcore.solver.flow.candidates import Candidates
from matchcore.solver.flow.network import Network
from matchcore.solver.flow.prices import Duals
from matchcore.solver.resume import resumed
from matchcore.solver.sample import Sample
from matchcore.solver.scan.found import NEVER, Found, place_in_row
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.snapshot import Snapshot
from matchcore.solver.shortlist import margin_at, relist, shortlist, still_usable
from matchcore.solver.start import Start

FEW_CELLS = 1 << 16  # number of pairs up to which all enter at once
MORE = 8  # pairs that enter for one mentee at first
_SPARE = 6  # pairs of a mentee that a snapshot lists beyond those asked for
_DEPTH = 6  # how many margins below those its other pairs lie
_MUCH = 0.1  # share of all pairs from which a new snapshot costs less than a part of the old one
_NONE = np.zeros(0, dtype=np.int64)


@dataclass(frozen=True)
class Resources:
    """What searches the pairs; it does not change which are found."""

    generate: bool | None = None  # None decides by the size of the problem
    workers: Any = None
    device: str | None = None
    check: Callable[[], None] | None = None  # called during scans; raises to stop
    threads: Executor | None = None
    foresee: Callable[[float], None] | None = None  # told how long a scan of all pairs takes


class PairGeneration:
    """The candidate pairs of a problem, and the search for more.

    Attributes
    ----------
    network : Network
        What is left to decide, over the candidates so far.
    whole : bool
        Every usable pair is a candidate.
    start : Start or None
        The prices at which the first candidates were chosen; None if all pairs are candidates.
    worth, bonus : int
        Worths of a unit of integer score and of a seat, in costs and prices.
    more : int
        How many pairs enter for one mentee after the next scan.
    margin : int
        How far a new pair's gain may lie below what its mentee has.
    resumed : bool
        The search goes on from an earlier answer and trusts what it says of all pairs.
    snapshot, last : Snapshot or None
        What is known of all pairs from before or from the first scan; and from the last one.
    """

    def __init__(self, problem: Problem, resources: Resources) -> None:
        self.problem, self.resources = problem, resources
        ranking = RANKINGS[problem.objective]
        self.worth, self.bonus = ranking.score_worth, ranking.seat_bonus
        self.network = Network.of(problem, Candidates.of(problem, _NONE, _NONE), self.worth)
        self.whole = True
        self.start: Start | None = None
        self.snapshot: Snapshot | None = None
        self.last: Snapshot | None = None
        self.more = MORE
        self.margin = 0
        self.resumed = False

    @property
    def values(self) -> Ints:
        """Values of the candidates: their scores and seats at their worths."""
        return np.asarray(self.network.candidates.scores * self.worth + self.bonus)

    @property
    def count(self) -> int:
        """How many pairs of a mentee a scan returns: new ones beside those in use."""
        return self.more + int((self.network.first + self.network.further).max(initial=0))

    @cached_property
    def along(self) -> Scan:
        """All usable pairs, from the mentees' side."""
        return self._scan(self.problem.usable)

    @cached_property
    def across(self) -> Scan:
        """All usable pairs, from the mentors' side."""
        return self._scan(self.problem.usable.transposed())

    def _scan(self, pairs: Compatibility) -> Scan:
        r, shift = self.resources, self.problem.shift
        return Scan.of(pairs, shift, r.workers, r.device, r.check, r.threads)

    def begin(self, before: Assignment | None, guess: Callable[[PairGeneration], Start]) -> None:
        """Add the first candidates: all pairs, or the best at earlier or estimated prices."""
        problem, cells = self.problem, self.problem.shape[0] * self.problem.shape[1]
        generate = self.resources.generate
        if generate is None:
            generate = cells > FEW_CELLS or before is not None
        self.whole = not (generate and cells)
        if self.whole:
            self._enter(Candidates.all(problem))
            return
        if before is not None and before.past is not None:
            resume = resumed(problem, self._scan, self.along, before)
            if resume is not None:
                self.start, self.snapshot = resume.start, resume.snapshot
                self.resumed = True
                self._enter(Candidates.of(problem, resume.mentees, resume.mentors))
                return
        known = Start.of_assignment(problem, before, self.worth) if before else None
        if known and before and before.candidates is not None:
            self.start, pairs = known, still_usable(problem, *before.candidates)
            self.margin = margin_at(problem, before, self.worth)
            self._enter(Candidates.of(problem, *pairs))
            return
        if known and before:
            scans = self.along, self.across
            self.start, chosen = relist(problem, *scans, known, before, self.worth)
        else:
            self.start = guess(self)
            chosen = shortlist(problem, self.along, self.across, self.start, self.worth)
        self.snapshot, self.margin = chosen.snapshot, chosen.margin
        if self.resources.foresee is not None:
            self.resources.foresee(chosen.snapshot.seconds)
        if self.resources.check is not None:
            self.resources.check()
        self._enter(Candidates.of(problem, chosen.mentees, chosen.mentors))

    def sample(self) -> Sample | None:
        """Return a sample of the problem; None if it would be no smaller."""
        shape = self.problem.shape
        if shape[0] * shape[1] <= FEW_CELLS:
            return None
        sample = Sample.of(self.problem)
        return None if sample.problem.shape == shape else sample

    def above(self, duals: Duals) -> Ints:
        """Return the gain that a pair of each mentee must exceed to improve the answer."""
        above = duals.mentees - self.bonus
        above[self.network.first + self.network.further == 0] = NEVER
        return above

    def best(self, prices: Ints, count: int, above: Ints) -> Found:
        """Return the best usable pairs of each mentee that gain more than `above`."""
        if self.resumed and self.snapshot is not None:  # both lie near: whichever asks for less
            known = [x for x in (self.snapshot, self.last) if x is not None]
            self.last = min(known, key=lambda x: x.share(prices, above)).moved(prices, count, above)
            return self.last.listed
        depth = _DEPTH * self.margin
        if self.snapshot is None or (depth and self.snapshot.share(prices, above) > _MUCH):
            args = self.along, prices, count + _SPARE, above - depth, self.worth
            self.snapshot = Snapshot.take(*args)
        return self.snapshot.best(prices, count, above)

    @property
    def ended_with(self) -> tuple[Rows, Rows] | None:
        """The candidates, for a search that goes on from here; None if they are all pairs."""
        pairs = self.network.candidates
        return None if self.whole else (pairs.mentees, pairs.mentors)

    @property
    def listing(self) -> Listing | None:
        """What scans have told of all pairs; None where they need not."""
        seen = self.snapshot
        if seen is None or self.worth != 1 or len(self.problem.required):
            return None
        pairs = seen.listed.rows, seen.listed.cols
        return Listing(*pairs, seen.prices, seen.ceiling, self.problem.shift)

    def unknown(self, found: Found) -> Found:
        """Return the pairs that are not candidates yet."""
        width = self.problem.shape[1]
        return found.where(~self.network.candidates.holds(found.rows, found.cols, width))

    def add(self, found: Found, count: int = MORE) -> int:
        """Add the best new pairs of each mentee, at most `count`; return how many were added."""
        new = self.unknown(found)
        new = new.where(place_in_row(new) < count)
        if len(new):
            more = Candidates.of(self.problem, new.rows, new.cols)
            self._enter(self.network.candidates.joined(more))
        return len(new)

    def drop(self, idle: Bools) -> None:
        """Remove candidates; a scan finds them again if they are needed."""
        if not self.whole:
            self._enter(self.network.candidates.where(~idle))

    def most(
        self, seats: Ints, places: Ints, step: Callable[[], None], side: int | None = None
    ) -> tuple[Ints, Rows]:
        """Return a maximum flow over all usable pairs, adding the pairs that enlarge it.

        Parameters
        ----------
        step : callable
            Called before each flow.
        side : {0, 1}, optional
            The side whose shortage is to be explained: the flow starts from it, and all pairs are
            searched even if every place is taken.

        Returns
        -------
        used : array of int
            Which candidates the flow uses.
        reached : array of int
            Rows of that side reached from those still short.
        """
        while True:
            step()
            used, *reached = self.network.most(seats, places, side or 0)
            rows, cols = (
                np.flatnonzero(r if k == (side or 0) else ~r) for k, r in enumerate(reached)
            )
            full = side is None and used.sum() == places.sum()
            if self.whole or full or not len(rows) or not len(cols):
                break
            count = MORE + int(seats[rows].max())  # pairs in use may be among the best
            prices = self.start.mentors if self.start else np.zeros(len(places), np.int64)
            if not self.add(self.along.among(rows, cols, prices, count, self.worth)):
                break
        return used, np.flatnonzero(reached[side or 0])

    def _enter(self, candidates: Candidates) -> None:
        self.network = replace(self.network, candidates=candidates)
