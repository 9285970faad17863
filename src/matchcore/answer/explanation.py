"""Explanations of scores: one row per addend; the rows of a pair sum to its score."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any, NamedTuple

import pandas as pd

from matchcore.answer.breakdown import Addend
from matchcore.answer.evidence import evidence_words
from matchcore.answer.waterfall import waterfall_html
from matchcore.catalogue import told
from matchcore.charts import plot_waterfall
from matchcore.errors import InputError, InputProblem
from matchcore.model.origin import Origin
from matchcore.short_repr import short_repr
from matchcore.wording import Language, addend_words, number, rule_words, say


class Explained(NamedTuple):
    """One pair whose score is taken apart.

    Attributes
    ----------
    mentee, mentor : str
        Ids.
    title : str
        Who teaches whom, by name.
    score : float
    addends : tuple of Addend
        They sum to the score.
    forbidden : tuple of Origin
        The hard rules that forbid the pair.
    made : bool
        Whether it is a couple of the matching.
    """

    mentee: str
    mentor: str
    title: str
    score: float
    addends: tuple[Addend, ...]
    forbidden: tuple[Origin, ...]
    made: bool

    def __repr__(self) -> str:
        return short_repr(self)


@dataclass(frozen=True, eq=False, repr=False)
class Explanation:
    """The scores of one or more pairs, taken apart.

    ``print`` shows text, a notebook bars from left to right that end at the score.

    Attributes
    ----------
    pairs : tuple of Explained
    reason : str
        Without a pair: why the mentee has no mentor.
    language : {"en", "fr"}
    """

    pairs: tuple[Explained, ...]
    reason: str
    language: Language

    @cached_property
    def rows(self) -> pd.DataFrame:
        """The addends: mentee, mentor, component, amount, evidence (in words).

        The amounts of a pair sum to its score.
        """
        rows = [
            (p.mentee, p.mentor, a.name, a.amount, evidence_words(a.evidence, self.language))
            for p in self.pairs
            for a in p.addends
        ]
        columns = ["mentee", "mentor", "component", "amount", "evidence"]
        return pd.DataFrame(rows, columns=columns)

    @cached_property
    def frame(self) -> pd.DataFrame:
        """The table behind `plot`: the addends as steps, and after those of a pair its score.

        Columns: mentee, mentor, component (``score`` in the last row of a pair), amount, start,
        end, evidence. A step starts where the one before it ends.
        """
        columns = ["mentee", "mentor", "component", "amount", "start", "end", "evidence"]
        return pd.DataFrame(self._steps(), columns=columns)

    def _steps(self) -> Iterator[tuple[Any, ...]]:
        for p in self.pairs:
            start = 0.0
            for a in p.addends:
                end, words = start + a.amount, evidence_words(a.evidence, self.language)
                yield p.mentee, p.mentor, a.name, a.amount, start, end, words
                start = end
            yield p.mentee, p.mentor, "score", p.score, 0.0, p.score, ""

    @cached_property
    def text(self) -> str:
        """The same as text; ``print`` shows it."""
        return "\n\n".join(_text(p, self.language) for p in self.pairs) or self.reason

    def plot(self) -> Any:
        """Return `frame` as a chart of Altair: a waterfall for each pair.

        Raises
        ------
        InputError
            The extra ``plots`` is not installed, or there is no pair.
        """
        if not self.pairs:
            remedy = told("name a mentor, or print the explanation")
            raise InputError(
                InputProblem("no_pair", "", "", told("there is no couple to plot"), remedy)
            )
        titles = {(p.mentee, p.mentor): p.title for p in self.pairs}
        return plot_waterfall(self.frame, titles, self.language)

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    def _repr_html_(self) -> str:
        pairs = [(p.title, p.score, p.addends, _remark(p, self.language)) for p in self.pairs]
        return waterfall_html(pairs, self.reason, self.language)


def _text(pair: Explained, language: Language) -> str:
    """Return the explanation of one pair as a small table."""
    names = [addend_words(a.name, language) for a in pair.addends]
    width = max([len(pair.title), *(len(name) + 2 for name in names)]) + 2
    text = [f"{pair.title:<{width}} {number(pair.score, ' .3f', language)}"]
    for name, a in zip(names, pair.addends, strict=True):
        evidence = a.evidence_words(language)
        amount = number(a.amount, "+.3f", language)
        text.append(f"  {name:<{width - 2}} {amount}   {evidence}".rstrip())
    if remark := _remark(pair, language):
        text.append(f"  {remark}")
    return "\n".join(text)


def _remark(pair: Explained, language: Language) -> str:
    """Return what is to be said of a pair that is no couple."""
    if pair.forbidden:
        rules = [rule_words(rule, language) for rule in pair.forbidden]
        return say("not_allowed", language, rules=", ".join(rules), unmet=len(rules))
    return "" if pair.made else say("not_made", language)
