"""Blocks of pairs that follow the classes, so that pairs forbidden by tables are not computed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from matchcore.model.arrays import Rows
from matchcore.model.masks import ClassTable, Mask
from matchcore.short_repr import short_repr

_BLOCK_ROWS = 2048
_TILE_CELLS = 1 << 20
_FEW_ROWS = 24  # classes of fewer mentees share a block


@dataclass(frozen=True, eq=False)
class Block:
    """Some mentees and the mentors that class tables allow them; their other pairs are forbidden.

    Attributes
    ----------
    rows, cols : arrays of int
        Row numbers of mentees and of mentors, each in ascending order.
    masks : tuple of Mask
        The rules still to be applied; a table that allows the whole block is not among them.
    """

    rows: Rows
    cols: Rows
    masks: tuple[Mask, ...]

    __repr__ = short_repr

    def runs(self, cells: int = _TILE_CELLS) -> Iterator[slice]:
        """Cut the rows of the block into runs whose tiles have about `cells` cells."""
        step = max(1, cells // len(self.cols))
        return (slice(k, k + step) for k in range(0, len(self.rows), step))


def blocks_of(masks: tuple[Mask, ...], shape: tuple[int, int]) -> Iterator[Block]:
    """Cut all pairs into blocks, each mentee in at most one."""
    tables = [mask for mask in masks if isinstance(mask, ClassTable)]
    others = tuple(mask for mask in masks if not isinstance(mask, ClassTable))
    order, classes = _by_class([_alike(t) for t in tables], shape[0])
    start = 0
    while start < len(order):
        stop = _block_end(classes, start)
        rows = order[start:stop]
        joint = np.unique(classes[start:stop], return_index=True)[1]
        allowed = np.zeros(shape[1], dtype=np.bool_)
        for mentee in rows[joint]:  # one of each class stands for all
            of_class = np.ones(shape[1], dtype=np.bool_)
            for table in tables:
                of_class &= table.allowed[table.mentee_class[mentee]][table.mentor_class]
            allowed |= of_class
        cols = np.flatnonzero(allowed)
        if len(cols):
            yield Block(np.sort(rows), cols, others if len(joint) == 1 else masks)
        start = stop


def _alike(table: ClassTable) -> Rows:
    """Return the class of each mentee, where classes that allow the same mentors are one."""
    if table.allowed.size > _TILE_CELLS:  # comparing them takes longer than it saves
        return table.mentee_class
    _, first, same = np.unique(table.allowed, axis=0, return_index=True, return_inverse=True)
    return np.asarray(first[same.reshape(-1)][table.mentee_class])


def _by_class(classes: list[Rows], size: int) -> tuple[Rows, Rows]:
    """Return the people in the order of their joint classes, and the number of each one's class."""
    if not classes:
        return np.arange(size), np.zeros(size, dtype=np.int64)
    order = np.lexsort(classes[::-1])
    sorted_classes = np.stack(classes)[:, order]
    changes = (sorted_classes[:, 1:] != sorted_classes[:, :-1]).any(axis=0)
    return order, np.concatenate([[0], np.cumsum(changes)])[:size]


def _block_end(classes: Rows, start: int) -> int:
    """Return where a block ends: with a class, once it has enough rows, or when it is full."""
    full = min(len(classes), start + _BLOCK_ROWS)
    end = start
    while end < full and end - start < _FEW_ROWS:
        end = int(np.searchsorted(classes, classes[end], side="right"))
    return min(end, full)
