"""People who go into their first session without the training that they need."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from matchcore.season.pitfalls.finding import Finding
from matchcore.season.pitfalls.subject import Subject

__all__ = ["untrained"]


def untrained(subject: Subject) -> Iterator[Finding]:
    """Yield who lacks a training: by the plan of trainings, or else by the column `trained`."""
    if subject.season.training is not None:
        yield from _by_plan(subject, subject.season.training)
    else:
        yield from _by_table(subject)


def _by_plan(subject: Subject, plan: Any) -> Iterator[Finding]:
    """Yield who has no place in a training, or one after the first session."""
    begins = {(row.person, row.training): row.start for row in plan.frame.itertuples(index=False)}
    lacking: dict[tuple[str, str, str], list[str]] = {}
    for row in plan.needs.itertuples(index=False):
        if row.person not in subject.matched[row.role]:
            continue
        pitfall = _lack(begins, row, subject.first_sessions.get(row.person))
        if pitfall:
            lacking.setdefault((pitfall, row.role, row.person), []).append(str(row.training))
    for (pitfall, role, who), names in sorted(lacking.items()):
        values = {"trainings": tuple(sorted(set(names))), "count": len(set(names))}
        yield Finding(pitfall, "high", **{role: who}, values=values)


def _lack(begins: dict[tuple[str, str], Any], row: Any, first: pd.Timestamp | None) -> str:
    """Return what is wrong with one need, as a code; nothing where the training comes in time."""
    if (row.person, row.training) not in begins:
        return "untrained"
    start = begins[row.person, row.training]  # none where people go at their own pace
    late = first is not None and not pd.isna(start) and start >= first
    return "trained_late" if late else ""


def _by_table(subject: Subject) -> Iterator[Finding]:
    known = 0
    for role, people in subject.people():
        trained = people.numbers("trained")
        known += int((trained == trained).sum())
        for who, value in zip(people.ids.tolist(), trained.tolist(), strict=True):
            if who in subject.matched[role] and value == 0:
                yield Finding("untrained_by_table", "high", **{role: who})
    if not known and subject.season.active:
        yield Finding("training_unknown", "medium")
