"""Department × department: from where to where couples go, as a table with shades."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from matchcore.answer.report.elements import Section, head, table
from matchcore.names import fold
from matchcore.wording import say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

_SHOWN = 12  # rows and columns; further departments count together
_DEEPEST = 0.45  # of the shade; dark text stays readable on it


def departments_section(couples: Couples) -> list[Section]:
    """Return the table, if the couples have at least two departments."""
    a, language = couples.assignment, couples.language
    pairs = [
        (couples.mentors.profile(j).department, couples.mentees.profile(i).department)
        for i, j in zip(a.mentees.tolist(), a.mentors.tolist(), strict=True)
    ]
    if len({name for pair in pairs for name in pair} - {""}) < 2:
        return []
    usual = [_usual(Counter(pair[side] for pair in pairs)) for side in (0, 1)]
    other, unknown = say("other_departments", language), say("no_department", language)
    counts = Counter(
        tuple((name or unknown) if name in usual[side] else other for side, name in enumerate(pair))
        for pair in pairs
    )
    rows, columns = (
        sorted({pair[side] for pair in counts}, key=lambda x: (x in (other, unknown), fold(x), x))
        for side in (0, 1)
    )
    most = max(counts.values())
    heads = [head(say("from_to", language)), *map(_head, columns)]
    lines = [
        f'<tr><th scope="row">{escape(row)}</th>'
        + "".join(_cell(column, counts[row, column], most) for column in columns)
        + "</tr>"
        for row in rows
    ]
    body = table(say("departments_caption", language), heads, lines, ' class="heat"')
    return [Section("departments", say("report_departments", language), body)]


def _usual(counts: Counter[str]) -> list[str]:
    """Return the departments with the most couples, the first of equals in their order."""
    return sorted(counts, key=lambda name: (-counts[name], name))[:_SHOWN]


def _head(name: str) -> str:
    """Return the head of a column, which stands upright to be narrow."""
    return f'<th scope="col"><span>{escape(name)}</span></th>'


def _cell(column: str, count: int, most: int) -> str:
    label = escape(column)
    if not count:
        return f'<td class="none" data-l="{label}">0</td>'
    return f'<td data-l="{label}" style="--h:{_DEEPEST * count / most:.2f}">{count}</td>'
