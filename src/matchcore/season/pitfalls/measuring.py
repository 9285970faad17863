"""A season that nobody measures: no aims, no surveys, few answers, no levels."""

from __future__ import annotations

from collections.abc import Iterator

from matchcore.season.answering import latest_wave
from matchcore.season.pitfalls.finding import Finding
from matchcore.season.pitfalls.subject import Subject

__all__ = ["aims", "measured"]


def aims(subject: Subject) -> Iterator[Finding]:
    """Yield that the programme states no aims, or the aims that nothing judges."""
    stated = subject.season.programme.aims
    if not stated:
        yield Finding("no_aims", "low")
    for aim in stated:
        if not aim.targets:
            yield Finding("aim_without_indicator", "medium", values={"aim": aim.name})


def measured(subject: Subject) -> Iterator[Finding]:
    """Yield what is not measured: nothing is asked, few answer, or no levels are known."""
    season = subject.season
    if season.pulse is None or season.pulse.asked.empty:
        yield Finding("no_pulse", "high")
    else:
        wave = latest_wave(season.pulse)
        if wave.asked and wave.answered < subject.response * wave.asked:
            values = {"answered": wave.answered, "asked": wave.asked, "least": subject.response}
            yield Finding("low_response", "medium", values=values)
    if season.levels is None:
        yield Finding("no_levels", "low")
