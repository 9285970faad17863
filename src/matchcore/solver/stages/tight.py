"""The pairs that best answers may have: those of zero reduced cost at a stage's prices."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from matchcore.model.arrays import Bools, Floats, Index, Ints, Rows
from matchcore.model.compatibility import Compatibility
from matchcore.model.integers import integers
from matchcore.model.masks import Mask


@dataclass(frozen=True, eq=False)
class Tight(Mask):
    """Only pairs that gain exactly what their mentee has: ``worth · score = mentee + mentor``.

    Attributes
    ----------
    scores : Compatibility
        Without hard rules.
    shift, worth : int
        The scale of the integer scores, and the worth of a unit.
    mentees, mentors : arrays of int
        What each mentee has, and each mentor's price.
    """

    scores: Compatibility
    shift: int
    worth: int
    mentees: Ints
    mentors: Ints

    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""
        have = self._worth_of(self.scores.tile(rows, cols))
        have -= self.mentors[cols]
        return np.asarray(have == self.mentees[rows][:, None])

    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""
        have = self._worth_of(self.scores.at(i, j))
        return np.asarray(have == self.mentees[i] + self.mentors[j])

    def _worth_of(self, scores: Floats) -> Ints:
        have = integers(scores, self.shift)
        have *= self.worth
        return have

    def take(self, rows: Index, cols: Index) -> Tight:
        """Return the rule over some mentees and some mentors."""
        mentees, mentors = self.mentees[rows], self.mentors[cols]
        return replace(self, scores=self.scores.take(rows, cols), mentees=mentees, mentors=mentors)

    def transposed(self) -> Tight:
        """Return the same rule with the two sides exchanged."""
        turned = self.scores.transposed()
        return replace(self, scores=turned, mentees=self.mentors, mentors=self.mentees)
