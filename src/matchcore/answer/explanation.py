"""Explanations of scores: one row per addend; the rows of a pair sum to its score."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING

from matchcore.wording import Language, addend_words, evidence_words, number, rule_words, say

if TYPE_CHECKING:
    from collections.abc import Sequence

    import pandas as pd

    from matchcore.answer.breakdown import Addend
    from matchcore.model.origin import Origin


@dataclass(frozen=True, eq=False, repr=False)
class Explanation:
    """The scores of one or more pairs, taken apart.

    Attributes
    ----------
    rows : pandas.DataFrame
        mentee, mentor, component, amount, evidence (in words). The amounts of a pair sum to its
        score.
    text : str
        The same as text; ``print`` shows it.
    """

    rows: pd.DataFrame
    text: str

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return f"<pre>{escape(self.text)}</pre>"


def word_pair(
    names: tuple[str, str],
    score: float,
    addends: Sequence[Addend],
    forbidden: list[Origin],
    made: bool,
    language: Language,
) -> str:
    """Return the explanation of one pair as a small table."""
    title = f"{names[1]} → {names[0]}"
    names_shown = [addend_words(a.name, language) for a in addends]
    width = max([len(title), *(len(name) + 2 for name in names_shown)]) + 2
    text = [f"{title:<{width}} {number(score, ' .3f', language)}"]
    for name, a in zip(names_shown, addends, strict=True):
        evidence = _evidence(a, language)
        amount = number(a.amount, "+.3f", language)
        text.append(f"  {name:<{width - 2}} {amount}   {evidence}".rstrip())
    if forbidden:
        rules = ", ".join(rule_words(r, language) for r in forbidden)
        text.append(f"  {say('not_allowed', language, rules=rules)}")
    elif not made:
        text.append(f"  {say('not_made', language)}")
    return "\n".join(text)


def _evidence(addend: Addend, language: Language) -> str:
    """Return what stands behind an addend, or that a value is unknown and what stands in for it."""
    evidence = evidence_words(addend.evidence, language)
    if addend.known:
        return evidence
    if evidence:
        return say("unknown_but", language, mean=evidence)
    return say("unknown", language)
