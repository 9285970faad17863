"""Pairs whose number counts beside the scores: by a price, or as a stage after coverage.

At a price that hardly any exchange pays, one flow finds the answer with the best number, and its
prices prove the number. Where they do not, a stage of its own does.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import ClassVar

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.arrays import Floats, Rows
from matchcore.model.assignment import Assignment, Prices, SolveStatus
from matchcore.model.compatibility import Compatibility
from matchcore.model.objective import MEASURES
from matchcore.model.problem import Problem
from matchcore.model.stages import Stage, StagedAssignment
from matchcore.short_repr import short_repr
from matchcore.solver.proof.certificate import certify, stated
from matchcore.solver.proof.stages import verify_stages
from matchcore.solver.solving import Solving, without_candidates

HIGH = 8.0  # times the largest score: a price at which hardly any exchange pays


@dataclass(frozen=True, eq=False)
class CountedPairs:
    """Pairs of which an answer should have as many as possible, or as few.

    Attributes
    ----------
    mentees, mentors : array of int
        Parallel row numbers, sorted.
    shape : (int, int)
        Numbers of mentees and mentors.
    worth : int
        1 if more are better, -1 if fewer are.
    name : str
        Of what is counted.
    """

    mentees: Rows
    mentors: Rows
    shape: tuple[int, int]
    worth: ClassVar[int] = 1
    name: ClassVar[str] = ""

    __repr__ = short_repr

    def __len__(self) -> int:
        return len(self.mentees)

    def added(self, scores: Compatibility, amount: float) -> Compatibility:
        """Return scores in which each of these pairs has so much more, or less if few are best."""
        amounts: Floats = np.full(len(self), self.worth * amount)
        return scores.with_terms(self.name, self.mentees, self.mentors, amounts)

    def priced(self, problem: Problem, price: float) -> Problem:
        """Return a problem in which each of these pairs changes the total by a price.

        The floor is one of true scores, so it becomes a mask.
        """
        scores = replace(self.added(problem.compatibility, price), masks=problem.open.masks)
        return replace(problem, compatibility=scores, forbidden=(), floor=None)

    def counted(self, problem: Problem) -> Problem:
        """Return a problem in which nothing but the number of these pairs is the total."""
        scores = replace(self.counts, masks=problem.open.masks)
        return replace(problem, compatibility=scores, forbidden=(), floor=None, load_step=0.0)

    @property
    def counts(self) -> Compatibility:
        """Scores of 1, or -1 if few are best, for each of these pairs and 0 for all others."""
        n, m = self.shape
        return self.added(Compatibility.from_factors(np.zeros((n, 1)), np.zeros((m, 1))), 1.0)


@dataclass(frozen=True, eq=False)
class Proof:
    """A problem solved on the way, perhaps in stages: its answer is proven best.

    Attributes
    ----------
    problem : Problem
    then : tuple of Stage
    answer : StagedAssignment
    """

    problem: Problem
    then: tuple[Stage, ...]
    answer: StagedAssignment

    __repr__ = short_repr

    @classmethod
    def of(cls, problem: Problem, answer: Assignment) -> Proof:
        """Return the proof of an answer without further stages."""
        return cls(problem, (), StagedAssignment(answer, (), 0))

    @property
    def status(self) -> SolveStatus:
        """What is proven of the answer."""
        return self.answer.status

    def verify(self) -> None:
        """Check every claim from the problem, the stages and the prices alone."""
        verify_stages(self.problem, self.then, self.answer)


def in_stages(
    asked: Problem, stage: Stage, solving: Solving, start: Assignment | None = None
) -> tuple[Assignment, tuple[Proof, ...]]:
    """Solve a problem and a further stage."""
    found = solving.in_stages(asked, stage, start)
    return found.assignment, (Proof(asked, (stage,), found),)


def high_price(problem: Problem) -> float:
    """Return a price at which hardly any exchange pays: a power of two, so that it adds exactly."""
    return math.ldexp(HIGH, math.frexp(problem.compatibility.magnitude)[1])


def best_number(
    problem: Problem, pairs: CountedPairs, start: Assignment | None, solving: Solving
) -> tuple[Assignment, tuple[Proof, ...]]:
    """Return the best answer in this order: coverage, the number of some pairs, then the score.

    Parameters
    ----------
    problem : Problem
        Whose objective ranks coverage first.
    pairs : CountedPairs
    start : Assignment or None
    solving : Solving

    Returns
    -------
    answer : Assignment
        In scores that the price changes.
    proofs : tuple of Proof
    """
    price = high_price(problem)
    asked, counted = pairs.priced(problem, price), pairs.counted(problem)
    answer = solving.best(asked, start)
    number = _number(counted, answer, price)
    proofs = (Proof.of(asked, answer),)
    if number is not None:
        return answer, (*proofs, Proof.of(counted, number))
    if answer.status is not SolveStatus.OPTIMAL:
        return answer, proofs
    stage = Stage(problem.compatibility, problem.load_step, "score")
    found, proof = in_stages(counted, stage, solving, without_candidates(answer))
    return without_candidates(found), proof


def _number(counted: Problem, answer: Assignment, price: float) -> Assignment | None:
    """Return an answer as the best of the counting problem, if its prices prove that it is.

    At a high price, dual prices are whole multiples of it, which count pairs, and small rests,
    which are differences of scores.
    """
    if answer.status is not SolveStatus.OPTIMAL or answer.certificate is None:
        return None
    shift, unit = counted.shift, math.ldexp(price, answer.certificate.shift)
    prices = []
    for bound in answer.certificate.bounds:
        p = bound.prices
        if not MEASURES[bound.quantity].is_count:
            covered, seats = (round(x / unit) << shift for x in (p.covered, p.seats))
            mentors = np.rint(p.mentors / unit).astype(np.int64) << shift
            p = Prices(mentors, covered, seats, score=1)
        prices.append((bound.quantity, p))
    pairs = answer.mentees, answer.mentors
    try:
        found = certify(counted, *pairs, shift, prices)
    except CertificateError:
        return None
    if not found.proven:
        return None
    return Assignment(
        SolveStatus.OPTIMAL, *pairs, certificate=found, **stated(counted, *pairs, found)
    )
