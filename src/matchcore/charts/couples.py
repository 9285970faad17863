"""The scores of couples as stacked columns, from the best to the weakest."""

from __future__ import annotations

from typing import Any

import pandas as pd

from matchcore.charts.drawing import WIDTH, altair, finished, place_of, values_of, words_of
from matchcore.charts.palette import colours
from matchcore.wording import Language, addend_words, say

MOST = 140  # couples in a chart: of four pixels each


def plot_couples(frame: pd.DataFrame, count: int, language: Language) -> Any:
    """Return a column for each couple: its addends stacked, those taken off below zero.

    Parameters
    ----------
    frame : pandas.DataFrame
        rank, mentee, mentor, score, addend, amount; one row per couple and addend, of up to `MOST`
        couples.
    count : int
        How many couples there are, if the frame has only some of them.
    language : {"en", "fr"}
    """
    alt, shown = altair(), frame["rank"].nunique()
    names = [*dict.fromkeys(frame["addend"])]
    words = {name: addend_words(name, language) for name in names}
    scale = alt.Scale(domain=[*words.values()], range=[*colours(names).values()])
    base = alt.Chart(values_of(frame)).transform_calculate(
        words=words_of("addend", words), place=place_of("addend", names)
    )
    x = alt.X(
        "rank:O",
        axis=alt.Axis(labels=False, ticks=False, grid=False, title=say("rank_axis", language)),
        scale=alt.Scale(paddingInner=0.1 if shown <= MOST // 2 else 0),
    )
    tooltip = [
        alt.Tooltip("rank:Q", title=say("rank", language)),
        alt.Tooltip("mentor:N", title=say("mentor", language)),
        alt.Tooltip("mentee:N", title=say("mentee", language)),
        alt.Tooltip("words:N", title=say("addend", language)),
        alt.Tooltip("amount:Q", title=say("amount", language), format="+.3f"),
        alt.Tooltip("score:Q", title=say("score_axis", language), format=".3f"),
    ]
    bars = base.mark_bar().encode(
        x=x,
        y=alt.Y("amount:Q", stack="zero", title=say("score_axis", language)),
        color=alt.Color("words:N", scale=scale, title=say("addend", language)),
        order=alt.Order("place:Q"),
        tooltip=tooltip,
    )
    layers = [bars]
    if (frame["amount"] < 0).any():  # the score is then below the top of its column
        layers.append(base.mark_tick(color="black", thickness=1.5).encode(x=x, y="score:Q"))
    text = say("couples_title", language, count=count)
    title = {"text": text}
    if shown < count:
        title["subtitle"] = say("couples_some", language, shown=shown, count=count)
    chart = alt.layer(*layers).properties(width=WIDTH, height=240, title=title)
    return finished(chart, language, text)
