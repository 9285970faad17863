"""Hard rules as arrays: a table over classes, a set of pairs, a threshold, a dense mask.

Each mask knows the rule that it came from, and which pairs that rule allows: those of a tile, or
single pairs.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from matchcore.model.arrays import Bools, Floats, Index, Rows
from matchcore.model.origin import Origin
from matchcore.model.sparse import sparse_at, sparse_tile
from matchcore.short_repr import short_repr

if TYPE_CHECKING:
    from scipy.sparse import csr_array


@dataclass(frozen=True, eq=False)
class Mask(ABC):
    """A hard rule over the pairs of mentees and mentors.

    Attributes
    ----------
    origin : Origin
        Where it comes from: a rule, a missing value, the floor, or the caller.
    is_dear : bool
        Whether a tile of it takes about as long as one of scores; single pairs are cheaper.
    """

    is_dear: ClassVar[bool] = False
    origin: Origin

    @property
    def name(self) -> str:
        """The name of the rule in English messages."""
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

    def fill_forbidden(
        self, tile: NDArray[Any], rows: Index, cols: Index, value: float = -np.inf
    ) -> None:
        """Write `value` over the forbidden pairs of a tile, in place."""
        np.copyto(tile, value, where=~self.tile(rows, cols))


@dataclass(frozen=True, eq=False)
class ClassTable(Mask):
    """A rule evaluated once per pair of classes: ``allowed[mentee_class, mentor_class]``."""

    mentee_class: Rows
    mentor_class: Rows
    allowed: Bools

    __repr__ = short_repr

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

    __repr__ = short_repr

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

    __repr__ = short_repr

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

    def fill_forbidden(
        self, tile: NDArray[Any], rows: Index, cols: Index, value: float = -np.inf
    ) -> None:
        """Write `value` over the forbidden pairs of a tile, in place."""
        i, j, _ = sparse_tile(self.entries, rows, cols)
        tile[i, j] = value


class Product(Protocol):
    """One number for each pair of a mentee and a mentor, computed on demand."""

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""

    def tile(self, rows: Index, cols: Index) -> Floats:
        """Return the numbers of some mentees (rows) with some mentors (columns)."""

    def at(self, i: Rows, j: Rows) -> Floats:
        """Return the numbers of single pairs."""

    def take(self, rows: Index, cols: Index) -> Self:
        """Return the product over some mentees and some mentors."""

    def transposed(self) -> Self:
        """Return the same product with the two sides exchanged."""


@dataclass(frozen=True, eq=False)
class Threshold(Mask):
    """A product that must reach a value, such as the number of hours in common.

    Factors are rounded as those of scores are, so the comparison is exact for whole numbers and
    for multiples of 2**-24.

    Attributes
    ----------
    besides : CSR array, optional
        Single pairs that are allowed whatever their product.
    """

    is_dear: ClassVar[bool] = True
    product: Product
    at_least: float
    besides: csr_array | None = None

    __repr__ = short_repr

    def tile(self, rows: Index, cols: Index) -> Bools:
        """Return which pairs of a tile are allowed."""
        allowed = self.product.tile(rows, cols) >= self.at_least
        if self.besides is not None:
            i, j, _ = sparse_tile(self.besides, rows, cols)
            allowed[i, j] = True
        return allowed

    def at(self, i: Rows, j: Rows) -> Bools:
        """Return whether single pairs are allowed."""
        allowed = self.product.at(i, j) >= self.at_least
        if self.besides is not None:
            allowed |= sparse_at(self.besides, i, j) != 0
        return allowed

    def take(self, rows: Index, cols: Index) -> Threshold:
        """Return the rule over some mentees and some mentors."""
        besides = None if self.besides is None else self.besides[rows][:, cols]
        return replace(self, product=self.product.take(rows, cols), besides=besides)

    def transposed(self) -> Threshold:
        """Return the same rule with the two sides exchanged."""
        besides = None if self.besides is None else self.besides.T.tocsr()
        return replace(self, product=self.product.transposed(), besides=besides)
