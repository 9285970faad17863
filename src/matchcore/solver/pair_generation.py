"""The pairs of a problem: those in the network, and all others, which enter as they are needed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

import numpy as np

from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.model.assignment import Assignment
from matchcore.model.problem import Problem
from matchcore.solver.flow.network import Candidates, Network
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.snapshot import Snapshot
from matchcore.solver.scan.tiles import Found, place_in_row
from matchcore.solver.shortlist import Sample, Start, relist, shortlist

_NONE = np.zeros(0, dtype=np.int64)
FEW_CELLS = 1 << 16  # so many pairs and fewer enter all at once
MORE = 8  # pairs that enter for one mentee at a time


@dataclass(frozen=True)
class Resources:
    """How the pairs are searched, not which are found."""

    generate: bool | None = None  # None: by the size of the problem
    workers: Any = None
    device: str | None = None
    check: Callable[[], None] | None = None  # asked in the midst of scans; raises to stop
    threads: Executor | None = None


class PairGeneration:
    """The pairs of a problem.

    Attributes
    ----------
    network : Network
        What is left to decide, on the pairs that are candidates so far.
    whole : bool
        Every usable pair is a candidate.
    start : Start or None
        The prices at which the first candidates were chosen, where not all are.
    worth : int
        By which integer scores count in costs and prices.
    margin : int
        How much less than what their mentee has new pairs may gain.
    """

    def __init__(self, problem: Problem, worth: int, resources: Resources) -> None:
        self.problem, self.worth, self.resources = problem, worth, resources
        self.network = Network.of(problem, Candidates.of(problem, _NONE, _NONE), worth)
        self.whole = True
        self.start: Start | None = None
        self.snapshot: Snapshot | None = None
        self.margin = 0

    @cached_property
    def along(self) -> Scan:
        """All usable pairs, from the mentees' side."""
        return self._scan(self.problem.usable)

    @cached_property
    def across(self) -> Scan:
        """All usable pairs, from the mentors' side."""
        return self._scan(self.problem.usable.transposed())

    def _scan(self, pairs: Any) -> Scan:
        resources = self.resources
        shift = self.problem.shift
        return Scan.of(
            pairs, shift, resources.workers, resources.device, resources.check, resources.threads
        )

    def begin(self, before: Assignment | None, guess: Callable[[PairGeneration], Start]) -> None:
        """Let the first candidates in: all pairs, or the best at prices of before or guessed."""
        problem, cells = self.problem, self.problem.shape[0] * self.problem.shape[1]
        generate = self.resources.generate
        if generate is None:
            generate = cells > FEW_CELLS or before is not None
        self.whole = not (generate and cells)
        if self.whole:
            self._enter(Candidates.all(problem))
            return
        known = Start.of_assignment(problem, before, self.worth) if before else None
        self.start = known or guess(self)
        if known and before:
            chosen = relist(problem, self.along, self.start, before, self.worth)
        else:
            chosen = shortlist(problem, self.along, self.across, self.start, self.worth)
        self.snapshot, self.margin = chosen.snapshot, chosen.margin
        if self.resources.check is not None:
            self.resources.check()
        self._enter(Candidates.of(problem, chosen.mentees, chosen.mentors))

    def sample(self) -> Sample | None:
        """Return a part that stands for the whole; None where it would be no smaller."""
        shape = self.problem.shape
        if shape[0] * shape[1] <= FEW_CELLS:
            return None
        sample = Sample.of(self.problem)
        return None if sample.problem.shape == shape else sample

    def best(self, prices: Ints, count: int, above: Ints) -> Found:
        """Return the best usable pairs of each mentee that gain more than `above`."""
        if self.snapshot is None:
            return self.along.best(prices, count, above, self.worth)
        return self.snapshot.best(prices, count, above)

    def unknown(self, found: Found) -> Found:
        """Return the pairs that are no candidates yet."""
        width = self.problem.shape[1]
        return found.where(~self.network.candidates.holds(found.rows, found.cols, width))

    def add(self, found: Found, count: int = MORE) -> int:
        """Let in the best new pairs of each mentee, `count` at most; return how many."""
        new = self.unknown(found)
        new = new.where(place_in_row(new) < count)
        if len(new):
            more = Candidates.of(self.problem, new.rows, new.cols)
            self._enter(self.network.candidates.joined(more))
        return len(new)

    def drop(self, idle: Bools) -> None:
        """Take candidates out; where they are needed again, the scan will find them."""
        if not self.whole:
            self._enter(self.network.candidates.where(~idle))

    def most(
        self, seats: Ints, places: Ints, step: Callable[[], None], side: int | None = None
    ) -> tuple[Ints, Rows]:
        """Return the largest flow over all usable pairs, letting in what makes it larger.

        Parameters
        ----------
        step : callable
            Called before each flow.
        side : {0, 1}, optional
            Whose shortage is to be understood: the flow then starts from them, and all pairs are
            searched even where the other side has nothing left.

        Returns
        -------
        used : array of int
            Which candidates the flow uses.
        reached : array of int
            Who of that side is reached by those who remain short.
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
            part = self._scan(self.problem.usable.take(rows, cols))
            count = MORE + int(seats[rows].max())  # the pairs in use may be among the best
            prices = self.start.mentors if self.start else np.zeros(len(places), np.int64)
            found = part.best(prices[cols], count, worth=self.worth)
            if not self.add(Found(rows[found.rows], cols[found.cols], found.gains)):
                break
        return used, np.flatnonzero(reached[side or 0])

    def _enter(self, candidates: Candidates) -> None:
        self.network = replace(self.network, candidates=candidates)
