"""Hard rules as numbers: a table over classes, a set of pairs, a threshold, a dense mask.

Each mask has a name and answers two questions: which pairs of a tile are allowed, and whether
single pairs are.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

from matchcore.errors import InputError
from matchcore.scores import FactorScores, Index

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Bools = NDArray[np.bool_]
Rows = NDArray[np.int64]


class Mask(Protocol):
    """A named hard rule over the pairs of mentees and mentors."""

    @property
    def name(self) -> str:
        """What reasons and diagnoses call this rule."""

    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""

    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""


@dataclass(frozen=True, eq=False)
class ClassTable:
    """A rule evaluated once per pair of classes: ``allowed[mentee_class, mentor_class]``."""

    name: str
    mentee_class: Rows
    mentor_class: Rows
    allowed: Bools

    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""
        return self.allowed[self.mentee_class[rows]][:, self.mentor_class[cols]]

    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""
        return self.allowed[self.mentee_class[i], self.mentor_class[j]]


@dataclass(frozen=True, eq=False)
class DenseMask:
    """A rule given pair by pair."""

    name: str
    allowed: Bools

    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""
        return self.allowed[rows][:, cols]

    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""
        return self.allowed[i, j]


@dataclass(frozen=True, eq=False)
class PairSet:
    """A sparse set of forbidden pairs."""

    name: str
    entries: csr_array

    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""
        return np.asarray(self.entries[rows][:, cols].toarray() == 0)

    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""
        return np.asarray(sparse_at(self.entries, i, j) == 0)


@dataclass(frozen=True, eq=False)
class Threshold:
    """A product of factors that must reach a value, such as hours in common.

    The factors are rounded as scores are, so the comparison is exact for whole numbers and for
    multiples of 2**-24.
    """

    name: str
    product: FactorScores
    at_least: float

    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""
        return self.product.tile(rows, cols) >= self.at_least

    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""
        return self.product.at(i, j) >= self.at_least


def class_table(
    name: str, mentee_class: object, mentor_class: object, allowed: object, shape: tuple[int, int]
) -> ClassTable:
    """Check classes and their table and make them a mask."""
    table = np.array(allowed)
    problems = []
    if table.ndim != 2 or table.dtype != np.bool_:
        problems.append(
            f"{name}: allowed has shape {table.shape} and type {table.dtype}: "
            "give a (mentee classes, mentor classes) array of bool"
        )
        raise InputError(problems)
    classes = []
    sides = (("mentee_class", mentee_class), ("mentor_class", mentor_class))
    for axis, (side, values) in enumerate(sides):
        array = np.asarray(values)
        if array.shape != (shape[axis],) or array.dtype.kind not in "iu":
            problems.append(
                f"{name}: {side} has shape {array.shape} and type {array.dtype}: "
                f"give {shape[axis]} whole numbers"
            )
        elif array.size and not 0 <= array.min() <= array.max() < table.shape[axis]:
            problems.append(
                f"{name}: {side} runs from {array.min()} to {array.max()}, "
                f"but the table has the classes 0 to {table.shape[axis] - 1}"
            )
        classes.append(array)
    if problems:
        raise InputError(problems)
    return ClassTable(name, classes[0].astype(np.int64), classes[1].astype(np.int64), table)


def sparse_entries(
    name: str,
    mentees: object,
    mentors: object,
    values: NDArray[np.generic] | None,
    shape: tuple[int, int],
) -> csr_array:
    """Check single pairs and put them, with their values (1 without), into a sparse matrix."""
    from scipy.sparse import csr_array

    i, j = (
        row_numbers(name, "mentees", mentees, shape[0]),
        row_numbers(name, "mentors", mentors, shape[1]),
    )
    if i.shape != j.shape:
        raise InputError(f"{name}: {i.size} mentees but {j.size} mentors: give parallel arrays")
    if values is None:
        keys = np.unique(i * max(1, shape[1]) + j)
        i, j = np.divmod(keys, max(1, shape[1]))
        values = np.ones(len(keys), dtype=np.int8)
    return csr_array((values, (i, j)), shape=shape)


def row_numbers(name: str, what: str, rows: object, size: int) -> Rows:
    """Check row numbers of one side."""
    array = np.asarray(rows)
    if array.size == 0:
        return np.zeros(0, dtype=np.int64)
    if array.ndim != 1 or array.dtype.kind not in "iu":
        raise InputError(
            f"{name}: {what} has shape {array.shape} and type {array.dtype}: give row numbers"
        )
    bad = array[(array < 0) | (array >= size)]
    if bad.size:
        raise InputError(f"{name}: {what} names row {bad[0]}, but there are rows 0 to {size - 1}")
    return array.astype(np.int64)


def sparse_at(entries: csr_array, i: Rows, j: Rows) -> NDArray[np.generic]:
    """Read single entries of a sparse matrix."""
    if not len(i) or not entries.nnz:
        return np.zeros(len(i), dtype=entries.dtype)
    return np.asarray(entries[i, j]).ravel()
