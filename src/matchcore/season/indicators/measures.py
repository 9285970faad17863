"""`measure`: the indicators of a season; `compare`: those of two, side by side."""

from __future__ import annotations

from collections import Counter

import pandas as pd

from matchcore.programme.aims import Target
from matchcore.season.indicators.comparison import Comparison
from matchcore.season.indicators.judging import overall, state
from matchcore.season.indicators.of_answers import level_gain, rating, response_rate
from matchcore.season.indicators.of_couples import (
    active_couples,
    closures,
    closures_early,
    coverage,
    wanted_skills,
)
from matchcore.season.indicators.of_sessions import sessions_held, trained
from matchcore.season.indicators.result import Indicators, indicators_frame
from matchcore.season.indicators.sample import Measure, SeasonLike, change, estimate

__all__ = ["MEASURES", "compare", "measure"]

MEASURES = (
    Measure("coverage", "fact", coverage),
    Measure("wanted_skills", "fact", wanted_skills),
    Measure("trained", "fact", trained),
    Measure("sessions_held", "rate", sessions_held),
    Measure("active_couples", "rate", active_couples),
    Measure("response_rate", "fact", response_rate),
    Measure("satisfaction", "mean", rating("satisfaction"), private=True),
    Measure("burden", "mean", rating("burden"), better="lower", private=True),
    Measure("expectation", "mean", rating("expectation"), private=True),
    Measure("level_gain", "gain", level_gain, private=True),
    Measure("closures_early", "rate", closures_early, better="lower"),
)


def measure(season: SeasonLike, *, random_state: int = 0) -> Indicators:
    """Return every indicator of a season, with its interval and its targets.

    Parameters
    ----------
    season : Season
    random_state : int
        Seed of permutations.

    Returns
    -------
    Indicators
        ``print`` it. What the season has no data for has no value.

    Examples
    --------
    >>> from types import SimpleNamespace
    >>> from matchcore import Programme, datasets
    >>> programme = Programme.reverse_mentoring()
    >>> parts = dict.fromkeys(["sessions", "training", "pulse", "couples", "levels", "today"])
    >>> matching = programme.match(datasets.load_demo())
    >>> season = SimpleNamespace(programme=programme, matching=matching, **parts)
    >>> indicators = measure(season)
    >>> indicators
    Indicators(3 of 11 measured)
    >>> coverage = indicators.of("coverage")
    >>> round(coverage["value"], 3), coverage["yes"], coverage["count"]
    (0.933, 42, 45)
    """
    targets: dict[str, dict[str, Target]] = {}
    for aim in season.programme.aims:
        for target in aim.targets:
            targets.setdefault(target.indicator, {}).setdefault(str(target), target)
    rows = []
    for one in MEASURES:
        found = estimate(one, one.read(season), random_state)
        own = targets.get(one.code, {})
        asked = "; ".join(text.removeprefix(f"{one.code} ") for text in own)
        states = [state(target, found.value, found.low, found.high) for target in own.values()]
        row = {"indicator": one.code, **vars(found), "target": asked}
        rows.append({**row, "met": overall(states)})
    reasons = Counter(closures(season).values())
    frame = indicators_frame(rows)
    return Indicators(frame, dict(sorted(reasons.items())), season.matching.language)


def compare(before: SeasonLike, after: SeasonLike, *, random_state: int = 0) -> Comparison:
    """Return how each indicator changed from one season to another.

    Parameters
    ----------
    before, after : Season
    random_state : int
        Seed of permutations.

    Returns
    -------
    Comparison
        ``print`` it. A change is shown with its interval and ``p`` where both seasons support
        one; facts, such as coverage, without.

    Notes
    -----
    The two seasons count as independent. A mentor who is in both makes the interval, if anything,
    too wide.
    """
    rows = []
    for one in MEASURES:
        samples = one.read(before), one.read(after)
        figures = [estimate(one, sample, random_state).value for sample in samples]
        if samples[0] is None or samples[1] is None:
            found = estimate(one, None)
        else:
            found = change(one, samples[0], samples[1], random_state)
        ends = {"change": found.value, "low": found.low, "high": found.high, "p": found.p}
        rows.append({"indicator": one.code, "before": figures[0], "after": figures[1], **ends})
    frame = pd.DataFrame(rows)
    numbers = frame.columns.drop("indicator")
    return Comparison(frame.astype(dict.fromkeys(numbers, float)), after.matching.language)
