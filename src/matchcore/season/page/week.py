"""What needs a person's hand this week, first on the page."""

from __future__ import annotations

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section
from matchcore.answer.summary import Block
from matchcore.season.page.shown import Shown, listed, paragraph
from matchcore.wording import say

__all__ = ["week_section"]

_SHOWN = 8  # lines of one kind; the others are folded


def week_section(shown: Shown) -> Section:
    """Return the tasks, the most urgent first, each kind under a heading of its own."""
    body = [_group(shown, block) for block in shown.week.blocks]
    if not body:
        body = [paragraph(say("week_nothing", shown.language))]
    return Section("week", say("season_week", shown.language), "\n".join(body))


def _group(shown: Shown, block: Block) -> str:
    lines = listed([*map(sentence, block.lines)], _SHOWN, shown.language)
    return f'<div class="group">\n<h3>{sentence(block.heading)}</h3>\n{lines}</div>'
