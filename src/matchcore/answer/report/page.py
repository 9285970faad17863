"""The page: its sections in order, with style and script inside."""

from __future__ import annotations

import base64
import hashlib
from datetime import date
from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from matchcore.answer.bars import STYLE
from matchcore.answer.couples_table import bars_of
from matchcore.answer.notebook import sentence
from matchcore.answer.report.couples import couples_section
from matchcore.answer.report.departments import departments_section
from matchcore.answer.report.loads import loads_section
from matchcore.answer.report.opening import opening
from matchcore.answer.report.programme import programme_section
from matchcore.answer.report.proof import proof_section
from matchcore.answer.report.scores import scores_section
from matchcore.answer.report.skills import skills_section
from matchcore.answer.report.unmatched import unmatched_sections
from matchcore.answer.summary import headline
from matchcore.tables import Target, deliver
from matchcore.version import __version__
from matchcore.wording import say

if TYPE_CHECKING:
    from matchcore.answer.couples import Couples

_SECTIONS = (
    couples_section,
    unmatched_sections,
    scores_section,
    skills_section,
    loads_section,
    departments_section,
    programme_section,
    proof_section,
)


def write_report(couples: Couples, path: Target, written: date) -> None:
    """Write the report of some couples, dated as given."""
    deliver(path, page(couples, written).encode())


def page(couples: Couples, written: date) -> str:
    """Return the report as HTML; the same couples and date give the same text."""
    language, script = couples.language, _part("script.js")
    sections = [section for make in _SECTIONS for section in make(couples)]
    style = _part("style.css") + STYLE + bars_of(couples).style()
    body = "\n".join(section.html for section in sections)
    made = sentence(say("report_made", language, version=__version__))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(script)}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{sentence(headline(couples))}</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        f'<a class="skip" href="#couples">{escape(say("report_skip", language))}</a>\n'
        f"<main>\n{opening(couples, written, sections)}\n{body}\n</main>\n"
        f"<footer>{made}</footer>\n<script>{script}</script>\n</body>\n</html>\n"
    )


def _policy(script: str) -> str:
    """Return a policy that loads nothing and runs no script but ours."""
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    return f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{digest}'"


@cache
def _part(name: str) -> str:
    return files(__package__).joinpath(name).read_text(encoding="utf-8")
