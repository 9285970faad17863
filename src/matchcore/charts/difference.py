"""Two matchings side by side: couples kept, lost and new, totals, and who gains or loses."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from matchcore.charts.drawing import WIDTH, altair, finished, values_of, words_of
from matchcore.charts.palette import GAIN, LOSS, PLAIN
from matchcore.wording import Language, say

_MENTEES = 30  # in the chart of changes
_CHANGES = {"kept": PLAIN, "lost": LOSS, "new": GAIN}
_SIDES = ("this", "other")
_HALF = WIDTH // 2 - 10


def plot_difference(
    couples: pd.DataFrame, totals: pd.DataFrame, people: Mapping[str, str], language: Language
) -> Any:
    """Return three charts: numbers of couples, totals both ways, and scores by mentee.

    Parameters
    ----------
    couples : pandas.DataFrame
        mentee, mentor, change (kept, lost or new), score, other_score.
    totals : pandas.DataFrame
        of and by (this or other), total.
    people : mapping of str to str
        Id of a mentee → name for people.
    language : {"en", "fr"}
    """
    alt = altair()
    charts = [_numbers(alt, couples, language), _totals(alt, totals, language)]
    changed = couples[couples["change"] != "kept"]
    if len(changed):
        charts.append(_changed(alt, changed, people, language))
    whole = alt.vconcat(*charts).resolve_scale(color="independent", shape="independent")
    return finished(whole, language, say("change_title", language))


def _words(language: Language) -> dict[str, str]:
    return {change: say(f"couples_{change}", language) for change in _CHANGES}


def _numbers(alt: Any, couples: pd.DataFrame, language: Language) -> Any:
    """Return how many couples are kept, lost and new."""
    words = _words(language)
    count = alt.Tooltip("count():Q", title=say("count", language))
    base = alt.Chart(values_of(couples)).transform_calculate(words=words_of("change", words))
    y = alt.Y("words:N", sort=[*words.values()], title=None)
    bars = base.mark_bar().encode(
        x=alt.X("count():Q", title=say("count", language), axis=alt.Axis(tickMinStep=1)),
        y=y,
        color=_colour(alt, language, None),
        tooltip=[count],
    )
    text = base.mark_text(align="left", dx=4, color="black").encode(x="count():Q", y=y, text=count)
    title = say("change_title", language)
    return alt.layer(bars, text).properties(width=WIDTH, height=75, title=title)


def _totals(alt: Any, totals: pd.DataFrame, language: Language) -> Any:
    """Return the total of each matching, by the scores of each."""
    of = {side: say(f"{side}_matching", language) for side in _SIDES}
    data = values_of(totals)
    columns = [
        _by(alt, alt.Chart(data).transform_filter(f"datum.by == '{side}'"), side, of, language)
        for side in _SIDES
    ]
    own, other = (totals.loc[totals["by"] == side, "total"].tolist() for side in _SIDES)
    chart = alt.hconcat(*columns[: 1 if own == other else 2]).resolve_scale(x="shared")
    return chart.properties(title=say("totals_title", language))


def _by(alt: Any, base: Any, by: str, of: Mapping[str, str], language: Language) -> Any:
    """Return the totals by the scores of one matching."""
    base = base.transform_calculate(words=words_of("of", of))
    y = alt.Y("words:N", sort=[*of.values()], title=None, axis=_left_only(alt, by))
    total = alt.Tooltip("total:Q", title=say("total_axis", language), format=".4f")
    x = alt.X("total:Q", title=say(f"by_scores_{by}", language), axis=alt.Axis(tickCount=5))
    bars = base.mark_bar(color=PLAIN).encode(x=x, y=y, tooltip=[total])
    text = base.mark_text(align="right", dx=-4, color="black")
    numbers = text.encode(x=x, y=y, text=total)
    return alt.layer(bars, numbers).properties(width=_HALF, height=50)


def _left_only(alt: Any, side: str) -> Any:
    """Return the axis of names, which the right one of two charts does not repeat."""
    return alt.Axis() if side == "this" else alt.Axis(labels=False, ticks=False)


def _changed(alt: Any, changed: pd.DataFrame, people: Mapping[str, str], language: Language) -> Any:
    """Return the scores of the couples lost and new, a line for each mentee."""
    shown = _most_changed(changed)
    names = {mentee: people[mentee] for mentee in shown}
    data = values_of(changed[changed["mentee"].isin(shown)])
    base = alt.Chart(data).transform_calculate(
        name=words_of("mentee", names), words=words_of("change", _words(language))
    )
    alike = changed["score"].equals(changed["other_score"])
    columns = [
        _column(alt, base, side, column, [*names.values()], language)
        for side, column in zip(_SIDES, ("score", "other_score"), strict=True)
    ]
    title = {"text": say("changed_title", language)}
    count = changed["mentee"].nunique()
    if len(shown) < count:
        title["subtitle"] = say("changed_some", language, shown=len(shown), count=count)
    both = alt.hconcat(*columns[: 1 if alike else 2]).properties(title=title)
    return both.resolve_scale(x="shared", color="shared", shape="shared")


def _most_changed(changed: pd.DataFrame) -> list[str]:
    """Return the mentees in order of what they gain, those who change most where they are many."""
    signs = changed["change"].map({"lost": -1.0, "new": 1.0})
    gains = (signs * changed["score"].fillna(changed["other_score"])).groupby(changed["mentee"])
    gain = gains.sum().sort_values(kind="stable", ascending=False)
    most = gain.abs().sort_values(kind="stable", ascending=False).index[:_MENTEES]
    return [str(mentee) for mentee in gain.index if mentee in set(most)]


def _column(
    alt: Any, base: Any, side: str, column: str, names: list[str], language: Language
) -> Any:
    """Return the couples of some mentees by one of the two scores."""
    y = alt.Y("name:N", sort=names, title=None, axis=_left_only(alt, side))
    title = say(f"by_scores_{side}", language)
    x = alt.X(f"{column}:Q", title=title, axis=alt.Axis(tickCount=5))
    line = base.mark_line(color=PLAIN, strokeWidth=1.5).encode(x=x, y=y, detail="mentee:N")
    words = _words(language)
    shape = alt.Scale(domain=[*words.values()], range=["square", "diamond", "circle"])
    legend = alt.Legend(orient="top", values=[words["lost"], words["new"]])
    points = base.mark_point(filled=True, opacity=1).encode(
        x=x,
        y=y,
        color=_colour(alt, language, legend),
        shape=alt.Shape("words:N", scale=shape, title=None, legend=legend),
        size=alt.condition("datum.change == 'lost'", alt.value(170), alt.value(60)),  # both show
        tooltip=[
            alt.Tooltip("name:N", title=say("mentee", language)),
            alt.Tooltip("mentor:N", title=say("mentor", language)),
            alt.Tooltip("words:N", title=say("change_axis", language)),
            alt.Tooltip(f"{column}:Q", title=say("score_axis", language), format=".3f"),
        ],
    )
    return alt.layer(line, points).properties(width=_HALF, height=alt.Step(18))


def _colour(alt: Any, language: Language, legend: Any) -> Any:
    scale = alt.Scale(domain=[*_words(language).values()], range=[*_CHANGES.values()])
    return alt.Color("words:N", scale=scale, title=None, legend=legend)
