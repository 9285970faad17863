"""Indicators: values with intervals and targets, or counts where no more can be said."""

from __future__ import annotations

from typing import Any

import pandas as pd

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section, head, table
from matchcore.programme.aims import INDICATORS
from matchcore.season.page.interval_bar import interval_bar
from matchcore.season.page.shown import Shown, paragraph
from matchcore.wording import number, say

__all__ = ["indicators_section"]

_SHARES = (0.0, 1.0)


def indicators_section(shown: Shown) -> Section:
    """Return the indicators as a table."""
    language = shown.language
    codes = ("season_indicator", "season_value", "season_interval", "season_target")
    heads = [head(say(code, language)) for code in codes]
    rows = [_row(shown, one) for one in shown.indicators.frame.itertuples(index=False)]
    body = [
        paragraph(say("season_indicators_intro", language), ' class="intro"'),
        table(say("season_indicators_caption", language), heads, rows, ' class="indicators"'),
    ]
    return Section("indicators", say("season_indicators", language), "\n".join(body))


def _row(shown: Shown, one: Any) -> str:
    name = sentence(say(f"indicator_{one.indicator}", shown.language))
    return (
        f'<tr><th scope="row">{name}</th><td>{_value(shown, one)}</td>'
        f"<td>{_interval(shown, one)}</td>{_target(shown, one)}</tr>"
    )


def _value(shown: Shown, one: Any) -> str:
    """Return the value and what it is from; the counts alone where there is no value."""
    counts = sentence(say("season_counts", shown.language, count=int(one.count), of=int(one.of)))
    if pd.isna(one.value):
        return counts
    return f'<b>{_number(shown, one.indicator, one.value)}</b><span class="at">{counts}</span>'


def _interval(shown: Shown, one: Any) -> str:
    if pd.isna(one.value) or pd.isna(one.low) or pd.isna(one.high):
        return f'<span class="at">{sentence(say("season_no_interval", shown.language))}</span>'
    ends = {name: _number(shown, one.indicator, getattr(one, name)) for name in ("low", "high")}
    words = say("season_between", shown.language, **ends)
    target = None if pd.isna(one.target) else float(one.target)
    scale = INDICATORS[one.indicator]
    bar = interval_bar(scale, (one.low, one.value, one.high), target, words)
    return f'{bar}<span class="at">{sentence(words)}</span>'


def _target(shown: Shown, one: Any) -> str:
    if pd.isna(one.target):
        return "<td></td>"
    value = _number(shown, one.indicator, float(one.target))
    met = say(f"season_met_{one.met}", shown.language)
    label = sentence(say("season_target", shown.language))
    badge = f'<span class="met {one.met}">{sentence(met)}</span>'
    return f'<td data-l="{label}">{sentence(value)}{badge}</td>'


def _number(shown: Shown, indicator: str, value: float) -> str:
    form = ".0%" if INDICATORS[indicator] == _SHARES else ".1f"
    return number(value, form, shown.language)
