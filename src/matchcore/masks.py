"""Hard rules as numbers: a table over classes, a set of pairs, a threshold, a dense mask.

Each mask knows the rule it came from and answers two questions: which pairs of a tile are allowed,
and whether single pairs are.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, Literal, Self

import numpy as np
from numpy.typing import NDArray

from matchcore.arguments import as_array, wrong_array
from matchcore.errors import InputError, InputProblem
from matchcore.scores import Index, Product

if TYPE_CHECKING:
    from scipy.sparse import csr_array

Bools = NDArray[np.bool_]
Rows = NDArray[np.int64]

OriginKind = Literal["rule", "missing", "floor", "oneself", "given"]


@dataclass(frozen=True)
class Origin:
    """Where a mask comes from. Masks of one origin count as one rule.

    Attributes
    ----------
    kind : {"rule", "missing", "floor", "oneself", "given"}
        A rule; the same rule where a value is missing; the floor; that nobody meets oneself; a
        name that the caller gave.
    text : str
        The rule as it is written, or the given name.
    columns : tuple of str
        With ``"missing"``: the columns that the rule reads.

    Examples
    --------
    >>> str(Origin("missing", "SeniorityGap", ("grade",)))
    'SeniorityGap [grade unknown]'
    """

    kind: OriginKind
    text: str
    columns: tuple[str, ...] = ()

    @classmethod
    def of(cls, name: str | Origin) -> Origin:
        """Return an origin; a plain name is one that the caller gave."""
        return name if isinstance(name, Origin) else cls("given", named(name))

    def __str__(self) -> str:
        """Return the name in English, for frames and messages; nothing reads it back."""
        missing = f" [{' or '.join(self.columns)} unknown]" if self.kind == "missing" else ""
        return f"{self.text}{missing}"


FLOOR, ONESELF = Origin("floor", "Floor"), Origin("oneself", "Oneself")


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


def named(name: object) -> str:
    """Check the name of a rule or a term."""
    if not (isinstance(name, str) and name.strip()):
        raise InputError(InputProblem("not_text", "name", f"{name!r:.40}", remedy="give text"))
    return name


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


def sparse_entries(
    name: str | Origin,
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
        said = f"{i.size} mentees but {j.size} mentors"
        raise InputError(InputProblem("wrong_shape", str(name), "", said, "give parallel arrays"))
    if values is None:
        keys = np.unique(i * max(1, shape[1]) + j)
        i, j = np.divmod(keys, max(1, shape[1]))
        values = np.ones(len(keys), dtype=np.int8)
    return csr_array((values, (i, j)), shape=shape)


def row_numbers(name: str | Origin, what: str, rows: object, size: int) -> Rows:
    """Check row numbers of one side."""
    place = f"{name}: {what}"
    array = as_array(place, rows)
    if array.size == 0:
        return np.zeros(0, dtype=np.int64)
    if array.ndim != 1 or array.dtype.kind not in "iu":
        raise InputError(wrong_array(place, array, "iu", "give row numbers"))
    bad = np.flatnonzero((array < 0) | (array >= size))
    if bad.size:
        remedy = f"there are rows 0 to {size - 1}"
        raise InputError(
            [
                InputProblem("unknown_row", f"{place}[{k}]", str(array[k]), remedy=remedy)
                for k in bad
            ]
        )
    return array.astype(np.int64)


def sparse_tile(entries: csr_array, rows: Index, cols: Index) -> tuple[Rows, Rows, Any]:
    """Return where the entries of a sparse matrix lie in a tile of it, and what they are."""
    here = entries[rows]
    place = np.full(entries.shape[1], -1)
    taken = place[cols]
    place[cols] = np.arange(len(taken))
    i = np.repeat(np.arange(here.shape[0]), np.diff(here.indptr))
    j = place[here.indices]
    inside = j >= 0
    return i[inside], j[inside], here.data[inside]


def sparse_at(entries: csr_array, i: Rows, j: Rows) -> NDArray[np.generic]:
    """Read single entries of a sparse matrix."""
    if not len(i) or not entries.nnz:
        return np.zeros(len(i), dtype=entries.dtype)
    return np.asarray(entries[i, j]).ravel()
