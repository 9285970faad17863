"""The couples: a table that is complete without its script, and the controls that narrow it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import TYPE_CHECKING

from matchcore.answer.couples_table import CoupleRow, bars_of, best_first, couple_rows
from matchcore.answer.marks import MARKS
from matchcore.answer.report.elements import Section, head, table
from matchcore.names import fold
from matchcore.wording import Language, say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

_PLACES = {"department": "d", "site": "s"}  # columns to filter by, and the attributes of rows


def couples_section(couples: Couples) -> list[Section]:
    """Return every couple, the best first."""
    language = couples.language
    title = say("report_couples", language)
    if not len(couples.assignment.mentees):
        return [Section("couples", title, f"<p>{escape(say('no_couples', language))}</p>")]
    choices = {column: _choices(couples, column) for column in _PLACES}
    rows = [_row(couples, row, choices) for row in couple_rows(couples, best_first(couples))]
    heads = [head(say(side, language), f' data-sort="{side}"') for side in ("mentor", "mentee")]
    heads.append(head(say("why", language)))
    score = ' class="n" data-sort="score" aria-sort="descending"'
    heads.append(head(say("score_column", language), score))
    status = escape(say("couples_shown", language, shown="{shown}", count="{count}"))
    words = {"mentor": "mentor", "mentee": "mentee", "score": "score_column"}
    named = "".join(f"--{name}:'{say(code, language)}';" for name, code in words.items())
    look = f' class="couples" style="{named}"'  # for narrow screens, once and not in each row
    body = [
        _controls(couples, choices),
        f'<p role="status" data-t="{status}"></p>',
        bars_of(couples).legend(),
        table(say("couples_caption", language), heads, rows, look),
    ]
    return [Section("couples", title, "\n".join(body))]


def _choices(couples: Couples, column: str) -> dict[str, int]:
    """Return the values of a column among all people, numbered in their order."""
    values = {getattr(p, column) for roster in couples.rosters for p in roster.profiles}
    return {value: k for k, value in enumerate(sorted(values - {""}, key=lambda x: (fold(x), x)))}


def _row(couples: Couples, row: CoupleRow, choices: Mapping[str, Mapping[str, int]]) -> str:
    a, k = couples.assignment, row.place
    people = couples.mentors.profile(a.mentors[k]), couples.mentees.profile(a.mentees[k])
    values = {"v": f"{couples.breakdown.scores[k]:.6g}"}
    for column, name in _PLACES.items():
        numbered = [choices[column].get(getattr(one, column)) for one in people]
        values[name] = " ".join(str(x) for x in dict.fromkeys(numbered) if x is not None)
    values["m"] = " ".join(str(MARKS.index(mark)) for mark in row.marks)
    data = "".join(f' data-{name}="{value}"' for name, value in values.items() if value)
    mentor, mentee = (
        f'{who}<span class="at">{escape(at)}</span>' if at else who
        for who, one in zip((row.mentor, row.mentee), people, strict=True)
        for at in [" · ".join(filter(None, (one.department, one.site)))]
    )
    return (
        f'<tr{data}><th scope="row">{mentor}</th><td>{mentee}</td><td>{row.why}</td>'
        f'<td class="n">{row.score}</td></tr>'
    )


def _controls(couples: Couples, choices: Mapping[str, Mapping[str, int]]) -> str:
    """Return the form that the script shows and works with."""
    language = couples.language
    fields = [_field("search", language, '<input type="search" name="search" id="search">')]
    fields += [
        _select(column, couples, {str(k): value for value, k in found.items()})
        for column, found in choices.items()
        if len(found) > 1
    ]
    marks = {str(k): say(f"mark_{mark}", language) for k, mark in enumerate(MARKS)}
    fields.append(_select("mark", couples, {"any": say("control_any_mark", language), **marks}))
    least = '<input type="number" step="0.05" name="least" id="least">'
    fields.append(_field("least", language, least))
    reset = f'<button type="reset">{escape(say("control_reset", language))}</button>'
    names = escape(say("control_filters", language)), escape(say("control_sort", language))
    return (
        f'<form class="controls" role="search" aria-label="{names[0]}" data-sort="{names[1]}" '
        f"hidden>{''.join(fields)}{reset}</form>"
    )


def _select(name: str, couples: Couples, options: Mapping[str, str]) -> str:
    shown = {"": say("control_all", couples.language), **options}
    listed = "".join(f'<option value="{k}">{escape(text)}</option>' for k, text in shown.items())
    return _field(name, couples.language, f'<select name="{name}" id="{name}">{listed}</select>')


def _field(name: str, language: Language, control: str) -> str:
    label = escape(say(f"control_{name}", language))
    return f'<div><label for="{name}">{label}</label>{control}</div>'
