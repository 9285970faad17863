"""Figures and targets in words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from matchcore.programme.aims import INDICATORS, Target
from matchcore.wording import Language, number, say, series

__all__ = [
    "change_words",
    "figure_line",
    "figure_words",
    "judged_words",
    "target_words",
    "targets_words",
]

_SHARE = (0.0, 1.0)
_SIGNS = str.maketrans({">": "≥", "<": "≤", "=": None})
_SMALL = 0.001  # a smaller p is not told in digits


def unit_number(code: str, value: float, language: Language) -> str:
    """Return a value in the unit of its indicator: a share in per cent, others with one decimal.

    >>> unit_number("coverage", 0.94, "en"), unit_number("satisfaction", 4.25, "fr")
    ('94%', '4,2')
    """
    return number(value, ".0%" if INDICATORS[code] == _SHARE else ".1f", language)


def figure_words(row: Mapping[str, Any], language: Language) -> str:
    """Return a figure with its interval and what it is from, or counts alone.

    Parameters
    ----------
    row : mapping
        A row of `Indicators.frame`.
    language : {"en", "fr"}
    """
    code, count, of = row["indicator"], int(row["count"]), int(row["of"])
    counts: dict[str, Any] = {"count": count, "of": of, "clusters": int(row["clusters"])}
    if not _is_missing(row["yes"]):
        counts["yes"] = int(row["yes"])
    if not of:
        return say("figure_none", language)
    kind = "share" if "yes" in counts else "mean"
    is_told = kind == "share" and count < of
    unknown = say("figure_unknown", language, missing=of - count) if is_told else ""
    if _is_missing(row["value"]):
        return say(f"figure_{kind}_counts", language, **counts) + unknown
    values = {
        name: unit_number(code, row[name], language)
        for name in ("value", "low", "high")
        if not _is_missing(row[name])
    }
    form = "interval" if "low" in values else "fact"
    return say(f"figure_{kind}_{form}", language, **counts, **values) + unknown


def figure_line(row: Mapping[str, Any], language: Language) -> str:
    """Return the name of an indicator and its figure."""
    name = say(f"indicator_{row['indicator']}", language)
    return say("who_and_what", language, who=name, what=figure_words(row, language))


def judged_words(line: str, targets: Sequence[Target], found: str, language: Language) -> str:
    """Return a line with what its targets ask for, and what was found."""
    asked = targets_words(targets, language)
    return say("figure_and_target", language, figure=line, target=asked, state=found)


def change_words(row: Mapping[str, Any], language: Language) -> str:
    """Return both figures, and how much changed, of a row of `Comparison.frame`."""
    code = row["indicator"]
    if _is_missing(row["before"]) or _is_missing(row["after"]):
        return say("change_none", language)
    both = {name: unit_number(code, row[name], language) for name in ("before", "after")}
    if _is_missing(row["low"]):
        return say("change_fact", language, **both)
    points = 100.0 if INDICATORS[code] == _SHARE else 1.0
    form = "+.0f" if points > 1 else "+.1f"
    ends = {name: number(row[name] * points, form, language) for name in ("change", "low", "high")}
    kind = "points" if points > 1 else "units"
    p = float(row["p"])
    chance = say("change_chance" if p >= _SMALL else "change_chance_small", language, p=p)
    return say(f"change_{kind}", language, **both, **ends, chance=chance)


def target_words(target: Target, language: Language) -> str:
    """Return what a target asks for.

    >>> target_words(Target("sessions_held", at_least=0.8), "fr")
    'au moins 80 %'
    """
    code = "target_least" if target.at_most is None else "target_most"
    return say(code, language, bound=unit_number(target.indicator, target.bound, language))


def targets_words(targets: Sequence[Target], language: Language) -> str:
    """Return what the targets of one indicator ask for; nothing without any."""
    asked = [target_words(one, language) for one in targets]
    return series(asked, say("and_targets", language)) if asked else ""


def _is_missing(value: Any) -> bool:
    return value is None or type(value).__name__ == "NAType" or value != value
