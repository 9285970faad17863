"""Hard rules as numbers: a table over classes, a set of pairs, a threshold, a dense mask.

Each mask knows the rule it came from and answers two questions: which pairs of a tile are allowed,
and whether single pairs are.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Self

import numpy as np
from numpy.typing import NDArray

from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Index, Rows
from matchcore.model.origin import Origin
from matchcore.model.scores import Product
from matchcore.model.sparse import sparse_at, sparse_tile
from matchcore.number_checks import as_array, wrong_array

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, eq=False)
class Mask(ABC):
    """A hard rule over the pairs of mentees and mentors.

    Attributes
    ----------
    origin : Origin
        The rule that it came from.
    """

    origin: Origin

    @property
    def name(self) -> str:
        """What messages in English call the rule."""
        return str(self.origin)

    @abstractmethod
    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""

    @abstractmethod
    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""

    @abstractmethod
    def take(self, rows: Index, cols: Index) -> Self:
        """Return the rule over some mentees and some mentors."""

    @abstractmethod
    def transposed(self) -> Self:
        """Return the same rule with the two sides exchanged."""

    def close(self, tile: NDArray[Any], rows: Index, cols: Index, closed: float = -np.inf) -> None:
        """Write minus infinity, or another value, over the forbidden pairs of a tile."""
        np.copyto(tile, closed, where=~self.tile(rows, cols))


@dataclass(frozen=True, eq=False)
class ClassTable(Mask):
    """A rule evaluated once per pair of classes: ``allowed[mentee_class, mentor_class]``."""

    mentee_class: Rows
    mentor_class: Rows
    allowed: Bools

    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""
        return self.allowed[self.mentee_class[rows]][:, self.mentor_class[cols]]

    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""
        return self.allowed[self.mentee_class[i], self.mentor_class[j]]

    def take(self, rows: Index, cols: Index) -> ClassTable:
        """Return the rule over some mentees and some mentors."""
        return replace(
            self, mentee_class=self.mentee_class[rows], mentor_class=self.mentor_class[cols]
        )

    def transposed(self) -> ClassTable:
        """Return the same rule with the two sides exchanged."""
        return ClassTable(self.origin, self.mentor_class, self.mentee_class, self.allowed.T)


@dataclass(frozen=True, eq=False)
class DenseMask(Mask):
    """A rule given pair by pair."""

    allowed: Bools

    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""
        return self.allowed[rows][:, cols]

    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""
        return self.allowed[i, j]

    def take(self, rows: Index, cols: Index) -> DenseMask:
        """Return the rule over some mentees and some mentors."""
        return replace(self, allowed=self.tile(rows, cols))

    def transposed(self) -> DenseMask:
        """Return the same rule with the two sides exchanged."""
        return replace(self, allowed=self.allowed.T)


@dataclass(frozen=True, eq=False)
class PairSet(Mask):
    """A sparse set of forbidden pairs."""

    entries: csr_array

    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""
        return np.asarray(self.entries[rows][:, cols].toarray() == 0)

    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""
        return np.asarray(sparse_at(self.entries, i, j) == 0)

    def take(self, rows: Index, cols: Index) -> PairSet:
        """Return the rule over some mentees and some mentors."""
        return replace(self, entries=self.entries[rows][:, cols])

    def transposed(self) -> PairSet:
        """Return the same rule with the two sides exchanged."""
        return replace(self, entries=self.entries.T.tocsr())

    def close(self, tile: NDArray[Any], rows: Index, cols: Index, closed: float = -np.inf) -> None:
        """Write minus infinity, or another value, over the forbidden pairs of a tile."""
        i, j, _ = sparse_tile(self.entries, rows, cols)
        tile[i, j] = closed


@dataclass(frozen=True, eq=False)
class Threshold(Mask):
    """A product that must reach a value, such as hours in common.

    The factors are rounded as scores are, so the comparison is exact for whole numbers and for
    multiples of 2**-24.
    """

    product: Product
    at_least: float

    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""
        return self.product.tile(rows, cols) >= self.at_least

    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""
        return self.product.at(i, j) >= self.at_least

    def take(self, rows: Index, cols: Index) -> Threshold:
        """Return the rule over some mentees and some mentors."""
        return replace(self, product=self.product.take(rows, cols))

    def transposed(self) -> Threshold:
        """Return the same rule with the two sides exchanged."""
        return replace(self, product=self.product.transposed())


def class_table(
    name: str | Origin,
    mentee_class: object,
    mentor_class: object,
    allowed: object,
    shape: tuple[int, int],
) -> ClassTable:
    """Check classes and their table and make them a mask."""
    table = np.array(as_array(f"{name}: allowed", allowed))
    if table.ndim != 2 or table.dtype != np.bool_:
        remedy = "give a (mentee classes, mentor classes) array of bool"
        raise InputError(wrong_array(f"{name}: allowed", table, "b", remedy))
    problems, classes = [], []
    sides = (("mentee_class", mentee_class), ("mentor_class", mentor_class))
    for axis, (side, values) in enumerate(sides):
        place = f"{name}: {side}"
        array = as_array(place, values)
        if array.shape != (shape[axis],) or array.dtype.kind not in "iu":
            remedy = f"give {shape[axis]} whole numbers"
            problems.append(wrong_array(place, array, "iu", remedy))
        elif array.size and not 0 <= array.min() <= array.max() < table.shape[axis]:
            said = f"runs from {array.min()} to {array.max()}"
            held = f"but the table has the classes 0 to {table.shape[axis] - 1}"
            problems.append(InputProblem("out_of_range", place, "", f"{said}, {held}"))
        classes.append(array)
    if problems:
        raise InputError(problems)
    mentees, mentors = (one.astype(np.int64) for one in classes)
    return ClassTable(Origin.of(name), mentees, mentors, table)
