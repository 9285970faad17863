"""Explanations in a notebook: each addend as a step towards the score."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape

from matchcore.answer.bars import Bars
from matchcore.answer.breakdown import Addend
from matchcore.answer.notebook import in_notebook, sentence
from matchcore.wording import Language, addend_words, number, say


def waterfall_html(
    pairs: Sequence[tuple[str, float, tuple[Addend, ...], str]], reason: str, language: Language
) -> str:
    """Return pairs as HTML, each by title, score, addends and remark; without any, the reason."""
    lines = [addends for _, _, addends, _ in pairs]
    bars = Bars.of((a.name for addends in lines for a in addends), (), language)
    reached = [x for addends in lines for x in _sums(addends)]
    least, most = min(reached, default=0.0), max(reached, default=0.0)
    scale = least, most if most > least else least + 1
    body = [_pair(*pair, bars, scale, language) for pair in pairs]
    html = "\n".join(body) or f"<p>{sentence(reason)}</p>"
    return in_notebook(html, language, bars.style())


def _sums(addends: Iterable[Addend]) -> list[float]:
    """Return 0 and the sums of the first addend, the first two and so on."""
    sums = [0.0]
    for a in addends:
        sums.append(sums[-1] + a.amount)
    return sums


def _pair(
    title: str,
    score: float,
    addends: tuple[Addend, ...],
    remark: str,
    bars: Bars,
    scale: tuple[float, float],
    language: Language,
) -> str:
    heads = "".join(
        f'<th scope="col"{look}>{escape(say(word, language))}</th>'
        for word, look in (("addend", ""), ("step", ""), ("amount", ' class="score"'))
    )
    rows = [
        f'<tr><th scope="row">{escape(addend_words(a.name, language))}</th>'
        f'<td class="bar">{bars.step(a, before, scale)}{_evidence(a, language)}</td>'
        f'<td class="score">{number(a.amount, "+.3f", language)}</td></tr>'
        for a, before in zip(addends, _sums(addends), strict=False)
    ]
    whole = (
        f'<tr class="whole"><th scope="row">{escape(say("score_column", language))}</th>'
        f'<td class="bar">{bars.whole(score, scale)}</td>'
        f'<td class="score">{number(score, ".3f", language)}</td></tr>'
    )
    table = f"<table><thead><tr>{heads}</tr></thead><tbody>\n{''.join(rows)}{whole}</tbody></table>"
    note = f'<p class="why">{sentence(remark)}</p>' if remark else ""
    return f"<h3>{escape(title)}</h3>\n{table}{note}"


def _evidence(a: Addend, language: Language) -> str:
    words = a.evidence_words(language)
    return f'<div class="why">{escape(words)}</div>' if words else ""
