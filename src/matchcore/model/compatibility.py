"""Who could work with whom, and how well: scores and hard rules over mentees × mentors."""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import ArrayLike, NDArray

from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Bools, Floats, Index, Rows
from matchcore.model.blocks import Block, blocks_of
from matchcore.model.compatibility_arguments import (
    class_table,
    factor,
    matrix_and_mask,
    require_number,
    sparse_entries,
    term_entries,
    threshold_product,
)
from matchcore.model.factor_scores import FactorScores
from matchcore.model.float_bounds import FLOAT_BITS, UNIT, fraction_bits
from matchcore.model.masks import DenseMask, Mask, PairSet, Threshold
from matchcore.model.matrix_scores import MatrixScores
from matchcore.model.origin import FLOOR, Origin, named
from matchcore.model.sparse import sparse_at, sparse_tile
from matchcore.model.terms import Terms

_ALL = slice(None)


@dataclass(frozen=True, eq=False)
class Compatibility:
    """Scores of mentees (rows) with mentors (columns), and the pairs that rules allow.

    Make one with `from_matrix` or `from_factors`, and narrow it with the ``with_`` methods; each
    returns a new object. A score is a product of factors plus sparse terms. A matrix of all pairs
    exists only where you give one or ask for one, with `dense` or `allowed`.

    Attributes
    ----------
    scores : FactorScores or MatrixScores
        Scores of all pairs, without the terms.
    masks : tuple of Mask
        The hard rules. A pair is allowed if all of them allow it.
    terms : tuple of Terms
        What is added to the scores of single pairs.

    Examples
    --------
    Two mentees and three mentors; one rule forbids one pair.

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

    def __repr__(self) -> str:
        rules = len({mask.origin for mask in self.masks})
        return f"Compatibility({self.scores}, {rules} rules, {len(self.terms)} terms)"

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
        given, mask = matrix_and_mask(scores, allowed)
        masks = () if mask is None else (DenseMask(Origin.of("allowed"), mask),)
        return cls(MatrixScores(given, mask), masks)

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
            exceed 32), so that every product is exact in float64. Columns much larger than the
            others get a separate grid.
        mentee_class, mentor_class : array-like of int, optional
            The class of each person, for `allowed`.
        allowed : array-like of bool of shape (mentee classes, mentor classes), optional
            Which pairs of classes may be matched.

        All arrays are copied.

        Raises
        ------
        InputError
            Wrong shapes or types, values that are not finite, or classes without a table.
        """
        c = cls(FactorScores(factor("U", U), factor("V", V)))
        if mentee_class is None and mentor_class is None and allowed is None:
            return c
        if mentee_class is None or mentor_class is None or allowed is None:
            problem = told("mentee_class, mentor_class and allowed belong together")
            raise InputError(
                InputProblem("missing_argument", "", "", problem, told("give all three"))
            )
        return c.with_table("allowed", mentee_class, mentor_class, allowed)

    def with_table(
        self,
        name: str | Origin,
        mentee_class: ArrayLike,
        mentor_class: ArrayLike,
        allowed: ArrayLike,
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

        Rounding never forbids a pair: one that may reach the value is allowed.
        """
        require_number(told("{name}: at_least", name=name), at_least)
        product = threshold_product(str(name), F, G, self.shape)
        return self.with_mask(Threshold(Origin.of(name), product, float(at_least) - product.error))

    def with_terms(
        self, name: str, mentees: ArrayLike, mentors: ArrayLike, scores: ArrayLike
    ) -> Compatibility:
        """Add to the scores of single pairs, given as parallel arrays, each pair once."""
        entries = term_entries(name, mentees, mentors, scores, self.shape)
        return replace(self, terms=(*self.terms, Terms(named(name), entries)))

    def with_floor(self, floor: float) -> Compatibility:
        """Allow only pairs that score at least `floor`; rounding never forbids a pair."""
        require_number("floor", floor)
        scored = replace(self, masks=())
        return self.with_mask(Threshold(FLOOR, scored, floor - self.error))

    def with_mask(self, mask: Mask) -> Compatibility:
        """Add a rule that is a mask already."""
        return replace(self, masks=(*self.masks, mask))

    @property
    def factors(self) -> FactorScores:
        """The factors behind the scores, on their grid.

        Raises
        ------
        InputError
            The scores were given as a matrix.
        """
        if not isinstance(self.scores, FactorScores):
            problem, remedy = (
                told("these scores are a matrix"),
                told("only scores from factors have addends"),
            )
            raise InputError(InputProblem("no_factors", "", "", problem, remedy))
        return self.scores

    @property
    def shape(self) -> tuple[int, int]:
        """Numbers of mentees and mentors."""
        return self.scores.shape

    @property
    def magnitude(self) -> float:
        """A bound on the absolute score of every pair."""
        return self.scores.magnitude + sum(term.magnitude for term in self.terms)

    @property
    def error(self) -> float:
        """How far a score can be from the exact score of the given numbers."""
        sums = self.scores.sums + len(self.terms)
        return self.scores.error + sums * UNIT * self.magnitude

    def error_at(self, shift: int, are_multiples: bool) -> float:
        """Return the same, for scores read as integers of a scale: sums of multiples are exact."""
        exact = are_multiples and math.frexp(self.magnitude)[1] + shift <= FLOAT_BITS
        return self.scores.error if exact else self.error

    def raised(self, least: float) -> Compatibility:
        """Return the same pairs, with matrix entries and terms below `least` raised to it.

        No score falls. Scores from factors alone stay as they are.
        """
        scores = self.scores.raised(least) if isinstance(self.scores, MatrixScores) else self.scores
        return replace(self, scores=scores, terms=tuple(t.raised(least) for t in self.terms))

    def are_multiples(self, shift: int) -> bool:
        """Return whether every score is a multiple of ``2**-shift``."""
        terms = (t.entries for t in self.terms if t.entries.nnz)
        return self.scores.are_multiples(shift) and all(
            int(fraction_bits(x).max()) <= shift for x in terms
        )

    def dense(self) -> Floats:
        """Return the scores of all pairs, forbidden ones included; they must fit in memory."""
        return self.tile(_ALL)

    def at(self, i: ArrayLike, j: ArrayLike) -> Floats:
        """Return the scores of single pairs: parallel row numbers in, parallel scores out."""
        rows, cols = np.broadcast_arrays(np.asarray(i), np.asarray(j))
        flat_i, flat_j = (x.ravel().astype(np.int64) for x in (rows, cols))
        values = self.scores.at(flat_i, flat_j)
        for term in self.terms:
            values = values + sparse_at(term.entries, flat_i, flat_j).astype(np.float64)
        return values.reshape(rows.shape)

    def tile(self, rows: Index, cols: Index = _ALL) -> Floats:
        """Return the scores of some mentees with some mentors, forbidden pairs included."""
        tile = self.scores.tile(rows, cols)
        self.add_terms(tile, rows, cols)
        return tile

    def masked_tile(self, rows: Index, cols: Index = _ALL) -> Floats:
        """Return the same scores, with minus infinity for forbidden pairs."""
        tile = self.tile(rows, cols)
        self.fill_forbidden(tile, rows, cols)
        return tile

    def add_terms(
        self, tile: NDArray[np.floating], rows: Index, cols: Index, exponent: int = 0
    ) -> None:
        """Add the terms, in place, to a tile of products in units of ``2**exponent``."""
        for term in self.terms:
            i, j, amounts = sparse_tile(term.entries, rows, cols)
            tile[i, j] += np.ldexp(amounts, -exponent)

    def fill_forbidden(self, tile: NDArray[np.floating], rows: Index, cols: Index) -> None:
        """Write minus infinity over the forbidden pairs of a tile, in place."""
        for mask in self.masks:
            mask.fill_forbidden(tile, rows, cols)

    @property
    def allowed(self) -> Bools:
        """Which of all pairs every rule allows; they must fit in memory."""
        return self.allowed_tile(_ALL)

    def allowed_at(self, i: Rows, j: Rows) -> Bools:
        """Return which single pairs, given as parallel row numbers, every rule allows."""
        allowed = np.ones(len(i), dtype=np.bool_)
        for mask in self.masks:
            allowed &= mask.at(i, j)
        return allowed

    def allowed_tile(self, rows: Index, cols: Index = _ALL) -> Bools:
        """Return which pairs of some mentees with some mentors every rule allows."""
        n, m = self.shape
        tile = np.ones((len(np.arange(n)[rows]), len(np.arange(m)[cols])), dtype=np.bool_)
        for mask in self.masks:
            mask.fill_forbidden(tile, rows, cols, value=False)
        return tile

    def take(self, rows: Index, cols: Index) -> Compatibility:
        """Return the pairs of some mentees and some mentors, who get new row numbers."""
        return Compatibility(
            self.scores.take(rows, cols),
            tuple(mask.take(rows, cols) for mask in self.masks),
            tuple(term.take(rows, cols) for term in self.terms),
        )

    def transposed(self) -> Compatibility:
        """Return the same pairs with the two sides exchanged."""
        return Compatibility(
            self.scores.transposed(),
            tuple(mask.transposed() for mask in self.masks),
            tuple(term.transposed() for term in self.terms),
        )

    def blocks(self) -> Iterator[Block]:
        """Cut the pairs into blocks that follow the classes, without what tables forbid."""
        return blocks_of(self.masks, self.shape)

    def within(self, block: Block) -> Compatibility:
        """Return the same pairs with only the masks that a block leaves to be applied."""
        return replace(self, masks=block.masks)

    def cut(self, block: Block) -> Compatibility:
        """Return the pairs of a block, with new row numbers."""
        return self.within(block).take(block.rows, block.cols)
