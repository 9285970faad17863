"""How far one weight can move before the first couple changes."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from matchcore.answer import Matching
from matchcore.answer.summary import Block, Summary, Told
from matchcore.charts import plot_sensitivity
from matchcore.tuning.envelope import ONE, ZERO, Line, first_turn
from matchcore.tuning.exchanges import exchanges
from matchcore.tuning.mixes import Answer, Mix
from matchcore.tuning.oracle import OnSolve, Oracle, Weighed, checked_name, refuse_floor
from matchcore.wording import Language, addend_words, say

Couple = tuple[str, str]


@dataclass(frozen=True)
class End:
    """Where the couples first change as one weight moves.

    Attributes
    ----------
    weight : float
        Beyond it, the couples below are better.
    lost, new : tuple of (mentee id, mentor id)
        The couples that change.
    changes : dict of str to float
        By addend, what the new couples have more than the lost ones: raw, before weights.
    """

    weight: float
    lost: tuple[Couple, ...]
    new: tuple[Couple, ...]
    changes: Mapping[str, float]


@dataclass(frozen=True, repr=False)
class Sensitivity(Told):
    """The weights at which the couples of a matching stay best, the other weights unchanged.

    ``print`` shows sentences, a notebook shows HTML.

    Attributes
    ----------
    name : str
        Of the component, term or soft rule.
    weight : float
        Its weight or amount, as the programme states it.
    low, high : float
        From `low` to `high` no other couples are better by more than `rounding`; beyond, others
        are. The weight of a component starts at 0; -inf and inf mean that there is no end.
    below, above : End or None
        What changes first beyond either end; None where there is no end.
    rounding : float
        Of totals: how far the solver can be from the best.
    solves : int
        How often the cohort was matched to find this.
    """

    name: str
    weight: float
    low: float
    high: float
    below: End | None
    above: End | None
    rounding: float
    solves: int
    _language: Language = field(default="en", repr=False)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The couples that change first: end (below or above), weight, change, mentee, mentor."""
        rows = [
            (name, end.weight, change, *couple)
            for name, end in (("below", self.below), ("above", self.above))
            if end is not None
            for change, couples in (("lost", end.lost), ("new", end.new))
            for couple in couples
        ]
        return pd.DataFrame(rows, columns=["end", "weight", "change", "mentee", "mentor"])

    @cached_property
    def summary(self) -> Summary:
        """The sentences, as a block."""
        language = self._language
        values = {"name": addend_words(self.name, language), "weight": self.weight}
        code = {
            (True, True): "stays_from_to",
            (True, False): "stays_from",
            (False, True): "stays_to",
            (False, False): "stays",
        }[self.below is not None, self.above is not None]
        lines: list[str] = []
        for side, end in (("first_below", self.below), ("first_above", self.above)):
            if end is not None:
                by = end.changes[self.name]
                changes = say("falls_by" if by < 0 else "rises_by", language, by=abs(by))
                at = values | {"weight": end.weight, "changes": changes}
                lines.append(say(side, language, **at))
                lines += _moves(end, language)
        return Summary(
            (Block(say(code, language, **values, low=self.low, high=self.high), tuple(lines)),)
        )


@dataclass(frozen=True, repr=False)
class Sensitivities:
    """The sensitivity of every weight; by name, ``found["skills"]`` is one of them."""

    weights: tuple[Sensitivity, ...]

    def __getitem__(self, name: str) -> Sensitivity:
        return {one.name: one for one in self.weights}[name]

    def __iter__(self) -> Iterator[Sensitivity]:
        return iter(self.weights)

    def __len__(self) -> int:
        return len(self.weights)

    @property
    def solves(self) -> int:
        """How often the cohort was matched to find this."""
        return sum(one.solves for one in self.weights)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """addend, weight, low, high, and at either end the couples lost and the raw change.

        ``couples_below`` and ``change_below`` are what changes first below ``low``.
        """
        columns = ["addend", "weight", "low", "high"]
        columns += ["couples_below", "couples_above", "change_below", "change_above"]
        rows = []
        for one in self.weights:
            ends = one.below, one.above
            lost = [0 if end is None else len(end.lost) for end in ends]
            change = [math.nan if end is None else end.changes[one.name] for end in ends]
            rows.append((one.name, one.weight, one.low, one.high, *lost, *change))
        return pd.DataFrame(rows, columns=columns)

    def plot(self) -> Any:
        """Return `frame` as a chart of Altair: an interval for each weight.

        Raises
        ------
        InputError
            The extra ``plots`` is not installed.
        """
        languages = [one._language for one in self.weights]
        return plot_sensitivity(self.frame, languages[0] if languages else "en")

    def __str__(self) -> str:
        return "\n".join(one.summary.blocks[0].heading for one in self.weights)

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return str(self.frame.to_html(index=False))


def sensitivities(weighed: Weighed, progress: OnSolve | None = None) -> Sensitivities:
    """Return the sensitivity of every weight."""
    found: list[Sensitivity] = []
    for name in weighed.weights:
        done = sum(one.solves for one in found)
        counted = None if progress is None else _from(done, progress)
        found.append(sensitivity(weighed, name, counted))
    return Sensitivities(tuple(found))


def _from(done: int, progress: OnSolve) -> OnSolve:
    """Return a callback that counts on from the solves already done."""
    return lambda solves: progress(done + solves)


def sensitivity(weighed: Weighed, name: str, progress: OnSolve | None = None) -> Sensitivity:
    """Return how far one weight can move before the first couple changes.

    Raises
    ------
    InputError
        There is no such weight, or the programme has a floor.
    """
    name = checked_name(weighed, name)
    refuse_floor(weighed, "sensitivity")
    oracle = Oracle(weighed, progress)
    below, above = (_end(weighed.matching, oracle, name, sign) for sign in (-1, 1))
    least = 0.0 if name in oracle.components else -math.inf
    return Sensitivity(
        name,
        float(oracle.weights[name]),
        least if below is None else below.weight,
        math.inf if above is None else above.weight,
        below,
        above,
        oracle.rounding,
        oracle.solves,
        weighed.matching.language,
    )


def _end(matching: Matching, oracle: Oracle, name: str, sign: int) -> End | None:
    """Return where the couples first change as a weight falls (-1) or rises (1)."""
    start = oracle.now
    extreme = _extreme(oracle, name, sign)
    if extreme is None:
        return None
    now = oracle.line(start, extreme, oracle.answer(matching.assignment))
    best = oracle.between(start, extreme)

    def solve(u: Fraction) -> Line[Answer]:
        return _without_ties(oracle, (start, extreme), now, best(u))

    turn = first_turn(solve, now, oracle.within)
    if turn is None:
        return None
    weight = oracle.raw_weight(start.toward(extreme, turn.u), name)
    return _described(matching, weight, now.answer, turn.after.answer)


def _extreme(oracle: Oracle, name: str, sign: int) -> Mix | None:
    """Return the mix that a weight moves toward; None if the mix never changes."""
    if name not in oracle.components:
        return Mix.alone(name, sign)
    now, share = oracle.now, ONE if sign > 0 else ZERO
    return None if now.shares[name] == share else now.with_share(name, oracle.components, share)


def _without_ties(
    oracle: Oracle, ends: tuple[Mix, Mix], now: Line[Answer], found: Line[Answer]
) -> Line[Answer]:
    """Undo the exchanges that differ from the present couples by no more than rounding."""
    before, after, within = now.answer, found.answer, oracle.within
    lost, new = [np.arange(0)], [np.arange(0)]
    for exchange in exchanges(before, after):
        if any(abs(mix.value(exchange.gain)) > within for mix in ends):
            lost.append(exchange.lost)
            new.append(exchange.new)
    keep = np.delete(np.arange(len(before.mentees)), np.concatenate(lost))
    take = np.concatenate(new)
    i = np.concatenate([before.mentees[keep], after.mentees[take]])
    j = np.concatenate([before.mentors[keep], after.mentors[take]])
    order = np.lexsort((j, i))
    return oracle.line(*ends, oracle.couples(i[order], j[order]))


def _described(matching: Matching, weight: float, before: Answer, after: Answer) -> End:
    """Return an end with the ids of the couples that change."""
    mentees, mentors = (roster.ids for roster in matching.rosters)
    lost, new = before.pairs - after.pairs, after.pairs - before.pairs
    changes = {n: float(after.raw.totals[n] - total) for n, total in before.raw.totals.items()}
    named = [tuple((mentees[i], mentors[j]) for i, j in sorted(pairs)) for pairs in (lost, new)]
    return End(weight, named[0], named[1], changes)


def _moves(end: End, language: Language) -> list[str]:
    """Return a line for each mentee whose mentors change, by ids."""
    nobody = say("nobody", language)
    lines = []
    for mentee in dict.fromkeys(mentee for mentee, _ in sorted((*end.lost, *end.new))):
        before, after = (
            ", ".join(mentor for one, mentor in couples if one == mentee) or nobody
            for couples in (end.lost, end.new)
        )
        lines.append(say("changes_from_to", language, who=mentee, before=before, after=after))
    return lines
