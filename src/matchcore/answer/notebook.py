"""Answers in a notebook: HTML whose style holds for itself alone, on light and dark pages."""

from __future__ import annotations

import re
from html import escape

from matchcore.answer.bars import STYLE
from matchcore.wording import Language

_NAME = "matchcore"
_ROOT = f".{_NAME}.{_NAME}"  # twice, to count for more than the rules of JupyterLab for cells
# Colours of the page, in shades of them: the page may be light or dark
_STYLE = """
h3 { font-size: 1.15em; line-height: 1.3; margin: .9em 0 .4em; }
table { border-collapse: collapse; width: 100%; max-width: 60rem; margin: 0; border: 0;
        table-layout: auto; font-size: 1em; }
tbody tr:nth-child(n), thead tr:nth-child(n) { background: none; }
th, td { text-align: left; vertical-align: top; white-space: normal; max-width: none;
         padding: .3em .5em; border: 0; border-bottom: 1px solid rgb(127 127 127 / .3); }
th { font-weight: 600; }
tbody th { font-weight: inherit; }
tbody .whole th, tbody .whole td { font-weight: 600; border-bottom: 0; }
th.score, td.score { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.bar { width: 55%; min-width: 11em; }
td.between { text-align: center; }
.why, .mark, td.between { font-size: .9em; }
.why, td.between { opacity: .8; }
.mark { display: inline-block; margin: .3em .3em 0 0; padding: 0 .5em; border-radius: 1em;
        box-shadow: inset 0 0 0 1px rgb(127 127 127 / .8); }
.facts { margin: 0 0 .6em; }
.legend { margin: .6em 0 .3em; }
"""
_HELD = re.compile(
    r" (?=[;:%?!»])|(?<=«) |(?<=\d) (?=h\b)|(?<=\d h) (?=\d\d\b)"
    r"|(?<=\bn°) |(?<=\bs[eé]ance) (?=\d)|(?<=\bsession) (?=\d)"
)
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")


def in_notebook(body: str, language: Language, more: str = "") -> str:
    """Return HTML for the output of a notebook's cell, with its style and `more` rules of it."""
    style = f"{_ROOT} {{ color: inherit; line-height: 1.4; }}\n{_scoped(_STYLE + STYLE + more)}"
    return f'<div class="{_NAME}" lang="{language}">\n<style>{style}</style>\n{body}\n</div>'


def sentence(text: str) -> str:
    """Return a sentence as HTML; no line breaks where French allows none.

    Before a mark and within marks, between an hour and its sign, between a word and its number.
    """
    return _HELD.sub("\N{NO-BREAK SPACE}", escape(text))


def _scoped(style: str) -> str:
    """Return rules that hold inside our own element only.

    >>> _scoped("td, th { margin: 0; }")
    '.matchcore.matchcore td, .matchcore.matchcore th { margin: 0; }'
    """
    rules = [
        f"{', '.join(f'{_ROOT} {one.strip()}' for one in selectors.split(','))} {{{rule}}}"
        for selectors, rule in _RULE.findall(style)
    ]
    return "\n".join(rules)
