"""Couples that do not meet: sessions missed in a row, none held for weeks, none planned."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pandas as pd

from matchcore.season.pitfalls.finding import Finding
from matchcore.season.pitfalls.subject import Subject

__all__ = ["not_meeting"]

_IN_A_ROW = 2


def not_meeting(subject: Subject) -> Iterator[Finding]:
    """Yield the couples that do not meet, and that nobody records what is held.

    Where nothing at all is recorded, that is one finding; no couple is blamed for it.
    """
    planned = {*zip(subject.sessions["mentee"], subject.sessions["mentor"], strict=True)}
    if subject.season.sessions is not None:
        for pair in subject.season.active:
            if pair not in planned and not _is_unplaced(subject, pair):
                yield Finding("not_planned", "medium", *pair)
    due = subject.due
    if len(due) and (due["state"] == "planned").all():
        yield Finding("nothing_recorded", "medium", values={"count": len(due)})
        return
    if due.empty:
        return
    for (mentee, mentor), own in due.groupby(["mentee", "mentor"], sort=True):
        yield from _couple(subject, (str(mentee), str(mentor)), own)


def _couple(subject: Subject, pair: tuple[str, str], own: pd.DataFrame) -> Iterator[Finding]:
    """Yield what the past sessions of one couple, in order of time, say."""
    recorded = own.loc[own["state"] != "planned", "state"].tolist()
    missed = len(recorded) - next(
        (k for k in range(len(recorded), 0, -1) if recorded[k - 1] == "held"), 0
    )
    held = own.loc[own["state"] == "held", "day"]
    since: date = held.iloc[-1] if len(held) else own["day"].iloc[0]
    waited = subject.season.day - since
    later = own[own["day"] > since] if len(held) else own
    if missed >= _IN_A_ROW:
        yield Finding("missed", "high", *pair, {"count": missed})
    elif waited >= timedelta(weeks=subject.weeks) and len(later):
        values = {"count": len(later), "weeks": waited.days // 7}
        yield Finding("not_meeting" if len(held) else "never_met", "high", *pair, values)


def _is_unplaced(subject: Subject, pair: tuple[str, str]) -> bool:
    plan = subject.season.sessions
    if plan is None:
        return False
    return bool(((plan.unplaced["mentee"] == pair[0]) & (plan.unplaced["mentor"] == pair[1])).any())
