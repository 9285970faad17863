"""Pitfalls: each told once, with whom it concerns, why, and what to do."""

from __future__ import annotations

from itertools import groupby

from matchcore.answer.notebook import sentence
from matchcore.answer.report.elements import Section
from matchcore.season.page.shown import Shown, listed, paragraph, with_commands
from matchcore.season.pitfalls import Finding
from matchcore.wording import say

__all__ = ["pitfalls_section"]

_SHOWN = 8  # people or couples of one pitfall; the others are folded


def pitfalls_section(shown: Shown) -> Section:
    """Return the pitfalls, the most urgent first, and what could not be checked."""
    language, found = shown.language, shown.pitfalls
    groups = groupby(found.findings, key=lambda one: one.pitfall)
    body = [_group(shown, [*findings]) for _, findings in groups]
    if not body:
        body = [paragraph(say("pitfalls_none", language))]
    if found.unchecked:
        lines = listed([*map(sentence, found.unchecked_lines)], _SHOWN, language)
        heading = sentence(say("pitfalls_unchecked", language))
        body.append(f'<div class="group">\n<h3>{heading}</h3>\n{lines}</div>')
    title = f"{say('season_pitfalls', language)} ({len(found)})"
    return Section("pitfalls", title, "\n".join(body))


def _group(shown: Shown, findings: list[Finding]) -> str:
    """Return the findings of one pitfall."""
    language, first = shown.language, findings[0]
    lines = [shown.line(one.people, one.why(language)) for one in findings]
    title = say(f"pitfall_{first.pitfall}_title", language)
    heading = f"{title} ({len(findings)})" if first.mentee or first.mentor else title
    badge = f'<span class="when {first.severity}">{_when(shown, first)}</span>'
    return (
        f'<div class="group">\n<h3>{sentence(heading)} {badge}</h3>\n'
        f"<p>{with_commands(first.remedy(language))}</p>\n"
        f"{listed(lines, _SHOWN, language)}</div>"
    )


def _when(shown: Shown, one: Finding) -> str:
    return sentence(say(f"severity_{one.severity}_word", shown.language))
