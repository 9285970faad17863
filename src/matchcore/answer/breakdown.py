"""The scores of some pairs taken apart: one addend per component, term and soft rule."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import issparse

from matchcore.answer.evidence import evidence_words
from matchcore.model.sparse import sparse_at
from matchcore.short_repr import short_repr
from matchcore.wording import Label, Language, say

if TYPE_CHECKING:
    from matchcore.affinity.factors import Part
    from matchcore.model.arrays import Floats, Rows
    from matchcore.model.compatibility import Compatibility

_SHOWN = 3


@dataclass(frozen=True, eq=False)
class Addend:
    """One addend of one score.

    Attributes
    ----------
    name : str
        Of the component, the term or the soft rule.
    amount : float
        What it adds to the score.
    evidence : tuple of Label
        The columns that contribute most, the largest first.
    known : bool
        Whether both people have a value that it reads.
    """

    name: str
    amount: float
    evidence: tuple[Label, ...]
    known: bool = True

    def evidence_words(self, language: Language) -> str:
        """Return what stands behind the addend, or that a value is unknown and what replaces it."""
        words = evidence_words(self.evidence, language)
        if self.known:
            return words
        if words:
            return say("unknown_but", language, mean=words)
        return say("unknown", language)


@dataclass(frozen=True, eq=False)
class Breakdown:
    """The scores of some pairs, and the addends of each. Every view reads them here.

    Attributes
    ----------
    compatibility : Compatibility
    parts : tuple of Part
        Which columns of the factors belong to which component.
    mentees, mentors : array of int
        Row numbers, one of each per pair.
    """

    compatibility: Compatibility
    parts: tuple[Part, ...]
    mentees: Rows
    mentors: Rows

    __repr__ = short_repr

    @cached_property
    def scores(self) -> Floats:
        """The score of each pair."""
        return self.compatibility.at(self.mentees, self.mentors)

    @property
    def names(self) -> list[str]:
        """The names of the addends: components first, then terms and soft rules."""
        terms = self.compatibility.terms
        return [part.name for part in self.parts] + [term.name for term in terms]

    @cached_property
    def amounts(self) -> list[Floats]:
        """What each addend adds to each pair, in the order of `names`."""
        product = self._product(slice(None))
        components = [product[:, part.columns].sum(axis=1) for part in self.parts]
        terms = [
            sparse_at(term.entries, self.mentees, self.mentors).astype(np.float64)
            for term in self.compatibility.terms
        ]
        return components + terms

    @cached_property
    def addends(self) -> list[tuple[Addend, ...]]:
        """The addends of each pair with their evidence; terms that add nothing are left out."""
        return [tuple(self._addends(k)) for k in range(len(self.mentees))]

    def _addends(self, k: int) -> Iterator[Addend]:
        i, j = self.mentees[k], self.mentors[k]
        product = self._product(slice(k, k + 1))
        shares = (product.toarray() if issparse(product) else product)[0]
        amounts = [float(amount[k]) for amount in self.amounts]
        components, terms = amounts[: len(self.parts)], amounts[len(self.parts) :]
        for part, amount in zip(self.parts, components, strict=True):
            known = bool(part.mentees_known[i] and part.mentors_known[j])
            evidence = _evidence(part, shares[part.columns]) if amount > 0 else ()
            yield Addend(part.name, amount, evidence, known)
        for term, amount in zip(self.compatibility.terms, terms, strict=True):
            if amount:
                yield Addend(term.name, amount, ())

    def _product(self, pairs: slice) -> Any:
        """Return what each column of the factors adds to some pairs; too large to keep."""
        factors = self.compatibility.factors
        return factors.U[self.mentees[pairs]] * factors.V[self.mentors[pairs]]


def _evidence(part: Part, shares: Floats) -> tuple[Label, ...]:
    """Return the labels of the columns that add most."""
    largest = np.argsort(-shares, kind="stable")[:_SHOWN]
    return tuple(Label.of(part.labels[k]) for k in largest if shares[k] > 0 and part.labels[k])
