"""Why a pair scores what it scores: rows, one per addend, that sum to the score."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.sparse import issparse

from matchcore.wording import Label, Language, addend_words, evidence_words, number, rule_words, say

if TYPE_CHECKING:
    import pandas as pd

    from matchcore.affinity import Part
    from matchcore.model.compatibility import Compatibility
    from matchcore.model.origin import Origin

_SHOWN = 3


@dataclass(frozen=True, eq=False, repr=False)
class Explanation:
    """One or more pairs, taken apart.

    Attributes
    ----------
    rows : pandas.DataFrame
        mentee, mentor, component, amount, evidence (in words). Amounts of a pair sum to its score.
    text : str
        The same for reading; ``print`` shows it.
    """

    rows: pd.DataFrame
    text: str

    def __str__(self) -> str:
        return self.text

    __repr__ = __str__

    def _repr_html_(self) -> str:
        return f"<pre>{escape(self.text)}</pre>"


@dataclass(frozen=True, eq=False)
class Addend:
    """One line of an explanation.

    Attributes
    ----------
    name : str
        Of the component, the term or the soft rule.
    amount : float
        What it adds to the score.
    evidence : tuple of Label
        What stands behind it, the largest first.
    known : bool
        Whether both people have a value that it reads.
    """

    name: str
    amount: float
    evidence: tuple[Label, ...]
    known: bool = True


def addends(c: Compatibility, parts: tuple[Part, ...], i: int, j: int) -> list[Addend]:
    """Take the score of one pair apart: the product of the factors, component by component."""
    rows = []
    product: Any = c.factors.U[[i]] * c.factors.V[[j]]
    product = (product.toarray() if issparse(product) else product)[0]
    for part in parts:
        share = product[part.columns]
        order = np.argsort(-share, kind="stable")[:_SHOWN]
        shown = share > 0 if share.sum() > 0 else np.zeros(len(share), dtype=np.bool_)
        evidence = tuple(Label.of(part.labels[k]) for k in order if shown[k] and part.labels[k])
        known = bool(part.mentees_known[i] and part.mentors_known[j])
        rows.append(Addend(part.name, float(share.sum()), evidence, known))
    for term in c.terms:
        amount = float(term.entries[i, j])
        if amount:
            rows.append(Addend(term.name, amount, ()))
    return rows


def word_pair(
    names: tuple[str, str],
    score: float,
    lines: list[Addend],
    forbidden: list[Origin],
    made: bool,
    language: Language,
) -> str:
    """Write one pair's explanation as a small table."""
    title = f"{names[1]} → {names[0]}"
    told = [addend_words(a.name, language) for a in lines]
    width = max([len(title), *(len(name) + 2 for name in told)]) + 2
    text = [f"{title:<{width}} {number(score, ' .3f', language)}"]
    for name, a in zip(told, lines, strict=True):
        evidence = evidence_words(a.evidence, language) if a.known else say("unknown", language)
        amount = number(a.amount, "+.3f", language)
        text.append(f"  {name:<{width - 2}} {amount}   {evidence}".rstrip())
    if forbidden:
        rules = ", ".join(rule_words(r, language) for r in forbidden)
        text.append(f"  {say('not_allowed', language, rules=rules)}")
    elif not made:
        text.append(f"  {say('not_made', language)}")
    return "\n".join(text)
