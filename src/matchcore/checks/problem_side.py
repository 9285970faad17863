"""A problem seen from one side: its people, their places, and what each rule forbids them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Bools, Rows
from matchcore.model.origin import FLOOR, Origin
from matchcore.model.problem import Problem
from matchcore.model.side import Side


@dataclass(frozen=True, eq=False)
class ProblemSide:
    """A problem seen from one side.

    Attributes
    ----------
    problem : Problem
    side : Side
    """

    problem: Problem
    side: Side

    @property
    def places(self) -> Rows:
        """How many partners each person of this side asks for or can take."""
        return self._by_side[self.side]

    @property
    def other_places(self) -> Rows:
        """How many partners each person of the other side asks for or can take."""
        return self._by_side[self.side.other]

    @property
    def other_size(self) -> int:
        """How many people the other side has."""
        return self.problem.shape[self.side.other]

    @property
    def _by_side(self) -> tuple[Rows, Rows]:
        return self.problem.demand, self.problem.capacity

    def forbidding(self, rows: Rows) -> list[tuple[tuple[Origin, int], ...]]:
        """Return the rules that forbid partners to each of these people, with their counts.

        The rule that forbids most comes first.
        """
        allowed: dict[Origin, Bools] = {}
        for mask in self.problem.compatibility.masks:  # masks of one origin count as one
            before = allowed.get(mask.origin, np.True_)
            allowed[mask.origin] = before & self.tile_of(mask.tile, rows)
        if self.problem.floor is not None:
            scores = self.tile_of(self.problem.compatibility.tile, rows)
            allowed[FLOOR] = scores >= self.problem.floor
        counts = {rule: (~tile).sum(axis=1).tolist() for rule, tile in allowed.items()}
        return [most_first((rule, counts[rule][k]) for rule in counts) for k in range(len(rows))]

    def tile_of(self, tile: Callable[[Any, Any], NDArray[Any]], rows: Rows) -> NDArray[Any]:
        """Return a tile with these people as rows and the whole other side as columns."""
        everyone = slice(None)
        if self.side is Side.MENTEES:
            return tile(rows, everyone)
        return tile(everyone, rows).T


def most_first(counts: Iterable[tuple[Origin, int]]) -> tuple[tuple[Origin, int], ...]:
    """Return the rules that forbid anything, the one that forbids most first."""
    return tuple(sorted((rule for rule in counts if rule[1]), key=lambda rule: -rule[1]))
