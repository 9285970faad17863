"""The load of the mentors: how many have how many mentees, and each one's places."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from matchcore.answer.couples_table import person
from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section, count_cell, head, level_cell, table
from matchcore.model.side import Side
from matchcore.wording import say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

_SHOWN = 100


def loads_section(couples: Couples) -> list[Section]:
    """Return the loads, if there are mentors."""
    if not len(couples.mentors.ids):
        return []
    language = couples.language
    shown = min(_SHOWN, len(couples.mentors.ids))
    folded = f"<details><summary>{sentence(say('loads_each', language))}</summary>"
    body = f"{_spread(couples)}\n{folded}{_each(couples, shown)}</details>"
    return [Section("loads", say("report_loads", language), body)]


def _spread(couples: Couples) -> str:
    """Return how many mentors have how many mentees."""
    language, counts = couples.language, np.bincount(couples.loads(Side.MENTORS))
    words = [say(code, language) for code in ("mentees_column", "mentors_column")]
    heads = [head(words[0]), head(""), head(words[1], ' class="n"')]
    heads[1] = "<td></td>"
    most = int(counts.max())
    rows = [
        f'<tr><th scope="row" data-l="{words[0]}">{load}</th>'
        f"{level_cell(count, count, most, f'{count} {words[1]}')}{count_cell(words[1], str(count))}"
        "</tr>"
        for load, count in enumerate(counts.tolist())
        if count
    ]
    return table(say("loads_caption", language), heads, rows)


def _each(couples: Couples, shown: int) -> str:
    """Return the mentors with the most mentees, each with places."""
    language, load = couples.language, couples.loads(Side.MENTORS)
    places = np.minimum(couples.problem.capacity, couples.problem.shape[0])
    order = np.lexsort((np.arange(len(load)), -places, -load))[:shown]
    longest = max(1, int(places[order].max()))
    codes = ("mentees_column", "places_column")
    words = [say(code, language) for code in codes]
    heads = [head(say("mentor", language)), head(say("filled_column", language))]
    heads += [head(word, ' class="n"') for word in words]
    rows = []
    for k in order.tolist():
        numbers = int(load[k]), int(places[k])
        told = say("filled_label", language, load=numbers[0], places=numbers[1])
        cells = (count_cell(word, str(x)) for word, x in zip(words, numbers, strict=True))
        rows.append(
            f'<tr><th scope="row">{person(couples.mentors, k)}</th>'
            f"{level_cell(*numbers, longest, told)}{''.join(cells)}</tr>"
        )
    more = len(load) - shown
    rest = f'\n<p class="more">{say("more", language, count=more)}</p>' if more > 0 else ""
    return table(say("loads_first", language), heads, rows) + rest
