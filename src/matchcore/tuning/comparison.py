"""The report of an estimator: scores beside what chance and the unchanged programme would get."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from matchcore.people import Cohort
from matchcore.programme import Programme
from matchcore.tuning.agreement import Scoring, Tally, measured, pooled
from matchcore.tuning.chance import by_chance, interval, resampled
from matchcore.tuning.past import Past


def report(
    scoring: Scoring,
    programme: Programme,
    baseline: Programme,
    seasons: Sequence[tuple[Cohort, Past]],
    draws: int,
    random_state: int,
) -> pd.DataFrame:
    """Return the frame that `MatchingEstimator.report` documents."""
    rng = np.random.default_rng(random_state)
    now, chance, before = [], [], []
    for cohort, past in seasons:
        tally, problem = measured(scoring, programme, cohort, past)
        now.append(tally)
        chance.append(by_chance(scoring, problem, past, rng))
        same = baseline == programme
        before.append(tally if same else measured(scoring, baseline, cohort, past)[0])
    couples = [len(past) for _, past in seasons]
    tallies = [*zip(now, chance, before, strict=True)]
    tallies.append((pooled(now), pooled(chance), pooled(before)))
    frame = pd.DataFrame([_row(*three, draws, random_state) for three in tallies])
    frame.insert(0, "cohort", [*map(str, range(len(seasons))), "all"])
    frame.insert(1, "couples", [*couples, sum(couples)])
    return frame


def _row(
    now: Tally, chance: Tally, before: Tally, draws: int, random_state: int
) -> dict[str, float]:
    """Return the numbers of one row."""
    drawn, drawn_before = resampled([now, before], draws, random_state)
    (low, high), (gain_low, gain_high) = interval(drawn), interval(drawn - drawn_before)
    return {
        "score": now.score,
        "low": low,
        "high": high,
        "random": chance.score,
        "unchanged": before.score,
        "gain": now.score - before.score,
        "gain_low": gain_low,
        "gain_high": gain_high,
    }
