"""What changes cost: old couples dropped, and the total, at every price of a change."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from matchcore.answer.summary import Block, Summary, Told
from matchcore.catalogue import told
from matchcore.charts import plot_change_curve
from matchcore.errors import InputError, InputProblem
from matchcore.model.assignment import SolveStatus
from matchcore.model.problem import Problem
from matchcore.number_checks import is_whole, number_code
from matchcore.rounds.keeping import Choice, Old, choose
from matchcore.solver.solving import Solving
from matchcore.tuning.envelope import ONE, Line, Turn, sandwich
from matchcore.wording import Language, number, say

_LEAST = 2  # points


@dataclass(frozen=True, eq=False, repr=False)
class ChangeCurve(Told):
    """The answers that are best at some price of a change; ``print`` tells them in sentences.

    Coverage comes first at every price. What the total and the price of the couples kept come to
    is, as the price rises, the highest of many lines: one for each answer. `frame` has those that
    are highest somewhere. Answers that are best at no price are not among them.

    Attributes
    ----------
    frame : pandas.DataFrame
        One row per answer, by price: from_price, to_price, dropped, total and gap. Old couples that
        could stay and are dropped; the total of the true scores. ``gap`` is by how much, at most,
        an unknown answer can be better than this one and the next at ``to_price``; 0 if there is
        none.
    solves : int
        How many answers were computed to find this.
    """

    frame: pd.DataFrame
    solves: int
    _language: Language = field(default="en", repr=False)

    @property
    def is_complete(self) -> bool:
        """Whether these are all answers that are best at some price."""
        return not self.frame["gap"].any()

    @cached_property
    def summary(self) -> Summary:
        """The sentences, as a block."""
        language = self._language
        gap = say("change_curve_all", language)
        if not self.is_complete:
            gap = say("change_curve_gap", language, gap=float(self.frame["gap"].max()))
        heading = say("change_curve", language, count=len(self.frame))
        lines = [_line(row, language) for row in self.frame.to_dict(orient="records")]
        return Summary((Block(f"{heading}{say('next', language)}{gap}", tuple(lines)),))

    def plot(self) -> Any:
        """Return `frame` as a chart of Altair.

        Raises
        ------
        InputError
            The extra ``plots`` is not installed.
        """
        return plot_change_curve(self.frame, self._language)


def _line(row: dict[Any, Any], language: Language) -> str:
    low, high = (number(row[name], ".4g", language) for name in ("from_price", "to_price"))
    code = "curve_from_to" if row["to_price"] < math.inf else "curve_from"
    counts = {"dropped": int(row["dropped"]), "total": float(row["total"])}
    return say(code, language, low=low, high=high, **counts)


def change_curve(
    problem: Problem, old: Old, solving: Solving, points: int | None, language: Language
) -> ChangeCurve:
    """Return the answers that are best at some price; `Rematch.change_curve` documents it.

    The parameter goes from 0 to 1: a price p counts as p / (1 + p), so that its end is infinite,
    and an answer is worth its total times the rest plus its couples kept times the parameter.
    """
    if points is not None and not (is_whole(points) and points >= _LEAST):
        code, remedy = (
            number_code(points, least=_LEAST),
            told("give a whole number, 2 or more, or None"),
        )
        raise InputError(InputProblem(code, "points", repr(points), remedy=remedy))
    known: dict[Fraction, Line[int]] = {}

    def line(u: Fraction) -> Line[int]:
        if u not in known:
            price = math.inf if u == ONE else float(u / (1 - u))
            known[u] = _line_of(choose(problem, old, price, "coverage", solving), old)
        return known[u]

    within = 4 * Fraction(problem.compatibility.error + 2.0 ** -(problem.shift + 1))
    lines, turns = sandwich(line, points, within)
    return ChangeCurve(_framed(lines, turns, len(old), within), len(known), language)


def _line_of(choice: Choice, old: Old) -> Line[int]:
    """Return what an answer is worth: its total at 0, its couples kept at 1.

    Raises
    ------
    InputError
        A limit ended its search.
    """
    stati = {choice.answer.status, *(proof.status for proof in choice.proofs)}
    if stati != {SolveStatus.OPTIMAL} or choice.answer.total is None:
        problem = told(
            "a matching is not proven best, so it is not known where others become better"
        )
        remedy = told("match again without time_limit and gap")
        raise InputError(InputProblem("not_proven", "", "", problem, remedy))
    kept = int(old.kept(choice.answer).sum())
    return Line(kept, Fraction(choice.answer.total), Fraction(kept))


def _framed(
    lines: list[Line[int]], turns: list[Turn[int]], count: int, within: Fraction
) -> pd.DataFrame:
    """Return a row for each line, from the turn before it to the turn after it."""
    prices = [math.inf if t.u == ONE else float(t.u / (1 - t.u)) for t in turns]
    gaps = [0.0 if t.gap <= within else float(t.gap) for t in turns]
    columns: dict[str, Any] = {
        "from_price": [0.0, *prices],
        "to_price": [*prices, math.inf],
        "dropped": np.array([count - one.answer for one in lines], dtype=np.int64),
        "total": [float(one.at_0) for one in lines],
        "gap": [*gaps, 0.0],
    }
    return pd.DataFrame(columns)
