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
from matchcore.charts.palette import GAIN, LOSS, PLAIN
from matchcore.wording import Language, addend_words, say

_ROW = 30  # pixels of a component
_COUPLES = 20  # of each kind in the chart of stability


def plot_influence(frame: pd.DataFrame, language: Language) -> Any:
    """Return each addend's weight beside its share of what makes pairs differ.

    Parameters
    ----------
    frame : pandas.DataFrame
        addend, weight and spread_share, its share of weight times spread.
    language : {"en", "fr"}
    """
    measures = {name: say(name, language) for name in ("weight", "spread_share")}
    chart = _side_by_side(frame, "addend", measures, say("share_axis", language), "%", language)
    return _titled(chart, "influence_title", _ROW * len(frame), language)


def plot_reach(frame: pd.DataFrame, language: Language) -> Any:
    """Return what each addend is worth now, and then.

    Parameters
    ----------
    frame : pandas.DataFrame
        addend, now and then.
    language : {"en", "fr"}
    """
    measures = {name: say(f"{name}_bar", language) for name in ("now", "then")}
    chart = _side_by_side(frame, "addend", measures, say("value_axis", language), ".3~f", language)
    return _titled(chart, "reach_title", _ROW * len(frame), language)


def _side_by_side(
    frame: pd.DataFrame,
    column: str,
    measures: Mapping[str, str],
    axis: str,
    form: str,
    language: Language,
) -> Any:
    """Return two bars for each name in a column, one per measure."""
    alt = altair()
    words, names = _names(frame, column, language)
    scale = alt.Scale(domain=[*measures.values()], range=[PLAIN, GAIN])
    return (
        alt.Chart(values_of(frame))
        .transform_fold([*measures], as_=["measure", "value"])
        .transform_calculate(words=words, measure_words=words_of("measure", measures))
        .mark_bar()
        .encode(
            y=alt.Y("words:N", sort=names, title=None),
            yOffset=alt.YOffset("measure_words:N", sort=[*measures.values()]),
            x=alt.X("value:Q", title=axis, axis=alt.Axis(format=form, tickCount=6)),
            color=alt.Color("measure_words:N", scale=scale, title=None),
            tooltip=[
                alt.Tooltip("words:N", title=say("addend", language)),
                alt.Tooltip("measure_words:N", title=axis),
                alt.Tooltip("value:Q", title=say("amount", language), format=f".3{form[-1]}"),
            ],
        )
    )


def plot_sensitivity(frame: pd.DataFrame, language: Language) -> Any:
    """Return the interval of each weight in which no couple changes, with the present weight.

    Parameters
    ----------
    frame : pandas.DataFrame
        addend, weight, low, high, couples_below, couples_above: what has the weight, its present
        value, the ends of the interval, infinite where there is none, and how many couples change
        first beyond each.
    language : {"en", "fr"}
    """
    alt = altair()
    words, names = _names(frame, "addend", language)
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
    ends = base.transform_calculate(text=f"{_end_of('low')} + ' – ' + {_end_of('high')}")
    numbers = ends.mark_text(align="left", dx=9, color="black")
    layers = alt.layer(
        bars.encode(y=y, x=x, x2="end:Q", tooltip=tooltip),
        present.encode(y=y, x="weight:Q", tooltip=tooltip),
        numbers.encode(y=y, x="end:Q", text="text:N"),
    )
    return _titled(layers, "sensitivity_title", _ROW * len(names), language)


def _end_of(column: str) -> str:
    return f"(isValid(datum.{column}) ? format(datum.{column}, '.3f') : '…')"


def _limits(frame: pd.DataFrame) -> tuple[float, float]:
    """Return ends of a scale beyond all finite weights; below zero only if a weight is."""
    numbers = frame[["weight", "low", "high"]].to_numpy(dtype=np.float64)
    known = numbers[np.isfinite(numbers)]
    return 1.15 * known.min(initial=0.0), 1.3 * known.max(initial=0.0) or 1.0  # text follows


def plot_front(frame: pd.DataFrame, first: str, second: str, language: Language) -> Any:
    """Return the totals of two components, a point for each matching, and the lines between them.

    Parameters
    ----------
    frame : pandas.DataFrame
        One row per matching, neighbours one after the other: the totals ``{first}_total`` and
        ``{second}_total``, the weights ``{first}_weight`` and ``{second}_weight``; dominated,
        whether another point is better in both, which is drawn grey; and gap: by how much an
        unknown matching could be better than this point and the next; the line is then dashed.
    first, second : str
        Names of components.
    language : {"en", "fr"}
    """
    alt, words = altair(), {name: addend_words(name, language) for name in (first, second)}
    columns = {
        "x": (f"{first}_total", say("total_of", language, name=words[first])),
        "y": (f"{second}_total", say("total_of", language, name=words[second])),
        "u": (f"{first}_weight", say("weight_of", language, name=words[first])),
        "v": (f"{second}_weight", say("weight_of", language, name=words[second])),
    }
    base = alt.Chart(values_of(frame)).transform_calculate(
        **{short: value_in(column) for short, (column, _) in columns.items()}
    )
    scale = alt.Scale(zero=False, nice=True)
    x, y = (
        channel(f"{short}:Q", title=columns[short][1], scale=scale)
        for channel, short in ((alt.X, "x"), (alt.Y, "y"))
    )
    lines = base.transform_window(next_x="lead(x)", next_y="lead(y)").transform_filter(
        "isValid(datum.next_x)"
    )
    gap = alt.Tooltip("gap:Q", title=say("gap", language), format=".3g")
    dash = alt.condition("datum.gap > 0", alt.value([4, 3]), alt.value([]))
    layers = [
        lines.mark_rule(color=PLAIN, strokeWidth=1.5).encode(
            x=x, y=y, x2="next_x:Q", y2="next_y:Q", strokeDash=dash, tooltip=[gap]
        ),
        base.mark_point(filled=True, size=60, opacity=1).encode(
            x=x,
            y=y,
            color=alt.condition("datum.dominated", alt.value(PLAIN), alt.value(GAIN)),
            tooltip=[
                alt.Tooltip(f"{short}:Q", title=title, format=".4f")
                for short, (_, title) in columns.items()
            ],
        ),
    ]
    names = {"first": words[first], "second": words[second]}
    return _titled(alt.layer(*layers), "front_title", 280, language, **names)


def plot_stability(frame: pd.DataFrame, language: Language) -> Any:
    """Return in which share of the draws couples are made: the least stable, and their rivals.

    Parameters
    ----------
    frame : pandas.DataFrame
        mentee, mentor, present (whether it is a couple now) and share from 0 to 1; present couples
        first, of those the least stable first, of the others the most frequent.
    language : {"en", "fr"}
    """
    alt, is_present = altair(), frame["present"].astype(bool)
    shown = pd.concat([frame[is_present][:_COUPLES], frame[~is_present][:_COUPLES]])
    words = {"true": say("couple_now", language), "false": say("couple_not_now", language)}
    scale = alt.Scale(domain=[*words.values()], range=[GAIN, LOSS])
    axis = alt.Axis(format="%", tickCount=6)
    share = say("share_of_draws", language)
    chart = (
        alt.Chart(values_of(shown))
        .transform_calculate(
            couple="datum.mentor + ' → ' + datum.mentee", words=words_of("present", words)
        )
        .mark_bar()
        .encode(
            y=alt.Y("couple:N", sort=None, title=None),
            x=alt.X("share:Q", title=share, axis=axis, scale=alt.Scale(domain=[0, 1])),
            color=alt.Color("words:N", scale=scale, title=None),
            tooltip=[
                alt.Tooltip("mentor:N", title=say("mentor", language)),
                alt.Tooltip("mentee:N", title=say("mentee", language)),
                alt.Tooltip("words:N", title=say("couple_axis", language)),
                alt.Tooltip("share:Q", title=share, format=".1%"),
            ],
        )
    )
    title = {"text": say("stability_title", language)}
    if len(shown) < len(frame):
        counts = {"shown": len(shown), "count": len(frame)}
        title["subtitle"] = say("stability_some", language, **counts)
    chart = chart.properties(width=WIDTH - 160, height=alt.Step(18), title=title)
    return finished(chart, language, title["text"])


def _names(frame: pd.DataFrame, column: str, language: Language) -> tuple[str, list[str]]:
    """Return the expression for names in words, and these words in order."""
    words = {name: addend_words(name, language) for name in frame[column]}
    return words_of(column, words), [*words.values()]


def _titled(chart: Any, code: str, height: int, language: Language, **values: str) -> Any:
    title = say(code, language, **values)
    chart = chart.properties(width=WIDTH - 60, height=height, title=title)
    return finished(chart, language, title)
