"""Cohorts, plans, and an independent check of what a plan must obey."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo

import pandas as pd

from matchcore import Cohort
from matchcore.season import SessionPlan

HOURS = "mon-09|mon-10|wed-09|wed-10|fri-09"
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
Person = dict[str, Any]


def cohort_of(*people: Person) -> Cohort:
    """Return a cohort: ids that begin with m are mentors', all others mentees'."""
    mentors = [one for one in people if one["id"].startswith("m")]
    return Cohort(mentors, [one for one in people if one not in mentors])


def couples(*pairs: tuple[str, str]) -> pd.DataFrame:
    """Return couples, mentee first."""
    return pd.DataFrame(pairs, columns=["mentee", "mentor"])


def said(*rows: tuple[str, str, int, str]) -> pd.DataFrame:
    """Return a table of what took place."""
    return pd.DataFrame(rows, columns=["mentee", "mentor", "session", "held"])


def check(
    plan: SessionPlan,
    people: Mapping[str, Person],
    count: int,
    off: frozenset[date] = frozenset(),
    today: date = date.min,
) -> None:
    """Nobody twice at once, outside their hours or over budget; all sessions told of, in order."""
    minutes = plan.minutes
    taken: dict[str, list[tuple[float, float]]] = defaultdict(list)
    spent: Counter[tuple[str, int, int]] = Counter()
    dates: dict[tuple[str, str], list[date]] = defaultdict(list)
    for row in plan.frame.sort_values(["mentee", "mentor", "session"]).itertuples():
        assert row.end - row.start == timedelta(minutes=minutes)
        assert row.start.date() not in off
        if row.start.date() > today:
            dates[row.mentee, row.mentor].append(row.start.date())
        if row.state == "missed":
            continue
        for who in (row.mentee, row.mentor):
            taken[who].append((row.start.timestamp(), row.end.timestamp()))
            spent[who, row.start.year, row.start.month] += minutes
            free = people[who].get("availability")
            zone = ZoneInfo(people[who].get("zone") or plan.zone)
            for minute in range(minutes):
                there = (row.start + timedelta(minutes=minute)).astimezone(zone)
                code = f"{DAYS[there.weekday()]}-{there.hour:02d}"
                assert not free or code in free.split("|")
    for who, times in taken.items():
        ordered = sorted(times)
        assert all(a[1] <= b[0] for a, b in pairwise(ordered)), who
    for (who, _, _), used in spent.items():
        limit = people[who].get("hours")
        assert limit is None or used <= 60 * limit, who
    for own in dates.values():
        assert own == sorted({*own})
    keys = [*zip(plan.frame["mentee"], plan.frame["mentor"], plan.frame["session"], strict=True)]
    left = plan.unplaced
    keys += [*zip(left["mentee"], left["mentor"], left["session"], strict=True)]
    assert len(keys) == len({*keys}) == count
