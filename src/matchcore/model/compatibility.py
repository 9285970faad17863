"""Who could work with whom, and how well: scores and hard rules over mentees × mentors."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Floats, Index, Rows
from matchcore.model.blocks import Block, blocks_of
from matchcore.model.grid import FLOAT_BITS, UNIT, fraction_bits
from matchcore.model.masks import DenseMask, Mask, PairSet, Threshold, class_table
from matchcore.model.matrix_scores import MatrixScores
from matchcore.model.origin import FLOOR, Origin, named
from matchcore.model.scores import FactorScores
from matchcore.model.sparse import row_numbers, sparse_at, sparse_entries, sparse_tile
from matchcore.model.terms import Terms
from matchcore.number_checks import as_array, is_number, number_code, wrong_array

if TYPE_CHECKING:
    pass

_ALL = slice(None)
_FOLDED = Origin("given", "folded")


@dataclass(frozen=True, eq=False)
class Compatibility:
    """Scores of mentees (rows) with mentors (columns), and the pairs that rules allow.

    Make one with `from_matrix` or `from_factors` and narrow it with the ``with_`` methods; each
    returns a new object. A score is a product of factors plus sparse terms; a matrix of all pairs
    exists only where one is given or asked for.

    Examples
    --------
    Two mentees, three mentors; the second rule forbids one pair.

    >>> U, V = [[1.0, 0.0], [0.5, 0.5]], [[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]]
    >>> c = Compatibility.from_factors(U, V)
    >>> c = c.with_pairs("past", mentees=[0], mentors=[2])
    >>> c.dense()
    array([[1. , 0. , 1. ],
           [0.5, 0.5, 1. ]])
    >>> c.allowed
    array([[ True,  True, False],
           [ True,  True,  True]])
    """

    scores: FactorScores | MatrixScores
    masks: tuple[Mask, ...] = ()
    terms: tuple[Terms, ...] = ()

    @classmethod
    def from_matrix(cls, scores: ArrayLike, allowed: ArrayLike | None = None) -> Compatibility:
        """Take scores as a matrix.

        Parameters
        ----------
        scores : array-like of shape (n_mentees, n_mentors)
            Real numbers, larger is better. Not copied: a memory-mapped or float32 array is read
            tile by tile. A masked cell of a NumPy masked array is a forbidden pair.
        allowed : array-like of bool, same shape, optional
            Where false, the pair is forbidden and its score may be anything. Copied.

        Raises
        ------
        InputError
            A wrong shape or type, or an allowed score that is not finite.
        """
        masks: list[Bools] = []
        if isinstance(scores, np.ma.MaskedArray):
            if np.ma.is_masked(scores) and scores.dtype.kind in "iuf":
                masks.append(~np.ma.getmaskarray(scores))
            scores = np.ma.getdata(scores)
        given = as_array("scores", scores)
        if allowed is not None:
            masks.append(_bools("allowed", allowed, given.shape))
        if not masks:
            return cls(MatrixScores(given))
        mask = masks[0] if len(masks) == 1 else masks[0] & masks[1]
        return cls(MatrixScores(given, mask), (DenseMask(Origin.of("allowed"), mask),))

    @classmethod
    def from_factors(
        cls,
        U: ArrayLike,
        V: ArrayLike,
        *,
        mentee_class: ArrayLike | None = None,
        mentor_class: ArrayLike | None = None,
        allowed: ArrayLike | None = None,
    ) -> Compatibility:
        """Take scores as factors: ``score(i, j) = U[i] · V[j]``.

        Parameters
        ----------
        U, V : array-like or scipy.sparse array of shape (n_mentees, k) and (n_mentors, k)
            Rounded to multiples of 2**-24 (to a wider power-of-two grid where ``Σ|U·V|`` may
            exceed 32), so that every product is exact in float64. Columns much larger than others
            have a grid of their own.
        mentee_class, mentor_class : array-like of int, optional
            The class of each person, for `allowed`.
        allowed : array-like of bool of shape (mentee classes, mentor classes), optional
            Which pairs of classes may be matched.

        All are copied.

        Raises
        ------
        InputError
            Wrong shapes or types, values that are not finite, classes without a table.
        """
        c = cls(FactorScores(*_factors("", U=U, V=V)))
        given = [x is not None for x in (mentee_class, mentor_class, allowed)]
        if any(given) and not all(given):
            said = "mentee_class, mentor_class and allowed belong together"
            raise InputError(InputProblem("missing_argument", "", "", said, "give all three"))
        return c.with_table("allowed", mentee_class, mentor_class, allowed) if all(given) else c

    def with_table(
        self, name: str | Origin, mentee_class: Any, mentor_class: Any, allowed: Any
    ) -> Compatibility:
        """Add a rule over classes: ``allowed[mentee_class[i], mentor_class[j]]``."""
        return self.with_mask(class_table(name, mentee_class, mentor_class, allowed, self.shape))

    def with_pairs(
        self, name: str | Origin, mentees: ArrayLike, mentors: ArrayLike
    ) -> Compatibility:
        """Forbid single pairs, given as parallel row numbers."""
        entries = sparse_entries(name, mentees, mentors, None, self.shape)
        return self.with_mask(PairSet(Origin.of(name), entries))

    def with_threshold(
        self, name: str | Origin, F: ArrayLike, G: ArrayLike, at_least: float
    ) -> Compatibility:
        """Allow only pairs with ``F[i] · G[j] >= at_least``, such as two hours in common.

        No pair is closed by the rounding of factors: what may reach the value is allowed.
        """
        _refuse_no_number(f"{name}: at_least", at_least)
        f, g = _factors(f"{name}: ", F=F, G=G)
        product = FactorScores(f, g, names=(f"{name}: F", f"{name}: G"))
        if product.shape != self.shape:
            said = f"F and G are for {product.shape} people, not {self.shape}"
            raise InputError(InputProblem("wrong_shape", str(name), "", said))
        return self.with_mask(Threshold(Origin.of(name), product, float(at_least) - product.error))

    def with_terms(
        self, name: str, mentees: ArrayLike, mentors: ArrayLike, scores: ArrayLike
    ) -> Compatibility:
        """Add to the scores of single pairs, given as parallel arrays, each pair once."""
        values = as_array(f"{name}: scores", scores)
        if values.size and values.dtype.kind not in "iuf":
            raise InputError(wrong_array(f"{name}: scores", values, "iuf", "give real numbers"))
        values = values.astype(np.float64)
        i = row_numbers(name, "mentees", mentees, self.shape[0])
        j = row_numbers(name, "mentors", mentors, self.shape[1])
        if values.shape != i.shape or i.shape != j.shape:
            remedy = "give mentees, mentors and scores of one length"
            raise InputError(InputProblem("wrong_shape", str(name), remedy=remedy))
        problems = _not_finite(f"{name}: scores", values)
        problems += _repeated(str(name), i, j, self.shape[1])
        if problems:
            raise InputError(problems)
        terms = Terms(named(name), sparse_entries(name, i, j, values, self.shape))
        return replace(self, terms=(*self.terms, terms))

    @property
    def factors(self) -> FactorScores:
        """The factors that scores come from, on their grid.

        Raises
        ------
        InputError
            The scores were given as a matrix.
        """
        if not isinstance(self.scores, FactorScores):
            said, remedy = "these scores are a matrix", "only scores from factors have addends"
            raise InputError(InputProblem("no_factors", "", "", said, remedy))
        return self.scores

    def with_floor(self, floor: float) -> Compatibility:
        """Allow only pairs that score at least `floor`, or may do so but for rounding."""
        _refuse_no_number("floor", floor)
        scored = replace(self, masks=())
        return self.with_mask(Threshold(FLOOR, scored, floor - self.error))

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return self.scores.shape

    @property
    def magnitude(self) -> float:
        """A bound on the absolute score of every pair."""
        return self.scores.magnitude + sum(
            float(np.abs(t.entries.data).max(initial=0.0)) for t in self.terms
        )

    @property
    def error(self) -> float:
        """How far a score can be from that of the given numbers."""
        sums = self.scores.sums + len(self.terms)
        return self.scores.error + sums * UNIT * self.magnitude

    def error_at(self, shift: int, are_multiples: bool) -> float:
        """How far a score can be from that of the given numbers: sums of multiples are exact."""
        exact = are_multiples and math.frexp(self.magnitude)[1] + shift <= FLOAT_BITS
        return self.scores.error if exact else self.error

    def raised(self, least: float) -> Compatibility:
        """Return the same with matrix entries, and terms, below `least` raised to it.

        No score is less than before; those of factors alone stay as they are.
        """
        scores = self.scores.raised(least) if isinstance(self.scores, MatrixScores) else self.scores
        return replace(self, scores=scores, terms=tuple(t.raised(least) for t in self.terms))

    def are_multiples(self, shift: int) -> bool:
        """Whether every score is a multiple of ``2**-shift``."""
        terms = (t.entries for t in self.terms if t.entries.nnz)
        return self.scores.are_multiples(shift) and all(
            int(fraction_bits(x).max()) <= shift for x in terms
        )

    def tile(self, rows: Index = _ALL, cols: Index = _ALL) -> Floats:
        """Return scores of some mentees with some mentors, forbidden pairs included."""
        block = self.scores.tile(rows, cols)
        self.add_terms(block, rows, cols)
        return block

    def add_terms(
        self, tile: NDArray[np.floating], rows: Index, cols: Index, exponent: int = 0
    ) -> None:
        """Add the sparse terms, in place, to a tile of products in units of ``2**exponent``."""
        for term in self.terms:
            i, j, amounts = sparse_tile(term.entries, rows, cols)
            tile[i, j] += np.ldexp(amounts, -exponent)

    def open_tile(self, rows: Index = _ALL, cols: Index = _ALL) -> Floats:
        """Return scores of some mentees with some mentors, minus infinity where forbidden."""
        tile = self.tile(rows, cols)
        self.close(tile, rows, cols)
        return tile

    def close(self, tile: NDArray[np.floating], rows: Index, cols: Index) -> None:
        """Write minus infinity over the forbidden pairs of a tile."""
        for mask in self.masks:
            mask.close(tile, rows, cols)

    def mask(self, rows: Index = _ALL, cols: Index = _ALL) -> Bools:
        """Return which pairs of a tile every rule allows."""
        n, m = self.shape
        block = np.ones((len(np.arange(n)[rows]), len(np.arange(m)[cols])), dtype=np.bool_)
        for mask in self.masks:
            mask.close(block, rows, cols, closed=False)
        return block

    def at(self, i: ArrayLike, j: ArrayLike) -> Floats:
        """Return the scores of single pairs: parallel row numbers in, parallel scores out."""
        rows, cols = np.broadcast_arrays(np.asarray(i), np.asarray(j))
        flat_i, flat_j = (x.ravel().astype(np.int64) for x in (rows, cols))
        values = self.scores.at(flat_i, flat_j)
        for term in self.terms:
            values = values + sparse_at(term.entries, flat_i, flat_j).astype(np.float64)
        return values.reshape(rows.shape)

    def allowed_at(self, i: Rows, j: Rows) -> Bools:
        """Return whether every rule allows single pairs, given as parallel row numbers."""
        allowed = np.ones(len(i), dtype=np.bool_)
        for mask in self.masks:
            allowed &= mask.at(i, j)
        return allowed

    def dense(self) -> Floats:
        """Return all scores; for pools that fit memory."""
        return self.tile()

    @property
    def allowed(self) -> Bools:
        """Which of all pairs every rule allows; for pools that fit memory."""
        return self.mask()

    def take(self, rows: Index, cols: Index) -> Compatibility:
        """Return the same for some mentees and some mentors, who get new row numbers."""
        return Compatibility(
            self.scores.take(rows, cols),
            tuple(mask.take(rows, cols) for mask in self.masks),
            tuple(replace(t, entries=t.entries[rows][:, cols]) for t in self.terms),
        )

    def transposed(self) -> Compatibility:
        """Return the same with the two sides exchanged."""
        return Compatibility(
            self.scores.transposed(),
            tuple(mask.transposed() for mask in self.masks),
            tuple(replace(t, entries=t.entries.T.tocsr()) for t in self.terms),
        )

    def blocks(self) -> Iterator[Block]:
        """Cut the pairs into blocks that follow the classes: what a table forbids is in none."""
        return blocks_of(self.masks, self.shape)

    def cut(self, block: Block) -> Compatibility:
        """Return what a block holds of these pairs, with row numbers of its own."""
        return self.within(block).take(block.rows, block.cols)

    def folded(self) -> Compatibility:
        """Return the same pairs under one dense mask: for pools small enough to hold it.

        Many rules over few pairs cost more, asked one by one and block by block, than the pairs
        do. People to whom everybody is forbidden are in no block, as with the rules themselves.
        """
        allowed = self.mask()
        if allowed.all():
            return replace(self, masks=())
        folded = replace(self, masks=(DenseMask(_FOLDED, allowed),))
        mentees, mentors = (allowed.any(axis=axis).astype(np.int64) for axis in (1, 0))
        if mentees.all() and mentors.all():
            return folded
        both = np.array([[False, False], [False, True]])
        return folded.with_table(_FOLDED, mentees, mentors, both)

    def within(self, block: Block) -> Compatibility:
        """Return the same with only the rules that are left to be asked within a block."""
        return replace(self, masks=block.masks)

    def with_mask(self, mask: Mask) -> Compatibility:
        """Add a rule that is a mask already."""
        return replace(self, masks=(*self.masks, mask))


def _bools(name: str, values: ArrayLike, shape: tuple[int, ...]) -> Bools:
    """Return a copy of a dense mask."""
    array = as_array(name, values)
    if array.dtype != np.bool_:
        raise InputError(wrong_array(name, array, "b", "give an array of bool"))
    if array.shape != shape:
        said = f"has shape {array.shape}, scores {shape}"
        raise InputError(InputProblem("wrong_shape", name, "", said, "make them equal"))
    return np.array(array)


def _refuse_no_number(place: str, value: object) -> None:
    if not is_number(value):
        remedy = "give a finite number"
        raise InputError(InputProblem(number_code(value), place, f"{value!r:.40}", remedy=remedy))


def _not_finite(place: str, values: Floats) -> list[InputProblem]:
    """Return where values are infinite, or none."""
    return [
        InputProblem("not_finite", f"{place}[{k}]", str(values[k]), remedy="give a finite number")
        for k in np.flatnonzero(~np.isfinite(values))
    ]


def _repeated(place: str, i: Rows, j: Rows, mentors: int) -> list[InputProblem]:
    """Return which pairs are given more than once."""
    keys, counts = np.unique(i * max(1, mentors) + j, return_counts=True)
    remedy = "give each pair once"
    return [
        InputProblem("duplicate", place, "", f"the pair {divmod(key, mentors)} is repeated", remedy)
        for key in keys[counts > 1].tolist()
    ]


def _factors(place: str, **sides: Any) -> list[Any]:
    """Return the factors of both sides as arrays; sparse ones stay as they are."""
    return [
        side if hasattr(side, "tocsr") else as_array(f"{place}{name}", side)
        for name, side in sides.items()
    ]
