"""Skills wanted and taught as a heat map."""

from __future__ import annotations

from typing import Any

import pandas as pd

from matchcore.charts.drawing import altair, finished, values_of, words_of
from matchcore.wording import Language, say

_COUNTS = ("wanted_by", "taught_by", "places", "covered", "short")
_CELL, _ROW = 90, 24  # pixels


def plot_shortage(frame: pd.DataFrame, language: Language) -> Any:
    """Return a heat map: a row for each skill, a column for each count, darker for more.

    Parameters
    ----------
    frame : pandas.DataFrame
        skill, in the reader's words, wanted_by, taught_by, places, covered and short.
    language : {"en", "fr"}
    """
    alt = altair()
    words = {name: say(f"column_{name}", language) for name in _COUNTS}
    most = max(1, int(frame[list(_COUNTS)].to_numpy().max(initial=0)))
    base = (
        alt.Chart(values_of(frame))
        .transform_fold([*_COUNTS], as_=["what", "count"])
        .transform_calculate(words=words_of("what", words))
        .encode(
            x=alt.X(
                "words:N",
                sort=[*words.values()],
                title=None,
                axis=alt.Axis(orient="top", labelAngle=0, grid=False),
            ),
            y=alt.Y("skill:N", sort=None, title=None, axis=alt.Axis(grid=False)),
            tooltip=[
                alt.Tooltip("skill:N", title=say("column_skill", language)),
                alt.Tooltip("words:N", title=" "),
                alt.Tooltip("count:Q", title=say("shortage_count", language)),
            ],
        )
    )
    cells = base.mark_rect().encode(
        color=alt.Color(
            "count:Q",
            scale=alt.Scale(scheme="blues", domain=[0, most]),
            title=say("shortage_count", language),
        )
    )
    numbers = base.mark_text().encode(
        text="count:Q",
        color=alt.condition(f"datum.count > {0.6 * most}", alt.value("white"), alt.value("black")),
    )
    title = say("shortage_title", language)
    size = {"width": _CELL * len(_COUNTS), "height": max(1, len(frame)) * _ROW}
    return finished(alt.layer(cells, numbers).properties(title=title, **size), language, title)
