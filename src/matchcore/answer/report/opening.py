"""The top of the page: whose matching, when, how many, what to look at, and the contents."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section, begun, contents, figure_list, masthead
from matchcore.wording import number, say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples


def opening(couples: Couples, written: date, sections: Sequence[Section]) -> str:
    """Return the title, the date, the main figures, the cautions and the contents."""
    language = couples.language
    parts = [
        masthead(couples.title, "report_written", written, language),
        _figures(couples),
        _cautions(couples),
        contents(sections, language),
    ]
    return "\n".join(filter(None, parts))


def _figures(couples: Couples) -> str:
    a, language = couples.assignment, couples.language
    counts = [
        ("quantity_covered", len(np.unique(a.mentees)), len(couples.mentees.ids)),
        ("figure_mentors", len(np.unique(a.mentors)), len(couples.mentors.ids)),
    ]
    figures = [
        (code, f"{part} <small>{say('figure_of', language, count=whole)}</small>")
        for code, part, whole in counts
    ]
    figures.append(("quantity_seats", str(len(a.mentees))))
    if len(a.mentees):
        mean = number(couples.breakdown.scores.mean(), ".3f", language)
        figures.append(("figure_score", mean))
    return figure_list((say(code, language), shown) for code, shown in figures)


def _cautions(couples: Couples) -> str:
    if not couples.lasting_cautions:
        return ""
    lines = "".join(f"<li>{sentence(begun(line))}</li>" for line in couples.lasting_cautions)
    title = escape(say("cautions", couples.language))
    return (
        '<section class="cautions" aria-labelledby="cautions-title">'
        f'<h2 id="cautions-title">{title}</h2><ul>{lines}</ul></section>'
    )
