"""The nearby pairs: those that shortest paths may use, and how far away all others are.

At optimal potentials no pair has a negative reduced cost. So a graph of the nearest pairs of each
person is enough, wherever the shortest paths in it leave all other pairs a cost that is not
negative: no path over these is shorter then. Where that is not sure, more pairs of these people
enter the graph, and the question is asked again. One scan of all pairs finds the nearest; few
questions need another, of few people.

This is column generation as in the solve (Ford and Fulkerson, 1958), proven person by person.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace

import numpy as np

from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.model.problem import Problem
from matchcore.solver.flow.candidates import Candidates
from matchcore.solver.residual.levels import Length, Potentials, Worths, is_less
from matchcore.solver.residual.paths import FAR, Lengths
from matchcore.solver.scan.found import Found
from matchcore.solver.scan.scan import Scan, scan_threads
from matchcore.threads import one_blas_thread

NEAREST = 16  # pairs of each person at first, beside those of the answer
_NONE = np.zeros(0, dtype=np.int64)


class WidenedError(Exception):
    """More pairs have become candidates: build the graph and ask again."""


@dataclass(frozen=True, eq=False)
class Reach:
    """Lower bounds on the reduced costs of the pairs that are no candidates.

    Attributes
    ----------
    side : int
        The side that has one row each.
    groups : array of int
        The group of each person of the other side; each group has a column.
    counts, scores : arrays of int, of shape (people, groups)
        The bounds, in both levels; the count is `FAR` where every pair is a candidate.
    potentials : (array of int, array of int)
        The potentials at which they hold.
    """

    side: int
    groups: Rows
    counts: Ints
    scores: Ints
    potentials: Potentials

    def at(self, potentials: Potentials, n: int, m: int, without: int = -1) -> Reach:
        """Return bounds that hold at other potentials, for all pairs but those of one node."""
        sign, levels = (1, -1)[self.side], []
        ends = slice(0, n), slice(n, n + m)
        for bound, old, new in zip(
            (self.counts, self.scores), self.potentials, potentials, strict=True
        ):
            moved = sign * (new - old)
            most = np.full(self.counts.shape[1], -FAR)
            others = moved[ends[1 - self.side]]
            kept = np.arange(len(others)) + ends[1 - self.side].start != without
            np.maximum.at(most, self.groups[kept], others[kept])
            levels.append(bound + moved[ends[self.side]][:, None] - most)
        counts = np.where(self.counts < FAR, levels[0], FAR)
        return replace(self, counts=counts, scores=levels[1], potentials=potentials)

    @property
    def negative(self) -> Bools:
        """Which bounds allow a negative cost."""
        return np.asarray(is_less(self.counts, self.scores, (0, 0)))

    def rows(self, rows: Rows, other: Reach) -> Reach:
        """Return the same bounds, with those of some people from another."""
        counts, scores = self.counts.copy(), self.scores.copy()
        counts[rows] = np.where(self.counts[rows] < FAR, other.counts, FAR)
        scores[rows] = other.scores
        return replace(self, counts=counts, scores=scores)


class Nearby:
    """The candidates of a solved problem, and bounds on the costs of all other pairs.

    Attributes
    ----------
    candidates : Candidates
        They grow, and stay in the order of row numbers.
    potentials : (array of int, array of int)
        Optimal potentials, once `settled`.
    """

    def __init__(self, problem: Problem, worths: Worths, shift: int, pairs: tuple[Rows, Rows]):
        self.problem, self.worths, self.shift = problem, worths, shift
        self.candidates = Candidates.of(problem, *pairs, shift)
        nothing = np.zeros(sum(problem.shape) + 3, dtype=np.int64)
        self.potentials: Potentials = (nothing, nothing)
        self._reaches: dict[int, Reach] = {}
        self._scans: dict[int, Scan] = {}
        seats = np.bincount(pairs[0], minlength=1), np.bincount(pairs[1], minlength=1)
        self._counts = [np.full(problem.shape[k], NEAREST + seats[k].max()) for k in (0, 1)]

    def look(self, side: int, potentials: Potentials) -> None:
        """Add the nearest pairs of each person of one side at some potentials."""
        count = int(self._counts[side].max(initial=0))
        self._reaches[side] = self._nearest(side, potentials, None, count)

    def settled(self, potentials: Potentials) -> bool:
        """Return whether no pair at all has a negative reduced cost; then keep the potentials.

        If not, twice as many pairs will be looked at next.
        """
        reach = self._reaches[0].at(potentials, *self.problem.shape)
        if reach.negative.any():
            self._counts[0] *= 2
            return False
        self._reaches[0], self.potentials = reach, potentials
        n, m = self.problem.shape
        _, groups = np.unique(potentials[0][n : n + m], return_inverse=True)
        if not np.array_equal(groups, reach.groups):  # later looks go by these groups
            self.look(0, potentials)
        return True

    def require(
        self,
        potentials: Potentials,
        lengths: Lengths,
        limit: Length,
        side: int = 0,
        without: int = -1,
    ) -> None:
        """Raise WidenedError where paths over other pairs may be shorter, and than a limit.

        Lengths up to the limit, added to the potentials, make all costs along these paths 0. If no
        other pair can have a negative cost then, no path over it is shorter.

        Parameters
        ----------
        potentials, lengths
            Those of the graph: paths from one node, or on side 1 to one node.
        limit : (int, int)
            A reduced length.
        without : int
            A node that no path passes.
        """
        n, m = self.problem.shape
        if side not in self._reaches:
            self.look(side, self.potentials)
            raise WidenedError
        sign = (1, -1)[side]
        moved = zip(potentials, lengths.within(limit), strict=True)
        first, second = (pi + sign * more for pi, more in moved)
        base = self._reaches[side]
        reach = base.at((first, second), n, m, without)
        near = reach.negative
        if 0 <= without - n * side < len(near):
            near[without - n * side] = False
        rows = np.flatnonzero(near.any(axis=1))
        if len(rows):
            by_score = (~near | (reach.counts == 0)).all(axis=1)[rows]
            least = base.scores - 2 * np.where(near, reach.scores, 0)  # twice as far as needed
            self._widen(side, rows[~by_score])
            self._widen(side, rows[by_score], least)
            raise WidenedError

    def require_cut(self, lengths: Lengths, side: int = 0, without: int = -1) -> None:
        """Raise WidenedError where other pairs lead to nodes without a path."""
        n, m = self.problem.shape
        reached = lengths.reached.copy()
        if without >= 0:
            reached[without] = without >= n  # no path leaves it, and none that enters it matters
        if side == 1:
            reached = ~reached
        rows, cols = np.flatnonzero(reached[:n]), np.flatnonzero(~reached[n : n + m])
        if not len(rows) or not len(cols):
            return
        known = self.candidates
        crossing = reached[known.mentees] & ~reached[n + known.mentors]
        most = int(np.bincount(known.mentees[crossing], minlength=1).max())
        part = self._scan(0).part(rows, cols)
        found = _best(part, np.zeros(len(cols), dtype=np.int64), most + 1, self.worths.score)
        if self._add(rows[found.rows], cols[found.cols]):
            raise WidenedError

    def _widen(self, side: int, rows: Rows, least: Ints | None = None) -> None:
        """Look at all pairs that cost less than `least`, or else at four times as many as before.

        `least` has a value in the second level for each person and group.
        """
        if not len(rows):
            return
        count = self.problem.shape[1 - side]
        if least is None:
            count = 4 * int(self._counts[side][rows].max())
            self._counts[side][rows] = count
        reach = self._nearest(side, self.potentials, rows, count, least)
        self._reaches[side] = self._reaches[side].rows(rows, reach)

    def _nearest(
        self,
        side: int,
        potentials: Potentials,
        rows: Rows | None,
        count: int,
        least: Ints | None = None,
    ) -> Reach:
        """Add the nearest pairs of some people of a side, and bound all others of theirs.

        In each group of the other side the first level is the same, so the second one decides.
        """
        n, m = self.problem.shape
        ends = slice(0, n), slice(n, n + m)
        sign, (first, second) = (1, -1)[side], potentials
        theirs, size = ends[1 - side], (n, m)[side]
        levels, groups = np.unique(first[theirs], return_inverse=True)
        mine = np.arange(size) if rows is None else rows
        counts = np.full((len(mine), len(levels)), FAR)
        scores = np.zeros_like(counts)
        own = [sign * level[ends[side]][mine] for level in potentials]
        for g, level in enumerate(levels.tolist()):
            cols = np.flatnonzero(groups == g)
            part = self._scan(side)
            if rows is not None or len(levels) > 1:
                part = part.part(mine, cols)
            prices = -sign * second[theirs][cols]
            free = own[1] - self.worths.bonus
            above = None if least is None else free - least[mine, g]
            found = _best(part, prices, count, self.worths.score, above)
            i, j = mine[found.rows], cols[found.cols]
            self._add(*((i, j) if side == 0 else (j, i)))
            stops = np.cumsum(np.bincount(found.rows, minlength=len(mine)))
            full = np.flatnonzero(np.diff(stops, prepend=0) == count)
            counts[full, g] = own[0][full] - sign * level
            scores[full, g] = free[full] - found.gains[stops[full] - 1]
            if least is not None:
                counts[:, g], scores[:, g] = own[0] - sign * level, least[mine, g]
        return Reach(side, groups, counts, scores, potentials)

    def _scan(self, side: int) -> Scan:
        if side not in self._scans:
            pairs = self.problem.open if side == 0 else self.problem.open.transposed()
            self._scans[side] = Scan.of(pairs, self.shift)
        return self._scans[side]

    def _add(self, mentees: Rows, mentors: Rows) -> int:
        """Add those of some pairs that are not candidates yet; return how many were added."""
        new = ~self.candidates.holds(mentees, mentors, self.problem.shape[1])
        if new.any():
            more = Candidates.of(self.problem, mentees[new], mentors[new], self.shift)
            self.candidates = self.candidates.joined(more)
        return int(new.sum())


def _best(scan: Scan, prices: Ints, count: int, worth: int, above: Ints | None = None) -> Found:
    """Return the best pairs of each row, searched in threads."""
    if 0 in scan.tiles.pairs.shape:
        return Found(_NONE, _NONE, _NONE)
    threads = scan_threads()
    with one_blas_thread(), ThreadPoolExecutor(threads) as several:
        return replace(scan, threads=several if threads > 1 else None).best(
            prices, count, above, worth
        )
