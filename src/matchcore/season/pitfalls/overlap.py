"""Couples with few hours of the week in common."""

from __future__ import annotations

from collections.abc import Iterator

from matchcore.season.pitfalls.finding import Finding
from matchcore.season.pitfalls.subject import Subject

__all__ = ["thin_overlap"]


def thin_overlap(subject: Subject) -> Iterator[Finding]:
    """Yield the couples that both state their hours and share fewer than the least."""
    mentees, mentors = (
        {who: set(roster.profile(row).availability) for row, who in enumerate(roster.ids)}
        for roster in subject.season.matching.rosters
    )
    for mentee, mentor in subject.season.active:
        one, other = mentees.get(mentee, set()), mentors.get(mentor, set())
        count = len(one & other)
        if one and other and count < subject.least_hours:
            values = {"count": count, "least": subject.least_hours}
            if count:
                yield Finding("thin_overlap", "medium", mentee, mentor, values)
            else:
                yield Finding("no_overlap", "high", mentee, mentor)
