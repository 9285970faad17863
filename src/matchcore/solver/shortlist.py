"""Where the search begins: prices guessed from a sample, and the pairs worth a look at them.

A sample of both sides, drawn evenly over the classes, is a small problem with much the same
prices. A mentor outside it costs what makes the sampled mentees indifferent (the c-transform of
optimal transport: Villani, *Optimal Transport*, 2009, ch. 5). At such prices the best pairs of
each mentee, and of each mentor, hold nearly all of the optimum. Nothing here is relied on: a bad
guess costs rounds, never the answer.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Ints, Rows
from matchcore.model.assignment import Assignment
from matchcore.model.integers import integers
from matchcore.model.masks import ClassTable
from matchcore.model.problem import Problem
from matchcore.solver.flow.network import Network
from matchcore.solver.scan.scan import Scan
from matchcore.solver.scan.snapshot import Snapshot
from matchcore.solver.scan.tiles import NEVER, place_in_row

_EACH = 8  # one of so many people is sampled
_SMALL = 256  # a side of so few people is kept whole
PER_MENTEE = 12
PER_MENTOR = 8
_NEARLY = 0.18  # of a usual score
_MISSED = 12  # near misses lie so many times nearer than pairs of the first list
_MOST = 64


@dataclass(frozen=True, eq=False)
class Start:
    """Prices to begin with, in the costs' units.

    Attributes
    ----------
    mentors : array of int of shape (m,)
    first, further : int
        What a mentee's first, and each further, pair must bring at least to be made.
    """

    mentors: Ints
    first: int
    further: int

    @classmethod
    def of_assignment(cls, problem: Problem, before: Assignment, worth: int) -> Start | None:
        """Take the prices of an earlier answer; None where it carries none.

        No price exceeds what a pair of this problem can bring: of another scale, prices would
        drown its scores.
        """
        held = before.certificate
        priced = [b.prices for b in held.bounds if b.prices.score > 0] if held else []
        if held is None or not priced:
            return None
        prices = next((p for p in priced if p.score == worth), priced[0])
        shift, magnitude = problem.shift - held.shift, problem.compatibility.magnitude
        top = worth * int(integers(np.array([magnitude]), problem.shift)[0]) + 1
        v, first, further = (
            np.clip(rescaled(np.asarray(x), shift, worth / prices.score), -top, top)
            for x in (prices.mentors, -(prices.seats + prices.covered), -prices.seats)
        )
        return cls(v, int(first), int(further))

    def least(self, problem: Problem) -> Ints:
        """Return what a pair of each mentee must bring at least to be made."""
        return np.where(problem.demand > 1, self.further, self.first).astype(np.int64)

    def potentials(self, network: Network, bonus: int) -> Ints:
        """Return these prices as potentials of a network whose pairs are worth `bonus` more."""
        made = np.zeros(network.nodes, dtype=np.int64)
        made[network.shape[0] : network.sink] = -self.mentors
        made[network.sink + 1 :] = self.first + bonus, self.further + bonus
        return made


@dataclass(frozen=True, eq=False)
class Sample:
    """A part of a problem that stands for the whole."""

    problem: Problem
    rows: Rows
    cols: Rows

    @classmethod
    def of(cls, problem: Problem) -> Sample:
        """Take every eighth person of each class; capacities follow where only one side shrinks."""
        tables = [x for x in problem.usable.masks if isinstance(x, ClassTable)]
        rows = _evenly([t.mentee_class for t in tables], problem.shape[0])
        cols = _evenly([t.mentor_class for t in tables], problem.shape[1])
        made = np.bincount(problem.required[:, 1], minlength=problem.shape[1])
        share = len(rows) * problem.shape[1] / (problem.shape[0] * len(cols))
        capacity = np.ceil((problem.capacity - made)[cols] * share).astype(np.int64)
        done = np.bincount(problem.required[:, 0], minlength=problem.shape[0])
        small = Problem(
            problem.usable.take(rows, cols),
            capacity=np.minimum(capacity, len(rows)),
            demand=(problem.demand - done)[rows],
            objective="coverage" if problem.complete else problem.objective,
            load_step=problem.load_step[cols] / share,
            load_before=np.rint((problem.load_before + made)[cols] * share),
        )
        return cls(small, rows, cols)

    @staticmethod
    def shape_of(problem: Problem) -> tuple[int, int]:
        """Return how many mentees and mentors the sample will have."""
        n, m = (len(_evenly([], size)) for size in problem.shape)
        return n, m

    def start(
        self, problem: Problem, across: Scan, have: tuple[Ints, int, int], scale: float
    ) -> Start:
        """Price every mentor by what the sampled mentees would give for a place.

        Parameters
        ----------
        across : Scan
            The problem from the mentors' side.
        have : (array of int, int, int)
            In the sample's units: what each sampled mentee has already, and what a first and a
            further pair must bring at least.
        scale : float
            Of the problem's costs to the sample's.
        """
        shift, worth = problem.shift - self.problem.shift, 2 if problem.objective == "score" else 1
        above, first, further = (rescaled(np.asarray(x), shift, scale) for x in have)
        share = len(self.rows) / problem.shape[0]
        places = np.clip(np.ceil(problem.capacity * share), 1, _MOST).astype(np.int64)
        part = across.part(slice(None), self.rows)
        found = part.best(above, int(places.max(initial=1)), worth=worth)
        prices = np.zeros(problem.shape[1], dtype=np.int64)
        place = place_in_row(found)
        last = place == places[found.rows] - 1  # the last place decides
        prices[found.rows[last]] = np.maximum(found.gains[last], 0)
        # or the one from which on a further mentee costs more than a place brings
        step = problem.load_step[found.rows] * (
            problem.load_before[found.rows] + np.rint(place / share)
        )
        cost = np.minimum(np.ldexp(step * worth, problem.shift), found.gains.astype(np.float64))
        np.maximum.at(prices, found.rows, cost.astype(np.int64))
        return Start(prices, int(first), int(further))


def rescaled(values: Ints, shift: int, factor: float = 1.0) -> Ints:
    """Return integers of one scale in another."""
    with np.errstate(over="ignore"):  # of scales far apart nothing can be guessed
        scaled = np.rint(np.ldexp(values.astype(np.float64) * factor, shift))
    return np.clip(scaled, -NEVER, NEVER).astype(np.int64)


def _evenly(classes: list[Rows], size: int) -> Rows:
    if size <= _SMALL:
        return np.arange(size)
    order = np.lexsort(classes[::-1]) if classes else np.arange(size)
    return np.sort(order[_EACH // 2 :: _EACH])


@dataclass(frozen=True, eq=False)
class Shortlist:
    """The first candidates, the look at all pairs that found them, and a margin for later ones."""

    mentees: Rows
    mentors: Rows
    snapshot: Snapshot
    margin: int = 0


def shortlist(problem: Problem, along: Scan, across: Scan, start: Start, worth: int) -> Shortlist:
    """Return the best pairs of each mentee, and of each mentor, at guessed prices.

    Who has more than one seat, or two places, to fill, has a longer list.
    """
    n, m = problem.shape
    seats = int(np.median(problem.demand)) if n else 0
    places = int(np.median(problem.capacity)) if m else 0
    count = min(PER_MENTEE + seats - 1, _MOST, max(3, m // 4))
    snapshot = Snapshot.take(along, start.mentors, count, worth=worth)
    mine = snapshot.listed
    last = place_in_row(mine) == np.minimum(problem.demand, _MOST)[mine.rows] - 1
    above = start.least(problem)
    above[mine.rows[last]] = np.maximum(above[mine.rows[last]], mine.gains[last])
    # whom many mentees have on their lists needs no list of their own
    few = np.flatnonzero(np.bincount(mine.cols, minlength=m) < 2 * PER_MENTEE)
    count = min(PER_MENTOR + places - 2, _MOST, max(3, n // 4))
    theirs = across.part(few, slice(None)).best(above, count, worth=worth)
    rows, cols = (mine.rows, theirs.cols), (mine.cols, few[theirs.rows])
    return Shortlist(np.concatenate(rows), np.concatenate(cols), snapshot)


def relist(
    problem: Problem, along: Scan, start: Start, before: Assignment, worth: int
) -> Shortlist:
    """Return the pairs of before, and those that gain nearly as much at their prices.

    Prices move so little from there that near misses come along later too: they spare a round.
    """
    usable = problem.usable.allowed_at(before.mentees, before.mentors)
    i, j = before.mentees[usable], before.mentors[usable]
    scores = integers(problem.compatibility.at(i, j), problem.shift) * worth
    least = start.least(problem)
    above = np.full(problem.shape[0], NEVER)
    np.minimum.at(above, i, scores - start.mentors[j])
    above = np.maximum(np.where(above == NEVER, least, above), least)
    near = int(_NEARLY * float(np.median(np.abs(scores)))) if len(scores) else 0
    most = min(int(problem.demand.max(initial=1)), _MOST)
    snapshot = Snapshot.take(along, start.mentors, PER_MENTEE + most - 1, above - near - 1, worth)
    more = snapshot.listed
    rows, cols = np.concatenate([i, more.rows]), np.concatenate([j, more.cols])
    return Shortlist(rows, cols, snapshot, margin=near // _MISSED)
