"""The addends of a score as steps from zero to the score."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from matchcore.charts.drawing import WIDTH, altair, finished, values_of, words_of
from matchcore.charts.palette import PLAIN, colours
from matchcore.wording import Language, addend_words, say

_WHOLE = "score"  # what the last row of a pair is called
_ROW = 26  # pixels of a step
_NUMBER = f"format(datum.amount, datum.component == '{_WHOLE}' ? '.3f' : '+.3f')"


def plot_waterfall(
    frame: pd.DataFrame, titles: Mapping[tuple[str, str], str], language: Language
) -> Any:
    """Return a waterfall for each pair; what is taken off has an outline instead of a fill.

    Parameters
    ----------
    frame : pandas.DataFrame
        mentee, mentor, component, amount, start, end, evidence. The last row of each pair is its
        score.
    titles : mapping of (str, str) to str
        Mentee and mentor → the title of the pair.
    language : {"en", "fr"}
    """
    alt = altair()
    names = [*dict.fromkeys(frame["component"])]
    palette = {**colours(name for name in names if name != _WHOLE), _WHOLE: PLAIN}
    words = {name: addend_words(name, language) for name in names}
    words[_WHOLE] = say("score_axis", language)
    look = words, palette, language
    charts = [
        _one(alt, frame[(frame["mentee"] == mentee) & (frame["mentor"] == mentor)], title, *look)
        for (mentee, mentor), title in titles.items()
    ]
    whole = alt.vconcat(*charts).resolve_scale(x="shared")
    return finished(whole, language, ", ".join(titles.values()))


def _one(
    alt: Any,
    rows: pd.DataFrame,
    title: str,
    words: Mapping[str, str],
    palette: Mapping[str, str],
    language: Language,
) -> Any:
    names = rows["component"].tolist()
    base = alt.Chart(values_of(rows)).transform_calculate(words=words_of("component", words))
    y = alt.Y("words:N", sort=[words[name] for name in names], title=None)
    tooltip = [
        alt.Tooltip("words:N", title=say("addend", language)),
        alt.Tooltip("amount:Q", title=say("amount", language), format="+.3f"),
        alt.Tooltip("evidence:N", title=say("evidence", language)),
    ]
    scale = alt.Scale(domain=names, range=[palette[name] for name in names])
    paint = alt.Color("component:N", scale=scale, legend=None)
    is_less = f"datum.amount < 0 && datum.component != '{_WHOLE}'"
    bars = base.mark_bar(strokeWidth=1.5).encode(
        y=y,
        x=alt.X("start:Q", title=say("score_axis", language), axis=alt.Axis(tickCount=6)),
        x2="end:Q",
        color=paint,
        stroke=alt.Stroke("component:N", scale=scale, legend=None),
        fillOpacity=alt.condition(is_less, alt.value(0.15), alt.value(1)),
        strokeDash=alt.condition(is_less, alt.value([4, 2]), alt.value([])),
        tooltip=tooltip,
    )
    numbers = (
        base.transform_calculate(right="max(datum.start, datum.end)", number=_NUMBER)
        .mark_text(align="left", dx=5, color="black")
        .encode(y=y, x="right:Q", text="number:N")
    )
    height = _ROW * len(rows)
    return alt.layer(bars, numbers).properties(width=WIDTH - 100, height=height, title=title)
