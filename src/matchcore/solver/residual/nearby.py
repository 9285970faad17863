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
from dataclasses import replace

import numpy as np

from matchcore.model.arrays import Ints, Rows
from matchcore.model.problem import Problem
from matchcore.solver.flow.candidates import Candidates
from matchcore.solver.flow.paths import FAR, Lengths
from matchcore.solver.residual.beyond import Beyond, Short
from matchcore.solver.residual.levels import Length, Potentials, Worths
from matchcore.solver.scan.found import Found
from matchcore.solver.scan.scan import Scan, scan_threads
from matchcore.threads import one_blas_thread

NEAREST = 8  # pairs of each person at first, beside those of the answer
_NONE = np.zeros(0, dtype=np.int64)


class WidenedError(Exception):
    """More pairs have become candidates: build the graph and ask again."""


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
        self._bounds: dict[int, Beyond] = {}
        self._scans: dict[int, Scan] = {}
        seats = np.bincount(pairs[0], minlength=1), np.bincount(pairs[1], minlength=1)
        self._counts = [np.full(problem.shape[k], NEAREST + seats[k].max()) for k in (0, 1)]

    def look(self, side: int, potentials: Potentials) -> None:
        """Add the nearest pairs of each person of one side at some potentials."""
        count = int(self._counts[side].max(initial=0))
        self._bounds[side] = self._nearest(side, potentials, None, count)

    def settled(self, potentials: Potentials) -> bool:
        """Return whether no pair at all has a negative reduced cost; then keep the potentials.

        If not, twice as many pairs will be looked at next.
        """
        beyond = self._bounds[0].at(potentials)
        if beyond.negative.any():
            self._counts[0] *= 2
            return False
        self._bounds[0], self.potentials = beyond, potentials
        n, m = self.problem.shape
        _, groups = np.unique(potentials[0][n : n + m], return_inverse=True)
        if not np.array_equal(groups, beyond.groups):  # later looks go by these groups
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
        if side not in self._bounds:
            self.look(side, self.potentials)
            raise WidenedError
        sign = (1, -1)[side]
        moved = zip(potentials, lengths.within(limit), strict=True)
        first, second = (pi + sign * more for pi, more in moved)
        others = None
        if 1 - side in self._bounds:
            others = self._bounds[1 - side].short((first, second), without, None)
            if not len(others.rows):
                return
        mine = self._bounds[side].short((first, second), without, others)
        if not len(mine.rows):
            return
        if others is None and not mine.by_score.all():
            self.look(1 - side, self.potentials)  # a few people there may be the reason
        elif others is not None and len(others.rows) < len(mine.rows):
            self._widen(1 - side, others)
        else:
            self._widen(side, mine)
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

    def _widen(self, side: int, short: Short) -> None:
        """Look at more pairs: as far as is enough, or else at four times as many as before."""
        more, rows = short.rows[~short.by_score], short.rows[short.by_score]
        if len(more):
            count = 4 * int(self._counts[side][more].max())
            self._counts[side][more] = count
            beyond = self._nearest(side, self.potentials, more, count)
            self._bounds[side] = self._bounds[side].rows(more, beyond)
        if len(rows):
            count = self.problem.shape[1 - side]
            beyond = self._nearest(side, self.potentials, rows, count, short.least)
            self._bounds[side] = self._bounds[side].rows(rows, beyond)

    def _nearest(
        self,
        side: int,
        potentials: Potentials,
        rows: Rows | None,
        count: int,
        least: Ints | None = None,
    ) -> Beyond:
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
        return Beyond(side, groups, counts, scores, potentials)

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
