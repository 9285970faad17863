"""The top of the page: whose season, on which day, four figures, and the contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from matchcore.answer.report.elements import Section, contents, figure_list, masthead
from matchcore.season.answering import latest_wave
from matchcore.season.page.shown import Shown
from matchcore.season.pitfalls.preparing import untrained
from matchcore.wording import say

__all__ = ["opening"]

_UNKNOWN = "–"


def opening(shown: Shown, sections: Sequence[Section]) -> str:
    """Return the title, the day, where the season stands, and the contents."""
    season, language = shown.season, shown.language
    parts = [
        masthead(season.matching.title, "season_on", season.day, language),
        figure_list(_figures(shown)),
        contents(sections, language),
    ]
    return "\n".join(parts)


def _figures(shown: Shown) -> Iterator[tuple[str, str]]:
    """Yield the words of each figure, and the figure as HTML."""
    counts = {
        "season_active": (len(shown.season.active), len(shown.season.states)),
        "season_held": _held(shown),
        "season_answered": _answered(shown),
        "season_trained": _trained(shown),
    }
    for code, (part, whole) in counts.items():
        of = say("figure_of" if whole else f"{code}_none", shown.language, count=whole)
        figure = str(part) if whole else _UNKNOWN
        yield say(code, shown.language), f"{figure} <small>{escape(of)}</small>"


def _held(shown: Shown) -> tuple[int, int]:
    """Return how many past sessions were held, and how many there are."""
    due = shown.subject.due
    return int((due["state"] == "held").sum()), len(due)


def _answered(shown: Shown) -> tuple[int, int]:
    pulse = shown.season.pulse
    if pulse is None:
        return 0, 0
    wave = latest_wave(pulse)
    return wave.answered, wave.asked


def _trained(shown: Shown) -> tuple[int, int]:
    """Return how many people in couples have every training that they need, in time."""
    subject = shown.subject
    if not (subject.knows("training") or subject.knows("trained")):
        return 0, 0
    people = subject.matched["mentee"] | subject.matched["mentor"]
    lacking = {one.mentee or one.mentor for one in untrained(subject)} & people
    return len(people) - len(lacking), len(people)
