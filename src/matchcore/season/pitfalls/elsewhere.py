"""Mentors who serve several programmes at once."""

from __future__ import annotations

import re
from collections.abc import Iterator

from matchcore.season.pitfalls.finding import Finding
from matchcore.season.pitfalls.subject import Subject

__all__ = ["several_programmes"]

_BETWEEN = re.compile(r"\s*[|;,/]\s*")


def several_programmes(subject: Subject) -> Iterator[Finding]:
    """Yield the mentors with running couples elsewhere, or with several programmes to their name.

    A couple runs elsewhere if its mentee takes no part in this season.
    """
    if subject.cohort is None:
        return
    mentors, here = subject.cohort.mentors, set(subject.season.matching.mentees.ids)
    elsewhere: dict[str, set[str]] = {}
    running = mentors.items("running")
    for row, label in zip(running.rows.tolist(), running.labels.tolist(), strict=True):
        if label not in here:
            elsewhere.setdefault(mentors.ids[row], set()).add(label)
    named = zip(mentors.ids.tolist(), mentors.text("programme").tolist(), strict=True)
    programmes = {who: _names(cell) for who, cell in named}
    for who in sorted(subject.matched["mentor"]):
        count, names = len(elsewhere.get(who, ())), programmes.get(who, [])
        if count:
            yield Finding("running_elsewhere", "medium", mentor=who, values={"count": count})
        elif len(names) > 1:
            values = {"count": len(names), "names": ", ".join(names)}
            yield Finding("several_programmes", "medium", mentor=who, values=values)


def _names(cell: str | None) -> list[str]:
    """Return the programmes in one cell, each once.

    >>> _names("Tandem; Relève"), _names(None)
    (['Tandem', 'Relève'], [])
    """
    return [*dict.fromkeys(filter(None, _BETWEEN.split((cell or "").strip())))]
