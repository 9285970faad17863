"""The page: its sections in order, with style and script inside."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from matchcore.answer.bars import STYLE
from matchcore.answer.couples_table import bars_of
from matchcore.answer.report.couples import couples_section
from matchcore.answer.report.departments import departments_section
from matchcore.answer.report.document import document, part
from matchcore.answer.report.loads import loads_section
from matchcore.answer.report.opening import opening
from matchcore.answer.report.programme import programme_section
from matchcore.answer.report.proof import proof_section
from matchcore.answer.report.scores import scores_section
from matchcore.answer.report.skills import skills_section
from matchcore.answer.report.unmatched import unmatched_sections
from matchcore.answer.summary import headline
from matchcore.tables import Target, deliver
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
    language = couples.language
    sections = [section for make in _SECTIONS for section in make(couples)]
    body = "\n".join((opening(couples, written, sections), *(one.html for one in sections)))
    return document(
        headline(couples),
        language,
        body,
        skip=("couples", say("report_skip", language)),
        style=STYLE + bars_of(couples).style(),
        script=part("script.js"),
    )
