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
    return finished(alt.vconcat(*charts).resolve_scale(color="shared"), language)


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
        color=_colour(alt, language),
        tooltip=[count],
    )
    text = base.mark_text(align="left", dx=4, color="black").encode(x="count():Q", y=y, text=count)
    title = say("change_title", language)
    return alt.layer(bars, text).properties(width=WIDTH, height=75, title=title)


def _totals(alt: Any, totals: pd.DataFrame, language: Language) -> Any:
    """Return the total of each matching, by the scores of each."""
    of = {side: say(f"{side}_matching", language) for side in _SIDES}
    by = {side: say(f"by_scores_{side}", language) for side in _SIDES}
    base = alt.Chart(values_of(totals)).transform_calculate(
        of_words=words_of("of", of), by_words=words_of("by", by)
    )
    y = alt.Y("of_words:N", sort=[*of.values()], title=say("couples_of", language))
    total = alt.Tooltip("total:Q", title=say("total_axis", language), format=".4f")
    bars = base.mark_bar(color=PLAIN).encode(
        x=alt.X("total:Q", title=say("total_axis", language)), y=y, tooltip=[total]
    )
    text = base.mark_text(align="right", dx=-4, color="black")
    numbers = text.encode(x="total:Q", y=y, text=total)
    column = alt.Column("by_words:N", sort=[*by.values()], title=None)
    chart = alt.layer(bars, numbers).properties(width=WIDTH // 2 - 40, height=50)
    return chart.facet(column=column, title=say("totals_title", language))


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
        _column(alt, base, column, [*names.values()], language, say(f"by_scores_{side}", language))
        for side, column in zip(_SIDES, ("score", "other_score"), strict=True)
    ]
    title = {"text": say("changed_title", language)}
    count = changed["mentee"].nunique()
    if len(shown) < count:
        title["subtitle"] = say("changed_some", language, shown=len(shown), count=count)
    return alt.hconcat(*columns[: 1 if alike else 2]).properties(title=title)


def _most_changed(changed: pd.DataFrame) -> list[str]:
    """Return the mentees in order of what they gain, those who change most where they are many."""
    signs = changed["change"].map({"lost": -1.0, "new": 1.0})
    gains = (signs * changed["score"].fillna(changed["other_score"])).groupby(changed["mentee"])
    gain = gains.sum().sort_values(kind="stable", ascending=False)
    most = gain.abs().sort_values(kind="stable", ascending=False).index[:_MENTEES]
    return [str(mentee) for mentee in gain.index if mentee in set(most)]


def _column(
    alt: Any, base: Any, column: str, names: list[str], language: Language, title: str
) -> Any:
    """Return the couples of some mentees by one of the two scores."""
    y = alt.Y("name:N", sort=names, title=None)
    x = alt.X(f"{column}:Q", title=title)
    line = base.mark_line(color=PLAIN, strokeWidth=1.5).encode(x=x, y=y, detail="mentee:N")
    shape = alt.Scale(domain=[*_words(language).values()], range=["square", "diamond", "circle"])
    points = base.mark_point(filled=True, size=70, opacity=1).encode(
        x=x,
        y=y,
        color=_colour(alt, language),
        shape=alt.Shape("words:N", scale=shape, title=say("change", language)),
        tooltip=[
            alt.Tooltip("name:N", title=say("mentee", language)),
            alt.Tooltip("mentor:N", title=say("mentor", language)),
            alt.Tooltip("words:N", title=say("change", language)),
            alt.Tooltip(f"{column}:Q", title=say("score_axis", language), format=".3f"),
        ],
    )
    width = WIDTH // 2 - 60
    return alt.layer(line, points).properties(width=width, height=alt.Step(18))


def _colour(alt: Any, language: Language) -> Any:
    scale = alt.Scale(domain=[*_words(language).values()], range=[*_CHANGES.values()])
    return alt.Color("words:N", scale=scale, title=say("change", language))
