"""Indicators of what people say: who answers, ratings of couples, levels of skills."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from matchcore.season.indicators.of_couples import couples_of
from matchcore.season.indicators.sample import Sample, SeasonLike

__all__ = ["level_gain", "rating", "response_rate"]

_WHO = ["wave", "mentee", "mentor", "rater"]
_COUPLE = ["mentee", "mentor"]


def response_rate(season: SeasonLike) -> Sample | None:
    """Return who of those asked answered any question."""
    if season.pulse is None or season.pulse.asked.empty:
        return None
    asked = sorted({*season.pulse.asked[_WHO].itertuples(index=False, name=None)})
    said = season.pulse.frame.dropna(subset=["answer"])
    answered = {*said[_WHO].itertuples(index=False, name=None)}
    return Sample(tuple(float(one in answered) for one in asked), tuple(one[2] for one in asked))


def rating(code: str) -> Callable[[SeasonLike], Sample | None]:
    """Return the reader of a question's ratings: one value per couple, NaN without an answer.

    Of each rater the latest answer counts, and of a couple the mean of both. A question on several
    things, such as ``expectation:Excel``, counts with the mean of its latest answers.
    """

    def read(season: SeasonLike) -> Sample | None:
        if season.pulse is None:
            return None
        frame = season.pulse.frame
        is_asked = (frame["question"] == code) | frame["question"].str.startswith(f"{code}:")
        if not is_asked.any():
            return None
        return _by_couple(season, frame[is_asked].dropna(subset=["answer"]))

    return read


def _by_couple(season: SeasonLike, answers: pd.DataFrame) -> Sample:
    by_rater = [*_COUPLE, "rater"]
    last = answers.groupby(by_rater)["wave"].transform("max")
    latest = answers[answers["wave"] == last]
    of_rater: Any = latest.groupby(by_rater)["answer"].mean()
    means: dict[Any, float] = of_rater.groupby(_COUPLE).mean().to_dict()
    asked = {*season.pulse.asked[_COUPLE].itertuples(index=False, name=None)}
    found = {pair: means.get(pair, float("nan")) for pair in sorted(asked | means.keys())}
    return Sample.of(found, {pair: pair[1] for pair in found})


def level_gain(season: SeasonLike) -> Sample | None:
    """Return how much each person's skills gained on average; NaN where a level is missing.

    People stand with their mentor; who has none, or several, stands alone.
    """
    if season.levels is None or season.levels.empty:
        return None
    mentors: dict[str, set[str]] = {}
    for mentee, mentor in couples_of(season):
        mentors.setdefault(mentee, set()).add(mentor)
    gained = (season.levels["after"] - season.levels["before"]).groupby(season.levels["person"])
    found: dict[str, float] = {str(who): float(gain) for who, gain in gained.mean().items()}
    where = {
        who: f"mentor {next(iter(own))}" if len(own := mentors.get(who, set())) == 1 else who
        for who in found
    }
    return Sample.of(dict(sorted(found.items())), where)
