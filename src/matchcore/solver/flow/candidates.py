"""The pairs a network may use."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Bools, Ints, Rows
from matchcore.model.integers import integers
from matchcore.model.problem import Problem

_NONE = np.zeros(0, dtype=np.int64)
_MANY = 256  # pairs beyond which finding them all at once is faster
_CELLS = 1 << 15  # cells of a tile that stays in the cache and needs no new memory pages


@dataclass(frozen=True, eq=False)
class Candidates:
    """The pairs the network may use, in row order, with their integer scores."""

    mentees: Rows
    mentors: Rows
    scores: Ints

    @classmethod
    def of(
        cls, problem: Problem, mentees: Rows, mentors: Rows, shift: int | None = None
    ) -> Candidates:
        """Take some open pairs; a repeated pair counts once.

        Scores are integers of the scale `shift`, or of the problem's own.
        """
        m = max(1, problem.shape[1])
        keys = np.sort(mentees * m + mentors)
        i, j = np.divmod(keys[np.diff(keys, prepend=-1) > 0], m)
        shift = problem.shift if shift is None else shift
        return cls(i, j, integers(problem.compatibility.at(i, j), shift))

    @classmethod
    def all(cls, problem: Problem) -> Candidates:
        """Take every open pair that is not required."""
        i, j, s = [_NONE], [_NONE], [_NONE]
        blocks = list(problem.usable.blocks())
        for block in blocks:
            pairs = problem.usable.cut(block)
            for rows in block.runs(_CELLS):
                tile = pairs.masked_tile(rows)
                places = np.flatnonzero(tile > -np.inf)  # ten times faster than np.nonzero
                a, b = np.divmod(places, len(block.cols))
                i.append(block.rows[rows][a])
                j.append(block.cols[b])
                s.append(integers(tile.ravel()[places], problem.shift))
        mentees, mentors, scores = (np.concatenate(x) for x in (i, j, s))
        if len(blocks) <= 1:  # already in order
            return cls(mentees, mentors, scores)
        order = np.argsort(mentees, kind="stable")
        return cls(mentees[order], mentors[order], scores[order])

    def __len__(self) -> int:
        return len(self.mentees)

    def holds(self, mentees: Rows, mentors: Rows, width: int) -> Bools:
        """Return which pairs are candidates, where there are `width` mentors."""
        keys, sought = self.mentees * width + self.mentors, mentees * width + mentors
        places = np.minimum(np.searchsorted(keys, sought), len(keys) - 1)
        return keys[places] == sought if len(keys) else np.zeros(len(sought), dtype=np.bool_)

    def places(self, mentees: Rows, mentors: Rows) -> Rows:
        """Return where some of the candidates stand."""
        if len(mentees) > _MANY:
            width = int(self.mentors.max()) + 1
            return np.searchsorted(self.mentees * width + self.mentors, mentees * width + mentors)
        ends = (np.searchsorted(self.mentees, mentees, side=side) for side in ("left", "right"))
        rows = zip(*(x.tolist() for x in ends), mentors.tolist(), strict=True)
        found = [a + int(np.searchsorted(self.mentors[a:b], j)) for a, b, j in rows]
        return np.array(found, dtype=np.int64)

    def where(self, chosen: Bools) -> Candidates:
        """Return some of the candidates."""
        return Candidates(self.mentees[chosen], self.mentors[chosen], self.scores[chosen])

    def joined(self, other: Candidates) -> Candidates:
        """Return the union of two disjoint sets of candidates."""
        both = [
            np.concatenate(pair)
            for pair in (
                (self.mentees, other.mentees),
                (self.mentors, other.mentors),
                (self.scores, other.scores),
            )
        ]
        width = int(both[1].max(initial=0)) + 1
        order = np.argsort(both[0] * width + both[1], kind="stable")  # merges two sorted runs
        return Candidates(*(x[order] for x in both))
