"""What needs a person's hand this week, first on the page."""

from __future__ import annotations

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section
from matchcore.answer.summary import Block
from matchcore.season.page.shown import Shown, paragraph
from matchcore.wording import say

__all__ = ["week_section"]

_SHOWN = 30  # lines of one kind


def week_section(shown: Shown) -> Section:
    """Return the tasks, the most urgent first, each kind under a heading of its own."""
    body = [_group(shown, block) for block in shown.week.blocks]
    if not body:
        body = [paragraph(say("week_nothing", shown.language))]
    return Section("week", say("season_week", shown.language), "\n".join(body))


def _group(shown: Shown, block: Block) -> str:
    lines = "".join(f"<li>{sentence(line)}</li>" for line in block.lines[:_SHOWN])
    more = len(block.lines) - _SHOWN
    rest = paragraph(say("more", shown.language, count=more), ' class="more"') if more > 0 else ""
    return (
        f'<div class="group">\n<h3>{sentence(block.heading)}</h3>\n'
        f'<ul class="tasks">{lines}</ul>\n{rest}</div>'
    )
