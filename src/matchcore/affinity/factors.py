"""Factors of all people: the components side by side, and the terms for single pairs."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from scipy.sparse import csr_array, hstack, issparse

from matchcore.model.addends import PairAmounts, Sides
from matchcore.model.arrays import Bools, Factor, Floats
from matchcore.short_repr import short_repr
from matchcore.wording import Label

__all__ = ["Factors", "Part"]

DENSE_CELLS = 1 << 26  # up to half a gigabyte, plain arrays are used
_WIDE = 1 << 10  # columns, mostly empty, above which sparse arrays are faster
_WELL_FILLED = 0.05  # share of cells above which plain arrays are faster at any size


@dataclass(frozen=True, eq=False)
class Part:
    """The columns of the factors that one component fills.

    Attributes
    ----------
    name : str
    columns : slice
        Into the columns of `Factors.U` and `Factors.V`.
    labels : list of str or Label
        What each column stands for; plain text is a name, such as that of a skill.
    mentees_known, mentors_known : arrays of bool
        Whether the component knows anything about each person; an unknown scores 0, or what
        `Component` says of ``missing = "mean"``.
    """

    name: str
    columns: slice
    labels: list[str | Label]
    mentees_known: Bools
    mentors_known: Bools

    __repr__ = short_repr


@dataclass(frozen=True, eq=False)
class Factors:
    """Affinity of all pairs: ``U[i] · V[j]``, plus the amounts of the terms.

    Attributes
    ----------
    U, V : arrays or CSR arrays
        Factors of the mentees, which include the weights, and of the mentors.
    parts : tuple of Part
        The components, in the order of their columns.
    terms : tuple of (str, PairAmounts)
        Addends for single pairs, by name.
    """

    U: Factor
    V: Factor
    parts: tuple[Part, ...]
    terms: tuple[tuple[str, PairAmounts], ...] = ()

    __repr__ = short_repr

    def with_part(self, name: str, sides: Sides) -> Factors:
        """Return the same with one more addend for all pairs, in units of the final score."""
        at, width = self.U.shape[1], sides.mentees.shape[1]
        known = sides.mentees_known, sides.mentors_known
        part = Part(name, slice(at, at + width), [""] * width, *known)
        both = beside([self.U, sides.mentees]), beside([self.V, sides.mentors])
        return Factors(*alike(*both), (*self.parts, part), self.terms)

    def with_term(self, name: str, amounts: PairAmounts) -> Factors:
        """Return the same with one more addend for single pairs."""
        return replace(self, terms=(*self.terms, (name, amounts)))


def beside(factors: list[Factor]) -> Factor:
    """Put factors side by side."""
    return hstack(factors, format="csr") if any(map(issparse, factors)) else np.hstack(factors)


def alike(mentees: Factor, mentors: Factor) -> tuple[Factor, Factor]:
    """Return both factors in one form: arrays, or CSR arrays if large or wide, and mostly empty."""
    both = mentees, mentors
    cells = sum(x.shape[0] * x.shape[1] for x in both)
    filled = sum(x.nnz if issparse(x) else x.size for x in both)
    is_small = cells <= DENSE_CELLS and mentees.shape[1] <= _WIDE
    if is_small or filled > _WELL_FILLED * cells:
        return _dense(mentees), _dense(mentors)
    return csr_array(mentees), csr_array(mentors)


def _dense(factor: Factor) -> Floats:
    return np.asarray(factor.toarray() if issparse(factor) else factor)
