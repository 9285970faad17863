"""The top of the page: whose season, on which day, four figures, and the contents."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape

from matchcore.answer.report.elements import Section, contents, figure_list, masthead
from matchcore.season.page.shown import Shown
from matchcore.wording import say

__all__ = ["opening"]

_COUNTED = ("sessions_held", "response_rate", "trained")


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
    counts = {"active": (len(shown.season.active), len(shown.season.states))}
    for code in _COUNTED:
        row = shown.indicators.of(code)
        counts[code] = (row["yes"] or 0, row["of"])
    for code, (part, whole) in counts.items():
        known = "figure_of" if whole else f"season_{code}_none"
        of = escape(say(known, shown.language, count=whole))
        yield say(f"season_{code}", shown.language), f"{part if whole else '–'} <small>{of}</small>"
