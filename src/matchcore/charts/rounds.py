"""What happens between rounds: the price of changes."""

from __future__ import annotations

from typing import Any

import pandas as pd

from matchcore.charts.drawing import WIDTH, altair, finished, values_of
from matchcore.charts.palette import GAIN, LOSS
from matchcore.wording import Language, say

_HEIGHT = 120


def plot_change_curve(frame: pd.DataFrame, language: Language) -> Any:
    """Return how many couples are dropped, and the total, as the price of a change rises.

    Parameters
    ----------
    frame : pandas.DataFrame
        from_price, to_price, infinite in the last row, dropped and total.
    language : {"en", "fr"}
    """
    alt = altair()
    most = 1.3 * float(frame["from_price"].max()) or 1.0
    end = f"isValid(datum.to_price) ? datum.to_price : {most}"
    base = alt.Chart(values_of(frame)).transform_calculate(end=end)
    price, dropped = say("curve_price", language), say("curve_dropped", language)
    total = say("total_axis", language)
    tooltip = [
        alt.Tooltip("from_price:Q", title=price, format=".4f"),
        alt.Tooltip("dropped:Q", title=dropped),
        alt.Tooltip("total:Q", title=total, format=".4f"),
    ]
    x = alt.X("from_price:Q", title=price, scale=alt.Scale(domain=[0, most], nice=False))
    panels = [
        base.mark_rule(color=color, strokeWidth=3)
        .encode(
            x=x,
            x2="end:Q",
            y=alt.Y(f"{name}:Q", title=title, scale=alt.Scale(zero=zero)),
            tooltip=tooltip,
        )
        .properties(width=WIDTH - 60, height=_HEIGHT)
        for name, title, color, zero in (
            ("dropped", dropped, LOSS, True),
            ("total", total, GAIN, False),
        )
    ]
    title = say("curve_title", language)
    return finished(alt.vconcat(*panels).properties(title=title), language, title)
