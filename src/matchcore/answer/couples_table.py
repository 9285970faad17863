"""Couples as rows of a table: person, person, why, score. The report and notebooks share them."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from matchcore.answer.bars import Bars
from matchcore.answer.marks import Mark, marks
from matchcore.answer.notebook import in_notebook, sentence
from matchcore.answer.reason_sentence import reason_sentence
from matchcore.answer.summary import Summary, facts, headline, unmatched_blocks
from matchcore.wording import number, say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples
    from matchcore.model.arrays import Rows
    from matchcore.people import Roster

_BEST, _WEAKEST = 8, 4  # couples that a notebook shows
_COLUMNS = 4


class CoupleRow(NamedTuple):
    """One couple as HTML.

    Attributes
    ----------
    place : int
        Among the couples, in the order of `Couples.pairs`.
    mentor, mentee, why, score : str
        The contents of its cells.
    marks : tuple of str
        By code.
    """

    place: int
    mentor: str
    mentee: str
    why: str
    score: str
    marks: tuple[Mark, ...]


def best_first(couples: Couples) -> Rows:
    """Return the places of the couples, the best score first, equal ones by id."""
    return np.argsort(-couples.breakdown.scores, kind="stable")


def bars_of(couples: Couples) -> Bars:
    """Return the bars of all couples: on one scale, whichever of them are shown."""
    taken = couples.breakdown
    return Bars.of(taken.names, taken.amounts, couples.language)


def couple_rows(couples: Couples, places: Rows) -> Iterator[CoupleRow]:
    """Yield some couples as rows, in the order of their places."""
    a, taken, bars = couples.assignment, couples.breakdown, bars_of(couples)
    marked, language = marks(couples), couples.language
    for k in places.tolist():
        said = sentence(reason_sentence(couples, k))
        noted = "".join(
            f'<span class="mark">{escape(say(f"mark_{mark}", language))}</span>'
            for mark in marked[k]
        )
        yield CoupleRow(
            k,
            person(couples.mentors, a.mentors[k]),
            person(couples.mentees, a.mentees[k]),
            f"{said}{bars.bar(taken.addends[k])}{noted}",
            number(taken.scores[k], ".3f", language),
            marked[k],
        )


def person(roster: Roster, row: int) -> str:
    """Return name and id; an id is not broken at its hyphens if it fits a line."""
    name, one = roster.names[row], roster.ids[row]
    if not name:
        return f"<bdi>{escape(one)}</bdi>"
    return f'<bdi>{escape(name)}</bdi> <span class="id">({escape(one)})</span>'


def notebook_html(couples: Couples) -> str:
    """Return the headline, the proof, the best and weakest couples, and who is unmatched."""
    body = [
        f"<h3>{sentence(headline(couples))}</h3>",
        '<ul class="facts">' + "".join(f"<li>{sentence(f)}</li>" for f in facts(couples)) + "</ul>",
    ]
    bars = bars_of(couples)
    if len(couples.assignment.mentees):
        body += [bars.legend(), _few(couples)]
    body.append(Summary(tuple(unmatched_blocks(couples))).html)
    return in_notebook("\n".join(body), couples.language, bars.style())


def _few(couples: Couples) -> str:
    """Return a table of the best and the weakest couples; a line in between sums up the rest."""
    language, order = couples.language, best_first(couples)
    best, between = _BEST, order[_BEST : len(order) - _WEAKEST]
    if len(between) < 2:  # its line would save nothing
        best, between = len(order), order[:0]
    shown = np.concatenate([order[:best], order[best + len(between) :]])
    lines = [
        f'<tr><td>{row.mentor}</td><td>{row.mentee}</td><td class="bar">{row.why}</td>'
        f'<td class="score">{row.score}</td></tr>'
        for row in couple_rows(couples, shown)
    ]
    if len(between):
        scores = couples.breakdown.scores[between]
        low, high = scores.min(), scores.max()
        words = sentence(say("between", language, count=len(between), low=low, high=high))
        lines.insert(best, f'<tr><td class="between" colspan="{_COLUMNS}">{words}</td></tr>')
    heads = [(say(word, language), "") for word in ("mentor", "mentee", "why")]
    heads.append((say("score_column", language), ' class="score"'))
    head = "".join(f'<th scope="col"{look}>{escape(word)}</th>' for word, look in heads)
    table = f"<table><thead><tr>{head}</tr></thead><tbody>\n"
    return table + "\n".join(lines) + "\n</tbody></table>"
