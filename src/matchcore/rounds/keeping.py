"""Which old couples stay, and what proves that no better choice exists: numbers only.

An answer that is best together with the couples that stay is best outright in the order asked for:
whatever contains these couples keeps no fewer of them. So the last solve may require them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np

from matchcore.errors import CertificateError
from matchcore.model.arrays import Bools, Floats, Rows
from matchcore.model.assignment import Assignment, Prices, SolveStatus
from matchcore.model.compatibility import Compatibility
from matchcore.model.objective import MEASURES, RANKINGS
from matchcore.model.problem import Problem
from matchcore.programme.lost_digits import BITS
from matchcore.rounds.coverage import MostCovered
from matchcore.rounds.solving import Solving, without_candidates
from matchcore.short_repr import short_repr
from matchcore.solver import Stage, StagedAssignment, verify_stages
from matchcore.solver.proof.certificate import certify, stated

First = Literal["coverage", "kept"]
_HIGH = 8.0  # times the largest score: a price at which hardly any exchange pays
_MANY = 2
KEPT = "kept"


@dataclass(frozen=True, eq=False)
class Old:
    """The old couples that could stay: both people are here, and the pair is still open.

    Attributes
    ----------
    mentees, mentors : array of int
        Parallel row numbers, sorted.
    shape : (int, int)
        Numbers of mentees and mentors now.
    ended : int
        How many others there were, which had to end.
    """

    mentees: Rows
    mentors: Rows
    shape: tuple[int, int]
    ended: int = 0

    __repr__ = short_repr

    def __len__(self) -> int:
        return len(self.mentees)

    def kept(self, answer: Assignment) -> Bools:
        """Return which of them an answer makes."""
        m = self.shape[1]
        return np.isin(self.mentees * m + self.mentors, answer.mentees * m + answer.mentors)

    def added(self, scores: Compatibility, amount: float) -> Compatibility:
        """Return scores in which each of these couples has so much more."""
        amounts: Floats = np.full(len(self), amount)
        return scores.with_terms(KEPT, self.mentees, self.mentors, amounts)

    def priced(self, problem: Problem, price: float) -> Problem:
        """Return a problem in which each couple that stays adds a price to the total.

        The floor is one of true scores, so it becomes a mask.
        """
        scores = replace(self.added(problem.compatibility, price), masks=problem.open.masks)
        return replace(problem, compatibility=scores, forbidden=(), floor=None)

    def counted(self, problem: Problem) -> Problem:
        """Return a problem in which nothing but the number of these couples is the total."""
        scores = replace(self.counts, masks=problem.open.masks)
        return replace(problem, compatibility=scores, forbidden=(), floor=None, load_step=0.0)

    @property
    def counts(self) -> Compatibility:
        """Scores of 1 for each of these couples and 0 for all other pairs."""
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

    @property
    def status(self) -> SolveStatus:
        """What is proven of the answer."""
        return self.answer.status

    def verify(self) -> None:
        """Check every claim from the problem, the stages and the prices alone."""
        verify_stages(self.problem, self.then, self.answer)


@dataclass(frozen=True, eq=False)
class Choice:
    """Which old couples stay, and the best answer with them.

    Attributes
    ----------
    problem : Problem
        With true scores; it requires the old couples that stay, unless dropping is free.
    answer : Assignment
        Of this problem.
    proofs : tuple of Proof or MostCovered
        Together they prove that no other choice is better.
    """

    problem: Problem
    answer: Assignment
    proofs: tuple[Proof | MostCovered, ...] = ()

    __repr__ = short_repr


def choose(problem: Problem, old: Old, price: float, first: First, solving: Solving) -> Choice:
    """Choose which old couples stay, and match everybody else.

    Parameters
    ----------
    problem : Problem
        The new one, with the true scores.
    old : Old
    price : float
        Of an old couple that is dropped, in units of the score; may be infinite.
    first : {"coverage", "kept"}
        What comes first at an infinite price. A problem whose objective is the score has no
        coverage to put first.
    solving : Solving
    """
    if not len(old):
        answer = solving.best(problem)
        return Choice(problem, answer, (_proof(problem, answer),))
    if price < math.inf:
        return _at_price(problem, old, price, solving)
    whole = requiring(problem, old.mentees, old.mentors)
    everyone = solving.best(whole)
    if first == "kept" or not RANKINGS[problem.objective].fixes_seats:
        if everyone.status is not SolveStatus.INFEASIBLE:
            return Choice(whole, everyone, (_proof(whole, everyone),))
        return _most_kept(problem, old, solving)
    if everyone.total is not None:
        most = MostCovered.of(problem, everyone)
        if most is not None:
            return Choice(whole, everyone, (_proof(whole, everyone), most))
    return _coverage_first(problem, old, without_candidates(everyone), solving)


def requiring(problem: Problem, mentees: Rows, mentors: Rows) -> Problem:
    """Return a problem that requires some more pairs."""
    pairs = np.concatenate([problem.required, np.column_stack([mentees, mentors])])
    return replace(problem, required=np.unique(pairs, axis=0))


def _proof(problem: Problem, answer: Assignment) -> Proof:
    return Proof(problem, (), StagedAssignment(answer, (), 0))


def _settled(
    problem: Problem,
    old: Old,
    answer: Assignment,
    proofs: tuple[Proof | MostCovered, ...],
    solving: Solving,
) -> Choice:
    """Require the old couples that an answer makes, and match everybody else."""
    if answer.total is None:
        return Choice(problem, answer, proofs)
    stay = old.kept(answer)
    settled = requiring(problem, old.mentees[stay], old.mentors[stay])
    return Choice(settled, solving.best(settled, answer), proofs)


def _in_stages(
    asked: Problem, stage: Stage, solving: Solving, start: Assignment | None = None
) -> tuple[Assignment, tuple[Proof, ...]]:
    found = solving.in_stages(asked, stage, start)
    return found.assignment, (Proof(asked, (stage,), found),)


def _at_price(problem: Problem, old: Old, price: float, solving: Solving) -> Choice:
    """Choose at a finite price; of equally good answers, one that keeps the most."""
    asked = old.priced(problem, price) if price else problem
    if old.ended > _MANY * len(old):
        solving = solving.afresh()
    answer, proofs = _in_stages(asked, Stage(old.counts, name=KEPT), solving)
    if not price:
        return Choice(problem, answer, proofs)
    return _settled(problem, old, answer, proofs, solving)


def highest_price(problem: Problem) -> float:
    """Return the highest finite price beside which scores keep enough digits."""
    scores = problem.compatibility.magnitude
    return scores * (math.ldexp(1.0, problem.bits - BITS - 1) - 1) if scores else math.inf


def _high(problem: Problem) -> float:
    """Return a price at which hardly any exchange pays: a power of two, so that it adds exactly."""
    return math.ldexp(_HIGH, math.frexp(problem.compatibility.magnitude)[1])


def _coverage_first(problem: Problem, old: Old, start: Assignment, solving: Solving) -> Choice:
    """Choose where coverage needs an old couple apart: coverage, then kept couples, then score."""
    asked, counted = old.priced(problem, _high(problem)), old.counted(problem)
    answer = solving.best(asked, start)
    number = _number(counted, answer, _high(problem))
    proofs = _proof(asked, answer), *([] if number is None else [_proof(counted, number)])
    if number is None and answer.status is SolveStatus.OPTIMAL:
        stage = Stage(problem.compatibility, problem.load_step, "score")
        answer, proofs = _in_stages(counted, stage, solving, without_candidates(answer))
    return _settled(problem, old, answer, proofs, solving)


def _number(counted: Problem, answer: Assignment, price: float) -> Assignment | None:
    """Return an answer as the best of the counting problem, if its prices prove that it is.

    At a high price, dual prices are whole multiples of it, which count couples, and small rests,
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


def _most_kept(problem: Problem, old: Old, solving: Solving) -> Choice:
    """Choose where not all old couples can stay: most of them, then the problem's objective."""
    counted = replace(old.counted(problem), objective="score")
    if RANKINGS[problem.objective].fixes_seats:
        stage = Stage(problem.compatibility, problem.load_step, "score")
        return _settled(problem, old, *_in_stages(counted, stage, solving), solving)
    most = solving.best(counted)
    price, number = _high(problem), most.total or 0.0
    while True:  # a higher price keeps no fewer, and one beyond all totals keeps the most
        asked = old.priced(problem, price)
        answer = solving.best(asked, without_candidates(most))
        if answer.status is not SolveStatus.OPTIMAL or old.kept(answer).sum() >= number:
            proofs = _proof(asked, answer), _proof(counted, most)
            return _settled(problem, old, answer, proofs, solving)
        price *= _HIGH
