"""The report: one self-contained HTML file with every name escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from matchcore.answer.bars import STYLE
from matchcore.answer.couples_table import legend_and_table
from matchcore.answer.notebook import sentence
from matchcore.answer.summary import facts, headline, unmatched_lines
from matchcore.model.side import Side
from matchcore.tables import Target, deliver
from matchcore.wording import say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

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
.score { text-align: right; }
td.score { font-variant-numeric: tabular-nums; white-space: nowrap; }
td.bar { width: 40%; min-width: 9rem; }
td.who { width: 25%; }
.why { color: #55636f; font-size: .87rem; }
@media print { body { margin: 0; max-width: none; } tr { break-inside: avoid; } }
"""


def write_report(couples: Couples, path: Target) -> None:
    """Write the report of some couples."""
    deliver(path, _page(couples).encode())


def _page(couples: Couples) -> str:
    language = couples.language
    title = sentence(headline(couples))
    body = [
        f"<h1>{title}</h1>",
        '<ul class="facts">' + "".join(f"<li>{sentence(f)}</li>" for f in facts(couples)) + "</ul>",
    ]
    if couples.lasting_cautions:
        cautions = "".join(f"<li>{sentence(one)}</li>" for one in couples.lasting_cautions)
        body += [f"<h2>{escape(say('cautions', language))}</h2>", f"<ul>{cautions}</ul>"]
    if len(couples.assignment.mentees):
        body += [f"<h2>{escape(say('all', language))}</h2>", *legend_and_table(couples)]
    for side in Side:
        lines = unmatched_lines(couples, side)
        if lines:
            heading = f"{say(f'unmatched_{side.table}', language)} ({len(lines)})"
            body += [f"<h2>{escape(heading)}</h2>", _unmatched(couples, lines)]
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<style>{_STYLE}{STYLE}</style>\n</head>\n<body>\n"
        + "\n".join(body)
        + "\n</body>\n</html>\n"
    )


def _unmatched(couples: Couples, lines: list[tuple[str, str]]) -> str:
    heads = "".join(f"<th>{escape(say(w, couples.language))}</th>" for w in ("who", "why"))
    rows = "\n".join(
        f'<tr><td class="who">{escape(who)}</td><td class="why">{sentence(why)}</td></tr>'
        for who, why in lines
    )
    return f"<table><thead><tr>{heads}</tr></thead><tbody>\n{rows}\n</tbody></table>"
