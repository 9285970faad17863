"""Counts of forbidden and open pairs per person. Class rules are counted class by class."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.model.compatibility import Compatibility
from matchcore.model.masks import ClassTable, Mask, PairSet
from matchcore.model.origin import Origin
from matchcore.model.problem import Problem
from matchcore.model.side import Side
from matchcore.short_repr import short_repr

_CELLS = 1 << 20


@dataclass(frozen=True, eq=False)
class Tally:
    """A number of partners for each mentee and each mentor."""

    mentees: Rows
    mentors: Rows

    __repr__ = short_repr

    def of(self, side: Side) -> Rows:
        """Return the counts of one side."""
        return (self.mentees, self.mentors)[side]

    @property
    def pairs(self) -> int:
        """The number of pairs."""
        return int(self.mentees.sum())


def open_pairs(problem: Problem) -> tuple[Tally, Tally]:
    """Count each person's allowed partners, and the allowed partners who have a place."""
    shape = problem.shape
    free, able = (Tally(*(np.zeros(k, dtype=np.int64) for k in shape)) for _ in range(2))
    asks, offers = problem.demand > 0, problem.capacity > 0
    for block in problem.open.blocks():
        here, there = asks[block.rows], offers[block.cols]
        if not block.masks:
            free.mentees[block.rows] += len(there)
            free.mentors[block.cols] += len(here)
            able.mentees[block.rows] += np.count_nonzero(there)
            able.mentors[block.cols] += np.count_nonzero(here)
            continue
        part = problem.open.cut(block)
        for rows in block.runs(_CELLS):
            is_open = part.allowed_tile(rows)
            free.mentees[block.rows[rows]] += is_open.sum(axis=1)
            free.mentors[block.cols] += is_open.sum(axis=0)
            able.mentees[block.rows[rows]] += is_open[:, there].sum(axis=1)
            able.mentors[block.cols] += is_open[here[rows]].sum(axis=0)
    return free, able


def forbidden_pairs(problem: Problem, *, quick: bool = False) -> list[tuple[Origin, Tally]]:
    """Count the partners each rule forbids to each person; the floor counts as a rule.

    With `quick`, rules are left out for which every pair must be looked at.
    """
    everything = problem.compatibility
    masks = everything.masks
    if problem.floor is not None and not quick:
        floor = Compatibility(everything.scores, (), everything.terms).with_floor(problem.floor)
        masks = (*masks, *floor.masks)
    alike: dict[Origin, list[Mask]] = {}  # masks of one origin count as one
    for mask in masks:
        alike.setdefault(mask.origin, []).append(mask)
    return [
        (origin, _forbidden(some, problem.shape))
        for origin, some in alike.items()
        if not quick or (len(some) == 1 and isinstance(some[0], (ClassTable, PairSet)))
    ]


def _forbidden(masks: list[Mask], shape: tuple[int, int]) -> Tally:
    """Count the partners that any of these masks forbids to each person."""
    n, m = shape
    tally = Tally(np.zeros(n, dtype=np.int64), np.zeros(m, dtype=np.int64))
    match masks:
        case [ClassTable() as mask]:
            closed = (~mask.allowed).astype(np.int64)
            here = np.bincount(mask.mentee_class, minlength=closed.shape[0])
            there = np.bincount(mask.mentor_class, minlength=closed.shape[1])
            tally.mentees[:] = (closed @ there)[mask.mentee_class]
            tally.mentors[:] = (here @ closed)[mask.mentor_class]
        case [PairSet() as mask]:
            pairs = mask.entries.tocoo()
            tally.mentees[:] = np.bincount(pairs.row, minlength=n)
            tally.mentors[:] = np.bincount(pairs.col, minlength=m)
        case _:  # a product, or several of one origin: only their tiles tell
            for rows in _runs(n, m):
                is_closed = ~np.logical_and.reduce([x.tile(rows, slice(None)) for x in masks])
                tally.mentees[rows] = is_closed.sum(axis=1)
                tally.mentors[:] += is_closed.sum(axis=0)
    return tally


def _runs(n: int, m: int) -> Iterator[slice]:
    step = max(1, _CELLS // max(1, m))
    return (slice(k, k + step) for k in range(0, n, step))
