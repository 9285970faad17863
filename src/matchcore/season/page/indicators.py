"""Indicators: values with intervals and targets, or counts where no more can be said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section, head, table
from matchcore.programme.aims import INDICATORS, Target
from matchcore.season.indicators.result import targets_of
from matchcore.season.indicators.words import figure_words, targets_words
from matchcore.season.page.interval_bar import interval_bar
from matchcore.season.page.shown import Shown, listed, paragraph
from matchcore.wording import say

__all__ = ["indicators_section"]

_COLUMNS = ("season_indicator", "season_value", "season_interval", "season_target")


def indicators_section(shown: Shown) -> Section:
    """Return the indicators as a table, and the names of those that are not measured."""
    language, rows = shown.language, shown.indicators.frame.to_dict("records")
    measured = [row for row in rows if row["of"]]
    missing = [say(f"indicator_{row['indicator']}", language) for row in rows if not row["of"]]
    heads = [head(say(code, language)) for code in _COLUMNS]
    body = [
        paragraph(say("season_indicators_intro", language), ' class="intro"'),
        table(
            say("season_indicators_caption", language),
            heads,
            [_row(shown, row) for row in measured],
            ' class="indicators"',
        ),
    ]
    if missing:
        heading = sentence(say("indicators_missing", language))
        names = listed([*map(sentence, missing)], len(missing), language)
        body.append(f'<div class="group">\n<h3>{heading}</h3>\n{names}</div>')
    return Section("indicators", say("season_indicators", language), "\n".join(body))


def _row(shown: Shown, row: Mapping[Any, Any]) -> str:
    language, code = shown.language, row["indicator"]
    name, meaning = (
        sentence(say(f"{kind}_{code}", language)) for kind in ("indicator", "measures")
    )
    figure = figure_words(row, language)
    targets = targets_of(code, row["target"])
    return (
        f'<tr><th scope="row">{name}<span class="at">{meaning}</span></th>'
        f"<td>{sentence(figure)}</td><td>{_bar(row, targets, figure)}</td>"
        f"{_target(shown, row, targets)}</tr>"
    )


def _bar(row: Mapping[Any, Any], targets: list[Target], words: str) -> str:
    """Return the drawing of a figure; one that is counted over everybody is a point."""
    value = row["value"]
    if pd.isna(value):
        return ""
    ends = [value if pd.isna(row[name]) else row[name] for name in ("low", "high")]
    scale = INDICATORS[row["indicator"]]
    return interval_bar(scale, (ends[0], value, ends[1]), [one.bound for one in targets], words)


def _target(shown: Shown, row: Mapping[Any, Any], targets: list[Target]) -> str:
    if not targets:
        return "<td></td>"
    language = shown.language
    asked = targets_words(targets, language)
    label = sentence(say("season_target", language))
    met = sentence(say(f"met_{row['met']}", language))
    badge = f'<span class="met {row["met"]}">{met}</span>'
    return f'<td data-l="{label}">{sentence(asked)}{badge}</td>'
