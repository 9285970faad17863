"""People whose sessions take more hours a month than they have, and sessions without a date."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date

from matchcore.season.pitfalls.finding import Finding
from matchcore.season.pitfalls.subject import ROLES, Subject

__all__ = ["too_little_time", "without_date"]

_ROUNDING = 1e-9  # of hours


def too_little_time(subject: Subject) -> Iterator[Finding]:
    """Yield whose sessions of one month, of all couples together, exceed their hours."""
    stated = _hours(subject)
    for role in ROLES:
        for who, months in sorted(_months(subject, role).items()):
            hours = stated.get(who)
            over = {m: h for m, h in months.items() if hours is not None and h > hours + _ROUNDING}
            if over:
                month = max(sorted(over), key=lambda one: over[one])
                values = {
                    "month": date.fromisoformat(f"{month}-01"),
                    "needed": over[month],
                    "hours": hours,
                    "count": len(over),
                }
                yield Finding("too_little_time", "high", **{role: who}, values=values)


def _hours(subject: Subject) -> dict[str, float]:
    """Return the hours a month that people state; of a person in both tables the most."""
    found: dict[str, float] = {}
    for _, people in subject.people():
        pairs = zip(people.ids.tolist(), people.numbers("hours").tolist(), strict=True)
        known = ((who, hours) for who, hours in pairs if hours == hours)
        for who, hours in known:
            found[who] = max(hours, found.get(who, hours))
    return found


def _months(subject: Subject, role: str) -> dict[str, dict[str, float]]:
    """Return the hours of each person's sessions by month, those in the other role included.

    A person in both roles has one finding, as a mentee.
    """
    spent: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
    kept = subject.sessions[subject.sessions["state"] != "missed"]
    for one in ROLES:
        for who, start, end in zip(kept[one], kept["start"], kept["end"], strict=True):
            spent[who][f"{start:%Y-%m}"] += (end - start).total_seconds() / 3600
    told = subject.matched[role] - (subject.matched["mentee"] if role == "mentor" else set())
    return {who: months for who, months in spent.items() if who in told}


def without_date(subject: Subject) -> Iterator[Finding]:
    """Yield the couples with sessions that found no date."""
    plan, active = subject.season.sessions, set(subject.season.active)
    if plan is None:
        return
    counts = Counter(zip(plan.unplaced["mentee"], plan.unplaced["mentor"], strict=True))
    for pair in sorted(counts.keys() & active):
        yield Finding("without_date", "medium", *pair, {"count": counts[pair]})
