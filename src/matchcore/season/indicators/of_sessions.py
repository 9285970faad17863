"""Indicators of what people prepare and hold: training, and sessions."""

from __future__ import annotations

import math
from typing import Any

import numpy as np
import pandas as pd

from matchcore.people import People
from matchcore.season.indicators.of_couples import couples_of, moment
from matchcore.season.indicators.sample import Sample, SeasonLike
from matchcore.season.sessions.attempts import attempts_of

__all__ = ["sessions_held", "trained"]

_HELD = {"held": 1.0, "missed": 0.0}


def sessions_held(season: SeasonLike) -> Sample | None:
    """Return which sessions that are due were held; NaN where nobody told.

    One that was missed, and got another date, counts for each date.
    """
    if season.sessions is None:
        return None
    frame, now = attempts_of(season.sessions), moment(season)
    if frame.empty:
        return None
    is_due = frame["state"] != "planned"
    if now is not None:
        is_due |= frame["end"] <= now
    due = frame[is_due]
    values = tuple(_HELD.get(state, math.nan) for state in due["state"])
    return Sample(values, tuple(due["mentor"])) if len(due) else None


def trained(season: SeasonLike) -> Sample | None:
    """Return who of the people in couples is trained; NaN where that is not known.

    The tables say so, or the plan of training: somebody needs none, or all of it has taken place
    by the plan.
    """
    pairs = couples_of(season)
    by_role = dict(zip(("mentee", "mentor"), season.matching.rosters, strict=True))
    found: dict[tuple[str, str], float] = {}
    for role, roster in by_role.items():
        stated = _stated(roster.known, list(roster.ids))
        planned = _planned(season, role)
        for person in sorted({pair[0 if role == "mentee" else 1] for pair in pairs}):
            says = stated.get(person, math.nan)
            plan = math.nan if planned is None else planned.get(person, 1.0)
            found[role, person] = np.fmax(says, plan)
    if all(map(math.isnan, found.values())):
        return None
    return Sample.of(found, {one: one[1] for one in found})


def _stated(known: Any, ids: list[str]) -> dict[str, float]:
    """Return what the tables say; a loaded matching has none of them."""
    values = known.numbers("trained") if isinstance(known, People) else np.full(len(ids), np.nan)
    return dict(zip(ids, values.tolist(), strict=True))


def _planned(season: SeasonLike, role: str) -> dict[str, float] | None:
    """Return whether all that people of one role need has taken place by the plan."""
    if season.training is None:
        return None
    needs, frame = season.training.needs, season.training.frame
    needed = needs.loc[needs["role"] == role, ["person", "training"]]
    mine = frame[(frame["role"] == role) & frame["end"].notna()]
    today = None if season.today is None else pd.Timestamp(season.today)
    past = {
        (person, training)
        for person, training, end in zip(mine["person"], mine["training"], mine["end"], strict=True)
        if today is not None and end.tz_localize(None) < today + pd.Timedelta(days=1)
    }
    found: dict[str, float] = {}
    for pair in needed.itertuples(index=False, name=None):
        found[pair[0]] = min(found.get(pair[0], 1.0), float(pair in past))
    return found
