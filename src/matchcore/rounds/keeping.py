"""Which old couples stay, and what proves that no better choice exists: numbers only.

An answer that is best together with the couples that stay is best outright in the order asked for:
whatever contains these couples keeps no fewer of them. So the last solve may require them.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import ClassVar, Literal

import numpy as np

from matchcore.model.arrays import Bools, Rows
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.model.objective import RANKINGS
from matchcore.model.problem import Problem
from matchcore.programme.lost_digits import BITS
from matchcore.short_repr import short_repr
from matchcore.solver import Stage
from matchcore.solver.counted import HIGH, CountedPairs, Proof, best_number, high_price, in_stages
from matchcore.solver.preferring import moved
from matchcore.solver.proof.coverage import MostCovered
from matchcore.solver.solving import Solving, without_candidates

First = Literal["coverage", "kept"]
_MANY = 0.02  # couples that ended, for each old one: beyond, their prices lead a search astray
KEPT = "kept"


@dataclass(frozen=True, eq=False)
class Old(CountedPairs):
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

    name: ClassVar[str] = KEPT
    ended: int = 0

    __repr__ = short_repr

    def kept(self, answer: Assignment) -> Bools:
        """Return which of them an answer makes."""
        m = self.shape[1]
        return np.isin(self.mentees * m + self.mentors, answer.mentees * m + answer.mentors)


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
        return Choice(problem, answer, (Proof.of(problem, answer),))
    if price < math.inf:
        return _at_price(problem, old, price, solving)
    whole = requiring(problem, old.mentees, old.mentors)
    everyone = solving.best(whole)
    if solving.is_over and everyone.status is SolveStatus.FEASIBLE:
        return Choice(whole, everyone, (Proof.of(whole, everyone),))
    if first == "kept" or not RANKINGS[problem.objective].fixes_seats:
        if everyone.status is not SolveStatus.INFEASIBLE:
            return Choice(whole, everyone, (Proof.of(whole, everyone),))
        return _most_kept(problem, old, solving)
    if everyone.total is not None:
        most = MostCovered.of(problem, everyone)
        if most is not None:
            return Choice(whole, everyone, (Proof.of(whole, everyone), most))
    return _coverage_first(problem, old, without_candidates(everyone), solving)


def requiring(problem: Problem, mentees: Rows, mentors: Rows) -> Problem:
    """Return a problem that requires some more pairs."""
    pairs = np.concatenate([problem.required, np.column_stack([mentees, mentors])])
    return replace(problem, required=np.unique(pairs, axis=0))


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
    if solving.is_over:
        return stopped(problem, old, answer, proofs)
    settled = _with_kept(problem, old, answer)
    return Choice(settled, solving.best(settled, answer), proofs)


def stopped(
    problem: Problem, old: Old, answer: Assignment, proofs: tuple[Proof | MostCovered, ...] = ()
) -> Choice:
    """Return what a search had found when the time was up, with what its prices prove here."""
    settled = _with_kept(problem, old, answer)
    return Choice(settled, moved(settled, answer), proofs)


def _with_kept(problem: Problem, old: Old, answer: Assignment) -> Problem:
    """Return the problem with the old couples required that an answer makes."""
    stay = old.kept(answer)
    return requiring(problem, old.mentees[stay], old.mentors[stay])


def _at_price(problem: Problem, old: Old, price: float, solving: Solving) -> Choice:
    """Choose at a finite price; of equally good answers, one that keeps the most."""
    asked = old.priced(problem, price) if price else problem
    if old.ended > _MANY * len(old) and not solving.knows_past:
        solving = solving.afresh()
    answer, proofs = in_stages(asked, Stage(old.counts, name=KEPT), solving)
    if solving.is_over and answer.status is SolveStatus.FEASIBLE:
        return _at_price_stopped(problem, old, price, answer, proofs, solving)
    if not price:
        return Choice(problem, answer, proofs)
    choice = _settled(problem, old, answer, proofs, solving)
    # for the next round: with a price for each old couple, no pair gains less than without
    return replace(choice, answer=replace(choice.answer, listing=answer.listing))


def _at_price_stopped(
    problem: Problem,
    old: Old,
    price: float,
    answer: Assignment,
    proofs: tuple[Proof | MostCovered, ...],
    solving: Solving,
) -> Choice:
    """Return what a stopped search had found, or an answer that keeps everybody if it is better."""
    whole = requiring(problem, old.mentees, old.mentors)
    everyone = solving.best(whole)
    if everyone.total is not None and answer.total is not None:
        worth = everyone.total + price * len(old)
        fills = RANKINGS[problem.objective].fixes_seats
        both = (everyone, worth), (answer, answer.total)
        kept, found = ((fills and len(one.mentees), total) for one, total in both)
        if kept >= found:
            return Choice(whole, everyone, proofs)
    return stopped(problem, old, answer, proofs)


def highest_price(problem: Problem) -> float:
    """Return the highest finite price beside which scores keep enough digits."""
    scores = problem.compatibility.magnitude
    return scores * (math.ldexp(1.0, problem.bits - BITS - 1) - 1) if scores else math.inf


def _coverage_first(problem: Problem, old: Old, start: Assignment, solving: Solving) -> Choice:
    """Choose where coverage needs an old couple apart: coverage, then kept couples, then score."""
    answer, proofs = best_number(problem, old, start, solving)
    return _settled(problem, old, answer, proofs, solving)


def _most_kept(problem: Problem, old: Old, solving: Solving) -> Choice:
    """Choose where not all old couples can stay: most of them, then the problem's objective."""
    counted = replace(old.counted(problem), objective="score")
    if RANKINGS[problem.objective].fixes_seats:
        stage = Stage(problem.compatibility, problem.load_step, "score")
        answer, proofs = in_stages(counted, stage, solving)
        return _settled(problem, old, without_candidates(answer), proofs, solving)
    most = solving.best(counted)
    price, number = high_price(problem), most.total or 0.0
    while True:  # a higher price keeps no fewer, and one beyond all totals keeps the most
        asked = old.priced(problem, price)
        answer = solving.best(asked, without_candidates(most))
        if answer.status is not SolveStatus.OPTIMAL or old.kept(answer).sum() >= number:
            proofs = Proof.of(asked, answer), Proof.of(counted, most)
            return _settled(problem, old, answer, proofs, solving)
        price *= HIGH
