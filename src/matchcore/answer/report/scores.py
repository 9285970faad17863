"""The scores as a histogram, and the same as a table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section, count_cell, head, table
from matchcore.model.arrays import Floats, Rows
from matchcore.wording import number, say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

_BINS = 16  # at most about so many
_NEARLY = 1e-9  # so that 0.3 opens the class from 0.3, whatever binary makes of it
_STEPS = (1.0, 2.0, 2.5, 5.0, 10.0)  # widths that people read easily, times a power of ten


def scores_section(couples: Couples) -> list[Section]:
    """Return the histogram of the scores, if there are couples."""
    if not len(couples.assignment.mentees):
        return []
    language, scores = couples.language, couples.breakdown.scores
    edges, counts = histogram(scores)
    heads = [
        head(say("score_range", language)),
        head(say("report_couples", language), ' class="n"'),
    ]
    rows = [
        f'<tr><th scope="row">{sentence(_between(edges[k], edges[k + 1], couples))}</th>'
        f"{count_cell(say('report_couples', language), str(count))}</tr>"
        for k, count in enumerate(counts.tolist())
    ]
    shown = table(say("scores_title", language), heads, rows)
    folded = f"<details><summary>{say('as_table', language)}</summary>{shown}</details>"
    return [
        Section("scores", say("report_scores", language), _figure(couples, edges, counts) + folded)
    ]


def histogram(scores: Floats) -> tuple[Floats, Rows]:
    """Return the edges and the counts of classes of one width that people read easily.

    >>> edges, counts = histogram(np.array([0.12, 0.48, 0.5]))
    >>> edges.round(3).tolist()[:3], counts.tolist()[0], counts.sum().item()
    ([0.1, 0.125, 0.15], 1, 3)
    """
    low, high = float(scores.min()), float(scores.max())
    width = max(high - low, 1e-3 * max(1.0, abs(high))) / _BINS
    power = 10.0 ** math.floor(math.log10(width))
    step = power * next(s for s in _STEPS if s * power >= width * (1 - 1e-9))
    first, last = math.floor(low / step + _NEARLY), math.floor(high / step + _NEARLY)
    edges: Floats = np.arange(first, last + 2, dtype=np.float64) * step
    places = np.clip(np.floor(scores / step + _NEARLY).astype(np.int64) - first, 0, last - first)
    counts: Rows = np.bincount(places, minlength=last - first + 1)
    return edges, counts


def _figure(couples: Couples, edges: Floats, counts: Rows) -> str:
    """Return the histogram: bars without text, so that it may take any width."""
    language, scores = couples.language, couples.breakdown.scores
    start, end = np.quantile(scores, [0.25, 0.75])
    spread = {"low": scores.min(), "high": scores.max(), "start": start, "end": end}
    title = sentence(say("scores_title", language))
    desc = sentence(say("scores_desc", language, count=len(scores), **spread))
    bars = "".join(
        f'<rect x="{10 * k + 0.5}" y="{100 - height:g}" width="9" height="{height:g}"/>'
        for k, height in enumerate((100 * counts / counts.max()).round(1).tolist())
        if height
    )
    ends = [number(float(x), ".2f", language) for x in (edges[0], edges[-1])]
    return (
        f'<figure>\n<figcaption>{desc}</figcaption>\n<svg class="histogram" role="img" '
        f'aria-labelledby="histogram-title histogram-desc" viewBox="0 0 {10 * len(counts)} 100" '
        f'preserveAspectRatio="none"><title id="histogram-title">{title}</title>'
        f'<desc id="histogram-desc">{desc}</desc>{bars}</svg>\n'
        f'<p class="scale" aria-hidden="true"><span>{ends[0]}</span><span>{ends[1]}</span></p>\n'
        "</figure>"
    )


def _between(start: float, end: float, couples: Couples) -> str:
    digits = 3 if round(end - start, 2) != round(end - start, 6) else 2
    low, high = (number(float(x), f".{digits}f", couples.language) for x in (start, end))
    return say("score_between", couples.language, start=low, end=high)
