"""Why each unmatched person has no partner, derived from the problem and the couples."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np

from matchcore.checks import Reason
from matchcore.checks.problem_side import ProblemSide
from matchcore.checks.reasons import CLOSED, NO_PLACES, SideCodes
from matchcore.model.arrays import Rows
from matchcore.model.assignment import Assignment

_SHOWN = 2
_CELLS = 1 << 20  # of one tile
_TAKEN: SideCodes = ("mentee_places_taken", "mentor_places_taken")
_NOTHING_ASKED: SideCodes = ("no_demand", "no_capacity")


@dataclass(frozen=True, eq=False)
class Unmatched(ProblemSide):
    """The unmatched people of one side."""

    assignment: Assignment

    def rows(self) -> Rows:
        """Return who has no partner."""
        return np.setdiff1d(np.arange(self.problem.shape[self.side]), self._matched[self.side])

    def reason(self, row: int) -> Reason:
        """Return why one person has no partner."""
        return self.reasons(np.array([row]))[0]

    def reasons(self, rows: Rows) -> list[Reason]:
        """Return why each of these people has no partner."""
        own, size, running = self.places, self.other_size, self._running[self.side]
        nothing, silent = _NOTHING_ASKED[self.side], rows[own[rows] == 0].tolist()
        found = {row: Reason(nothing, running=_if_any((int(running[row]),))) for row in silent}
        asked = rows[own[rows] > 0]
        if size == 0:
            found |= dict.fromkeys(asked.tolist(), Reason("nobody_there"))
            asked = asked[:0]
        step = max(1, _CELLS // max(1, size))
        for k in range(0, len(asked), step):
            found |= self._reasons_of(asked[k : k + step])
        return [found[row] for row in rows.tolist()]

    def _reasons_of(self, rows: Rows) -> dict[int, Reason]:
        """Return the reasons of people who ask for a partner, from their rows of the problem."""
        is_open = self.tile_of(self.problem.open.allowed_tile, rows)
        count = is_open.sum(axis=1)
        closed = rows[count == 0]
        rules = zip(closed.tolist(), self.forbidding(closed), strict=True)
        found = {row: Reason(CLOSED[self.side], self.other_size, counts) for row, counts in rules}
        places = np.flatnonzero(self.other_places)
        reachable = is_open[:, places].sum(axis=1) > 0
        spare = is_open[:, self._with_places].sum(axis=1) > 0
        scores = np.where(is_open, self.tile_of(self.problem.compatibility.tile, rows), -np.inf)
        best = np.zeros((len(rows), _SHOWN), dtype=np.int64)
        for k in range(_SHOWN):  # the first of equals
            best[:, k] = scores.argmax(axis=1)
            scores[np.arange(len(rows)), best[:, k]] = -np.inf
        for k in np.flatnonzero(count).tolist():
            shown = best[k, : count[k]].tolist()
            others = tuple((partner, self._holders(partner)) for partner in shown)
            code = "not_worth" if spare[k] else _TAKEN[self.side]
            if not reachable[k]:
                code, others = NO_PLACES[self.side], ()
            running = tuple(int(self._running[self.side.other][partner]) for partner, _ in others)
            found[int(rows[k])] = Reason(code, int(count[k]), (), others, _if_any(running))
        return found

    @property
    def _running(self) -> tuple[Rows, Rows]:
        """The couples of each person that already run and take places, by side."""
        return np.zeros(self.problem.shape[0], dtype=np.int64), self.problem.load_before

    def _holders(self, partner: int) -> tuple[int, ...]:
        return self._partners_of_others.get(partner, ())

    @cached_property
    def _partners_of_others(self) -> dict[int, tuple[int, ...]]:
        """The people of this side matched with each person of the other."""
        own, other = self._matched[self.side].tolist(), self._matched[self.side.other].tolist()
        found: dict[int, list[int]] = {}
        for row, partner in zip(own, other, strict=True):
            found.setdefault(partner, []).append(row)
        return {partner: tuple(rows) for partner, rows in found.items()}

    @cached_property
    def _with_places(self) -> Rows:
        """The people of the other side with a place left."""
        load = np.bincount(self._matched[self.side.other], minlength=self.other_size)
        return np.flatnonzero(load < self.other_places)

    @property
    def _matched(self) -> tuple[Rows, Rows]:
        """The rows of the couples, by side."""
        return self.assignment.mentees, self.assignment.mentors


def _if_any(running: tuple[int, ...]) -> tuple[int, ...]:
    return running if any(running) else ()
