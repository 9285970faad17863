"""What needs a person's hand this week, first on the page."""

from __future__ import annotations

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section
from matchcore.season.page.shown import Shown, listed, paragraph
from matchcore.season.week import Task
from matchcore.wording import say

__all__ = ["week_section"]

_SHOWN = 8  # lines of one kind; the others are folded


def week_section(shown: Shown) -> Section:
    """Return the tasks, the most urgent first, each kind under a heading of its own."""
    body = [_group(shown, heading, tasks) for heading, tasks in shown.week.kinds]
    if not body:
        body = [paragraph(say("week_nothing", shown.language))]
    return Section("week", say("season_week", shown.language), "\n".join(body))


def _group(shown: Shown, heading: str, tasks: list[Task]) -> str:
    lines = listed([shown.line(one.people, one.what) for one in tasks], _SHOWN, shown.language)
    return f'<div class="group">\n<h3>{sentence(heading)}</h3>\n{lines}</div>'
