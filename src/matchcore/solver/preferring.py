"""As few pairs as possible that do not come first: after coverage, before the score.

The answer is that of a plain problem, in which a rule allows only pairs that come first and the
exceptions without which less is covered. It is best among all answers in the order asked for:

- It covers as much as any answer without the rule; a cut proves it (`MostCovered`).
- It has no other pair; or each mentee fills as many seats as there are pairs that come first, or
  all. The exceptions are for those alone who cannot fill all their seats so, and no answer with as
  few others has one for anybody else. So the rule leaves out no answer that is as good.
- Where neither holds, `best_number` finds the fewest others and proves their number; the rule then
  allows those that its answer has. There may be equally good answers with different ones, so the
  answer is never called unique.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import ClassVar

import numpy as np

from matchcore.model.arrays import Bools, Rows
from matchcore.model.assignment import Assignment, Prices, SolveStatus
from matchcore.model.objective import RANKINGS
from matchcore.model.preference import Preference
from matchcore.model.problem import Problem
from matchcore.short_repr import short_repr
from matchcore.solver.counted import CountedPairs, Proof, best_number
from matchcore.solver.proof.certificate import certify, recertify, stated
from matchcore.solver.proof.coverage import MostCovered
from matchcore.solver.solving import Solving, without_candidates

_LISTED = 1 << 22  # pairs up to which those that do not come first are listed one by one


@dataclass(frozen=True, eq=False)
class Others(CountedPairs):
    """Pairs that do not come first: the fewer, the better."""

    worth: ClassVar[int] = -1
    name: ClassVar[str] = "others"


@dataclass(frozen=True, eq=False)
class Preferred:
    """A problem in which the pairs that come first are a rule, with exceptions, and its answer.

    Attributes
    ----------
    problem : Problem
        Without the rule, if it could not be settled which exceptions there must be.
    answer : Assignment
        Of this problem.
    proofs : tuple of Proof or MostCovered
        That no answer has fewer exceptions and covers as much.
    settled : bool
        Whether they prove it.
    """

    problem: Problem
    answer: Assignment
    proofs: tuple[Proof | MostCovered, ...] = ()
    settled: bool = False

    __repr__ = short_repr


def prefer(
    problem: Problem, preference: Preference, solving: Solving, known: Assignment | None = None
) -> Preferred:
    """Return the best answer by coverage, then the fewest pairs that do not come first, then score.

    Parameters
    ----------
    problem : Problem
        If its objective is the score, nothing comes before the score, and the answer is its own.
    preference : Preference
    solving : Solving
    known : Assignment, optional
        The best answer to the problem itself, if it is known.
    """
    search = Ruling(problem, preference, solving)
    if not RANKINGS[problem.objective].fixes_seats:
        return search.plain(known)
    if known is not None and known.status is SolveStatus.OPTIMAL and not search.others(known).any():
        return search.as_it_is(known)
    first = search.within(search.exempt)
    if first.settled:
        return first
    if solving.is_over and first.answer.total is not None:
        return Preferred(problem, moved(problem, first.answer))
    plain = search.plain(known)
    if plain.answer.status is not SolveStatus.OPTIMAL or solving.is_over:
        return plain
    if search.exempt.any():
        strict = search.within(search.nobody, plain.answer)
        if strict.settled:
            return strict
    return search.counted(plain.answer) or plain


@dataclass(frozen=True, eq=False)
class Ruling:
    """One problem, and what comes first in it: a rule with exceptions, and what proves them."""

    problem: Problem
    preference: Preference
    solving: Solving

    __repr__ = short_repr

    @cached_property
    def exempt(self) -> Bools:
        """The mentees who cannot fill every seat by pairs that come first."""
        return self.preference.short(self.problem)

    @cached_property
    def ruled(self) -> Problem:
        """The problem with the rule; only these mentees are excepted."""
        return self._ruled(self.exempt)

    @property
    def nobody(self) -> Bools:
        """No mentee."""
        return np.zeros(self.problem.shape[0], dtype=np.bool_)

    @cached_property
    def required(self) -> tuple[Rows, Rows]:
        """The required pairs that do not come first: every answer has them."""
        i, j = self.problem.required.T
        bad = ~self.preference.mask.at(i, j)
        return i[bad], j[bad]

    def others(self, answer: Assignment) -> Bools:
        """Return which pairs of an answer do not come first, and are not required."""
        m, (i, j) = self.problem.shape[1], self.required
        bad = ~self.preference.mask.at(answer.mentees, answer.mentors)
        return bad & ~np.isin(answer.mentees * m + answer.mentors, i * m + j)

    def plain(self, known: Assignment | None = None) -> Preferred:
        """Return the problem and its answer without the rule."""
        return Preferred(self.problem, known or self.solving.best(self.problem))

    def as_it_is(self, known: Assignment) -> Preferred:
        """Return an answer without others under the rule: fewer pairs raise no bound."""
        ruled, proof = self.ruled, known.certificate
        if proof is None:
            return self.plain(known)
        pairs = known.mentees, known.mentors
        found = replace(recertify(ruled, *pairs, proof), unique=proof.unique)
        answer = replace(known, certificate=found, **stated(ruled, *pairs, found))
        return Preferred(ruled, answer, settled=True)

    def within(self, exempt: Bools, start: Assignment | None = None) -> Preferred:
        """Return the best answer under the rule; it need not be the best without it."""
        ruled = self._ruled(exempt)
        answer = self.solving.best(ruled, None if start is None else without_candidates(start))
        proofs = self.proofs(answer)
        return Preferred(ruled, answer, proofs or (), settled=proofs is not None)

    def proofs(self, answer: Assignment) -> tuple[MostCovered, ...] | None:
        """Return what proves that no answer covers as much with fewer others; None if nothing."""
        most = None if answer.total is None else MostCovered.of(self.problem, answer)
        if most is None or not self.others(answer).any():
            return None if most is None else (most,)
        served = self._served(answer)
        return None if served is None else (most, served)

    def counted(self, start: Assignment) -> Preferred | None:
        """Count the others one by one; None if they are too many, or the search was stopped."""
        n, m = self.problem.shape
        if n * m > _LISTED:
            return None
        others = Others(*self.preference.others(self.problem), (n, m))
        answer, proofs = best_number(self.problem, others, start, self.solving)
        if answer.status is not SolveStatus.OPTIMAL:
            return None
        number = self.others(answer).sum()
        for exempt in (self.exempt, self.nobody):
            ruled = self._ruled(exempt, answer)
            found = self.solving.best(ruled, without_candidates(answer))
            if found.total is not None and self.others(found).sum() == number:
                return Preferred(ruled, _not_unique(found), proofs, settled=True)
        return None

    def _ruled(self, exempt: Bools, answer: Assignment | None = None) -> Problem:
        """Return the problem with the rule, but for required pairs and the others of an answer."""
        i, j = self.required
        if answer is not None:
            bad = self.others(answer)
            i, j = np.append(i, answer.mentees[bad]), np.append(j, answer.mentors[bad])
        return self.preference.applied(self.problem, exempt, (i, j))

    def _served(self, answer: Assignment) -> MostCovered | None:
        """Return the proof that pairs that come first fill every seat that they can fill at all."""
        i, j = self.required
        n, m = self.problem.shape
        good = self.preference.mask.at(answer.mentees, answer.mentors)
        part = Assignment(SolveStatus.FEASIBLE, answer.mentees[good], answer.mentors[good])
        kept = self.preference.mask.at(*self.problem.required.T)
        first = replace(
            self.preference.applied(self.problem, self.nobody),
            required=self.problem.required[kept],
            demand=self.problem.demand - np.bincount(i, minlength=n),
            capacity=self.problem.capacity - np.bincount(j, minlength=m),
            minimum=0,
            complete=False,
            load_step=0.0,
        )
        everybody = Prices(np.zeros(m, dtype=np.int64), seats=1)
        found = MostCovered(first, part, {"seats": everybody}, of_seats=True)
        return found if found.holds else None


def moved(problem: Problem, answer: Assignment) -> Assignment:
    """Return an answer to a narrower problem as one to this, with what its prices prove here."""
    pairs, proof = (answer.mentees, answer.mentors), answer.certificate
    if proof is None:
        return answer
    prices = [(bound.quantity, bound.prices) for bound in proof.bounds]
    found = certify(problem, *pairs, proof.shift, prices)
    status = SolveStatus.OPTIMAL if found.proven else SolveStatus.FEASIBLE
    known = stated(problem, *pairs, found)
    return replace(answer, status=status, certificate=found, listing=None, **known)


def _not_unique(answer: Assignment) -> Assignment:
    """Return an answer that has equals beyond its problem, for all that is known."""
    if answer.certificate is None:
        return answer
    return replace(answer, certificate=replace(answer.certificate, unique=False))
