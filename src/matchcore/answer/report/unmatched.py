"""Who has no partner: each cause told once, with the people whom it keeps without one."""

from __future__ import annotations

from collections import Counter
from html import escape
from typing import TYPE_CHECKING

from matchcore.answer.couples_table import person
from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section
from matchcore.checks import Reason
from matchcore.checks.reasons import word_cause, word_detail
from matchcore.model.side import Side
from matchcore.wording import say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

_SHOWN = 40  # people of one cause
_GROUPS = 20  # causes of one side


def unmatched_sections(couples: Couples) -> list[Section]:
    """Return a section for each side with anybody left."""
    return [_section(couples, side) for side in Side if couples.reasons(side)]


def _section(couples: Couples, side: Side) -> Section:
    language, reasons = couples.language, couples.reasons(side)
    groups: dict[str, list[tuple[int, Reason]]] = {}
    for row, reason in reasons:
        groups.setdefault(word_cause(reason, language, side), []).append((row, reason))
    largest = sorted(groups.items(), key=lambda group: (-len(group[1]), group[0]))
    body = [_group(couples, side, cause, people) for cause, people in largest[:_GROUPS]]
    rest = Counter({cause: len(people) for cause, people in largest[_GROUPS:]}).total()
    if rest:
        body.append(_more(couples, rest))
    size = len(couples.rosters[side].ids)
    counted = say("unmatched_of", language, count=len(reasons), size=size)
    title = f"{say(f'unmatched_{side.table}', language)} ({counted})"
    return Section(side.table, title, "\n".join(body))


def _group(couples: Couples, side: Side, cause: str, people: list[tuple[int, Reason]]) -> str:
    names = _short_names(couples)
    lines = [_person(couples, side, one, names) for one in people[:_SHOWN]]
    more = len(people) - _SHOWN
    counted = sentence(say("group_count", couples.language, count=len(people)))
    return (
        f'<div class="group">\n<h3>{sentence(cause)}</h3>\n<p class="more">{counted}</p>\n'
        f'<ul class="people">{"".join(lines)}</ul>\n'
        f"{_more(couples, more) if more > 0 else ''}</div>"
    )


def _short_names(couples: Couples) -> tuple[list[str], list[str]]:
    """Return how people are called in details: by name, with the id only where two share one."""
    called = [[roster.called(k) for k in range(len(roster.ids))] for roster in couples.rosters]
    counts = Counter(name for side in called for name in side)
    mentees, mentors = (
        [name if counts[name] == 1 else label for name, label in zip(*both, strict=True)]
        for both in zip(called, couples.labels, strict=True)
    )
    return mentees, mentors


def _person(
    couples: Couples, side: Side, one: tuple[int, Reason], names: tuple[list[str], list[str]]
) -> str:
    row, reason = one
    detail = word_detail(reason, couples.language, side, names)
    told = f'<span class="at">{sentence(detail)}</span>' if detail else ""
    return f"<li>{person(couples.rosters[side], row)}{told}</li>"


def _more(couples: Couples, count: int) -> str:
    words = say("unmatched_many", couples.language, count=count)
    return f'<p class="more">{escape(words)}</p>'
