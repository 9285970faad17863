"""Pairs that come first: an answer has as few others as it can."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from scipy.sparse import csr_array, hstack, issparse

from matchcore.model.arrays import Bools, Factor, Rows
from matchcore.model.factor_scores import FactorScores
from matchcore.model.masks import Mask, Threshold
from matchcore.model.origin import Origin, OriginKind
from matchcore.model.problem import Problem
from matchcore.short_repr import short_repr

KIND: OriginKind = "first"
_CELLS = 1 << 21  # of one tile
_COLUMNS = 64  # mentors of the first tiles: most people have a preferred one among so many


@dataclass(frozen=True, eq=False)
class Preference:
    """Pairs that come first: those whose factors have a product above 0.

    Attributes
    ----------
    origin : Origin
        What these pairs have, as a rule.
    mentees, mentors : arrays or CSR arrays of shape (n, k) and (m, k)
        Indicators of what a mentee wants and of what a mentor has.
    single : (array of int, array of int), optional
        Single pairs that come first, too.
    """

    origin: Origin
    mentees: Factor
    mentors: Factor
    single: tuple[Rows, Rows] | None = None

    __repr__ = short_repr

    @cached_property
    def mask(self) -> Mask:
        """Which pairs come first, as a rule without exceptions."""
        return self.rule(np.zeros(self.mentees.shape[0], dtype=np.bool_))

    def rule(self, exempt: Bools, pairs: tuple[Rows, Rows] | None = None) -> Mask:
        """Return the rule that only these pairs are allowed, and some exceptions.

        Parameters
        ----------
        exempt : array of bool of shape (n,)
            Mentees for whom every pair is allowed.
        pairs : (mentees, mentors), optional
            Single pairs that are allowed, as parallel row numbers.
        """
        shape = len(exempt), self._m
        U = _beside([self.mentees, exempt[:, None] * 1.0])
        V = _beside([self.mentors, np.ones((self._m, 1))])
        mask = Threshold(self.origin, FactorScores.on_grid(U, V), 1.0)  # as whole numbers are
        single = [x for x in (self.single, pairs) if x is not None and len(x[0])]
        if not single:
            return mask
        keys = np.unique(np.concatenate([i * self._m + j for i, j in single]))
        besides = csr_array((np.ones(len(keys), np.int8), np.divmod(keys, self._m)), shape=shape)
        return replace(mask, besides=besides)

    def including(self, mentees: Rows, mentors: Rows) -> Preference:
        """Return the same with some single pairs that come first, too."""
        before = self.single or (mentees[:0], mentors[:0])
        i, j = (np.concatenate(x) for x in zip(before, (mentees, mentors), strict=True))
        return replace(self, single=(i, j)) if len(mentees) else self

    def number(self, mentees: Rows, mentors: Rows) -> int:
        """Return how many of some pairs do not come first."""
        return int(np.count_nonzero(~self.mask.at(mentees, mentors)))

    def applied(
        self, problem: Problem, exempt: Bools, pairs: tuple[Rows, Rows] | None = None
    ) -> Problem:
        """Return a problem with `rule` as one of its hard rules."""
        plain = not exempt.any() and (pairs is None or not len(pairs[0]))
        rule = self.mask if plain else self.rule(exempt, pairs)
        scores = problem.compatibility.with_mask(rule)
        return replace(problem, compatibility=scores)

    def short(self, problem: Problem) -> Bools:
        """Return the mentees who cannot fill every seat by pairs that come first."""
        made = np.bincount(problem.required[:, 0], minlength=problem.shape[0])
        missing = problem.demand - made
        start, width = 0, _COLUMNS
        while start < self._m:
            cols = np.arange(start, min(start + width, self._m))
            rows, step = np.flatnonzero(missing > 0), max(1, _CELLS // len(cols))
            for k in range(0, len(rows), step):
                some = rows[k : k + step]
                tile = problem.usable.allowed_tile(some, cols) & self.mask.tile(some, cols)
                missing[some] -= tile.sum(axis=1)
            start, width = start + width, 2 * width
        return np.asarray(missing > 0)

    def others(self, problem: Problem) -> tuple[Rows, Rows]:
        """Return all pairs left to decide that do not come first, as parallel row numbers."""
        mentees, mentors = [np.zeros(0, np.int64)], [np.zeros(0, np.int64)]
        step, cols = max(1, _CELLS // max(1, self._m)), np.arange(self._m)
        for start in range(0, problem.shape[0], step):
            rows = np.arange(start, min(start + step, problem.shape[0]))
            i, j = np.nonzero(problem.usable.allowed_tile(rows, cols) & ~self.mask.tile(rows, cols))
            mentees.append(rows[i])
            mentors.append(j)
        return np.concatenate(mentees), np.concatenate(mentors)

    @property
    def _m(self) -> int:
        return int(self.mentors.shape[0])


def ruled(problem: Problem) -> bool:
    """Return whether a problem has the rule of a preference."""
    return any(mask.origin.kind == KIND for mask in problem.compatibility.masks)


def unruled(problem: Problem) -> Problem:
    """Return a problem without the rule of a preference."""
    if not ruled(problem):
        return problem
    c = problem.compatibility
    masks = tuple(mask for mask in c.masks if mask.origin.kind != KIND)
    return replace(problem, compatibility=replace(c, masks=masks))


def _beside(factors: list[Factor]) -> Factor:
    """Put factors side by side, as CSR arrays if any is one."""
    if any(map(issparse, factors)):
        return hstack([csr_array(x) for x in factors], format="csr")
    return np.hstack(factors)
