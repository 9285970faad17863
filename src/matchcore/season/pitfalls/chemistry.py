"""Couples that may not get on, by stated rules; protected attributes are never looked at."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import numpy as np

from matchcore.names import fold, language_key
from matchcore.people import Entries, People
from matchcore.season.pitfalls.finding import Finding
from matchcore.season.pitfalls.subject import Subject

__all__ = ["no_language", "vetoed", "weak"]

_FEWEST = 8  # couples from which a lowest quarter means something
_REACH = 1.5  # quartile ranges below the lower quartile: Tukey's fence


def vetoed(subject: Subject) -> Iterator[Finding]:
    """Yield the couples of which one asked, after an earlier meeting, to avoid the other."""
    vetoes = set() if subject.learning is None else {*subject.learning.vetoes}
    for pair in subject.season.active:
        if pair in vetoes:
            yield Finding("vetoed", "high", *pair)


def no_language(subject: Subject) -> Iterator[Finding]:
    """Yield the couples that both state their languages and share none."""
    for pair in _sharing_none(subject, "languages", language_key):
        yield Finding("no_language", "high", *pair)


def weak(subject: Subject) -> Iterator[Finding]:
    """Yield the couples that promise far less than the others.

    An outlier lies below Tukey's fence: 1.5 times the distance of the quartiles below the lower
    one (Exploratory Data Analysis, 1977). It is looked for among expected likings, where they were
    learnt, and among scores. A couple in the lowest quarter of scores counts, too, if both state
    interests and share none.
    """
    active, season = set(subject.season.active), subject.season
    pairs = season.matching.pairs[["mentee", "mentor", "score"]]
    scores = {(one, other): float(x) for one, other, x in pairs.itertuples(index=False)}
    apart = {*_sharing_none(subject, "interests", fold)}
    low = dict(_outliers(_likings(subject), "low_liking"))
    low = {**dict(_outliers(scores, "low_score")), **low}
    quarter = np.quantile([*scores.values()], 0.25) if len(scores) >= _FEWEST else -np.inf
    for pair in sorted(active):
        if pair in low:
            yield low[pair]
        elif pair in apart and scores.get(pair, np.inf) <= quarter:
            yield Finding("no_interest", "low", *pair)


def _likings(subject: Subject) -> dict[tuple[str, str], float]:
    """Return the mutual liking that is expected of each couple, where it was learnt."""
    if subject.learning is None:
        return {}
    frame, active = subject.learning.pairs, set(subject.season.active)
    found = zip(frame["mentee"], frame["mentor"], frame["mutual"], strict=True)
    return {(one, other): float(x) for one, other, x in found if (one, other) in active}


def _outliers(
    values: Mapping[tuple[str, str], float], pitfall: str
) -> Iterator[tuple[tuple[str, str], Finding]]:
    if len(values) < _FEWEST:
        return
    lower, median, upper = np.quantile([*values.values()], (0.25, 0.5, 0.75))
    fence = lower - _REACH * (upper - lower)
    for pair, value in values.items():
        if value < fence:
            told = {"value": value, "median": float(median)}
            yield pair, Finding(pitfall, "medium", *pair, told)


def _sharing_none(
    subject: Subject, column: str, key: Callable[[str], str]
) -> Iterator[tuple[str, str]]:
    """Yield the couples that both fill a list and have nothing of it in common."""
    if subject.cohort is None:
        return
    sides = subject.cohort.mentees, subject.cohort.mentors
    mentees, mentors = (_things(people, column, key) for people in sides)
    for mentee, mentor in subject.season.active:
        one, other = mentees.get(mentee, set()), mentors.get(mentor, set())
        if one and other and not one & other:
            yield mentee, mentor


def _things(people: People, column: str, key: Callable[[str], str]) -> dict[str, set[str]]:
    """Return what each person lists, by id."""
    entries = Entries.read(people, column, key)
    found: dict[str, set[str]] = {}
    for row, code in zip(entries.rows.tolist(), entries.codes.tolist(), strict=True):
        found.setdefault(people.ids[row], set()).add(entries.keys[code])
    return found
