"""Couples in trouble: the signs and the evidence, and nothing that anybody wrote."""

from __future__ import annotations

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section, head, table
from matchcore.season.page.shown import MOST, Shown, beyond, paragraph
from matchcore.season.season import ENDED
from matchcore.wording import say

__all__ = ["troubled_section"]


def troubled_section(shown: Shown) -> Section:
    """Return the couples with signs of trouble."""
    language, pulse = shown.language, shown.season.pulse
    title = say("season_troubled", language)
    if pulse is None:
        return Section("troubled", title, paragraph(say("troubled_unknown", language)))
    rows = [
        _row(shown, mentee, mentor, evidence)
        for mentee, mentor, evidence in sorted(
            pulse.troubled[["mentee", "mentor", "evidence"]].itertuples(index=False, name=None)
        )
        if shown.season.states.get((mentee, mentor)) not in ENDED
    ]
    if not rows:
        return Section("troubled", title, paragraph(say("troubled_none", language)))
    heads = [head(say(code, language)) for code in ("mentor", "mentee", "troubled_evidence")]
    body = table(say("troubled_caption", language), heads, rows[:MOST], ' class="troubled"')
    body += beyond(len(rows), language)
    return Section("troubled", title, body)


def _row(shown: Shown, mentee: str, mentor: str, evidence: str) -> str:
    cells = f'<th scope="row">{shown.people[mentor]}</th><td>→ {shown.people[mentee]}</td>'
    return f"<tr>{cells}<td>{sentence(evidence)}</td></tr>"
