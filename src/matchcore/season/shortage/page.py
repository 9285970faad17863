"""A shortage as one page: the heat map, who stays short, and what more mentors would change."""

from __future__ import annotations

from collections.abc import Sequence

from matchcore.answer.notebook import sentence
from matchcore.answer.report.document import document, part
from matchcore.answer.report.elements import Section, begun, contents, figure_list
from matchcore.season.shortage.heat_map import heat_map, largest
from matchcore.season.shortage.shortage_words import (
    ShortageFacts,
    bottleneck_lines,
    effect_lines,
)
from matchcore.wording import say

__all__ = ["page"]

_FIGURES = ("asking", "coverable", "covered")


def page(of: ShortageFacts) -> str:
    """Return the page as HTML, in the reader's language; equal facts give equal bytes."""
    language, title = of.language, say("shortage_title", of.language)
    sections = [
        Section("skills", say("shortage_by_skill", language), _skills(of)),
        _listed(of, "bottlenecks", bottleneck_lines(of), "shortage_none_short"),
        _listed(of, "effects", effect_lines(of), "shortage_none_tried"),
    ]
    figures = zip((say(f"shortage_{name}", language) for name in _FIGURES), of.reach, strict=True)
    body = [
        f"<header>\n<h1>{sentence(title)}</h1>\n</header>",
        figure_list((words, str(count)) for words, count in figures),
        contents(sections, language),
        *(one.html for one in sections),
    ]
    return document(
        title,
        language,
        "\n".join(body),
        skip=("skills", say("shortage_skip", language)),
        style=part("style.css", __package__),
        script="",
    )


def _skills(of: ShortageFacts) -> str:
    """Return the heat map of the scarcest skills; the others are folded away."""
    most = largest(of.frame)
    first, rest = of.frame.head(of.most), of.frame.iloc[of.most :]
    intro = f'<p class="intro">{sentence(say("shortage_intro", of.language))}</p>'
    body = f"{intro}\n{heat_map(first, of.language, most)}"
    if rest.empty:
        return body
    more = sentence(say("more", of.language, count=len(rest)))
    folded = heat_map(rest, of.language, most)
    return f"{body}\n<details><summary>{more}</summary>\n{folded}\n</details>"


def _listed(of: ShortageFacts, name: str, lines: Sequence[str], empty: str) -> Section:
    """Return a section with lines, or with a sentence that says why there is none."""
    body = "".join(f"<li>{sentence(begun(line))}</li>" for line in lines)
    body = f'<ul class="facts">{body}</ul>' if lines else f"<p>{say(empty, of.language)}</p>"
    return Section(name, say(f"shortage_{name}", of.language), body)
