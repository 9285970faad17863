"""What weights do: influence, sensitivity, trade-offs, stability and changes."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from matchcore.charts.drawing import (
    WIDTH,
    altair,
    finished,
    value_in,
    values_of,
    words_of,
)
from matchcore.charts.palette import GAIN, PLAIN
from matchcore.wording import Language, addend_words, say

_ROW = 30  # pixels of a component
_COUPLES = 40  # in the chart of stability


def plot_influence(frame: pd.DataFrame, language: Language) -> Any:
    """Return each component's weight beside its share of what makes pairs differ.

    Parameters
    ----------
    frame : pandas.DataFrame
        name of a component, weight and share_of_spread, both from 0 to 1.
    language : {"en", "fr"}
    """
    alt = altair()
    words, names = _names(frame, language)
    measures = {name: say(name, language) for name in ("weight", "share_of_spread")}
    scale = alt.Scale(domain=[*measures.values()], range=[PLAIN, GAIN])
    value = alt.X(
        "value:Q", title=say("share_axis", language), axis=alt.Axis(format="%", tickCount=6)
    )
    chart = (
        alt.Chart(values_of(frame))
        .transform_fold([*measures], as_=["measure", "value"])
        .transform_calculate(words=words, measure_words=words_of("measure", measures))
        .mark_bar()
        .encode(
            y=alt.Y("words:N", sort=names, title=None),
            yOffset=alt.YOffset("measure_words:N", sort=[*measures.values()]),
            x=value,
            color=alt.Color("measure_words:N", scale=scale, title=None),
            tooltip=[
                alt.Tooltip("words:N", title=say("addend", language)),
                alt.Tooltip("measure_words:N", title=say("share_axis", language)),
                alt.Tooltip("value:Q", title=say("amount", language), format=".1%"),
            ],
        )
    )
    return _titled(chart, "influence_title", _ROW * len(names), language)


def plot_sensitivity(frame: pd.DataFrame, language: Language) -> Any:
    """Return the interval of each weight in which no couple changes, with the present weight.

    Parameters
    ----------
    frame : pandas.DataFrame
        name, weight, low, high, couples_below, couples_above: what has the weight, its present
        value, the ends of the interval, infinite where there is none, and how many couples change
        first beyond each.
    language : {"en", "fr"}
    """
    alt = altair()
    words, names = _names(frame, language)
    least, most = _limits(frame)
    base = alt.Chart(values_of(frame)).transform_calculate(
        words=words,
        start=f"isValid(datum.low) ? datum.low : {least}",
        end=f"isValid(datum.high) ? datum.high : {most}",
    )
    tooltip = [
        alt.Tooltip("words:N", title=say("addend", language)),
        alt.Tooltip("weight:Q", title=say("present_weight", language), format=".4f"),
        alt.Tooltip("low:Q", title=say("lowest_weight", language), format=".4f"),
        alt.Tooltip("couples_below:Q", title=say("change_below", language)),
        alt.Tooltip("high:Q", title=say("highest_weight", language), format=".4f"),
        alt.Tooltip("couples_above:Q", title=say("change_above", language)),
    ]
    y = alt.Y("words:N", sort=names, title=None)
    scale = alt.Scale(domain=[least, most], nice=False)
    axis = alt.Axis(tickCount=6)
    x = alt.X("start:Q", title=say("weight", language), scale=scale, axis=axis)
    bars = base.mark_bar(color=GAIN, opacity=0.55, height=12)
    present = base.mark_tick(color="black", thickness=2.5, height=22)
    layers = alt.layer(
        bars.encode(y=y, x=x, x2="end:Q", tooltip=tooltip),
        present.encode(y=y, x="weight:Q", tooltip=tooltip),
    )
    return _titled(layers, "sensitivity_title", _ROW * len(names), language)


def _limits(frame: pd.DataFrame) -> tuple[float, float]:
    """Return ends of a scale beyond all finite weights; below zero only if a weight is."""
    numbers = frame[["weight", "low", "high"]].to_numpy(dtype=np.float64)
    known = numbers[np.isfinite(numbers)]
    return 1.15 * known.min(initial=0.0), 1.15 * known.max(initial=0.0) or 1.0


def plot_front(frame: pd.DataFrame, first: str, second: str, language: Language) -> Any:
    """Return the totals of two components, a point for each matching, and their hull.

    Parameters
    ----------
    frame : pandas.DataFrame
        One row per matching: `first` and `second`, the totals of two components, and the weights.
        In order of the first; nothing lies beyond the lines from each to the next.
    first, second : str
        Names of components.
    language : {"en", "fr"}
    """
    alt = altair()
    names = {name: addend_words(name, language) for name in (first, second)}
    titles = [say("total_of", language, name=words) for words in names.values()]
    scale = alt.Scale(zero=False, nice=True)
    x = alt.X("first:Q", title=titles[0], scale=scale)
    y = alt.Y("second:Q", title=titles[1], scale=scale)
    tooltip = [
        alt.Tooltip("first:Q", title=titles[0], format=".4f"),
        alt.Tooltip("second:Q", title=titles[1], format=".4f"),
    ]
    base = alt.Chart(values_of(frame)).transform_calculate(
        first=value_in(first), second=value_in(second)
    )
    hull = base.mark_line(color=PLAIN, strokeDash=[5, 3]).encode(x=x, y=y)
    points = base.mark_point(filled=True, size=60, color=GAIN, opacity=1)
    chart = alt.layer(hull, points.encode(x=x, y=y, tooltip=tooltip))
    words = {"first": names[first], "second": names[second]}
    return _titled(chart, "front_title", 280, language, **words)


def plot_stability(frame: pd.DataFrame, labels: Mapping[str, str], language: Language) -> Any:
    """Return in which share of the draws each couple is made, the least stable first.

    Parameters
    ----------
    frame : pandas.DataFrame
        mentee, mentor, share from 0 to 1.
    labels : mapping of str to str
        Id of a mentee or a mentor → name for people.
    language : {"en", "fr"}
    """
    alt = altair()
    least = frame.sort_values(["share", "mentee", "mentor"], kind="stable")[:_COUPLES]
    shown = {one: labels[one] for column in ("mentee", "mentor") for one in least[column]}
    couple = f"{words_of('mentor', shown)} + ' → ' + {words_of('mentee', shown)}"
    chart = (
        alt.Chart(values_of(least))
        .transform_calculate(couple=couple)
        .mark_bar(color=GAIN)
        .encode(
            y=alt.Y("couple:N", sort=None, title=None),
            x=alt.X(
                "share:Q",
                title=say("share_of_draws", language),
                axis=alt.Axis(format="%"),
                scale=alt.Scale(domain=[0, 1]),
            ),
            tooltip=[
                alt.Tooltip("couple:N", title=say("couple_axis", language)),
                alt.Tooltip("share:Q", title=say("share_of_draws", language), format=".1%"),
            ],
        )
    )
    some = {}
    if len(least) < len(frame):
        some = {"subtitle": say("stability_some", language, shown=len(least), count=len(frame))}
    title = {"text": say("stability_title", language), **some}
    chart = chart.properties(width=WIDTH - 160, height=alt.Step(18), title=title)
    return finished(chart, language, title["text"])


def plot_changes(frame: pd.DataFrame, language: Language) -> Any:
    """Return the best total for each number of couples that change.

    Parameters
    ----------
    frame : pandas.DataFrame
        changes and total, one row per number of changes, in ascending order.
    language : {"en", "fr"}
    """
    alt = altair()
    x = alt.X("changes:Q", title=say("changes_axis", language), axis=alt.Axis(tickMinStep=1))
    y = alt.Y("total:Q", title=say("total_axis", language), scale=alt.Scale(zero=False))
    line = alt.Chart(values_of(frame)).mark_line(
        color=GAIN, point={"color": GAIN}, interpolate="step-after"
    )
    tooltip = [
        alt.Tooltip("changes:Q", title=say("changes_axis", language)),
        alt.Tooltip("total:Q", title=say("total_axis", language), format=".4f"),
    ]
    return _titled(line.encode(x=x, y=y, tooltip=tooltip), "changes_title", 240, language)


def _names(frame: pd.DataFrame, language: Language) -> tuple[str, list[str]]:
    """Return the expression for names in words, and these words in order."""
    words = {name: addend_words(name, language) for name in frame["name"]}
    return words_of("name", words), [*words.values()]


def _titled(chart: Any, code: str, height: int, language: Language, **values: str) -> Any:
    title = say(code, language, **values)
    chart = chart.properties(width=WIDTH - 60, height=height, title=title)
    return finished(chart, language, title)
