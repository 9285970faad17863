"""The least weight at which the couples reach a value of a component."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, Literal, get_args

import pandas as pd

from matchcore.answer.summary import Block, Summary, Told
from matchcore.catalogue import told
from matchcore.charts import plot_reach
from matchcore.errors import InputError, InputProblem
from matchcore.model.objective import RANKINGS
from matchcore.number_checks import is_number
from matchcore.tuning.envelope import ONE, ZERO, Line, Solve, Turn, turn_into, turns
from matchcore.tuning.mixes import Answer
from matchcore.tuning.oracle import OnSolve, Oracle, Weighed, check_component, refuse_floor
from matchcore.wording import Language, addend_words, say

By = Literal["mean", "total"]


@dataclass(frozen=True, eq=False, repr=False)
class Reach(Told):
    """The least weight at which the couples reach a value of a component.

    ``print`` shows sentences, a notebook shows HTML.

    Attributes
    ----------
    name : str
        The component.
    target : float
        The value to reach.
    by : {"mean", "total"}
        Whether it is the mean over the couples or their sum.
    weight : float or None
        The least weight, with the other weights unchanged; None if no weight reaches the target.
        From there on the couples that reach it are best, up to `rounding` of the total.
    now, then : dict of str to float
        By addend, its mean or sum over the couples: now, and just above `weight`; at the most of
        the component if no weight reaches the target.
    rounding : float
        Of totals: how far the solver can be from the best.
    solves : int
        How often the cohort was matched to find this.
    """

    name: str
    target: float
    by: By
    weight: float | None
    now: Mapping[str, float]
    then: Mapping[str, float]
    rounding: float
    solves: int
    _language: Language = field(default="en", repr=False)

    @property
    def reached(self) -> bool:
        """Whether some weight reaches the target."""
        return self.weight is not None

    @cached_property
    def frame(self) -> pd.DataFrame:
        """Each addend's value now and then: addend, now, then, change."""
        rows = [(name, now, self.then[name]) for name, now in self.now.items()]
        frame = pd.DataFrame(rows, columns=["addend", "now", "then"])
        return frame.assign(change=frame["then"] - frame["now"])

    @cached_property
    def summary(self) -> Summary:
        """The sentences, as a block."""
        language = self._language
        values = {"target": self.target, "now": self.now[self.name], "then": self.then[self.name]}
        code = "reached" if self.reached else "not_reached"
        name = addend_words(self.name, language)
        heading = say(code, language, name=name, weight=self.weight, **values)
        lines = [
            say(
                "other_changes",
                language,
                name=addend_words(other, language),
                change=self.then[other] - now,
                now=now,
                then=self.then[other],
            )
            for other, now in self.now.items()
            if other != self.name
        ]
        return Summary((Block(heading, tuple(lines)),))

    def plot(self) -> Any:
        """Return `frame` as a chart of Altair.

        Raises
        ------
        InputError
            The extra ``plots`` is not installed.
        """
        return plot_reach(self.frame, self._language)


def reach(
    weighed: Weighed,
    target: Mapping[str, float],
    by: By = "mean",
    progress: OnSolve | None = None,
) -> Reach:
    """Return the least weight at which the couples reach a value of a component.

    Raises
    ------
    InputError
        `target` does not name one component and a number, `by` is unknown, or the programme has a
        floor.
    """
    name, least = _checked(weighed, target, by)
    refuse_floor(weighed, "reach")
    oracle = Oracle(weighed, progress)
    now = oracle.answer(weighed.matching.assignment)
    then, weight = _search(weighed, oracle, name, by, least)
    before, after = ({n: float(_value(x, n, by)) for n in x.values} for x in (now, then))
    return Reach(
        name,
        float(target[name]),
        by,
        weight,
        before,
        after,
        oracle.rounding,
        oracle.solves,
        weighed.matching.language,
    )


def _search(
    weighed: Weighed, oracle: Oracle, name: str, by: By, least: Fraction
) -> tuple[Answer, float | None]:
    """Return the first answer that reaches a value, and the least weight at which it is best.

    If none does, return the answer of the most, and None.
    """

    def value(answer: Answer) -> Fraction:
        return _value(answer, name, by)

    nothing, everything = (oracle.now.with_share(name, oracle.components, u) for u in (ZERO, ONE))
    if nothing is None or everything is None:  # no other component has a weight
        answer = oracle.answer(weighed.matching.assignment)
        return answer, 0.0 if value(answer) >= least else None
    solve = oracle.between(nothing, everything)
    if _is_monotone(weighed, by):
        now = oracle.answer(weighed.matching.assignment)
        start = oracle.now.shares[name], oracle.line(nothing, everything, now)
        found = turn_into(solve, value, least, start, oracle.within)
    else:
        found = _first_turn(solve, value, least, oracle.within)
    u, answer = (found.u, found.after.answer) if isinstance(found, Turn) else (ZERO, found.answer)
    if value(answer) < least:
        return answer, None
    return answer, oracle.raw_weight(nothing.toward(everything, u), name)


def _checked(weighed: Weighed, target: Mapping[str, float], by: By) -> tuple[str, Fraction]:
    """Return the name and the value of a target."""
    if by not in get_args(By):
        remedy = told("use one of {choices}", choices=list(get_args(By)))
        raise InputError(InputProblem("not_a_choice", "by", repr(by), remedy=remedy))
    if not isinstance(target, Mapping) or len(target) != 1:
        remedy = told("name one component and its value, such as {{'site': 0.7}}")
        raise InputError(InputProblem("wrong_type", "target", f"{target!r:.80}", remedy=remedy))
    ((name, value),) = target.items()
    check_component(weighed, name)
    if not is_number(value):
        raise InputError(
            InputProblem("not_a_number", name, repr(value), remedy=told("give a number"))
        )
    return name, Fraction(value)


def _value(answer: Answer, name: str, by: By) -> Fraction:
    """Return the mean or the sum of an addend over the couples; the mean of none is 0."""
    total = answer.raw.totals[name]
    return total / max(1, len(answer.mentees)) if by == "mean" else total


def _is_monotone(weighed: Weighed, by: By) -> bool:
    """Whether the value never falls as the weight of its component rises.

    Raw totals of the component then only rise. What is not normalised, soft rules, terms and load
    costs, breaks that: normalised, the other components lose weight against them.
    """
    problem, weights = weighed.matching.problem, weighed.weights
    if any(weights[n] for n in weights if n not in weighed.components) or problem.load_step.any():
        return False
    return by != "mean" or problem.complete or RANKINGS[problem.objective].fixes_seats


def _first_turn(
    solve: Solve[Answer], value: Callable[[Answer], Fraction], least: Fraction, within: Fraction
) -> Turn[Answer] | Line[Answer]:
    """Return the first turn into an answer of a value; if there is none, the line of the most."""
    most = solve(ZERO)
    if value(most.answer) >= least:
        return most
    for turn in turns(solve, most, within):
        if value(turn.after.answer) >= least:
            return turn
        most = max(most, turn.after, key=lambda line: value(line.answer))
    return most
