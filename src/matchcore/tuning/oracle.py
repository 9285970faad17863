"""Best answers at any mix of the addends, and their lines between two mixes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Protocol

import numpy as np

from matchcore.answer import Matching
from matchcore.catalogue import told
from matchcore.errors import InputError, InputProblem
from matchcore.model.arrays import Floats, Rows
from matchcore.model.assignment import Assignment, SolveStatus
from matchcore.model.compatibility import Compatibility
from matchcore.model.problem import Problem
from matchcore.programme import Programme
from matchcore.rules.rule_list import short_names
from matchcore.solver import solve
from matchcore.tuning.envelope import Line
from matchcore.tuning.mixes import Answer, Mix

OnSolve = Callable[[int], object]
"""Called before each solve, with the number of solves so far."""


class Weighed(Protocol):
    """A cohort that can be matched again under other weights; `Explorer` is one.

    Attributes
    ----------
    programme : Programme
    matching : Matching
        At the weights of the programme.
    weights : dict of str to float
        Raw weights of the components, amounts of the terms and weights of the soft rules, by the
        names of the addends.
    components : sequence of str
        Which of them are components.
    """

    programme: Programme
    matching: Matching

    @property
    def weights(self) -> Mapping[str, float]: ...  # noqa: D102
    @property
    def components(self) -> Sequence[str]: ...  # noqa: D102

    def weighed(self, weights: Mapping[str, float]) -> Matching:
        """Match under other weights; those not given are as in the programme."""

    def values_at(self, mentees: Rows, mentors: Rows) -> Mapping[str, Floats]:
        """Return what each addend is worth at weight 1, for some pairs by row number."""


class Oracle:
    """Solves at mixes of the addends, and counts.

    Attributes
    ----------
    weights : dict of str to float
    components : tuple of str
        Those of what is solved.
    solves : int
    rounding : float
        The most by which a total found may lie below the best because of rounding.
    """

    def __init__(self, weighed: Weighed, progress: OnSolve | None = None) -> None:
        self._weighed, self._progress = weighed, progress
        self.weights, self.components = dict(weighed.weights), tuple(weighed.components)
        self.solves, self.rounding = 0, 0.0
        self._note(weighed.matching.assignment)

    @property
    def now(self) -> Mix:
        """The mix at the weights of the programme."""
        return Mix.of(self.weights, self.components)

    @property
    def within(self) -> Fraction:
        """Differences that rounding hides when one couple takes the place of another."""
        problem = self._weighed.matching.problem
        return 4 * Fraction(problem.compatibility.error + 2.0 ** -(problem.shift + 1))

    def answer(self, assignment: Assignment) -> Answer:
        """Return the raw totals of an assignment."""
        return self.couples(assignment.mentees, assignment.mentors)

    def couples(self, i: Rows, j: Rows) -> Answer:
        """Return the raw totals of couples."""
        problem = self._weighed.matching.problem
        costs = problem.load_costs(np.bincount(j, minlength=problem.shape[1]))
        return Answer(i, j, self._weighed.values_at(i, j), costs)

    def solve(self, mix: Mix) -> Assignment:
        """Return a best assignment at a mix."""
        if self._progress is not None:
            self._progress(self.solves)
        self.solves += 1
        if mix.whole:
            found = self._weighed.weighed(mix.weights).assignment
        else:
            found = solve(self._alone(mix))
        self._note(found)
        return found

    def line(self, start: Mix, end: Mix, answer: Answer) -> Line[Answer]:
        """Return what an answer is worth between two mixes."""
        return Line(answer, start.value(answer.raw), end.value(answer.raw))

    def between(self, start: Mix, end: Mix) -> Callable[[Fraction], Line[Answer]]:
        """Return the best line at each parameter between two mixes."""
        return lambda u: self.line(start, end, self.answer(self.solve(start.toward(end, u))))

    def raw_weight(self, mix: Mix, name: str) -> float:
        """Return the raw weight of an addend in a mix where all others keep their raw weights."""
        share = mix.shares[name]
        if name not in self.components:
            return float(share / mix.whole)
        others = sum(Fraction(self.weights[n]) for n in self.components if n != name)
        return float(others * share / (1 - share))

    def _note(self, found: Assignment) -> None:
        """Keep the rounding of an answer; refuse one that is not proven best.

        Raises
        ------
        InputError
            A limit ended its search.
        """
        if found.status is not SolveStatus.OPTIMAL or found.certificate is None:
            problem = told(
                "a matching is not proven best, so it is not known where others become better"
            )
            remedy = told("make the explorer without time_limit and gap")
            raise InputError(InputProblem("not_proven", "", "", problem, remedy))
        self.rounding = max(self.rounding, found.certificate.rounding)

    def _alone(self, mix: Mix) -> Problem:
        """Return the problem in which one soft rule or term alone counts."""
        ((name, share),) = ((n, s) for n, s in mix.shares.items() if s)
        matching = self._weighed.weighed({name: float(share)})
        problem, columns = matching.problem, slice(0, 0)
        for part in matching.parts:
            if part.name == name:
                columns = part.columns
        c = problem.compatibility
        factors = c.factors
        scores = Compatibility.from_factors(factors.U[:, columns], factors.V[:, columns]).scores
        terms = tuple(term for term in c.terms if term.name == name)
        return replace(problem, compatibility=replace(c, scores=scores, terms=terms), load_step=0.0)


def refuse_floor(weighed: Weighed, question: str) -> None:
    """Raise where a floor makes totals no lines in the weights.

    Raises
    ------
    InputError
        The programme has a floor.
    """
    floor = weighed.matching.problem.floor
    if floor is not None:
        problem = told(
            "{question} needs totals that are linear in the weights, and with a floor the "
            "pairs allowed change with the weights",
            question=question,
        )
        remedy = told("explore the programme without floor, or ask `at` for single weights")
        raise InputError(InputProblem("not_linear", "floor", f"{floor:g}", problem, remedy))


def checked_name(weighed: Weighed, name: str) -> str:
    """Return the addend that a name means: its own, or the short one of a soft rule.

    Raises
    ------
    InputError
        There is no such weight; the message lists those that there are.
    """
    short = {key: addend for addend, key in short_names(weighed.programme.rules).items()}
    known = [*dict.fromkeys([*weighed.weights, *short])]
    if name not in known:
        raise unknown_weight(name, known)
    return name if name in weighed.weights else short[name]


def check_component(weighed: Weighed, name: str) -> None:
    """Raise where there is no component of a name."""
    if name not in weighed.components:
        raise unknown_weight(name, weighed.components)


def unknown_weight(name: object, known: Iterable[str]) -> InputError:
    """Return the error of a name that means no weight."""
    problem, remedy = (
        told("there is no weight {name!r}", name=name),
        told("use one of {choices}", choices=[*known]),
    )
    return InputError(InputProblem("unknown_weight", "", "", problem, remedy))
