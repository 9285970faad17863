"""The report: one HTML file that needs no other, every name escaped."""

from __future__ import annotations

import os
from html import escape
from typing import TYPE_CHECKING

from matchcore.answer.explanation import Addend, addends
from matchcore.answer.summary import facts, headline, unmatched_lines
from matchcore.answer.wording import Language, number, say
from matchcore.tables import write_whole

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

_COLOURS = ("#2f5d8a", "#c8793a", "#5b8c5a", "#8a5a83", "#b0a03c", "#4a9a9a")
_STYLE = """
:root { color-scheme: light; }
body { font: 15px/1.5 system-ui, sans-serif; color: #1d2733; max-width: 62rem; margin: 2.5rem auto;
       padding: 0 1.25rem; background: #fff; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 0 0 .75rem; }
h2 { font-size: 1.1rem; margin: 2.25rem 0 .5rem; }
ul.facts { margin: 0; padding: .75rem 1rem .75rem 2rem; background: #f2f5f8; border-radius: .4rem; }
table { border-collapse: collapse; width: 100%; }
th { text-align: left; font-weight: 600; border-bottom: 2px solid #c9d3dd; padding: .35rem .5rem; }
td { border-bottom: 1px solid #e6ebf0; padding: .35rem .5rem; vertical-align: top; }
td.score { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.bar { width: 30%; min-width: 9rem; }
.track { display: flex; height: .8rem; margin-top: .35rem; overflow: hidden;
         background: #eef2f6; border-radius: .2rem; }
.why { color: #55636f; font-size: .87rem; }
.legend span { display: inline-block; margin-right: 1.1rem; }
.legend i { display: inline-block; width: .8rem; height: .8rem; border-radius: .2rem;
            margin-right: .35rem; vertical-align: -.05rem; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
"""


def write_report(couples: Couples, path: str | os.PathLike[str]) -> None:
    """Write the report of a couples."""
    write_whole(path, _page(couples).encode())


def _page(couples: Couples) -> str:
    language = couples.language
    title = escape(headline(couples))
    body = [
        f"<h1>{title}</h1>",
        '<ul class="facts">' + "".join(f"<li>{escape(f)}</li>" for f in facts(couples)) + "</ul>",
        f"<h2>{escape(say('all', language))}</h2>",
        _legend(couples),
        _couples(couples),
    ]
    for role in ("mentee", "mentor"):
        lines = unmatched_lines(couples, role)
        if lines:
            heading = f"{say(f'unmatched_{role}s', language)} ({len(lines)})"
            body += [f"<h2>{escape(heading)}</h2>", _unmatched(couples, lines)]
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _legend(couples: Couples) -> str:
    entries = "".join(
        f'<span><i style="background:{_COLOURS[k % len(_COLOURS)]}"></i>{escape(part.name)}</span>'
        for k, part in enumerate(couples.parts)
    )
    return f'<p class="legend">{entries}</p>'


def _couples(couples: Couples) -> str:
    language, a = couples.language, couples.assignment
    heads = [say(w, language) for w in ("mentor", "mentee")] + ["", say("score_column", language)]
    scores = couples.pairs["score"].to_numpy()
    rows = []
    for k in sorted(range(len(scores)), key=lambda k: (-scores[k], k)):
        i, j = int(a.mentees[k]), int(a.mentors[k])
        lines = addends(couples.problem.compatibility, couples.parts, i, j)
        rows.append(
            f"<tr><td>{escape(couples.mentors.label(j))}</td>"
            f"<td>{escape(couples.mentees.label(i))}</td>"
            f'<td class="bar">{_bar(lines, language)}</td>'
            f'<td class="score">{number(scores[k], ".3f", language)}</td></tr>'
        )
    head = "".join(f"<th>{escape(h)}</th>" for h in heads)
    return (
        f"<table><thead><tr>{head}</tr></thead><tbody>\n" + "\n".join(rows) + "\n</tbody></table>"
    )


def _bar(lines: list[Addend], language: Language) -> str:
    """Return a stacked bar of a score from 0 to 1, and what stands behind it in words."""
    pieces = "".join(
        f'<span style="width:{max(0.0, min(1.0, a.amount)):.2%};'
        f'background:{_COLOURS[k % len(_COLOURS)]}" '
        f'title="{escape(a.name)} {number(a.amount, "+.3f", language)}"></span>'
        for k, a in enumerate(lines)
    )
    skills = next((", ".join(a.evidence) for a in lines if a.evidence), "")
    return f'<div class="track">{pieces}</div><div class="why">{escape(skills)}</div>'


def _unmatched(couples: Couples, lines: list[tuple[str, str]]) -> str:
    heads = "".join(f"<th>{escape(say(w, couples.language))}</th>" for w in ("who", "why"))
    rows = "\n".join(
        f'<tr><td>{escape(who)}</td><td class="why">{escape(why)}</td></tr>' for who, why in lines
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>"
