"""The front of two components: what each gains and loses as weight moves between them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any, NamedTuple

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.answer.summary import Block, Summary, Told
from matchcore.catalogue import told
from matchcore.charts import plot_front
from matchcore.errors import InputError, InputProblem
from matchcore.number_checks import is_whole, number_code
from matchcore.tuning.envelope import Line, sandwich
from matchcore.tuning.mixes import Answer, Mix
from matchcore.tuning.oracle import OnSolve, Oracle, Weighed, check_component, refuse_floor
from matchcore.wording import Language, addend_words, number, say

LEAST = 2
_ALIKE = 1e-12  # of totals: sums of the same values in another order may differ so much


@dataclass(frozen=True, eq=False, repr=False)
class Point:
    """One matching of a front.

    Attributes
    ----------
    weights : dict of str to float
        Weights at which it is the best; those of the components sum to 1.
    totals : dict of str to float
        By addend, the raw total: the sum of its values over the couples.
    changed : int
        Couples of the point before that are not made.
    """

    weights: Mapping[str, float]
    totals: Mapping[str, float]
    changed: int
    _weighed: Weighed = field(repr=False)

    @cached_property
    def matching(self) -> Matching:
        """The matching, with names, reasons and its proof."""
        return self._weighed.weighed(self.weights)

    def __repr__(self) -> str:
        totals = ", ".join(f"{name} {total:.4g}" for name, total in self.totals.items())
        return f"Point({totals})"


@dataclass(frozen=True, eq=False, repr=False)
class Front(Told):
    """The supported points of two components: best matchings at some weights of the two.

    ``print`` shows sentences, a notebook shows HTML. A point is a matching that is best at some
    weights of the two; up to `rounding`, points are exact. The other addends count as they do now,
    so both totals may rise from one point to the next: the first of these is `dominated`, and what
    it loses in both, other addends gain. Matchings that are best at no such weights,
    though nothing beats them in both totals, are no points.

    Attributes
    ----------
    first, second : str
        The components. The weight that they have together moves from the first to the second.
    points : tuple of Point
        All weight on the first component comes first.
    turns : tuple of float
        Between neighbours: the share of the second in the weight of the two, at which both points
        are equally good.
    gaps : tuple of float
        Between neighbours: by how much, at most, an unknown matching can be better than both in
        total there; 0 if there is none.
    rounding : float
        Of totals: how far the solver can be from the best.
    solves : int
        How often the cohort was matched to find this.
    """

    first: str
    second: str
    points: tuple[Point, ...]
    turns: tuple[float, ...]
    gaps: tuple[float, ...]
    rounding: float
    solves: int
    _language: Language = field(default="en", repr=False)

    def __len__(self) -> int:
        return len(self.points)

    def __iter__(self) -> Iterator[Point]:
        return iter(self.points)

    def __getitem__(self, k: int) -> Point:
        return self.points[k]

    @property
    def is_complete(self) -> bool:
        """Whether these are all supported points."""
        return not any(self.gaps)

    @cached_property
    def dominated(self) -> tuple[bool, ...]:
        """Whether another point has more of one component, and no less of the other."""
        totals = np.array([[p.totals[name] for name in (self.first, self.second)] for p in self])
        apart = totals[None] - totals[:, None]  # by how much the second point has more
        least = _ALIKE * np.maximum(1.0, np.abs(totals).max(initial=0.0))
        beaten = (apart > least).any(axis=2) & (apart >= -least).all(axis=2)
        return tuple(beaten.any(axis=1).tolist())

    @cached_property
    def frame(self) -> pd.DataFrame:
        """One row per point: weights, raw totals, dominated, couples changed, turn and gap.

        ``dominated`` is as above. ``turn`` and ``gap`` are those between the point and the next
        one; NaN in the last row.
        """
        names = self.first, self.second
        frame = pd.DataFrame({f"{n}_weight": [p.weights[n] for p in self.points] for n in names})
        for name in names:
            frame[f"{name}_total"] = [point.totals[name] for point in self.points]
        frame["dominated"] = self.dominated
        frame["changed"] = [point.changed for point in self.points]
        frame["turn"] = pd.Series(self.turns, dtype=float)
        frame["gap"] = pd.Series(self.gaps, dtype=float)
        return frame

    @cached_property
    def summary(self) -> Summary:
        """The sentences, as a block."""
        language, names = self._language, (self.first, self.second)
        first, second = (addend_words(name, language) for name in names)
        heading = say("front", language, first=first, second=second, count=len(self))
        gap = say("front_all", language)
        if not self.is_complete:
            gap = say("front_gap", language, gap=max(self.gaps))
        lines = [
            say(
                "front_point",
                language,
                weights=" / ".join(number(p.weights[n], ".3f", language) for n in names),
                first=first,
                second=second,
                first_total=p.totals[self.first],
                second_total=p.totals[self.second],
            )
            for p in self.points
        ]
        for k in np.flatnonzero(self.dominated):
            values = {"who": lines[k], "what": say("front_dominated", language)}
            lines[k] = say("who_and_what", language, **values)
        if sum(self.dominated):
            lines.append(say("front_others", language, first=first, second=second))
        return Summary((Block(f"{heading}{say('next', language)}{gap}", tuple(lines)),))

    def plot(self) -> Any:
        """Return `frame` as a chart of Altair.

        Raises
        ------
        InputError
            The extra ``plots`` is not installed.
        """
        return plot_front(self.frame, self.first, self.second, self._language)


def front(
    weighed: Weighed,
    first: str,
    second: str,
    points: int | None = 20,
    progress: OnSolve | None = None,
) -> Front:
    """Return the supported points of two components.

    Raises
    ------
    InputError
        There is no such component, or it is named twice, or neither has a weight; `points` is
        less than 2; the programme has a floor.
    """
    _check(weighed, first, second, points)
    refuse_floor(weighed, told("a front"))
    oracle = Oracle(weighed, progress)
    start, end = _ends(oracle.now, first, second)

    def solve(u: Fraction) -> Line[_Made]:
        mix = start.toward(end, u)
        answer = oracle.answer(oracle.solve(mix))
        return Line(_Made(mix, answer), *(m.value(answer.raw) for m in (start, end)))

    lines, turns = sandwich(solve, points, oracle.within)
    made = [line.answer for line in lines]
    gaps = [0.0 if turn.gap <= oracle.within else float(turn.gap) for turn in turns]
    return Front(
        first,
        second,
        tuple(_point(weighed, *pair) for pair in zip(made, [None, *made], strict=False)),
        tuple(float(turn.u) for turn in turns),
        tuple(gaps),
        oracle.rounding,
        oracle.solves,
        weighed.matching.language,
    )


class _Made(NamedTuple):
    """An answer found, and the mix at which it is best."""

    mix: Mix
    answer: Answer


def _point(weighed: Weighed, made: _Made, before: _Made | None) -> Point:
    changed = 0 if before is None else len(before.answer.pairs - made.answer.pairs)
    totals = {name: float(total) for name, total in made.answer.raw.totals.items()}
    return Point(made.mix.weights, totals, changed, weighed)


def _check(weighed: Weighed, first: str, second: str, points: int | None) -> None:
    for name in (first, second):
        check_component(weighed, name)
    weights, problem = weighed.weights, ""
    if first == second:
        problem, remedy = told("{first} is named twice", first=first), told("name two components")
    elif not weights[first] + weights[second] > 0:
        problem, remedy = told("neither component has a weight"), told("give one a weight above 0")
    if problem:
        raise InputError(InputProblem("wrong_choice", "front", "", problem, remedy))
    if points is not None and not (is_whole(points) and points >= LEAST):
        code, remedy = (
            number_code(points, least=LEAST),
            told("give a whole number, 2 or more, or None"),
        )
        raise InputError(InputProblem(code, "points", repr(points), remedy=remedy))


def _ends(now: Mix, first: str, second: str) -> tuple[Mix, Mix]:
    """Return the mixes with all weight of two components on the first, and on the second."""
    both = now.shares[first] + now.shares[second]
    nothing = Fraction(0)
    return (
        Mix({**now.shares, first: both, second: nothing}),
        Mix({**now.shares, first: nothing, second: both}),
    )
