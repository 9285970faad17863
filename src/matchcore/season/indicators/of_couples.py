"""Indicators of couples: who has a mentor, who gets what they want, who is active, who ended."""

from __future__ import annotations

import math
from datetime import datetime, time, timedelta

import pandas as pd

from matchcore.affinity import TaughtSkills
from matchcore.model.side import Side
from matchcore.names import SkillNames
from matchcore.season.indicators.sample import Sample, SeasonLike
from matchcore.season.sessions.attempts import attempts_of

__all__ = ["ACTIVE", "active_couples", "closures", "closures_early", "coverage", "wanted_skills"]

Pair = tuple[str, str]
ACTIVE = timedelta(weeks=6)  # a couple that held a session since then is active
REACHED = ("completed", "goals_met")  # reasons of couples that ended well


def coverage(season: SeasonLike) -> Sample:
    """Return who of the mentees has a mentor."""
    waiting = season.matching.unmatched
    lacking = waiting.loc[waiting["role"] == "mentee", "who"].tolist()
    matched = [mentee for mentee, _ in couples_of(season)]
    found = dict.fromkeys(lacking, 0.0) | dict.fromkeys(matched, 1.0)
    return Sample.of(found, {one: one for one in found})


def wanted_skills(season: SeasonLike) -> Sample | None:
    """Return which wishes of mentees with a mentor are for skills that one of theirs teaches."""
    mentees, mentors = season.matching.rosters
    if not (mentees.profiles and mentors.profiles):
        return None
    key = _skill_names(season).key
    taught: dict[str, set[str]] = {}
    for mentee, mentor in couples_of(season):
        skills = mentors.profile(season.matching.row(Side.MENTORS, mentor)).skills
        taught.setdefault(mentee, set()).update(map(key, skills))
    found = {
        (mentee, wish): float(wish in skills)
        for mentee, skills in taught.items()
        for wish in map(key, mentees.profile(season.matching.row(Side.MENTEES, mentee)).wants)
    }
    return Sample.of(found, {one: one[0] for one in found}) if found else None


def _skill_names(season: SeasonLike) -> SkillNames:
    """Return the names by which the programme compares skills."""
    parts = season.programme.affinity.components.values()
    return SkillNames(next((part.names for part in parts if isinstance(part, TaughtSkills)), None))


def active_couples(season: SeasonLike) -> Sample | None:
    """Return which couples are active, as far as that is known.

    One that held a session in the last six weeks is. One that should have held some and held none
    is not, nor is one that is paused, ended or never started. Of the others, one that runs is.
    """
    if season.sessions is None and season.couples is None:
        return None
    held = _held_lately(season)
    recorded = season.couples.by_pair if season.couples is not None else {}
    states = {pair: couple.standing.state for pair, couple in recorded.items()}
    pairs = sorted({*couples_of(season), *_started(season)})
    found = {pair: _is_active(states.get(pair, ""), held.get(pair)) for pair in pairs}
    return Sample.of(found, {pair: pair[1] for pair in found})


def _is_active(state: str, held: float | None) -> float:
    if state not in ("", "running"):
        return 0.0
    if held is not None and not math.isnan(held):
        return held
    return 1.0 if state == "running" else math.nan


def _held_lately(season: SeasonLike) -> dict[Pair, float]:
    """Return whether couples that should have met lately did; NaN where nobody told."""
    now = None if season.sessions is None else moment(season)
    if now is None:
        return {}
    frame = attempts_of(season.sessions)
    lately = frame[(frame["end"] <= now) & (frame["end"] > now - ACTIVE)]
    found: dict[Pair, float] = {}
    for (mentee, mentor), states in lately.groupby(["mentee", "mentor"])["state"]:
        told = {"held": 1.0} if "held" in {*states} else {}
        missed = 0.0 if "missed" in {*states} else math.nan
        found[str(mentee), str(mentor)] = told.get("held", missed)
    return found


def moment(season: SeasonLike) -> pd.Timestamp | None:
    """Return the end of today in the zone of the sessions.

    Without a day of today, it is the end of the last session that was held or missed.
    """
    frame = attempts_of(season.sessions)
    ends = frame["end"]
    if frame.empty:
        return None
    if season.today is not None:
        end = datetime.combine(season.today, time.max)
        return pd.Timestamp(end).tz_localize(ends.dt.tz)
    told = ends[frame["state"] != "planned"]
    return None if told.empty else told.max()


def closures_early(season: SeasonLike) -> Sample | None:
    """Return which couples that started ended before they reached what they were for."""
    started = _started(season)
    if season.couples is None or not started:
        return None
    found = dict.fromkeys(started, 0.0)
    for pair, reason in closures(season).items():
        if pair in found:
            found[pair] = float(reason not in REACHED)
    return Sample.of(found, {pair: pair[1] for pair in found})


def closures(season: SeasonLike) -> dict[Pair, str]:
    """Return the reason of each couple that was closed, a code."""
    recorded = season.couples.by_pair if season.couples is not None else {}
    standings = {pair: couple.standing for pair, couple in recorded.items()}
    return {pair: one.reason for pair, one in standings.items() if one.state == "closed"}


def _started(season: SeasonLike) -> list[Pair]:
    """Return the couples that ever ran."""
    recorded = season.couples.by_pair if season.couples is not None else {}
    return [
        pair for pair, one in recorded.items() if any(event.act == "start" for event in one.events)
    ]


def couples_of(season: SeasonLike) -> list[Pair]:
    """Return the couples of the matching, mentee and mentor, sorted."""
    pairs = season.matching.pairs
    return sorted(zip(pairs["mentee"].tolist(), pairs["mentor"].tolist(), strict=True))
