"""Couples as a table of bars: all of them in the report, the best and the weakest in a notebook."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import numpy as np

from matchcore.answer.bars import Bars
from matchcore.answer.breakdown import Breakdown
from matchcore.answer.notebook import in_notebook, sentence
from matchcore.answer.summary import Summary, facts, headline, unmatched_blocks
from matchcore.wording import number, say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples
    from matchcore.people import Roster

_BEST, _WEAKEST = 8, 4  # couples that a notebook shows


def notebook_html(couples: Couples) -> str:
    """Return the headline, the proof, the best and weakest couples, and who is unmatched."""
    body = [
        f"<h3>{sentence(headline(couples))}</h3>",
        '<ul class="facts">' + "".join(f"<li>{sentence(f)}</li>" for f in facts(couples)) + "</ul>",
    ]
    if len(couples.assignment.mentees):
        body += legend_and_table(couples, (_BEST, _WEAKEST))
    body.append(Summary(tuple(unmatched_blocks(couples))).html)
    return in_notebook("\n".join(body), couples.language)


def legend_and_table(couples: Couples, few: tuple[int, int] | None = None) -> tuple[str, str]:
    """Return the legend and the table of the couples, the best first.

    With `few`, only so many of the best and of the weakest; a line in between sums up the rest.
    """
    language, a = couples.language, couples.assignment
    scores = couples.breakdown.scores
    order = np.argsort(-scores, kind="stable")
    best, weakest = few or (len(order), 0)
    between = order[best : len(order) - weakest]
    if len(between) < 2:  # its line would save nothing
        best, between = len(order), order[:0]
    shown = np.concatenate([order[:best], order[best + len(between) :]])
    compatibility, rows = couples.problem.compatibility, (a.mentees[shown], a.mentors[shown])
    pairs = Breakdown(compatibility, couples.parts, *rows)
    bars = Bars.of(pairs.names, pairs.addends, language)
    lines = [
        f"<tr><td>{_person(couples.mentors, pairs.mentors[k])}</td>"
        f"<td>{_person(couples.mentees, pairs.mentees[k])}</td>"
        f'<td class="bar">{bars.bar(addends)}{bars.why(addends)}</td>'
        f'<td class="score">{number(pairs.scores[k], ".3f", language)}</td></tr>'
        for k, addends in enumerate(pairs.addends)
    ]
    if len(between):
        low, high = scores[between].min(), scores[between].max()
        words = sentence(say("between", language, count=len(between), low=low, high=high))
        lines.insert(best, f'<tr><td class="between" colspan="4">{words}</td></tr>')
    heads = [(say(word, language), "") for word in ("mentor", "mentee", "why")]
    heads.append((say("score_column", language), ' class="score"'))
    head = "".join(f'<th scope="col"{look}>{escape(word)}</th>' for word, look in heads)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>\n"
    return bars.legend(), table + "\n".join(lines) + "\n</tbody></table>"


def _person(roster: Roster, row: int) -> str:
    """Return name and id; an id is not broken at its hyphens if it fits a line."""
    name, one = roster.names[row], roster.ids[row]
    return f'{escape(name)} <span class="id">({escape(one)})</span>' if name else escape(one)
